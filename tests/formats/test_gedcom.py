"""Family trees of others, opened: births, deaths, marriages, and how they write dates."""

from __future__ import annotations

import codecs
import random
import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import ansel
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.formats.roundtrip import opened
from timeline_tui.chronicle import reading
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.formats.carried import Wishes
from timeline_tui.formats.foreign import Foreign
from timeline_tui.formats.gedcom import calendars, dates
from timeline_tui.formats.registry import BY_NAME, recognised
from timeline_tui.store.error import StoreError

if TYPE_CHECKING:
    from timeline_tui.chronicle.event import Event
    from timeline_tui.formats.carried import Carried

DATA = Path(__file__).parent.parent / "data" / "formats" / "gedcom"
LOVELACE = DATA / "lovelace.ged"
MAXIMAL = DATA / "maximal70.ged"


def carried(text: str | bytes, name: str = "story.ged") -> Carried:
    data = text if isinstance(text, bytes) else text.encode()
    return BY_NAME["gedcom"].read(Foreign(name, data), Wishes())


def person(*lines: str) -> str:
    return "\n".join(["0 HEAD", "0 @I1@ INDI", "1 NAME Ada /Lovelace/", *lines, "0 TRLR", ""])


@pytest.fixture(scope="module")
def lovelace() -> dict[str, Event]:
    chronicle = opened(LOVELACE.read_bytes(), "gedcom").chronicle
    return {event.id: event for event in chronicle.rows(0, len(chronicle))}


def test_every_dated_event_of_people_and_families_is_there(lovelace: dict[str, Event]) -> None:
    dated = re.findall(
        r"^1 \w+(?: .*)?\n(?:[2-9] (?!DATE).*\n)*2 DATE", LOVELACE.read_text(encoding="utf-8"), re.MULTILINE
    )
    assert len(lovelace) == len(dated) == 23
    assert {event.id for event in lovelace.values() if event.when is None} == {
        "i3-event-7",
        "i3-event-13",
        "i3-event-14",
    }


def test_titles_say_what_happened_to_whom(lovelace: dict[str, Event]) -> None:
    titles = {event.id: str(event.title) for event in lovelace.values()}
    assert titles["i1-birth"] == "Birth of Augusta Ada King"
    assert titles["f1-marriage"] == "Marriage of William King-Noel and Augusta Ada King"
    assert titles["i2-title"] == "Title of William King-Noel: Earl of Lovelace"
    assert titles["i1-occupation"] == "Occupation of Augusta Ada King: Mathematician"
    assert titles["i1-event"] == "Publication of Augusta Ada King: The first programme"
    assert titles["i1-milt"] == "Milt of Augusta Ada King"
    assert lovelace["f1-marriage"].who == ("William King-Noel", "Augusta Ada King")
    assert lovelace["i1-event"].tags == ("publication",)
    assert [lovelace[name].lane for name in ("i1-birth", "f1-marriage", "i1-death")] == ["births", "families", "deaths"]


def test_places_notes_and_sources_stand_with_the_event(lovelace: dict[str, Event]) -> None:
    birth, death, marriage = (lovelace[name] for name in ("i1-birth", "i1-death", "f1-marriage"))
    assert (birth.where, marriage.where) == ("London, England", "Fordhook, Ealing")
    assert birth.summary == "The only child of the marriage,\nborn in **Piccadilly**.\n\nShe wrote to @Babbage."
    assert death.summary == "Cause: Illness\n\nAge: 36y"
    assert marriage.summary == "Type: civil"
    assert lovelace["i1-event"].image == "notes/diagram.png"
    (cited,) = birth.evidence
    assert (cited.source, cited.at, cited.quote) == ("s1", "folio 12", "Augusta Ada, daughter\nof George Gordon")
    preface = opened(LOVELACE.read_bytes(), "gedcom").chronicle.preface
    assert preface.sources["s1"].title == "Parish register of St James"
    assert preface.sources["s1"].publisher == "The parish, 1815"
    assert preface.sources[death.evidence[0].source].url == "https://example.org/letter"
    assert (preface.title, preface.about) == ("Lovelace", "A family, and every way to write a date.")


def test_what_no_key_is_for_is_listed() -> None:
    kinds = carried(LOVELACE.read_bytes()).losses.kinds
    assert {kind: len(subjects) for kind, subjects in kinds.items()} == {
        "where sources are kept": 1,
        "other names": 1,
        "how sure sources are": 1,
        "when sources recorded what they say": 1,
        "facts without a date": 1,
        "events of which nothing is said, not even when": 1,
        dates.DOUBLE: 1,
        dates.JULIAN: 1,
        dates.CONVERTED: 2,
        "who is whose child": 1,
        "sources that the file does not have": 1,
    }


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("10 DEC 1815", "1815-12-10"),
        ("DEC 1815", "1815-12"),
        ("1815", "1815"),
        ("988", "0988"),
        ("00 DEC 1815", "1815-12"),
        ("10  dec 1815", "1815-12-10"),
        ("ABT 1850", "1850~"),
        ("Abt. 1850", "1850~"),
        ("CAL 2 FEB 1850", "1850-02-02~"),
        ("EST 1850", "1850%"),
        ("BEF 1900", "[..1899]"),
        ("BEF MAR 1900", "[..1900-02]"),
        ("BEF 1 MAR 1900", "[..1900-02-28]"),
        ("BEF 1 B.C.", "[..-0001]"),
        ("AFT 1900", "[1901..]"),
        ("AFT DEC 1900", "[1901-01..]"),
        ("AFT 31 DEC 1900", "[1901-01-01..]"),
        ("BET 1900 AND 1905", "[1900..1905]"),
        ("BET 1900 AND 1900", "1900"),
        ("BET 1 JAN 1900 AND MAR 1901", "[1900-01-01..1901-03]"),
        ("FROM 1900 TO 1905", "1900/1905"),
        ("FROM MAR 1900", "1900-03/"),
        ("TO 1905", "/1905"),
        ("44 B.C.", "-0043"),
        ("15 MAR 44 BCE", "-0043-03-15"),
        ("11 FEB 1731/32", "1732-02-11"),
        ("FEB 1699/00", "1700-02"),
        ("FEB 1699/1700", "1700-02"),
        ("@#DGREGORIAN@ 1 JAN 1900", "1900-01-01"),
        ("@#DJULIAN@ 25 DEC 1700", "1700-12-25"),
        ("JULIAN 30 JAN 1649", "1649-01-30"),
        ("@#DFRENCH R@ 1 VEND 1", "1792-09-22"),
        ("@#DFRENCH R@ 18 BRUM 8", "1799-11-09"),
        ("FRENCH_R 6 COMP 3", "1795-09-22"),
        ("FRENCH_R VEND 4", "[1795-09-23..1795-10-22]"),
        ("FRENCH_R 14", "[1805-09-23..1806-09-22]"),
        ("ABT FRENCH_R VEND 4", "1795~"),
        ("BEF FRENCH_R 18 BRUM 8", "[..1799-11-08]"),
        ("AFT FRENCH_R VEND 4", "[1795-10-23..]"),
        ("FROM FRENCH_R VEND 4 TO 1805", "1795-09~/1805"),
        ("BET FRENCH_R VEND 4 AND 1805", "[1795-09-23..1805-12-31]"),
        ("@#DHEBREW@ 1 TSH 5784", "2023-09-16"),
        ("@#DHEBREW@ 14 ADR 5783", "2023-03-07"),
        ("HEBREW 14 ADS 5784", "2024-03-24"),
        ("HEBREW ADR 5783", "[2023-02-22..2023-03-22]"),
        ("HEBREW ELL 5783", "[2023-08-18..2023-09-15]"),
        ("HEBREW 5784", "[2023-09-16..2024-10-02]"),
    ],
)
def test_a_date_keeps_what_it_says_and_no_more(written: str, text: str) -> None:
    found = dates.read(written)
    assert found.when == text
    reading.read(text)


@pytest.mark.parametrize(
    "written",
    [
        *("31 FEB 1850", "1 JAN 85", "85", "12/05/1900", "soon", "BET 1900", "ABT", "1 FOO 1900"),
        *(
            "HEBREW 30 CSH 5784",
            "HEBREW 1 ADS 5783",
            "HEBREW AAV 1886",
            "FRENCH_R 6 COMP 4",
            "FRENCH_R 15",
            "ROMAN 1 JAN 700",
        ),
        *("FRENCH_R 31 VEND 4", "HEBREW 31 TSH 5784", "JULIAN 29 FEB 1700", "FRENCH_R 1 VEND 4 B.C."),
    ],
)
def test_a_date_that_is_none_is_kept_as_it_is_written_and_listed(written: str) -> None:
    found = dates.read(written)
    assert found.when == written
    with pytest.raises(Refusal):
        reading.read(found.when)
    (event,) = carried(person("1 BIRT", f"2 DATE {written}")).events
    assert event["when"] == written


def test_signs_of_a_calendar_never_look_like_an_event_to_count_from() -> None:
    assert dates.read("@#DROMAN@ 1 JAN 700").when == "ROMAN 1 JAN 700"
    assert dates.read("@I1@").when == "I1"


def test_phrases_are_shown_and_what_was_made_of_them_is_doubtful() -> None:
    assert dates.read("INT 1850 (the year of the flood)") == ("1850?", "the year of the flood", ())
    assert dates.read("(when the bridge fell)") == ("when the bridge fell", "when the bridge fell", ())
    read = carried(person("1 BIRT", "2 DATE 1850", "3 PHRASE the year of the flood"))
    assert (read.events[0]["when"], read.events[0]["date_label"]) == ("1850", "the year of the flood")
    read = carried(person("1 BIRT", "2 DATE 27 MAR 2022", "3 TIME 16:02Z"))
    assert read.events[0]["when"] == "2022-03-27 16:02Z"


@settings(max_examples=80)
@given(st.integers(1, 14), st.integers(1, 13), st.integers(1, 30))
def test_days_of_the_republic_follow_one_another(year: int, month: int, day: int) -> None:
    found, whole = calendars.french(year, month, day), calendars.french(year, month, 0)
    assert whole is not None
    if found is None:
        assert month == 13
        assert day > 5
    else:
        assert whole[0] <= found[0] == found[1] <= whole[1]
        assert (found[0] - whole[0]).days == day - 1


@settings(max_examples=80, deadline=None)
@given(st.integers(5400, 5900), st.integers(1, 13))
def test_months_of_the_hebrew_calendar_follow_one_another(year: int, month: int) -> None:
    found, whole = calendars.hebrew(year, month, 0), calendars.hebrew(year, 0, 0)
    assert whole is not None
    if found is None:
        assert month == 7
        return
    after = (
        calendars.hebrew(year, month + 1 + (month == 6 and calendars.hebrew(year, 7, 0) is None), 0)
        if month < 13
        else None
    )
    assert whole[0] <= found[0] < found[1] <= whole[1]
    assert (found[1] - found[0]).days + 1 in (29, 30)
    if after:
        assert (after[0] - found[1]).days == 1
    else:
        assert found[1] == whole[1]


TEXT = person("1 BIRT", "2 DATE 1815", "2 PLAC Søndre Læsø, Müller’s house, café").replace(
    "0 HEAD", "0 HEAD\n1 CHAR {}"
)


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("char", "encoding", "said"),
    [
        ("UTF-8", "utf-8", ""),
        ("ANSEL", "utf-8", ""),
        ("UTF-8", "utf-8-sig", ""),
        ("UNICODE", "utf-16", "utf-16"),
        ("UNICODE", "utf-16-le", "utf-16-le"),
        ("UNICODE", "utf-16-be", "utf-16-be"),
        ("ANSI", "cp1252", "cp1252"),
        ("ASCII", "cp1252", "cp1252"),
        ("MACINTOSH", "mac_roman", "mac_roman"),
    ],
)
def test_letters_are_read_by_what_the_file_is_in(char: str, encoding: str, said: str, ends: str) -> None:
    foreign = Foreign("story.ged", TEXT.format(char).replace("\n", ends).encode(encoding))
    known = recognised(foreign)
    assert known is not None
    assert known.name == "gedcom"
    (event,) = known.read(foreign, Wishes()).events
    assert event["where"] == "Søndre Læsø, Müller’s house, café"
    assert foreign.encoding == said


def test_ansel_of_old_programs_is_read() -> None:
    ansel.register()
    place = "Łódź, Ærø, Þingvellir, Señor Müller, Françoise"
    text = unicodedata.normalize("NFD", person("1 BIRT", f"2 PLAC {place}").replace("0 HEAD", "0 HEAD\n1 CHAR ANSEL"))
    foreign = Foreign("story.ged", codecs.encode(text, "gedcom"))
    (event,) = BY_NAME["gedcom"].read(foreign, Wishes()).events
    assert event["where"] == place
    assert foreign.encoding == "ansel"


def test_every_tag_of_version_7_is_read_or_listed() -> None:
    read = carried(MAXIMAL.read_bytes())
    text = MAXIMAL.read_text(encoding="utf-8")
    dated = re.findall(r"^1 (?!CHAN|CREA|NO )\w+(?: .*)?\n(?:[2-9] (?!DATE).*\n)*2 DATE", text, re.MULTILINE)
    assert sum("when" in event for event in read.events) == len(dated) == 18
    assert read.events[0]["title"] == 'Marriage of Lt. Cmndr. Joseph "John" de Allen jr. and Maiden Name'
    assert "Age of the husband: 25y" in read.events[0]["summary"]
    assert {
        "who else took part",
        "marks of privacy",
        "dates to sort by",
        "what did not happen",
    } <= read.losses.kinds.keys()


def test_lines_that_are_no_gedcom_go_on_with_the_text_before() -> None:
    read = carried(person("1 BIRT", "2 NOTE One", "and two", "5 DATE 1850"))
    assert read.events[0]["summary"].startswith("One\nand two")
    assert set(read.losses.kinds) == {
        "lines that are no GEDCOM, taken as more of the text before",
        "lines that stand too deep",
    }


def test_people_without_a_name_or_a_record_are_still_somebody() -> None:
    text = "0 HEAD\n0 @F1@ FAM\n1 HUSB @I9@\n1 MARR\n2 DATE 1850\n0 @I1@ INDI\n1 BIRT\n2 DATE 1850\n0 TRLR\n"
    assert [event["title"] for event in carried(text).events] == [
        "Marriage of a couple without names",
        "Birth of somebody without a name",
    ]


def test_what_is_no_family_tree_is_refused() -> None:
    with pytest.raises(StoreError, match="this is no GEDCOM"):
        carried("words")
    for text in (b"0 HEADING", b"1 HEAD\n", b"0,HEAD\n", b"[[event]]"):
        known = recognised(Foreign("-", text))
        assert known is None or known.name != "gedcom"


@pytest.mark.parametrize("seed", range(40))
def test_a_tree_cut_or_flipped_anywhere_opens_or_is_refused(seed: int) -> None:
    dice = random.Random(seed)
    data = bytearray((LOVELACE if seed % 4 < 2 else MAXIMAL).read_bytes())
    if seed % 2:
        del data[dice.randrange(len(data)) :]
    else:
        for _ in range(20):
            data[dice.randrange(len(data))] = dice.randrange(256)
    refused = ""
    try:
        opened(bytes(data), "gedcom")
    except StoreError as error:
        refused = error.sentence
    assert "\n" not in refused


def test_one_field_of_ten_megabytes_is_read() -> None:
    long = "\n".join(["2 NOTE x", *["3 CONC " + "y" * 240] * 40_000])
    (event,) = carried(person("1 BIRT", long)).events
    assert len(event["summary"]) == 9_600_001
    (event,) = carried(person("1 BIRT", "2 DATE " + "BET " * 2_000_000)).events
    assert len(event["when"]) == 499
