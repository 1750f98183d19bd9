"""Wall-clock arithmetic by python-dateutil, for any year.

`datetime` ends at the years 1 and 9999, but the Gregorian calendar repeats every 400 years to the day of the
week: a moment is moved by whole cycles into 2000..2399, dateutil does the sum there, and the cycles are put
back. Source of the rules (month ends, leap days): docs/dates.md, "Differences", and `dateutil.relativedelta`.

dateutil's submodules load when they are first used, so that importing this module costs next to nothing.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

import dateutil

from timeline_tui.chronicle.civil import CYCLE_DAYS, CYCLE_YEARS, Civil

if TYPE_CHECKING:
    import dateutil.relativedelta  # noqa: TC004 - the package itself loads it, at its first use
    from dateutil.relativedelta import relativedelta

_HOME: Final = 2000
"""First year of the cycle in which sums are done; it is a leap year, as every first year of a cycle is."""
_CYCLE_MINUTES: Final = CYCLE_DAYS * 24 * 60
_SAFE_YEARS: Final = 7_600
"""Two moments so far apart, the earlier one in the home cycle, are both inside `datetime`'s range."""


def shift(
    civil: Civil,
    *,
    years: int = 0,
    months: int = 0,
    weeks: int = 0,
    days: int = 0,
    hours: int = 0,
    minutes: int = 0,
) -> Civil:
    """`civil` moved on its wall clock; years and months first, cut to the month's end, then the rest.

    >>> shift(Civil(2021, 1, 31), months=1)
    Civil(year=2021, month=2, day=28, hour=0, minute=0, second=0)
    >>> shift(Civil(-43, 3, 15), years=-14_000_000_000).year
    -14000000043
    """
    home, cycles = _to_home(civil)
    more_years, months = divmod(months, 12)
    year_cycles, years = divmod(years + more_years, CYCLE_YEARS)
    day_cycles, minutes = divmod(((weeks * 7 + days) * 24 + hours) * 60 + minutes, _CYCLE_MINUTES)
    step = dateutil.relativedelta.relativedelta(years=years, months=months, minutes=minutes)
    return _from_home(home + step, cycles + year_cycles + day_cycles)


def difference(later: Civil, earlier: Civil) -> relativedelta:
    """What to add to `earlier` to reach `later`, in years, months, days, hours, minutes and seconds.

    Ask for later minus earlier and say "before" in words: negating a `relativedelta` gives another one for a
    quarter of all pairs. Years may be any number; the other parts are smaller than the next bigger unit.

    >>> step = difference(Civil(14, 8, 19), Civil(-43, 3, 15))
    >>> step.years, step.months, step.days
    (57, 5, 4)
    """
    start, cycles = _to_home(earlier)
    apart = later.year - earlier.year
    # One cycle stays in, so that the end never falls before the start.
    blocks = apart // CYCLE_YEARS - 1 if apart > _SAFE_YEARS else 0
    end = _datetime(later, later.year - (cycles + blocks) * CYCLE_YEARS)
    step = dateutil.relativedelta.relativedelta(end, start)
    return step + dateutil.relativedelta.relativedelta(years=blocks * CYCLE_YEARS) if blocks else step


def _to_home(civil: Civil) -> tuple[datetime, int]:
    cycles = (civil.year - _HOME) // CYCLE_YEARS
    return _datetime(civil, civil.year - cycles * CYCLE_YEARS), cycles


def _datetime(civil: Civil, year: int) -> datetime:
    # No zone on purpose: sums are done on the wall clock, where a day is always 24 hours.
    return datetime(year, civil.month, civil.day, civil.hour, civil.minute, civil.second)  # noqa: DTZ001


def _from_home(at: datetime, cycles: int) -> Civil:
    return Civil(at.year + cycles * CYCLE_YEARS, at.month, at.day, at.hour, at.minute, at.second)
