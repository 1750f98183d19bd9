"""Every format that is read or written, in the order in which a file is asked what it is.

A module named here has `looks_like(foreign)` and `read(foreign, wishes)` where it reads, `write(chronicle, wishes,
losses)` where it writes: lines without their ends, or bytes. It is imported when a file or a command wants it.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from timeline_tui.store.error import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.formats.carried import Carried, Losses, Wishes
    from timeline_tui.formats.foreign import Foreign


class ForeignError(StoreError):
    """A file of a known format that can't be read: what is wrong is said in that format's own terms."""


class Format(NamedTuple):
    """A way to keep a chronology. `name` is what `--from` and `--to` call it."""

    name: str
    title: str
    suffixes: tuple[str, ...]
    """What names of such files end with; the first is what `export` suggests."""
    reads: bool
    writes: bool
    module: str = ""
    """The module under `formats`, where it is not called `name`."""

    def looks_like(self, foreign: Foreign) -> bool:
        """Whether the file is of this format, by what it holds; its name may tip the scale."""
        found: bool = self._module.looks_like(foreign)
        return found

    def read(self, foreign: Foreign, wishes: Wishes) -> Carried:
        """The tables of the file. Raises ForeignError where it can't be read at all."""
        try:
            found: Carried = self._module.read(foreign, wishes)
        except StoreError as error:
            raise ForeignError(error.file, error.sentence) from error
        return found

    def write(self, chronicle: Chronicle, wishes: Wishes, losses: Losses) -> Iterable[str] | bytes:
        """The file as lines without line ends, or as bytes; what it can't hold is added to `losses`.

        Losses are complete once the lines were taken.
        """
        found: Iterable[str] | bytes = self._module.write(chronicle, wishes, losses)
        return found

    @property
    def _module(self) -> Any:
        return import_module(f"timeline_tui.formats.{self.module or self.name.replace('-', '_')}")


_CALENDARS: Final = (".ics", ".ical", ".icalendar", ".ifb", ".vcs")

# The most particular first: a list of objects may be many things, and any text at all may be a CSV of one column.
FORMATS: Final[tuple[Format, ...]] = (
    Format("git", "git history", (), reads=True, writes=False),
    Format("gedcom", "GEDCOM", (".ged", ".gedcom"), reads=True, writes=False),
    Format("icalendar", "iCalendar", _CALENDARS, reads=True, writes=True, module="ical"),
    Format("timelinejs", "TimelineJS", (), reads=True, writes=True, module="timelinejs.documents"),
    Format("simile", "SIMILE Timeline", (), reads=True, writes=False),
    Format("vis-timeline", "vis-timeline", (), reads=True, writes=False, module="vis"),
    Format("timelinejs-csv", "spreadsheet of TimelineJS", (), reads=True, writes=True, module="timelinejs.sheet"),
    Format("periodo", "PeriodO", (), reads=True, writes=False),
    Format("feed", "RSS or Atom", (".rss", ".atom"), reads=True, writes=False),
    Format("timeline-project", "The Timeline Project", (".timeline",), reads=True, writes=False),
    Format("mermaid", "Mermaid", (".mmd", ".mermaid"), reads=True, writes=True),
    Format("mermaid-gantt", "Gantt chart of Mermaid", (), reads=False, writes=True, module="mermaid.charting"),
    Format("markwhen", "markwhen", (".mw", ".markwhen"), reads=True, writes=True),
    Format("markdown", "Markdown", (".md", ".markdown"), reads=False, writes=True),
    Format("html", "HTML", (".html", ".htm"), reads=False, writes=True),
    Format("svg", "SVG", (".svg",), reads=False, writes=True),
    Format("json-ld", "JSON-LD", (".jsonld",), reads=False, writes=True),
    Format("anki", "Anki", (".apkg",), reads=False, writes=True),
    Format("json", "JSON", (".json",), reads=True, writes=True, module="tables.json"),
    Format("jsonl", "JSON Lines", (".jsonl", ".ndjson"), reads=True, writes=True, module="tables.jsonl"),
    Format("tsv", "TSV", (".tsv", ".tab"), reads=True, writes=True, module="tables.tsv"),
    Format("csv", "CSV", (".csv",), reads=True, writes=True, module="tables.csv"),
)

BY_NAME: Final = {known.name: known for known in FORMATS}
READ: Final = tuple(known for known in FORMATS if known.reads)
WRITTEN: Final = tuple(known for known in FORMATS if known.writes)


def recognised(foreign: Foreign) -> Format | None:
    """The format of a file by what it holds, else by the end of its name; None where nothing is known of either."""
    for known in READ:
        if known.looks_like(foreign):
            return known
    return next((known for known in READ if foreign.suffix in known.suffixes), None)


def by_suffix(name: str) -> Format | None:
    """The format to write that a file's name asks for: `out.ics`."""
    suffix = PurePath(name).suffix.lower()
    return next((known for known in WRITTEN if suffix in known.suffixes), None)
