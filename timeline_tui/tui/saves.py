"""What was saved: another state that is good to show, the one that is shown already, or why the last good one stays."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_tui.store.error import StoreError
from timeline_tui.store.files import files_of, text_of
from timeline_tui.store.problem import Problem
from timeline_tui.tui.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_tui.store.load import Progress, Reading
    from timeline_tui.tui.opening import Opening

_UNREADABLE: Final = "F001"
_BROKEN: Final = (_UNREADABLE, "T")
"""How the codes begin of what keeps the last good state: a file that can't be read, and what is no TOML."""


class Kept(NamedTuple):
    """Why what was saved is not shown."""

    why: str
    problems: tuple[Problem, ...]
    """What is wrong in it; what keeps it from being shown comes first."""


def saved(opening: Opening, shown: Reading, language: str, progress: Progress) -> Reading | Kept:
    """What the stores hold now; `shown` itself where that is what was read last.

    A state that was broken when it was opened is shown, and so is another that is broken in the same files.
    """
    stores = opening.stores
    if any(document.origin for document in shown.documents):
        try:
            return opening.read_again(progress)
        except StoreError as error:
            return _unread(error)
    texts = _texts(stores)
    if texts == {document.file: document.text for document in shown.documents} and not _unreadable(shown):
        return shown
    try:
        reading = opening.read_again(progress, texts)
    except StoreError as error:
        return _unread(error)
    known = {(problem.file, problem.code[0]) for problem in shown.problems if problem.code.startswith(_BROKEN)}
    for problem in reading.problems:
        if problem.code.startswith(_BROKEN) and (problem.file, problem.code[0]) not in known:
            place = f"{_name(problem.file)}:{problem.line}:{problem.column}"
            breaches_first = sorted(reading.problems, key=lambda one: not one.code.startswith(_BROKEN))
            return Kept(f"{place}: {problem.code} {problem.message}", tuple(breaches_first))
    if not len(reading.chronicle) and len(shown.chronicle):
        words = say("no event left", language)
        return Kept(words, (*reading.problems, Problem(reading.files[0], 1, 1, "F002", "error", words)))
    return reading


def _unread(error: StoreError) -> Kept:
    """A store that can't be read at all."""
    problem = Problem(error.file, 1, 1, _UNREADABLE, "error", error.sentence)
    return Kept(f"{_name(error.file)}: {error.sentence}", (problem,))


def _texts(stores: Sequence[str]) -> dict[str, str]:
    """The text of each file that can be read, all read as near to one moment as can be."""
    texts = {}
    for store in stores:
        with suppress(StoreError):  # reading says why
            for file in files_of(store):
                with suppress(StoreError):
                    texts[file] = text_of(file)
    return texts


def _name(file: str) -> str:
    """The last part of a file's name: a banner has one line."""
    return os.path.basename(file)  # noqa: PTH119 (as written)


def _unreadable(shown: Reading) -> bool:
    return any(problem.code == _UNREADABLE for problem in shown.problems)
