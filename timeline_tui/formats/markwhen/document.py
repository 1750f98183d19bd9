"""The lines of a markwhen text as what they are: header, headings, events with their properties and descriptions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_tui.formats.markwhen import values
from timeline_tui.formats.markwhen.grammar import read

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from timeline_tui.formats.markwhen.grammar import Dating
    from timeline_tui.formats.markwhen.values import Value

MARK: Final = "// markwhen"
"""The first line of what we write: a header may be long, and says little of what follows."""
HEADING: Final = re.compile(r"\s*(?P<hashes>#{1,6})\s+(?P<title>.*)\Z")
COMMENT: Final = re.compile(r"\s*//")
_GROUP: Final = re.compile(r"\s*(?:group|section)(?:\s+(?P<title>.*))?\Z", re.IGNORECASE)
"""The way of versions before 1: `group Title` … `end group`."""
_GROUP_END: Final = re.compile(r"\s*end\s*(?:group|section)\s*\Z", re.IGNORECASE)
_PAGE: Final = "_-_-_break_-_-_"
"""Between pages, each with a header of its own, in versions before 1."""
_DAY_FIRST: Final = re.compile(r"^\s*dateFormat:\s*[\"']?d{1,2}/M", re.MULTILINE)
_UNFINISHED: Final = re.compile(r"[ \t]*[\w.-]+:[ \t]*\Z")
_ITEM: Final = re.compile(r"[ \t]+-[ \t]")


class Group(NamedTuple):
    """A heading: what it says, how deep it stands, and its properties."""

    title: str
    level: int
    properties: Mapping[str, Value]
    line: int
    outermost: bool


class Entry(NamedTuple):
    """An event as it stands, with the headings above it, the outermost first."""

    dating: Dating
    line: int
    properties: Mapping[str, Value]
    description: tuple[str, ...]
    groups: tuple[Group, ...]
    page: str
    """The title of its page, where that is not the first."""


class Document(NamedTuple):
    """A whole text. `header` is empty where there is none."""

    header: Mapping[str, Value]
    day_first: bool
    groups: tuple[Group, ...]
    entries: tuple[Entry, ...]
    stray: tuple[str, ...]
    """Lines that belong to no event."""


def parse(text: str, told: Callable[[int, int], None] | None = None) -> Document:
    """The document that `text` is; any text is one. `told` hears how many lines are done, of how many."""
    return _Parser(text).parse(told)


class _Parser:
    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._old_groups = any(_GROUP_END.match(line) for line in self._lines)
        self._day_first = False
        self._stack: list[Group] = []
        self._groups: list[Group] = []
        self._entries: list[Entry] = []
        self._stray: list[str] = []
        self._yaml = values.Reader()
        self._page = ""

    def parse(self, told: Callable[[int, int], None] | None) -> Document:
        header, at = self._header(0)
        while at < len(self._lines):
            if told and at % 1000 < 1:
                told(at, len(self._lines))
            if self._lines[at].strip() == _PAGE:
                more, at = self._header(at + 1)
                self._turn(header, more)
            else:
                at = self._body(at)
        return Document(header, self._day_first, tuple(self._groups), tuple(self._entries), tuple(self._stray))

    def _turn(self, header: dict[str, Value], page: Mapping[str, Value]) -> None:
        """Begin another page: what its header says holds beside what the first says."""
        self._stack.clear()
        title = page.get("title")
        self._page = title if isinstance(title, str) else ""
        for key, value in page.items():
            if key == "description" and isinstance(value, str):
                self._stray.append(f"{key}: {value}")
            elif key != "title":
                header.setdefault(key, value)

    def _header(self, at: int) -> tuple[dict[str, Value], int]:
        """The header, and the line after it: it ends where something happens, or at its second `---`."""
        kept: list[str] = []
        fenced = False
        while at < len(self._lines):
            line = self._lines[at]
            if line.strip() == _PAGE or (not fenced and not line.startswith("---") and self._begins(line)):
                break
            at += 1
            if line.startswith("---"):
                if fenced:
                    break
                fenced = True
                kept = [""] * (len(kept) + 1)
            else:
                kept.append("" if COMMENT.match(line) else line)
        text = "\n".join(kept)
        self._day_first = _DAY_FIRST.search(text) is not None
        return self._values(kept), at

    def _values(self, lines: Sequence[str]) -> dict[str, Value]:
        found, unread = self._yaml.header(lines)
        self._stray += unread
        return found

    def _begins(self, line: str) -> bool:
        """Whether an event, a heading or a group begins."""
        return bool(HEADING.match(line)) or self._is_group(line) or self._dating(line) is not None

    def _is_group(self, line: str) -> bool:
        return self._old_groups and bool(_GROUP.match(line) or _GROUP_END.match(line))

    def _dating(self, line: str) -> Dating | None:
        if ":" not in line or COMMENT.match(line):
            return None
        return read(line, day_first=self._day_first)

    def _body(self, at: int) -> int:
        """Read what begins at a line; the line after it."""
        line = self._lines[at]
        if not line.strip() or COMMENT.match(line):
            return at + 1
        if heading := HEADING.match(line):
            return self._heading(heading["title"], len(heading["hashes"]), at)
        if self._is_group(line):
            group = _GROUP.match(line)
            if group is None:
                self._end_group()
                return at + 1
            return self._heading(group["title"] or "", len(self._stack) + 1, at)
        dating = self._dating(line)
        if dating is None:
            self._stray.append(line.strip())
            return at + 1
        return self._event(dating, at)

    def _heading(self, title: str, level: int, at: int) -> int:
        while self._stack and self._stack[-1].level >= level:
            self._stack.pop()
        properties, after, _ = self._properties(at + 1)
        group = Group(title.strip(), level, properties, at + 1, not self._stack)
        self._stack.append(group)
        self._groups.append(group)
        return after

    def _end_group(self) -> None:
        if self._stack:
            self._stack.pop()

    def _event(self, dating: Dating, at: int) -> int:
        properties, after, broken = self._properties(at + 1)
        end = after
        while end < len(self._lines) and not self._begins(self._lines[end]):
            if self._lines[end].strip() == _PAGE:
                break
            end += 1
        description = [*broken, *(line for line in self._lines[after:end] if not COMMENT.match(line))]
        self._entries.append(Entry(dating, at + 1, properties, tuple(description), tuple(self._stack), self._page))
        return end

    def _properties(self, at: int) -> tuple[Mapping[str, Value], int, list[str]]:
        """The properties that begin at a line, the line after them, and those lines that are none after all."""
        first = at
        fenced = at < len(self._lines) and self._lines[at].startswith("---")
        lines: list[str] = []
        at += fenced
        while at < len(self._lines):
            line = self._lines[at]
            if fenced and line.startswith("---"):
                at += 1
                break
            if not fenced:
                listed = bool(lines) and _ITEM.match(line) and (_UNFINISHED.match(lines[-1]) or _ITEM.match(lines[-1]))
                if not listed and (not values.KEY.match(line) or self._begins(line)):
                    break
            if not COMMENT.match(line):
                lines.append(line)
            at += 1
        else:
            if fenced:  # never closed: then it is a rule in a description
                return {}, first, []
        if not lines:
            return {}, at, []
        try:
            return self._yaml.properties(lines), at, []
        except values.Unreadable:
            return {}, at, lines
