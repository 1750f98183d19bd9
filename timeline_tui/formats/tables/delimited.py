"""Texts of rows and columns: which delimiter, which encoding of quotes, where the header is, what is ragged."""

from __future__ import annotations

import csv
import re
from collections import Counter
from contextlib import suppress
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.reading import read as read_date
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.formats.markup import undefused
from timeline_tui.formats.tables.names import meaning_of
from timeline_tui.formats.tables.table import Table
from timeline_tui.store.error import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.formats.carried import Carried
    from timeline_tui.store.load import Progress

DELIMITERS: Final = (",", ";", "\t", "|")
_SAID: Final = re.compile(r"sep=(.)\n")
"""What some spreadsheets put into the first line."""
_SAMPLE: Final = 2**16
"""Characters that are looked at to tell the delimiter."""
_STEP: Final = 10_000
"""Rows between two reports of progress."""
_ROWS: Final = 40
"""Rows that are looked at."""
_LONGEST_FIELD: Final = 2**28
_MOST_TAKEN: Final = 20
"""Lines that a text may take whose quotation mark is never closed: more would be the file."""
_END: Final = "\x00end\x00"
"""A row of our own behind the last: where it does not come back alone, a quotation mark is open."""


def delimiter_of(text: str) -> str:
    """The delimiter under which the first rows have the same number of cells, more than one; empty where none has."""
    said = _SAID.match(text)
    if said:
        return said[1]
    sample = text[:_SAMPLE]
    if len(text) > _SAMPLE:
        sample = sample.rpartition("\n")[0] or sample
    best, score = "", 0.0
    for mark in DELIMITERS:
        if mark not in sample:
            continue
        widths = [len(row) for row in islice(_rows(sample, mark), _ROWS) if any(map(str.strip, row))]
        if not widths:
            continue
        width, count = Counter(widths).most_common(1)[0]
        alike = count / len(widths)
        if width > 1 and alike * (1 + width / 100) > score:
            best, score = mark, alike * (1 + width / 100)
    return best


def is_table(text: str) -> bool:
    """Whether a text is surely rows of cells: as many in each, under names or over a date that are an event's."""
    mark = delimiter_of(text)
    if not mark:
        return False
    rows = [row for row in islice(_rows(text[:_SAMPLE], mark), _ROWS) if any(map(str.strip, row))]
    if len(rows) < 2 or any(len(cell) > 1000 for cell in rows[0]):
        return False
    width = Counter(map(len, rows)).most_common(1)[0]
    alike = width[1] / len(rows) > 0.8
    known = [meaning for cell in chain(*rows[:2]) if (meaning := meaning_of(cell))]
    dated = any(meaning.key in {"when", "start", "end"} for meaning in known) or any(map(_is_date, rows[1]))
    return alike and dated and (len(known) > 1 or len(rows) > 2)


def table_of(text: str, file: str, mark: str, carried: Carried, progress: Progress | None = None) -> Table:
    """The table of a text. Raises StoreError where it holds no row, or a quotation mark swallows it."""
    said = _SAID.match(text)
    body, before = (text[said.end() :], 1) if said else (text, 0)
    rows, lines = _read(body, file, mark or ",", carried, progress)
    lines = [line + before for line in lines]
    titles, columns, named = _header(rows)
    if titles:
        carried.preface["title"] = titles[0]
        where = "the first line is its title" if len(titles) == 1 else f"the first {len(titles)} lines are its title"
        carried.notices.append(f"{where}: {titles[0]}")
        for more in titles[1:]:
            carried.losses.add("lines above the header", more)
    first = len(titles) + named
    if not named:
        carried.notices.append("it has no header: columns are called column 1, column 2 …")
    _level(rows, lines, first, len(columns), carried)
    del rows[:first], lines[:first]
    if not rows:
        carried.notices.append("it has a header and no row")
    return Table(columns, [*rows], lines)


def _rows(text: str, mark: str) -> Iterator[list[str]]:
    """The rows of a text; what can't be read ends them."""
    csv.field_size_limit(_LONGEST_FIELD)
    with suppress(csv.Error):
        yield from csv.reader(_lines(text), delimiter=mark, skipinitialspace=mark != "\t")


def _lines(text: str) -> Iterator[str]:
    """The lines with their ends, one by one: a list of them would be as large again."""
    start = 0
    while (end := text.find("\n", start)) >= 0:
        yield text[start : end + 1]
        start = end + 1
    if start < len(text):
        yield text[start:]


def _read(
    text: str, file: str, mark: str, carried: Carried, progress: Progress | None
) -> tuple[list[list[str]], list[int]]:
    """Rows that are not blank, each with the line where it begins."""
    csv.field_size_limit(_LONGEST_FIELD)
    whole = text if text.endswith("\n") else f"{text}\n"
    reader = csv.reader(chain(_lines(whole), [_END]), delimiter=mark, skipinitialspace=mark != "\t")
    rows: list[list[str]] = []
    lines: list[int] = []
    begin = 1
    try:
        for row in reader:
            if row == [_END]:
                break
            if row and row[-1].endswith(_END):
                row[-1] = row[-1].removesuffix(_END).rstrip("\n")
                _tell_open(file, begin, reader.line_num - begin, carried)
            if any(row) and any(map(str.strip, row)):
                rows.append(row)
                lines.append(begin)
                if progress and len(rows) % _STEP == 0:
                    progress(len(rows), 0)
            begin = reader.line_num + 1
    except csv.Error as error:
        raise StoreError(file, f"this is no table at line {reader.line_num}: {error}") from error
    if not rows:
        raise StoreError(file, "this table is empty")
    return rows, lines


def _tell_open(file: str, line: int, taken: int, carried: Carried) -> None:
    if taken > _MOST_TAKEN:
        what = f"a quotation mark in the row at line {line} is never closed, and takes {taken:,} lines with it"
        raise StoreError(file, f'{what}; close it, or write it twice: ""')
    carried.losses.add("the end of a text whose quotation mark is never closed", f"line {line}")


def _header(rows: list[list[str]]) -> tuple[list[str], list[str], int]:
    """Titles above the header, the names of the columns, and 1 where a row of the table has them, else 0."""
    width = max(len(_filled(row)) for row in rows[:_ROWS])
    titles: list[str] = []
    for row in rows[:_ROWS]:
        filled = [cell.strip() for cell in row if cell.strip()]
        if width > 1 and len(filled) == 1 and not meaning_of(filled[0]) and len(titles) + 1 < len(rows):
            titles.append(filled[0])
        else:
            break
    first = [cell.strip() for cell in _filled(rows[len(titles)])]
    if not any(map(meaning_of, first)) and any(map(_is_date, first)):
        return titles, [f"column {number}" for number in range(1, width + 1)], 0
    seen: Counter[str] = Counter()
    columns = []
    for number, name in enumerate(first, 1):
        unique = undefused(name) or f"column {number}"
        seen[unique] += 1
        columns.append(f"{unique} {seen[unique]}" if seen[unique] > 1 else unique)
    return titles, columns, 1


def _filled(row: list[str]) -> list[str]:
    """A row without the blank cells at its end."""
    end = len(row)
    while end and not row[end - 1].strip():
        end -= 1
    return row[:end]


def _level(rows: list[list[str]], lines: list[int], first: int, width: int, carried: Carried) -> None:
    """Make every row as wide as the header, in place; apostrophes before formulas are taken off again."""
    short = 0
    for at in range(first, len(rows)):
        row = rows[at]
        if len(row) != width:
            if len(row) > width:
                for extra in _filled(row[width:]):
                    carried.losses.add("cells beyond the last column", f"line {lines[at]}: {extra}")
                del row[width:]
            else:
                short += 1
                row += [""] * (width - len(row))
        for place, cell in enumerate(row):
            if cell and cell[0] == "'":
                row[place] = undefused(cell)
    if short:
        carried.notices.append(f"{short:,} {'row has' if short == 1 else 'rows have'} fewer cells than the header")


def _is_date(cell: str) -> bool:
    text = cell.strip()
    if not text or not any(map(str.isdecimal, text)):
        return False
    try:
        read_date(text)
    except Refusal:
        return False
    return True
