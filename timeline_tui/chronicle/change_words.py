"""Changes in words, English and French: one line for all of them, and for each event what is another about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_tui.chronicle.change_dates import leader, moved_words, moves, precision
from timeline_tui.chronicle.change_terms import named, pair, say
from timeline_tui.chronicle.changes import DETAILS
from timeline_tui.chronicle.event import in_language
from timeline_tui.chronicle.meaning import beyond, same_time

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline_tui.chronicle.changes import Change, Changes
    from timeline_tui.chronicle.event import Event, Evidence, Link, Text

__all__ = ["Version", "details", "precision", "say", "summary", "versions", "versions_of"]

_ASPECTS: Final = {
    "retitled": "retitled",
    "reworded": "reworded",
    "rewritten": "date written otherwise",
    "evidence": "evidence changed",
    "links": "links changed",
}
_OF_EVIDENCE: Final = {"at": "place", "stance": "stance"}


class Version(NamedTuple):
    """A text that was reworded: what it is, in words, and both versions."""

    name: str
    was: str
    now: str


# --- all of them in a line ---------------------------------------------------------------------------


def summary(changes: Changes, language: str = "en", zone: str = "UTC") -> str:
    """All changes in a line: ``1 added, 2 changed, `restored` moved 1 day later``.

    Events are counted. The one that was moved or renamed is named, and so is one that alone was changed; of what
    stands before the events one change is named, more are not.
    """
    changed = changes.of("changed")
    if len(changes.events) == len(changed) == 1:
        parts = [_told(changed[0], language, zone)]
    else:
        moved = [change for change in changed if "moved" in change.aspects]
        renamed = [change for change in changed if "renamed" in change.aspects and "moved" not in change.aspects]
        rest = [change for change in changed if not {"moved", "renamed"}.intersection(change.aspects)]
        parts = [
            _counted(changes.of("added"), "added", language),
            _counted(changes.of("removed"), "removed", language),
            _counted(rest, "changed", language),
            _renamed(renamed[0], language) if len(renamed) == 1 else _counted(renamed, "renamed", language),
            _moved(moved, language, zone),
        ]
    if changes.settings:
        parts.append(_preface(changes, language))
    return ", ".join(part for part in parts if part) or say("nothing changed", language)


def _told(change: Change, language: str, zone: str) -> str:
    """The one event that is told otherwise, and in every way: `restored` moved 1 day later, changed (tags)."""
    said = []
    if "moved" in change.aspects:
        said.append(_how(change, language, zone))
    said += [say(words, language) for aspect, words in _ASPECTS.items() if aspect in change.aspects]
    fields = [say(name, language) for name in DETAILS if name in change.fields]
    if fields:
        said.append(f"{say('changed', language)} ({', '.join(fields)})")
    named = _renamed(change, language) if "renamed" in change.aspects else ""
    if not named:
        return f"`{change.event.id}` {', '.join(said)}"
    return ", ".join((named, *said))


def _renamed(change: Change, language: str) -> str:
    return f"`{change.was.id if change.was else ''}` {say('renamed', language)} `{change.event.id}`"


def _moved(moved: Sequence[Change], language: str, zone: str) -> str:
    """What was moved; what counts from it and only went with it is counted beside it."""
    along = [change for change in moved if _leader(change)]
    led = [change for change in moved if not _leader(change)] or along
    if len(led) != 1:
        return _counted(moved, "moved", language)
    how = _how(led[0], language, zone)
    with_it = f" ({len(along)} {say('with it', language)})" if along and led != along else ""
    return f"`{led[0].event.id}` {how}{with_it}"


def _how(change: Change, language: str, zone: str) -> str:
    """In what way the time of an event is another, first of all."""
    ways = moves(change.was and change.was.when, change.now and change.now.when, language, zone)
    return next(iter(ways), say("moved", language))


def _preface(changes: Changes, language: str) -> str:
    if len(changes.settings) > 1:
        return say("preface changed", language)
    name, key, was, now = changes.settings[0]
    word = "changed" if not key else "added" if was is None else "removed" if now is None else "changed"
    return f"{say(name, language)}{f' `{key}`' if key else ''} {say(word, language)}"


def _counted(changes: Sequence[Change], word: str, language: str) -> str:
    if not changes:
        return ""
    said = say(word, language)
    return f"{len(changes):,} {said}{'s' if language.startswith('fr') and len(changes) > 1 else ''}"


# --- one event ---------------------------------------------------------------------------------------


def details(change: Change, language: str, own: str, zone: str = "UTC") -> Iterator[str]:
    """Everything that is another about an event but its texts, a line each; `own` is the chronology's language."""
    was, now = change.was, change.now
    if was is None or now is None:
        return
    if was.id != now.id:
        yield f"{say('was called', language)} `{was.id}`"
    if "moved" in change.aspects:
        yield moved_words(was.when, now.when, language, zone)
    elif "rewritten" in change.aspects:
        yield named("date written otherwise", pair(was.when_text, now.when_text, language), language)
    for name in DETAILS:
        one, other = getattr(was, name), getattr(now, name)
        if one != other:
            yield named(name, _values(one, other, language), language)
    if "evidence" in change.aspects:
        yield from _evidence(was, now, language, own, zone)
    if "links" in change.aspects:
        yield from _links(was, now, language)


def versions(change: Change, language: str) -> Iterator[Version]:
    """The texts of an event that were reworded, each language for itself; quotes of its evidence too."""
    if change.was is None or change.now is None:
        return
    for name in ("title", "summary", "note", "image_alt", "date_label"):
        yield from versions_of(say(name, language), getattr(change.was, name), getattr(change.now, name))
    for one, other in _pieces(change.was, change.now):
        if one is not None and other is not None:
            yield from versions_of(f"{say('quote', language)} {_where(other)}", one.quote, other.quote)


def versions_of(name: str, was: Text, now: Text) -> Iterator[Version]:
    """Two states of one text that is called `name`, each language for itself; none where they are the same."""
    if was == now:
        return
    if isinstance(was, str) and isinstance(now, str):
        yield Version(name, was, now)
        return
    codes = dict.fromkeys(code for text in (was, now) for code in ([""] if isinstance(text, str) else text))
    for code in codes:
        one, other = _in(was, code), _in(now, code)
        if one != other:
            yield Version(f"{name} ({code})" if code else name, one, other)


def _in(text: Text, code: str) -> str:
    """A text in one language; under the empty code what has none."""
    if isinstance(text, str):
        return "" if code else text
    return text.get(code, "")


def _leader(change: Change) -> str:
    return leader(change.was and change.was.when, change.now and change.now.when)


def _values(was: object, now: object, language: str) -> str:
    """Both values; of several values what came and what went."""
    if isinstance(was, tuple) and isinstance(now, tuple):
        signs = [f"+{each}" for each in now if each not in was] + [f"−{each}" for each in was if each not in now]
        return ", ".join(signs) or pair(was, now, language)
    return pair(was, now, language)


def _evidence(was: Event, now: Event, language: str, own: str, zone: str) -> Iterator[str]:
    """Each piece by its source and place: what is new, what is gone, what else than its quote is another."""
    pairs = _pieces(was, now)
    for one, other in pairs:
        if one is None or other is None:
            word = "evidence removed" if other is None else "evidence added"
            yield named(word, _piece(other or one, own), language)
            continue
        fields = [
            named(word, pair(getattr(one, name), getattr(other, name), language), language)
            for name, word in _OF_EVIDENCE.items()
            if getattr(one, name) != getattr(other, name)
        ]
        if not same_time(one.when, other.when):
            fields.append(moved_words(one.when, other.when, language, zone))
        if fields:
            yield named("evidence changed", f"{_where(one)} ({', '.join(fields)})", language)
    if not pairs:
        yield say("evidence in another order", language)


def _pieces(was: Event, now: Event) -> list[tuple[Evidence | None, Evidence | None]]:
    """Evidence that is not the same, put together by source and place, else by source alone."""
    gone, come = beyond(was.evidence, now.evidence), beyond(now.evidence, was.evidence)
    pairs: list[tuple[Evidence | None, Evidence | None]] = []
    for exactly in (True, False):
        for piece in list(come):
            for before in gone:
                if before.source == piece.source and (before.at == piece.at or not exactly):
                    pairs.append((before, piece))
                    gone.remove(before)
                    come.remove(piece)
                    break
    pairs += [(None, piece) for piece in come]
    return pairs + [(piece, None) for piece in gone]


def _piece(piece: Evidence | None, own: str) -> str:
    if piece is None:
        return ""
    quote = in_language(piece.quote, own, own) if piece.quote else ""
    said = [_where(piece), "" if piece.stance == "supports" else piece.stance, piece.when_text]
    return " ".join(part for part in (*said, f"“{quote}”" if quote else "") if part)


def _where(piece: Evidence) -> str:
    return f"{piece.source} {piece.at}".strip()


def _links(was: Event, now: Event, language: str) -> Iterator[str]:
    def told(link: Link) -> str:
        return f"{link.as_} → `{link.to}`"

    come, gone = beyond(now.links, was.links), beyond(was.links, now.links)
    yield from (named("link added", told(link), language) for link in come)
    yield from (named("link removed", told(link), language) for link in gone)
    if not come and not gone:
        yield say("links in another order", language)
