"""Style: what is right, and could be easier to read, to find and to refer to."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from timeline_tui.chart.text import cells
from timeline_tui.chronicle.folding import fold
from timeline_tui.chronicle.pattern import Pattern
from timeline_tui.chronicle.plain import inert

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline_tui.chronicle.event import Text
    from timeline_tui.store.checks.survey import Entry, Found, Survey

LONGEST_TITLE: Final = 60
"""Cells that a row of the list has for a title at 120 columns."""
_BETWEEN_WORDS: Final = Pattern(r"[\s_-]+")


def check(survey: Survey) -> Iterator[Found]:
    """S701, S704, S706, S707, S708, S710."""
    for at, table in enumerate(survey.tables_of_events):
        if not table.get("id") and "id" not in (entry := survey.entry(at)).lost():
            mend = f'id = "{entry.event.id}"'
            fix = f"[[event]]\n{mend}" if entry.has_header() else ""
            yield entry.finding((), "S701", f"give it an id that outlives its title: {mend}", fix)
    titles = survey.column("title")
    if not _are_plain(titles):
        for at, title in enumerate(titles):
            yield from _title(survey.entry(at), title)
    for entry in survey.having("image"):
        if not entry.event.image_alt:
            said = 'say what the image shows, for who can\'t see it: image_alt = "…"'
            yield entry.finding(("image",), "S706", said)
    yield from _names(survey)
    yield from _commas(survey)


def _are_plain(titles: list[Text]) -> bool:
    """Whether all are some words of ASCII, as nearly all of a large file's titles are."""
    texts = [title for title in titles if type(title) is str]
    return (
        len(texts) == len(titles)
        and "".join(texts).isascii()
        and max(map(len, texts), default=1) <= LONGEST_TITLE
        and all(map(str.strip, texts))
    )


def _title(entry: Entry, title: Text) -> Iterator[Found]:
    texts = {"": title} if isinstance(title, str) else title
    for language, text in texts.items():
        path = ("title", language) if language else ("title",)
        if not text.strip():
            yield entry.finding(path, "S708", 'this title is empty; say what happened: title = "…"')
        elif len(text) > LONGEST_TITLE // 2 and (width := len(text) if text.isascii() else cells(text)) > LONGEST_TITLE:
            said = f"the list has room for {LONGEST_TITLE} characters of a title, and this has {width}; shorten it, "
            yield entry.finding(path, "S704", f"{said}and tell the rest in the summary")


def _commas(survey: Survey) -> Iterator[Found]:
    """`tags = "lawsuit, court"` is one tag."""
    if not any("," in tag for tag in chain.from_iterable(survey.column("tags"))):
        return
    for entry in survey.having("tags"):
        listed = isinstance(entry.table.get("tags"), list)
        for number, tag in enumerate(entry.event.tags):
            if "," in tag:
                several = ", ".join(f'"{one.strip()}"' for one in tag.split(",") if one.strip())
                fix = f"{several}" if listed else f"[{several}]"
                said = f"this is one tag with a comma in it; several are a list: tags = [{several}]"
                yield entry.finding(("tags", number) if listed else ("tags",), "S710", said, fix)


def _names(survey: Survey) -> Iterator[Found]:
    """Names that differ in case, accents or hyphens alone, at the first use of the rarer way."""
    for key in ("tags", "who", "where"):
        by_fold: dict[str, list[str]] = {}
        for name in dict.fromkeys(_values(survey, key)):
            by_fold.setdefault(_BETWEEN_WORDS.replaced(fold(name), lambda _: " "), []).append(name)
        several = [ways for ways in by_fold.values() if len(ways) > 1]
        if not several:
            continue
        counts = Counter(_values(survey, key))
        rare = {
            name: best
            for ways in several
            for best in (max(ways, key=counts.__getitem__),)
            for name in ways
            if name != best
        }
        yield from _rarer(survey, key, rare, counts)


def _values(survey: Survey, key: str) -> Iterable[str]:
    values: list[Any] = survey.column(key)
    return values if key == "where" else chain.from_iterable(values)


def _rarer(survey: Survey, key: str, rare: dict[str, str], counts: Counter[str]) -> Iterator[Found]:
    told: set[str] = set()
    for entry in survey.having(key):
        for number, name in enumerate(_of(entry, key)):
            if name in rare and name not in told:
                told.add(name)
                best = rare[name]
                said = f'"{inert(name)}" is written "{inert(best)}" elsewhere ({counts[best]}×); write it in one way'
                listed = isinstance(entry.table.get(key), list)
                yield entry.finding((key, number) if listed else (key,), "S707", said, f'"{best}"')


def _of(entry: Entry, key: str) -> tuple[str, ...]:
    value: Any = getattr(entry.event, key)
    return value if isinstance(value, tuple) else (value,) if value else ()
