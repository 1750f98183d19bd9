"""TOML values of every type, spans of two keys, the order of dates, and reading as a total function."""

from __future__ import annotations

import datetime as dt
import tomllib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.bounds import bounds
from timeline_tui.chronicle import single
from timeline_tui.chronicle.reading import read, read_plain, read_span
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.chronicle.units import Setting
from timeline_tui.chronicle.when import MAX, MIN, Precision, When, sort_key
from timeline_tui.chronicle.zones import UTC, Zone, find

LOS_ANGELES = find("America/Los_Angeles")


def _naive(text: str) -> dt.datetime:
    """A TOML datetime without an offset, as TOML readers give it."""
    return dt.datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("value", "text", "prec", "zoned"),
    [
        (2021, "2021", Precision.YEAR, False),
        (476, "0476", Precision.YEAR, False),
        (dt.date(2021, 1, 10), "2021-01-10", Precision.DAY, False),
        (_naive("2021-01-10T23:59"), "2021-01-10 23:59", Precision.MINUTE, False),
        (_naive("2021-01-10T23:59:01"), "2021-01-10T23:59:01", Precision.SECOND, False),
        (_naive("2021-01-10T23:59:00.000005"), "2021-01-10T23:59:00", Precision.SECOND, False),
        (
            dt.datetime(2021, 1, 10, 23, 59, tzinfo=dt.timezone(dt.timedelta(hours=-8))),
            "2021-01-10 23:59 PST",
            Precision.MINUTE,
            True,
        ),
        (
            dt.datetime(1, 1, 1, tzinfo=dt.timezone(dt.timedelta(hours=14))),
            "0001-01-01 00:00 +14:00",
            Precision.MINUTE,
            True,
        ),
    ],
)
def test_a_value_that_toml_reads_itself_is_the_same_as_its_text(
    value: object, text: str, prec: Precision, zoned: bool
) -> None:
    when = read(value)
    assert (when.lo, when.hi) == bounds(text)
    assert (when.prec, when.zoned) == (prec, zoned)


def test_a_time_of_toml_that_came_twice_is_refused() -> None:
    with pytest.raises(Refusal, match="01:30 came twice") as refused:
        read(_naive("2021-11-07T01:30"), LOS_ANGELES)
    assert refused.value.mend == '"2021-11-07 01:30 -07:00"'


@pytest.mark.parametrize(
    ("start", "end", "same_as"),
    [
        (dt.date(2021, 1, 6), "..", "2021-01-06/.."),
        (dt.date(2021, 1, 6), None, "2021-01-06/"),
        ("2021-01-06", "?", "2021-01-06/"),
        (None, 1985, "/1985"),
        ("..", "1985", "../1985"),
        (1914, 1918, "1914/1918"),
        ("about 1850", "44-03 CE", None),
        ("2021-01-10 23:59 PST", "2021-01-12", "2021-01-10 23:59 PST/2021-01-12"),
    ],
)
def test_start_and_end_are_a_span(start: object, end: object, same_as: str | None) -> None:
    if same_as is None:
        with pytest.raises(Refusal, match=r"it ends \(44-03 CE\) before it starts \(about 1850\)"):
            read_span(start, end)
        return
    when, other = read_span(start, end), read(same_as)
    assert (when.lo, when.hi, when.lo_kind, when.hi_kind) == (
        other.lo,
        other.hi,
        other.lo_kind,
        other.hi_kind,
    )


def test_a_span_without_ends_is_refused() -> None:
    with pytest.raises(Refusal, match="a span needs at least one known end"):
        read_span("..", "?")


def test_events_sort_by_start_and_the_wider_one_first() -> None:
    texts = ["until 1985", "1985-12-31", "1985", "198X", "1980", "1980-01-01", "19XX", "13.8 Ga", "1950S2"]
    dates = [read(text) for text in texts]
    order = sorted(range(len(dates)), key=lambda place: sort_key(dates[place], place))
    assert [texts[place] for place in order] == [
        "13.8 Ga",
        "19XX",
        "1950S2",
        "198X",
        "1980",
        "1980-01-01",
        "1985",
        "1985-12-31",
        "until 1985",
    ]


def test_equal_dates_keep_their_order_by_hand_and_in_the_file() -> None:
    when = read("2021")
    keys = [sort_key(when, 0), sort_key(when, 1, order=-1), sort_key(when, 2), sort_key(None, 3)]
    assert [key[3] for key in sorted(keys)] == [1, 0, 2, 3]


def test_a_qualifier_moves_nothing_in_the_order() -> None:
    assert sort_key(read("1850~"), 0) == sort_key(read("1850"), 0) == sort_key(read("1850?"), 0)


def _is_sound(when: When) -> None:
    assert when.lo < when.hi
    assert (when.lo == MIN) == bool(when.lo_kind)
    assert (when.hi == MAX) == bool(when.hi_kind)
    assert when.lo >= MIN
    assert when.hi <= MAX
    assert when.soft_lo <= when.lo
    assert when.hi <= when.soft_hi
    assert when.lo <= when.start <= when.hi
    for part in when.parts:
        assert when.lo <= part.lo or part.lo_kind
        assert part.hi <= when.hi or part.hi_kind


def _outcome(value: object, zone: Zone) -> When | Refusal:
    try:
        return read(value, zone)
    except Refusal as refusal:
        return refusal


WORDS = """
2021 -0043 199X 0000 9999 Y17E7 S2 XX - -01 -12 -31 -02-29 -21 / .. ? ~ % [ ] { } , T 23:59 24:00 :60 Z -08:00
PST CST Europe/Paris BCE CE 44 10 January 1990s 19th century spring Q2 -W02 -010 13.8 Ga years ago 12,000 @a
between and or since until about (?) – to week of some day estimated earlier ٣ ² é ſ \0
"""
PIECES = st.sampled_from(WORDS.split())


@given(st.lists(PIECES, max_size=8), st.sampled_from(["", " "]))
@example(["9" * 400], "")
@example(["1 "] * 900, "")
def test_whatever_is_made_of_parts_of_dates_is_read_or_refused(pieces: list[str], joint: str) -> None:
    text = joint.join(pieces)
    outcome = _outcome(text, LOS_ANGELES)
    if isinstance(outcome, When):
        _is_sound(outcome)
        assert outcome.text == text
    else:
        assert str(outcome)
        assert "\n" not in str(outcome)
        if outcome.mend and "@" not in outcome.mend:
            _is_sound(read(tomllib.loads(f"mend = {outcome.mend}")["mend"]))


@given(
    st.one_of(
        st.text(),
        st.integers(),
        st.floats(),
        st.booleans(),
        st.none(),
        st.dates(),
        st.times(),
        st.datetimes(timezones=st.none() | st.just(dt.UTC)),
        st.lists(st.integers() | st.text()),
        st.dictionaries(st.text(), st.integers()),
        st.binary(),
    )
)
def test_any_value_at_all_is_read_or_refused(value: object) -> None:
    outcome = _outcome(value, UTC)
    if isinstance(outcome, When):
        _is_sound(outcome)
    else:
        assert str(outcome)


@pytest.mark.parametrize(
    "text", ["a" * 1_000_000, " " * 1_000_000, "[" + "2021," * 200_000 + "2021]", "2021-01-10 " * 100_000]
)
def test_a_text_of_a_megabyte_is_refused_with_a_short_sentence(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        read(text)
    assert len(str(refused.value)) < 300


@pytest.mark.parametrize("text", ["ſpring 2001", "5 \u212aa", "10 Auguſt 2021", "٢٠٢١", "²⁰²¹", "１９９９"])
def test_letters_and_digits_that_only_look_alike_are_refused(text: str) -> None:
    with pytest.raises(Refusal, match="is not a date I can read"):
        read(text)


def test_an_integer_too_long_to_print_is_refused() -> None:
    with pytest.raises(Refusal, match="200 billion"):
        read(10**5000)


@given(
    st.datetimes(),
    st.sampled_from(["Z", "+00:00", "-00:00", "-08:00", "+05:45", "+14:00", "-19:59", "+20:00", "+1:00"]),
)
def test_a_plain_moment_is_read_as_at_length(at: dt.datetime, offset: str) -> None:
    text = f"{at.isoformat(timespec='seconds')}{offset}"
    setting = Setting(UTC)
    try:
        at_length = single.read(text, setting)
    except Refusal:
        at_length = None
    assert read_plain(text, UTC) in (None, at_length)
    assert offset in {"+20:00", "+1:00"} or read_plain(text, UTC) is not None
