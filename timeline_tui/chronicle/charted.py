"""What can be charted: a chronicle, or a part of one that answers the same few questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline_tui.chronicle.event import Event, Preface


class Charted(Protocol):
    """What lanes ask of a chronicle, or of a part of one; `Chronicle` has what each question means."""

    @property
    def preface(self) -> Preface:
        """Its languages."""

    @property
    def lanes(self) -> Sequence[str]:
        """Lane ids from top to bottom."""

    @property
    def undated(self) -> int:
        """How many events have no date."""

    def __len__(self) -> int:
        """How many events."""

    def rows(self, first: int, last: int) -> Sequence[Event]:
        """Events of rows `[first, last)`."""

    def overlapping(self, lo: int, hi: int, limit: int, *, lane: str | None = None) -> Sequence[int]:
        """Rows that overlap `[lo, hi)`, the heaviest first."""

    def counts(self, edges: Sequence[int]) -> Mapping[str, Sequence[int]]:
        """How many events overlap each column, by lane."""
