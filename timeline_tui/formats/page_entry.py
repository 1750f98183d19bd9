"""The entries of a page: an event each, with its evidence, its sides beside each other, and its links both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_tui.chart.rails import list_rows
from timeline_tui.chronicle.civil import DAY, HOUR
from timeline_tui.chronicle.elapsed import gap
from timeline_tui.chronicle.under_way import how_far
from timeline_tui.chronicle.when import Form
from timeline_tui.chronicle.zones import find
from timeline_tui.formats.grouping import heading_of
from timeline_tui.formats.markup import anchor, safe_url
from timeline_tui.formats.page_words import language_words, quoted, stance_words
from timeline_tui.formats.rows import rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline_tui.chronicle.event import Event
    from timeline_tui.chronicle.when import When
    from timeline_tui.formats.carried import Progress
    from timeline_tui.formats.page_images import Images
    from timeline_tui.formats.page_text import PageText
    from timeline_tui.formats.telling import Account

_UNDER_WAY: Final = 3
"""Spans under way that an entry names."""
_VAGUE: Final = DAY + 2 * HOUR
"""Seconds from which a date is no day."""
MARKS: Final = {"supports": "✓", "disputes": "≠", "mentions": "·"}


class EntryWriter:
    """Writes the chronology, then what has no date."""

    def __init__(self, text: PageText, images: Images, progress: Progress | None = None) -> None:
        self._text = text
        self._images = images
        self._teller = text.teller
        self._progress = progress
        self._chronicle = text.teller.chronicle

    def lines(self) -> Iterator[str]:
        """Both sections."""
        say, total = self._text.say, len(self._chronicle)
        dated = total - self._chronicle.undated
        yield '<section id="chronology" aria-labelledby="chronology-title">'
        yield f'<h2 id="chronology-title">{say("Chronology")}</h2>'
        heading = heading_of(self._chronicle, self._teller.own)
        is_grouped = dated > 0 and bool(heading(self._first()))
        level = 4 if is_grouped else 3
        if not dated:
            yield f"<p>{say('Nothing has a date' if total else 'No events')}.</p>"
        now, is_open, number = "", False, 0
        for row, event in rows(self._chronicle):
            if self._progress is not None and row % 250 == 0:
                self._progress(total + row, 2 * total)
            if event.when is None:
                break
            following = heading(event.when)
            if not is_open or following != now:
                if is_open:
                    yield "</ol>"
                if following and following != now:
                    number += 1
                    yield f'<h3 class="period" id="p-{number}">{self._text.plain(following)}</h3>'
                now, is_open = following, True
                yield '<ol class="entries">'
            yield from self._gap(row)
            yield from self._entry(row, event, level)
        if is_open:
            yield "</ol>"
        yield "</section>"
        if self._chronicle.undated:
            yield from self._undated(dated, total)

    def periods(self) -> Iterator[str]:
        """The headings over the entries, in order."""
        heading, now = heading_of(self._chronicle, self._teller.own), ""
        for _, event in rows(self._chronicle):
            if event.when is not None:
                following = heading(event.when)
                if following and following != now:
                    yield following
                now = following

    def _first(self) -> When:
        when = self._chronicle.rows(0, 1)[0].when
        assert when is not None
        return when

    def _undated(self, dated: int, total: int) -> Iterator[str]:
        yield '<section id="undated" aria-labelledby="undated-title">'
        yield f'<h2 id="undated-title">{self._text.say("Without a date")}</h2>'
        yield '<ol class="entries">'
        for row in range(dated, total):
            for event in self._chronicle.rows(row, row + 1):
                yield from self._entry(row, event, 3)
        yield "</ol>"
        yield "</section>"

    def _gap(self, row: int) -> Iterator[str]:
        """How long nothing happened before an event, where it is longer than usual."""
        if not row or not list_rows(self._chronicle, row, row + 1)[0].gap_before:
            return
        before, after = self._chronicle.rows(row - 1, row + 1)
        if before.when is not None and after.when is not None:
            words = gap(before.when, after.when, self._teller.own, self._teller.preface.timezone)
            if words:
                yield f'<li class="gap"><span>{self._text.plain(words)}</span></li>'

    # --- one event -------------------------------------------------------------------------------

    def _entry(self, row: int, event: Event, level: int) -> Iterator[str]:
        text, key = self._text, anchor(event.id)
        styles = f"entry w{event.weight} l-{text.colour(event.lane)}{_styles(event)}"
        yield f'<li class="{styles}" id="e-{key}">'
        yield f'<article aria-labelledby="t-{key}">'
        yield f'<div class="when">{self._when(event)}</div>'
        yield '<div class="what">'
        title = text.words(self._teller.said(event.title))
        yield f'<h{level} id="t-{key}"><a class="self" href="#e-{key}">{title}</a></h{level}>'
        yield from self._facts(row, event)
        doubts = self._teller.doubts(event)
        if doubts:
            yield f'<p class="doubt">{text.plain(" ".join(doubts))}</p>'
        if event.summary:
            yield text.prose(event.summary, "summary", level)
        yield from self._addresses(event)
        yield from self._evidence(event, level + 1)
        yield from self._links(event)
        if event.note:
            said = self._teller.said(event.note)
            yield f'<p class="note"><b>{text.say("Note")}</b> {text.words(said)}</p>'
        yield "</div></article></li>"

    def _when(self, event: Event) -> str:
        lasted = self._teller.lasted(event)
        under = f'<span class="lasted">{self._text.plain(lasted)}</span>' if lasted else ""
        return f"<p>{self._text.date(event)}</p>{under}"

    def _facts(self, row: int, event: Event) -> Iterator[str]:
        text = self._text
        facts = [f'<b class="lane">{text.words(self._teller.lane(event.lane))}</b>'] if event.lane else []
        possibly = self._teller.match(row)
        facts += [f"<em>{text.plain(possibly)}</em>"] if possibly else []
        facts += [text.plain(", ".join(event.who))] if event.who else []
        facts += [text.plain(event.where)] if event.where else []
        facts += [" ".join(f'<span class="tag">#{text.plain(tag)}</span>' for tag in event.tags)] if event.tags else []
        if facts:
            yield f'<p class="facts">{" · ".join(facts)}</p>'
        anchors = self._teller.counted_from(event)
        if anchors:
            yield f'<p class="aside">{text.say("Counted from")} {", ".join(map(text.title_link, anchors))}.</p>'
        yield from self._under_way(event)

    def _under_way(self, event: Event) -> Iterator[str]:
        when, text = event.when, self._text
        if when is None or when.lo_kind:
            return
        spans = [span for span in self._chronicle.under_way(when.start) if span.event.id != event.id]
        told, zone = [], find(self._chronicle.preface.timezone)
        for span in spans[:_UNDER_WAY]:
            far = how_far(span, when, zone)
            numbers = [f"{number:,}" for number in (far.number, far.of) if number] if far else []
            words = text.say(f"{far.unit} {' of '.join('{}' for _ in numbers)}", *numbers) if far else ""
            told.append(text.title_link(span.event) + (f" ({words})" if words else ""))
        if told:
            more = f", +{len(spans) - len(told)}" if len(spans) > len(told) else ""
            yield f'<p class="aside">{text.say("Under way")}{text.colon}{", ".join(told)}{more}.</p>'

    def _addresses(self, event: Event) -> Iterator[str]:
        text = self._text
        if event.url:
            yield f'<p class="more">{text.address(event.url, text.say("More"))}</p>'
        source = self._images.source(event) if event.image else ""
        if source:
            alt = self._teller.said(event.image_alt)
            yield f'<img src="{source}" alt="{text.plain(alt.words)}"{text.language(alt)}>'
        elif event.image:
            words = text.text(event.image_alt) if event.image_alt else text.plain(event.image)
            picture = f"{text.say('picture').capitalize()}{text.colon}"
            yield f'<p class="more">{picture}{text.address(event.image, words)}</p>'

    # --- evidence --------------------------------------------------------------------------------

    def _evidence(self, event: Event, level: int) -> Iterator[str]:
        text = self._text
        as_told, otherwise = self._teller.accounts(event)
        if not event.evidence and not self._teller.has_evidence:
            return
        if not event.evidence:
            yield f'<p class="aside">{text.say("No evidence is given")}.</p>'
        elif not otherwise:
            yield f'<div class="evidence" role="group" aria-label="{text.say("Evidence")}">'
            yield from self._accounts(as_told)
            yield "</div>"
        else:
            told = text.say("As told here")
            if event.claim_by:
                told += f", {text.say('as {} says', event.claim_by)}"
            nobody = f'<p class="aside">{text.say("no source is given")}</p>'
            yield f'<div class="sides" role="group" aria-label="{text.say("Evidence")}">'
            for style, name, side in (("told", told, as_told), ("other", text.say("Told otherwise"), otherwise)):
                yield f'<div class="side {style}"><h{level}>{name}</h{level}>'
                yield from self._accounts(side) if side else iter((nobody,))
                yield "</div>"
            yield "</div>"

    def _accounts(self, accounts: Sequence[Account]) -> Iterator[str]:
        """The quotations, then in one line the sources that are only named."""
        for account in accounts:
            if account.quote:
                yield from self._quotation(account)
        named = [self._named(account) for account in accounts if not account.quote]
        if named:
            also = f"{self._text.say('Also')}{self._text.colon}" if len(named) < len(accounts) else ""
            yield f'<p class="named">{also}{", ".join(named)}</p>'

    def _quotation(self, account: Account) -> Iterator[str]:
        text = self._text
        url = safe_url(account.source.url) if account.source else ""
        cite = f' cite="{text.plain(url)}"' if url else ""
        yield f'<figure class="{account.evidence.stance}">'
        words = quoted(text.plain(account.quote.words), account.quote.language)
        yield f"<blockquote{text.language(account.quote)}{cite}><p>{words}</p></blockquote>"
        if account.translation:
            said = account.translation
            yield f'<p class="translation"{text.language(said)}>{text.plain(said.words)}</p>'
        yield f"<figcaption>{self._named(account)}</figcaption></figure>"

    def _named(self, account: Account) -> str:
        """`≠ The Verge, §2, disputes, gives 9 January 2021`: the source leads to its entry below."""
        text, evidence = self._text, account.evidence
        mark = f'<span class="mark {evidence.stance}" aria-hidden="true">{MARKS[evidence.stance]}</span>'
        parts = [f'<a href="#s-{anchor(evidence.source)}">{text.plain(account.name)}</a>']
        parts += [text.plain(evidence.at)] if evidence.at else []
        parts += [text.plain(stance_words(evidence.stance, self._teller.own))] if evidence.stance != "supports" else []
        parts += [text.say("gives {}", account.gives)] if account.gives else []
        if account.quote and account.quote.language != self._teller.own:
            parts.append(text.plain(language_words(account.quote.language, self._teller.own)))
        return f"{mark} {', '.join(parts)}"

    def _links(self, event: Event) -> Iterator[str]:
        text, links = self._text, self._teller.links(event)
        if links:
            told = "".join(
                f"<li>{text.plain(link.words)} → {text.event_link(link.event_id, text.words(link.title))}</li>"
                for link in links
            )
            yield f'<ul class="links">{told}</ul>'


def _styles(event: Event) -> str:
    """How its mark looks: that of a claim, of what lasted, of what is doubtful."""
    when = event.when
    styles = " claim" if event.claim_by else ""
    if when is None or when.qual or when.form is Form.ONE_OF or (not when.is_span and when.length > _VAGUE):
        return f"{styles} vague"
    return f"{styles} span" if when.is_span else styles
