"""Stores as git has them: `REV:PATH` is a file or a folder of the repository, at a revision; `:PATH` is what is staged.

Source of the notation: gitrevisions(7), "<rev>:<path>". A path is seen from the root of the repository, one that begins
with `./` from the current folder.
"""

from __future__ import annotations

import os
import subprocess
from typing import Final

from timeline_tui.chronicle.event import Preface
from timeline_tui.store.error import StoreError
from timeline_tui.store.files import decoded
from timeline_tui.store.load import Progress, Reading, load

_PATIENCE: Final = 60
"""Seconds that git may take."""
_NOTHING: Final = frozenset({os.devnull, "/dev/null"})
"""What git calls a file that is not there, on every system."""
_FILE: Final = "100"
"""How the mode of a file begins; a link or another repository is none."""


def read(side: str, progress: Progress | None = None) -> Reading:
    """Read a file, a folder, standard input (`-`) or `REV:PATH`; a file that is called so comes first.

    The null device, which git names where a file is new or gone, holds nothing. Raises StoreError where there is
    nothing to read.
    """
    if side in _NOTHING:
        return Reading(Preface(), ())
    revision, colon, path = side.partition(":")
    # git takes a word that begins with a dash for an option; no revision does.
    if not colon or side.startswith("-") or os.path.lexists(side):
        return load([side], progress)
    texts = {f"{revision}:{name}": _text(revision, name) for name in _names(revision, path, side)}
    return load(list(texts), progress, texts=texts)


def _names(revision: str, path: str, side: str) -> list[str]:
    """The file itself, or the `*.toml` directly in a folder, as `files.files_of` chooses them."""
    kind = _git(side, "cat-file", "-t", side)
    if kind is None:
        raise StoreError(side, _why_not(revision, path, side))
    if kind.strip() == b"blob":
        return [path]
    listed = _git(side, "ls-tree", "-z", "--full-tree", side) or b""
    names = []
    for entry in listed.decode("utf-8", "surrogateescape").split("\0"):
        about, _, name = entry.partition("\t")
        if about.startswith(_FILE) and name.endswith(".toml") and name[0] != ".":
            names.append(name)
    if not names:
        raise StoreError(side, "this folder holds no .toml file at that revision; name a file")
    folder = f"{path.rstrip('/')}/" if path else ""
    return [f"{folder}{name}" for name in sorted(names)]


def _text(revision: str, path: str) -> str:
    """The text of a file at a revision, as it was committed: no `textconv` of the user's comes in between."""
    side = f"{revision}:{path}"
    data = _git(side, "cat-file", "blob", side)
    if data is None:
        raise StoreError(side, "git can't give this file; try git fsck")
    return decoded(side, data)


def _why_not(revision: str, path: str, side: str) -> str:
    """Why git knows nothing of a side, and what to do."""
    if _git(side, "rev-parse", "--git-dir") is None:
        return "there is no such file, and no git repository here that may know a revision; check the name"
    if not revision:
        return f'"{path}" is not staged; git ls-files lists what is'
    if _git(side, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{tree}}") is None:
        return f'git knows no revision "{revision}"; try git fetch, or choose one of git log --oneline'
    here = f"./{path}"
    if not path.startswith(".") and _git(side, "cat-file", "-t", f"{revision}:{here}") is not None:
        return f'"{path}" is not at the root of the repository; from this folder write {revision}:{here}'
    return f'"{path}" is not in {revision}; git ls-tree -r --name-only {revision} lists what is'


def _git(side: str, *words: str) -> bytes | None:
    """What git prints; None where it refuses. Raises StoreError where there is no git, or no answer of it."""
    try:
        done = subprocess.run(  # noqa: S603 - a list of words, no shell
            ["git", "--no-pager", *words],  # noqa: S607 - the user's own git, wherever it is
            check=False,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
        )
    except FileNotFoundError as error:
        raise StoreError(side, "there is no such file, and git, which knows revisions, is not installed") from error
    except (subprocess.TimeoutExpired, OSError, ValueError) as error:
        raise StoreError(side, "git does not answer; save that state to a file and name it") from error
    return None if done.returncode else done.stdout
