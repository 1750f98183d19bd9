"""Labels, columns, weekdays and the reader's own zone: docs/dates.md, "Display", row by row."""

from __future__ import annotations

import pytest

from timeline_tui.chronicle.labels import in_zone, label, short, weekday_label
from timeline_tui.chronicle.reading import read, read_span
from timeline_tui.chronicle.zones import find

ROWS = [
    # written, English, French, column
    ("2021-01-10 23:59 PST", "10 January 2021, 23:59 PST", "10 janvier 2021, 23:59 PST", "2021-01-10 23:59"),
    ("2021-01-10 23:59:30", "10 January 2021, 23:59:30", "10 janvier 2021, 23:59:30", "2021-01-10 23:59"),
    ("2021-01-10 24:00", "10 January 2021, 24:00", "10 janvier 2021, 24:00", "2021-01-10 24:00"),
    ("2021-01-10", "10 January 2021", "10 janvier 2021", "2021-01-10"),
    ("2021-03-01", "1 March 2021", "1er mars 2021", "2021-03-01"),
    ("2021-W02", "week 2 of 2021 (11–17 January)", "semaine 2 de 2021", "2021-W02"),
    ("2021-W05", "week 5 of 2021 (1–7 February)", "semaine 5 de 2021", "2021-W05"),
    ("2021-W13", "week 13 of 2021 (29 March – 4 April)", "semaine 13 de 2021", "2021-W13"),
    ("2020-W53", "week 53 of 2020 (28 December 2020 – 3 January 2021)", "semaine 53 de 2020", "2020-W53"),
    ("2021-01", "January 2021", "janvier 2021", "2021-01"),
    ("2001-21", "spring 2001", "printemps 2001", "spring 2001"),
    ("2001-24", "winter 2001–2002", "hiver 2001–2002", "winter 2001–2002"),
    ("2001-29", "southern spring 2001", "printemps austral 2001", "2001-29"),
    ("2001-34", "Q2 2001", "2e trimestre 2001", "Q2 2001"),
    ("2001-33", "Q1 2001", "1er trimestre 2001", "Q1 2001"),
    ("2001-39", "3rd third of 2001", "3e quadrimestre 2001", "3/3 2001"),
    ("2001-41", "2nd half of 2001", "2e semestre 2001", "H2 2001"),
    ("1850", "1850", "1850", "1850"),
    ("0044", "44 CE", "44 apr. J.-C.", "44 CE"),
    ("0100", "100", "100", "100"),
    ("Y12021", "12,021 CE", "12\u00a0021 apr. J.-C.", "12,021 CE"),
    ("199X", "1990s", "années 1990", "1990s"),
    ("190X", "decade 1900–1909", "décennie 1900–1909", "190X"),
    ("18XX", "19th century", "XIXe siècle", "19th c."),
    ("00XX", "1st century CE", "Ier siècle apr. J.-C.", "1st c. CE"),
    ("-01XX", "2nd century BCE", "IIe siècle av. J.-C.", "2nd c. BCE"),
    ("-1XXX", "2nd millennium BCE", "IIe millénaire av. J.-C.", "2nd mill. BCE"),
    ("-0043-03-15", "15 March 44 BCE", "15 mars 44 av. J.-C.", "44 BCE"),
    ("0000", "1 BCE", "1 av. J.-C.", "1 BCE"),
    ("13.8 Ga", "13.8 billion years ago", "il y a 13,8 milliards d'années", "13.8 Ga"),
    ("1.5 Ga", "1.5 billion years ago", "il y a 1,5 milliard d'années", "1.5 Ga"),
    ("12 ka", "12,000 years ago", "il y a 12\u00a0000 ans", "12 ka"),
    ("300,000 years ago", "300,000 years ago", "il y a 300\u00a0000 ans", "~300 ka"),
    ("about 20,000 years ago", "about 20,000 years ago", "il y a environ 20\u00a0000 ans", "~20 ka"),
    (
        "538.8 Ma/485.4 Ma",
        "538.8 million years ago – 485.4 million years ago",
        "il y a 538,8 millions d'années – il y a 485,4 millions d'années",
        "538.8–485.4 Ma",
    ),
    ("10 ka", "10 thousand years ago", "il y a 10 milliers d'années", "10 ka"),
    ("1850~", "about 1850", "vers 1850", "~1850"),
    ("1850?", "1850 (?)", "1850 (?)", "1850?"),
    ("1850%", "about 1850 (?)", "vers 1850 (?)", "~1850?"),
    ("2021-02-10~", "about 10 February 2021", "vers le 10 février 2021", "~2021-02-10"),
    ("199X~", "about the 1990s", "vers les années 1990", "~1990s"),
    ("about 66 Ma", "about 66 million years ago", "il y a environ 66 millions d'années", "~66 Ma"),
    ("2004/..", "since 2004", "depuis 2004", "2004–"),
    ("../1985", "until 1985", "jusqu'en 1985", "–1985"),
    ("2004/", "2004 – ?", "2004 – ?", "2004–?"),
    ("/1985", "? – 1985", "? – 1985", "?–1985"),
    ("1985-04-12/..", "since 12 April 1985", "depuis le 12 avril 1985", "1985-04-12–"),
    ("../1985-04-01", "until 1 April 1985", "jusqu'au 1er avril 1985", "–1985-04-01"),
    ("../199X", "until the 1990s", "jusqu'aux années 1990", "–1990s"),
    ("../1850~", "until about 1850", "jusque vers 1850", "–~1850"),
    ("1850~/..", "since about 1850", "depuis environ 1850", "~1850–"),
    ("[1667,1668,1670..1672]", "1667, 1668 or 1670–1672", "1667, 1668 ou 1670–1672", "1667…"),
    ("{1667,1668}", "1667 and 1668", "1667 et 1668", "1667…"),
    ("[1670..1672]", "one of 1670–1672", "l'un de 1670–1672", "1670–1672…"),
    ("[..1984]", "1984 or earlier", "1984 ou avant", "–1984"),
    ("{1984..}", "1984 and later", "1984 et après", "1984–"),
    ("[1667~,1668?]", "about 1667 or 1668 (?)", "vers 1667 ou 1668 (?)", "~1667…"),
    ("2021-01-10/2021-01-15", "10–15 January 2021", "10–15 janvier 2021", "01-10…01-15"),
    ("2021-01-10/2021-02-15", "10 January – 15 February 2021", "10 janvier – 15 février 2021", "01-10…02-15"),
    (
        "1914-07-28/1918-11-11",
        "28 July 1914 – 11 November 1918",
        "28 juillet 1914 – 11 novembre 1918",
        "1914-07…1918-11",
    ),
    ("2021-01/2021-03", "January–March 2021", "janvier–mars 2021", "2021-01…2021-03"),
    ("1964/2008", "1964–2008", "1964–2008", "1964–2008"),
    ("-0043/-0029", "44–30 BCE", "44–30 av. J.-C.", "44–30 BCE"),
    ("-0043/0014", "44 BCE – 14 CE", "44 av. J.-C. – 14 apr. J.-C.", "44 BCE–14 CE"),
    ("Y-2600000/Y-18000", "2,600,001–18,001 BCE", None, "2.6M–18k BCE"),
    ("Y-2500000/-2700", "2,500,001–2701 BCE", None, "2.5M–2701 BCE"),
    ("Y-12000/-0500", "12,001–501 BCE", None, "12,001–501 BCE"),
    ("0044/0120", "44–120 CE", "44–120 apr. J.-C.", "44–120 CE"),
    (
        "2021-01-10 14:00/2021-01-10 15:30",
        "10 January 2021, 14:00–15:30",
        "10 janvier 2021, 14:00–15:30",
        "01-10 14:00…",
    ),
    ("1984~/2004-06", "about 1984 – June 2004", "vers 1984 – juin 2004", "~1984…2004-06"),
    ("2004-06-01~/2004-06-20~", "about 1 June 2004 – about 20 June 2004", None, "~06-01…~06-20"),
    ("1985-04-XX", "some day of April 1985", "un jour d'avril 1985", "1985-04-XX"),
    ("2004-XX", "some month of 2004", "un mois de 2004", "2004-XX"),
    (
        "156X-12-25",
        "between 25 December 1560 and 25 December 1569",
        "entre le 25 décembre 1560 et le 25 décembre 1569",
        "156X-12-25",
    ),
    ("1950S2", "estimated 1950 (1900–1999)", "estimé à 1950 (1900–1999)", "~1950"),
]


@pytest.mark.parametrize(("written", "english", "french", "column"), ROWS, ids=[row[0] for row in ROWS])
def test_a_date_is_labelled_in_both_languages_and_in_a_column(
    written: str, english: str, french: str | None, column: str
) -> None:
    when = read(written)
    assert label(when) == english
    assert french is None or label(when, "fr") == french
    assert short(when) == column
    assert len(short(when, "fr")) <= 16


@pytest.mark.parametrize(
    ("written", "column"),
    [
        ("199X", "années 1990"),
        ("18XX", "XIXe s."),
        ("-1XXX", "IIe mill. av. JC"),
        ("2001-34", "T2 2001"),
        ("2001-41", "S2 2001"),
        ("2001-21", "printemps 2001"),
        ("-0043-03-15", "44 av. J.-C."),
        ("Y-2600000/Y-18000", "2,6M–18k av. JC"),
    ],
)
def test_columns_speak_french(written: str, column: str) -> None:
    assert short(read(written), "fr") == column


def test_what_a_column_has_no_room_for_is_marked_as_cut() -> None:
    assert [short(read("2021-01-10 23:59"), "en", width) for width in (16, 12, 6, 4, 2, 1, 0)] == [
        "2021-01-10 23:59",
        "2021-01-10",
        "2021",
        "2021",
        "2…",
        "…",
        "",
    ]


def test_a_day_is_the_documents_day_and_not_that_of_utc() -> None:
    when = read("2021-01-10", find("America/Los_Angeles"))
    assert (label(when), short(when)) == ("10 January 2021", "2021-01-10")


def test_a_day_whose_midnight_was_skipped_is_still_one_day() -> None:
    assert label(read("2018-11-04", find("America/Sao_Paulo"))) == "4 November 2018"
    assert label(read("2018-11-03", find("America/Sao_Paulo"))) == "3 November 2018"


@pytest.mark.parametrize(
    ("written", "columns"),
    [
        ("-0026-01-16/0014-08-19", ("27 BCE–14 CE", "27 BCE–14", "27 av. JC–14", "27 av. JC…")),
        ("218 BCE/201 BCE", ("218–201 BCE", "218–201 BCE", "218–201 av. JC", "218 av. JC…")),
        ("-0043-03-15/-0026-01-16", ("44 BCE…27 BCE", "44–27 BCE", "44–27 av. JC", "44 av. JC…")),
        ("3200 BCE/1200 BCE", ("3200–1200 BCE", "3200 BCE…", "3200–1200 av. JC", "3200 av.…")),
        ("753 BCE~/510 BCE", ("~753 BCE…510 BCE", "~753 BCE…", "~753–510 av. JC", "~753 av.…")),
        ("753 BCE/?", ("753 BCE–?", "753 BCE–?", "753 av. J.-C.–?", "753 av.–?")),
        ("44 BCE", ("44 BCE", "44 BCE", "44 av. J.-C.", "44 av. JC")),
        ("1200 BCE%", ("~1200 BCE?", "~1200 BCE?", "~1200 av. J.-C.?", "~1200 av.?")),
        ("5th century BCE", ("5th c. BCE", "5th c. BCE", "Ve s. av. J.-C.", "Ve s. av.")),
    ],
)
def test_a_year_before_the_common_era_is_never_a_bare_number_of_astronomers(
    written: str, columns: tuple[str, ...]
) -> None:
    when = read(written)
    assert tuple(short(when, language, width) for language in ("en", "fr") for width in (16, 11)) == columns


def test_start_and_end_may_be_of_different_precision() -> None:
    assert label(read_span("2021-01-06", "..")) == "since 6 January 2021"
    assert label(read_span("2004-02-01", "2005")) == "1 February 2004 – 2005"


@pytest.mark.parametrize(
    ("written", "language", "words"),
    [
        ("2021-01-10 23:59 PST", "en", "Sunday 10 January 2021, 23:59 PST"),
        ("2021-01-10 23:59 PST", "fr", "dimanche 10 janvier 2021, 23:59 PST"),
        ("2021-01-10 24:00", "en", "Sunday 10 January 2021, 24:00"),
        ("2021-01-10~", "en", "about Sunday 10 January 2021"),
        ("2021-01-10/2021-01-15", "en", "Sunday 10 January 2021 – Friday 15 January 2021"),
        ("2021-01-10 14:00/2021-01-10 15:30", "en", "10 January 2021, 14:00–15:30"),
        ("2021-01", "en", "January 2021"),
        ("1985-04-XX", "en", "some day of April 1985"),
    ],
)
def test_the_weekday_is_named_where_a_day_is_known(written: str, language: str, words: str) -> None:
    assert weekday_label(read(written), language) == words


class TestTheReadersOwnZone:
    def test_an_instant_is_shown_on_the_readers_clock(self) -> None:
        assert in_zone(read("2021-01-10 23:59 PST"), "Europe/Paris") == "11 January 2021, 08:59 CET"
        assert in_zone(read("2021-07-10 23:59 PDT"), "Europe/Paris", "fr") == "11 juillet 2021, 08:59 CEST"

    def test_a_place_without_abbreviations_shows_its_offset(self) -> None:
        assert in_zone(read("2021-01-10 23:59 Z"), "America/Sao_Paulo") == "10 January 2021, 20:59 -03:00"

    def test_local_mean_time_has_no_name(self) -> None:
        assert in_zone(read("1850-01-10 12:00 Z"), "Europe/Paris") == "10 January 1850, 12:09"

    def test_both_ends_of_a_span_are_moved(self) -> None:
        when = read("2021-01-10 14:00 Z/2021-01-10 15:30 Z")
        assert in_zone(when, "Asia/Tokyo") == "10 January 2021, 23:00 JST – 11 January 2021, 00:30 JST"

    def test_a_day_is_a_day_everywhere(self) -> None:
        assert in_zone(read("2021-01-10"), "Asia/Tokyo") == ""

    def test_midnight_written_as_24_00_is_a_plain_time_elsewhere(self) -> None:
        assert in_zone(read("2021-01-10 24:00 Z"), "UTC") == "11 January 2021, 00:00 UTC"
