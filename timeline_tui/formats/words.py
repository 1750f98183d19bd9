"""The few words that listings say for themselves, in English and French."""

from __future__ import annotations

from typing import Final

_FRENCH: Final = {
    "Chronology": "Chronologie",
    "Without a date": "Sans date",
    "according to": "selon",
    "possibly": "peut-être",
    "event": "événement",
    "events": "événements",
    "no event": "aucun événement",
    "none of them matches": "aucun ne correspond",
}


def say(words: str, language: str) -> str:
    """English `words` in `language`."""
    return _FRENCH[words] if language.startswith("fr") else words


def events(count: int, language: str) -> str:
    """`34 events`."""
    if count == 0:
        return say("no event", language)
    number = f"{count:,}"
    if language.startswith("fr"):
        number = number.replace(",", "\u202f")
    return f"{number} {say('event' if count == 1 else 'events', language)}"
