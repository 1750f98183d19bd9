"""The likely cause of a breach of TOML, in words, with a mend. The words for dates are of docs/dates.md."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.store.cause import Cause, as_value, in_quotes
from timeline_tui.store.scan import STATEMENT
from timeline_tui.store.slips import DATE_KEYS, OTHER_QUOTES, slip_of, statement

if TYPE_CHECKING:
    from timeline_tui.store.toml import BrokenError

ARRAY_NAMES: Final = frozenset({"event", "lane", "source", "era", "route"})

_BARE: Final = re.compile(r"""^[ \t]*([\w-]+)[ \t]*=[ \t]*([^\s"'\[{#=][^#]*?)[ \t]*(?:#.*)?$""")
_BARE_INSIDE: Final = re.compile(r"([\w-]+)[ \t]*=[ \t]*([^\s\"'\[{#=,}\]][^#,}\]]*?)[ \t]*(?=[,}\]#]|$)")
_CLOSING: Final = "“”»’´"
"""What ends a text on paper."""
_WITHOUT_SIGN: Final = re.compile(r"([\w-]+)[ \t]+([^\s=].*)")
_NUMBER: Final = re.compile(r"[+-]?[\d_]+(?:\.\d+)?$|true$|false$")


def cause_of(line: str, broken: BrokenError) -> Cause:
    """Why `line` can't be read: by what stands on it first, by the reader's words second."""
    line = line.removesuffix("\r")
    reason, text = broken.reason, line.strip()
    if "duplicate key" in reason:
        key = text.partition("=")[0].strip() or text
        return Cause("T107", f"`{key}` stands here a second time; keep one of the two", text)
    if slip := slip_of(line, broken):
        return slip
    bare = _bare_value(line, broken.column)
    if bare and bare[0] in DATE_KEYS:
        return _date_cause(*bare)
    if bare and bare[1][:1] in OTHER_QUOTES:
        fix = in_quotes(bare[1].strip(f"{OTHER_QUOTES} \u00a0\u202f"))
        kind = "these" if bare[1][:1] in "`´" else "typographic"
        message = f"{kind} quotes do not begin a text in TOML; write {bare[0]} = {fix}"
        return Cause("T102", message, bare[1], fix, bare[2])
    if bare and bare[1].lower() in {"true", "false"}:
        fix = bare[1].lower()
        return Cause("T102", f"{bare[1]} is written small; write {bare[0]} = {fix}", bare[1], fix, bare[2])
    if bare and not _NUMBER.match(bare[1]) and "escape" not in reason:
        fix = in_quotes(bare[1].rstrip(",; "))
        return Cause("T102", f"this text needs quotes: {bare[0]} = {fix}", bare[1], fix, bare[2])
    if re.search(r"visible characters|carriage return|comment", reason):
        character = "\r" if "carriage" in reason else line[broken.column - 1 : broken.column] or "\r"
        mend = "end the line with a line feed" if character == "\r" else f"write \\u{ord(character):04X} for it"
        return Cause("T110", f"the character U+{ord(character):04X} may not stand here; {mend}", text)
    return _by_reason(reason, text)


def _by_reason(reason: str, text: str) -> Cause:
    if "missing comma" in reason or "extra assignment" in reason:
        return Cause("T106", "a comma is missing before this", text)
    if re.search(r"no value|expected `=`|extra `=`", reason):
        found = _WITHOUT_SIGN.fullmatch(text)
        fix = statement(found[1], found[2]) if found else ""
        mend = f"write {fix}" if fix else "write key = value, or # before a comment"
        return Cause("T105", f"this line has no `=`; {mend}", text, fix)
    if re.search(r"string, expected `(\"|')`", reason):
        return never_closed('"' if '"' in text else "'", text)
    if re.search(r"inline table|unclosed (array$|array,)|in array", reason):
        return Cause("T104", f"this list or table is not written as TOML wants it ({reason})", text)
    if "cannot extend" in reason:
        key = text.partition(".")[0].strip()
        message = f'`{key}` has a value already; write all of its texts in one table: {key} = {{ en = "…", fr = "…" }}'
        return Cause("T107", message, text)
    if "unclosed" in reason or "table" in reason:
        return Cause("T109", f"this header is not whole ({reason})", text)
    if re.search(r"escape|unicode", reason):
        message = "a backslash begins an escape; write \\\\ for a backslash, or put the text between ' and '"
        return Cause("T108", message, text)
    if "unexpected key or value" in reason:
        message = 'something stands after the value; a quote inside a text is written \\"'
        return Cause("T106", message, text)
    if "seconds" in reason or "second must" in reason:
        return Cause("D201", "leap seconds are not kept; write 23:59:59", text)
    return Cause("T199", f"TOML can't read this ({reason}); see https://toml.io", text)


def never_closed(sign: str, line: str) -> Cause:
    """A quote or bracket that begins on `line` and has no end."""
    text = line.strip()
    if sign in {"[", "{"}:
        other = {"[": "]", "{": "}"}[sign]
        return Cause("T104", f"this `{sign}` is never closed; write `{other}` where the value ends", text)
    other = text.removesuffix({'"': "'", "'": '"'}.get(sign, sign)) if len(sign) == 1 else text
    fix = other.rstrip(_CLOSING) + sign if len(sign) == 1 and text.count(sign) == 1 else ""
    where = f": {fix}" if fix else f"; write {sign} where it ends"
    return Cause("T103", f"this text is never closed{where}", text, fix)


def runs_over(sign: str, line: str, count: int) -> Cause:
    """A text in one quote on each side that begins on `line` and ends `count` lines on."""
    message = f"this text runs over {count} lines; write {3 * sign} where it begins and where it ends"
    return Cause("T103", message, line.strip())


def without_header(line: str, name: str) -> Cause:
    """A key that stands in its table already, with nothing but a blank line between: a new table was meant."""
    key = line.partition("=")[0].strip()
    message = f"`{key}` stands here a second time; is [[{name}]] missing above it?"
    return Cause("T107", message, line.strip(), f"[[{name}]]\n{line.strip()}")


def broken_header(line: str, name: str) -> Cause:
    """A header of an array of tables that is not in two brackets on each side."""
    whole = f"[[{name}]]"
    behind = re.fullmatch(r"\s*\[+[^\[\]]*\]+[ \t]*(.*)", line)
    if behind and STATEMENT.match(behind[1]):
        message = f"nothing stands behind a header; move {behind[1].strip()} to the line below"
        return Cause("T109", message, line.strip(), f"{whole}\n{behind[1].strip()}")
    code = "K105" if re.fullmatch(r"\s*\[[^\[\]]*\]\s*(#.*)?", line) else "T109"
    message = f"this header must be {whole}: two brackets on each side and nothing after"
    return Cause(code, message, line.strip(), whole)


def is_bare(line: str) -> bool:
    """Whether a line gives its key a value that begins without quotes or brackets."""
    return _BARE.match(line) is not None


def _bare_value(line: str, column: int) -> tuple[str, str, int] | None:
    """Key, value and the value's column of a statement whose value begins without quotes; also inside `{ }`."""
    if found := _BARE.match(line):
        return found[1], found[2], found.start(2) + 1
    for found in _BARE_INSIDE.finditer(line):
        if found.start(1) < column <= found.end(2) + 1:
            return found[1], found[2], found.start(2) + 1
    return None


def _date_cause(key: str, value: str, column: int) -> Cause:
    from timeline_tui.chronicle.reading import read  # noqa: PLC0415 - only a broken file needs it here
    from timeline_tui.chronicle.zones import UTC  # noqa: PLC0415

    fix = in_quotes(value)
    if "@" not in value:
        try:
            read(value.strip("\"'"), UTC)
        except Refusal as refusal:
            return Cause("D201", str(refusal), value, as_value(refusal.mend) if refusal.mend else "", column)
    sentence = "(only whole days like 2021-01-10 and times like 2021-01-10T23:59:00-08:00 go without)"
    return Cause("T101", f"this date needs quotes: {key} = {fix} {sentence}", value, fix, column)
