"""Out through a format and in again: what comes back is the same, or is among the losses that were listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_tui.chronicle.event import in_language
from timeline_tui.chronicle.meaning import meaning
from timeline_tui.formats.carried import Losses, Wishes
from timeline_tui.formats.foreign import Foreign
from timeline_tui.formats.held import FIELDS, LANGUAGES
from timeline_tui.formats.opening import document_of
from timeline_tui.formats.registry import BY_NAME
from timeline_tui.formats.rows import rows
from timeline_tui.store.load import load

if TYPE_CHECKING:
    from timeline_tui.chronicle.chronicle import Chronicle
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

    Events are paired by their place in order of file where ids are not held. `dates` is the words with which the
    writer lists a date that the format can't hold (a loss of that kind whose subject is the event excuses it).
    """
    found = []
    kinds = losses.kinds
    ours = [event for _, event in rows(before)]
    theirs = {event.id: event for _, event in rows(after)}
    if len(ours) != len(after):
        found.append(f"{len(ours)} events went out, {len(after)} came back")
    own = before.preface.language
    for event in ours:
        other = theirs.get(event.id)
        if other is None:
            found.append(f"{event.id} did not come back")
            continue
        if in_language(event.title, own, own) != in_language(other.title, own, own):
            found.append(f"{event.id}: title {event.title!r} came back as {other.title!r}")
        excused = any(event.id in subjects for kind, subjects in kinds.items() if dates and kind.startswith(dates))
        if _meaning(event.when) != _meaning(other.when) and not excused:
            found.append(f"{event.id}: when {event.when_text!r} came back as {other.when_text!r}")
        for field, words in FIELDS.items():
            one, two = getattr(event, field), getattr(other, field)
            lost = event.id in kinds.get(words, ()) or (
                not isinstance(one, tuple) and event.id in kinds.get(LANGUAGES, ())
            )
            if one != two and not lost:
                found.append(f"{event.id}: {field} {one!r} came back as {two!r}")
    return found


def _meaning(when: object) -> object:
    return None if when is None else meaning(when)  # type: ignore[arg-type]  # a When: the callers' own
