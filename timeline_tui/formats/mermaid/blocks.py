"""Where Mermaid's diagrams are in a file: the whole of it, or fences of Markdown; their lines without comments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_FENCE: Final = re.compile(r"^[ \t]{0,3}(?P<fence>```+|~~~+)[ \t]*\{?[ \t]*mermaid\b[^\n]*$", re.IGNORECASE)
_BYTES: Final = re.compile(
    rb"^[ \t]{0,3}(?:```|~~~)[`~]*[ \t]*\{?[ \t]*mermaid\b[^\r\n]*\r?\n", re.IGNORECASE | re.MULTILINE
)
_KIND: Final = re.compile(r"(?P<kind>timeline|gantt)(?:[ \t]+(?:LR|TD))?[ \t]*;?[ \t]*(?:%%.*)?", re.IGNORECASE)
_WORD: Final = re.compile(r"[\w-]*")
_COMMENT: Final = re.compile(r"(?<![}%])%%(?!\{).*")
_LOOK: Final = 4_000
"""Letters after a fence that are looked at."""


class Line(NamedTuple):
    """A line of a diagram without comment and without blanks around it, and its number in the file."""

    text: str
    number: int


class Block(NamedTuple):
    """A diagram: its kind (`timeline`, `gantt`, else its first word), the title of its front matter, its lines."""

    kind: str
    title: str
    lines: tuple[Line, ...]
    is_known: bool = False
    """It is a timeline or a chart."""


def is_diagram(head: str, data: bytes) -> bool:
    """Whether a file is one, or a text with one in a fence: `head` is its beginning, `data` the whole."""
    if _begins(head):
        return True
    fences = _BYTES.finditer(data) if b"ermaid" in data else ()  # a look, before every line is looked at
    return any(_begins(data[found.end() : found.end() + _LOOK].decode("utf-8", "replace")) for found in fences)


def _begins(text: str) -> bool:
    if not re.search(r"\b(?:timeline|gantt)\b", text, re.IGNORECASE):
        return False
    return _block(text.splitlines(), 1).is_known


def blocks(text: str) -> Iterator[Block]:
    """The diagrams of a file, in their order, those of other kinds too."""
    lines = text.split("\n")
    fences = [at for at, line in enumerate(lines) if _FENCE.match(line)]
    if not fences:
        yield _block(lines, 1)
    after = 0
    for at in fences:
        if at < after:
            continue  # within the diagram before
        opened = _FENCE.match(lines[at])
        assert opened
        close = re.compile(rf"[ \t]{{0,3}}{opened['fence'][0]}{{{len(opened['fence'])},}}[ \t]*\Z")
        after = next((end for end in range(at + 1, len(lines)) if close.match(lines[end])), len(lines))
        yield _block(lines[at + 1 : after], at + 2)


def _block(lines: list[str], first: int) -> Block:
    """The diagram of some lines, `first` the number of the first of them."""
    title, at = _front_matter(lines)
    kept: list[Line] = []
    directive = False
    for number, line in enumerate(lines[at:], first + at):
        text = line.strip()
        if text.startswith("%%{") or directive:
            directive = "}%%" not in text
            continue
        text = _COMMENT.sub("", text).strip()
        if text:
            kept.append(Line(text, number))
    known = _KIND.fullmatch(kept[0].text) if kept else None
    if known:
        return Block(known["kind"].lower(), title, tuple(kept[1:]), is_known=True)
    word = _WORD.match(kept[0].text) if kept else None
    return Block(word[0] if word else "", title, tuple(kept[1:]))


def _front_matter(lines: list[str]) -> tuple[str, int]:
    """The title in the YAML between two `---` at the top, and the line after it."""
    start = next((at for at, line in enumerate(lines) if line.strip()), len(lines))
    if start == len(lines) or lines[start].strip() != "---":
        return "", 0
    end = next((at for at in range(start + 1, len(lines)) if lines[at].strip() == "---"), None)
    if end is None:
        return "", 0
    found = next(
        (re.match(r"title:\s*(.+)", line) for line in lines[start + 1 : end] if line.startswith("title:")), None
    )
    return found[1].strip().strip("\"'") if found else "", end + 1
