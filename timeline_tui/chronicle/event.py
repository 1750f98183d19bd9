"""Events and what they are told with: evidence, links, lanes, sources, eras, routes. Values, all frozen.

Named tuples, not dataclasses: a chronicle makes hundreds of thousands of them, five times as fast, and the first frame
waits for their classes, a tenth as long. Annotations are evaluated at once: a named tuple compiles those that are not.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal, NamedTuple, TypeAlias

from timeline_tui.chronicle.when import When

Text: TypeAlias = str | Mapping[str, str]
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


class Place(NamedTuple):
    """Where something stands: a file's path as given, and a line counted from 1 (0: not known)."""

    file: str = ""
    line: int = 0


class Link(NamedTuple):
    """Why: this event `as` … `to` (`as_` is one of LINK_KINDS)."""

    to: str
    as_: str = "see-also"


class Evidence(NamedTuple):
    """How we know: a source, what it says word for word, and where it stands to the event."""

    source: str
    quote: Text = ""
    at: str = ""
    stance: Stance = "supports"
    when: When | None = None
    """The date that this source gives, where it differs from the event's."""
    when_text: str = ""


class Event(NamedTuple):
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
    place: Place = Place()


class Lane(NamedTuple):
    """A row of the axis."""

    id: str
    title: Text = ""
    color: str = ""


class Source(NamedTuple):
    """A document that evidence quotes."""

    id: str
    title: Text = ""
    publisher: str = ""
    url: str = ""
    when: When | None = None
    when_text: str = ""
    language: str = ""


class Era(NamedTuple):
    """A background band behind all lanes."""

    title: Text
    when: When
    color: str = ""


class Stop(NamedTuple):
    """One step of a route: an event, what its author says there, and a view.

    What of the view is None is as the route has it; what is empty is all there is.
    """

    event: str
    say: Text = ""
    range: str | None = None
    """The dates to show, as `A..B`."""
    lanes: tuple[str, ...] | None = None
    """Ids of the lanes to show."""
    filter: str | None = None
    """A query: the events to show."""


class Route(NamedTuple):
    """A way through the story that somebody laid out, and the view of its stops that have none of their own."""

    id: str
    title: Text = ""
    stops: tuple[Stop, ...] = ()
    range: str = ""
    lanes: tuple[str, ...] = ()
    filter: str = ""


class Preface(NamedTuple):
    """What stands before the events: the title, how dates and words are to be read, and what events refer to."""

    title: Text = ""
    about: Text = ""
    language: str = "en"
    timezone: str = "UTC"
    """IANA name of the zone of dates and times that name none."""
    published: When | None = None
    lanes: tuple[Lane, ...] = ()
    """From top to bottom; a lane that only events name comes last."""
    sources: Mapping[str, Source] = MappingProxyType({})
    eras: tuple[Era, ...] = ()
    routes: tuple[Route, ...] = ()
