"""Patterns that users write between slashes: read, and refused where they could take for ever.

Python's matcher goes back over what it tried, so that a repeat within a repeat, `(a+)+`, can take longer than
anybody lives. Where nothing that varies stands within a repeat, the time is a power of the text's length, and
so at most a few repeats without a fixed count are let through.
"""

from __future__ import annotations

import re
from typing import Final

from timeline_tui.chronicle.folding import without_accents

_LONGEST: Final = 200
_MOST_REPEATS: Final = 3

_TOKEN: Final = re.compile(
    r"""
      (?P<class> \[ \^? \]? (?: \\. | [^\]\\] )* \] )
    | (?P<open> \( (?: \? (?: P<\w+> | [aiLmsux-]* : | <?[=!] | > ) )? )
    | (?P<close> \) )
    | (?P<choice> \| )
    | (?P<repeat> [*+] | \{ (?: \d+ ,? \d* | ,\d+ ) \} ) [?+]?
    | (?P<maybe> \? ) [?+]?
    | (?P<one> \\. | . )
    """,
    re.VERBOSE | re.DOTALL,
)
_FIXED: Final = re.compile(r"\{\d+\}")


def compiled(source: str) -> re.Pattern[str]:
    """The pattern, to be looked for in folded text. Raises ValueError, which says in words what is wrong."""
    if len(source) > _LONGEST:
        raise ValueError(f"is too long: at most {_LONGEST} characters")
    if _varies_within_repeat(source):
        raise ValueError("could take for ever: no repeat and no choice within a repeat")
    repeats = [found for found in _TOKEN.finditer(source) if found["repeat"] and not _FIXED.match(found[0])]
    if len(repeats) > _MOST_REPEATS:
        raise ValueError(f"could take for ever: at most {_MOST_REPEATS} of * and +")
    try:
        return re.compile(without_accents(source), re.IGNORECASE)
    except (re.error, OverflowError, RecursionError) as error:
        raise ValueError(f"is not a pattern: {error}") from None


def _varies_within_repeat(source: str) -> bool:
    """Whether a group is repeated that may match texts of several lengths or in several ways."""
    varies = [False]
    closed = False
    """Whether the group just closed varies."""
    for found in _TOKEN.finditer(source):
        kind = found.lastgroup
        if kind == "open":
            varies.append(False)
        elif kind == "close" and len(varies) > 1:
            closed = varies.pop()
            varies[-1] |= closed
            continue
        elif kind == "repeat":
            if closed:
                return True
            varies[-1] |= not _FIXED.match(found[0])
        elif kind in {"maybe", "choice"}:
            varies[-1] = True
        closed = False
    return False
