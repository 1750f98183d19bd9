"""Events and what they are told with: evidence, links, lanes, sources, eras, routes. Values, all frozen."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline_tui.chronicle.when import When

Text: TypeAlias = "str | Mapping[str, str]"
"""Words in the document's language, or in several by language code (`{"en": …, "fr": …}`)."""

LINK_KINDS: Final = (
    "causes",
    "starts",
    "ends",
    "answers",
    "replaces",
    "part-of",
    "disputes",
    "follows",
    "see-also",
)
"""Why one event leads to another."""

STANCES: Final = ("supports", "disputes", "mentions")
Stance = Literal["supports", "disputes", "mentions"]


def in_language(text: Text, language: str, fallback: str = "en") -> str:
    """`text` in `language`, else in `fallback`, else in the first language that it has."""
    if isinstance(text, str):
        return text
    found = text.get(language) or text.get(fallback)
    return found if found is not None else next(iter(text.values()), "")


def all_words(text: Text) -> tuple[str, ...]:
    """`text` in every language that it has: what a search looks through."""
    return (text,) if isinstance(text, str) else tuple(text.values())


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a file's path as given, and a line counted from 1 (0: not known)."""

    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """Why: this event `as` … `to` (`as_` is one of LINK_KINDS)."""

    to: str
    as_: str = "see-also"


@dataclass(frozen=True, slots=True)
class Evidence:
    """How we know: a source, what it says word for word, and where it stands to the event."""

    source: str
    quote: Text = ""
    at: str = ""
    stance: Stance = "supports"
    when: When | None = None
    """The date that this source gives, where it differs from the event's."""
    when_text: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, or that somebody says happened (`claim_by`)."""

    id: str
    title: Text
    when: When | None = None
    """None: undated. It is listed last, never left out."""
    when_text: str = ""
    """The date as written, also where it could not be read."""
    who: tuple[str, ...] = ()
    where: str = ""
    lane: str = ""
    tags: tuple[str, ...] = ()
    weight: int = 3
    """1 to 5: what is labelled first where room is short."""
    summary: Text = ""
    url: str = ""
    image: str = ""
    image_alt: Text = ""
    claim_by: str = ""
    note: Text = ""
    links: tuple[Link, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    order: int = 0
    """Breaks ties among events of the same time."""
    date_label: Text = ""
    """Shown instead of the date."""
    place: Place = field(default=Place())


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of the axis."""

    id: str
    title: Text = ""
    color: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A document that evidence quotes."""

    id: str
    title: Text = ""
    publisher: str = ""
    url: str = ""
    when: When | None = None
    when_text: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Era:
    """A background band behind all lanes."""

    title: Text
    when: When
    color: str = ""


@dataclass(frozen=True, slots=True)
class Stop:
    """One step of a route: an event, and what its author says there."""

    event: str
    say: Text = ""


@dataclass(frozen=True, slots=True)
class Route:
    """A way through the story that somebody laid out."""

    id: str
    title: Text = ""
    stops: tuple[Stop, ...] = ()


@dataclass(frozen=True, slots=True)
class Preface:
    """What stands before the events: the title, how dates and words are to be read, and what events refer to."""

    title: Text = ""
    about: Text = ""
    language: str = "en"
    timezone: str = "UTC"
    """IANA name of the zone of dates and times that name none."""
    published: When | None = None
    lanes: tuple[Lane, ...] = ()
    """From top to bottom; a lane that only events name comes last."""
    sources: Mapping[str, Source] = field(default_factory=dict)
    eras: tuple[Era, ...] = ()
    routes: tuple[Route, ...] = ()
