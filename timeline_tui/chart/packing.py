"""Marks and labels of a lane in rows, so that none covers another: each on the first row where there is room for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_tui.chart.lettering import fitted, text_width
from timeline_tui.chart.shapes import ShapeKind, reach_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline_tui.chart.shapes import Shape

SIZE: Final = 12.0
"""Of the letters of a label."""
HEAVY: Final = 5
"""The weight from which a label is bold …"""
BOLD: Final = 1.09
"""… and how much wider bold letters are."""
LONGEST: Final = 340.0
"""A label at most."""
SHORTEST: Final = 70.0
"""A label that is cut takes so much at least, else it is not worth its place."""
BESIDE: Final = 5.0
"""Between a mark and its label."""
APART: Final = 8.0
"""Between two events of one row."""


class Item(NamedTuple):
    """An event to be placed: the chronicle's row, its weight, its shapes and what it is called."""

    row: int
    weight: int
    shapes: tuple[Shape, ...]
    title: str


class Label(NamedTuple):
    """A text that begins at `x`, or ends there where `at_end`; `on_bar` where it stands on a solid one."""

    text: str
    x: float
    at_end: bool = False
    on_bar: bool = False


class Laid(NamedTuple):
    """An event on a row of its lane, counted from 0; without a label where there was no room."""

    item: Item
    level: int
    label: Label | None


class Packed(NamedTuple):
    """The events that found a place, how many rows they take, and those that did not."""

    laid: tuple[Laid, ...]
    levels: int
    left_over: tuple[Item, ...]


def packed(items: Sequence[Item], length: float, most: int) -> Packed:
    """The events of a lane in order of time on `most` rows; where they are too many, the heaviest first.

    Of those that weigh the same none comes before its neighbours in time, so that what finds room is spread evenly.
    """
    in_time = _Rows(length, most).place(items)
    if not in_time.left_over and all(laid.label for laid in in_time.laid):
        return in_time
    scattered = sorted(range(len(items)), key=_reversed)
    return _Rows(length, most).place(sorted((items[at] for at in scattered), key=lambda item: -item.weight))


def _reversed(number: int) -> float:
    """A number's bits behind the point, the lowest first: in this order the first of many stand far apart.

    >>> sorted(range(8), key=_reversed)
    [0, 4, 2, 6, 1, 5, 3, 7]
    """
    return int(f"{number:b}"[::-1], 2) / (1 << number.bit_length())


class _Rows:
    """Rows of a line of some length, each with what is taken of it."""

    def __init__(self, length: float, most: int) -> None:
        self._length = length
        self._most = most
        self._taken: list[list[tuple[float, float]]] = []

    def place(self, items: Sequence[Item]) -> Packed:
        """First all marks with their labels, then marks alone."""
        laid, unlabelled, left_over = [], [], []
        for item in items:
            places = list(self._labels(item))
            found = self._found([(label, bounds) for label, bounds in places if label is not None])
            if found is None:
                unlabelled.append(item)
            else:
                laid.append(Laid(item, *found))
        for item in unlabelled:
            found = self._found([(None, reach_of(item.shapes))])
            if found is None:
                left_over.append(item)
            else:
                laid.append(Laid(item, *found))
        return Packed(tuple(sorted(laid, key=lambda one: one.item.row)), len(self._taken), tuple(left_over))

    def _found(self, places: list[tuple[Label | None, tuple[float, float]]]) -> tuple[int, Label | None] | None:
        for level in range(self._most if places else 0):
            if level == len(self._taken):
                self._taken.append([])
            for label, (left, right) in places:
                if all(right + APART <= begin or end + APART <= left for begin, end in self._taken[level]):
                    self._taken[level].append((left, right))
                    return level, label
        return None

    def _labels(self, item: Item) -> Iterator[tuple[Label | None, tuple[float, float]]]:
        """Ways to label an event, the best first, each with all that it takes."""
        left, right = reach_of(item.shapes)
        size = SIZE * BOLD if item.weight >= HEAVY else SIZE
        title = fitted(item.title, LONGEST, size)
        width = text_width(title, size)
        if not title:
            return
        for kind in (ShapeKind.BAR, ShapeKind.VAGUE):
            bar = max((shape for shape in item.shapes if shape.kind is kind), key=_length, default=None)
            if bar is not None and bar.x1 - bar.x0 >= width + 2 * BESIDE:
                yield Label(title, bar.x0 + BESIDE, on_bar=kind is ShapeKind.BAR), (left, right)
                return
        after, before = self._length - right - BESIDE, left - BESIDE
        if width <= after:
            yield Label(title, right + BESIDE), (left, right + BESIDE + width)
        if width <= before:
            yield Label(title, left - BESIDE, at_end=True), (left - BESIDE - width, right)
        if width > max(after, before) and max(after, before) >= min(width, SHORTEST):
            yield self._cut(item.title, size, (left, right), (before, after))

    @staticmethod
    def _cut(
        title: str, size: float, bounds: tuple[float, float], rooms: tuple[float, float]
    ) -> tuple[Label | None, tuple[float, float]]:
        (left, right), (before, after) = bounds, rooms
        text = fitted(title, max(rooms), size)
        width = text_width(text, size)
        if after >= before:
            return Label(text, right + BESIDE), (left, right + BESIDE + width)
        return Label(text, left - BESIDE, at_end=True), (left - BESIDE - width, right)


def _length(shape: Shape) -> float:
    return shape.x1 - shape.x0
