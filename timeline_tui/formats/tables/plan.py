"""Which column of a table holds which key of an event: as asked, by name, else by what is in it."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.reading import read
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.formats.carried import in_a_line
from timeline_tui.formats.tables.dating import column
from timeline_tui.formats.tables.figures import is_number
from timeline_tui.formats.tables.listed import DERIVED, is_listed
from timeline_tui.formats.tables.names import ALWAYS, DATES, OF_ALL, TEXTS, Meaning, meaning_of, plain
from timeline_tui.formats.tables.table import words
from timeline_tui.formats.tables.values import LONGEST_TITLE
from timeline_tui.store.error import StoreError
from timeline_tui.store.shape import EVENT, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline_tui.formats.tables.table import Table

_SAMPLE: Final = 200
"""Values that are looked at to tell what a column holds."""
_MOST_LANES: Final = 40
"""Lanes that can be told apart; a column with more values is no guess for it."""
_ORDER: Final = {key: at for at, key in enumerate((*EVENT, *OF_ALL))}
_NEEDED: Final = frozenset({*DATES, "title", "summary"})
"""Keys one of which a chronology can't do without."""
_OF_MAP: Final = ("year", "month", "day", "time")


class Plan:
    """What each column is for. Columns are numbers from 0."""

    def __init__(self, table: Table, file: str) -> None:
        self._table = table
        self._file = file
        self.keys: dict[str, list[int]] = {}
        """Columns that hold a key as it is; several are joined."""
        self.parts: dict[str, dict[str, int]] = {}
        """Of each key that is a date, the columns of its year, month, day and time."""
        self.languages: dict[str, dict[str, int]] = {}
        """Of each key that is a text, its columns by language."""
        self.rest: list[int] = []
        """Columns that are not carried over, and hold something."""
        self.guesses: list[str] = []
        self._taken: set[int] = set()
        self._closed: set[str] = set()
        self._is_ours = set(table.columns) >= ALWAYS
        """Whether the table is one that `export` wrote: its columns are what they are called, however long or many."""

    def ask(self, wanted: Mapping[str, str]) -> None:
        """Take the columns that `--map` names. Raises StoreError where there is no such column."""
        for key, names in wanted.items():
            self._closed.add(key)
            columns = [self._named(name, key) for name in self._names(names)] if names else []
            self._taken.update(columns)
            if key in DATES and len(columns) > 1:
                self.parts[key] = dict(zip(_OF_MAP, columns, strict=False))
            elif columns:
                self.keys[key] = columns

    def guess(self) -> None:
        """Take the columns whose names say what they hold, then those whose values do."""
        listed = is_listed(self._table)
        found = sorted(
            (meaning.rank, at, meaning)
            for at, name in enumerate(self._table.columns)
            if at not in self._taken and not (listed and name in DERIVED) and (meaning := self._meaning(name))
        )
        for _, at, meaning in found:
            if meaning.key not in self._closed and not self._is_taken(meaning) and self._fits(at, meaning.key):
                self._take(at, meaning)
        self._settle()
        self._guess_date()
        self._guess_title()
        self._tell_texts_from_titles()
        if self._table.rows and not (self._dated() | self.keys.keys() | self.languages.keys()) & _NEEDED:
            raise StoreError(
                self._file,
                f"none of its columns is a title or a date ({self._shown()}); name them with --map title=…,when=…",
            )
        self.rest = [
            at
            for at, name in enumerate(self._table.columns)
            if at not in self._taken and not (listed and name in DERIVED) and any(True for _ in self._table.values(at))
        ]

    def said(self) -> str:
        """The guesses in a sentence: `when from "Date"`, but for columns that bear the key's own name."""
        pairs = [(key, columns) for key, columns in self.keys.items() if key not in self._closed]
        pairs += [(key, list(parts.values())) for key, parts in self.parts.items() if key not in self._closed]
        pairs.sort(key=lambda pair: _ORDER[pair[0]])
        names = ((key, [self._table.columns[at] for at in columns]) for key, columns in pairs)
        told = [f"{key} from {' and '.join(map(_quoted, own))}" for key, own in names if own != [key]]
        return f"columns are guessed: {', '.join(told)}; --map KEY=COLUMN says otherwise" if told else ""

    def _meaning(self, name: str) -> Meaning | None:
        """What a name says here: beside `when`, `published` is what dates count from."""
        if plain(name) == "published" and "when" in self._table.columns:
            return Meaning("published")
        return meaning_of(name)

    def _names(self, written: str) -> list[str]:
        """`Year+Month+Day` as three columns, unless one is called so."""
        known = set(map(plain, self._table.columns))
        return [written] if plain(written) in known or written in self._table.columns else written.split("+")

    def _named(self, name: str, key: str) -> int:
        columns = list(self._table.columns)
        if name in columns:
            return columns.index(name)
        folded = [plain(column) for column in columns]
        if plain(name) in folded and plain(name):
            return folded.index(plain(name))
        by_plain = {column.lower(): column for column in columns}
        near = by_plain.get(nearest(name, by_plain), "")
        mend = f'did you mean "{near}"?' if near else f"its columns are {self._shown()}"
        raise StoreError(self._file, f'it has no column "{name}" for {key}; {mend}')

    def _shown(self) -> str:
        return ", ".join(map(_quoted, self._table.columns[:12])) + (" …" if len(self._table.columns) > 12 else "")

    def _is_taken(self, meaning: Meaning) -> bool:
        key, part, _ = meaning
        if key in TEXTS and part:
            return part in self.languages.get(key, {})
        return part in self.parts.get(key, {}) if part else key in self.keys

    def _take(self, at: int, meaning: Meaning) -> None:
        key, part, _ = meaning
        self._taken.add(at)
        if key in TEXTS and part:
            self.languages.setdefault(key, {})[part] = at
        elif part:
            self.parts.setdefault(key, {})[part] = at
        else:
            self.keys[key] = [at]

    def _drop(self, at: int) -> None:
        self._taken.discard(at)

    def _fits(self, at: int, key: str) -> bool:
        """Whether what a column holds may be what its name says."""
        if key == "weight":
            return all(words(value) in {"1", "2", "3", "4", "5"} for value in self._table.values(at))
        if key == "exact":
            return all(words(value).lower() in {"true", "false"} for value in self._table.values(at))
        if key == "order":
            return all(words(value).lstrip("'-").isdecimal() for value in self._table.values(at))
        if key == "lane" and not self._is_ours:
            distinct = set()
            for value in self._table.values(at):
                distinct.add(words(value))
                if len(distinct) > _MOST_LANES:
                    self.guesses.append(
                        f'"{self._table.columns[at]}" has too many values for lanes; --map lane=… takes it all the same'
                    )
                    return False
        return True

    def _settle(self) -> None:
        """Let a lone time be the date, and of dates said twice the finer be taken."""
        for key in DATES:
            parts = self.parts.get(key, {})
            if key in self.keys and "year" in parts:
                if self._complete(self.keys[key][0], parts["year"]):
                    continue
                if self._holds_dates(self.keys[key][0]):
                    for part in [part for part in parts if part in {"year", "month", "day"}]:
                        self._drop(parts.pop(part))
                else:
                    self._drop(self.keys.pop(key)[0])
            elif key not in self.keys and "year" not in parts and parts:
                lone = parts.get("time", parts.get("day"))
                for at in parts.values():
                    self._drop(at)
                self.parts.pop(key, None)
                if lone is not None and key not in self._closed and self._holds_dates(lone, least=0):
                    self.keys[key] = [lone]
                    self._taken.add(lone)
            if not self.parts.get(key, True):
                del self.parts[key]
        if "when" in self._dated() and "start" in self._dated() and "when" not in self._closed:
            for at in (*self.keys.pop("when", ()), *self.parts.pop("when", {}).values()):
                self._drop(at)

    def _complete(self, whole: int, year: int) -> bool:
        """Whether dates stand in one column in some rows and in parts in others."""
        blank = ("", None)
        return any(row[whole] in blank and row[year] not in blank for row in self._table.rows)

    def _dated(self) -> set[str]:
        return {key for key in DATES if key in self.keys or key in self.parts}

    def _holds_dates(self, at: int, least: float = 0.7) -> bool:
        """Whether more than that part of what a column begins with can be read as dates."""
        values = list(islice(self._table.values(at), _SAMPLE))
        if not values:
            return False
        found = column(values, "")
        return sum(_is_date(found.text(value)) for value in values) > least * len(values)

    def _guess_date(self) -> None:
        if self._dated() == {"end"} and "end" in self.keys and not self._closed & set(DATES):
            self.keys["when"] = self.keys.pop("end")  # when somebody died, say
        if self._dated() or self._closed & set(DATES):
            return
        for at, name in enumerate(self._table.columns):
            figures = (words(value) for value in islice(self._table.values(at), _SAMPLE))
            # A number may be anything, unless nothing has a name.
            named = name != f"column {at + 1}"
            dubious = all(is_number(text) and (named or len(text) != 4) for text in figures)
            if at not in self._taken and not dubious and self._holds_dates(at):
                self.keys["when"] = [at]
                self._taken.add(at)
                return

    def _guess_title(self) -> None:
        """A column of words for the title, where neither a title nor a text is there."""
        if {"title", "summary"} & (self.keys.keys() | self.languages.keys() | self._closed):
            return
        for at in range(len(self._table.columns)):
            sample = [words(value) for value in islice(self._table.values(at), _SAMPLE)]
            if (
                at not in self._taken
                and sample
                and sum(any(map(str.isalpha, text)) for text in sample) > len(sample) / 2
            ):
                self.keys["title"] = [at]
                self._taken.add(at)
                return

    def _tell_texts_from_titles(self) -> None:
        """A lone column of long texts is no title, whatever it is called: titles are made of it."""
        if "title" not in self.keys or "title" in self._closed or "summary" in self.keys | self.languages:
            return
        if self._is_ours:
            return
        (at,) = self.keys["title"]
        if any(len(words(value)) > LONGEST_TITLE for value in self._table.values(at)) and not self.languages.get(
            "title"
        ):
            self.keys["summary"] = self.keys.pop("title")


def _is_date(text: str) -> bool:
    try:
        read(text)
    except Refusal:
        return False
    return True


def _quoted(name: str) -> str:
    return f'"{in_a_line(name)}"'
