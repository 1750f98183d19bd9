"""The words of a markwhen line: what in them is a tag, an id, a link, a picture, a place, somebody, a check mark."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from timeline_tui.formats.markup import one_line

TAG: Final = re.compile(r"(?:^|(?<=\s))#(?!\d+(?:\s|$))(\w+)")
_ID: Final = re.compile(r"(?:^|(?<=\W))!(\w+)")
_MENTION: Final = re.compile(r"(?:^|(?<=[\s(,]))@([\w/]+)")
_LINK: Final = re.compile(r"(?<!!)\[([^\[\]<>]{1,500})\]\(([^()\s]{1,2000})\)")
_IMAGE: Final = re.compile(r"!\[([^\[\]<>]{0,500})\]\(([^()\s]{1,2000})\)")
_PLACE: Final = re.compile(r"\[([^\[\]]{1,500})\]\((?:location|map)\)")
_CHECK: Final = re.compile(r"\s*\[([xX ]?)\](?=\s|$)")
_SAFE: Final = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
_BARE: Final = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:[/?#:]\S*)?", re.IGNORECASE)

DONE: Final = "done"
OPEN: Final = "to-do"
"""The tags of a check mark."""


class Words(NamedTuple):
    """A line, taken apart; `title` is what is left, in plain words."""

    title: str
    tags: tuple[str, ...] = ()
    id: str = ""
    who: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    """Words and addresses that can be opened."""
    image: str = ""
    image_alt: str = ""


def read(line: str) -> Words:
    """The words of an event's line, after its date."""
    tags: list[str] = []
    if check := _CHECK.match(line):
        tags.append(DONE if check[1].strip() else OPEN)
        line = line[check.end() :]
    image = _IMAGE.search(line)
    if image and address(image[2]):
        line = line.replace(image[0], "", 1)
    else:
        image = None
    where = tuple(_PLACE.findall(line))
    line = _PLACE.sub("", line)
    links = tuple((found[1], address(found[2])) for found in _LINK.finditer(line) if address(found[2]))
    line = _LINK.sub(lambda found: found[1] if address(found[2]) else found[0], line)
    tags += TAG.findall(line)
    line = TAG.sub("", line)
    named = _ID.search(line)
    if named:
        line = line[: named.start()] + line[named.end() :]
    return Words(
        one_line(line),
        tuple(dict.fromkeys(tags)),
        named[1] if named else "",
        tuple(dict.fromkeys(_MENTION.findall(line))),
        where,
        links,
        address(image[2]) if image else "",
        image[1] if image else "",
    )


def description(lines: tuple[str, ...]) -> tuple[str, tuple[str, ...], str, str]:
    """A description as Markdown, with its tags, and the first picture that stands on a line of its own."""
    kept: list[str] = []
    tags: list[str] = []
    image = alt = ""
    indent = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    for line in lines:
        tags += TAG.findall(line)
        found = _IMAGE.fullmatch(line.strip())
        if found and not image and address(found[2]):
            alt, image = found[1], address(found[2])
        else:
            kept.append(line[indent:].rstrip())
    return "\n".join(kept).strip("\n"), tuple(dict.fromkeys(tags)), image, alt


def address(written: str) -> str:
    """An address that can be opened; empty for any other, as `/notes` or `javascript:`."""
    if _SAFE.fullmatch(written):
        return written
    return f"https://{written}" if _BARE.fullmatch(written) else ""
