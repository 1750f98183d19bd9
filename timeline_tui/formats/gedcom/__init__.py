"""GEDCOM 5.5, 5.5.1 and 7.0, in: births, deaths, marriages, and what else is dated of people and families."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from timeline_tui.formats.gedcom.encoding import begins

if TYPE_CHECKING:
    from timeline_tui.formats.carried import Carried, Wishes
    from timeline_tui.formats.foreign import Foreign

_BEGINS: Final = re.compile(r"\s*0\s+(?:HEAD|@[^@\s]+@\s+(?:INDI|FAM|SUBM|SUBN|SOUR|NOTE))\s*$", re.MULTILINE)


def looks_like(foreign: Foreign) -> bool:
    """Whether it begins with a record."""
    return _BEGINS.match(begins(foreign)) is not None


def read(foreign: Foreign, wishes: Wishes) -> Carried:
    """The events of every person and family. Raises StoreError where there is none in it."""
    from timeline_tui.formats.gedcom import reading  # noqa: PLC0415 - only for such files

    return reading.read(foreign, wishes)
