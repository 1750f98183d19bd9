"""A file that others wrote: its text in any encoding, its JSON and XML with bounds, and what it seems to be."""

from __future__ import annotations

import codecs
import json

import pytest

from timeline_tui.formats.elements import lines_of, markup_in, words_in
from timeline_tui.formats.foreign import Foreign
from timeline_tui.store.error import StoreError

GREEK = "Ἡρόδοτος, Ἱστορίαι: τὰ γενόμενα ἐξ ἀνθρώπων τῷ χρόνῳ ἐξίτηλα γένηται"


def sentence(data: bytes, want: str) -> str:
    with pytest.raises(StoreError) as refused:
        getattr(Foreign("story", data), want)
    return refused.value.sentence


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"plain", "plain", ""),
        ("é".encode(), "é", ""),
        (codecs.BOM_UTF8 + "é".encode(), "é", ""),
        ("é".encode("utf-16"), "é", "utf-16"),
        ("é".encode("utf-32"), "é", "utf-32"),
        ('<?xml version="1.0"?><a>é</a>'.encode("utf-16-le"), '<?xml version="1.0"?><a>é</a>', "utf-16-le"),
        ('<?xml version="1.0"?><a>é</a>'.encode("utf-16-be"), '<?xml version="1.0"?><a>é</a>', "utf-16-be"),
        ('<?xml encoding="iso-8859-1"?>é'.encode("latin-1"), '<?xml encoding="iso-8859-1"?>é', "iso8859-1"),
        ('<?xml encoding="iso-8859-1"?>’'.encode("cp1252"), '<?xml encoding="iso-8859-1"?>’', "cp1252"),
        ('<?xml encoding="Shift_JIS"?>年'.encode("shift-jis"), '<?xml encoding="Shift_JIS"?>年', "shift_jis"),
        ('<?xml encoding="iso-2022-jp"?>年'.encode("iso-2022-jp"), '<?xml encoding="iso-2022-jp"?>年', "iso2022_jp"),
        ('<?xml encoding="utf-8"?>café'.encode("cp1252"), '<?xml encoding="utf-8"?>café', "cp1252"),
        ("Où? Là.".encode("utf-16-le"), "Où? Là.", "utf-16-le"),
        ("Où? Là.".encode("utf-16-be"), "Où? Là.", "utf-16-be"),
        (GREEK.encode("utf-16-le"), None, ""),
    ],
)
def test_text_is_read_by_its_mark_its_declaration_or_its_letters(data: bytes, text: str | None, encoding: str) -> None:
    foreign = Foreign("story", data)
    if text is None:
        assert sentence(data, "text") == "this is no text; name a file that holds a chronology"
        return
    assert foreign.text == text
    # What nobody declared is guessed: which of the Windows code pages it was, é and a few letters do not tell.
    assert foreign.encoding == encoding or (encoding == "cp1252" and foreign.encoding.startswith("cp"))


@pytest.mark.parametrize("name", ["hex", "undefined", "idna", "unicode_escape", "utf-7", "no-such", "rot13"])
def test_a_declaration_that_names_no_encoding_of_files_is_passed_over(name: str) -> None:
    foreign = Foreign("story", f'<?xml encoding="{name}"?><a>'.encode() + "dîner à Orléans, été".encode("latin-1"))
    assert "dîner" in foreign.text
    assert foreign.encoding not in ("", name)


def test_broken_utf_16_is_said_in_a_sentence() -> None:
    assert sentence(codecs.BOM_UTF16_LE + b"\0\xd8a", "text") == "this is broken utf-16; save it as UTF-8"


def test_line_ends_of_all_kinds_are_line_feeds() -> None:
    assert Foreign("story", b"a\r\nb\rc\n").text == "a\nb\nc\n"


def test_the_name_tells_its_end_in_small_letters() -> None:
    assert [Foreign(name, b"").suffix for name in ("a.ICS", "a.b/c", "-", "x/.hidden")] == [".ics", "", "", ".hidden"]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"<rss>", "rss"),
        (b'\n <?xml version="1.0"?>\n<!-- <a> -->\n<rdf:RDF x="1">', "RDF"),
        (b'<!DOCTYPE rss PUBLIC "-//N//" "http://x/rss.dtd"><rss>', "rss"),
        (b'<!DOCTYPE x [ <!ENTITY a "b"> ]><x>', "x"),
        (b"<?xml", ""),
        (b"<!-- never closed", ""),
        (b"<!DOCTYPE x [", ""),
        (b"< 5", ""),
        (b"text <rss>", ""),
        (b"", ""),
        ("<?xml version='1.0'?><feed>".encode("utf-16"), "feed"),
    ],
)
def test_the_first_element_tells_what_xml_it_is(data: bytes, name: str) -> None:
    assert Foreign("story", data).root == name


def test_json_that_is_none_is_named_by_line_and_column() -> None:
    assert sentence(b'{"a":\n  oops}', "json") == "this is no JSON at line 2, column 3: expecting value"
    assert not Foreign("story", b"{oops").is_json
    assert not Foreign("story", b"12").is_json
    assert Foreign("story", b" [1]").is_json


def test_json_that_nests_too_deep_is_refused_and_brackets_in_texts_are_none() -> None:
    assert sentence(b"[" * 100_000, "json") == "its JSON nests more than 200 levels deep"
    assert Foreign("story", json.dumps(["[" * 1000]).encode()).json == ["[" * 1000]
    assert len(Foreign("story", b"[" + b",".join([b"[]"] * 1000) + b"]").json) == 1000


def test_a_number_without_end_is_refused_in_a_sentence() -> None:
    assert sentence(b"[" + b"9" * 5000 + b"]", "json").startswith("its JSON can't be read: ")


BOMB = """<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>"""
OUTSIDE = """<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>"""
PARAMETER = """<!DOCTYPE a [<!ENTITY % b SYSTEM "file:///etc/passwd"> %b;]><a/>"""


@pytest.mark.parametrize("text", [BOMB, OUTSIDE, PARAMETER])
def test_entities_that_xml_defines_are_not_read(text: str) -> None:
    assert sentence(text.encode(), "xml") == "its XML defines entities, which are not read; write them out"


def test_a_document_type_that_lies_elsewhere_is_not_looked_up() -> None:
    root = Foreign("story", b'<!DOCTYPE rss SYSTEM "http://example.invalid/rss.dtd"><rss/>').xml
    assert root.tag == "rss"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"<a>\n<b></a>", "this is no XML at line 2, column 6: mismatched tag"),
        (b"<a>", "this is no XML at line 1, column 4: no element found"),
        (b"<a>\0</a>", "this is no XML at line 1, column 4: not well-formed (invalid token)"),
        (b"", "this is no XML at line 1, column 1: no element found"),
    ],
)
def test_xml_that_is_none_is_named_by_line_and_column(data: bytes, why: str) -> None:
    assert sentence(data, "xml") == why


def test_xml_is_read_in_the_encoding_that_it_declares_or_is_in() -> None:
    for declared, real in (("Shift_JIS", "shift-jis"), ("utf-16", "utf-8"), ("utf-8", "utf-16"), ("KOI8-R", "koi8-r")):
        text = f'<?xml version="1.0" encoding="{declared}"?><a>Москва</a>'
        assert Foreign("story", text.encode(real)).xml.text == "Москва", declared


def test_xml_may_nest_deep() -> None:
    root = Foreign("story", b"<a>" * 50_000 + b"x" + b"</a>" * 50_000).xml
    assert words_in(root) == "x"
    assert markup_in(root).count("<a>") == 49_999


def test_what_stands_in_an_element_is_given_as_html() -> None:
    root = Foreign("story", b'<x xmlns="http://a"><p class="k">A &lt; <a href="/?a&amp;b">b</a>c</p>d</x>').xml
    assert markup_in(root) == '<p>A &lt; <a href="/?a&amp;b">b</a>c</p>d'


def test_elements_are_found_by_line_past_comments_and_cdata() -> None:
    text = "<a>\n<item/>\n<!--\n<item/>-->\n<![CDATA[\n<item>]]><x:item\n y='1'/>\n<items/><item>"
    assert lines_of(text, "item") == [2, 6, 8]


@pytest.mark.parametrize(
    "text",
    ['title = "A"', "\n# a\n\n[[event]]\n", "[ event ]", 'a-b = [1]\nwhen = "x"', "published = 2021-01-01"],
)
def test_toml_is_known_by_how_it_begins(text: str) -> None:
    assert Foreign("story", text.encode()).is_toml


@pytest.mark.parametrize("text", ["", "{}", "title: A", "a,b\n1,2", "<a b='c'/>", "[1, 2]", "# Title", "a == b"])
def test_what_is_no_toml_does_not_pass_for_it(text: str) -> None:
    assert not Foreign("story", text.encode()).is_toml
