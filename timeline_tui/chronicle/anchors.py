"""The dates of all events of a file, relative ones resolved in the order of what they count from.

One date that can't be read refuses its own event and those that count from it; all others are read. Source
of the rules: docs/dates.md, "Relative dates" and "What to refuse, and the words".
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_tui.chronicle import single
from timeline_tui.chronicle.pattern import Pattern
from timeline_tui.chronicle.reading import pasteable, read, read_span, read_span_with, read_with
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.chronicle.relative import count, parse
from timeline_tui.chronicle.units import Setting
from timeline_tui.chronicle.zones import UTC, Zone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from timeline_tui.chronicle.phrases import ReadOne
    from timeline_tui.chronicle.when import When

RESERVED: Final = frozenset({"published", "today"})
"""Names that are no events: `@published` is the document's date, `@today` the day of reading."""

_ANCHOR: Final = Pattern(r"@([A-Za-z0-9][A-Za-z0-9_-]*)")
_MOST_COMPARED: Final = 2_000
"""Ids that a misspelt one is compared with: difflib takes a second for 100,000."""
_MOST_NAMED: Final = 12
"""Events of a circle that are named."""
_MOST_PROPOSALS: Final = 100
"""Misspelt ids of one file that get a proposal; beyond that it is another file's ids."""


class Wanted(NamedTuple):
    """What a file says of one event's time: TOML values, None where the key is left out."""

    when: object = None
    start: object = None
    end: object = None
    exact: bool = False
    """Weeks, months and years are meant to the day."""
    published: When | None = None
    """The event's own `published`, instead of the document's."""
    zone: Zone | None = None
    """The zone of the event's file, where several files are read together; None is that of the whole."""

    @property
    def is_relative(self) -> bool:
        """Whether any of the values may count from an event."""
        return any(isinstance(value, str) and "@" in value for value in (self.when, self.start, self.end))


class Anchors:
    """What dates can count from: events that have been read, `@published` and `@today`."""

    def __init__(
        self,
        events: Mapping[str, When | Refusal],
        published: When | None = None,
        today: When | None = None,
        *,
        more: Mapping[str, When | Refusal] | None = None,
    ) -> None:
        self._events = events
        self._more = more or {}
        """Looked up where `events`, which may still grow, has not the id."""
        self._published = published
        self._today = today
        self._closest: dict[str, str] = {}
        """Ids that are close to those that are not known."""

    def get(self, name: str, text: str, published: When | None = None) -> When:
        """The date of the anchor `name` of the relative date `text`.

        `published` is the event's own, if it has one. Raises Refusal where the anchor has no date.
        """
        if name == "published":
            sentence = "@published is not known; give published = … at the top"
            return _given(published or self._published, sentence, text)
        if name == "today":
            return _given(self._today, "@today is not known here; write the day", text)
        found = self._events.get(name) or self._more.get(name)
        if found is None:
            raise self._unknown(name, text)
        if isinstance(found, Refusal):
            raise Refusal(f'it counts from "{name}", which has no date that can be read', text=text)
        return found

    def _unknown(self, name: str, text: str) -> Refusal:
        if name not in self._closest and len(self._closest) < _MOST_PROPOSALS:
            ids = _alike(name, [*self._events, *self._more])
            self._closest[name] = next(iter(get_close_matches(name, ids, n=1)), "")
        closest = self._closest.get(name)
        if not closest:
            return Refusal(f'there is no event "{name}"', text=text)
        mend = text.replace(f"@{name}", f"@{closest}")
        return Refusal(f'there is no event "{name}"; did you mean "{closest}"?', text=text, mend=mend)


def _given(when: When | None, sentence: str, text: str) -> When:
    if when is None:
        raise Refusal(sentence, text=text)
    return when


def _alike(name: str, ids: list[str]) -> list[str]:
    """The ids that can be close: all of a small file; of a large one, those that begin alike."""
    if len(ids) <= _MOST_COMPARED:
        return ids
    alike = [other for other in ids if other[:2] == name[:2] and abs(len(other) - len(name)) <= 3]
    return alike[:_MOST_COMPARED]


def read_anchored(
    value: object,
    anchors: Anchors,
    zone: Zone = UTC,
    *,
    exact: bool = False,
    warn: Callable[[str], None] | None = None,
) -> When:
    """`reading.read` for a value that may count from `anchors`, alone or at an end of a span.

    >>> from timeline_tui.chronicle.reading import read
    >>> anchors = Anchors({"cut": read("2021-01-10")})
    >>> when = read_anchored("5 days after @cut", anchors)
    >>> when.lo == read("2021-01-15").lo
    True
    """
    setting = Setting(zone, warn) if warn else Setting(zone)
    return _read_value(value, setting, _reader(setting, anchors, exact=exact))


def _reader(setting: Setting, anchors: Anchors, *, exact: bool, published: When | None = None) -> ReadOne:
    def one(text: str) -> When | None:
        relative = parse(text)
        if relative is None:
            return single.read(text, setting)
        return count(relative, anchors.get(relative.anchor, text, published), setting.zone, exact=exact)

    return one


def resolve(
    wanted: Mapping[str, Wanted],
    *,
    zone: Zone = UTC,
    published: When | None = None,
    today: When | None = None,
    known: Mapping[str, When | Refusal] | None = None,
    warn: Callable[[str, str], None] | None = None,
) -> dict[str, When | Refusal]:
    """The date of every event, by id, in the order of `wanted`; a Refusal where it has none that can be read.

    `zone` is the document's; `known` has the events that have been read elsewhere and can be counted from;
    `warn` is told the id and the sentence of what is doubtful but was read.
    """
    read_so_far: dict[str, When | Refusal] = {}
    anchors = Anchors(read_so_far, published, today, more=known)
    return _Resolver(wanted, zone, read_so_far, anchors, warn).all()


class _Resolver:
    """One run over a file: what has been read so far, and what waits for an anchor."""

    def __init__(
        self,
        wanted: Mapping[str, Wanted],
        zone: Zone,
        read_so_far: dict[str, When | Refusal],
        anchors: Anchors,
        warn: Callable[[str, str], None] | None,
    ) -> None:
        self._wanted = wanted
        self._zone = zone
        self._warn = warn
        self._now = ""
        """The event that is being read."""
        self._read = read_so_far
        self._anchors = anchors

    def all(self) -> dict[str, When | Refusal]:
        tell = self._tell if self._warn else None
        waiting: list[str] = []
        for name, want in self._wanted.items():
            if want.is_relative:
                waiting.append(name)
                continue
            self._now = name
            try:
                self._read[name] = _read_plain(want, want.zone or self._zone, tell)
            except Refusal as refusal:
                self._read[name] = refusal
        if not waiting:
            return self._read
        for name in waiting:
            self._follow(name)
        return {name: self._read[name] for name in self._wanted}

    def _tell(self, sentence: str) -> None:
        if self._warn:
            self._warn(self._now, sentence)

    def _follow(self, name: str) -> None:
        """Read `name` after all that it counts from: in a loop, for a chain may be as long as the file."""
        stack = [name]
        trail: dict[str, None] = {}
        while stack:
            self._now = stack[-1]
            if self._now in self._read:
                stack.pop()
                trail.pop(self._now, None)
                continue
            trail[self._now] = None
            needs = [need for need in self._needs(self._now) if need not in self._read]
            met = next((need for need in needs if need in trail), None)
            if met is not None:
                self._refuse_circle(met, list(trail))
            elif needs:
                stack.extend(needs)
            else:
                self._read[self._now] = self._read_relative(self._wanted[self._now])

    def _needs(self, name: str) -> Iterator[str]:
        want = self._wanted[name]
        for value in (want.when, want.start, want.end):
            if isinstance(value, str):
                for anchor in _ANCHOR.findall(value):
                    if anchor in self._wanted and anchor not in RESERVED:
                        yield anchor

    def _refuse_circle(self, met: str, trail: list[str]) -> None:
        circle = trail[trail.index(met) :]
        members = set(circle)
        first = circle.index(next(name for name in self._wanted if name in members))
        named = [*circle[first:], *circle[:first]]
        if len(named) > _MOST_NAMED:
            named[_MOST_NAMED - 1 : -1] = ["…"]
        sentence = f"these events are dated by each other: {' → '.join([*named, named[0]])}"
        for name in circle:
            self._read[name] = Refusal(sentence, text=_text(self._wanted[name]))

    def _read_relative(self, want: Wanted) -> When | Refusal:
        setting = Setting(want.zone or self._zone, self._tell)
        one = _reader(setting, self._anchors, exact=want.exact, published=want.published)
        try:
            _check_keys(want)
            if want.when is None:
                return read_span_with(want.start, want.end, setting, one)
            return _read_value(want.when, setting, one)
        except Refusal as refusal:
            return refusal


def _read_value(value: object, setting: Setting, one: ReadOne) -> When:
    try:
        return read_with(value, setting, one)
    except Refusal as refusal:
        raise pasteable(refusal, value) from None


def _read_plain(want: Wanted, zone: Zone, warn: Callable[[str], None] | None) -> When:
    _check_keys(want)
    if want.when is not None:
        return read(want.when, zone, warn=warn)
    return read_span(want.start, want.end, zone, warn=warn)


def _check_keys(want: Wanted) -> None:
    """Raise Refusal where an event has both ways to give a date, or neither."""
    spans = want.start is not None or want.end is not None
    if want.when is not None and spans:
        raise Refusal("use when, or start and end, not both")
    if want.when is None and not spans:
        raise Refusal("it has no date; add when = … or start = …")


def _text(want: Wanted) -> str:
    return "/".join(
        str(value) for value in (want.when, want.start, want.end) if isinstance(value, str) and "@" in value
    )
