"""A file that TOML can't read: what is broken is found, named and blanked out, and the rest stays.

The file is cut at its `[[event]]`-like headers, and the broken parts are found by halving: the file is read
twice over, and about 12 parts again for each that is broken. How one part is mended is `mending`'s, what a
breach means `causes`'.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

from timeline_tui.store import scan
from timeline_tui.store.cause import Cause, reads
from timeline_tui.store.causes import ARRAY_NAMES, broken_header
from timeline_tui.store.error import StoreError
from timeline_tui.store.mending import Breach, Part
from timeline_tui.store.toml import BrokenError, parse

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOGETHER: Final = 64
"""Parts that are tried at once."""
_MOST_CONTRADICTIONS: Final = 40
_MOST_JOINED: Final = 50
"""Parts that one text of several lines may run through, where it quotes headers."""
_HEADER: Final = re.compile(r"^[ \t]*\[\[?[ \t]*([A-Za-z][\w-]*)[ \t]*\]?\]?[ \t]*(?:#.*)?$", re.MULTILINE)
"""A header of the top level, whole or not."""


class NoTomlError(StoreError):
    """Nothing in a text is TOML; `breaches` are the places where it is none."""

    def __init__(self, file: str, sentence: str, breaches: Sequence[Breach]) -> None:
        super().__init__(file, sentence)
        self.breaches = tuple(breaches)


def salvage(file: str, text: str) -> tuple[str, list[Breach], dict[str, Any]]:
    """`text` with what is broken blanked out, the breaches, and the table that is left.

    Raises StoreError where nothing is left.
    """
    breaches: list[Breach] = []
    parts = _parts(_without_conflicts(text, breaches))
    _without_orphans(parts, breaches)
    _with_whole_headers(parts, breaches)
    lines = list(accumulate((part.count("\n") for part in parts), initial=1))
    for number in _broken(parts):
        part = Part(parts[number], lines[number]).mend()
        parts[number] = part.text
        breaches += part.breaches
    for _ in range(_MOST_CONTRADICTIONS):
        try:
            table = parse("".join(parts))
        except BrokenError as broken:
            # Parts that can be read each for itself, and contradict each other.
            _reconcile(parts, broken, breaches)
        else:
            breaches.sort(key=lambda breach: (breach.line, breach.column))
            if not table and breaches:
                break
            return "".join(parts), breaches, table
    first = breaches[0]
    reason = first.cause.message.partition("; ")[0]
    raise NoTomlError(file, f"this is not a TOML chronicle (line {first.line}: {reason})", breaches)


_CONFLICT: Final = re.compile(
    r"^<{7}(?: .*)?\n((?:.*\n)*?)(?:^\|{7}(?: .*)?\n(?:.*\n)*?)?^={7}\r?\n(?:.*\n)*?^>{7}.*$", re.MULTILINE
)
"""Two sides of a merge that somebody has yet to choose from, and what both had before."""
_ORPHAN: Final = re.compile(r"^[ \t]*\[\[?[ \t]*(event|route)[ \t]*\.[^\]\n]*\]\]?", re.MULTILINE)
"""The header of a table within an event or a route."""


def _without_conflicts(text: str, breaches: list[Breach]) -> str:
    """`text` with the first side of every conflict alone; what is left out for it is blank."""

    def first_side(found: re.Match[str]) -> str:
        line = 1 + text.count("\n", 0, found.start())
        first = line + 1 + found[1].count("\n")
        last = line + found[0].count("\n")
        message = (
            f"this conflict of git is not resolved, and lines {first} to {last} are left out; keep one of the sides, "
        )
        marker = found[0].split("\n", 1)[0].strip()
        breaches.append(Breach(line, 1, Cause("T112", f"{message}and take the marks out", marker)))
        return "\n" + found[1] + "\n" * (found[0].count("\n") - 1 - found[1].count("\n"))

    return _CONFLICT.sub(first_side, text)


def _name(part: str) -> str:
    """What the header of a part says, empty where it has none."""
    found = _HEADER.match(part)
    return found[1] if found else ""


def _without_orphans(parts: list[str], breaches: list[Breach]) -> None:
    """Tables of events that stand above every event are blanked out: with them, TOML refuses every `[[event]]`."""
    found = _ORPHAN.search(parts[0])
    if not found or found[1] not in map(_name, parts[1:]):
        return
    above, below = parts[0][: found.start()], parts[0][found.start() :]
    header = found[0].strip()
    message = f"{header} stands above every [[{found[1]}]], and belongs to none; move it below the one that it is of"
    breaches.append(Breach(1 + above.count("\n"), 1 + found[0].find("["), Cause("T109", message, header)))
    parts[0] = above + "\n" * below.count("\n")


def _parts(text: str) -> list[str]:
    cuts = [0, *(found.start() for found in _HEADER.finditer(text) if found.start())]
    return [text[start:end] for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True)]


def _line_of(parts: list[str], number: int) -> int:
    return 1 + sum(part.count("\n") for part in parts[:number])


def _part_at(parts: list[str], line: int) -> int:
    end = 1
    for number, part in enumerate(parts):
        end += part.count("\n")
        if line < end:
            return number
    return len(parts) - 1


def _broken(parts: list[str]) -> list[int]:
    """Which parts can't be read, by halving what can't be read together."""
    found: list[int] = []
    joined_until = 0
    starts = range(0, len(parts), _TOGETHER)
    waiting = [(start, min(start + _TOGETHER, len(parts))) for start in reversed(starts)]
    while waiting:
        first, end = waiting.pop()
        if end <= joined_until or reads("".join(parts[first:end])):
            continue
        if end - first > 1:
            middle = (first + end) // 2
            waiting += [(middle, end), (first, middle)]
        elif until := _end_of_text(parts, first):
            joined_until = until
        else:
            found.append(first)
    return found


def _end_of_text(parts: list[str], first: int) -> int:
    """The end of the parts that a text runs through from part `first` on, 0 where none does."""
    opened = scan.left_open(parts[first])
    if not opened or len(opened[1]) < 3:
        return 0
    for end in range(first + 1, min(first + _MOST_JOINED, len(parts))):
        if opened[1] in parts[end]:
            return end + 1 if reads("".join(parts[first : end + 1])) else 0
    return 0


def _with_whole_headers(parts: list[str], breaches: list[Breach]) -> None:
    """`[event]` made `[[event]]` where there are several of them: one by one they contradict each other."""
    names = list(map(_name, parts))
    several = {name for name, count in Counter(names).items() if count > 1} & ARRAY_NAMES
    line = 1
    for number, name in enumerate(names):
        header = parts[number].split("\n", 1)[0]
        if name in several and not header.lstrip().startswith("[["):
            breaches.append(Breach(line, 1, broken_header(header, name)))
            parts[number] = f"[[{name}]]{parts[number][len(header) :]}"
        line += parts[number].count("\n")


def _reconcile(parts: list[str], broken: BrokenError, breaches: list[Breach]) -> None:
    """Take away one of two parts that contradict each other."""
    number = _part_at(parts, broken.line)
    header = _HEADER.match(parts[number])
    above = parts[0].split("\n")
    for at, line in enumerate(above if header else ()):
        if header and re.match(rf"[ \t]*{header[1]}[ \t]*=", line):
            # `event = …` above `[[event]]`: the one line goes, not the many tables.
            message = f"`{header[1]}` must be tables, each under its own [[{header[1]}]], not a value"
            number, part = 0, Part(parts[0], 1)
            part.blank_statement(at, Cause("K102", message, line.strip()))
            break
    else:
        part = Part(parts[number], _line_of(parts, number))
        part.blank(BrokenError(broken.reason, broken.line - _line_of(parts, number) + 1, broken.column))
    parts[number] = part.text
    breaches += part.breaches
