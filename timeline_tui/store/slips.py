"""Slips of who writes other languages every day: a comment after `//`, `key: value`, `null`, a comma at the line's end.

Each look knows one habit by the line, and says how TOML has it. What it offers to paste is read before it is offered.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.reading import read
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.store import shape
from timeline_tui.store.cause import Cause, as_value, in_quotes, reads
from timeline_tui.store.scan import lone_quote
from timeline_tui.store.toml import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_tui.store.toml import BrokenError

_COMMENT: Final = re.compile(r"(?://+|;+|--+|/\*+|<!--|%+|\*(?=\s))[ \t]*(.*?)[ \t]*(?:\*+/|-->)?$")
_SIGNS: Final = re.compile(r"""[ \t]*(["']?)([\w-]+)\1[ \t]*(=>|:=|==|->|\uff1d|:(?![=/]))[ \t]*(\S.*?)[ \t]*,?$""")
_COLON_INSIDE: Final = re.compile(r"""([\w-]+|"[\w-]+")[ \t]*:[ \t]*(?=["'\[{\d+-])""")
_STATEMENT: Final = re.compile(r"[ \t]*([\w-]+)[ \t]*=[ \t]*(.*?)[ \t]*$")
_SPACED_KEY: Final = re.compile(r"[ \t]*(\w+(?:[ \t]+\w+)+)[ \t]*=(?!=)[ \t]*(\S.*?)[ \t]*$")
_ROUND: Final = re.compile(r"[ \t]*([\w-]+)[ \t]*=[ \t]*([({])([^={}()]*)[)}]")
_BARE_LIST: Final = re.compile(r"""[ \t]*([\w-]+)[ \t]*=[ \t]*(\[([^\[\]{}"'#=]*[A-Za-z][^\[\]{}"'#=]*)\])""")
_BARE_TABLES: Final = re.compile(
    r"[ \t]*(links|evidence|stops)[ \t]*=[ \t]*\[[ \t]*([^\[\]{}]*=[^\[\]{}]*?)[ \t]*\][ \t]*$"
)
_PREFIXED: Final = re.compile(r"""[ \t]*([\w-]+)[ \t]*=[ \t]*([rRfFbBuU]+("(?:[^"\\]|\\.)*"|'[^']*'))[ \t]*$""")
_INNER_QUOTES: Final = re.compile(r"""[ \t]*([\w-]+)[ \t]*=[ \t]*(["'])(?!\2\2)(.*)\2[ \t]*(?:#[^"']*)?$""")
DATE_KEYS: Final = frozenset({"when", "start", "end", "published"})
OTHER_QUOTES: Final = "“”„«»‘’`´"
"""Quotes that begin no text in TOML."""
_BLOCKS: Final = frozenset({"|", ">", "|-", ">-", "|+", ">+"})
"""How YAML begins a text of several lines."""
_NOTHING: Final = frozenset({"null", "none", "nil", "undefined"})
KEYS: Final = frozenset(key for table in shape.TABLES.values() for key in table.shape)
"""Every key that a table of a chronicle has."""
_TYPED: Final = {"weight": shape.weight, "order": shape.whole, "exact": shape.truth}
"""Keys of an event whose values are no texts."""
_LISTS: Final = frozenset({"who", "tags", "lanes", "stops", "select", "ignore"})
"""Keys whose values are lists of texts."""
_INVISIBLE: Final = frozenset({"Zs", "Cf"})
"""Categories of characters that look like a blank or like nothing."""


def slip_of(line: str, broken: BrokenError) -> Cause | None:
    """The habit that `line` shows, or None."""
    for look in _LOOKS:
        if cause := look(line, broken):
            return cause
    return None


def _comment(line: str, _: BrokenError) -> Cause | None:
    """`// not sure`, `; not sure`, `-- not sure` on a line of their own."""
    found = _COMMENT.match(line.strip())
    if not found or not found[1]:
        return None
    fix = f"# {found[1]}".rstrip()
    return Cause("T105", f"a comment begins with # in TOML: {fix}", line.strip(), fix, at=_indent(line) + 1)


def _invisible(line: str, broken: BrokenError) -> Cause | None:
    """A no-break space or a character without width where TOML knows blanks alone."""
    character = line[broken.column - 1 : broken.column]
    if not character or character.isascii() or unicodedata.category(character) not in _INVISIBLE:
        return None
    blank = unicodedata.category(character) == "Zs"
    fix = (line[: broken.column - 1] + " " * blank + line[broken.column :]).strip()
    name = unicodedata.name(character, "").lower()
    mend = "write a blank for it" if blank else "take it out"
    message = f"the character U+{ord(character):04X} ({name}), which can't be seen, may not stand here; {mend}"
    return Cause("T110", message, line.strip(), fix if reads(fix) else "")


def _sign(line: str, _: BrokenError) -> Cause | None:
    """`when: 2021`, `where := "x"`, `"title": "x",`."""
    found = _SIGNS.match(line)
    if not found:
        return None
    fix = statement(found[2], found[4])
    mend = f"write {fix}" if fix else f"write {found[2]} = …" if found[2] in KEYS else "a comment begins with #"
    if found[4] in _BLOCKS:
        mend = 'a text of several lines stands between """ and """'
    message = f"between a key and its value stands `=`, not `{found[3]}`; {mend}"
    return Cause("T105", message, line.strip(), fix, at=found.start(3) + 1)


def _colon_inside(line: str, broken: BrokenError) -> Cause | None:
    """`{ to: "after" }`."""
    if line[broken.column - 1 : broken.column] != ":" and "assignment" not in broken.reason:
        return None
    fix = _COLON_INSIDE.sub(r"\1 = ", line).strip()
    if fix == line.strip() or not reads(fix):
        return None
    return Cause("T105", f"between a key and its value stands `=`, not `:`; write {fix}", line.strip(), fix)


def _no_value(line: str, broken: BrokenError) -> Cause | None:
    """`where =`, `end = null`."""
    found = _STATEMENT.match(line)
    if not found:
        return None
    value = found[2].partition("#")[0].strip()
    open_end = f', or write {found[1]} = ".." where it is not over' if found[1] == "end" else ""
    if not value and re.match(r"#\w", found[2]):
        message = (
            f"what stands after # is a comment, and `{found[1]}` has no value; write {found[1]} = {in_quotes(found[2])}"
        )
        return Cause("T111", message, line.strip(), f"{found[1]} = {in_quotes(found[2])}", at=found.start(2) + 1)
    if not value and "quoted" in broken.reason:
        message = f"`{found[1]}` has no value; write one, or leave the line out{open_end}"
        return Cause("T111", message, line.strip(), at=len(line[: found.start(2)].rstrip()) + 1)
    if value.rstrip(",;").lower() in _NOTHING:
        message = f"TOML knows no {value.rstrip(',;')}; leave `{found[1]}` out{open_end}"
        return Cause("T111", message, value, at=found.start(2) + 1)
    return None


def _spaced_key(line: str, _: BrokenError) -> Cause | None:
    """`claim by = "Parler"`."""
    found = _SPACED_KEY.match(line)
    if not found:
        return None
    joined = re.sub(r"\s+", "_", found[1]).lower()
    fix = statement(joined, found[2])
    message = (
        f"a key has no blanks; write {fix}"
        if fix
        else "a key has no blanks, and a line that is a comment begins with #"
    )
    return Cause("T105", message, line.strip(), fix)


def _typed(line: str, _: BrokenError) -> Cause | None:
    """`weight = high`: quotes would not mend it."""
    found = _STATEMENT.match(line)
    if not found or found[1] not in _TYPED or found[2][:1] in {'"', "'", "[", "{", ""}:
        return None
    value = found[2].partition("#")[0].strip().rstrip(",;")
    if reads(f"x = {value}") or value.lower() in {"true", "false"}:
        return None
    try:
        _TYPED[found[1]](value)
    except shape.UnfitError as unfit:
        return Cause(unfit.code, f"`{found[1]}` {unfit}", value, column=found.start(2) + 1)
    return None


def _list(line: str, _: BrokenError) -> Cause | None:
    """`tags = ("a", "b")`, `tags = {"a", "b"}`, `tags = [a, b]`."""
    if (found := _ROUND.match(line)) and found[1] in _LISTS:
        fix, raw = f"[{found[3].strip()}]", line[found.start(2) : found.end()]
        fix = fix if reads(f"x = {fix}") else _each_in_quotes(found[3])
        message = f"a list stands between [ and ]: {found[1]} = {fix}"
        return Cause("T104", message, raw, fix, found.start(2) + 1)
    if (found := _BARE_LIST.match(line)) and found[1] in _LISTS:
        fix = _each_in_quotes(found[3])
        if not reads(f"x = {found[2]}"):
            return Cause("T102", f"texts in a list need quotes: {found[1]} = {fix}", found[2], fix, found.start(2) + 1)
    return None


def _tables(line: str, broken: BrokenError) -> Cause | None:
    """`links = [ to = "after" ]`, `links = [{ to = "after" ]`."""
    if found := _BARE_TABLES.match(line):
        fix = f"{found[1]} = [{{ {found[2].strip()} }}]"
        if reads(fix):
            return Cause(
                "T104", f"a table stands between {{ and }}; write {fix}", line.strip(), fix, at=found.start(2) + 1
            )
    if line[broken.column - 1 : broken.column] == "]" and "inline table" in broken.reason:
        fix = f"{line[: broken.column - 1].rstrip()} }}{line[broken.column - 1 :]}".strip()
        return Cause("T104", "a `}` is missing before this `]`", line.strip(), fix if reads(fix) else "")
    return None


def _lone_quote(line: str, broken: BrokenError) -> Cause | None:
    """`tags = ["a", "b]`."""
    lone = lone_quote(line) if "unclosed" in broken.reason else None
    if not lone or line.strip()[-1:] not in {"]", "}"}:
        return None
    at, sign = lone
    message = f"the text that begins here is never closed; write {sign} where it ends"
    return Cause("T103", message, line.strip(), at=at + 1)


def _each_in_quotes(entries: str) -> str:
    each = (entry.strip(f"{OTHER_QUOTES} \t\u00a0\u202f") for entry in entries.split(","))
    return "[" + ", ".join(as_value(entry) for entry in each if entry) + "]"


def _prefixed(line: str, _: BrokenError) -> Cause | None:
    """`summary = r"…"`."""
    found = _PREFIXED.match(line)
    if not found:
        return None
    message = f"no letter stands before the quotes of a text: {found[1]} = {found[3]}"
    return Cause("T102", message, found[2], found[3], found.start(2) + 1)


def _behind(line: str, broken: BrokenError) -> Cause | None:
    """What stands after a value that is whole."""
    if "unexpected key or value" not in broken.reason:
        return None
    before, rest = line[: broken.column - 1], line[broken.column - 1 :].strip()
    if rest in {",", ";"}:
        fix = before.strip()
        return Cause("T106", f"no `{rest}` ends a line in TOML; write {fix}", line.strip(), fix)
    if rest in {"]", "}", ")"}:
        return Cause("T104", f"this `{rest}` closes nothing; take it out", line.strip(), before.strip())
    if found := _COMMENT.match(rest):
        fix = f"{before.strip()}  # {found[1]}"
        return Cause("T106", f"a comment begins with # in TOML; write {fix}", line.strip(), fix)
    if re.match(r"[\w-]+[ \t]*=", rest):
        return Cause("T106", f"a key begins on a line of its own; move {rest} to the next", line.strip())
    if rest[:1] == ",":
        return _several(line) if before.rstrip()[-1:] in {'"', "'"} else None
    if rest[:1] == "+":
        return Cause("T106", "texts are not added up in TOML; write one text", line.strip())
    return _quotes_inside(line, rest)


def _several(line: str) -> Cause:
    found = _STATEMENT.match(line)
    fix = f"{found[1]} = [{found[2].rstrip(',]')}]" if found and found[1] in _LISTS else ""
    fix = fix if reads(fix) else ""
    several = f"several in a list; write {fix}" if fix else 'one a language in a table: { en = "…", fr = "…" }'
    message = f"one value stands after `=`, and {several}"
    return Cause("T106", message, line.strip(), fix)


def _quotes_inside(line: str, rest: str) -> Cause | None:
    """`where = "the "old" court"`, `where = 'the judge's court'`."""
    found = _INNER_QUOTES.match(line)
    if not found or not re.match(r"\w|[ \t]*\w", rest):
        return None
    if found[2] == '"':
        fix = f"{found[1]} = {in_quotes(found[3])}" if "\\" not in found[3] else ""
        message = (
            f'a quote inside a text is written \\"; write {fix}' if fix else 'a quote inside a text is written \\"'
        )
    else:
        fix = f"{found[1]} = {in_quotes(found[3])}"
        message = f"an apostrophe ends a text between ' and '; write {fix}"
    return Cause("T106", message, line.strip(), fix)


def _closes_nothing(line: str, broken: BrokenError) -> Cause | None:
    """A bracket on a line of its own."""
    if line.strip() in {"]", "}", ")", "],", "},"} and "expected key" in broken.reason:
        return Cause("T104", f"this `{line.strip()[0]}` closes nothing; take it out", line.strip())
    return None


def statement(key: str, written: str) -> str:
    """`key = value`, where the key is known and what is written for its value fits it; else nothing."""
    value = as_value(written)
    if key in _LISTS and value[:2] == '"[' and written[-1:] == "]":
        value = _each_in_quotes(written[1:-1])
    if key not in KEYS or value[:2] in {'"[', '"{'} or written in _BLOCKS or not reads(f"x = {value}"):
        return ""
    said = parse(f"x = {value}")["x"]
    try:
        if key in _TYPED:
            _TYPED[key](said)
        elif key in DATE_KEYS and not (isinstance(said, str) and "@" in said):
            read(said)
    except shape.UnfitError as unfit:
        value = unfit.fix
    except Refusal as refusal:
        value = refusal.mend
    return f"{key} = {as_value(value)}" if value else ""


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


_LOOKS: Final[tuple[Callable[[str, BrokenError], Cause | None], ...]] = (
    _comment,
    _invisible,
    _no_value,
    _typed,
    _list,
    _tables,
    _lone_quote,
    _prefixed,
    _behind,
    _spaced_key,
    _sign,
    _colon_inside,
    _closes_nothing,
)
