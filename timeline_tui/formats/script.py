"""Data that is written as a script has it: `var items = new vis.DataSet([{id: 1, start: new Date(2014, 3, 20)}])`.

Made into JSON, line for line; nothing is run. Keys without quotes, single quotes, comments, commas at the end and
dates of JavaScript are read; a name or a call where a value should stand is refused with its line. Statements that are
no data are passed over, and settings that hold more than data.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from timeline_tui.chronicle.civil import DAY, Civil, civil, civil_from_days, days_from_civil
from timeline_tui.store.error import StoreError

if TYPE_CHECKING:
    from timeline_tui.formats.foreign import Foreign
    from timeline_tui.store.load import Progress

_BLANK: Final = r"(?>\s|//[^\n]*|/\*.*?(?:\*/|\Z))"
"""A blank or a comment, taken whole: else a comment could be cut into many in many ways."""
_HEAD: Final = re.compile(
    rf"{_BLANK}*+(?:(?:export\s+default|(?:export\s+)?(?:var|let|const)\s+(?P<name>[\w$]+)\s*=|(?P<path>[\w$.]+)\s*=)"
    rf"{_BLANK}*+)?(?P<call>(?:new\s+)?[A-Za-z_$][\w$.]*{_BLANK}*+\({_BLANK}*+)?(?=[\[{{])",
    re.DOTALL,
)
"""What may stand before a literal: a name that it is given to, a call that it is handed to."""
_NEXT: Final = re.compile(
    r"^[ \t]*(?=(?:(?:(?:export\s+)?(?:var|let|const)\s+[\w$]+|[\w$.]+)\s*=\s*"
    r"(?:(?:new\s+)?[A-Za-z_$][\w$.]*\(\s*)?|[\w$.]+\.add\(\s*)[\[{])",
    re.MULTILINE,
)
"""Where, further down, a literal is given to a name, or added to what has one."""
_STATEMENT: Final = re.compile(
    rf"{_BLANK}*+(?:(?:var|let|const|import|export|function)\s|[\"']use strict|[\w$.]+\s*[=(])", re.DOTALL
)
"""How a script begins."""
_LISTED: Final = re.compile(r"""['"]?(?:events|items|date)['"]?\s*:\s*\[""")
_DATED: Final = re.compile(r"""['"\s{,](?:start|startDate|start_date)['"]?\s*:""")
_LOOKED_AT: Final = 4_096
"""Characters of a literal that is none, to tell whether it was meant to be the data."""
_MOST_BROKEN: Final = 100
"""Literals that are none, after which nobody looks for more."""
_TAIL: Final = re.compile(rf"{_BLANK}*+[);,]*{_BLANK}*+", re.DOTALL)
_TOKEN: Final = re.compile(
    rf"""(?P<blank>{_BLANK}++)
  | (?P<string>"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"|'[^'\\\n]*+(?:\\.[^'\\\n]*+)*+'|`[^`\\]*+(?:\\.[^`\\]*+)*+`)
  | (?P<date>(?:new\s+)?Date(?P<utc>\.UTC)?\s?\((?P<args>[^()]{{0,200}})\)
      | new\s+Date\s?\(\s?Date(?P<utc2>\.UTC)\s?\((?P<args2>[^()]{{0,200}})\)\s?\))
  | (?P<number>[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)(?![\w$])
  | (?P<word>[A-Za-z_$][\w$]*)
  | (?P<sign>[\[\]{{}},:+])""",
    re.DOTALL | re.VERBOSE,
)
_KEY: Final = re.compile(rf"{_BLANK}*+:", re.DOTALL)
_ESCAPE: Final = re.compile(r"\\(?:u\{([0-9A-Fa-f]{1,6})\}|u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|(\r\n|.))", re.DOTALL)
_NAMED: Final = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": "", "\r\n": ""}
_WORDS: Final = {"true": "true", "false": "false", "null": "null", "undefined": "null", "NaN": "null"}
_DEEPEST: Final = 200
"""Levels that a literal may nest, as JSON may."""
_DIGITS: Final = re.compile(r"[-+]?[0-9]{1,16}").fullmatch


class Literal(NamedTuple):
    """A literal of a script: what it is given to or added to, and itself as JSON, on the lines on which it stands."""

    name: str
    text: str
    value: Any


class Script(NamedTuple):
    """What a script has of data."""

    literals: list[Literal]
    rest: int
    """The line of the first statement that is no data; 0 without one."""


def begins_so(foreign: Foreign) -> bool:
    """Whether a file begins as a script with data does, and is no JSON."""
    found = _HEAD.match(foreign.head)
    if found is not None:
        return found.end() > 0 or not foreign.is_json
    return _STATEMENT.match(foreign.head) is not None and _NEXT.search(foreign.head) is not None


def literals(foreign: Foreign, progress: Progress | None = None) -> Script:
    """The literals of a script. Raises StoreError where one that seems to be its data can't be read."""
    found: list[Literal] = []
    text, at, rest, broken = foreign.text, 0, 0, 0
    while True:
        head = _HEAD.match(text, at)
        if head is None:
            rest = rest or (_line(text, _statement(text, at)) if text[at:].strip() else 0)
            following = _NEXT.search(text, at)
            if following is None or broken >= _MOST_BROKEN:
                return Script(found, rest)
            at = following.end()
            continue
        try:
            made, end = _as_json(foreign.name, text, head.end(), progress)
        except StoreError:
            if _is_meant(text, head.end()):
                raise
            rest, at, broken = rest or _line(text, head.end()), _after(text, head.end()), broken + 1
            continue
        padded = "\n" * text.count("\n", 0, head.end()) + made
        try:
            value = json.loads(padded)
        except (ValueError, RecursionError) as error:
            raise StoreError(foreign.name, f"its data can't be read: {error}") from error
        found.append(Literal(head["name"] or head["path"] or head["call"] or "", padded, value))
        at = end
        if tail := _TAIL.match(text, at):
            at = tail.end()


def _statement(text: str, start: int) -> int:
    """Where a statement begins, after blanks and comments."""
    found = _TAIL.match(text, start)
    return found.end() if found else start


def _is_meant(text: str, start: int) -> bool:
    """Whether what begins at `start` was meant to be a list of what happened."""
    beginning = text[start : min(start + _LOOKED_AT, _after(text, start))]
    return _DATED.search(beginning) is not None and (beginning[0] == "[" or _LISTED.search(beginning) is not None)


def _after(text: str, start: int) -> int:
    """Where the next literal may begin after one that is none, else the end."""
    following = _NEXT.search(text, start + 1)
    return following.end() if following else len(text)


def _as_json(name: str, text: str, start: int, progress: Progress | None) -> tuple[str, int]:
    """The literal that begins at `start` as JSON, and where it ends."""
    out: list[str | list[str]] = []
    texts: list[str] | None = None
    depth, at, comma, joined = 0, start, False, False
    while token := _TOKEN.match(text, at):
        at = token.end()
        written = token[0]
        if written == "{" and progress:
            progress(at, len(text))
        if token.lastgroup == "blank":
            out.append("\n" * written.count("\n"))
            continue
        if written == "+":
            if texts is None or joined:
                raise StoreError(name, f"line {_line(text, at)}: a sum is no data; write the value that it has")
            joined = True
            continue
        is_text = token.lastgroup == "string"
        if joined and not is_text:
            raise StoreError(name, f"line {_line(text, at)}: a sum is no data; write the value that it has")
        if joined:
            assert texts is not None
            texts.append(_unescaped(written[1:-1]))
            joined = False
            continue
        texts = None
        if written == ",":
            comma = True
            continue
        if comma and written not in ("]", "}"):
            out.append(",")
        comma = False
        if is_text:
            texts = [_unescaped(written[1:-1])]
            out.append(texts)
            continue
        out.append(_value(token, name, text))
        if written in ("[", "{"):
            depth += 1
            if depth > _DEEPEST:
                raise StoreError(name, f"its data nest more than {_DEEPEST} levels deep")
        elif written in ("]", "}"):
            depth -= 1
            if depth == 0:
                return "".join(part if isinstance(part, str) else json.dumps("".join(part)) for part in out), at
    rest = " ".join(text[at : at + 30].split())
    what = f'"{rest}" is no data' if rest else "it ends within its data"
    raise StoreError(name, f"its data can't be read at line {_line(text, at)}: {what}")


def _value(token: re.Match[str], name: str, text: str) -> str:
    match token.lastgroup:
        case "number":
            try:
                number = float(token[0]) if "." in token[0] or "e" in token[0].lower() else int(token[0])
            except ValueError as error:  # more digits than Python counts
                line = _line(text, token.start())
                raise StoreError(
                    name, f"line {line}: a number of {len(token[0]):,} digits is none of a date"
                ) from error
            return json.dumps(number)
        case "word" if _KEY.match(text, token.end()):
            return json.dumps(token[0])
        case "word" if token[0] in _WORDS:
            return _WORDS[token[0]]
        case "word":
            line = _line(text, token.start())
            raise StoreError(name, f'line {line}: "{token[0]}" is a name of the script; write the value that it has')
        case "sign":
            return token[0]
        case _:
            args = token["args"] if token["args2"] is None else token["args2"]
            return json.dumps(date_text(_unquoted(args.strip()), utc=bool(token["utc"] or token["utc2"])))


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _unquoted(args: str) -> str:
    return _unescaped(args[1:-1]) if len(args) > 1 and args[0] == args[-1] and args[0] in "\"'`" else args


def _unescaped(inside: str) -> str:
    return _ESCAPE.sub(_letter, inside) if "\\" in inside else inside


def _letter(found: re.Match[str]) -> str:
    code = found[1] or found[2] or found[3]
    if code:
        return chr(int(code, 16)) if int(code, 16) < 0x110000 else "\ufffd"
    return _NAMED.get(found[4], found[4])


def date_text(args: str, *, utc: bool = False) -> str:
    """What stands in the brackets of a `Date` as a date: months count from 0 there, one number is of milliseconds.

    A text is returned as it is, and so is what can't be read: it is never now.

    >>> date_text("2014, 3, 20")
    '2014-04-20'
    """
    numbers = [part.strip() for part in args.split(",")]
    if not all(map(_DIGITS, numbers)):
        return args or "Date()"
    if len(numbers) == 1:
        return epoch_text(int(numbers[0])) if not utc else args
    year, month, *rest = map(int, numbers)
    if 0 <= year <= 99:
        year += 1900
    year, month = year + month // 12, month % 12 + 1
    if abs(year) > 200_000_000_000:
        return args
    if not rest:
        return f"{_year(year)}-{month:02}"
    if len(rest) == 1:
        return _day(*civil_from_days(days_from_civil(year, month, rest[0])))
    clock = [*rest[1:4], 0, 0][:3]
    at = civil(days_from_civil(year, month, rest[0]) * DAY + clock[0] * 3600 + clock[1] * 60 + clock[2])
    return _time(at, seconds=len(rest) > 3) + ("Z" if utc else "")


def epoch_text(milliseconds: int) -> str:
    """Milliseconds since 1970 as a date with its time at UTC, to the minute where there are no seconds.

    >>> epoch_text(1397952000000)
    '2014-04-20T00:00Z'
    """
    if abs(milliseconds) > 10**16:
        return str(milliseconds)
    return f"{_time(civil(milliseconds // 1000), seconds=milliseconds % 60_000 != 0)}Z"


def _time(at: Civil, *, seconds: bool) -> str:
    tail = f":{at.second:02}" if seconds else ""
    return f"{_day(at.year, at.month, at.day)}T{at.hour:02}:{at.minute:02}{tail}"


def _day(year: int, month: int, day: int) -> str:
    return f"{_year(year)}-{month:02}-{day:02}"


def _year(year: int) -> str:
    return f"{year:04}" if year >= 0 else f"-{-year:04}"
