"""Files of The Timeline Project (thetimelineproj.sourceforge.net): its XML, and the lines that it wrote before.

`reading.py` reads the XML of versions 0.10 to 2.x, `lines.py` what versions up to 0.9 wrote, `moments.py` the dates of
its calendars, `events.py` has what both make. Source of the format: what the program writes, and its pages for users.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from timeline_tui.formats.carried import Carried, Wishes
    from timeline_tui.formats.foreign import Foreign

_PARTS: Final = re.compile(r"<(?:version|timetype|eras|categories|events)[\s/>]")
_LINES: Final = re.compile(r"(?:#[^\n]*\n|[^\S\n]*\n)*(?:(?:PREFERRED-PERIOD|EVENT):-?[0-9]|CATEGORY:[^;\n]*;[0-9])")


def looks_like(foreign: Foreign) -> bool:
    """Whether it is XML whose root is a `timeline` with parts of this format, or has lines such as `EVENT:…;…`."""
    if foreign.root:
        return foreign.root == "timeline" and _PARTS.search(foreign.head) is not None
    return _LINES.match(foreign.head) is not None


def read(foreign: Foreign, wishes: Wishes) -> Carried:
    """The events, categories and eras of a file. Raises StoreError where it is neither XML nor such lines."""
    if foreign.head.startswith("<"):
        from timeline_tui.formats.timeline_project import reading  # noqa: PLC0415 - one of two ways

        return reading.read(foreign, wishes)
    from timeline_tui.formats.timeline_project import lines  # noqa: PLC0415

    return lines.read(foreign, wishes)
