"""The fields of a feed and of its items, by one name each, whatever namespaces a file has them in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

from timeline_tui.formats.elements import local, markup_in, words_in
from timeline_tui.formats.markup import markdown, words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_PREFIXES: Final = {
    "": "",
    "http://backend.userland.com/rss": "",
    "http://backend.userland.com/rss2": "",
    "http://blogs.law.harvard.edu/tech/rss": "",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://www.w3.org/2005/Atom": "atom:",
    "http://purl.org/atom/ns#": "atom:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dcterms:",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/rss/1.0/modules/event/": "ev:",
    "http://search.yahoo.com/mrss/": "media:",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes:",
}
_BASE: Final = "{http://www.w3.org/XML/1998/namespace}base"
_ABOUT: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"


class Fields:
    """The elements within an item or a feed by name: `title`, `dc:date`, `atom:link`; others with `…:` before them.

    What is asked for is remembered, so that the rest can be listed.
    """

    def __init__(self, element: Element, base: str = "") -> None:
        self.about = element.get(_ABOUT, "")
        """The address by which RDF calls it."""
        self.base = urljoin_or(base, element.get(_BASE, "")) or base
        """The address that addresses in it count from."""
        self._found: dict[str, list[Element]] = {}
        for child in element:
            name = _name(child)
            for one, called in [(part, _name(part)) for part in child] if name == "media:group" else [(child, name)]:
                self._found.setdefault(called, []).append(one)
        self._asked: set[str] = set()

    def all(self, *names: str) -> Iterator[Element]:
        """The elements of these names, in that order."""
        self._asked.update(names)
        return (element for name in names for element in self._found.get(name, ()))

    def first(self, *names: str) -> Element | None:
        """The first of these names that has something in it."""
        return next((one for one in self.all(*names) if len(one) or (one.text or "").strip()), None)

    def text(self, *names: str) -> str:
        """The words of the first of these names."""
        return words_in(self.first(*names))

    def rest(self) -> Iterator[str]:
        """The names of the elements that nobody asked for."""
        return (name for name, listed in self._found.items() if name not in self._asked for _ in listed)


def _name(element: Element) -> str:
    prefix = _PREFIXES.get(element.tag.rpartition("}")[0][1:])
    return f"…:{local(element)}" if prefix is None else f"{prefix}{local(element)}"


def title_of(element: Element | None) -> str:
    """A title in plain words on one line. In RSS it may be HTML, in Atom it says what it is."""
    if element is None:
        return ""
    if _is_plain(element):
        return " ".join(words_in(element).split())
    return words(markup_in(element) if len(element) else element.text or "")


def text_of(element: Element | None) -> str:
    """A text as Markdown, whether it is written as HTML, as XHTML or plainly."""
    if element is None:
        return ""
    return markdown((markup_in(element) if len(element) else element.text or "").strip())


def _is_plain(element: Element) -> bool:
    """Whether Atom says that it is plain text, as it is where it says nothing."""
    return (
        _name(element).startswith("atom:")
        and element.get("type", "text") in ("text", "text/plain")
        and len(element) == 0
    )


def urljoin_or(base: str, address: str) -> str:
    """`address` from `base`; itself where the two make no address, and nothing where there is none."""
    address = address.strip()
    try:
        return urljoin(base, address) if base and address else address
    except ValueError:
        return address
