"""Texts between formats: HTML to Markdown and to words, Markdown to HTML, cells that no spreadsheet calculates."""

from __future__ import annotations

import html
import re
from functools import cache
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.plain import inert, inert_lines
from timeline_tui.formats.simple_html import simple_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from markdownify import MarkdownConverter

_TAG: Final = re.compile(r"<(?![A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*>|[^\s<>@]+@[^\s<>]+>)/?[A-Za-z][^<>]*>|<!--")
"""A tag of HTML; Markdown's `<https://example.org>` and `<ada@example.org>` are none."""
_ENTITY: Final = re.compile(r"&(?:#\d+|#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);")
_MARKUP: Final = re.compile(r"([\\`*_\[\]<>])")
_LONGEST: Final = 2**17
"""Characters of HTML that are made into Markdown, a second's work; of what is longer, the words are taken."""
_LONGEST_SIMPLE: Final = 2**20
"""The same of HTML that is simple."""
_FORMULA: Final = re.compile(r"[\s'\"]*[=+\-@]")
"""How a formula begins, in one spreadsheet or another, after blanks and quotes."""


def is_html(text: str) -> bool:
    """Whether a text holds tags or entities."""
    return ("<" in text and _TAG.search(text) is not None) or ("&" in text and _ENTITY.search(text) is not None)


def markdown(text: str) -> str:
    """A text that may be HTML, as Markdown: links, emphasis, lists and paragraphs kept, scripts and styles left out.

    >>> markdown("<p>An <b>edict</b> of <a href='https://example.org/'>1598</a></p>")
    'An **edict** of [1598](https://example.org/)'
    """
    if not is_html(text):
        return text
    if _TAG.search(text) is None:
        return _MARKUP.sub(r"\\\1", html.unescape(text)).strip()
    code = _without_code(text)
    if not _LAID_OUT.search(code):
        code = _EMPTY_LINE.sub("<br><br>", code)
    made = simple_markdown(code) if len(code) <= _LONGEST_SIMPLE else None
    if made is None:
        if len(code) > _LONGEST:
            return _plain(code)
        try:
            made = any_markdown(code)
        except RecursionError:  # elements nested deeper than its parser can climb
            return _plain(code)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in made.split("\n"))).strip()


def any_markdown(code: str) -> str:
    """HTML of any kind as Markdown. Raises RecursionError where it nests too deeply."""
    from bs4 import BeautifulSoup  # noqa: PLC0415 - a parser of HTML, for HTML alone

    tree = BeautifulSoup(code, "html.parser")
    try:
        made: str = _converter().convert_soup(tree)
    finally:
        tree.clear(decompose=True)  # its parts hold each other, and commands do not look for such garbage
    return made


@cache
def _converter() -> MarkdownConverter:
    from markdownify import MarkdownConverter  # noqa: PLC0415 - brings a parser of HTML, for HTML alone

    return MarkdownConverter(heading_style="ATX", bullets="-", escape_misc=False, strip=["img", "iframe", "object"])


def _plain(code: str) -> str:
    """HTML without its tags, a paragraph where an element ends that makes one."""
    bare = html.unescape(_TAGS.sub("", _BLOCK.sub("\n\n", code)))
    lines = (" ".join(line.split()) for line in bare.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", _MARKUP.sub(r"\\\1", "\n".join(lines))).strip()


def words(text: str) -> str:
    """A text that may be HTML, as plain words on one line: for titles and names.

    >>> words("L&rsquo;<i>Union</i><br>libre")
    'L’Union libre'
    """
    if not is_html(text):
        return one_line(text)
    bare = _FILLER.sub(" ", _BLOCK.sub(" ", _without_code(text)))
    return one_line(html.unescape(_TAGS.sub("", bare)))


def harmless(text: str) -> str:
    """A text with nothing in it that a terminal would obey; its tabs and line breaks stay."""
    return text if text.isascii() and text.isprintable() else "\t".join(map(inert_lines, text.split("\t")))


def one_line(text: str) -> str:
    r"""A text without line breaks, and with one blank where it has several; those that join words in French stay.

    >>> one_line("  Où\u202f?\n Ici ")
    'Où\u202f? Ici'
    """
    return _BLANKS.sub(" ", text).strip()


_BLANKS: Final = re.compile("[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")
_FILLER: Final = re.compile("&(?:nbsp|#160|#xa0);", re.IGNORECASE)
"""A blank of HTML, which more often pads than joins."""

_TAGS: Final = re.compile(r"</?[A-Za-z][^<>]*>")
_COMMENT: Final = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_BLOCK: Final = re.compile(r"<br\s*/?>|</(?:p|div|li|tr|h[1-6]|blockquote)>", re.IGNORECASE)
"""What ends a line or a paragraph."""
_LAID_OUT: Final = re.compile(r"<(?:p|div|br|ul|ol|li|table|h[1-6]|blockquote|pre|hr)\b", re.IGNORECASE)
_EMPTY_LINE: Final = re.compile(r"\n[^\S\n]*\n\s*")
"""What parts paragraphs where a text has tags, and none that makes one."""
_CODE: Final = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)


def _without_code(text: str) -> str:
    """Without scripts, styles and comments, which are no words."""
    return _COMMENT.sub("", _CODE.sub("", text))


def to_html(text: str, *, headings: int = 0, images: bool = True) -> str:
    """Markdown as HTML: what is HTML in it is shown, not obeyed; links only as `http`, `https` or `mailto`.

    Its headings are so many levels lower than written, for a text within a page; where `images` is false they become
    links, so that a page loads nothing from elsewhere.

    >>> to_html("An **edict** <script>")
    '<p>An <strong>edict</strong> &lt;script&gt;</p>'
    """
    reader = _shown()
    tokens = reader.parse(inert_lines(text))
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(6, int(token.tag[1:]) + headings)}"
        if not images and token.children:
            token.children = [linked for child in token.children for linked in _linked(child)]
    made: str = reader.renderer.render(tokens, reader.options, {})
    return made.strip()


@cache
def _shown() -> MarkdownIt:
    """A reader that shows HTML as text, and makes links of addresses that are opened."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - for formats that want HTML alone

    reader = MarkdownIt("commonmark", {"html": False})
    reader.validateLink = _is_safe  # type: ignore[method-assign]  # how the library is told
    return reader


@cache
def _obeyed() -> MarkdownIt:
    """A reader that takes HTML for HTML, and any address for one, as others' may."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - for formats that want Markdown alone

    reader = MarkdownIt("commonmark", {"html": True})
    reader.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005 - how the library is told
    return reader


def _linked(token: Token) -> Iterator[Token]:
    """An image as a link to it; anything else as it is."""
    from markdown_it.token import Token  # noqa: PLC0415 - the library is loaded by now

    if token.type != "image":
        yield token
        return
    address = str(token.attrs["src"])
    yield Token("link_open", "a", 1, attrs={"href": address})
    yield Token("text", "", 0, content=token.content or address)
    yield Token("link_close", "a", -1)


def lowered(text: str, by: int) -> str:
    r"""Markdown whose headings are so many levels lower; what only looks like one, as in code, stays.

    >>> lowered("# Big", 2), lowered("Big\n===", 2)
    ('### Big', '### Big')
    """
    lines = text.split("\n")
    tokens = _obeyed().parse(text)
    for at in reversed(range(len(tokens))):
        token = tokens[at]
        if token.type != "heading_open" or token.map is None:
            continue
        first, end = token.map
        mark = "#" * min(6, int(token.tag[1:]) + by)
        if token.markup.startswith("#"):
            lines[first] = _MARK.sub(rf"\g<1>{mark}", lines[first], count=1)
        elif token.level == 0:
            lines[first:end] = [f"{mark} {' '.join(tokens[at + 1].content.split())}"]
    return "\n".join(lines)


_MARK: Final = re.compile(r"^([\s>*+\d.)-]*)#{1,6}")
_AFTER: Final = "\n\nafter"
_FOOTNOTE: Final = re.compile(r"\[\^")


def is_tame(text: str) -> bool:
    """Whether Markdown is safe to be passed on within a document.

    That is: it holds neither HTML, nor images, nor addresses that are not opened, nor footnotes, which would be those
    of the document; and it ends where it ends, so that no code that is left open takes the rest with it.
    """
    if _FOOTNOTE.search(text):
        return False
    tokens = _obeyed().parse(text + _AFTER)
    opened, inline = tokens[-3:-1] if len(tokens) > 2 else (tokens[0], tokens[0])
    if (opened.type, opened.level, inline.content) != ("paragraph_open", 0, _AFTER.strip()):
        return False
    for token in tokens:
        for each in (token, *(token.children or ())):
            if each.type in {"html_block", "html_inline", "image"}:
                return False
            if each.type == "link_open" and not _is_safe(str(each.attrs["href"])):
                return False
    return True


def _is_safe(url: str) -> bool:
    return url.partition(":")[0].lower() in {"http", "https", "mailto"}


def safe_url(url: str) -> str:
    """An address that a link may lead to, where it is `http`, `https` or `mailto`, else nothing.

    What no address may hold is written as browsers do.

    >>> safe_url("https://example.org/a b"), safe_url("javascript:alert(1)")
    ('https://example.org/a%20b', '')
    """
    return inert(url).translate(_IN_NO_ADDRESS) if _is_safe(url) else ""


_IN_NO_ADDRESS: Final = {ord(character): f"%{ord(character):02X}" for character in ' "<>\\^`{|}'}


def defused(cell: str) -> str:
    """A cell that no spreadsheet calculates: an apostrophe before what might be a formula.

    >>> defused("=1+1")
    "'=1+1"
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def anchor(text: str) -> str:
    """An id as an address within a page may have it; different ones stay different.

    >>> anchor("aws-suspends"), anchor("à b")
    ('aws-suspends', '_e0__20_b')
    """
    return _NO_ANCHOR.sub(lambda found: f"_{ord(found[0]):x}_", text)


_NO_ANCHOR: Final = re.compile(r"[^A-Za-z0-9.-]")


def undefused(cell: str) -> str:
    """A cell without the apostrophe that `defused` puts before a formula.

    >>> undefused("'=1+1")
    '=1+1'
    """
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell, 1) else cell
