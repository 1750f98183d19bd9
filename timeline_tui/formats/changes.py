"""Changes of a story as text, JSON and Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.change_preface_words import is_text, setting_details, setting_versions, setting_words
from timeline_tui.chronicle.change_terms import colon, say
from timeline_tui.chronicle.change_words import details, summary, versions
from timeline_tui.chronicle.event import in_language
from timeline_tui.chronicle.labels import label
from timeline_tui.chronicle.plain import inert
from timeline_tui.chronicle.wording import reworded, shortened
from timeline_tui.formats.jsonl import dumps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from timeline_tui.chronicle.change_preface import Setting
    from timeline_tui.chronicle.change_words import Version
    from timeline_tui.chronicle.changes import Change, Changes
    from timeline_tui.chronicle.event import Event, Preface
    from timeline_tui.chronicle.wording import Stretch

    Paint = Callable[[str, str], str]

_SIGNS: Final = {"added": "+", "removed": "-", "changed": "~"}
_MARKUP: Final = re.compile(r"([\\`*_\[\]<>|~&#])")


def plain(text: str, sign: str) -> str:
    """`text` as it is: no colour."""
    del sign
    return text


def painted(text: str, sign: str) -> str:
    """`text` in the colour of its sign, for a terminal: green, red, yellow; the sign itself stands there too."""
    return f"\x1b[{ {'+': 32, '-': 31, '~': 33}.get(sign, 0) }m{text}\x1b[0m"


def text(changes: Changes, preface: Preface, language: str, paint: Paint = plain) -> Iterator[str]:
    """A line an event with its sign, its date and title; what is another about it beneath; all in a line last."""
    own, zone = preface.language, preface.timezone
    for change in changes.events:
        sign = _SIGNS[change.kind]
        yield paint(inert(f"{sign} {_named(change, language, own)}"), sign)
        yield from (f"    {inert(line)}" for line in details(change, language, own, zone))
        yield from (f"    {_version(version, language, paint)}" for version in versions(change, language))
    for setting in changes.settings:
        texts = [_version(version, language, paint) for version in setting_versions(setting, language)]
        sign = _SIGNS[setting.kind]
        if is_text(setting):
            yield from (f"{paint('~', '~')} {line}" for line in texts)
            continue
        yield paint(inert(f"{sign} {setting_words(setting, language, own)}"), sign)
        yield from (f"    {inert(line)}" for line in setting_details(setting, language, zone))
        yield from (f"    {line}" for line in texts)
    yield inert(summary(changes, language, zone))


def _version(version: Version, language: str, paint: Paint) -> str:
    """A text word by word: `title: Parler [-v.-] {+against+} Amazon`."""
    words = (_marked(stretch, paint) for stretch in shortened(reworded(version.was, version.now)))
    return f"{inert(version.name)}{colon(language)}{' '.join(words)}"


def _marked(stretch: Stretch, paint: Paint) -> str:
    words = inert(stretch.text)
    if stretch.sign == "=":
        return words
    opened, closed = ("[-", "-]") if stretch.sign == "-" else ("{+", "+}")
    return paint(f"{opened}{words}{closed}", stretch.sign)


def _named(change: Change, language: str, own: str) -> str:
    event = change.event
    return f"{event.id}: {in_language(event.title, language, own)} ({_date(event, language)})"


def _date(event: Event, language: str) -> str:
    return label(event.when, language) if event.when else event.when_text or say("undated", language)


def markdown(changes: Changes, preface: Preface, language: str) -> Iterator[str]:
    """For a review: the summary, then a list with what is another about each event."""
    own, zone = preface.language, preface.timezone
    yield f"**{_escaped(summary(changes, language, zone), code=True)}**"
    if changes:
        yield ""
    for change in changes.events:
        event = change.event
        title = _escaped(in_language(event.title, language, own))
        yield f"- **{say(change.kind, language)}** `{event.id}` {title} — {_escaped(_date(event, language))}"
        yield from (f"  - {_escaped(line, code=True)}" for line in details(change, language, own, zone))
        yield from (f"  - {_version_in_markdown(version, language)}" for version in versions(change, language))
    for setting in changes.settings:
        texts = [_version_in_markdown(version, language) for version in setting_versions(setting, language)]
        if is_text(setting):
            yield from (f"- {line}" for line in texts)
            continue
        yield f"- {_escaped(setting_words(setting, language, own), code=True)}"
        yield from (f"  - {_escaped(line, code=True)}" for line in setting_details(setting, language, zone))
        yield from (f"  - {line}" for line in texts)


def _version_in_markdown(version: Version, language: str) -> str:
    words = map(_struck, shortened(reworded(version.was, version.now)))
    return f"{_escaped(version.name, code=True)}{colon(language)}{' '.join(words)}"


def _struck(stretch: Stretch) -> str:
    words = _escaped(stretch.text)
    return {"=": words, "-": f"~~{words}~~", "+": f"**{words}**"}[stretch.sign]


def _escaped(words: str, *, code: bool = False) -> str:
    """Text that Markdown shows as it stands; `code` keeps the backquotes that our own words put around ids."""
    parts = inert(words).split("`") if code else [inert(words)]
    shown = [part if code and at % 2 else _MARKUP.sub(r"\\\1", part) for at, part in enumerate(parts)]
    return "`".join(shown)


def json(changes: Changes, preface: Preface, language: str) -> Iterator[str]:
    """One object: `summary`, `events` and `settings`, an entry a line."""
    own, zone = preface.language, preface.timezone
    yield "{" + f'"summary": {dumps(summary(changes, language, zone))}, "events": ['
    yield from _listed([_event(change, language, own, zone) for change in changes.events])
    yield '], "settings": ['
    yield from _listed([_setting(setting, language, own, zone) for setting in changes.settings])
    yield "]}"


def _listed(entries: list[dict[str, object]]) -> Iterator[str]:
    for number, entry in enumerate(entries, 1):
        yield f"  {dumps(entry)}{',' if number < len(entries) else ''}"


def _event(change: Change, language: str, own: str, zone: str) -> dict[str, object]:
    return {
        "id": change.event.id,
        "title": in_language(change.event.title, language, own),
        "kind": change.kind,
        "aspects": list(change.aspects),
        "fields": list(change.fields),
        "was": _state(change.was),
        "now": _state(change.now),
        "words": list(details(change, language, own, zone)),
        "texts": [version._asdict() for version in versions(change, language)],
    }


def _state(event: Event | None) -> dict[str, object] | None:
    if event is None:
        return None
    return {"id": event.id, "when": event.when_text, "file": event.place.file, "line": event.place.line}


def _setting(setting: Setting, language: str, own: str, zone: str) -> dict[str, object]:
    return {
        "name": setting.name,
        "id": setting.id,
        "kind": setting.kind,
        "words": [setting_words(setting, language, own), *setting_details(setting, language, zone)],
        "texts": [version._asdict() for version in setting_versions(setting, language)],
    }
