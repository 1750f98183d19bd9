"""Time zones: what a zone's name means, and how far its clocks are from UTC at a moment of any year.

Abbreviations have fixed offsets (docs/dates.md, "Edge cases"); names such as `Europe/Paris` come from
`zoneinfo`, whose data python-dateutil's dependency `tzdata` brings to every system. Outside the years 1 to
9999 a named zone has offset 0. `zoneinfo` and dateutil are loaded when the first zone by name is used.
"""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Final

import dateutil

from timeline_tui.chronicle.civil import DAY, HOUR, MINUTE, civil
from timeline_tui.chronicle.pattern import Pattern
from timeline_tui.chronicle.refusal import Refusal

if TYPE_CHECKING:
    import dateutil.tz  # noqa: TC004 - the package itself loads it, at its first use

_EPOCH: Final = datetime(1970, 1, 1)  # noqa: DTZ001 - the zero of a wall clock
_FIRST_DAY: Final = -719_162
"""0001-01-01, the first day that `datetime` knows, counted from 1970-01-01."""
_LAST_DAY: Final = 2_932_896
"""9999-12-31."""
_MOST_CACHED: Final = 65_536
"""Midnights that a zone remembers: 180 years of days."""


class Zone:
    """A wall clock: a fixed offset, or a place whose clocks change. Make one with `find`."""

    __slots__ = ("_fixed", "_midnights", "_place", "name")

    def __init__(self, name: str, fixed: int = 0, place: tzinfo | None = None) -> None:
        self.name = name
        """As it was asked for: `UTC`, `PST`, `-08:00`, `America/Los_Angeles`."""
        self._fixed = fixed
        self._place = place
        self._midnights: dict[int, int] = {}

    def __repr__(self) -> str:
        return f"Zone({self.name!r})"

    @property
    def is_fixed(self) -> bool:
        """Whether its clocks never change, so that every time of day exists once."""
        return self._place is None

    def midnight(self, day: int) -> int:
        """Seconds east of UTC at the midnight that begins `day`, counted from 1970-01-01.

        Where clocks skip that midnight or show it twice, it is the offset from before the change: the day
        then begins at the change, or at the first of the two.
        """
        if self._place is None:
            return self._fixed
        offset = self._midnights.get(day)
        if offset is None:
            if len(self._midnights) >= _MOST_CACHED:
                self._midnights.clear()
            offset = self._midnights[day] = self.at_wall(day * DAY)
        return offset

    def at_wall(self, local: int) -> int:
        """Seconds east of UTC when its clocks show `local`, in seconds since 1970-01-01T00:00 on them.

        Of a time that comes twice it is the first, and a skipped time counts from before the change.
        """
        if self._place is None:
            return self._fixed
        if not _FIRST_DAY <= local // DAY <= _LAST_DAY:
            return 0
        return _seconds((_EPOCH + timedelta(seconds=local)).replace(tzinfo=self._place).utcoffset())

    def at(self, moment: int) -> int:
        """Seconds east of UTC at `moment`, in seconds since 1970-01-01T00:00Z."""
        # One day less at both ends: the wall clock there may be in a year that `datetime` has not.
        if self._place is None:
            return self._fixed
        if not _FIRST_DAY < moment // DAY < _LAST_DAY:
            return 0
        return _seconds(self._aware(moment).utcoffset())

    def abbreviation(self, moment: int) -> str:
        """What its clocks are called at `moment`: `PDT`; empty for a fixed offset and outside 1 to 9999."""
        if self._place is None or not _FIRST_DAY < moment // DAY < _LAST_DAY:
            return ""
        return self._aware(moment).tzname() or ""

    def check(self, local: int) -> None:
        """Refuse a time of day that its clocks skipped or showed twice.

        `local` is in seconds since 1970-01-01T00:00 on them. Raises Refusal.
        """
        day = local // DAY
        if self._place is None or not _FIRST_DAY < day < _LAST_DAY:
            return
        if self.midnight(day) == self.midnight(day + 1):
            return  # no change on that day, as on 363 of 365: dateutil need not be asked
        wall = _EPOCH + timedelta(seconds=local)
        if not dateutil.tz.datetime_exists(wall, self._place):
            self._refuse_skipped(wall)
        if dateutil.tz.datetime_ambiguous(wall, self._place):
            first, second = (self._offset(wall.replace(fold=fold)) for fold in (0, 1))
            raise Refusal(
                f"{wall:%H:%M} came twice on {wall:%Y-%m-%d} in {self.name}; "
                f'write "… {wall:%H:%M} {offset_text(first)}" for the first '
                f'or "{offset_text(second)}" for the second',
                text=f"{wall:%H:%M}",
                mend=f"{wall:%H:%M} {offset_text(first)}",
            )

    def _refuse_skipped(self, wall: datetime) -> None:
        before, after = (self._offset(wall.replace(fold=fold)) for fold in (0, 1))
        # The change is the one second between the two where the offset steps; it is bisected in UTC.
        low = int((wall - _EPOCH).total_seconds()) - after - DAY
        high = low + 2 * DAY
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self.at(middle) == before else (low, middle)
        clocks = [civil(high + offset) for offset in (before, after)]
        skipped_to = wall + timedelta(seconds=after - before)
        went = " to ".join(f"{clock.hour:02}:{clock.minute:02}" for clock in clocks)
        raise Refusal(
            f"{wall:%H:%M} did not exist on {wall:%Y-%m-%d} in {self.name} (clocks went from {went}); "
            f"write {skipped_to:%H:%M} or an offset",
            text=f"{wall:%H:%M}",
            mend=f"{skipped_to:%H:%M}",
        )

    def _offset(self, wall: datetime) -> int:
        return _seconds(wall.replace(tzinfo=self._place).utcoffset())

    def _aware(self, moment: int) -> datetime:
        assert self._place is not None
        return self._place.fromutc((_EPOCH + timedelta(seconds=moment)).replace(tzinfo=self._place))


UTC: Final = Zone("UTC")

ABBREVIATIONS: Final = {
    "UTC": 0,
    "GMT": 0,
    "Z": 0,
    "PST": -8 * HOUR,
    "PDT": -7 * HOUR,
    "MST": -7 * HOUR,
    "MDT": -6 * HOUR,
    "EST": -5 * HOUR,
    "EDT": -4 * HOUR,
    "CET": 1 * HOUR,
    "CEST": 2 * HOUR,
    "EET": 2 * HOUR,
    "EEST": 3 * HOUR,
    "WET": 0,
    "WEST": 1 * HOUR,
    "MSK": 3 * HOUR,
    "JST": 9 * HOUR,
    "NZST": 12 * HOUR,
    "NZDT": 13 * HOUR,
}
"""Seconds east of UTC of the abbreviations that mean one thing."""

_MANY_MEANINGS: Final = {
    "CST": ("-06:00 in Chicago", "+08:00 in China", "-05:00 in Cuba"),
    "IST": ("+05:30 in India", "+01:00 in Ireland", "+02:00 in Israel"),
    "BST": ("+01:00 in Britain", "+06:00 in Bangladesh", "+11:00 in Bougainville"),
    "AST": ("-04:00 in Halifax", "+03:00 in Arabia"),
    "SST": ("-11:00 in Samoa", "+08:00 in Singapore"),
}

_CHANGING: Final = {
    **dict.fromkeys(("PST", "PDT"), "America/Los_Angeles"),
    # Arizona keeps MST all year, so MST in July is as likely right as wrong.
    "MDT": "America/Denver",
    **dict.fromkeys(("EST", "EDT"), "America/New_York"),
    **dict.fromkeys(("CET", "CEST"), "Europe/Paris"),
    **dict.fromkeys(("EET", "EEST"), "Europe/Athens"),
    **dict.fromkeys(("WET", "WEST"), "Europe/Lisbon"),
    **dict.fromkeys(("NZST", "NZDT"), "Pacific/Auckland"),
}
"""Where clocks go back and forth between an abbreviation and its sibling."""

_OFFSET: Final = Pattern(r"(?:UTC|GMT)?([+\-\u2212])([0-9]{1,2})(?::?([0-9]{2}))?")
_BARE_OFFSET: Final = Pattern(r"[+\-\u2212][0-9]{2}(?::[0-9]{2})?")
_NAME: Final = Pattern(r"[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9][A-Za-z0-9_+-]*){0,2}")
_LONGEST_NAME: Final = 40

_found: dict[str, Zone] = {"UTC": UTC}


def find(name: str, written: str = "") -> Zone:
    """The zone of `name`: `PST`, `Z`, `-08`, `+05:30`, `UTC-8`, `America/Los_Angeles`.

    `written` is the text in which the name stands, for the refusal to mend. Raises Refusal for a name that is
    not known, or that means several zones.
    """
    zone = _found.get(name)
    if zone is None:
        zone = _find(name, written or name)
        if len(_found) < 1_000:
            _found[name] = zone
    return zone


def _find(name: str, written: str) -> Zone:
    known = ABBREVIATIONS.get(name.upper())
    if known is not None:
        return Zone(name, known)
    offset = _OFFSET.fullmatch(name) if name[-1:].isdigit() else None
    if offset is not None:
        return Zone(name, _offset_seconds(name, *offset.groups("0")))
    if name.upper() in _MANY_MEANINGS:
        raise _ambiguous(name, written)
    place = _place(name)
    if place is None:
        # A name straight from a file may be anything; the sentence stays short and on one line.
        shown = name if name.isprintable() and len(name) <= _LONGEST_NAME else f"{ascii(name)[1:_LONGEST_NAME]}…"
        raise Refusal(
            f'time zone "{shown}" is not known; write -08:00 or a name such as America/Los_Angeles', text=name
        )
    return Zone(name, place=place)


def _offset_seconds(name: str, sign: str, hours: str, minutes: str) -> int:
    if not name[0].isalpha() and not _BARE_OFFSET.fullmatch(name):
        mend = f"{sign}{int(hours):02}:{minutes:0>2}"
        raise Refusal(f'"{name}": write the offset with two digits and a colon: {mend}', text=name, mend=mend)
    if int(hours) > 23 or int(minutes) > 59:
        raise Refusal(f"there is no offset {name}; write one such as -08:00", text=name)
    return (1 if sign == "+" else -1) * (int(hours) * HOUR + int(minutes) * MINUTE)


def _ambiguous(name: str, written: str) -> Refusal:
    meanings = _MANY_MEANINGS[name.upper()]
    mend = written.removesuffix(name) + meanings[0].split(" ", 1)[0]
    return Refusal(f'"{name}" is {", ".join(meanings)}; write the offset: "{mend}"', text=written, mend=mend)


def _place(name: str) -> tzinfo | None:
    if len(name) > _LONGEST_NAME or not _NAME.fullmatch(name):
        return None
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - most files name no place

    try:
        return ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        # OSError: the name of a folder of zones, such as "America".
        return None


def in_force(name: str, moment: int) -> str:
    """The abbreviation that was in force at `moment` where people say `name`; empty where `name` itself was.

    `PST` in July gives `PDT`. Only abbreviations that clocks change between are looked at.
    """
    place = _CHANGING.get(name.upper())
    if place is None:
        return ""
    actual = find(place).abbreviation(moment)
    return actual if _CHANGING.get(actual) == place and actual != name.upper() else ""


def place_of(name: str, moment: int) -> str:
    """The IANA name of the place whose clocks are called `name` at `moment`: `PST` in January; else empty."""
    place = _CHANGING.get(name.upper(), "")
    return place if place and find(place).abbreviation(moment) == name.upper() else ""


def offset_text(offset: int) -> str:
    """`-08:00`, `+05:30`, `+00:09:21`; `offset` in seconds east of UTC."""
    sign, rest = ("-", -offset) if offset < 0 else ("+", offset)
    tail = f":{rest % MINUTE:02}" if rest % MINUTE else ""
    return f"{sign}{rest // HOUR:02}:{rest // MINUTE % 60:02}{tail}"


def _seconds(offset: timedelta | None) -> int:
    return 0 if offset is None else offset.days * DAY + offset.seconds
