"""Stores as git has them: `REV:PATH` is a file or a folder of the repository, at a revision.

Source of the notation: gitrevisions(7), "<rev>:<path>". A path is seen from the root of the repository, one that begins
with `./` from the current folder.
"""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING, Final

from timeline_tui.store.error import StoreError
from timeline_tui.store.load import load

if TYPE_CHECKING:
    from timeline_tui.store.load import Reading

_PATIENCE: Final = 60
"""Seconds that git may take."""


def read(side: str) -> Reading:
    """Read a file, a folder, standard input (`-`) or `REV:PATH`; a file that is called so comes first.

    Raises StoreError where there is nothing to read.
    """
    revision, colon, path = side.partition(":")
    if not colon or not revision or side == "-" or os.path.exists(side):  # noqa: PTH110 - as written
        return load([side])
    texts = {f"{revision}:{name}": _text(revision, name) for name in _names(revision, path, side)}
    return load(list(texts), texts=texts)


def _names(revision: str, path: str, side: str) -> list[str]:
    """The file itself, or the `*.toml` directly in a folder."""
    kind = _git(side, "cat-file", "-t", f"{revision}:{path}").strip()
    if kind == "blob":
        return [path]
    if kind != "tree":
        raise StoreError(side, "this is neither a file nor a folder of the repository")
    listed = _git(side, "ls-tree", "-z", f"{revision}:{path}").split("\0")
    names = [name for line in listed if " blob " in line and (name := line.partition("\t")[2]).endswith(".toml")]
    if not names:
        raise StoreError(side, "this folder holds no .toml file at that revision")
    folder = f"{path.rstrip('/')}/" if path else ""
    return [f"{folder}{name}" for name in sorted(names) if name[0] != "."]


def _text(revision: str, path: str) -> str:
    return _git(f"{revision}:{path}", "show", f"{revision}:{path}").removeprefix("\ufeff")


def _git(side: str, *words: str) -> str:
    command = ["git", "--no-pager", *words]
    try:
        done = subprocess.run(command, check=False, capture_output=True, timeout=_PATIENCE)  # noqa: S603 - fixed words
    except FileNotFoundError as error:
        raise StoreError(side, "no such file, and git, which knows revisions, is not installed") from error
    except (subprocess.TimeoutExpired, OSError, ValueError) as error:
        raise StoreError(side, "git does not answer; write the old state to a file and name that") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise StoreError(side, f"no such file, and git says: {said.removeprefix('fatal: ') or 'no'}")
    try:
        return done.stdout.decode()
    except UnicodeDecodeError as error:
        raise StoreError(side, "this is not UTF-8; save it as UTF-8") from error
