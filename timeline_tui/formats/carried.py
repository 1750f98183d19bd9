"""What a format carries over, and what it can't: the tables of a chronicle, and the losses by name.

Nothing is dropped in silence: whatever a reader or writer leaves out, rounds or guesses is counted here, and listed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from timeline_tui.chronicle.plain import inert

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    Progress = Callable[[int, int], None]
    """Told how much is done, of how much; 0 where that is not known."""

HOW_DATES: Final = ("d/m/y", "m/d/y", "excel", "bce", "astronomical")
"""Day or month first; a spreadsheet's count of days; whether -44 is 44 BCE or, with a year 0, 45 BCE."""
_NAMED: Final = 3
"""Subjects that a line of the summary names."""
_LONGEST: Final = 60
"""Characters of a subject that are shown."""


class Losses:
    """What could not be carried over: each kind in words, with what it concerns (`an alarm`: titles, ids, lines)."""

    def __init__(self) -> None:
        self._kinds: dict[str, list[str]] = {}

    def add(self, kind: str, subject: str = "") -> None:
        """One more: `kind` in words that stand alone ("alarms", "doubt of a date"), `subject` the event or the line."""
        self._kinds.setdefault(kind, []).append(subject)

    def __bool__(self) -> bool:
        return bool(self._kinds)

    def __len__(self) -> int:
        return sum(map(len, self._kinds.values()))

    @property
    def kinds(self) -> Mapping[str, list[str]]:
        """Every kind, with all that it concerns, in the order of their first."""
        return self._kinds

    def summary(self) -> Iterator[str]:
        """A line a kind: `alarms (12): Dentist, Meeting, Lunch and 9 more`."""
        for kind, subjects in self._kinds.items():
            named = [subject for subject in dict.fromkeys(subjects) if subject]
            shown = ", ".join(in_a_line(subject) for subject in named[:_NAMED])
            more = f" and {len(named) - _NAMED:,} more" if len(named) > _NAMED else ""
            yield f"{kind} ({len(subjects):,}){': ' if shown else ''}{shown}{more}"

    def every(self) -> Iterator[str]:
        """A line each: `alarms: Dentist`."""
        for kind, subjects in self._kinds.items():
            for subject in subjects:
                yield f"{kind}: {in_a_line(subject)}" if subject else kind


def in_a_line(subject: str) -> str:
    """What a file brought into a sentence: one line, harmless, and no longer than it need be."""
    words = " ".join(inert(subject).split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


class Wishes(NamedTuple):
    """What the user asks of a reader or a writer."""

    columns: Mapping[str, str] = {}
    """Keys of an event to the names of columns that hold them (`--map when=Date`)."""
    language: str = ""
    """In which language to write; else the chronology's own."""
    zone: str = ""
    """The IANA zone of times that name none; else what the file says, else UTC."""
    until: str = ""
    """A date up to which what recurs without end is unrolled (`--until 2030`)."""
    limit: int = 0
    """The most times that one recurring event is unrolled; 0: the reader's own bound."""
    dates: frozenset[str] = frozenset()
    """How columns of dates are written, where they do not show it: some of `HOW_DATES`."""
    progress: Progress | None = None
    """Told how much is done, of how much."""


class Carried:
    """What a reader made: tables as `events.toml` would have them, and where each event stood.

    `preface` holds the keys of the top (`title`, `about`, `language`, `timezone`) and the arrays `lane`, `source`,
    `era`, `route`. Each of `events` is a table with the keys of docs/file-format.md; dates are texts that
    `chronicle.reading` reads, or what was written where that can't be read: the event is then undated, and named as
    a problem.
    """

    def __init__(self) -> None:
        self.preface: dict[str, Any] = {}
        self.events: list[dict[str, Any]] = []
        self.lines: list[int] = []
        """The line of each event in the file, from 1; 0 where it is not known."""
        self.losses = Losses()
        self.notices: list[str] = []
        """What the user should know: which columns were guessed, which encoding the file is in."""

    def add(self, event: dict[str, Any], line: int = 0) -> None:
        """One more event, in the order of the file; keys without a value are left out."""
        self.events.append({key: value for key, value in event.items() if value not in ("", [], None, {})})
        self.lines.append(line)
