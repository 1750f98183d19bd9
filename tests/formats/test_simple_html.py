"""The quick way from HTML to Markdown is the long way, wherever it goes at all."""

from __future__ import annotations

from html.entities import name2codepoint
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.formats.markup import any_markdown
from timeline_tui.formats.simple_html import simple_markdown

BLANKS: Final = (" ", "\n", "  \n ", "\t", "\r\n", "\f", "\x0b", "\x1c", "\xa0", "\u2003", "\u2028")
WORDS: Final = ("a", "*", "_b_", "x_y", "é", "[x]", "`", "two words", "https://e.org/?a=1&amp;b=2")
LETTERS: Final = ("&lt;", "&nbsp;", "&rsquo;", "&#39;", "&#8217;", "&#10;", "&", "&nothing;", "<", ">")
OTHERS: Final = ("<img src='x'>", "<u>", "<!-- x -->")
TEXTS: Final = st.sampled_from((*BLANKS, *WORDS, *LETTERS, *OTHERS))
LINKS: Final = ("<a href='x_y'>", '<a href="https://e.org/?a=1&amp;b=2" target="_blank">', '<a href="">', "<a>")
ENDS: Final = {"<b>": "</b>", "<strong>": "</strong>", "<i>": "</i>", "<em>": "</em>"} | dict.fromkeys(LINKS, "</a>")
WITHIN: Final = st.tuples(st.sampled_from(tuple(ENDS)), st.lists(TEXTS, max_size=3)).map(
    lambda parts: f"{parts[0]}{''.join(parts[1])}{ENDS[parts[0]]}"
)
LINES: Final = st.lists(st.one_of(TEXTS, WITHIN, st.sampled_from(("<br>", "<br/>", "<br />"))), max_size=5).map("".join)
WHOLE: Final = st.lists(st.one_of(LINES, LINES.map("<p>{}</p>".format)), max_size=4).map("".join)
LOOSE: Final = st.lists(
    st.one_of(TEXTS, st.sampled_from((*ENDS, *ENDS.values(), "<p>", "</p>", "<br>"))), max_size=9
).map("".join)


@given(st.one_of(WHOLE, LOOSE))
def test_what_is_simple_is_made_what_the_library_makes_of_it(html: str) -> None:
    made = simple_markdown(html)
    assert made is None or made == any_markdown(html)


@pytest.mark.parametrize("name", sorted(name2codepoint))
def test_every_letter_that_has_a_name(name: str) -> None:
    made = simple_markdown(f"x&{name};y")
    assert made is None or made == any_markdown(f"x&{name};y")


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ("<p>One</p>\n<p>Two <em>words</em><br>and a line</p>", "One\n\nTwo *words*  \nand a line"),
        ('Read <a href="https://example.org/">more</a>.', "Read [more](https://example.org/)."),
        ("<p><a href='https://example.org/'>https://example.org/</a></p>", "<https://example.org/>"),
        ("<p>never closed", None),
        ("<p>One<p>Two</p></p>", None),
        ("<b><i>both</i></b>", None),
        ("<ul><li>One</li></ul>", None),
        ("</p>", None),
    ],
)
def test_what_is_simple_and_what_is_not(html: str, made: str | None) -> None:
    assert simple_markdown(html) == made
