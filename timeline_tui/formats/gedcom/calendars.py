"""Days of the French Republican and the Hebrew calendar, as days of ours: `convertdate` counts them.

Months are what GEDCOM calls them (5.5.1, chapter 2, MONTH_FREN and MONTH_HEBR).
"""

from __future__ import annotations

import warnings
from datetime import date, timedelta
from typing import Final

FRENCH: Final = {
    name: number
    for number, name in enumerate("VEND BRUM FRIM NIVO PLUV VENT GERM FLOR PRAI MESS THER FRUC COMP".split(), 1)  # noqa: SIM905 - as the standard lists them
}
HEBREW: Final = {
    name: number
    for number, name in enumerate("TSH CSH KSL TVT SHV ADR ADS NSN IYR SVN TMZ AAV ELL".split(), 1)  # noqa: SIM905
}
_FIRST_FRENCH: Final = 1
_LAST_FRENCH: Final = 14
"""The calendar was in force from 22 September 1792 (1 Vendémiaire I) to 31 December 1805 (10 Nivôse XIV)."""
_COUNTED_FROM_NISAN: Final = (7, 8, 9, 10, 11, 12, 13, 1, 2, 3, 4, 5, 6)
"""`convertdate`'s numbers of the months in GEDCOM's order, in a leap year."""
_DAY: Final = timedelta(days=1)


def french(year: int, month: int, day: int) -> tuple[date, date] | None:
    """The first and the last day of a day, a month (`day` 0) or a year (`month` 0); None where it is none."""
    if not _FIRST_FRENCH <= year <= _LAST_FRENCH:
        return None
    extra = 6 if year in (3, 7, 11) else 5
    if day > (extra if month == 13 else 30):
        return None
    first = _french(year, month or 1, day or 1)
    if day:
        return first, first
    if month:
        return first, first + (extra if month == 13 else 30) * _DAY - _DAY
    return first, _french(year, 13, extra)


def hebrew(year: int, month: int, day: int) -> tuple[date, date] | None:
    """The same of the Hebrew calendar."""
    from convertdate import hebrew as counting  # noqa: PLC0415 - for such dates alone

    if not 3762 <= year <= 9999:
        return None
    if day > 30 or (month == 7 and not counting.leap(year)):
        return None
    first = _hebrew(year, month or 1, day or 1)
    if day:
        return (first, first) if month == 13 or first < _hebrew(year, _next(year, month), 1) else None
    if month and month < 13:
        return first, _hebrew(year, _next(year, month), 1) - _DAY
    return first, _hebrew(year + 1, 1, 1) - _DAY


def _next(year: int, month: int) -> int:
    """The month after one; in a common year Adar is followed by Nisan."""
    from convertdate import hebrew as counting  # noqa: PLC0415

    return 8 if month == 6 and not counting.leap(year) else month + 1


def _french(year: int, month: int, day: int) -> date:
    from convertdate import french_republican  # noqa: PLC0415

    return date(*french_republican.to_gregorian(year, month, day))


def _hebrew(year: int, month: int, day: int) -> date:
    from convertdate import hebrew as counting  # noqa: PLC0415

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the library calls what it has deprecated itself
        return date(*counting.to_gregorian(year, _COUNTED_FROM_NISAN[month - 1], day))
