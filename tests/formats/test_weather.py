"""Bad weather over every format that is read: one sentence, or what could be read with its problems; nothing else.

Each format of the registry is here as soon as it is there. Its samples are the files of tests/data/formats that are
taken for it, and what it makes itself of `events.toml` where it writes.
"""

from __future__ import annotations

import os
import random
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from tests.formats.damage import damaged, mangled
from tests.formats.opened import SAMPLES
from timeline_tui.chronicle.plain import inert
from timeline_tui.formats import LISTINGS, listing, toml
from timeline_tui.formats.carried import Losses, Wishes
from timeline_tui.formats.foreign import Foreign
from timeline_tui.formats.opening import carried_of, document_of, format_of, read
from timeline_tui.formats.registry import BY_NAME, READ
from timeline_tui.store.error import StoreError
from timeline_tui.store.load import load

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_tui.formats.carried import Carried
    from timeline_tui.store.load import Reading

ROOT: Final = Path(__file__).resolve().parents[2]
NAMES: Final = [known.name for known in READ if known.name != "git"]
"""A history is no file: its weather is in test_git.py."""
_MOST: Final = 2
"""Samples of a format that go through all weather."""
_LARGEST: Final = 60_000
"""Bytes of a sample: larger ones say no more, and take longer."""
_SEEDS: Final = range(4)
_FIELD: Final = 10 * 2**20


@cache
def samples(name: str) -> tuple[bytes, ...]:
    """The samples of a format, the most telling first."""
    files = sorted(file for file in SAMPLES.rglob("*") if file.is_file() and file.name != "README.md")
    found = [file.read_bytes() for file in files if file.stat().st_size <= _LARGEST and taken_for(file) == name]
    found.sort(key=len, reverse=True)
    if BY_NAME[name].writes:
        made = BY_NAME[name].write(read([str(ROOT / "events.toml")]).chronicle, Wishes(), Losses())
        found.insert(0, made if isinstance(made, bytes) else "".join(f"{line}\n" for line in made).encode())
    assert found, f"no file of tests/data/formats is taken for {name}"
    return tuple(found[:_MOST])


@cache
def taken_for(file: Path) -> str:
    """The name of the format that a file is taken for."""
    known = format_of(Foreign(file.name, file.read_bytes()))
    return known.name if known else ""


def survives(name: str, data: bytes) -> str:
    """What becomes of a file: the sentence that refuses it, else nothing. All that is read can be shown and kept."""
    foreign = Foreign("story", data)
    for other in READ:
        other.looks_like(foreign)
    try:
        carried, reading = reads(name, foreign)
    except StoreError as error:
        return one_sentence(error)
    shows(reading)
    comes_back(carried, name, len(reading.chronicle))
    return ""


def reads(name: str, foreign: Foreign) -> tuple[Carried, Reading]:
    """What the reader makes of a file, and the chronicle of it."""
    known = BY_NAME[name]
    carried = carried_of(foreign, known, Wishes())
    return carried, load(["story"], documents={"story": document_of("story", known, carried)})


def one_sentence(error: StoreError) -> str:
    """The sentence of an error, short and on one line as it is shown."""
    assert len(error.sentence.splitlines()) == 1, error.sentence
    assert len(error.sentence) < 400, error.sentence
    inert(error.sentence).encode()
    return error.sentence


def shows(reading: Reading) -> None:
    """All that is listed of it is text that a terminal takes."""
    for form in LISTINGS:
        for line in listing(form, reading.chronicle, "en", 50):
            line.encode()
    for problem in reading.problems:
        str(problem).encode("utf-8", "surrogatepass")


def comes_back(carried: Carried, name: str, count: int) -> None:
    """What is imported is TOML of ours that has the same events."""
    made = "".join(f"{line}\n" for line in toml.lines(carried, "story", name)).encode("utf-8", "replace").decode()
    assert len(load(["story.toml"], texts={"story.toml": made}).chronicle) == count


@pytest.mark.parametrize("name", NAMES)
def test_its_samples_are_read_in_fair_weather(name: str) -> None:
    for data in samples(name):
        assert survives(name, data) == ""


@pytest.mark.parametrize("name", NAMES)
def test_a_file_cut_short_or_with_changed_bytes(name: str) -> None:
    for number, data in enumerate(samples(name)):
        for seed in _SEEDS:
            survives(name, damaged(data, 100 * number + seed))


@pytest.mark.parametrize("name", NAMES)
def test_a_file_whose_parts_are_gone_doubled_or_of_another_kind(name: str) -> None:
    for number, data in enumerate(samples(name)):
        for seed in _SEEDS:
            survives(name, mangled(data, 100 * number + seed))


@pytest.mark.parametrize("name", NAMES)
def test_a_file_of_nothing_or_of_something_else(name: str) -> None:
    noise = random.Random(name).randbytes(2_000)
    for data in (
        b"",
        b"\n \t\n",
        b"\0" * 500,
        noise,
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"{}",
        b"[]",
        b"null",
        b"<a/>",
        b"a\n",
    ):
        survives(name, data)


@pytest.mark.parametrize("name", NAMES)
def test_nul_and_control_characters_within(name: str) -> None:
    data = samples(name)[-1]
    for odd in (b"\0", b"\x1b[31m", b"\x07", "\u202e\u2028\ufeff".encode(), b"\xed\xa0\x80", b"\\ud800"):
        for place in (len(data) // 3, 2 * len(data) // 3):
            survives(name, data[:place] + odd + data[place:])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "utf-8-sig", "latin-1", "shift-jis", "utf-7"])
def test_another_encoding(name: str, encoding: str) -> None:
    text = samples(name)[-1].decode("utf-8", "replace")
    declared = re.sub(r'encoding="[^"]*"', f'encoding="{encoding}"', text)
    for each in {text, declared}:
        survives(name, each.encode(encoding, "replace"))


def _brackets(text: str, title: str) -> str:
    return text.replace(title, "[" * 50_000, 1)


def _elements(text: str, title: str) -> str:
    return text.replace(title, "<p>" * 20_000 + "</p>" * 20_000, 1)


def _html(text: str, title: str) -> str:
    return text.replace(title, "&lt;div&gt;" * 20_000, 1)


def _quotes(text: str, title: str) -> str:
    return text.replace(title, "\\\"'" * 20_000, 1)


def _numbers(text: str, _title: str) -> str:
    return re.sub(r"[0-9]+", "9" * 400, text, count=8)


def _endless_numbers(text: str, title: str) -> str:
    return re.sub(r"[0-9]+", "9" * 5_000, text.replace(title, "8" * 5_000, 1), count=8)


def _same(text: str, title: str) -> str:
    return text.replace(title, "published")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("change", [_brackets, _elements, _html, _quotes, _numbers, _endless_numbers, _same])
def test_a_field_that_nests_or_never_ends(name: str, change: Callable[[str, str], str]) -> None:
    for data in samples(name):
        survives(name, change(data.decode("utf-8", "replace"), title_in(name, data)).encode())


@pytest.mark.parametrize("name", NAMES)
def test_ten_megabytes_of_one_field(name: str) -> None:
    data = samples(name)[0]
    large = data.replace(title_in(name, data).encode(), b"word " * (_FIELD // 5), 1)
    assert len(large) > _FIELD
    try:
        _, reading = reads(name, Foreign("story", large))
    except StoreError as error:
        one_sentence(error)
    else:
        assert len(reading.chronicle)


def title_in(name: str, data: bytes) -> str:
    """The longest word of a title that stands in the file as it is."""
    text = data.decode("utf-8", "replace")
    titles = [str(event["title"]) for event in BY_NAME[name].read(Foreign("story", data), Wishes()).events]
    words = {word for title in titles for word in re.findall(r"\w{4,}", title) if word in text}
    return max(sorted(words), key=len, default="")


ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
DOCTYPES = {
    "a bomb": f'<!DOCTYPE x [<!ENTITY e0 "ha">{ENTITIES}]>',
    "a large one": f'<!DOCTYPE x [<!ENTITY e9 "{"ha" * 100_000}">]>',
    "a file": '<!DOCTYPE x [<!ENTITY e9 SYSTEM "file:///etc/passwd">]>',
    "a page": '<!DOCTYPE x [<!ENTITY e9 SYSTEM "http://example.invalid/">]>',
    "a parameter": '<!DOCTYPE x [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>',
}


@pytest.mark.parametrize("what", DOCTYPES)
@pytest.mark.parametrize("name", [name for name in NAMES if any(Foreign("", data).root for data in samples(name))])
def test_entities_that_a_file_defines(name: str, what: str) -> None:
    for data in samples(name):
        text = data.decode("utf-8", "replace")
        if not text.startswith("<?xml"):
            continue
        head, end, rest = re.sub(r"<!DOCTYPE[^>]*>", "", text).partition("?>")
        title = title_in(name, data)
        bomb = f"{head}{end}{DOCTYPES[what]}{rest.replace(title, '&e9;', 1)}"
        assert survives(name, bomb.encode()) == "its XML defines entities, which are not read; write them out"


ENDLESS = {
    "icalendar": "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\nUID:a\nSUMMARY:Tick\nDTSTART:20210101T000000Z\n"
    "RRULE:FREQ=SECONDLY\nEND:VEVENT\nEND:VCALENDAR\n",
    "markwhen": "2021-01-01 every second for 100 years: Tick\n2021-01-01 every day: Tock\n",
}


@pytest.mark.parametrize("name", [name for name in ENDLESS if name in NAMES])
def test_what_recurs_without_end_ends(name: str) -> None:
    survives(name, ENDLESS[name].encode())
    known = BY_NAME[name]
    events = known.read(Foreign("story", ENDLESS[name].encode()), Wishes()).events
    assert 1 <= len(events) < 20_000


@pytest.mark.parametrize("suffix", sorted({suffix for known in READ for suffix in known.suffixes}))
def test_what_is_no_file_is_told_so_whatever_it_is_called(tmp_path: Path, suffix: str) -> None:
    folder, pipe = tmp_path / f"folder{suffix}", tmp_path / f"pipe{suffix}"
    folder.mkdir()
    os.mkfifo(pipe)
    for path, why in (
        (folder, "this folder holds no .toml file; name a file, or put an events.toml there"),
        (pipe, "this is a pipe, not a file; use - to read standard input"),
        (tmp_path / f"gone{suffix}", "there is no such file or folder; check the name"),
    ):
        with pytest.raises(StoreError) as refused:
            read([str(path)])
        assert refused.value.sentence == why
