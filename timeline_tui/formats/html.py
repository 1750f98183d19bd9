"""HTML: the whole chronology as one page that needs nothing else, to be read, printed and shown; no script in it.

`page_entry.py` writes an event, `page_parts.py` what stands around the events, `page.css` says how it looks.
"""

from __future__ import annotations

from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from timeline_tui.chart import palette
from timeline_tui.formats.axis_style import axis_style
from timeline_tui.formats.held import FIELDS, PREFACE
from timeline_tui.formats.page_entry import EntryWriter
from timeline_tui.formats.page_images import Images
from timeline_tui.formats.page_parts import about, contents, eras, figure, routes, sources
from timeline_tui.formats.page_text import PageText
from timeline_tui.formats.remarks import comment, count_losses
from timeline_tui.formats.rows import rows
from timeline_tui.formats.telling import Teller
from timeline_tui.formats.words import events as counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.formats.carried import Losses, Wishes

_HELD: Final = frozenset(FIELDS) - {"weight", "order"}
_HELD_PREFACE: Final = frozenset(PREFACE) - {"published"}
_POLICY: Final = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""What a browser may load for the page: nothing but what is in it."""


def write(chronicle: Chronicle, wishes: Wishes, losses: Losses) -> Iterator[str]:
    """The page, line by line."""
    count_losses(chronicle, wishes, losses, _HELD, _HELD_PREFACE)
    teller, images = Teller(chronicle, wishes.language), Images()
    for _, event in rows(chronicle):
        if event.image and not images.take(event):
            losses.add("pictures, of which the page has the address alone", event.id)
    text = PageText(teller)
    entries = EntryWriter(text, images, wishes.progress)
    yield "<!DOCTYPE html>"
    yield f'<html lang="{teller.own}">'
    yield from comment(losses)
    yield from _head(text)
    yield "<body>"
    yield f'<a class="skip" href="#chronology">{text.say("Skip to the chronology")}</a>'
    yield from _header(text)
    yield from contents(text, list(entries.periods()))
    yield "<main>"
    yield from figure(text)
    yield from routes(text)
    yield from eras(text)
    yield from entries.lines()
    yield from sources(text)
    yield "</main>"
    yield f"<footer><p>{text.say('Made with timeline-tui from a chronology kept as text.')}</p></footer>"
    yield "</body>"
    yield "</html>"


def _head(text: PageText) -> Iterator[str]:
    teller = text.teller
    title = text.plain(teller.said(teller.preface.title).words) or text.say("Chronology")
    facts = " · ".join(filter(None, (counted(len(teller.chronicle), teller.own), teller.span())))
    style = files("timeline_tui.formats").joinpath("page.css").read_text("utf-8")
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield '<meta name="generator" content="timeline-tui">'
    yield f'<meta name="description" content="{escape(text.plain(facts))}">'
    yield f"<title>{title}</title>"
    yield f"<style>\n{_lane_colours()}{style}{axis_style(with_paper=False)}</style>"
    yield "</head>"


def _header(text: PageText) -> Iterator[str]:
    teller = text.teller
    said = teller.said(teller.preface.title)
    title = text.words(said) or text.say("Chronology")
    quotes = sum(bool(evidence.quote) for _, event in rows(teller.chronicle) for evidence in event.evidence)
    facts = [
        text.plain(teller.span()),
        text.plain(counted(len(teller.chronicle), teller.own)),
        text.count(len(teller.sources), "source", "sources"),
        text.count(quotes, "quotation", "quotations"),
    ]
    yield "<header>"
    yield f"<h1>{title}</h1>"
    yield f'<p class="facts">{" · ".join(filter(None, facts))}</p>'
    yield from about(text)
    yield "</header>"


def _lane_colours() -> str:
    """Each lane's colour as a variable, for light and dark."""

    def root(colours: dict[str, str]) -> str:
        return ":root{" + "".join(f"--{name}:{value};" for name, value in colours.items()) + "}"

    names = "".join(f".l-{name}{{--lane:var(--{name})}}\n" for name in palette.LIGHT)
    return f"{root(palette.LIGHT)}\n@media screen and (prefers-color-scheme:dark){{{root(palette.DARK)}}}\n{names}"
