"""`check --fix`: safe mends made, and each proved: read again, the problem is gone and nothing else is lost."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_tui.store.checks.edits import Edit, Lines, applied
from timeline_tui.store.checks.examining import Examined, examined
from timeline_tui.store.checks.mends import edits_for
from timeline_tui.store.error import StoreError
from timeline_tui.store.load import load

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline_tui.store.checks.choice import Choice
    from timeline_tui.store.load import Progress, Reading
    from timeline_tui.store.problem import Problem

_ROUNDS: Final = 100
"""One mend can lay bare another problem: a header made whole, the keys below it."""
_NEVER_MORE: Final = ("F", "T", "K105", "K107", "K109", "U401")
"""What a mend must not bring about: something that can't be read, or that stands for something else."""


class Mend(NamedTuple):
    """A problem, and the edits of its file that mend it."""

    problem: Problem
    edits: tuple[Edit, ...]


class Mended(NamedTuple):
    """A store after its mends: the texts of its files, what is left wrong, and what was mended."""

    texts: dict[str, str]
    reading: Reading
    examined: Examined
    problems: tuple[Problem, ...]


def mended(
    stores: Sequence[str],
    texts: Mapping[str, str],
    choice: Choice | None = None,
    progress: Progress | None = None,
) -> Mended:
    """Mend what is safe to mend in `texts`, the texts of the stores' files by name. Writes nothing.

    `progress` is told of each reading, the first and those that prove a mend. Raises StoreError as `load` does.
    """
    return _Mending(stores, texts, choice, progress).all()


class _Mending:
    def __init__(
        self, stores: Sequence[str], texts: Mapping[str, str], choice: Choice | None, progress: Progress | None
    ) -> None:
        self._stores = stores
        self._texts = dict(texts)
        self._choice = choice
        self._progress = progress
        self._reading = load(stores, progress, texts=self._texts)
        self._examined = examined(self._reading, choice)
        self._done: list[Problem] = []
        self._refused: set[Problem] = set()
        """What its mend does not mend."""
        self._moved = False
        """Whether a mend was made since then: it may have made way for those that were refused."""

    def all(self) -> Mended:
        for _ in range(_ROUNDS):
            if self._make(self._mends()):
                self._moved = True
            elif self._moved:
                self._refused.clear()
                self._moved = False
            else:
                break
        return Mended(self._texts, self._reading, self._examined, tuple(self._done))

    def _mends(self) -> list[Mend]:
        lines: dict[str, Lines] = {}
        documents = {document.file: document for document in self._reading.documents}
        mends = []
        for problem in self._examined.problems:
            if problem.file in self._texts and problem.file in documents and problem not in self._refused:
                if problem.file not in lines:
                    lines[problem.file] = Lines(self._texts[problem.file])
                if edits := edits_for(problem, lines[problem.file], documents[problem.file]):
                    mends.append(Mend(problem, edits))
        # An id is made from the title: once that can be read.
        return [mend for mend in mends if mend.problem.code != "S701"] or mends

    def _make(self, mends: list[Mend]) -> bool:
        """Make all mends together; where that goes wrong, as many as can be told apart by halving.

        Whether any was made: then the places of the others have moved, and they come up again.
        """
        waiting = [mends] if mends else []
        while waiting:
            some = waiting.pop()
            if self._holds(some):
                return True
            if len(some) == 1:
                self._refused.add(some[0].problem)
            middle = len(some) // 2
            waiting += [half for half in (some[middle:], some[:middle]) if half and len(some) > 1]
        return False

    def _holds(self, mends: Sequence[Mend]) -> bool:
        """Make these mends if they do what they should: every problem gone, no event lost, nothing broken."""
        edits: defaultdict[str, list[Edit]] = defaultdict(list)
        for mend in mends:
            edits[mend.problem.file] += mend.edits
        texts = self._texts | {file: applied(self._texts[file], some) for file, some in edits.items()}
        try:
            reading = load(self._stores, self._progress, texts=texts)
        except StoreError:
            return False
        after = examined(reading, self._choice)
        gone = Counter(_key(mend.problem) for mend in mends)
        before, left = (Counter(map(_key, problems)) for problems in (self._examined.problems, after.problems))
        worse = Counter(problem.code for problem in after.problems if problem.code.startswith(_NEVER_MORE))
        worse.subtract(problem.code for problem in self._examined.problems)
        if (
            any(left[key] > before[key] - count for key, count in gone.items())
            or any(count > 0 for count in worse.values())
            or len(reading.events) < len(self._reading.events)
        ):
            return False
        self._texts, self._reading, self._examined = texts, reading, after
        self._done += [mend.problem for mend in mends]
        return True


def _key(problem: Problem) -> tuple[str, str, str, str]:
    """What tells a problem from others, wherever its line has moved to."""
    return problem.file, problem.code, problem.event, problem.text
