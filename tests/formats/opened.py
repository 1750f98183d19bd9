"""Files of others, opened as a user does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from timeline_tui.chronicle.event import in_language
from timeline_tui.formats.foreign import Foreign
from timeline_tui.formats.opening import format_of, read

if TYPE_CHECKING:
    from timeline_tui.chronicle.event import Event
    from timeline_tui.store.load import Reading

SAMPLES = Path(__file__).resolve().parent.parent / "data" / "formats"


def sample(name: str) -> Reading:
    """A file of tests/data/formats, opened."""
    return read([str(SAMPLES / name)])


def opened(tmp_path: Path, data: bytes | str, name: str = "story") -> Reading:
    """A file that holds `data`, opened."""
    file = tmp_path / name
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return read([str(file)])


def events(reading: Reading) -> list[Event]:
    """All events in the order of the file, undated ones among them."""
    found = reading.chronicle.rows(0, len(reading.chronicle))
    return sorted(found, key=lambda event: event.place.line)


def by_title(reading: Reading) -> dict[str, Event]:
    """The events by their titles, in English where there are several."""
    return {in_language(event.title, "en"): event for event in events(reading)}


def notes(reading: Reading) -> list[str]:
    """What is said of the file as a whole: losses and guesses."""
    return [problem.message for problem in reading.problems if problem.code in ("F003", "F004")]


def taken_for(data: bytes | str, name: str = "story") -> str:
    """The name of the format that a file is taken for; empty for none."""
    known = format_of(Foreign(name, data.encode() if isinstance(data, str) else data))
    return known.name if known else ""
