"""Mends that are safe to make without asking: they change how something is written, never what it means.

A mend that has to guess (which of two dates, which lane, which id) is offered with its problem and left to people.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from timeline_tui.store import scan, shape
from timeline_tui.store.checks.edits import Edit
from timeline_tui.store.placing import LONGEST_TEXT

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_tui.store.checks.edits import Lines
    from timeline_tui.store.document import Document
    from timeline_tui.store.problem import Problem

    Mender = Callable[[Problem, Lines, Document], tuple[Edit, ...]]

_KEYS: Final = frozenset(
    key
    for keys in (
        shape.ROOT,
        shape.EVENT,
        shape.EVIDENCE,
        shape.LINK,
        shape.LANE,
        shape.SOURCE,
        shape.ERA,
        shape.ROUTE,
        shape.STOP,
    )
    for key in keys
)
_HEADER: Final = re.compile(r"[ \t]*(\[+[^#\]]*\]*)[ \t]*(?:#.*)?")
_EVENT_HEADER: Final = re.compile(r"[ \t]*\[\[[ \t]*event[ \t]*\]\][ \t]*(?:#.*)?")
_INNER_HEADER: Final = re.compile(r"^[ \t]*\[+[ \t]*event[ \t]*\.", re.MULTILINE)
_IDLE: Final = re.compile(r"[ \t]*(?:#.*)?")


def edits_for(problem: Problem, lines: Lines, document: Document) -> tuple[Edit, ...]:
    """The edits that mend a problem, none where no mend is safe."""
    mender = _MENDERS.get(problem.code)
    return mender(problem, lines, document) if mender else ()


def _quotes(problem: Problem, lines: Lines, _: Document) -> tuple[Edit, ...]:
    """T101, T102: quotes around a value, and nothing else of its line touched."""
    return _replaced(problem, lines, problem.text, problem.fix) if problem.fix else ()


def _line(problem: Problem, lines: Lines, _: Document) -> tuple[Edit, ...]:
    """T105, T110: the whole line as TOML has it, between its blanks."""
    line = lines[problem.line]
    if not problem.fix or line.strip() != problem.text or (problem.code == "T105" and _guesses(problem)):
        return ()
    start = lines.start(problem.line) + line.find(problem.text)
    return (Edit(start, start + len(problem.text), problem.fix),)


def _header(problem: Problem, lines: Lines, _: Document) -> tuple[Edit, ...]:
    """T109, K105: two brackets on each side of a header."""
    found = _HEADER.fullmatch(lines[problem.line]) if problem.fix else None
    start = lines.start(problem.line)
    return (
        (Edit(start + found.start(1), start + len(found[1].rstrip()) + found.start(1), problem.fix),) if found else ()
    )


def _table(problem: Problem, lines: Lines, _: Document) -> tuple[Edit, ...]:
    """K107: a table whose name differs by one letter, under each of its headers."""
    written = problem.text.strip("[] \t")
    meant = problem.fix.strip("[]").partition(".")[0]
    written = written.partition(".")[0]
    if not re.fullmatch(r"[\w-]+", written) or not _one_off(written, meant):
        return ()
    headers = re.finditer(rf"^[ \t]*\[\[?[ \t]*({written})[ \t]*[\].]", lines.text, re.MULTILINE)
    return tuple(Edit(*found.span(1), meant) for found in headers)


def _key(problem: Problem, lines: Lines, _: Document) -> tuple[Edit, ...]:
    """K101: a key that differs by one letter, and from one known key alone."""
    near = [key for key in _KEYS if _one_off(problem.text.strip("\"'"), key)]
    return _replaced(problem, lines, problem.text, problem.fix) if near == [problem.fix] else ()


def _word(problem: Problem, lines: Lines, _: Document) -> tuple[Edit, ...]:
    """K104: a word of a few, off by one letter."""
    if not _one_off(problem.text.strip("\"'"), problem.fix.strip('"')):
        return ()
    return _replaced(problem, lines, problem.text, problem.fix)


def _number(problem: Problem, lines: Lines, _: Document) -> tuple[Edit, ...]:
    """K102: a number where a text is wanted, in quotes."""
    return _replaced(problem, lines, problem.text, problem.fix) if problem.fix == f'"{problem.text}"' else ()


def _notation(problem: Problem, lines: Lines, _: Document) -> tuple[Edit, ...]:
    """D201: a date of the same figures in the same order, in the notation that can be read."""
    figures = [re.findall(r"\d+", text) for text in (problem.text, problem.fix)]
    split = [[int(one) for one in part] for part in figures]
    same = split[0] == split[1] or "".join(figures[0]) == "".join(figures[1])
    if not same or not split[0] or re.match(r"[\"']?[-+\[]", problem.text) or "@" in problem.fix or _guesses(problem):
        return ()
    return _replaced(problem, lines, problem.text, _as_value(problem.fix, problem.text))


def _guesses(problem: Problem) -> bool:
    """Whether a mend has words that its text has not: the name of a month, say, is a guess."""
    words = [set(re.findall(r"[^\W\d_]{3,}", text.lower())) for text in (problem.text, problem.fix)]
    return bool(words[1] - words[0])


def _as_value(fix: str, text: str) -> str:
    """A mend of a date as TOML wants it: in quotes where the date was."""
    return f'"{fix}"' if text[:1] in {'"', "'"} and fix[:1] != '"' else fix


def _id(problem: Problem, lines: Lines, _: Document) -> tuple[Edit, ...]:
    """S701: the id that the event has been given all along, on a line of its own."""
    if not _EVENT_HEADER.fullmatch(lines[problem.line]):
        return ()
    mend = problem.fix.partition("\n")[2]
    end = lines.end_of_line()
    at = lines.start(problem.line + 1)
    before = end if problem.line == len(lines) else ""
    return (Edit(at, at, f"{before}{_indent(lines, problem.line)}{mend}{end}"),)


def _order(problem: Problem, lines: Lines, document: Document) -> tuple[Edit, ...]:
    """K109: a key of an event moved up from below its evidence. What belongs to the chronicle would mean more there."""
    line, index = lines[problem.line], document.event_at(problem.line)
    if index is None or "[[event.evidence]]" not in problem.message:
        return ()
    top = document.lines["event"][index]
    header = _INNER_HEADER.search(lines.text, lines.start(top), lines.start(problem.line))
    if not header or not scan.STATEMENT.match(line) or scan.left_open(line):
        return ()
    above = lines.number_at(header.start()) - 1
    while above > top and _IDLE.fullmatch(lines[above]):
        above -= 1
    at, here = lines.start(above + 1), lines.start(problem.line)
    moved = f"{_indent(lines, top)}{line.strip()}{lines.end_of_line()}"
    return Edit(at, at, moved), Edit(here, lines.start(problem.line + 1), "")


def _indent(lines: Lines, header: int) -> str:
    """The blanks before the keys of the table whose header is on that line: those of its first key."""
    below = lines[header + 1]
    return _blanks(below if scan.STATEMENT.match(below) else lines[header])


def _blanks(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" \t"))]


def _replaced(problem: Problem, lines: Lines, raw: str, new: str) -> tuple[Edit, ...]:
    """`new` for the text `raw` at a problem's place, if that is what stands there."""
    start = lines.start(problem.line) + problem.column - 1
    is_whole = 0 < len(raw) < LONGEST_TEXT
    return (Edit(start, start + len(raw), new),) if is_whole and lines.text.startswith(raw, start) else ()


def _one_off(written: str, meant: str) -> bool:
    """Whether two words differ in case alone, in one letter more, less or other, or in two that changed places."""
    one, two = written.lower(), meant.lower()
    if one == two:
        return True
    if len(two) < 3 or abs(len(one) - len(two)) > 1:
        return False
    at = next((at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    if len(one) != len(two):
        long, short = (one, two) if len(one) > len(two) else (two, one)
        return long[at + 1 :] == short[at:]
    return one[at + 1 :] == two[at + 1 :] or (
        one[at : at + 2] == two[at : at + 2][::-1] and one[at + 2 :] == two[at + 2 :]
    )


_MENDERS: Final[dict[str, Mender]] = {
    "T101": _quotes,
    "T102": _quotes,
    "T105": _line,
    "T109": _header,
    "T110": _line,
    "K101": _key,
    "K102": _number,
    "K104": _word,
    "K105": _header,
    "K107": _table,
    "K109": _order,
    "D201": _notation,
    "S701": _id,
}

MENDED: Final = frozenset(_MENDERS)
"""Rules of whose breaches some are mended."""
