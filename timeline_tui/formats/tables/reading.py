"""From a table to events: each row one, whatever is wrong with it."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.chronicle.zones import find
from timeline_tui.formats import markup
from timeline_tui.formats.carried import Carried
from timeline_tui.formats.tables import dating, values
from timeline_tui.formats.tables.listed import Listed, is_listed
from timeline_tui.formats.tables.names import DATES, OF_ALL, TEXTS
from timeline_tui.formats.tables.parts import Parts
from timeline_tui.formats.tables.plan import Plan
from timeline_tui.formats.tables.table import words
from timeline_tui.store.load import without_collection

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_tui.formats.carried import Wishes
    from timeline_tui.formats.tables.table import Row, Table

REST: Final = "columns that are nothing an event has"
_STEP: Final = 2_000
"""Rows between two reports of progress."""
_LISTS: Final = {"who": False, "tags": True}
"""Keys that hold several names, and whether commas part them."""
_WORDS: Final = frozenset({"where", "lane", "claim_by"})
_TRUE: Final = {"true": True, "false": False}
_TAG_OF_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,4})?").fullmatch
_JOINED: Final = {"where": ", ", "lane": ", "}
_TIMED: Final = re.compile(r".*\d:\d\d(?::\d\d)?").fullmatch


def carried_of(table: Table, wishes: Wishes, file: str, carried: Carried | None = None) -> Carried:
    """The events of a table. Raises StoreError where `wishes` name a column that is not there."""
    carried = carried or Carried()
    plan = Plan(table, file)
    plan.ask(wishes.columns)
    plan.guess()
    carried.notices += [said for said in (plan.said(), *plan.guesses) if said]
    for at in plan.rest:
        carried.losses.add(REST, table.columns[at])
    if wishes.zone:
        carried.preface["timezone"] = wishes.zone
    with without_collection():
        _Events(table, plan, wishes, carried).make()
    return carried


class _Events:
    """Makes an event of each row, by a plan."""

    def __init__(self, table: Table, plan: Plan, wishes: Wishes, carried: Carried) -> None:
        self._table = table
        self._plan = plan
        self._wishes = wishes
        self._carried = carried
        self._own = values.Names(carried)
        self._untitled = 0
        self._shortened = 0
        self._backwards = 0
        """Spans of years that end before they begin, with one of them, and whether any does not."""
        self._example = ("", "")
        self._forwards = False
        self._zones = self._constants()
        self._listed = Listed(table) if is_listed(table) else None
        self._dates = {key: made for key in DATES if (made := self._date(key))}

    def make(self) -> None:
        plan, total = self._plan, len(self._table.rows)
        makers = [(key, self._maker(key, columns)) for key, columns in plan.keys.items() if key not in DATES]
        progress = self._wishes.progress
        rows = self._table.rows
        events = self._carried.events
        self._carried.lines += self._table.lines
        for number, row in enumerate(rows, 1):
            event: dict[str, Any] = {key: made for key, make in makers if (made := make(row))}
            for key, columns in plan.languages.items():
                self._add_languages(event, key, columns, row)
            self._add_dates(event, row)
            if "title" not in event:
                self._add_title(event, row, number)
            events.append(event)
            rows[number - 1] = ()  # a million of them would stand beside their events
            if progress and number % _STEP == 0:
                progress(number, total)
        self._say()

    def _say(self) -> None:
        told = self._carried.notices
        said = (self._own.said, self._listed.said if self._listed else "")
        told += filter(None, said)
        if self._backwards > 1 and not self._forwards:
            first, last = self._example
            told.append(
                f"all its spans of years run backwards ({self._backwards:,}), as from {first} to {last}: "
                f"years before the common era are written -{first} or {first} BCE"
            )
        if self._shortened:
            rows = f"{self._shortened:,} {'title is' if self._shortened == 1 else 'titles are'}"
            told.append(f"{rows} the first sentence of a text, which is kept as summary")
        if self._untitled:
            rows = f"{self._untitled:,} {'row has' if self._untitled == 1 else 'rows have'}"
            told.append(f"{rows} no title, and {'is' if self._untitled == 1 else 'are'} called by what else is there")

    def _constants(self) -> Callable[[Row], str] | None:
        """Take language and zone from columns that say one thing; the zone of each row where they differ."""
        keys, preface = self._plan.keys, self._carried.preface
        zone: Callable[[Row], str] | None = None
        for key in OF_ALL:
            if key not in keys:
                continue
            (at,) = keys.pop(key)
            said = {words(value) for value in self._table.values(at)}
            if len(said) == 1 and self._is_known(key, (only := next(iter(said)))):
                preface.setdefault(key, only)
            elif key == "timezone" and all(self._is_known(key, each) for each in said):
                zone = partial(_word_at, at)
            elif said:
                self._carried.losses.add(REST, self._table.columns[at])
        return zone

    @staticmethod
    def _is_known(key: str, value: str) -> bool:
        if key == "language":
            return _TAG_OF_LANGUAGE(value) is not None
        if key == "published":
            return True
        try:
            find(value)
        except Refusal:
            return False
        return True

    def _maker(self, key: str, columns: list[int]) -> Callable[[Row], Any]:
        """How a key's value is made from a row."""
        if len(columns) > 1:
            return self._joined(key, columns)
        (at,) = columns
        own = self._own
        if key in TEXTS:
            convert = markup.words if key in {"title", "date_label"} else markup.markdown
            return lambda row: convert(words(row[at]))
        if key in _LISTS:
            commas = _LISTS[key]
            return lambda row: values.names(row[at], commas=commas) if row[at] else None
        if key in _WORDS:
            return lambda row: markup.words(words(row[at]))
        if key == "id":
            return lambda row: own.id(words(row[at]))
        if key in {"weight", "order"}:
            return lambda row: _number(row[at])
        if key == "exact":
            return lambda row: _TRUE.get(words(row[at]).lower(), words(row[at]))
        if key == "evidence":
            return lambda row: values.evidence(row[at], own) if row[at] else None
        if key == "links":
            return lambda row: self._links(row[at]) if row[at] else None
        if key in {"url", "image"}:
            return lambda row: values.address(words(row[at]))
        return lambda row: words(row[at])

    def _joined(self, key: str, columns: list[int]) -> Callable[[Row], Any]:
        makers = [self._maker(key, [at]) for at in columns]
        if key in _LISTS or key in {"evidence", "links"}:
            return lambda row: [each for make in makers for each in make(row) or ()]
        between = _JOINED.get(key, " ")
        return lambda row: between.join(str(made) for make in makers if (made := make(row)))

    def _links(self, value: object) -> list[dict[str, Any]] | None:
        found = values.tables(value, "to")
        if found is None:
            self._carried.losses.add("links that name no event", words(value))
            return None
        return [link | {"to": self._own.id(words(link["to"]))} for link in found]

    def _date(self, key: str) -> Callable[[Row], str] | None:
        """How the date under `key` is made from a row."""
        plan, table, wish = self._plan, self._table, self._wishes.dates
        parts = Parts(table, plan.parts[key], wish) if key in plan.parts else None
        if key not in plan.keys:
            if parts is None:
                return None
            self._carried.notices += parts.said
            return self._in_zone(parts.date)
        (at,) = plan.keys[key]
        others = [
            value for other in DATES if other != key for one in plan.keys.get(other, ()) for value in table.values(one)
        ]
        column = dating.column(table.values(at), table.columns[at], wish, others)
        self._carried.notices += column.said
        if parts is None:
            return self._in_zone(lambda row: column.text(row[at]))

        def beside(row: Row) -> str:
            whole = column.text(row[at])
            return " ".join(filter(None, (whole, parts.clock(row)))) if whole else parts.date(row)

        return self._in_zone(beside)

    def _in_zone(self, make: Callable[[Row], str]) -> Callable[[Row], str]:
        if self._listed is not None:
            return self._listed.dates(make)
        zone = self._zones
        if zone is None:
            return make

        def text(row: Row) -> str:
            made = make(row)
            return f"{made} {zone(row)}" if _TIMED(made) and zone(row) else made

        return text

    def _add_dates(self, event: dict[str, Any], row: Row) -> None:
        found = {key: text for key, make in self._dates.items() if (text := make(row))}
        begin = found.get("start") or found.get("when")
        if "end" not in found or begin == found["end"]:
            if begin:
                event["when"] = begin
            return
        if begin:
            event["start"] = begin
            self._compare(begin, found["end"])
        event["end"] = found["end"]

    def _compare(self, begin: str, end: str) -> None:
        """Remember which way a span of years runs."""
        if begin.isdecimal() and end.isdecimal() and len(begin) <= 6 and len(end) <= 6:
            if int(begin) > int(end):
                self._backwards += 1
                self._example = begin, end
            else:
                self._forwards = True

    def _add_languages(self, event: dict[str, Any], key: str, columns: dict[str, int], row: Row) -> None:
        """A text in several languages: the plain column is in the chronology's own."""
        convert = markup.words if key in {"title", "date_label"} else markup.markdown
        texts = {language: text for language, at in columns.items() if (text := convert(words(row[at])))}
        if not texts:
            return
        own = self._carried.preface.get("language", "en")
        if plain := event.get(key):
            texts = {own: plain} | texts
        event[key] = next(iter(texts.values())) if list(texts) == [own] else texts

    def _add_title(self, event: dict[str, Any], row: Row, number: int) -> None:
        """A title for what has none: the first sentence of its text, else what else it says."""
        summary = event.get("summary")
        if isinstance(summary, str) and summary:
            event["title"] = title = values.title_of(markup.words(summary))
            if title == summary:
                del event["summary"]
            else:
                self._shortened += 1
            return
        self._untitled += 1
        date = event.get("when") or event.get("start") or event.get("end")
        other = event.get("where") or event.get("id") or event.get("url")
        cells = (text for value in row if (text := words(value)) and any(map(str.isalpha, text)))
        event["title"] = other or values.title_of(next(cells, "")) or date or f"Row {number}"


def _word_at(at: int, row: Row) -> str:
    return words(row[at])


def _number(value: object) -> object:
    """A whole number where a cell holds one, else its text, which is then named as wrong."""
    text = words(value)
    try:
        return int(text) if text else None
    except ValueError:
        return text
