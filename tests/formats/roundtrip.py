"""Out through a format and in again: what comes back is the same, or is among the losses that were listed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from timeline_tui.chronicle.event import in_language
from timeline_tui.chronicle.meaning import meaning
from timeline_tui.formats.carried import Losses, Wishes
from timeline_tui.formats.foreign import Foreign
from timeline_tui.formats.held import BREAKS, FIELDS, LANGUAGES, LIKE_HTML
from timeline_tui.formats.markup import one_line
from timeline_tui.formats.opening import document_of
from timeline_tui.formats.registry import BY_NAME
from timeline_tui.formats.rows import rows
from timeline_tui.formats.tables.cells import BLANKS
from timeline_tui.formats.timelinejs.made import LAYOUT, UNDATED
from timeline_tui.store.load import load

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.event import Text
    from timeline_tui.chronicle.when import When
    from timeline_tui.store.load import Reading


def written(chronicle: Chronicle, name: str, losses: Losses | None = None) -> bytes:
    """The file that `export --to NAME` writes."""
    made = BY_NAME[name].write(chronicle, Wishes(), Losses() if losses is None else losses)
    return made if isinstance(made, bytes) else "".join(f"{line}\n" for line in made).encode()


def opened(data: bytes, name: str, file: str = "story") -> Reading:
    """The chronology that a reader makes of a file's bytes."""
    known = BY_NAME[name]
    carried = known.read(Foreign(file, data), Wishes())
    return load([file], documents={file: document_of(file, known, carried)})


def there_and_back(chronicle: Chronicle, name: str) -> tuple[Reading, Losses]:
    """The same chronology after it was written and read, and what the writer said is lost."""
    losses = Losses()
    return opened(written(chronicle, name, losses), name), losses


def differences(before: Chronicle, after: Chronicle, losses: Losses, dates: str = "") -> list[str]:
    """What came back otherwise and was not listed: an empty list is what a test wants.

    Events are paired by their ids. `dates` is how the kinds of loss begin with which the writer lists dates that the
    format can't hold; a loss whose subject is the event excuses its field, and no other.
    """
    found = []
    kinds = losses.kinds
    ours = [event for _, event in rows(before) if event.id not in kinds.get(UNDATED, ())]
    theirs = {event.id: event for _, event in rows(after)}
    if len(ours) != len(after):
        found.append(f"{len(ours)} events went out, {len(after)} came back")
    own = before.preface.language
    for event in ours:
        other = theirs.get(event.id)
        if other is None:
            found.append(f"{event.id} did not come back")
            continue
        told = _Told(event.id, kinds, own)
        if told.title(event.title) != told.title(other.title) and not told.is_like_html:
            found.append(f"{event.id}: title {event.title!r} came back as {other.title!r}")
        excused = any(event.id in subjects for kind, subjects in kinds.items() if dates and kind.startswith(dates))
        if _meaning(event.when) != _meaning(other.when) and not excused:
            found.append(f"{event.id}: when {event.when_text!r} came back as {other.when_text!r}")
        for field, words in FIELDS.items():
            one, two = getattr(event, field), getattr(other, field)
            if excused and field == "date_label" and not one:
                continue  # the words for a date that fields don't hold
            if event.id not in kinds.get(words, ()) and told.differ(field, one, two):
                found.append(f"{event.id}: {field} {one!r} came back as {two!r}")
    return found


class _Told:
    """What was listed of one event, and so may come back otherwise."""

    def __init__(self, event_id: str, kinds: Mapping[str, list[str]], language: str) -> None:
        self._is_listed = {kind for kind in kinds if event_id in kinds[kind]}
        self._language = language
        self.is_like_html = LIKE_HTML in self._is_listed

    def title(self, text: Text) -> str:
        words = in_language(text, self._language, self._language)
        return one_line(words) if BREAKS in self._is_listed else words

    def differ(self, field: str, one: Any, two: Any) -> bool:
        if field in _TEXTS and LANGUAGES in self._is_listed:
            one, two = (in_language(text, self._language, self._language) for text in (one, two))
        if field in _ON_ONE_LINE and BREAKS in self._is_listed:
            one, two = _squeezed(one), _squeezed(two)
        if field == "evidence":
            # Of dates that count from an event, what that came back as is seen at the event.
            one, two = ([(each._replace(when=None), _meaning(each.when)) for each in side] for side in (one, two))
        if self.is_like_html and field in {*_TEXTS, *_ON_ONE_LINE}:
            return False
        if field == "summary" and LAYOUT in self._is_listed:
            return False
        if field == "url" and BLANKS in self._is_listed:
            return False
        return bool(one != two)


def _squeezed(value: Any) -> Any:
    if isinstance(value, str):
        return one_line(value)
    return tuple(map(one_line, value)) if isinstance(value, tuple) else {key: one_line(value[key]) for key in value}


def _meaning(when: When | None) -> object:
    return None if when is None else meaning(when)


_TEXTS: Final = {"summary", "image_alt", "note", "date_label"}
_ON_ONE_LINE: Final = {"where", "claim_by", "date_label", "image_alt", "who", "tags"}
