"""A git history: commits and tags, by their authors' own clocks. `git:PATH` is a repository, or a part of one.

Nothing of the repository is run: no hook, no pager, no signature program, no filter of its settings.
"""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_tui.formats.carried import Carried
from timeline_tui.formats.foreign import SCHEME
from timeline_tui.store.error import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.formats.carried import Wishes
    from timeline_tui.formats.foreign import Foreign

_CHUNK: Final = 2**20
_STEP: Final = 2_000
"""Commits between two reports of progress."""
_SHORT: Final = 12
"""Digits of a commit's name that are its id here: two of a million commits share them once in 500 repositories."""
_COMMIT: Final = "%H%x00%P%x00%an%x00%aI%x00%cI%x00%s%x00%b"
_TAG: Final = (
    "%(refname:short)%00%(objectname)%00%(*objectname)%00%(taggername)%00%(creatordate:iso-strict)%00%(subject)"
)
_QUIET: Final = ("-c", "log.showSignature=false", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null")


class _Commit(NamedTuple):
    """What is asked of one; `written` and `committed` are ISO 8601 with the offset of the author's clock."""

    name: str
    parents: str
    author: str
    written: str
    committed: str
    subject: str
    body: str


def looks_like(foreign: Foreign) -> bool:
    """Whether a repository is meant: a file is none."""
    return foreign.name.startswith(SCHEME)


def read(foreign: Foreign, wishes: Wishes) -> Carried:
    """The commits that lead to HEAD, and the tags on them; of a folder or file within, those that changed it.

    Raises StoreError where there is no repository, no git, or no commit.
    """
    path = foreign.name.removeprefix(SCHEME) or "."
    folder, part = _parted(foreign.name, path)
    carried = Carried()
    carried.preface = {
        "title": f"git: {os.path.basename(os.path.realpath(path))}",  # noqa: PTH119 - as written
        "lane": [{"id": "commits", "title": {"en": "Commits"}}],
    }
    seen = set()
    for commit in _commits(foreign.name, folder, part):
        seen.add(commit.name)
        carried.add(_event(commit, carried))
        if wishes.progress and len(carried.events) % _STEP == 0:
            wishes.progress(len(carried.events), 0)
    if not carried.events:
        raise StoreError(foreign.name, "this repository has no commit yet, or none that changed that path")
    _add_tags(carried, foreign.name, folder, seen)
    carried.events.reverse()  # git begins with the newest; of one second, the parent comes first
    return carried


def _event(commit: _Commit, carried: Carried) -> dict[str, object]:
    parents = commit.parents.split()
    if commit.written != commit.committed:
        carried.losses.add("when a commit was applied, where that is not when it was written", commit.name[:_SHORT])
    return {
        "id": commit.name[:_SHORT],
        "title": commit.subject or commit.name[:_SHORT],
        "when": commit.written,
        "who": [commit.author] if commit.author else [],
        "lane": "commits",
        "tags": ["merge"] if len(parents) > 1 else [],
        "weight": 2 if len(parents) > 1 else None,
        "summary": commit.body.strip(),
        "links": [{"to": parent[:_SHORT], "as": "follows"} for parent in parents],
    }


def _add_tags(carried: Carried, name: str, folder: str, seen: set[str]) -> None:
    listed = _run(name, folder, "for-each-ref", "refs/tags", f"--format={_TAG}%00%00")
    tags = []
    for record in listed.decode("utf-8", "replace").split("\0\0\n"):
        tag = record.split("\0")
        if len(tag) < 6:
            continue
        short, own, peeled, tagger, date, subject = (tag[at].strip("\n") for at in range(6))
        target = peeled or own
        if target not in seen:
            carried.losses.add("tags on what does not lead to HEAD", short)
            continue
        tags.append(
            {
                "title": short,
                "when": date,
                "who": [tagger] if tagger else [],
                "lane": "tags",
                "weight": 5,
                "summary": subject if peeled else "",
                "links": [{"to": target[:_SHORT], "as": "see-also"}],
            }
        )
    if tags:
        carried.preface["lane"].insert(0, {"id": "tags", "title": {"en": "Tags"}})
    for event in reversed(tags):
        carried.add(event)


def _parted(name: str, path: str) -> tuple[str, list[str]]:
    """The folder to run git in, and what to limit it to: nothing, for a whole repository."""
    if os.path.isdir(path):  # noqa: PTH112 - as written
        inside = _run(name, path, "rev-parse", "--show-prefix").strip()
        return path, ["--", "."] if inside else []
    if os.path.exists(path):  # noqa: PTH110
        folder, base = os.path.split(path)
        return folder or ".", ["--", base]
    raise StoreError(name, f'there is no folder "{path}"; write git: and the path of a repository')


def _commits(name: str, folder: str, part: list[str]) -> Iterator[_Commit]:
    """The commits as git prints them: fields and records both end with NUL, which no message can hold."""
    command = _command(folder, "log", "-z", "--no-show-signature", f"--format=tformat:{_COMMIT}", *part)
    size = len(_Commit._fields)
    with _started(name, command) as running:
        assert running.stdout
        rest = b""
        while chunk := running.stdout.read(_CHUNK):
            fields = (rest + chunk).split(b"\0")
            whole = (len(fields) - 1) // size * size
            for at in range(0, whole, size):
                yield _Commit(*(field.decode("utf-8", "replace") for field in fields[at : at + size]))
            rest = b"\0".join(fields[whole:])
        assert running.stderr
        why = running.stderr.read().decode("utf-8", "replace")
    if running.returncode:
        raise StoreError(name, _sentence(why))


def _started(name: str, command: list[str]) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(  # noqa: S603 - a list of words, no shell
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
    except FileNotFoundError as error:
        raise StoreError(name, "git is not installed, and it alone can read a history") from error
    except (OSError, ValueError) as error:
        raise StoreError(name, f"git can't be run: {error}") from error


def _run(name: str, folder: str, *words: str) -> bytes:
    with _started(name, _command(folder, *words)) as running:
        out, why = running.communicate()
    if running.returncode:
        raise StoreError(name, _sentence(why.decode("utf-8", "replace")))
    return out


def _command(folder: str, *words: str) -> list[str]:
    return ["git", "--no-pager", "-C", folder, *_QUIET, *words]


def _sentence(why: str) -> str:
    """What git says, as one sentence of ours."""
    if "not a git repository" in why:
        return "this is no git repository; write git: and the path of one"
    if "does not have any commits" in why:
        return "this repository has no commit yet"
    first = why.strip().splitlines()[0].removeprefix("fatal: ") if why.strip() else "it gave no reason"
    return f"git can't read this history: {first}"
