"""Texts between formats: HTML in titles and texts, Markdown out, cells of spreadsheets."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_tui.formats.markup import defused, markdown, to_html, words

pieces = st.sampled_from(
    [
        "<b>",
        "</b>",
        "<p>",
        "</p>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<",
        ">",
        "&amp;",
        "&#0;",
        "&#x110000;",
        "<a href='javascript:x'>",
        "</a>",
        "<br>",
        "<ul><li>",
        "<table><tr><td>",
        "<![CDATA[",
        "a",
        "\n",
        "*",
        "[",
        "é",
    ]
)


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ("plain", "plain"),
        ("2 < 3 and *stars*", "2 < 3 and *stars*"),
        ("AT&amp;T", "AT&T"),
        ("*A* <https://example.org/a?b=c> <ada@example.org>", "*A* <https://example.org/a?b=c> <ada@example.org>"),
        ("&lt;b&gt;", r"\<b\>"),
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<b>bold</b> <i>slanted</i>", "**bold** *slanted*"),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
        ('<a href="https://example.org/">link</a>', "[link](https://example.org/)"),
        ("<h2>Head</h2>Text", "## Head\n\nText"),
        ("a<script>alert(1)</script>b<style>x{}</style>c", "abc"),
        ("a<!-- hidden <b>words</b> -->b", "ab"),
        ("a<script>never closed", "a"),
        ("a<!-- never closed", "a"),
        ('a<img src="x.png" onerror="alert(1)">b', "ab"),
    ],
)
def test_html_becomes_clean_markdown(html: str, made: str) -> None:
    assert markdown(html) == made


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ("  two\n words ", "two words"),
        ("L&rsquo;<i>Union</i><br>libre", "L’Union libre"),
        ("<p>a</p><p>b</p>", "a b"),
        ("a<script>x</script>", "a"),
        ("<!-- c -->a", "a"),
        ("3 < 4", "3 < 4"),
        ("&lt;em&gt;", "<em>"),
    ],
)
def test_html_in_titles_becomes_words_on_one_line(html: str, made: str) -> None:
    assert words(html) == made


@settings(max_examples=60)
@given(st.lists(pieces, max_size=30).map("".join))
def test_any_html_is_read_and_no_script_is_left(text: str) -> None:
    for made in (markdown(text), words(text)):
        assert "<script>" not in made


def test_html_too_deep_or_too_long_keeps_its_words() -> None:
    assert markdown("<div>" * 5_000 + "in the *depth*") == r"in the \*depth\*"
    long = markdown("<div>so <b>long</b></div>\n" * 10_000)
    assert long.startswith("so long\n\nso long")
    assert long.count("so long") == 10_000


@pytest.mark.parametrize("piece", ["<", "<a ", "<!--", "<script>", "<br ", "&", "&#", "<p>", "</", "=", " "])
def test_a_megabyte_of_one_piece_takes_no_time(piece: str) -> None:
    text = piece * (2**20 // len(piece))
    assert len(markdown(text)) <= 3 * len(text)
    assert len(words(text)) <= 3 * len(text)


def test_markdown_becomes_html_that_loads_and_runs_nothing_of_its_own() -> None:
    assert to_html("An **edict** <script>") == "<p>An <strong>edict</strong> &lt;script&gt;</p>"
    assert to_html("[a](https://example.org)") == '<p><a href="https://example.org">a</a></p>'
    assert "href" not in to_html("[a](javascript:alert(1)) [b](data:text/html,x) [c](file:///etc/passwd)")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", " =1", "\t=1", '"=1', "'=1"])
def test_a_cell_that_might_be_calculated_is_defused(cell: str) -> None:
    assert defused(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "a=1", "1-1", "it's"])
def test_other_cells_stay(cell: str) -> None:
    assert defused(cell) == cell
