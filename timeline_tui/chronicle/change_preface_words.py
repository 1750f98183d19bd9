"""What changed before the events, in words: a line each, and beneath it what is another about an entry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.change_dates import moved_words
from timeline_tui.chronicle.change_terms import colon, named, pair, say
from timeline_tui.chronicle.change_words import versions_of
from timeline_tui.chronicle.event import Era, Lane, Route, Source, Stop, in_language
from timeline_tui.chronicle.meaning import same_time
from timeline_tui.chronicle.when import When

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.chronicle.change_preface import Setting
    from timeline_tui.chronicle.change_words import Version
    from timeline_tui.chronicle.event import Text

_VALUES: Final = ("publisher", "url", "language", "color")
_TEXTS: Final = ("title", "about")


def is_text(setting: Setting) -> bool:
    """Whether it is a text and nothing else: what there is to say of it are its versions."""
    return setting.name in _TEXTS


def setting_words(setting: Setting, language: str, own: str) -> str:
    """What changed, in a line: ``lane `hosting` added: Hosting``, `time zone: UTC → Europe/Paris`."""
    name = say(setting.name, language)
    entry = setting.now if setting.now is not None else setting.was
    if isinstance(entry, Lane | Source | Era | Route):
        if setting.kind == "changed":
            return f"{name} `{setting.id}`"
        title = "" if isinstance(entry, Era) else in_language(entry.title, language, own)
        return f"{name} `{setting.id}` {say(setting.kind, language)}" + (f"{colon(language)}{title}" if title else "")
    if setting.name == "lanes":
        name = f"{name} {say('in another order', language)}"
    if setting.name in _TEXTS:
        return name
    # A date is named as it is written.
    was, now = (value.text if isinstance(value, When) else value for value in (setting.was, setting.now))
    return f"{name}{colon(language)}{pair(was, now, language)}"


def setting_details(setting: Setting, language: str, zone: str = "UTC") -> Iterator[str]:
    """What is another about a lane, a source, an era or a route but its texts, a line each."""
    was, now = setting.was, setting.now
    if isinstance(was, Source | Era) and isinstance(now, Source | Era) and not same_time(was.when, now.when):
        yield moved_words(was.when, now.when, language, zone)
    for name in _VALUES:
        one, other = getattr(was, name, None), getattr(now, name, None)
        if isinstance(one, str) and isinstance(other, str) and one != other:
            yield named(name, pair(one, other, language), language)
    if isinstance(was, Route) and isinstance(now, Route):
        yield from _views(was, now, "", language)
        yield from _stops(was, now, language)


def setting_versions(setting: Setting, language: str) -> Iterator[Version]:
    """The texts that were reworded: the title and what is said about the whole, titles of entries, words of a route."""
    was, now = setting.was, setting.now
    if setting.name in _TEXTS:
        yield from versions_of(say(setting.name, language), _text(was), _text(now))
    elif isinstance(was, Lane | Source | Era | Route) and isinstance(now, Lane | Source | Era | Route):
        yield from versions_of(say("title", language), was.title, now.title)
    if isinstance(was, Route) and isinstance(now, Route):
        before = _numbered(was)
        for key, stop in _numbered(now).items():
            if key in before:
                yield from versions_of(f"{say('what is said at', language)} `{stop.event}`", before[key].say, stop.say)


def _numbered(route: Route) -> dict[tuple[str, int], Stop]:
    """The stops; a route may stop at an event several times, which are counted."""
    times: Counter[str] = Counter()
    found: dict[tuple[str, int], Stop] = {}
    for stop in route.stops:
        times[stop.event] += 1
        found[stop.event, times[stop.event]] = stop
    return found


def _stops(was: Route, now: Route, language: str) -> Iterator[str]:
    old, new = _numbered(was), _numbered(now)
    come, gone = [stop for stop in new if stop not in old], [stop for stop in old if stop not in new]
    yield from (f"{say('stop added', language)}: `{event}`" for event, _ in come)
    yield from (f"{say('stop removed', language)}: `{event}`" for event, _ in gone)
    if [stop for stop in old if stop not in gone] != [stop for stop in new if stop not in come]:
        yield say("stops in another order", language)
    for key, stop in new.items():
        if key in old:
            yield from _views(old[key], stop, f" {say('at the stop', language)} `{stop.event}`", language)


def _views(was: Route | Stop, now: Route | Stop, where: str, language: str) -> Iterator[str]:
    """What is another about the view of a route or a stop."""
    for name in ("range", "lanes", "filter"):
        one, other = getattr(was, name), getattr(now, name)
        if one != other:
            sides = pair(_seen(one, language), _seen(other, language), language)
            yield f"{say(f'{name} shown', language)}{where}{colon(language)}{sides}"


def _seen(value: str | tuple[str, ...] | None, language: str) -> str | tuple[str, ...]:
    return say("as on the route", language) if value is None else value or say("all", language)


def _text(value: object) -> Text:
    return value if isinstance(value, str | Mapping) else ""
