"""One event added, doubled, changed or taken out: from a file's text to its new text, equal but for that event.

Nothing is written anew: the new lines are put between the old ones by the places that the reader knows. Each edit is
read back before it is believed: all other tables must be what they were.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from timeline_tui.store.document import Document, read_document
from timeline_tui.store.edits.extents import Statement, extent_of, lines_of, statements
from timeline_tui.store.edits.writing import ORDER, event_text, value_text
from timeline_tui.store.error import StoreError
from timeline_tui.store.toml import characters, first, nodes_of, same

if TYPE_CHECKING:
    from collections.abc import Mapping

BLANK: Final = " \t\r\n"
"""What may stand on a blank line, and end one."""


def editable(file: str, text: str, known: Document | None = None) -> Document:
    """A file's text as a document that can be edited. Raises StoreError where its TOML is broken or unusual.

    `known` is what the text was read as already.
    """
    document = known or (read_document(file, text) if text.strip() else Document(file, text))
    if document.breaches:
        breach = document.breaches[0]
        place = f"{breach.line}:{breach.column}"
        raise StoreError(file, f"it is edited once it can be read whole; mend {place} first: {breach.cause.message}")
    if "event" in document.lone:
        raise StoreError(file, "[event] must be [[event]] before another event can be added")
    # A header may be indented.
    if any(document.text[start : start + 99].lstrip()[:1] != "[" for start in document.starts["event"]):
        raise StoreError(file, "its events stand in one list (event = [ … ]); edit that list in your editor")
    return document


def added(document: Document, table: Mapping[str, Any], index: int) -> str:
    """The text with one more event, which becomes event `index` of the file.

    It stands after the event before it and that one's comments; as the first, above the one that was the first and its
    comments; and as the only one at the end of the file.
    """
    wanted = list(document.tables["event"])
    wanted.insert(index, dict(table))
    return _sure(document, _inserted(document, place_for(document, index), event_text(table)), wanted)


def place_for(document: Document, index: int) -> int:
    """The offset at which an event is put in that shall be event `index`."""
    if not document.tables["event"]:
        return len(document.text)
    return extent_of(document, index - 1).end if index else extent_of(document, 0).above


def duplicated(document: Document, index: int, name: str) -> str:
    """The text with event `index` a second time, directly after the first, under the id `name`.

    Comments between its keys are copied too; those above and below it are not.
    """
    extent = extent_of(document, index)
    copy = _with_values(document, document.text[extent.start : extent.keys_end], {"id": name})
    new = _inserted(document, extent.end, copy)
    wanted = list(document.tables["event"])
    wanted.insert(index + 1, wanted[index] | {"id": name})
    return _sure(document, new, wanted)


def changed(document: Document, index: int, values: Mapping[str, Any]) -> str:
    """The text with other values for keys of event `index`; None takes a key out, with its line.

    A key that is new is written where the order of the format has it. Raises StoreError for a key whose value is
    written in several statements, as `summary.en` and `summary.fr`.
    """
    extent = extent_of(document, index)
    text = document.text
    piece = _with_values(document, text[extent.start : extent.keys_end], values)
    wanted = list(document.tables["event"])
    wanted[index] = {key: value for key, value in (wanted[index] | values).items() if value is not None}
    return _sure(document, text[: extent.start] + piece + text[extent.keys_end :], wanted)


def deleted(document: Document, index: int) -> str:
    """The text without event `index` and the comments that belong to it; of the gaps around it, the wider stays."""
    extent = extent_of(document, index)
    before, after = document.text[: extent.above], document.text[extent.end :]
    above, below = _blank_tail(before), _blank_head(after)
    if before.strip() and (not after.strip() or len(lines_of(above)) < len(lines_of(below))):
        before = before.removesuffix(above)
    else:
        after = after.removeprefix(below)
    wanted = list(document.tables["event"])
    del wanted[index]
    return _sure(document, before + after, wanted)


def _inserted(document: Document, at: int, block: str) -> str:
    """The text with lines put in at an offset, parted by a blank line from what is above and below."""
    line_end = "\r\n" if "\r\n" in document.text else "\n"
    before, after = document.text[:at], document.text[at:]
    block = _with_ends(block, line_end)
    if before and not before.endswith("\n"):
        before += line_end
    if before.strip() and not _blank_tail(before):
        block = line_end + block
    if after.strip() and not _blank_head(after):
        block += line_end
    return before + block + after


def _with_ends(lines: str, line_end: str) -> str:
    lines = lines.replace("\r\n", "\n").removesuffix("\n") + "\n"
    return lines.replace("\n", line_end)


def _blank_tail(text: str) -> str:
    """The blank lines at the end of a text."""
    words = text.rstrip(BLANK)
    lines = lines_of(text[len(words) :])
    return "".join(lines[1:] if words else lines)


def _blank_head(text: str) -> str:
    """The blank lines at the beginning of a text."""
    blank = len(text) - len(text.lstrip(BLANK))
    return text if blank == len(text) else text[: text.rfind("\n", 0, blank) + 1]


def _with_values(document: Document, piece: str, values: Mapping[str, Any]) -> str:
    """The lines of one event with other values."""
    for key, value in values.items():
        found = [one for one in statements(nodes_of(piece)) if len(one.path) > 2]
        own = [one for one in found if one.path[2] == key]
        lines = lines_of(piece)
        if not own:
            piece = piece if value is None else _with_key(lines, found, key, value)
        elif len(own) > 1 or len(own[0].path) > 3:
            raise StoreError(document.file, f"`{key}` is written in parts; change it in your editor")
        elif value is None:
            piece = "".join(lines[: own[0].first_line] + lines[own[0].last_line + 1 :])
        else:
            piece = _with_value(document, lines, own[0], value)
    return piece


def _with_key(lines: list[str], found: list[Statement], key: str, value: Any) -> str:
    """A new key below the last one that the order of the format has before it, and above the tables of the event."""
    covered = {line for one in found for line in range(one.first_line, one.last_line + 1)}
    headers = (
        number for number, line in enumerate(lines) if number and line.lstrip()[:1] == "[" and number not in covered
    )
    tables = min([next(headers, len(lines)), *(one.first_line for one in found if one.path[-1] == 0)])
    earlier = ORDER[: ORDER.index(key)]
    own = [one for one in found if one.last_line < tables]
    line = max((one.last_line for one in own if one.path[2] in earlier), default=0)
    line_end = "\r\n" if lines[line].endswith("\r\n") else "\n"
    beside = lines[own[0].first_line] if own else lines[0]
    indent = beside[: len(beside) - len(beside.lstrip())]
    new = _with_ends(f"{indent}{key} = {value_text(value)}", line_end)
    above = "".join(lines[: line + 1])
    return above + (line_end if not above.endswith("\n") else "") + new + "".join(lines[line + 1 :])


def _with_value(document: Document, lines: list[str], one: Statement, value: Any) -> str:
    line = first(one.node["value_line"]) - 1
    at = len("".join(lines[:line])) + characters(lines[line], first(one.node["value_col"])) - 1
    text, raw = "".join(lines), one.node["value_raw"]
    if not text.startswith(raw, at):
        raise StoreError(document.file, f"`{one.path[2]}` can't be changed from here; change it in your editor")
    line_end = "\r\n" if lines[line].endswith("\r\n") else "\n"
    new = value_text(value).replace("\n", line_end)
    return text[:at] + new + text[at + len(raw) :]


def _sure(document: Document, text: str, events: list[Any]) -> str:
    """`text`, if it holds `events` and all else that the document holds. Nothing else may be written."""
    new = read_document(document.file, text) if text.strip() else Document(document.file, text)
    held = {**document.tables, "event": events}
    found, wanted = (new.root, new.tables), (document.root, held)
    if new.breaches or not (found == wanted or same(list(found), list(wanted))):
        raise StoreError(document.file, "this edit would change more than one event; make it in your editor")
    return text
