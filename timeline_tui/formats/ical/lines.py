"""The lines of an iCalendar file as components with their properties: folding, parameters, escapes.

Values are left as they are written until somebody wants them. The `icalendar` library reads every value of every
property, which takes five times as long, and gives up the whole file where one line of a calendar is broken; here a
broken line, or an end that is missing, costs no more than itself. Rules: RFC 5545, section 3.1; RFC 6868 for `^n`.
"""

from __future__ import annotations

import contextlib
import quopri
import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_CONTENT: Final = re.compile(r'\s*([A-Za-z0-9.-]+)\s*((?:;[^":;]*(?:"[^"]*"[^":;]*)*)*):(.*)', re.DOTALL)
_PARAMETER: Final = re.compile(r'\s*([A-Za-z0-9-]+)\s*=\s*((?:"[^"]*"|[^";])*)')
_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)
_PART: Final = re.compile(r"(?:[^\\,]|\\.)+", re.DOTALL)
_CARET: Final = re.compile(r"\^([n'^])")
_CARETS: Final = {"n": "\n", "'": '"', "^": "^"}
_NESTED: Final = frozenset({"VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE", "VAVAILABILITY"})
"""Components that stand in a calendar alone: where one begins in another, the other has lost its end."""
_DEEPEST: Final = 20
_STEP: Final = 20_000
"""Lines between two reports of progress."""


class Property(NamedTuple):
    """A property as it is written: its parameters, without their first `;`, and its value."""

    written: str
    value: str

    @property
    def parameters(self) -> dict[str, str]:
        """The parameters by their names in capitals, quotes and carets undone; of one name, the last."""
        found = {}
        for name, value in _PARAMETER.findall(self.written) if self.written else ():
            bare = value.strip().replace('"', "")
            found[name.upper()] = _CARET.sub(lambda caret: _CARETS[caret[1]], bare) if "^" in bare else bare
        return found

    @property
    def text(self) -> str:
        """The value as text: escapes undone, quoted-printable of version 1.0 too."""
        value = self.value
        if self.written and "QUOTED-PRINTABLE" in self.written.upper():
            charset = self.parameters.get("CHARSET", "utf-8")
            with contextlib.suppress(LookupError):
                value = quopri.decodestring(value.encode()).decode(charset, "replace").replace("\r\n", "\n")
        return unescaped(value) if "\\" in value else value

    @property
    def texts(self) -> list[str]:
        """The value as a list of texts, which commas part."""
        return [unescaped(part).strip() for part in _PART.findall(self.value) if part.strip()]


class Component:
    """What stands between a BEGIN and its END: properties by name, and the components within."""

    __slots__ = ("line", "name", "parts", "properties")

    def __init__(self, name: str, line: int) -> None:
        self.name = name
        self.line = line
        """The line of its BEGIN, from 1."""
        self.properties: dict[str, list[Property]] = {}
        self.parts: list[Component] = []

    def one(self, name: str) -> Property | None:
        """The first property of a name."""
        found = self.properties.get(name)
        return found[0] if found else None

    def text(self, name: str) -> str:
        """The text of the first property of a name, without blanks around it; empty where there is none."""
        found = self.properties.get(name)
        return found[0].text.strip() if found else ""

    def all(self, name: str) -> list[Property]:
        """Every property of a name."""
        return self.properties.get(name, [])


class Parsed(NamedTuple):
    """A file as components, and what is broken in it."""

    root: Component
    """Has what stands at the top as its parts; its own properties are those outside of every component."""
    broken: list[tuple[str, str]]
    """What was left out or mended in words, and the line where that is."""


def unescaped(value: str) -> str:
    r"""A value without its escapes.

    >>> unescaped(r"Rome\, then\nParis")
    'Rome, then\nParis'
    """
    return _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def parse(text: str, progress: Callable[[int, int], None] | None = None) -> Parsed:
    """The components of a text whose lines end with a line feed. Never refuses: `broken` says what was left out."""
    root = Component("", 0)
    stack = [root]
    broken: list[tuple[str, str]] = []
    total = text.count("\n") + 1
    told = 0
    for number, line in _unfolded(text):
        if progress and number - told >= _STEP:
            told = number
            progress(number, total)
        head, colon, value = line.partition(":")
        written = ""
        if ";" in head or not colon or not head.isascii() or " " in head:
            found = _CONTENT.match(line)
            if found is None:
                broken.append(("lines that are no property", f"line {number}: {line[:40]}"))
                continue
            head, written, value = found[1], found[2][1:], found[3]
        name = head.upper()
        if name == "BEGIN":
            _begin(stack, value.strip().upper(), number, broken)
        elif name == "END":
            _end(stack, value.strip().upper(), number, broken)
        else:
            properties = stack[-1].properties
            if name in properties:
                properties[name].append(Property(written, value))
            else:
                properties[name] = [Property(written, value)]
    broken += [("ends that are missing", f"{open_.name} of line {open_.line}") for open_ in stack[1:]]
    return Parsed(root, broken)


def _begin(stack: list[Component], name: str, number: int, broken: list[tuple[str, str]]) -> None:
    if name in _NESTED:
        for at, open_ in enumerate(stack):
            if open_.name in _NESTED:
                broken += [("ends that are missing", f"{each.name} of line {each.line}") for each in stack[at:]]
                del stack[at:]
                break
    component = Component(name, number)
    if len(stack) <= _DEEPEST:
        stack[-1].parts.append(component)
    elif len(stack) == _DEEPEST + 1:
        broken.append(("components that nest too deep", f"{name[:40]} of line {number}"))
    stack.append(component)


def _end(stack: list[Component], name: str, number: int, broken: list[tuple[str, str]]) -> None:
    for at in range(len(stack) - 1, 0, -1):
        if stack[at].name == name:
            broken += [("ends that are missing", f"{each.name} of line {each.line}") for each in stack[at + 1 :]]
            del stack[at:]
            return
    broken.append(("ends of what never began", f"line {number}: {name[:40]}"))


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Every line with its number, lines that go on in the next joined; empty ones left out."""
    number, begun = 0, 0
    parts: list[str] = []
    soft = False
    for line in text.split("\n"):
        number += 1
        if not line:
            continue
        if parts and (soft or line[0] in " \t"):
            parts.append(line if soft else line[1:])
        else:
            if parts:
                yield begun, parts[0] if len(parts) == 1 else "".join(parts)
            begun, parts = number, [line]
        # A line of quoted-printable (version 1.0) goes on in the next where it ends with "=".
        soft = line[-1] == "=" and "QUOTED-PRINTABLE" in parts[0].upper()
        if soft:
            parts[-1] = parts[-1][:-1]
    if parts:
        yield begun, parts[0] if len(parts) == 1 else "".join(parts)
