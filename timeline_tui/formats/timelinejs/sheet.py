"""TimelineJS's spreadsheet as CSV: a row a slide, in the columns of its template, or in those of the older one."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any, Final

from timeline_tui.chronicle.zones import find
from timeline_tui.formats.carried import Carried
from timeline_tui.formats.held import shown, unheld_preface
from timeline_tui.formats.markup import defused
from timeline_tui.formats.row import row_of
from timeline_tui.formats.rows import rows
from timeline_tui.formats.timelinejs.made import HELD, HELD_PREFACE, UNDATED, Maker
from timeline_tui.formats.timelinejs.older import fields_of_text, time_fields
from timeline_tui.formats.timelinejs.slides import Slides
from timeline_tui.store.error import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.formats.carried import Losses, Wishes
    from timeline_tui.formats.foreign import Foreign

COLUMNS: Final = (
    *("Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date"),
    *("Headline", "Text", "Media", "Media Credit", "Media Caption", "Media Thumbnail", "Alt Text"),
    *("Type", "Group", "Background"),
)
"""Those of the template, and the one for what a picture shows. Source: ConfigFactory.js of TimelineJS."""
_OLDER: Final = ("Start Date", "End Date", "Tag")
_BY_NAME: Final = {name.lower(): name for name in (*COLUMNS, *_OLDER)}
_STEP: Final = 250
_DELIMITERS: Final = (",", ";", "\t")
"""What spreadsheets part cells by, in one country or another."""
_FIRST_ROWS: Final = 5
"""Rows among which the header stands: some exports have a title above it."""
_FUSE: Final = re.compile(r"'(?=[\s'\"]*[=+\-@])")
"""The apostrophe before what might be a formula."""
_NUMBER: Final = re.compile(r"-?[0-9]+").fullmatch


def looks_like(foreign: Foreign) -> bool:
    """Whether one of the first rows has a year or a start date, and a headline."""
    if foreign.head[:1] in ("{", "[", "<"):
        return False
    return bool(_delimiter(foreign))


def _delimiter(foreign: Foreign) -> str:
    """What parts the cells, where that makes one of the first rows a header; empty where nothing does."""
    for sign in _DELIMITERS:
        reader = csv.reader(io.StringIO(foreign.head), delimiter=sign)
        try:
            if any(_is_header(row) for _, row in zip(range(_FIRST_ROWS), reader, strict=False)):
                return sign
        except csv.Error:
            continue
    return ""


def _is_header(row: list[str]) -> bool:
    names = {cell.strip().lower() for cell in row}
    return "headline" in names and not names.isdisjoint(("year", "start date"))


def read(foreign: Foreign, wishes: Wishes) -> Carried:
    """The rows as events, eras and the title. Raises StoreError where no row names the columns."""
    carried = Carried()
    slides = Slides(carried)
    header: list[str] = []
    titled = False
    total = foreign.text.count("\n")
    for line, cells in _records(foreign):
        if not header:
            if _is_header(cells):
                header = _header(cells, carried)
            elif any(map(str.strip, cells)):
                carried.losses.add("rows above the names of the columns", " ".join(cells))
            continue
        row = {name: _FUSE.sub("", cell.strip(), count=1) for name, cell in zip(header, cells, strict=False)}
        if len(cells) > len(header) and any(map(str.strip, cells[len(header) :])):
            carried.losses.add("cells beside the columns", f"line {line}")
        if not any(row.values()):
            continue
        slide, kind = _slide(row), row.get("Type", "").lower()
        if kind == "title" and not titled:
            slides.title(slide)
            titled = True
        elif kind == "era":
            slides.era(slide)
        else:
            slides.add(slide, line)
        if wishes.progress and len(carried.events) % _STEP == 0:
            wishes.progress(line, total)
    if not header:
        raise StoreError(foreign.name, "this is no spreadsheet of TimelineJS: no row has the columns Year and Headline")
    if wishes.zone:
        carried.preface["timezone"] = wishes.zone
    slides.finish()
    return carried


def _records(foreign: Foreign) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line on which it begins."""
    csv.field_size_limit(max(csv.field_size_limit(), len(foreign.text)))
    reader = csv.reader(io.StringIO(foreign.text), delimiter=_delimiter(foreign) or ",")
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise StoreError(foreign.name, f"this is no CSV at line {reader.line_num}: {error}") from error


def _header(cells: list[str], carried: Carried) -> list[str]:
    """The columns by the names that TimelineJS knows; others stand as they are, and are counted."""
    names = []
    for cell in cells:
        name = " ".join(cell.split())
        known = _BY_NAME.get(name.lower())
        if name and known is None:
            carried.losses.add("columns that TimelineJS does not know", name)
        names.append(known or f"? {name}")
    return names


def _slide(row: Mapping[str, str]) -> dict[str, Any]:
    if row.get("Start Date") or row.get("End Date"):
        start, end = fields_of_text(row.get("Start Date", "")), fields_of_text(row.get("End Date", ""))
    else:
        start, end = _fields(row, ""), _fields(row, "End ")
    return {
        "start_date": start,
        "end_date": end,
        "display_date": row.get("Display Date"),
        "text": {"headline": row.get("Headline"), "text": row.get("Text")},
        "media": {
            "url": row.get("Media"),
            "credit": row.get("Media Credit"),
            "caption": row.get("Media Caption"),
            "thumbnail": row.get("Media Thumbnail"),
            "alt": row.get("Alt Text"),
        },
        "group": row.get("Group") or row.get("Tag"),
        "background": row.get("Background"),
    }


def _fields(row: Mapping[str, str], which: str) -> dict[str, str]:
    given = {part.lower(): row.get(f"{which}{part}", "") for part in ("Year", "Month", "Day")}
    return {**given, **time_fields(row.get(f"{which}Time", ""))}


def write(chronicle: Chronicle, wishes: Wishes, losses: Losses) -> Iterator[str]:
    """A row a slide, after the names of the columns and the title."""
    preface = chronicle.preface
    language = wishes.language or preface.language
    maker = Maker(chronicle, language, find(preface.timezone), losses, HELD - {"id"})
    unheld_preface(chronicle, HELD_PREFACE | ({"lanes"} if maker.holds_lanes() else set()), losses)
    yield ",".join(COLUMNS)
    if title := maker.title():
        yield _row(title, "title", "", losses)
    for row, event in rows(chronicle):
        if event.when is None:
            losses.add(UNDATED, event.id)
            continue
        yield _row(maker.slide(event), "", event.id, losses)
        if wishes.progress and row % _STEP == 0:
            wishes.progress(row, len(chronicle))
    for era in maker.eras():
        yield _row(era, "era", "", losses)


def _row(slide: Mapping[str, Any], kind: str, name: str, losses: Losses) -> str:
    media, text = slide.get("media", {}), slide["text"]
    start, end = _cells(slide.get("start_date", {})), _cells(slide.get("end_date", {}))
    said = (slide.get("display_date", ""), text["headline"], text.get("text", ""), media.get("url", ""))
    cells = (*start, *end, *said, "", "", "", media.get("alt", ""), kind, slide.get("group", ""), "")
    return row_of([cell if _NUMBER(cell) else defused(shown(cell, name, losses)) for cell in cells])


def _cells(fields: Mapping[str, str]) -> tuple[str, str, str, str]:
    """Year, month, day and time, which is never less than an hour and a minute."""
    time = ":".join(f"{int(fields[part]):02}" for part in ("hour", "minute", "second") if part in fields)
    return fields.get("year", ""), fields.get("month", ""), fields.get("day", ""), time
