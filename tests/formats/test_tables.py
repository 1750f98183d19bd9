"""Tables of others: which column is what, what is guessed is said, and nothing is dropped in silence."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.formats.roundtrip import opened
from timeline_tui.formats.carried import Wishes
from timeline_tui.formats.foreign import Foreign
from timeline_tui.formats.opening import carried_of, document_of
from timeline_tui.formats.registry import BY_NAME, recognised
from timeline_tui.formats.tables.names import meaning_of
from timeline_tui.formats.tables.values import title_of
from timeline_tui.store.error import StoreError
from timeline_tui.store.load import load

if TYPE_CHECKING:
    from timeline_tui.formats.carried import Carried

DATA = Path(__file__).parent.parent / "data" / "formats" / "tables"
HISTORY = sorted((DATA / "all-of-human-history").glob("*.json"))


def carried(text: str | bytes, name: str = "csv", **wishes: Any) -> Carried:
    data = text if isinstance(text, bytes) else text.encode()
    return BY_NAME[name].read(Foreign(f"table.{name}", data), Wishes(**wishes))


def events(text: str | bytes, name: str = "csv", **wishes: Any) -> list[dict[str, Any]]:
    return carried(text, name, **wishes).events


# --- which column is what -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "key", "part"),
    [
        ("Title", "title", ""),
        ("Headline", "title", ""),
        ("Titre", "title", ""),
        ("Ereignis", "title", ""),
        ("startDate", "start", ""),
        ("start_date", "start", ""),
        ("Date de début", "start", ""),
        ("ENDE", "end", ""),
        ("Jahr", "when", "year"),
        ("start.year", "start", "year"),
        ("End Month", "end", "month"),
        ("Lieu", "where", ""),
        ("author.name", "who", ""),
        ("properties.description", "summary", ""),
        ("title.fr", "title", "fr"),
        ("Display Date", "date_label", ""),
        ("Étiquettes", "tags", ""),
    ],
)
def test_names_in_three_languages_say_what_a_column_holds(name: str, key: str, part: str) -> None:
    found = meaning_of(name)
    assert found is not None
    assert (found.key, found.part) == (key, part)


def test_guesses_are_shown_and_what_nothing_takes_is_listed() -> None:
    found = carried("Headline,Date,Magnitude\nQuake,1906-04-18,7.9\n")
    assert found.events == [{"title": "Quake", "when": "1906-04-18"}]
    assert found.notices == [
        'columns are guessed: title from "Headline", when from "Date"; --map KEY=COLUMN says otherwise'
    ]
    assert list(found.losses.summary()) == ["columns that are nothing an event has (1): Magnitude"]


def test_columns_named_as_our_keys_are_no_guess() -> None:
    assert carried("title,when\nA,2001\n").notices == []


def test_a_map_overrules_the_guess_and_an_empty_one_takes_no_column() -> None:
    text = "Title,Name,Date,Place\nA,B,2001,Rome\n"
    assert events(text, columns={"title": "name", "where": ""}) == [{"title": "B", "when": "2001"}]


def test_several_columns_may_be_mapped_to_one_key() -> None:
    text = "y,m,d,city,land,what\n2001,2,3,Rome,Italy,A\n"
    assert events(text, columns={"when": "y+m+d", "where": "city+land"}) == [
        {"title": "A", "when": "2001-02-03", "where": "Rome, Italy"}
    ]


def test_a_column_that_is_not_there_is_refused_with_the_nearest() -> None:
    with pytest.raises(StoreError, match='it has no column "Dat" for when; did you mean "Date"'):
        carried("Title,Date\nA,2001\n", columns={"when": "Dat"})


def test_a_column_of_dates_is_found_by_what_it_holds() -> None:
    found = carried("thing,seen\nA comet,1066-04-24\nAnother,1145\n")
    assert found.events == [{"title": "A comet", "when": "1066-04-24"}, {"title": "Another", "when": "1145"}]


def test_numbers_are_no_dates_because_they_could_be() -> None:
    found = carried("name,height,Release date\nA,180,1998-06-12\nB,174,\n")
    assert found.events == [{"title": "A", "when": "1998-06-12"}, {"title": "B"}]
    assert "when" not in events("name,height\nA,180\nB,174\n")[0]


def test_the_only_date_there_is_is_when_it_was() -> None:
    assert events("name,death_date\nA,1992-04-30\n") == [{"title": "A", "when": "1992-04-30"}]


def test_a_table_that_tells_nothing_is_refused_unless_it_is_mapped() -> None:
    with pytest.raises(
        StoreError, match=r'none of its columns is a title or a date \("x", "y"\); name them with --map'
    ):
        carried('[{"x": 1, "y": 1066}]', "json")
    assert events('[{"x": 1, "y": 1066}]', "json", columns={"when": "y"})[0]["when"] == "1066"


def test_of_several_lists_the_one_with_dates_is_taken() -> None:
    text = '{"nodes": [{"name": "X"}, {"name": "Y"}], "history": [{"name": "A", "date": "2001"}]}'
    assert events(text, "json") == [{"title": "A", "when": "2001"}]


def test_rows_without_a_header_have_columns_by_number() -> None:
    found = carried("1969-07-20,Landing on the Moon\n1957-10-04,Sputnik\n")
    assert found.events == [
        {"title": "Landing on the Moon", "when": "1969-07-20"},
        {"title": "Sputnik", "when": "1957-10-04"},
    ]
    assert "it has no header: columns are called column 1, column 2 …" in found.notices


def test_a_weight_that_is_no_weight_of_ours_is_left_alone() -> None:
    found = carried("title,when,weight\nA whale,1851,90000\n")
    assert "weight" not in found.events[0]
    assert found.losses.kinds["columns that are nothing an event has"] == ["weight"]


def test_zones_in_a_column_are_those_of_its_times() -> None:
    text = "title,when,tz\nA,2001-02-03 04:05,Europe/Paris\nB,2001-02-03,UTC\n"
    assert [event["when"] for event in events(text)] == ["2001-02-03 04:05 Europe/Paris", "2001-02-03"]
    assert carried("title,when,tz\nA,2001,Europe/Paris\n").preface == {"timezone": "Europe/Paris"}
    assert carried("title,when\nA,2001\n", zone="Asia/Tokyo").preface == {"timezone": "Asia/Tokyo"}


# --- what stands in cells -------------------------------------------------------------------------


def test_cells_become_lists_links_evidence_and_markdown() -> None:
    text = (
        "id,title,when,who,tags,links,source,description\n"
        'X 1,A &amp; B,2001,Ann; Bob,"x, y","[{""to"": ""X 2""}]",Le Monde,<b>Bold</b> <script>x</script>\n'
    )
    found = carried(text)
    assert found.events == [
        {
            "id": "x-1",
            "title": "A & B",
            "when": "2001",
            "who": ["Ann", "Bob"],
            "tags": ["x", "y"],
            "links": [{"to": "x-2"}],
            "evidence": [{"source": "le-monde"}],
            "summary": "**Bold**",
        }
    ]
    assert found.preface == {"source": [{"id": "le-monde", "title": "Le Monde"}]}
    assert 'ids are written with a-z, 0-9 and hyphens: "X 1" is x-1' in found.notices


def test_a_defused_formula_is_the_text_that_it_was() -> None:
    assert [event["title"] for event in events("title,when\n'=1+1,2001\n'tis,2002\n=2+2,2003\n")] == [
        "=1+1",
        "'tis",
        "=2+2",
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Rome is sacked", "Rome is sacked"),
        ("Rome is sacked. By Alaric.", "Rome is sacked"),
        ("St. Peter’s is begun. It takes long.", "St. Peter’s is begun"),
        ("The J. F. K. airport opens! Planes land.", "The J. F. K. airport opens!"),
        ("word " * 60, "word " * 23 + "word…"),
    ],
)
def test_a_title_is_the_first_sentence_of_a_text(text: str, title: str) -> None:
    assert title_of(text) == title


def test_rows_without_a_title_are_called_by_what_is_there() -> None:
    found = carried("title,when,where\n,2001,Rome\n,2002,\nB,2003,\n")
    assert [event["title"] for event in found.events] == ["Rome", "2002", "B"]
    assert "2 rows have no title, and are called by what else is there" in found.notices


# --- rows ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_any_delimiter_line_end_and_mark(mark: str, end: str, encoding: str) -> None:
    text = end.join((f"title{mark}when{mark}where", f'"A{mark} ""é"""{mark}2001{mark}Rome', f"B{mark}2002{mark}"))
    data = text.encode(encoding)
    known = recognised(Foreign("-", data))
    assert known is not None
    assert known.name == ("tsv" if mark == "\t" else "csv")
    assert events(data, known.name) == [
        {"title": f'A{mark} "é"' if mark != "\t" else 'A "é"', "when": "2001", "where": "Rome"},
        {"title": "B", "when": "2002"},
    ]


def test_an_encoding_that_nobody_declared_is_said() -> None:
    data = "Titre;Année;Lieu\nL’été à Sète, où l’on fête la Révolution française;1789;Sète\n".encode("cp1252")
    found = carried_of(Foreign("table.csv", data), BY_NAME["csv"], Wishes())
    assert found.events[0]["where"] == "Sète"
    assert found.notices[0] == "read as cp1252"


def test_titles_blank_rows_and_ragged_rows_are_told_apart() -> None:
    text = "My story,,\n\ntitle,when,where\nA,2001,Rome,what,else\n,,\nB,2002\n\n"
    found = carried(text)
    assert found.preface == {"title": "My story"}
    assert found.events == [{"title": "A", "when": "2001", "where": "Rome"}, {"title": "B", "when": "2002"}]
    assert found.lines == [4, 6]
    assert found.losses.kinds == {"cells beyond the last column": ["line 4: what", "line 4: else"]}
    assert "1 row has fewer cells than the header" in found.notices


def test_the_line_of_a_row_counts_breaks_within_cells() -> None:
    assert carried('title,when,text\nA,2001,"one\ntwo\nthree"\nB,2002,x\n').lines == [2, 5]


def test_a_delimiter_that_the_file_names_is_taken() -> None:
    found = carried("sep=;\ntitle;when\nA, B and C;2001\n")
    assert (found.events, found.lines) == ([{"title": "A, B and C", "when": "2001"}], [3])


def test_a_quotation_mark_that_is_never_closed_is_told() -> None:
    found = carried('title,when\nA,2001\n"B,2002\nC,2003\n')
    assert found.losses.kinds == {"the end of a text whose quotation mark is never closed": ["line 3"]}
    assert [event["title"] for event in found.events] == ["A", "B,2002 C,2003"]
    with pytest.raises(StoreError, match="at line 3 is never closed, and takes 30 lines with it"):
        carried('title,when\nA,2001\n"B,2002\n' + "C,2003\n" * 29)


def test_a_header_alone_is_a_chronology_without_events() -> None:
    assert carried("title,when\n").events == []


# --- JSON ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", HISTORY, ids=[file.stem for file in HISTORY])
def test_every_file_of_all_of_human_history_opens_whole(file: Path) -> None:
    rows = json.loads(file.read_bytes())
    foreign = Foreign(str(file), file.read_bytes())
    known = recognised(foreign)
    assert known is not None
    assert known.name == "json"
    found = known.read(foreign, Wishes())
    reading = load([str(file)], documents={str(file): document_of(str(file), known, found)})
    assert len(reading.chronicle) == len(rows)
    short = [row for row in rows if 0 <= row.get("end", row["start"])["year"] < 100 < row["start"]["year"]]
    assert [problem.code for problem in reading.problems if problem.severity == "error"] == ["D201"] * len(short)
    assert len(short) == (4 if file.stem == "16th_century" else 0)
    text = file.read_text(encoding="utf-8").split("\n")
    assert all('"start"' in "".join(text[line - 1 : line + 2]) for line in found.lines)


def test_years_before_the_common_era_are_said_and_long_texts_give_titles() -> None:
    found = carried((DATA / "all-of-human-history" / "antiquity.json").read_bytes(), "json")
    assert found.events[0] == {"title": "First recorded Olympic Games", "when": "776 BCE"}
    assert any("-776 is 776 BCE" in notice for notice in found.notices)
    assert any(notice.endswith("the first sentence of a text, which is kept as summary") for notice in found.notices)
    assert all(len(event["title"]) <= 121 for event in found.events)


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ('[{"name": "A", "date": 2001}, {"name": "B", "date": "2002"}]', ["A", "B"]),
        ('{"meta": {"x": 1}, "events": [{"name": "A", "date": 2001}]}', ["A"]),
        ('{"data": {"items": [{"name": "A", "start": {"dateTime": "2001-02-03T04:05:00Z"}}]}}', ["A"]),
        ('{"type": "FeatureCollection", "features": [{"properties": {"title": "A", "date": "2001"}}]}', ["A"]),
        ('{"1066": "A", "1215": ["B", "C"]}', ["A", "B", "C"]),
        ('[{"1066": "A"}, {"1215": ["B", "C"]}]', ["A", "B", "C"]),
        ('{"history": {"1066": {"title": "A", "where": "Hastings"}, "1215": {"title": "B"}}}', ["A", "B"]),
        ('[{"year": 1066, "events": ["A", "B"]}, {"year": 1215, "events": [{"title": "C"}]}]', ["A", "B", "C"]),
        ('[["Date", "Title"], ["2001", "A"], ["2002", "B"]]', ["A", "B"]),
        ('[["2001", "A"], ["2002", "B"]]', ["A", "B"]),
    ],
)
def test_lists_of_events_are_found_in_json(text: str, titles: list[str]) -> None:
    found = carried(text, "json")
    assert [event["title"] for event in found.events] == titles
    assert all("when" in event for event in found.events)


def test_json_keeps_lists_languages_and_nested_values() -> None:
    text = json.dumps(
        [
            {
                "title": {"en": "A", "fr": "B"},
                "when": {"year": 2001, "month": "Feb", "day": 3},
                "who": ["Ann", {"name": "Bob"}],
                "location": {"name": "Rome", "lat": 41.9},
            }
        ]
    )
    found = carried(text, "json")
    assert found.events == [
        {"title": {"en": "A", "fr": "B"}, "when": "2001-02-03", "who": ["Ann", "Bob"], "where": "Rome"}
    ]
    assert found.losses.kinds == {"columns that are nothing an event has": ["location.lat"]}
    assert events(text, "json", columns={"where": "location.lat"})[0]["where"] == "41.9"


def test_json_lines_that_are_none_are_listed() -> None:
    found = carried('{"title": "A", "when": 2001}\n\nnot json\n{"title": "B", "when": 2002}\n', "jsonl")
    assert (len(found.events), found.lines) == (2, [1, 4])
    assert found.losses.kinds == {"lines that are no JSON object": ["line 3: not json"]}


# --- whose file it is ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("csv", "Date,Title\n2001-02-03,A\n2002-02-03,B\n"),
        ("tsv", "Date\tTitle\n2001-02-03\tA\n2002-02-03\tB\n"),
        ("json", '{"events": [{"name": "A"}]}'),
        ("jsonl", '{"name": "A"}\n{"name": "B"}\n'),
    ],
)
def test_a_table_is_known_by_what_it_holds(name: str, text: str) -> None:
    known = recognised(Foreign("-", text.encode()))
    assert known is not None
    assert known.name == name


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Dear diary, today, as ever, nothing.\nTomorrow, perhaps, more.\n",
        "title: My story\n\n1999: Party, of the year\n2000/2001: After, all\n",
        "timeline\n    title History\n    2002 : LinkedIn\n    2004 : Facebook : Google\n",
        "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nDTSTART:20010203\nEND:VEVENT\nEND:VCALENDAR\n",
        "0 HEAD\n1 SOUR X\n0 @I1@ INDI\n1 BIRT\n2 DATE 1 JAN 1900\n",
        "<?xml version='1.0'?><timeline><event date='2001'/></timeline>",
        '"a string of JSON"',
        "{}",
    ],
)
def test_what_is_no_table_is_not_taken_for_one(text: str) -> None:
    foreign = Foreign("-", text.encode())
    assert not any(BY_NAME[name].looks_like(foreign) for name in ("csv", "tsv", "json", "jsonl"))


# --- weather ---------------------------------------------------------------------------------------

SAMPLES = {
    "csv": 'id,title,when,who\na,"A ""b"", c",2001-02-03,"Ann; Bob"\nb,"two\nlines",13/4/2002,\nc,=1+1,-44,x\n',
    "json": '{"title": "é", "events": [{"name": "A", "date": {"year": -44}}, {"name": "B", "when": "2001"}]}',
    "jsonl": '{"title": "A", "when": 1}\n{"title": {"en": "B"}, "when": "2001", "who": ["x"]}\n',
    "tsv": "title\twhen\nA\t2001\nB\t1/2/2003\n",
}


@pytest.mark.parametrize("name", SAMPLES)
def test_cut_and_flipped_files_are_read_or_refused_in_a_sentence(name: str) -> None:
    dice = random.Random(name)
    whole = SAMPLES[name].encode()
    cuts = [whole[:at] for at in range(len(whole))]
    flips = []
    for _ in range(300):
        flipped = bytearray(whole)
        for _ in range(dice.randint(1, 3)):
            flipped[dice.randrange(len(flipped))] = dice.randrange(256)
        flips.append(bytes(flipped))
    refusals: list[str] = []
    for data in cuts + flips:
        foreign = Foreign("x", data)
        recognised(foreign)
        try:
            found = BY_NAME[name].read(foreign, Wishes())
        except StoreError as error:
            refusals.append(str(error))
        else:
            load(["x"], documents={"x": document_of("x", BY_NAME[name], found)})
    assert refusals
    assert not any("\n" in sentence for sentence in refusals)


def test_huge_cells_deep_nests_and_many_columns_end_well() -> None:
    assert len(events("title,when\n" + "x" * 2_000_000 + ",2001\n")[0]["summary"]) == 2_000_000
    assert len(events("title,when" + ",x" * 5_000 + "\nA,2001\n")) == 1
    with pytest.raises(StoreError, match="levels deep"):
        carried("[" * 100_000, "json")
    nested: dict[str, Any] = {"title": "A", "when": 2001}
    for _ in range(50):
        nested = {"title": "A", "when": 2001, "x": nested}
    assert len(events(json.dumps([nested]), "json")) == 1


@given(st.lists(st.lists(st.text(max_size=12), max_size=5), max_size=8), st.sampled_from([",", ";", "\t"]))
@settings(max_examples=60)
def test_any_rows_at_all_are_read_or_refused(rows: list[list[str]], mark: str) -> None:
    text = "\n".join(mark.join(row) for row in rows)
    try:
        found = carried(text.encode("utf-8", "replace"))
    except StoreError:
        return
    assert len(found.events) == len(found.lines)
    assert all(event["title"] for event in found.events)


def test_a_refusal_names_columns_in_one_line_however_long_and_broken_they_are() -> None:
    data = f'"first\nsecond \x1b[31m","{"x" * 500}",c\n1,2,3\n'.encode()
    with pytest.raises(StoreError) as refused:
        opened(data, "csv")
    assert "\n" not in str(refused.value)
    assert "\x1b" not in str(refused.value)
    assert '"first second' in str(refused.value)
    assert len(str(refused.value)) < 300
