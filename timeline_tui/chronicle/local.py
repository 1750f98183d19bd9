"""What the clocks of a zone show at a moment: its offset and its name there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from typing import Final

from timeline_tui.chronicle.civil import seconds

_FIRST: Final = seconds(2)
_LAST: Final = seconds(9999)
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def offset_at(zone: tzinfo | str, moment: int) -> int:
    """Seconds east of UTC on the clocks of `zone`, an IANA name or a zone, at `moment`.

    `moment` is in seconds since 1970-01-01T00:00Z. Zero outside the years that zones know, 2 to 9998.
    """
    return offset_and_name(zone, moment)[0]


def offset_and_name(zone: tzinfo | str, moment: int) -> tuple[int, str]:
    """The offset and its name: `CET`, `-03:00`; local mean time has no name worth showing."""
    if zone == "UTC" or not _FIRST <= moment < _LAST:
        return 0, "UTC"
    if isinstance(zone, str):
        from zoneinfo import ZoneInfo  # noqa: PLC0415  most dates are read without a zone by name

        zone = ZoneInfo(zone)
    at = (_EPOCH + timedelta(seconds=moment)).astimezone(zone)
    name = at.tzname() or ""
    if name[:1] in {"+", "-"}:
        name = f"{name[:3]}:{name[3:] or '00'}"
    offset = at.utcoffset() or timedelta()
    return int(offset.total_seconds()), "" if name == "LMT" else name
