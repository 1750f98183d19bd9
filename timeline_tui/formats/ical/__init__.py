"""iCalendar (RFC 5545, with 7986 and 9253): calendars of events, to-dos and journal entries, in and out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.formats.carried import Carried, Losses, Wishes
    from timeline_tui.formats.foreign import Foreign

_BEGINS: Final = re.compile(r"BEGIN\s*:\s*(?:VCALENDAR|VEVENT|VTODO|VJOURNAL)\s*$", re.IGNORECASE | re.MULTILINE)


def looks_like(foreign: Foreign) -> bool:
    """Whether a calendar or an entry of one begins within the first lines."""
    return _BEGINS.match(foreign.head) is not None


def read(foreign: Foreign, wishes: Wishes) -> Carried:
    """The events, to-dos and journal entries of every calendar in a file. Raises StoreError where none can be."""
    from timeline_tui.formats.ical import reading  # noqa: PLC0415 - only for such files

    return reading.read(foreign, wishes)


def write(chronicle: Chronicle, wishes: Wishes, losses: Losses) -> bytes:
    """A calendar of all events; what it can't hold is added to `losses`."""
    from timeline_tui.formats.ical import writing  # noqa: PLC0415

    return writing.write(chronicle, wishes, losses)
