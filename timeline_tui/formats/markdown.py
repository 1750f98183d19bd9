"""Markdown: the whole chronology as a document that any forge shows, its quotations as footnotes.

`list --format md` is the short form, a line an event (`md.py`); this one tells everything that a page can.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.labels import label
from timeline_tui.chronicle.plain import inert_lines
from timeline_tui.formats.grouping import heading_of
from timeline_tui.formats.held import FIELDS, PREFACE
from timeline_tui.formats.markup import anchor, is_tame, lowered, safe_url
from timeline_tui.formats.md import escaped
from timeline_tui.formats.page_words import colon, language_words, quoted, say, stance_words
from timeline_tui.formats.remarks import comment, count_losses
from timeline_tui.formats.rows import rows
from timeline_tui.formats.telling import Teller
from timeline_tui.formats.words import events as counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.event import Event, Text
    from timeline_tui.formats.carried import Losses, Wishes
    from timeline_tui.formats.telling import Account

_HELD: Final = frozenset(FIELDS) - {"weight", "order"}
_HELD_PREFACE: Final = frozenset(PREFACE) - {"published", "language"}


def write(chronicle: Chronicle, wishes: Wishes, losses: Losses) -> Iterator[str]:
    """The document, line by line."""
    count_losses(chronicle, wishes, losses, _HELD, _HELD_PREFACE)
    yield from comment(losses)
    yield from _Writer(chronicle, wishes).lines()


class _Writer:
    def __init__(self, chronicle: Chronicle, wishes: Wishes) -> None:
        self._chronicle = chronicle
        self._wishes = wishes
        self._teller = Teller(chronicle, wishes.language)
        self._notes: list[str] = []
        """The footnotes, in order."""

    def lines(self) -> Iterator[str]:
        teller, preface = self._teller, self._chronicle.preface
        yield f"# {self._words(preface.title) or self._say('Chronology')}"
        yield ""
        yield f"*{' · '.join(filter(None, (counted(len(self._chronicle), teller.own), escaped(teller.span()))))}*"
        if preface.about:
            yield ""
            yield from self._prose(preface.about)
        yield from ("", f"*{escaped(teller.zone())}*")
        yield from self._lanes()
        yield from self._eras()
        yield from self._routes()
        yield from self._events()
        yield from self._sources()
        if self._notes:
            yield ""
            yield from self._notes

    def _say(self, words: str, *fill: str) -> str:
        return say(words, self._teller.own, *fill)

    @property
    def _colon(self) -> str:
        return colon(self._teller.own)

    def _words(self, text: Text) -> str:
        return escaped(self._teller.said(text).words)

    def _prose(self, text: Text, headings: int = 2) -> Iterator[str]:
        """A text that is Markdown, its headings lower; as plain words where it holds what is not passed on."""
        words = inert_lines(self._teller.said(text).words.strip())
        if not is_tame(words):
            yield from (escaped(line) for line in words.split("\n"))
            return
        yield from lowered(words, headings).split("\n")

    def _link(self, event_id: str, title: str) -> str:
        """A link to the entry of an event, where it is told here."""
        return f"[{title}](#{anchor(event_id)})" if self._chronicle.row_of(event_id) is not None else title

    # --- before the events -----------------------------------------------------------------------

    def _lanes(self) -> Iterator[str]:
        named = [lane for lane in self._chronicle.lanes if lane]
        if named:
            yield from ("", f"## {self._say('Lanes')}", "")
            yield " · ".join(escaped(self._teller.lane(lane).words) for lane in named)

    def _eras(self) -> Iterator[str]:
        eras = self._chronicle.preface.eras
        if eras:
            yield from ("", f"## {self._say('Eras')}", "")
        for era in eras:
            yield f"- **{escaped(label(era.when, self._teller.own))}** {self._words(era.title)}"

    def _routes(self) -> Iterator[str]:
        for route in self._chronicle.preface.routes:
            yield from ("", f"## {self._words(route.title) or escaped(route.id)}", "")
            for number, stop in enumerate(route.stops, 1):
                event = self._chronicle.get(stop.event)
                title = self._words(event.title) if event else escaped(stop.event)
                said = list(self._prose(stop.say, 3)) if stop.say else []
                yield f"{number}. {self._link(stop.event, title)}{f'{self._colon} {said[0]}' if len(said) == 1 else ''}"
                if len(said) > 1:
                    yield from ("", *(f"    {line}".rstrip() for line in said), "")

    # --- the events ------------------------------------------------------------------------------

    def _events(self) -> Iterator[str]:
        yield from ("", f"## {self._say('Chronology')}")
        heading = heading_of(self._chronicle, self._teller.own)
        before = ""
        dated = True
        total = len(self._chronicle)
        for row, event in rows(self._chronicle):
            if event.when is None and dated:
                dated = False
                yield from ("", f"## {self._say('Without a date')}")
            if event.when is not None:
                now = heading(event.when)
                if now and now != before:
                    yield from ("", f"### {escaped(now)}")
                before = now
            yield from self._event(row, event)
            if self._wishes.progress is not None and row % 250 == 0:
                self._wishes.progress(total + row, 2 * total)

    def _event(self, row: int, event: Event) -> Iterator[str]:
        teller = self._teller
        yield ""
        yield f'#### <a id="{anchor(event.id)}"></a>{self._words(event.title)}'
        yield ""
        date = escaped(teller.date(event))
        facts = [f"**{date}**"] if date else []
        lasted = teller.lasted(event)
        facts += [escaped(each) for each in (lasted, teller.match(row)) if each]
        facts += [escaped(teller.lane(event.lane).words)] if event.lane else []
        facts += [", ".join(map(escaped, event.who))] if event.who else []
        facts += [escaped(event.where)] if event.where else []
        facts += [" ".join(f"\\#{escaped(tag)}" for tag in event.tags)] if event.tags else []
        yield " · ".join(facts)
        doubts = teller.doubts(event)
        if doubts:
            yield ""
            yield f"*{escaped(' '.join(doubts))}*"
        if event.summary:
            yield ""
            yield from self._prose(event.summary, 4)
        anchors = teller.counted_from(event)
        if anchors:
            yield ""
            linked = ", ".join(self._link(one.id, self._words(one.title)) for one in anchors)
            yield f"{self._say('Counted from')} {linked}."
        yield from self._addresses(event)
        yield from self._evidence(event)
        links = teller.links(event)
        if links:
            yield ""
        for link in links:
            yield f"- {escaped(link.words)} → {self._link(link.event_id, escaped(link.title.words))}"
        if event.note:
            yield ""
            note = teller.said(event.note).words
            yield f"> **{self._say('Note')}{self._colon}** {escaped(' '.join(note.split()))}"

    def _addresses(self, event: Event) -> Iterator[str]:
        if event.url:
            yield from ("", f"{self._say('More')}{self._colon} {_address(event.url)}")
        if event.image:
            alt = self._words(event.image_alt) or self._say("picture")
            yield from ("", _address(event.image, alt))

    def _evidence(self, event: Event) -> Iterator[str]:
        as_told, otherwise = self._teller.accounts(event)
        sides = [(self._say("Evidence"), as_told), (f"**{self._say('Told otherwise')}**", otherwise)]
        for name, accounts in sides:
            if accounts:
                yield ""
                yield f"{name}{self._colon} {', '.join(map(self._account, accounts))}."
        if not event.evidence and self._teller.has_evidence:
            yield from ("", f"*{self._say('No evidence is given')}.*")

    def _account(self, account: Account) -> str:
        """A source with its footnote: `The Verge (gives 11 January 2021)[^q7]`."""
        evidence = account.evidence
        said = [stance_words(evidence.stance, self._teller.own)] if evidence.stance != "supports" else []
        said += [self._say("gives {}", account.gives)] if account.gives else []
        aside = f" ({escaped(', '.join(said))})" if said else ""
        return f"{escaped(account.name)}{aside}[^q{self._footnote(account)}]"

    def _footnote(self, account: Account) -> int:
        own, evidence = self._teller.own, account.evidence
        number = len(self._notes) + 1
        parts = [f"[{escaped(account.name)}](#source-{anchor(evidence.source)})"]
        parts += [escaped(evidence.at)] if evidence.at else []
        parts.append(stance_words(evidence.stance, own))
        words = ", ".join(parts)
        if account.quote:
            language = f" ({language_words(account.quote.language, own)})"
            words += f"{language}{self._colon} {quoted(escaped(account.quote.words), account.quote.language)}"
        if account.translation:
            said = account.translation
            language = self._say("in {}", language_words(said.language, own))
            words += f" – {language}{self._colon} {quoted(escaped(said.words), said.language)}"
        self._notes.append(f"[^q{number}]: {words}")
        return number

    def _sources(self) -> Iterator[str]:
        sources: Sequence[str] = self._teller.sources
        if sources:
            yield from ("", f"## {self._say('Sources')}", "")
        for source_id in sources:
            source = self._chronicle.preface.sources.get(source_id)
            target = f'<a id="source-{anchor(source_id)}"></a>'
            if source is None:
                yield f"- {target}{escaped(source_id)}"
                continue
            date = label(source.when, self._teller.own) if source.when else source.when_text
            language = language_words(source.language, self._teller.own) if source.language else ""
            title = self._words(source.title) or escaped(source_id)
            parts = [f"*{title}*", *(escaped(part) for part in (source.publisher, date, language) if part)]
            address = f" {_address(source.url)}" if source.url else ""
            yield f"- {target}{', '.join(parts)}.{address}"


def _address(url: str, words: str = "") -> str:
    """A link, where it is one that is opened; else the address as words."""
    safe = safe_url(url)
    if not safe or re.search(r"[\s<>]", safe):
        return f"{words} ({escaped(url)})" if words else escaped(url)
    return f"[{words}](<{safe}>)" if words else f"<{safe}>"
