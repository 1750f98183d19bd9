"""RSS and Atom feeds that were saved as files: 0.9x, 1.0 (RDF) and 2.0 of RSS, 0.3 and 1.0 of Atom.

`reading.py` makes events of their items, `fields.py` finds what each calls the same thing, `dates.py` reads RFC 822 and
ISO 8601. Sources: rssboard.org/rss-specification, web.resource.org/rss/1.0/spec and its modules, RFC 4287. A feed that
is no well-formed XML is refused: what a lenient parser guesses of it can't be told from what it says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from timeline_tui.formats.carried import Carried, Wishes
    from timeline_tui.formats.foreign import Foreign

_ATOM: Final = ("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#")
_RDF: Final = ("http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/")


def looks_like(foreign: Foreign) -> bool:
    """Whether it is XML whose root is `rss`, Atom's `feed`, or RDF that speaks of RSS."""
    match foreign.root:
        case "rss":
            return True
        case "feed":
            return any(name in foreign.head for name in _ATOM)
        case "RDF":
            return any(name in foreign.head for name in _RDF)
        case _:
            return False


def read(foreign: Foreign, wishes: Wishes) -> Carried:
    """The items of a feed as events. Raises StoreError where it is no XML, or holds no feed."""
    from timeline_tui.formats.feed.reading import Reader  # noqa: PLC0415 - only for feeds

    return Reader(foreign, wishes).read()
