"""Dates as people type them: every row of the sample, its kin, the gates, and labels read back."""

from __future__ import annotations

import contextlib
import csv
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from timeline_tui.chronicle.bounds_text import earliest, latest
from timeline_tui.chronicle.civil import DAY, days_in_month, seconds
from timeline_tui.chronicle.edtf_text import edtf
from timeline_tui.chronicle.labels import label, short, weekday_label
from timeline_tui.chronicle.reading import read
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.chronicle.typed import is_prefix, read_typed
from timeline_tui.chronicle.when import Precision, When
from timeline_tui.chronicle.zones import find

TODAY = seconds(2026, 11, 23, 12)
"""Monday 23 November 2026, 12:00 UTC."""
SAMPLE = list(csv.DictReader((Path(__file__).parent.parent / "data" / "typed_cases.csv").open(encoding="utf-8")))


def typed(text: str, language: str = "en", year: int | None = None, zone: str = "UTC") -> When:
    return read_typed(text, language, today=TODAY, year=year, zone=find(zone))


@pytest.mark.parametrize("row", SAMPLE, ids=lambda row: f"{row['locale']}: {row['text']}")
def test_every_row_of_the_sample_is_read_as_it_says(row: dict[str, str]) -> None:
    try:
        start = earliest(typed(row["text"], row["locale"]))[:10].removesuffix("T")
    except Refusal:
        start = "ERROR"
    assert start in {choice[:10] for choice in row["start"].split("|")}


@pytest.mark.parametrize(
    ("text", "language", "reading"),
    [
        ("Sun 10 Jan 2021 23:59", "en", "10 January 2021, 23:59"),
        ("11:59 pm PST on January 10, 2021", "en", "10 January 2021, 23:59 PST"),
        ("10 Jan 2021 5 p.m. EST", "en", "10 January 2021, 17h EST"),
        ("10 January 2021 23:59 UTC-8", "en", "10 January 2021, 23:59 UTC-8"),
        ("10 January 2021, 23:59 Europe/Paris", "en", "10 January 2021, 23:59 Europe/Paris"),
        ("2021/01/10", "en", "10 January 2021"),
        ("January 10–15, 2021", "en", "10–15 January 2021"),
        ("from 1914 to 1918", "en", "1914–1918"),
        ("AD 44", "en", "44 CE"),
        ("c. 1850", "en", "about 1850"),
        ("1850 ?", "en", "1850 (?)"),
        ("nineteenth century", "en", "19th century"),
        ("1st century BC", "en", "1st century BCE"),
        ("second half of 2001", "en", "2nd half of 2001"),
        ("fall 2001", "en", "autumn 2001"),
        ("66 million years ago", "en", "66 million years ago"),
        ("le 1er mars 2021", "fr", "1er mars 2021"),
        ("dimanche 10 janvier 2021 à 23h59", "fr", "10 janvier 2021, 23:59"),
        ("mar 5 janv. 2021", "fr", "5 janvier 2021"),
        ("5 AOÛT 1944", "fr", "5 août 1944"),
        ("5 aou\u0302t 1944", "fr", "5 août 1944"),
        ("15 mars 44 avant J.-C.", "fr", "15 mars 44 av. J.-C."),
        ("l\u2019été 1969", "fr", "été 1969"),
        ("hiver 2001-2002", "fr", "hiver 2001–2002"),
        ("T2 2001", "fr", "2e trimestre 2001"),
        ("premier semestre 2001", "fr", "1er semestre 2001"),
        ("le XIXe siècle", "fr", "XIXe siècle"),
        ("19ème siècle", "fr", "XIXe siècle"),
        ("IIe millénaire av. J.-C.", "fr", "IIe millénaire av. J.-C."),
        ("du 10 au 15 janvier 2021", "fr", "10–15 janvier 2021"),
        ("de 1914 à 1918", "fr", "1914–1918"),
        ("il y a environ 66 millions d'années", "fr", "il y a environ 66 millions d'années"),
        ("1667, 1668 ou 1670", "fr", "1667, 1668 ou 1670"),
    ],
)
def test_what_people_write_is_echoed_as_a_label(text: str, language: str, reading: str) -> None:
    assert label(typed(text, language), language) == reading


class TestDatesThatCountFromToday:
    @pytest.mark.parametrize(
        ("text", "language", "reading"),
        [
            ("tomorrow", "en", "24 November 2026"),
            ("the day before yesterday", "en", "21 November 2026"),
            ("in 3 days", "en", "26 November 2026"),
            ("two weeks ago", "en", "about 9 November 2026"),
            ("a month ago", "en", "about 23 October 2026"),
            ("1 month and 5 days ago", "en", "18 October 2026"),
            ("60 years ago", "en", "about 23 November 1966"),
            ("last month", "en", "October 2026"),
            ("next year", "en", "2027"),
            ("this week", "en", "week 48 of 2026 (23–29 November)"),
            ("last Monday", "en", "16 November 2026"),
            ("next Sunday", "en", "29 November 2026"),
            ("5 minutes ago", "en", "23 November 2026, 11:55"),
            ("yesterday 14:00", "en", "22 November 2026, 14:00"),
            ("aujourd'hui", "fr", "23 novembre 2026"),
            ("avant-hier", "fr", "21 novembre 2026"),
            ("après-demain", "fr", "25 novembre 2026"),
            ("il y a deux semaines", "fr", "vers le 9 novembre 2026"),
            ("il y a un mois et cinq jours", "fr", "18 octobre 2026"),
            ("dans trois jours", "fr", "26 novembre 2026"),
            ("le mois dernier", "fr", "octobre 2026"),
            ("l'année prochaine", "fr", "2027"),
            ("la semaine dernière", "fr", "semaine 47 de 2026"),
            ("lundi prochain", "fr", "30 novembre 2026"),
            ("hier à 14h30", "fr", "22 novembre 2026, 14:30"),
        ],
    )
    def test_they_are_read_in_both_languages(self, text: str, language: str, reading: str) -> None:
        assert label(typed(text, language), language) == reading

    def test_weeks_months_and_years_alone_are_soft_by_half_the_unit(self) -> None:
        slack = [typed(f"2 {unit} ago").slack // DAY for unit in ("days", "weeks", "months", "years")]
        assert slack == [0, 3, 15, 183]

    def test_today_is_the_document_zones(self) -> None:
        assert earliest(typed("today", zone="Pacific/Auckland")) == "2026-11-24"


class TestTheGates:
    @pytest.mark.parametrize(
        ("text", "language", "words"),
        [
            ("", "en", "is not a date I can read"),
            ("hello", "en", "is not a date I can read"),
            ("99", "en", "four digits"),
            ("Jan 85", "en", "four digits"),
            ("10 Jan 21", "en", "four digits"),
            ("5/6/21", "en-GB", "four digits"),
            ("10.01.21", "fr", "four digits"),
            ("the 90s", "en", "four digits"),
            ("1800s", "en", 'write "180X" or "18XX"'),
            ("20210110", "en", "put the hyphens in: 2021-01-10"),
            ("2021-1-5", "en", "two digits for month and day: 2021-01-05"),
            ("2021-13", "en", "there is no month 13"),
            ("31/02/2021", "en-GB", "February 2021 has 28 days"),
            ("32 January 2021", "en", "January 2021 has 31 days"),
            ("31 février 2021", "fr", "February 2021 has 28 days"),
            ("29 February 1900", "en", "February 1900 has 28 days"),
            ("Monday 10 January 2021", "en", "Sunday"),
            ("lundi 10 janvier 2021", "fr", "Sunday"),
            ("10 May", "en", "has no year"),
            ("10 mai", "fr", "has no year"),
            ("10 January 2021 PST", "en", "needs a time of day"),
            ("11:00 pm 10 January 2021 CST", "en", "-06:00 in Chicago"),
            ("10 January 2021, 25:00", "en", "24:00 is the last"),
            ("0 BCE", "en", "no year 0"),
            ("week 54 of 2021", "en", "has 52 weeks"),
            ("semaine 54 de 2021", "fr", "has 52 weeks"),
            ("x" * 201, "en", "too long"),
        ],
    )
    def test_what_is_not_surely_one_date_is_refused_in_one_sentence(self, text: str, language: str, words: str) -> None:
        with pytest.raises(Refusal) as refused:
            typed(text, language)
        assert words in str(refused.value)
        assert "\n" not in str(refused.value)

    def test_the_refusal_quotes_what_was_typed(self) -> None:
        for text in ("depuis bidule", "décennie 1900–1909 – bidule", "10 janvier 2021, 14:00–15:30 Foo/Bar"):
            with pytest.raises(Refusal) as refused:
                typed(text, "fr")
            sentence = str(refused.value)
            assert not any(word in sentence for word in ("since", "\u2012", "\u2215"))

    def test_a_numeric_date_goes_by_the_language(self) -> None:
        assert [earliest(typed("5/6/2021", tag)) for tag in ("en-GB", "en-US", "fr")] == [
            "2021-06-05",
            "2021-05-06",
            "2021-06-05",
        ]

    def test_english_of_no_country_offers_both_readings(self) -> None:
        with pytest.raises(Refusal, match="could be 5 June or 6 May; write 2021-06-05 or 2021-05-06"):
            typed("5/6/2021", "en")

    @pytest.mark.parametrize("tag", ["en", "en-GB", "en-US", "fr"])
    def test_a_day_over_twelve_can_be_read_in_one_way_only(self, tag: str) -> None:
        assert earliest(typed("13/6/2021", tag)) == earliest(typed("6/13/2021", tag)) == "2021-06-13"

    def test_a_day_without_a_year_is_in_the_year_in_view(self) -> None:
        assert earliest(typed("10 May", year=1871)) == "1871-05-10"
        with pytest.raises(Refusal, match="February 1871 has 28 days"):
            typed("29 February", year=1871)

    def test_a_zone_word_never_takes_its_meaning_from_the_machine(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("TZ", "America/Los_Angeles")
        when = typed("11:59 pm PST, July 10, 2021")
        assert (when.off, when.zoned) == (-8 * 3600, True)

    @given(st.text(max_size=60))
    @example("10 January 99999999999999999999")
    @example("10 Jan 2021 1:2:3:4")
    @example("1" * 190 + " Jan 2021")
    @example("–" * 150)
    @example("(?)")
    @example("about")
    def test_any_text_is_read_or_refused(self, text: str) -> None:
        for language in ("en", "fr"):
            with contextlib.suppress(Refusal):
                typed(text, language)


class TestBeginningsOfDates:
    @pytest.mark.parametrize(
        ("text", "language"),
        [
            ("", "en"),
            ("10 j", "en"),
            ("10 janv", "fr"),
            ("2021-", "en"),
            ("since", "en"),
            ("between 1914 and", "en"),
            ("3 months a", "en"),
            ("10 January 2021, 14:00 P", "en"),
            ("10 January 2021, 14:00 Europe/Par", "en"),
            ("[1667", "en"),
            ("il y a deux", "fr"),
            ("XIXe s", "fr"),
            ("44 av", "fr"),
        ],
    )
    def test_they_are_no_error_yet(self, text: str, language: str) -> None:
        assert is_prefix(text, language)

    @pytest.mark.parametrize(
        ("text", "language"),
        [("hello", "en"), ("bonj", "fr"), ("31/02/2021", "en"), ("zzz 2021", "en"), ("x" * 300, "en")],
    )
    def test_what_no_date_begins_with_is_an_error_at_once(self, text: str, language: str) -> None:
        assert not is_prefix(text, language)

    @pytest.mark.parametrize(
        ("whole", "language"),
        [
            ("10 January 2021", "en"),
            ("about 1850", "en"),
            ("19th century", "en"),
            ("10 January – 15 February 2021", "en"),
            ("since 2004", "en"),
            ("13.8 billion years ago", "en"),
            ("10 janvier 2021", "fr"),
            ("XIXe siècle", "fr"),
            ("jusqu'en 1985", "fr"),
            ("44 av. J.-C.", "fr"),
        ],
    )
    def test_every_beginning_of_a_date_is_one(self, whole: str, language: str) -> None:
        assert [whole[:end] for end in range(len(whole)) if not is_prefix(whole[:end], language)] == []


years = st.one_of(st.integers(0, 9999), st.integers(1500, 2100), st.integers(-9999, -1))


def _year(year: int) -> str:
    return f"-{-year:04}" if year < 0 else f"{year:04}"


@st.composite
def _days(draw: st.DrawFn) -> str:
    year, month = draw(years), draw(st.integers(1, 12))
    return f"{_year(year)}-{month:02}-{draw(st.integers(1, days_in_month(year, month))):02}"


@st.composite
def _times(draw: st.DrawFn) -> str:
    clock = f"{draw(st.integers(0, 23)):02}:{draw(st.integers(0, 59)):02}"
    clock = draw(st.sampled_from([clock, f"{clock}:{draw(st.integers(0, 59)):02}", "24:00"]))
    zone = draw(
        st.sampled_from(["", " PST", " -08:00", " +05:30", " Z", " UTC-8", " CET", "Z", " Asia/Tokyo", " Asia/Kolkata"])
    )
    return f"{draw(_days())} {clock}{zone}"


@st.composite
def _masks(draw: st.DrawFn) -> str:
    year = draw(years)
    digits = f"{abs(year):04}"
    shape = draw(st.sampled_from(["{3}X", "{2}XX", "{1}XXX", "XXXX", "{4}-XX", "{4}-XX-XX", "{4}-04-XX", "{3}X-12-25"]))
    for keep in (1, 2, 3, 4):
        shape = shape.replace(f"{{{keep}}}", digits[:keep])
    return ("-" if year < 0 and digits != "0000" and not shape.startswith(("0000", "-0000")) else "") + shape


@st.composite
def _deep(draw: st.DrawFn) -> str:
    number = draw(st.integers(10, 999))
    unit = draw(st.sampled_from(["Ga", "Ma", "ka", "0 ka"]))
    return f"{number / 10:.1f} {unit}" if unit != "0 ka" else f"{number}0 ka"


plain = st.one_of(
    years.map(_year),
    _days(),
    st.builds(lambda year, month: f"{_year(year)}-{month:02}", years, st.integers(1, 12)),
    st.builds(lambda year, group: f"{_year(year)}-{group}", years, st.integers(21, 41)),
)
singles = st.one_of(
    plain,
    plain.map(lambda text: f"{text}~"),
    plain.map(lambda text: f"{text}?"),
    plain.map(lambda text: f"{text}%"),
    _times(),
    _masks(),
    _deep(),
    st.builds(lambda year, week: f"{year:04}-W{week:02}", st.integers(1, 9999), st.integers(1, 52)),
    st.sampled_from(
        [
            "1950S2",
            "Y171010000S3",
            "Y3388E2S3",
            "Y170000002",
            "Y-17E7",
            "1950S4",
            "-0500S1",
            "12,000 years ago",
        ]
    ),
    st.integers(10_000, 10_000_000).map(lambda year: f"Y{year}"),
    st.integers(10_000, 10_000_000).map(lambda year: f"Y-{year}"),
    st.sampled_from(["19th century", "1st century BCE", "2nd millennium BCE", "1st millennium BCE", "1990s"]),
)
ends = st.one_of(singles, st.sampled_from(["..", ""]))
texts = st.one_of(
    singles,
    st.builds(lambda one, other: f"{one}/{other}", ends, ends),
    st.builds("[{},{}]".format, plain, plain),
    st.builds("{{{},{},{}}}".format, plain, plain, plain),
    st.builds("[..{}]".format, plain),
    st.builds("{{{}..}}".format, plain),
    st.builds("[{0},{1}..{2}]".format, plain, plain, plain),
    st.builds("[{0}..{1}]".format, plain, plain),
)


def _read(text: str) -> When | None:
    try:
        return read(text, find("UTC"))
    except Refusal:
        return None  # a generated span may end before it starts


class TestRoundTrips:
    @pytest.mark.parametrize("language", ["en", "fr"])
    @given(text=texts)
    @example(text="0000-01-01 00:00/0000-01-01 00:01")
    @example(text="0000-01-01 00:00/0000-01-01 00:00:00")
    def test_every_label_is_read_back(self, language: str, text: str) -> None:
        when = _read(text)
        if when is None:
            return
        back = typed(label(when, language), language)
        assert (back.lo, back.hi, back.lo_kind, back.hi_kind) == (
            when.lo,
            when.hi,
            when.lo_kind,
            when.hi_kind,
        )
        assert label(back, language) == label(when, language)

    @pytest.mark.parametrize("language", ["en", "fr"])
    @given(text=texts)
    def test_the_label_with_weekdays_is_read_back(self, language: str, text: str) -> None:
        when = _read(text)
        if when is None:
            return
        back = typed(weekday_label(when, language), language)
        assert (back.lo, back.hi) == (when.lo, when.hi)

    @pytest.mark.parametrize("zone", ["America/Los_Angeles", "Europe/Paris", "Asia/Kolkata"])
    @given(text=texts)
    @example(text="2021-01-01/2021-01-03 00:00 PST")
    @example(text="0100/0XXX")
    @example(text="0000-01-01 00:00/0000")
    @example(text="1850-01-01 00:00/1850-01-01 00:00 PST")
    def test_labels_are_read_back_in_the_zone_of_their_document(self, zone: str, text: str) -> None:
        try:
            when = read(text, find(zone))
        except Refusal:
            return
        back = typed(label(when), zone=zone)
        assert (back.lo, back.hi) == (when.lo, when.hi)

    @given(text=texts)
    def test_edtf_text_is_read_back(self, text: str) -> None:
        when = _read(text)
        if when is None:
            return
        back = read(edtf(when), find("UTC"))
        assert back.lo == when.lo
        # EDTF has no minutes: their seconds are zero there.
        last = when.parts[-1] if when.parts else when
        if last.prec not in {Precision.MINUTE, Precision.HOUR}:
            assert back.hi == when.hi

    @given(text=texts)
    def test_no_column_is_wider_than_it_may_be(self, text: str) -> None:
        when = _read(text)
        if when is None:
            return
        for language in ("en", "fr"):
            assert 0 < len(short(when, language)) <= 16
            assert len(short(when, language, 5)) <= 5

    @given(text=texts)
    def test_bounds_are_in_order_as_they_were_read(self, text: str) -> None:
        when = _read(text)
        if when is None:
            return
        assert (earliest(when) in {"", ".."}) == bool(when.lo_kind)
        assert (latest(when) in {"", ".."}) == bool(when.hi_kind)
