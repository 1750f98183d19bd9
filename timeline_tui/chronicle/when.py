"""One value for every date: an instant, a day, a century, a span, a set, with its doubt.

Bounds are half-open `[lo, hi)` in whole seconds since 1970-01-01T00:00Z, proleptic Gregorian, any year:
month, decade, span and instant are one type, neighbouring months touch without overlap, and a length is `hi -
lo`. Integers because a double steps by 64 s at 13.8 billion years. Reading is `reading.py`'s, words are
`labels.py`'s. Source of the rules: docs/dates.md, "The model".
"""

from enum import Enum, IntEnum
from typing import Final, Literal, NamedTuple

from timeline_tui.chronicle.civil import seconds

MIN: Final = -(2**63)
"""`lo` of a start that is open or unknown."""
MAX: Final = 2**63 - 1
"""`hi` of an end that is open or unknown."""

Qualifier = Literal["", "?", "~", "%"]
"""EDTF's qualifiers: `?` uncertain, `~` approximate, `%` both."""

BoundKind = Literal["", "open", "unknown"]
"""How a bound is known: written, open (`..`: goes on), unknown (`?` or left out: ended, not known when)."""


class Precision(IntEnum):
    """How finely a date is known: ten times Wikidata's code, so that seasons and weeks fit between.

    Source: https://www.wikidata.org/wiki/Help:Dates#Precision; SEASON covers every part of a year that EDTF
    numbers 21 to 41 (seasons, quarters, thirds, halves).
    """

    BILLION_YEARS = 0
    HUNDRED_MILLION_YEARS = 10
    TEN_MILLION_YEARS = 20
    MILLION_YEARS = 30
    HUNDRED_THOUSAND_YEARS = 40
    TEN_THOUSAND_YEARS = 50
    MILLENNIUM = 60
    CENTURY = 70
    DECADE = 80
    YEAR = 90
    SEASON = 95
    MONTH = 100
    WEEK = 105
    DAY = 110
    HOUR = 120
    MINUTE = 130
    SECOND = 140

    @property
    def word(self) -> str:
        """The precision in words, as `list` and `date` print it: `day`, `hundred million years`."""
        return self.name.lower().replace("_", " ")


class Form(Enum):
    """What kind of statement a date is."""

    SINGLE = "single"
    """One date of some precision."""
    SPAN = "span"
    """Something that lasted from one date to another."""
    ONE_OF = "one of"
    """One of these dates, not known which: EDTF's `[…]`."""
    ALL_OF = "all of"
    """Every one of these dates: EDTF's `{…}`."""


class When(NamedTuple):
    """A date as the file knows it.

    `parts` holds a span's two ends, each read for itself (an open or unknown end is a `When` of that kind),
    or a set's members; it is empty for a single date. Sorting is by `sort_key`, which no slack or qualifier
    moves.
    """

    lo: int
    """First second, or `MIN`."""
    hi: int
    """The second after the last, or `MAX`."""
    prec: Precision
    qual: Qualifier = ""
    lo_kind: BoundKind = ""
    hi_kind: BoundKind = ""
    slack: int = 0
    """Seconds of spread on each side: drawn and searched, never sorted on."""
    est: int | None = None
    """Best estimate, an astronomical year (0 is 1 BCE), of `1950S2` and of `13.8 Ga`."""
    zoned: bool = False
    """An offset or a zone was written: an instant."""
    off: int = 0
    """Seconds east of UTC at `lo`: written, or the document zone's. Labels are made of `lo + off`."""
    off_hi: int = 0
    """The same at `hi`: it differs where clocks changed in between."""
    zone: str = ""
    """The zone as written (`PST`, `-08:00`, `America/Los_Angeles`); empty where none was."""
    form: Form = Form.SINGLE
    parts: tuple["When", ...] = ()
    group: int = 0
    """EDTF's number for a part of the year, 21 to 41, where `prec` is SEASON; else 0."""
    anchor: str = ""
    """The id that a relative date counts from; empty for a date that stands for itself."""
    text: str = ""
    """As written: shown, and written back unchanged."""

    @property
    def start(self) -> int:
        """The second that sorts it: of the best estimate if there is one, else `lo`, else `hi`.

        A span without a known start sorts where it ends, not before the Big Bang.
        """
        if self.est is not None:
            return seconds(self.est) - self.off
        return self.hi if self.lo_kind else self.lo

    @property
    def length(self) -> int:
        """`hi - lo` in seconds; not a duration where an end is open or unknown."""
        return self.hi - self.lo

    @property
    def soft_lo(self) -> int:
        """`lo` less the slack, a span's less its start's own: the earliest second that is possible."""
        if self.form is Form.SPAN and self.parts:
            return self.parts[0].soft_lo
        return self.lo if self.lo_kind else self.lo - self.slack

    @property
    def soft_hi(self) -> int:
        """`hi` plus the slack, a span's plus its end's own: the latest second that is possible."""
        if self.form is Form.SPAN and self.parts:
            return self.parts[-1].soft_hi
        return self.hi if self.hi_kind else self.hi + self.slack

    @property
    def is_span(self) -> bool:
        """Whether it states a duration, as `1914/1918` does and `1914` does not."""
        return self.form is Form.SPAN


def sort_key(when: When | None, position: int, order: int = 0) -> tuple[int, int, int, int]:
    """The place of an event among others: by start, the wider one first, by `order`, by place in the file.

    At one start the century comes before its decade and its year, as a heading; slack and qualifiers move
    nothing. An event without a date (`when` is None) comes after all others.
    """
    if when is None:
        return MAX + 1, 0, order, position
    return when.start, when.lo - when.hi, order, position
