"""What stands around the entries of a page: what it is about, its contents, the axis, routes, eras and sources."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from timeline_tui.chart.plan import plan
from timeline_tui.chronicle.labels import label
from timeline_tui.formats.axis_svg import Drawer, number
from timeline_tui.formats.markup import anchor
from timeline_tui.formats.page_words import language_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline_tui.chronicle.event import Event
    from timeline_tui.formats.page_text import PageText
    from timeline_tui.formats.telling import Teller

_WIDTHS: Final = {"wide": 1120.0, "narrow": 372.0}
"""The axis is drawn for a desk and for a phone; the page shows the one that fits."""
_MOST_PERIODS: Final = 60
"""Periods that the contents name."""


def about(text: PageText) -> Iterator[str]:
    """What the chronology is about, and whose clocks its dates are of."""
    yield text.prose(text.teller.preface.about, "about", 1)
    yield f'<p class="aside">{text.plain(text.teller.zone())}</p>'


def contents(text: PageText, periods: Sequence[str]) -> Iterator[str]:
    """Links to the sections, and to the periods of the chronology."""
    preface, chronicle = text.teller.preface, text.teller.chronicle
    dated = len(chronicle) - chronicle.undated
    sections = [("axis", text.say("Timeline"))] if dated else []
    sections += [(f"r-{anchor(route.id)}", text.text(route.title) or text.plain(route.id)) for route in preface.routes]
    sections += [("eras", text.say("Eras"))] if preface.eras else []
    sections += [("chronology", text.say("Chronology"))]
    sections += [("undated", text.say("Without a date"))] if chronicle.undated else []
    sections += [("sources", text.say("Sources"))] if text.teller.sources else []
    yield f'<nav aria-label="{text.say("Contents")}">'
    yield f"<ul>{_linked(sections)}</ul>"
    if 1 < len(periods) <= _MOST_PERIODS:
        found = [(f"p-{number}", text.plain(period)) for number, period in enumerate(periods, 1)]
        yield f'<ul class="periods">{_linked(found)}</ul>'
    yield "</nav>"


def _linked(targets: Sequence[tuple[str, str]]) -> str:
    return "".join(f'<li><a href="#{target}">{words}</a></li>' for target, words in targets)


def figure(text: PageText) -> Iterator[str]:
    """The axis, each mark of which leads to its entry."""
    teller = text.teller
    chronicle = teller.chronicle
    drawn = {name: plan(chronicle, width, teller.language, text.teller.other_lane) for name, width in _WIDTHS.items()}
    if None in drawn.values():
        return
    yield '<section id="axis" aria-labelledby="axis-title">'
    yield f'<h2 id="axis-title">{text.say("Timeline")}</h2>'
    yield "<figure>"
    words = text.say("The timeline, lane by lane; each mark leads to its entry.")
    for name, laid in drawn.items():
        if laid is None:
            continue
        drawer = Drawer(
            laid,
            teller.own,
            lambda row: chronicle.rows(row, row + 1)[0],
            partial(_named, teller),
            lambda event: f"#e-{anchor(event.id)}",
        )
        yield (
            f'<svg class="tl-axis {name}" role="group" aria-label="{words}" '
            f'viewBox="0 0 {number(laid.width)} {number(drawer.height)}">'
        )
        yield from filter(None, drawer.lines())
        yield "</svg>"
    counts = [len(laid.undrawn) for laid in drawn.values() if laid is not None]
    if counts[0]:
        yield f"<figcaption>{text.say('and {} more, drawn as density', f'{counts[0]:,}')}</figcaption>"
    yield "</figure>"
    yield "</section>"


def _named(teller: Teller, event: Event) -> str:
    """What shows where a pointer rests on a mark."""
    return " · ".join(filter(None, (teller.date(event), teller.said(event.title).words)))


def routes(text: PageText) -> Iterator[str]:
    """Each way through the story, a stop an item."""
    for route in text.teller.preface.routes:
        key = anchor(route.id)
        yield f'<section class="route" id="r-{key}" aria-labelledby="r-{key}-title">'
        yield f'<h2 id="r-{key}-title">{text.text(route.title) or text.plain(route.id)}</h2>'
        yield "<ol>"
        for stop in route.stops:
            event = text.teller.chronicle.get(stop.event)
            title = text.title_link(event) if event else text.plain(stop.event)
            date = f'<span class="date">{text.plain(text.teller.short_date(event))}</span>' if event else ""
            yield f"<li>{title}{date}{text.prose(stop.say, 'say', 2)}</li>"
        yield "</ol>"
        yield "</section>"


def eras(text: PageText) -> Iterator[str]:
    """The eras, with their dates."""
    found = text.teller.preface.eras
    if not found:
        return
    yield '<section id="eras" aria-labelledby="eras-title">'
    yield f'<h2 id="eras-title">{text.say("Eras")}</h2>'
    yield '<ul class="eras">'
    for era in found:
        yield f"<li><b>{text.text(era.title)}</b> {text.date_of(era.when)}</li>"
    yield "</ul>"
    yield "</section>"


def sources(text: PageText) -> Iterator[str]:
    """Every source with its address, and the events that it speaks of."""
    teller = text.teller
    if not teller.sources:
        return
    yield '<section id="sources" aria-labelledby="sources-title">'
    yield f'<h2 id="sources-title">{text.say("Sources")}</h2>'
    yield '<ol class="sources">'
    for source_id in teller.sources:
        source = teller.preface.sources.get(source_id)
        yield f'<li id="s-{anchor(source_id)}">'
        if source is None:
            yield f"<cite>{text.plain(source_id)}</cite>"
        else:
            said = teller.said(source.title)
            said = said._replace(language=source.language or said.language)
            title = text.words(said) or text.plain(source_id)
            date = label(source.when, teller.own) if source.when else source.when_text
            language = language_words(source.language, teller.own) if source.language else ""
            facts = [text.plain(part) for part in (source.publisher, date, language) if part]
            cited = text.address(source.url, title) if source.url else title
            yield f"<cite>{cited}</cite> <span>{', '.join(facts)}</span>"
        events = teller.quoted_at.get(source_id, ())
        if events:
            yield f'<p class="aside">{text.say("on")} {", ".join(map(text.title_link, events))}</p>'
        yield "</li>"
    yield "</ol>"
    yield "</section>"
