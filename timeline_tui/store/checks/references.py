"""What is referred to outside of the file: images beside it, and addresses."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.pattern import Pattern
from timeline_tui.store.checks.survey import of_array
from timeline_tui.store.shape import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.store.checks.survey import Entry, Found, Survey

_OPENS: Final = ("https://", "http://", "mailto:")
_BARE_HOST: Final = Pattern(r"(?:[\w-]+\.)+[a-zA-Z]{2,}(?:[/?#]\S*)?")
_WITHIN: Final = Pattern(r"https?://[^\s<>()\[\]\"\\]+")
"""An address between signs of Markdown."""
_ELSEWHERE: Final = Pattern(r"[A-Za-z][A-Za-z0-9+.-]+:")
"""An image that is no file beside the store: it begins with a scheme."""


def check(survey: Survey) -> Iterator[Found]:
    """R305 and R306."""
    for entry in survey.having("url"):
        if said := _unopened(entry.event.url):
            yield entry.finding(("url",), "R306", *said)
    for entry in survey.having("image"):
        yield from _image(entry)
    for document, index, table in survey.tables("source"):
        url = table.get("url")
        if isinstance(url, str) and url and (said := _unopened(url)):
            yield of_array(document, "source", index, "url", "R306", *said)


def _unopened(url: str) -> tuple[str, str] | None:
    """The words about an address that can't be opened, and what to write for it."""
    if url.lower().startswith(_OPENS):
        return None
    within = _WITHIN.search(url)
    fix = f'"https://{url}"' if _BARE_HOST.fullmatch(url) else f'"{within[0]}"' if within else ""
    return f"only addresses that begin with https://, http:// or mailto: are opened; write {fix or 'such a one'}", fix


def _image(entry: Entry) -> Iterator[Found]:
    image = entry.event.image
    if _ELSEWHERE.match(image):
        return
    folder = os.path.dirname(entry.document.file)  # noqa: PTH120 - as written, which pathlib would tidy
    path = os.path.join(folder, image)  # noqa: PTH118
    try:
        there = os.path.exists(path)  # noqa: PTH110
    except ValueError:
        there = False
    if not there:
        inner, name = os.path.split(image)
        near = nearest(name, _files(os.path.join(folder, inner) or "."))  # noqa: PTH118
        fix = f'"{os.path.join(inner, near)}"' if near else ""  # noqa: PTH118
        mend = f"did you mean {fix}?" if near else "put it there, or take image out"
        yield entry.finding(("image",), "R305", f'there is no file "{image}" beside this one; {mend}', fix)


@lru_cache(maxsize=16)
def _files(folder: str) -> tuple[str, ...]:
    try:
        return tuple(sorted(os.listdir(folder)))  # noqa: PTH208
    except (OSError, ValueError):
        return ()
