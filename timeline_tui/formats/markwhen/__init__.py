"""markwhen: lines of `date: words` under headings, https://markwhen.com. Read as npm `@markwhen/parser` 1.2 reads it.

What it dates "now" because it can't read a date is undated here, and what recurs is unrolled. `grammar.py` takes a date
apart, `counting.py` counts what depends on other events, `document.py` finds events among lines, `reading.py` makes
tables, `writing.py` writes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.formats.carried import Carried, Losses, Wishes
    from timeline_tui.formats.foreign import Foreign

_OTHERS: Final = re.compile(
    r"[{\[<]|BEGIN:|0\s+HEAD\b|(?:timeline|gantt)\b(?!:)|git:|(?:[\w\"]+[,;\t]){1}[\w\" ]+[,;\t]", re.IGNORECASE
)
"""How files of other kinds begin."""
_MAY_BE: Final = re.compile(r"[^:\n]{0,100}(?:\d|now)[^:\n]{0,60}(?::\d\d[^:\n]{0,60}){0,3}:(?:\s|$)", re.IGNORECASE)
"""A line that may say when, with a colon and a blank after it."""
_LINES: Final = 60
"""Lines that are looked at."""


def looks_like(foreign: Foreign) -> bool:
    """Whether a line near the top is an event with a date of its own, and nothing above it speaks for another kind."""
    head = foreign.head
    if _OTHERS.match(head) or "```mermaid" in head or "\0" in head:
        return False
    from timeline_tui.formats.dated import Dated  # noqa: PLC0415 - for what may be markwhen alone
    from timeline_tui.formats.markwhen.document import MARK  # noqa: PLC0415
    from timeline_tui.formats.markwhen.grammar import read  # noqa: PLC0415

    if head.startswith(MARK):
        return True
    for line in head.splitlines()[:_LINES]:
        if _MAY_BE.match(line):
            dating = read(line)
            if dating and isinstance(dating.first, Dated) and (not dating.rest or dating.rest[0].isspace()):
                return True
    return False


def read(foreign: Foreign, wishes: Wishes) -> Carried:
    """The events of a text; any text is markwhen, if only without an event. Raises StoreError where it is no text."""
    from timeline_tui.formats.markwhen.reading import tables  # noqa: PLC0415

    return tables(foreign.text, wishes)


def write(chronicle: Chronicle, wishes: Wishes, losses: Losses) -> Iterator[str]:
    """The chronicle as markwhen: a header, a heading a lane, a line an event."""
    from timeline_tui.formats.markwhen.writing import lines  # noqa: PLC0415

    return lines(chronicle, wishes, losses)
