"""A file that TOML can't read: what is broken is found, named and blanked out, and the rest stays.

The file is cut at its `[[event]]`-like headers, and the broken parts are found by halving: some k·log n readings
for k of n. In a broken part one statement after the other is blanked out until the rest can be read. Lines keep
their numbers. What a breach means is said by `causes`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from timeline_tui.store import scan
from timeline_tui.store.causes import ARRAY_NAMES, Cause, broken_header, cause_of, never_closed
from timeline_tui.store.files import StoreError
from timeline_tui.store.toml import BrokenError, parse

_MOST_BREACHES: Final = 40
"""Breaches in one part; after so many the rest of it is blanked out."""
_MOST_JOINED: Final = 50
"""Parts that one text of several lines may run through, where it quotes headers."""
_HEADER: Final = re.compile(r"^[ \t]*\[\[?[ \t]*([A-Za-z][\w-]*)[ \t]*\]?\]?[ \t]*(?:#.*)?$", re.MULTILINE)
"""A header of the top level, whole or not."""


@dataclass(frozen=True, slots=True)
class Breach:
    """A place where a file is not TOML, and the statement that was left out for it."""

    line: int
    column: int
    cause: Cause
    key: str = ""
    """The key of the statement, empty where it has none."""
    raw: str = ""
    """What stood after `=`."""


def salvage(file: str, text: str) -> tuple[str, list[Breach]]:
    """`text` with what is broken blanked out, and the breaches. Raises StoreError where nothing is left."""
    parts = _parts(text)
    breaches: list[Breach] = []
    _with_whole_headers(parts, breaches)
    for number in _broken(parts):
        parts[number] = _mended(parts[number], _line_of(parts, number), breaches)
    for _ in range(_MOST_BREACHES):
        try:
            table = parse("".join(parts))
        except BrokenError as broken:
            # Whole parts that contradict each other, such as [event] beside [[event]].
            _reconciled(parts, broken, breaches)
        else:
            if not table and breaches:
                raise StoreError(file, _not_toml(breaches[0]))
            return "".join(parts), sorted(breaches, key=lambda breach: (breach.line, breach.column))
    raise StoreError(file, _not_toml(breaches[0]))


def _not_toml(breach: Breach) -> str:
    return f"this is not a TOML chronicle (line {breach.line}: {breach.cause.message})"


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
    """Which parts can't be read, by halving."""
    found: list[int] = []
    read_with_one_before = -1
    waiting = [(0, len(parts))]
    while waiting:
        first, end = waiting.pop()
        if end <= read_with_one_before or _reads("".join(parts[first:end])):
            continue
        if end - first > 1:
            middle = (first + end) // 2
            waiting += [(middle, end), (first, middle)]
        elif last := _last_of_text(parts, first):
            read_with_one_before = last
        else:
            found.append(first)
    return found


def _last_of_text(parts: list[str], first: int) -> int:
    """The end of the parts that a text of several lines runs through from `first`, 0 where it does not close."""
    opened = scan.left_open(parts[first])
    if not opened:
        return 0
    for end in range(first + 2, min(first + _MOST_JOINED, len(parts)) + 1):
        joined = "".join(parts[first:end])
        if not scan.left_open(joined):
            return end if _reads(joined) else 0
    return 0


def _reads(text: str) -> bool:
    try:
        parse(text)
    except BrokenError:
        return False
    return True


def _with_whole_headers(parts: list[str], breaches: list[Breach]) -> None:
    """`[event]` made `[[event]]` where there are several of them: one by one they would contradict each other."""
    names = [found[1] if (found := _HEADER.match(part)) else "" for part in parts]
    for number, name in enumerate(names):
        header = parts[number].split("\n", 1)[0]
        if name in ARRAY_NAMES and names.count(name) > 1 and not header.lstrip().startswith("[["):
            breaches.append(Breach(_line_of(parts, number), 1, broken_header(header, name)))
            parts[number] = f"[[{name}]]{parts[number][len(header) :]}"


def _reconciled(parts: list[str], broken: BrokenError, breaches: list[Breach]) -> None:
    """Take away one of two parts that can be read for themselves and not beside each other."""
    number = _part_at(parts, broken.line)
    header = _HEADER.match(parts[number])
    lines = parts[0].split("\n")
    for at, line in enumerate(lines if header else ()):
        if header and re.match(rf"[ \t]*{header[1]}[ \t]*=", line):
            # `event = …` above `[[event]]`: the one line goes, not the many tables.
            end = _end_of_statement(lines, at, at)
            double = BrokenError("duplicate key", at + 1, 1)
            parts[0] = _without(lines, at, end, double, 1, breaches)
            return
    breaches.append(Breach(broken.line, broken.column, cause_of(parts[number].split("\n", 1)[0], broken)))
    parts[number] = "\n" * parts[number].count("\n")


def _mended(part: str, first_line: int, breaches: list[Breach]) -> str:
    """A broken part with one statement after the other blanked out until it can be read."""
    for _ in range(_MOST_BREACHES):
        try:
            parse(part)
        except BrokenError as broken:
            if not 0 < broken.line <= part.count("\n") + 1:
                breaches.append(Breach(first_line, 1, cause_of(part.split("\n")[0], broken)))
                return "\n" * part.count("\n")
            part = _one_less(part, first_line, broken, breaches)
        else:
            return part
    return "\n" * part.count("\n")


def _one_less(part: str, first_line: int, broken: BrokenError, breaches: list[Breach]) -> str:
    lines = part.split("\n")
    at = broken.line - 1
    before = "\n".join([*lines[:at], lines[at][: max(broken.column - 1, 0)]])
    opened = scan.left_open(before)
    if opened:
        offset, sign = opened
        start = before.count("\n", 0, offset)
        end = _end_of_statement(lines, start, at)
        if start < at and (len(sign) == 3 or end <= at or not _closes(lines, start, end)):
            column = offset - before.rfind("\n", 0, offset)
            cause = never_closed(sign, lines[start])
            return _without(
                lines, start, max(end, start + 1), broken, first_line, breaches, (start, column, cause)
            )
        return _without(lines, start, max(end, at + 1), broken, first_line, breaches)
    if lines[at].lstrip().startswith("["):
        return _other_header(lines, at, first_line, broken, breaches)
    return _without(lines, at, at + 1, broken, first_line, breaches)


def _closes(lines: list[str], start: int, end: int) -> bool:
    return not scan.left_open("\n".join(lines[start:end]))


def _end_of_statement(lines: list[str], start: int, broken_at: int) -> int:
    """The line after the statement that begins on `start`: where its brackets close, else where the next begins."""
    for end in range(start + 1, len(lines) + 1):
        if end > broken_at and not scan.left_open("\n".join(lines[start:end])):
            return end
        if end < len(lines) and (scan.STATEMENT.match(lines[end]) or _HEADER.match(lines[end])):
            return end
    return len(lines)


def _other_header(
    lines: list[str], at: int, first_line: int, broken: BrokenError, breaches: list[Breach]
) -> str:
    """The line of a header made whole where its name can be told, else blanked out."""
    name = re.match(r"[ \t]*\[+[ \t]*([A-Za-z][\w.-]*)", lines[at])
    whole = f"[[{name[1]}]]" if name else ""
    if name and lines[at].strip() != whole and name[1].partition(".")[0] in ARRAY_NAMES:
        breaches.append(Breach(first_line + at, 1, broken_header(lines[at], name[1])))
        return "\n".join([*lines[:at], whole, *lines[at + 1 :]])
    return _without(lines, at, len(lines), broken, first_line, breaches)


def _without(
    lines: list[str],
    start: int,
    end: int,
    broken: BrokenError,
    first_line: int,
    breaches: list[Breach],
    found: tuple[int, int, Cause] | None = None,
) -> str:
    """The part with `lines[start:end]` blanked out, which become a breach; `found` is its place and cause if known."""
    line, column, cause = found or (broken.line - 1, broken.column, cause_of(lines[broken.line - 1], broken))
    key, _, raw = lines[start].partition("=") if scan.STATEMENT.match(lines[start]) else ("", "", "")
    breaches.append(Breach(first_line + line, column, cause, key.strip(" \t\"'"), cause.raw or raw.strip()))
    return "\n".join([*lines[:start], *[""] * (end - start), *lines[end:]])
