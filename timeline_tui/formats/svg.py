"""SVG: the axis as a picture that stands for itself, on light and dark paper. What is told of events has no place."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING, Final

from timeline_tui.chart.plan import plan
from timeline_tui.chronicle.event import in_language
from timeline_tui.chronicle.plain import inert
from timeline_tui.formats.axis_style import axis_style
from timeline_tui.formats.axis_svg import Drawer, number
from timeline_tui.formats.page_words import say
from timeline_tui.formats.remarks import comment, count_losses
from timeline_tui.formats.rows import date_words, rows
from timeline_tui.formats.words import events as counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.event import Event
    from timeline_tui.formats.carried import Losses, Wishes

WIDTH: Final = 1200.0
_EDGE: Final = 24.0
_TITLE: Final = 44.0
_HELD: Final = frozenset({"lane", "claim_by", "date_label", "weight", "order", "id"})
_HELD_PREFACE: Final = frozenset({"title", "language", "timezone", "lanes", "eras"})


def write(chronicle: Chronicle, wishes: Wishes, losses: Losses) -> Iterator[str]:
    """The picture as lines; ids are in the titles of marks, which show where a pointer rests on them."""
    preface = chronicle.preface
    language = wishes.language or preface.language
    count_losses(chronicle, wishes, losses, _HELD, _HELD_PREFACE)
    for event in chronicle.rows(len(chronicle) - chronicle.undated, len(chronicle)):
        losses.add("events without a date", event.id)
    title = inert(in_language(preface.title, language, preface.language)) or say("Chronology", language)
    width = WIDTH - 2 * _EDGE
    laid = plan(chronicle, width, language, say("Other", language))
    if laid is None:
        yield from _empty(chronicle, title, language, losses)
        return
    for event_id in laid.undrawn:
        losses.add("events that are only counted where the picture is dense", event_id)
    drawer = Drawer(
        laid, language, lambda row: chronicle.rows(row, row + 1)[0], partial(_name, chronicle, language), _no_address
    )
    yield from _framed(title, _described(chronicle, language), language, drawer.height + _TITLE + _EDGE, losses)
    yield f'<g transform="translate({_EDGE:.0f} {_EDGE + _TITLE:.0f})">'
    yield from filter(None, drawer.lines())
    yield "</g>"
    yield "</svg>"


def _empty(chronicle: Chronicle, title: str, language: str, losses: Losses) -> Iterator[str]:
    words = say("Nothing has a date" if len(chronicle) else "No events", language)
    yield from _framed(title, words, language, _TITLE + 60, losses)
    yield f'<text class="tl-muted" x="{_EDGE:.0f}" y="{_TITLE + 42:.0f}">{escape(words)}</text>'
    yield "</svg>"


def _framed(title: str, described: str, language: str, height: float, losses: Losses) -> Iterator[str]:
    """All that stands before the drawing."""
    tall = number(height + _EDGE)
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="tl-axis" viewBox="0 0 {WIDTH:.0f} {tall}" '
        f'width="{WIDTH:.0f}" height="{tall}" role="img" aria-labelledby="title desc" lang="{escape(language)}">'
    )
    yield from comment(losses)
    yield f'<title id="title">{escape(title)}</title>'
    yield f'<desc id="desc">{escape(described)}</desc>'
    yield f"<style>\n{axis_style(with_paper=True)}.tl-axis .tl-title{{font-size:22px;font-weight:700}}"
    yield "</style>"
    yield '<rect class="tl-paper" width="100%" height="100%"/>'
    yield f'<text class="tl-title" x="{_EDGE:.0f}" y="{_EDGE + 20:.0f}">{escape(title)}</text>'


def _described(chronicle: Chronicle, language: str) -> str:
    """How many events, and each with its date, for who can't see the picture; the first hundred of them."""
    told = [_name(chronicle, language, event) for _, event in rows(chronicle, 100)]
    more = len(chronicle) - len(told)
    rest = f"; {say('and {} more, drawn as density', language, f'{more:,}')}" if more else ""
    return inert(f"{counted(len(chronicle), language)}: {'; '.join(told)}{rest}")


def _name(chronicle: Chronicle, language: str, event: Event) -> str:
    """What shows where a pointer rests on a mark."""
    preface = chronicle.preface
    date = date_words(event, preface, language) or event.when_text
    title = in_language(event.title, language, preface.language)
    claim = f" ({say('a claim by {}', language, event.claim_by)})" if event.claim_by else ""
    return f"{date} · {title}{claim} @{event.id}" if date else f"{title}{claim} @{event.id}"


def _no_address(_event: Event) -> str:
    return ""
