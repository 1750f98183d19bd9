"""The dates of one file: read where they stand for themselves, kept where they count from an event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from timeline_tui.chronicle.reading import read, read_plain, read_span
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.chronicle.zones import UTC
from timeline_tui.store.shape import Finding, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from timeline_tui.chronicle.when import When
    from timeline_tui.chronicle.zones import Zone
    from timeline_tui.store.places import Path

_NO_DATE: Final = "it has no date; add when = … or start = …"
_BOTH: Final = "use when, or start and end, not both"


class Waiting(NamedTuple):
    """A date that counts from an event or from `@published`: resolved when all events are known."""

    name: str
    """The id of the event whose date it is."""
    path: Path
    """Of the table."""
    keys: tuple[str, ...]
    """`("when",)`, or the one or two of a span."""
    values: tuple[object, ...]
    exact: bool = False
    published: When | None = None


class Dates:
    """Reads the dates of one file's tables; refusals and warnings are added to `found`."""

    def __init__(self, found: list[Finding], zone: Zone = UTC, published: When | None = None) -> None:
        self.found = found
        self.zone = zone
        self.published = published
        self.waiting: list[Waiting] = []
        self.known: Mapping[str, When | Refusal] = {}
        """Dates of the store's events, once they are known: what may be counted from then on."""

    def of_event(self, table: dict[str, Any], name: str, path: Path) -> tuple[When | None, str]:
        """The date of an event and its text; no date where it waits or can't be read."""
        own = table.get("published")
        published = self.of_value(own, name, (*path, "published"))[0] if own is not None else None
        if "when" in table and "start" not in table and "end" not in table:
            value = table["when"]
            if type(value) is str and "@" not in value:  # as nearly all of a large file's are
                try:
                    when = read_plain(value, self.zone)
                    return when or read(value, self.zone, warn=self._warn(name, (*path, "when"))), value
                except Refusal as refusal:
                    self.refuse(refusal, name, (*path, "when"))
                    return None, value
        keys = tuple(key for key in ("when", "start", "end") if key in table)
        text = "/".join(written(table[key]) for key in keys)
        if not keys:
            self.say("D203", _NO_DATE, name, path)
            return None, ""
        if "when" in keys and len(keys) > 1:
            self.say("D202", _BOTH, name, (*path, keys[1]), at_key=True)
            return None, text
        values = tuple(table[key] for key in keys)
        if any(isinstance(value, str) and "@" in value for value in values):
            self.waiting.append(Waiting(name, path, keys, values, table.get("exact") is True, published))
            return None, text
        when = self._read(keys, values, name, path)
        return when, when.text if when else text

    def of_era(self, table: dict[str, Any], path: Path) -> When | None:
        """The date of an era; it may count from events, which are known by then."""
        before = len(self.waiting)
        when, _ = self.of_event(table, "", path)
        for waiting in self.waiting[before:]:
            try:
                when = self.count(waiting)
            except Refusal as refusal:
                self.refuse_waiting(waiting, refusal, "")
        del self.waiting[before:]
        return when

    def of_value(self, value: object, name: str, path: Path) -> tuple[When | None, str]:
        """The date of one value at `path`, and its text."""
        try:
            if isinstance(value, str) and "@" in value:
                when = self.count(Waiting(name, path, ("when",), (value,)))
            else:
                when = read(value, self.zone, warn=self._warn(name, path))
        except Refusal as refusal:
            self.refuse(refusal, name, path)
            return None, written(value)
        return when, when.text

    def count(self, waiting: Waiting) -> When:
        """The date of `waiting`, counted from what is known. Raises Refusal."""
        from timeline_tui.store.counting import counted  # noqa: PLC0415 - many stores have none

        warn = self._warn(waiting.name, (*waiting.path, waiting.keys[0]))
        return counted(waiting, self.zone, self.known, self.published, warn)

    def refuse_waiting(self, waiting: Waiting, refusal: Refusal, code: str) -> None:
        """Add the refusal of a date that counts from an event to what was found."""
        path = (*waiting.path, _refused(waiting.keys, waiting.values, refusal))
        self.refuse(refusal, waiting.name, path, code)

    def _read(self, keys: tuple[str, ...], values: tuple[object, ...], name: str, path: Path) -> When | None:
        """A date that stands for itself. A span is placed at the end that is refused."""
        warn = self._warn(name, (*path, keys[0]))
        by_key = dict(zip(keys, values, strict=True))
        try:
            if "when" in by_key:
                return read(by_key["when"], self.zone, warn=warn)
            return read_span(by_key.get("start"), by_key.get("end"), self.zone, warn=warn)
        except Refusal as refusal:
            self.refuse(refusal, name, (*path, _refused(keys, values, refusal)))
            return None

    def refuse(self, refusal: Refusal, name: str, path: Path, code: str = "") -> None:
        """Add a refusal to what was found."""
        sentence = str(refusal)
        code = code or ("D204" if sentence.startswith("it ends (") else "D201")
        self.say(code, sentence, name, path, fix=refusal.mend)

    def say(
        self,
        code: str,
        sentence: str,
        name: str,
        path: Path,
        *,
        fix: str = "",
        at_key: bool = False,
    ) -> None:
        """Add a finding about the event `name`."""
        message = f'event "{name}": {sentence}' if name else sentence
        self.found.append(Finding(path, code, message, fix, at_key))

    def _warn(self, name: str, path: Path) -> Callable[[str], None]:
        return lambda sentence: self.say("D250", sentence, name, path)


def written(value: object) -> str:
    """A value's text: a string as it stands, anything else as TOML would have it."""
    return value if isinstance(value, str) else shown(value)


def _refused(keys: tuple[str, ...], values: tuple[object, ...], refusal: Refusal) -> str:
    """The key of the value that a refusal of a span is about."""
    for key, value in zip(keys, values, strict=True):
        if refusal.text and refusal.text in written(value):
            return key
    return keys[-1]
