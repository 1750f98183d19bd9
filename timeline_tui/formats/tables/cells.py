"""Events as rows of cells: lists parted by semicolons, links and evidence as JSON, and nothing that is calculated."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from timeline_tui.chronicle.event import Event
from timeline_tui.formats.carried import Losses
from timeline_tui.formats.held import like_html, on_one_line, shown, unheld_preface
from timeline_tui.formats.jsonl import dumps
from timeline_tui.formats.markup import defused
from timeline_tui.formats.row import row_of
from timeline_tui.formats.tables.names import ALWAYS, OF_ALL, TEXTS
from timeline_tui.formats.tables.records import Records, preface_of
from timeline_tui.formats.tables.values import names
from timeline_tui.store.shape import EVENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.formats.carried import Wishes

BLANKS: Final = "addresses with blanks, which end there"
_ON_ONE_LINE: Final = frozenset({"title", "where", "claim_by", "date_label"})
_STEP: Final = 2_000
_EMPTY: Final = Event._field_defaults


def lines(chronicle: Chronicle, wishes: Wishes, losses: Losses, mark: str) -> Iterator[str]:
    """The lines of a table, the header first. A cell may hold line breaks, in quotes."""
    unheld_preface(chronicle, set(OF_ALL) if len(chronicle) else set(), losses)
    own = chronicle.preface.language
    columns = _columns(chronicle, own)
    before = preface_of(chronicle, Losses())
    constant = {key: before[key] for key in OF_ALL if key in before}
    yield row_of([*columns, *constant], mark)
    total = len(chronicle)
    after = [defused(value) for value in constant.values()]
    for number, table in enumerate(Records(chronicle, losses), 1):
        found = _in_cells(table, own)
        _count_misread(found, losses)
        yield row_of([*(_cell(found.get(column, ""), table["id"], losses) for column in columns), *after], mark)
        if wishes.progress and number % _STEP == 0:
            wishes.progress(number, total)


def _count_misread(table: dict[str, Any], losses: Losses) -> None:
    """Count what a cell holds, and a reader of cells makes something else of."""
    texts = {key: value for key, value in table.items() if isinstance(value, str)}
    like_html(texts.values(), table["id"], losses)
    on_one_line((text for key, text in texts.items() if key.partition(".")[0] in _ON_ONE_LINE), table["id"], losses)
    if any(map(str.isspace, table.get("url", ""))):
        losses.add(BLANKS, table["id"])


def _columns(chronicle: Chronicle, own: str) -> list[str]:
    """The columns that some event has something for, in the order of docs/file-format.md."""
    found = set(ALWAYS)
    records = Records(chronicle, Losses())
    for event in records.events():
        for key, value in zip(Event._fields, event, strict=True):
            if key in EVENT and value != _EMPTY.get(key):
                found.update(_names(key, value, own) if isinstance(value, Mapping) else (key,))
        if "@" in event.when_text:
            found.update(records.of(event))
    order = {key: at for at, key in enumerate(EVENT)}
    return sorted(found, key=lambda column: (order[column.partition(".")[0]], column))


def _names(key: str, languages: Iterable[str], own: str) -> list[str]:
    """The columns of a text in several languages."""
    return [key if language == own else f"{key}.{language}" for language in languages]


def _in_cells(table: dict[str, Any], own: str) -> dict[str, Any]:
    """A table whose texts in several languages stand in a column each: the own language's under the key alone."""
    if not any(isinstance(table.get(key), dict) for key in TEXTS):
        return table
    found: dict[str, Any] = {}
    for key, value in table.items():
        if key in TEXTS and isinstance(value, dict):
            found |= dict(zip(_names(key, value, own), value.values(), strict=True))
        else:
            found[key] = value
    return found


def _cell(value: object, name: str, losses: Losses) -> str:
    """One value as the text of a cell."""
    if isinstance(value, str):
        text = value
    elif isinstance(value, list):
        text = _list(value)
    elif isinstance(value, bool):
        text = "true" if value else "false"
    else:
        text = str(value)
    return defused(shown(text, name, losses))


def _list(values: list[Any]) -> str:
    """Names parted by semicolons where they come apart again; else, and tables always, JSON."""
    if all(isinstance(value, str) for value in values):
        joined = "; ".join(values)
        if names(joined, commas=True) == values:
            return joined
    return dumps(values)
