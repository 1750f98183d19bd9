"""The canonical layout: what it changes, and that it changes nothing else."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_tui.store import layout_scan
from timeline_tui.store.edits.writing import event_text
from timeline_tui.store.error import StoreError
from timeline_tui.store.layout import formatted, is_chronicle
from timeline_tui.store.load import load
from timeline_tui.store.toml import BrokenError, parse, same

NL = "\n"
ROOT = Path(__file__).resolve().parents[2]

BEFORE_AND_AFTER = """
keys in the order of the format, what is not known last
~~~
language = "en"
title = "T"
[[event]]
mood = "x"
when = "2021"
title = "A"
id = "a"
[[source]]
url = "u"
id = "s"
~~~
title = "T"
language = "en"

[[event]]
id = "a"
title = "A"
when = "2021"
mood = "x"

[[source]]
id = "s"
url = "u"
=====
blanks around signs, in headers, keys and values
~~~
title="T"
  about   =   "x"
[[ event ]]
  "title"="A"
  summary . en = "x"
  summary."fr" = "y"
  who=["a","b" ,  "c"]
  links=[{as="starts",to="b"}]
  tags = [ ]
[ check ]
select=["D",]
~~~
title = "T"
about = "x"

[[event]]
title = "A"
who = ["a", "b", "c"]
tags = []
summary.en = "x"
summary.fr = "y"
links = [{ to = "b", as = "starts" }]

[check]
select = ["D"]
=====
one empty line between tables at least, two at most; single ones between keys
~~~


title = "T"



about = "x"
[[event]]

title = "A"


when = 2021



[[event]]
title = "B"


[[event]]
title = "C"


~~~
title = "T"

about = "x"

[[event]]
title = "A"

when = 2021


[[event]]
title = "B"


[[event]]
title = "C"
=====
tables within tables are indented, and so are their comments
~~~
[[event]]
title = "A"
[[event.evidence]]
# why
source = "s"   # beside
quote = "q"


# second
[[event.evidence]]
stance = "supports"
source = "t"
[event.note]
fr = "n"
~~~
[[event]]
title = "A"

  [[event.evidence]]
  # why
  source = "s"  # beside
  quote = "q"

  # second
  [[event.evidence]]
  source = "t"
  stance = "supports"

  [event.note]
  fr = "n"
=====
comments go with the key below them and the key beside them
~~~
[[event]]# header
# of when
when = 2021 # beside when
# of the title, first line
# second line
title = "A" # beside title
# below
~~~
[[event]]  # header
# of the title, first line
# second line
title = "A"  # beside title
# of when
when = 2021  # beside when
# below
=====
comments that an empty line parts from the first key stay on top
~~~
#:schema ./x.json
# The story of A.

# the language
language = "en"
title = "T"
[[event]]
# About this event.

when = 2021
title = "A"
~~~
#:schema ./x.json

# The story of A.

title = "T"
# the language
language = "en"

[[event]]
# About this event.

title = "A"
when = 2021
=====
comments between tables stay with what they stand at
~~~
[[event]]
title = "A"
# below A

# --- Section ---

[[event]]
title = "B"
# above C
[[event]]
title = "C"

  [[event.evidence]]
  source = "s"
  # below the evidence

  # --- The end ---
~~~
[[event]]
title = "A"
# below A

# --- Section ---

[[event]]
title = "B"

# above C
[[event]]
title = "C"

  [[event.evidence]]
  source = "s"
  # below the evidence

# --- The end ---
=====
lists that have line breaks have one entry a line
~~~
[[event]]
title = "A"
who = ["a", "b",
       "c"]
tags = [ # of tags
"x" # of x
, # of none

# above y
"y",


# below
]
links = [{to="b",as="starts"},
{ to = "c"}]
where = "w"
~~~
[[event]]
title = "A"
who = [
  "a",
  "b",
  "c",
]
where = "w"
tags = [  # of tags
  "x",  # of x
  # of none

  # above y
  "y",

  # below
]
links = [
  { to = "b", as = "starts" },
  { to = "c" },
]
=====
inline tables of several lines, and lists within them
~~~
[[route]]
id = "r"
stops = [{
  say = "x", # words
  event = "a",
}, { event = "b", say = { fr = "y",
en = "z" } }]
~~~
[[route]]
id = "r"
stops = [{
  event = "a",
  say = "x",  # words
}, { event = "b", say = {
  fr = "y",
  en = "z",
} }]
=====
breaks around the sign of an inline table
~~~
a = { b # of b
= # again
1 }
c = { d =
2 }
~~~
a = {
  # of b
  # again
  b = 1,
}
c = { d = 2 }
=====
quotes that need not be literal
~~~
[[event]]
title = 'A'
where = 'say "x"'
url = 'C:\\d'
image = ''
when = '2021-01'
links = [{ to = 'b' }]
note = '''
x'''
~~~
[[event]]
title = "A"
when = "2021-01"
where = 'say "x"'
url = 'C:\\d'
image = ""
note = '''
x'''
links = [{ to = "b" }]
=====
dates stay as they are written
~~~
[[event]]
title = "A"
start = 2021-01-10 10:00:00.500-08:00
end = 2021-01-10t10:00:00z
published = [2021-01-10 10:00:00 , 1_066]
~~~
[[event]]
title = "A"
start = 2021-01-10 10:00:00.500-08:00
end = 2021-01-10t10:00:00z
published = [2021-01-10 10:00:00, 1_066]
=====
a file of comments alone
~~~

# a
# b


# c
~~~
# a
# b

# c
"""
CASES = [case.strip("\n").split("\n~~~\n") for case in BEFORE_AND_AFTER.strip("\n").split("\n=====\n")]


@pytest.mark.parametrize(("before", "after"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_file_becomes(before: str, after: str) -> None:
    assert formatted("f", before) == after + "\n"
    assert formatted("f", after + "\n") == after + "\n"


def test_texts_of_several_lines_keep_their_bytes() -> None:
    text = '[[event]]\r\nsummary="""\n  a \\\n\t b  \r\n# c\n\n\n"""   #  d \r\ntitle = "A"\n'
    new = '[[event]]\r\ntitle = "A"\r\nsummary = """\n  a \\\n\t b  \r\n# c\n\n\n"""  #  d\r\n'
    assert formatted("f", text) == new


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_the_line_ends_of_the_file_are_kept(line_end: str) -> None:
    text = 'title="T"\n\n# c\n\n[[event]]\nwho=[\n"a"]\n'.replace("\n", line_end)
    assert formatted("f", text) == 'title = "T"\n\n# c\n\n[[event]]\nwho = [\n  "a",\n]\n'.replace("\n", line_end)


@pytest.mark.parametrize(("before", "after"), [("", ""), ("\n \n", ""), ("a=1", "a = 1\n"), ("#:x\n\n\n", "#:x\n")])
def test_the_end_of_a_file(before: str, after: str) -> None:
    assert formatted("f", before) == after


def test_broken_toml_is_refused_with_its_place() -> None:
    with pytest.raises(
        StoreError, match=r"^f: it is laid out once it can be read whole; mend 3:8 first: this date needs"
    ):
        formatted("f", '[[event]]\ntitle = "A"\nwhen = 2021-13\n'.replace("2021-13", "2021-01"))


def test_a_file_that_is_no_chronicle_can_be_told() -> None:
    assert is_chronicle('[[lane]]\nid = "x"\n')
    assert is_chronicle('title = "x"\n')
    assert is_chronicle("broken")
    assert not is_chronicle('[project]\nname = "x"\n')


def test_an_event_that_an_edit_writes_is_laid_out() -> None:
    table = {
        "id": "a",
        "title": {"en": 'say "x"', "fr": "y\\z"},
        "when": "2021",
        "who": ["a", "b"],
        "weight": 5,
        "exact": True,
        "summary": "two\nlines",
        "links": [{"to": "b", "as": "starts"}],
        "evidence": [{"source": "s", "quote": {"fr": "un\ndeux", "odd key": ""}}, {"source": "t", "when": 2021}],
    }
    text = event_text(table)
    assert formatted("f", text) == text
    assert parse(text) == {"event": [table]}


def test_the_example_is_laid_out() -> None:
    text = (ROOT / "events.toml").read_text(encoding="utf-8")
    assert formatted("events.toml", text) == text


def test_every_example_of_the_file_format_is_laid_out_but_for_its_comments() -> None:
    document = (ROOT / "docs" / "file-format.md").read_text(encoding="utf-8")
    for block in re.findall(r"^```toml\n(.*?)^```", document, re.DOTALL | re.MULTILINE):
        assert formatted("example", block) == re.sub(r"  +#", "  #", block)


_COMMENT = st.sampled_from(
    ["# c", "  # [[event]]", '# """', "#", "#é\u2028x", "#:d", "# a = [", "\t# tab\t", "# nbsp\u00a0"]
)
_ODD = st.lists(st.one_of(_COMMENT, st.just(""), st.just("  \t")), max_size=3)
_VALUE = st.sampled_from([
    '"x"', "'x'", "'a\"b'", "'a\\b'", "''", '""', "'''\n# x'''", '"""\n[[event]]\n"""', '"""a"""""', "''''x'''",
    "2020-01-01", "2020-01-01 10:00:00", "1_000", "true", "-inf", "nan", "[]", "[ # c\n]", "{}", "{ }",
    '[ # c\n "a", # c\n\n # c\n]', "['a','b'\n]", "[[1,2],[ 3 ]]", "[\n{a=1},\n]", "[ 'x' # c\n , # d\n\n\n 'y' ]",
    "{ en = 'x', fr = \"y\" }", "{ en = 1, # c\n fr = 2,\n}", '{en.x=1,"en".y = 2}', "[{as='starts',to='x'}]",
    "[{ to = '''\nx''', as = [ # c\n1\n] }]", "{ b = \"#\", a = ']' }",
])  # fmt: skip
_NAME = st.sampled_from([
    "id", "title", "when", "x", "note.en", "note.fr", '"tags"', "'odd key'", "summary . en", 'url."a.b"', "order",
    "about", "language",
])  # fmt: skip
_SIGN = st.sampled_from([" = ", "=", "  =\t"])
_BESIDE = st.sampled_from(["", "", " # c", "# 'c", '   #"""', " \t"])


@st.composite
def _statements(draw: st.DrawFn, indent: str = "") -> list[str]:
    lines = []
    for key in draw(st.lists(_NAME, unique_by=lambda key: key.split(".")[0].strip(" \"'"), max_size=4)):
        lines += [*draw(_ODD), f"{indent}{key}{draw(_SIGN)}{draw(_VALUE)}{draw(_BESIDE)}"]
    return lines


@st.composite
def _files(draw: st.DrawFn) -> str:
    lines = [*draw(_ODD), *draw(_statements())]
    for _ in range(draw(st.integers(0, 4))):
        lines += [*draw(_ODD), draw(st.sampled_from(["[[event]]", "  [[event]] # c", "[[ event ]]", '[["event"]]#c']))]
        lines += draw(_statements())
        for _ in range(draw(st.integers(0, 2))):
            lines += [*draw(_ODD), draw(st.sampled_from(["[[event.evidence]]", "    [[event . evidence]]  # c"]))]
            lines += draw(_statements("   "))
        lines += draw(st.sampled_from([[], [], ["[[lane]]", "id = 'l'"], ["[[route]]", "stops=[{say='',event=''}]"]]))
    lines += draw(st.sampled_from([[], ["[check]#c", "select=['D']"]]))
    lines += draw(_ODD)
    text = "\n".join(lines) + draw(st.sampled_from(["", "\n", "\n\n \n"]))
    ends = draw(st.sampled_from(["\n", "\r\n", "mixed"]))
    return "".join(
        line + (draw(st.sampled_from(["\n", "\r\n"])) if ends == "mixed" else ends) for line in text.split("\n")[:-1]
    ) + text.rpartition("\n")[2]  # fmt: skip


_REMARK = re.compile(
    r'"""(?:[^"\\]|\\[\s\S]|"{1,2}(?!"))*"{3,5}|' r"'''(?:[^']|'{1,2}(?!'))*'{3,5}|"
    r'"(?:[^"\\\n]|\\.)*"|' r"'[^'\n]*'|(#[^\n]*)"
)  # fmt: skip


def _comments(text: str) -> Counter[str]:
    return Counter(found[1].rstrip(" \t\r") for found in _REMARK.finditer(text) if found[1])


def _long_texts(text: str) -> Counter[str]:
    return Counter(found[0] for found in _REMARK.finditer(text) if found[0][:3] in {'"""', "'''"})


@settings(max_examples=400)
@given(_files())
def test_formatting_keeps_what_is_said_every_comment_and_itself(text: str) -> None:
    new = formatted("f", text)
    assert formatted("f", new) == new
    assert same(parse(new), parse(text))
    assert _comments(new) == _comments(text)
    assert _long_texts(new) == _long_texts(text)


_TIDY = event_text({
    "id": "tidy", "title": 'say "x"', "when": "2021-01-10 23:59", "who": ["a", "b"], "weight": 5, "url": "",
    "evidence": [{"source": "s", "quote": "q"}, {"source": "t"}],
})  # fmt: skip


@given(st.lists(st.one_of(st.just(_TIDY), st.just("\n"), st.just("# c\n"), _files()), max_size=6))
def test_events_that_are_laid_out_already_are_taken_as_they_stand_wherever_they_do(parts: list[str]) -> None:
    text = "".join(parts)
    try:
        parse(text)
    except BrokenError:
        return
    never = re.compile(r"(?!)")
    new = formatted("f", text)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(layout_scan, "_PLAIN", never)
        assert formatted("f", text) == new
        assert formatted("f", new) == new


def test_most_events_that_are_laid_out_already_are_taken_together() -> None:
    text = f'title = "T"\n\n{"".join(f"{_TIDY}{NL}" for _ in range(1_200))}[[event]]\ntitle = "last"\n'
    told: list[tuple[int, int]] = []
    assert formatted("f", text, lambda done, of: told.append((done, of))) == text
    laid_out = [done for done, of in told if of == len(text)]
    assert len(laid_out) == 4
    assert laid_out == sorted(laid_out)


@given(st.permutations(["id", "title", "when", "who", "tags", "weight", "note", "mood"]), st.integers(0, 2**16 - 1))
def test_a_comment_stays_at_its_key(keys: list[str], chosen: int) -> None:
    lines = ["[[event]]"]
    for number, key in enumerate(keys):
        lines += [f"# above {key}"] * (chosen >> number & 1)
        lines.append(f'{key}="{key}"' + f" # beside {key}" * (chosen >> 8 + number & 1))
    new = formatted("f", "\n".join(lines)).splitlines()
    for number, line in enumerate(new):
        if line.startswith("# above"):
            assert new[number + 1].startswith(line.removeprefix("# above "))
        elif "#" in line:
            assert line.partition(" =")[0] == line.rpartition(" ")[2]


def test_the_store_reads_the_same_events(tmp_path: Path) -> None:
    text = (ROOT / "events.toml").read_text(encoding="utf-8")
    file = tmp_path / "f.toml"
    read = []
    for version in (text, formatted("f", re.sub(r"\n\n+", "\n", text).replace(" = ", "="))):
        file.write_text(version, encoding="utf-8")
        chronicle = load([str(file)]).chronicle
        read.append([event._replace(place=event.place._replace(line=0)) for event in chronicle.rows(0, len(chronicle))])
    assert read[0] == read[1]
