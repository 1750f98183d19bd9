"""Anki: a package of cards to learn a chronology by, made with genanki.

A note an event, with up to three cards: when it was; what happened then, where nothing else can have; what came next,
where that is certain whichever reading of the dates one believes. Ids of notes and deck are made of the chronology's
title, the language and the event's id, so that importing again renews the cards and keeps what was learned.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from html import escape
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.plain import inert
from timeline_tui.chronicle.recall.certain import Known, began_before, known
from timeline_tui.chronicle.when import MIN
from timeline_tui.formats.held import FIELDS, PREFACE, unheld, unheld_preface
from timeline_tui.formats.markup import safe_url, to_html
from timeline_tui.formats.page_images import Images
from timeline_tui.formats.page_words import colon, language_words, say, stance_words
from timeline_tui.formats.rows import rows
from timeline_tui.formats.telling import Teller
from timeline_tui.store.error import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from types import ModuleType

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.event import Event
    from timeline_tui.chronicle.when import When
    from timeline_tui.formats.carried import Losses, Wishes
    from timeline_tui.formats.telling import Account

_PICTURE: Final = frozenset({"image", "image_alt"})
_HELD: Final = frozenset(FIELDS) - {"image", "image_alt", "links", "weight", "order"}
_HELD_PREFACE: Final = frozenset(PREFACE) - {"about", "published", "eras", "routes", "timezone"}
FIELD_NAMES: Final = ("Id", "Title", "Date", "AskedDate", "Next", "Doubt", "Summary", "Evidence", "Facts")
_MODELS: Final = {"en": 1_607_392_845, "fr": 1_607_392_846}
"""The id of our kind of note by the language it asks in, chosen once by chance: every chronology has the same."""
_FIRST_DECK: Final = 1 << 30
_BLANKS: Final = re.compile(r"[\s\"]+")
_STYLE: Final = """\
.card { font: 20px/1.5 system-ui, sans-serif; text-align: center; max-width: 40em; margin: 1em auto; padding: 0 1em;
  color: #23272f; background: #fbfaf7; }
.nightMode.card { color: #dfe4ee; background: #171a20; }
.ask { font-size: 16px; opacity: .75; }
.title { font-size: 26px; font-weight: 700; }
.date { font-size: 24px; font-weight: 700; }
.doubt { font-style: italic; }
.rest { font-size: 16px; text-align: left; }
blockquote { margin: .6em 0; padding-left: .8em; border-left: 3px solid; }
"""


def write(chronicle: Chronicle, wishes: Wishes, losses: Losses) -> bytes:
    """The package, to be imported by Anki. Raises StoreError where genanki is not there."""
    genanki = _genanki()
    teller = Teller(chronicle, wishes.language)
    unheld_preface(chronicle, _HELD_PREFACE, losses)
    title = inert(teller.said(chronicle.preface.title).words) or say("Chronology", teller.own)
    key = f"{teller.own} {title}"
    deck = genanki.Deck(_number(key), title)
    model = _model(genanki, teller.own)
    pictures = _Pictures()
    cards = _Cards(teller, pictures)
    for row, event in rows(chronicle):
        if wishes.progress is not None and row % 250 == 0:
            wishes.progress(row, len(chronicle))
        if event.when is None:
            losses.add("events without a date, which no card can ask for", event.id)
            continue
        unheld(event, _HELD | (_PICTURE if pictures.take(event) else frozenset()), losses)
        fields = cards.fields(event)
        guid = genanki.guid_for("timeline-tui", key, event.id)
        deck.add_note(
            genanki.Note(
                model=model, fields=[fields[name] for name in FIELD_NAMES], guid=guid, tags=_tags(teller, event)
            )
        )
    made = BytesIO()
    with TemporaryDirectory(prefix="timeline-tui-") as folder:
        genanki.Package(deck, pictures.in_folder(Path(folder))).write_to_file(made)
    return made.getvalue()


class _Pictures:
    """The pictures of the cards, each under a name made of what it shows: the same picture is one file, also later."""

    def __init__(self) -> None:
        self._images = Images()
        self._taken: dict[str, bytes] = {}

    def take(self, event: Event) -> bool:
        """Whether the picture of an event lies beside its file, and so can be part of the package."""
        return bool(event.image) and self._images.take(event)

    def name(self, event: Event) -> str:
        """What the picture of an event is called in the package; empty where it has none there."""
        kind, data = self._images.data(event)
        if not kind:
            return ""
        name = f"timeline-tui-{hashlib.sha256(data).hexdigest()[:20]}.{kind.rpartition('/')[2]}"
        self._taken[name] = data
        return name

    def in_folder(self, folder: Path) -> list[str]:
        """The pictures as files of a folder, as genanki wants them."""
        files = [folder / name for name in self._taken]
        for file in files:
            file.write_bytes(self._taken[file.name])
        return list(map(str, files))


def _genanki() -> ModuleType:
    try:
        import genanki  # noqa: PLC0415 - an extra
    except ImportError as error:
        how = 'pip install "timeline-tui[anki]"'
        raise StoreError("", f"Anki packages are made with genanki, which is not installed: {how}") from error
    found: ModuleType = genanki
    return found


def _number(key: str) -> int:
    """An id of a deck, always the same for the same chronology, in the range that Anki's own have."""
    return _FIRST_DECK + int.from_bytes(hashlib.sha256(key.encode("utf-8", "replace")).digest()[:4]) % _FIRST_DECK


def _model(genanki: ModuleType, language: str) -> object:
    """The kind of note: its fields and its three cards, the last two where their question is there."""
    rest = (
        '{{#Doubt}}<p class="doubt">{{Doubt}}</p>{{/Doubt}}'
        '<div class="rest">{{#Facts}}<p>{{Facts}}</p>{{/Facts}}{{Summary}}{{Evidence}}</div>'
    )
    ask = {words: f'<p class="ask">{escape(say(words, language))}</p>' for words in _QUESTIONS}
    when, what, then = (ask[words] for words in _QUESTIONS)
    title, date = '<p class="title">{{Title}}</p>', '<p class="date">{{Date}}</p>'
    return genanki.Model(
        _MODELS[language],
        f"timeline-tui ({language})",
        fields=[{"name": name} for name in FIELD_NAMES],
        templates=[
            {"name": "Title → date", "qfmt": title + when, "afmt": f"{title}<hr id=answer>{date}{rest}"},
            {
                "name": "Date → title",
                "qfmt": f'{{{{#AskedDate}}}}<p class="date">{{{{AskedDate}}}}</p>{what}{{{{/AskedDate}}}}',
                "afmt": f"{date}<hr id=answer>{title}{rest}",
            },
            {
                "name": "What came next",
                "qfmt": f"{{{{#Next}}}}{title}{then}{{{{/Next}}}}",
                "afmt": f"{title}{date}<hr id=answer>" + '<p class="title">{{Next}}</p>',
            },
        ],
        css=_STYLE,
        sort_field_index=1,
    )


_QUESTIONS: Final = ("When was it?", "What happened?", "What came next, of what is dated for certain?")


class _Cards:
    """The fields of each event, as HTML."""

    def __init__(self, teller: Teller, pictures: _Pictures) -> None:
        self._teller = teller
        self._pictures = pictures
        self._asked = _asked(teller)
        self._next = dict(_following(teller.chronicle))

    def fields(self, event: Event) -> Mapping[str, str]:
        """By name; empty where there is nothing to say, or nothing that may be asked."""
        teller = self._teller
        date = teller.date(event)
        follower = self._next.get(event.id)
        following = f"{self._title(follower)}<br>{_plain(teller.date(follower))}" if follower else ""
        facts = (teller.lane(event.lane).words if event.lane else "", ", ".join(event.who), event.where)
        return {
            "Id": _plain(event.id),
            "Title": self._title(event),
            "Date": _plain(date) + (f"<br>{_plain(teller.lasted(event))}" if teller.lasted(event) else ""),
            "AskedDate": _plain(date) if event.id in self._asked else "",
            "Next": following,
            "Doubt": _plain(" ".join(teller.doubts(event))),
            "Summary": self._picture(event) + to_html(teller.said(event.summary).words, headings=2, images=False),
            "Evidence": "".join(self._evidence(event)),
            "Facts": " · ".join(_plain(fact) for fact in facts if fact) + self._aside(event),
        }

    def _title(self, event: Event) -> str:
        return _plain(self._teller.said(event.title).words)

    def _picture(self, event: Event) -> str:
        name = self._pictures.name(event)
        return f'<p><img src="{name}" alt="{_plain(self._teller.said(event.image_alt).words)}"></p>' if name else ""

    def _aside(self, event: Event) -> str:
        note = self._teller.said(event.note).words
        aside = (
            f"<br>{escape(say('Note', self._teller.own))}{colon(self._teller.own)} {_plain(' '.join(note.split()))}"
            if note
            else ""
        )
        return aside + (f"<br>{_address(event.url, say('More', self._teller.own))}" if event.url else "")

    def _evidence(self, event: Event) -> Iterator[str]:
        own = self._teller.own
        as_told, otherwise = self._teller.accounts(event)
        yield from map(self._account, as_told)
        if otherwise:
            yield f"<p><b>{escape(say('Told otherwise', own))}</b></p>"
            yield from map(self._account, otherwise)

    def _account(self, account: Account) -> str:
        own, evidence = self._teller.own, account.evidence
        name = _address(account.source.url, account.name) if account.source else _plain(account.name)
        said = [_plain(evidence.at)] if evidence.at else []
        said += [escape(stance_words(evidence.stance, own))] if evidence.stance != "supports" else []
        said += [_plain(say("gives {}", own, account.gives))] if account.gives else []
        quote = ""
        if account.quote:
            said += [_plain(language_words(account.quote.language, own))] if account.quote.language != own else []
            translated = f"<br>{_plain(account.translation.words)}" if account.translation else ""
            quote = f"<blockquote>{_plain(account.quote.words)}{translated}</blockquote>"
        return f"<p>{', '.join([name, *said])}</p>{quote}"


def _asked(teller: Teller) -> set[str]:
    """Ids of events whose date asks for them alone: nothing else bears it, nor can have begun within it."""
    dated = [event for _, event in rows(teller.chronicle) if event.when is not None]
    bearing = Counter(map(teller.date, dated))
    begun = sorted((_begun(event.when), event.id) for event in dated if event.when is not None)
    shared = set()
    reached, last = MIN, ""
    for (lo, hi), event_id in begun:
        if last and lo < reached:
            shared |= {event_id, last}
        if hi > reached:
            reached, last = hi, event_id
    spans = {event.id for event in dated if event.when is not None and event.when.is_span}
    return {event.id for event in dated if bearing[teller.date(event)] == 1} - (shared - spans)


def _begun(when: When) -> tuple[int, int]:
    """The seconds `[lo, hi)` in which it can have begun."""
    first = when.parts[0] if when.is_span and len(when.parts) == 2 and not when.lo_kind else when
    return first.soft_lo, first.soft_hi


def _following(chronicle: Chronicle) -> Iterator[tuple[str, Event]]:
    """By id, the event that certainly came next of all whose date is beyond doubt: nothing can lie between the two."""
    pool = [(found, event) for _, event in rows(chronicle) if (found := known(event)) is not None]
    pool.sort(key=lambda pair: pair[0].begun_from)
    latest: Known | None = None
    for place, (one, event) in enumerate(pool[:-1]):
        other, follower = pool[place + 1]
        third = pool[place + 2][0] if place + 2 < len(pool) else None
        is_after_all = latest is None or began_before(latest, one)
        is_before_all = third is None or began_before(other, third)
        if is_after_all and is_before_all and began_before(one, other):
            yield event.id, follower
        latest = one if latest is None or one.begun_to > latest.begun_to else latest


def _address(url: str, words: str) -> str:
    safe = safe_url(url)
    return f'<a href="{escape(safe)}">{_plain(words)}</a>' if safe else _plain(words)


def _plain(text: str) -> str:
    """Words as a field has them, which is HTML."""
    return escape(inert(text))


def _tags(teller: Teller, event: Event) -> Sequence[str]:
    """Tags without blanks, and the lane as one: `lane::Courts`."""
    lane = [f"lane::{_BLANKS.sub('_', inert(teller.lane(event.lane).words))}"] if event.lane else []
    return [_BLANKS.sub("_", inert(tag)) for tag in event.tags if tag.strip()] + lane
