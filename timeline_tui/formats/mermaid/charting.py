"""A chronicle as a `gantt` chart: a section a lane, a task an event; a date that is no day is a bar over its bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.civil import DAY, MINUTE, civil
from timeline_tui.chronicle.fields import first_day, is_timed, last_day
from timeline_tui.chronicle.when import Form, Precision, When
from timeline_tui.formats.held import FIELDS, shown, unheld, unheld_preface, words_of
from timeline_tui.formats.lanes import by_lane, lane_title
from timeline_tui.formats.markup import safe_url
from timeline_tui.formats.mermaid.gantt import MARKS
from timeline_tui.formats.mermaid.text import coded
from timeline_tui.formats.rows import date_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.event import Event
    from timeline_tui.formats.carried import Losses, Wishes

_HELD: Final = frozenset({"id", "lane", "url"})
_HELD_PREFACE: Final = frozenset({"title"})
_FARTHEST: Final = 9_999
_STEP: Final = 500
_UNDRAWN: Final = "events that a Gantt chart can't draw (in its comments)"


def write(chronicle: Chronicle, wishes: Wishes, losses: Losses) -> Iterator[str]:
    """The chart's lines; what it can't hold is counted in `losses`, and said in its comments."""
    preface = chronicle.preface
    unheld_preface(chronicle, _HELD_PREFACE, losses)
    body = list(_sections(chronicle, wishes, losses))
    yield "gantt"
    if losses:
        yield "    %% What a Gantt chart of Mermaid can't hold:"
        yield from (f"    %% - {line}" for line in losses.summary())
    if preface.title:
        yield f"    title {coded(words_of(preface.title, chronicle, wishes.language))}"
    yield "    dateFormat YYYY-MM-DD"
    yield from body


def _sections(chronicle: Chronicle, wishes: Wishes, losses: Losses) -> Iterator[str]:
    done = 0
    for lane, events in by_lane(chronicle).items():
        if lane and events:
            yield f"    section {coded(lane_title(chronicle, lane, wishes.language))}"
        for event in events:
            done += 1
            if wishes.progress and done % _STEP == 0:
                wishes.progress(done, len(chronicle))
            marks = [tag for tag in event.tags if tag in ("active", "done", "crit")]
            unheld(event._replace(tags=tuple(tag for tag in event.tags if tag not in marks)), _HELD, losses)
            name = coded(shown(words_of(event.title, chronicle, wishes.language), event.id, losses)) or "?"
            task = _task(event, losses) if event.when else None
            if task is None:
                losses.add(_UNDRAWN, event.id)
                date = date_words(event, chronicle.preface, wishes.language or chronicle.preface.language)
                yield f"        %% {coded(date or event.when_text or 'no date')} : {name}"
                continue
            own = event.id
            if own in MARKS:
                own = f"{own}-event"
                losses.add(FIELDS["id"], event.id)
            kind, start, end = task
            data = [*marks, kind, own, start, end] if kind else [*marks, own, start, end]
            yield f"        {name} :{', '.join(data)}"
            address = safe_url(event.url)
            if address:
                yield f'        click {own} href "{_address(address)}"'
            elif event.url:
                losses.add(FIELDS["url"], event.id)


def _address(url: str) -> str:
    return url.replace(";", "%3B").replace("#", "#35;")


def _task(event: Event, losses: Losses) -> tuple[str, str, str] | None:
    """`milestone` or nothing, start and end of a task; None where it has neither."""
    when = event.when
    assert when
    single = when.form is Form.SINGLE and not (when.lo_kind or when.hi_kind)
    if when.lo_kind and when.hi_kind:
        return None
    if when.lo_kind or when.hi_kind:
        losses.add("dates without start or end", event.id)
        edge = _start(_known_end(when))
        return ("milestone", edge, "0d") if edge else None
    if (
        when.qual
        or when.est is not None
        or any(part.qual for part in when.parts)
        or when.form in {Form.ONE_OF, Form.ALL_OF}
    ):
        losses.add("doubt of dates", event.id)
    if _is_zoned(when):
        losses.add("time zones of times", event.id)
    if _is_coarse(when):
        losses.add("precision of dates", event.id)
    start = _start(when)
    if start is None or not _is_near(last_day(when.parts[1] if when.is_span and when.parts else when)):
        return None
    if single and when.prec >= Precision.DAY and last_day(when) == first_day(when):
        return "milestone", start, "0d"
    return "", start, _length(when)


def _known_end(when: When) -> When:
    """The end that is known of a span; of a set its known bound."""
    if when.is_span and when.parts:
        return when.parts[1 if when.lo_kind else 0]
    at = when.hi - 1 if when.lo_kind else when.lo
    off = when.off_hi if when.lo_kind else when.off
    return When(at, at + 1, Precision.DAY, off=off, off_hi=off)


def _is_zoned(when: When) -> bool:
    return when.zoned or any(map(_is_zoned, when.parts))


def _is_coarse(when: When) -> bool:
    """Whether it is known to less than a day, or to more than a minute: the chart has days and minutes."""
    parts = when.parts if when.is_span and when.parts else (when,)
    return (
        any(
            part.form is not Form.SINGLE
            or part.prec not in {Precision.DAY, Precision.MINUTE}
            or last_day(part) - first_day(part) > 1
            for part in parts
        )
        or len({part.prec for part in parts}) > 1
    )


def _first(when: When) -> When:
    return when.parts[0] if when.is_span and when.parts else when


def _start(when: When) -> str | None:
    first = _first(when)
    if not _is_near(first_day(first)):
        return None
    at = civil(first.lo + first.off) if is_timed(first) else civil(first_day(first) * DAY)
    year = f"{at.year:04}" if at.year >= 0 else f"-{-at.year:06}"
    day = f"{year}-{at.month:02}-{at.day:02}"
    return f"{day}T{at.hour:02}:{at.minute:02}" if is_timed(first) else day


def _is_near(day: int) -> bool:
    return abs(civil(day * DAY).year) < _FARTHEST


def _length(when: When) -> str:
    """From its first moment to that after its last: whole days where both are midnights, else minutes."""
    first = _first(when)
    last = when.parts[1] if when.is_span and when.parts else when
    start = first.lo + first.off if is_timed(first) else first_day(first) * DAY
    end = (
        (last.lo + last.off if when.is_span else last.hi + last.off_hi)
        if is_timed(last)
        else (last_day(last) + 1) * DAY
    )
    if start % DAY == 0 and end % DAY == 0 and not is_timed(first):
        return f"{max(end - start, 0) // DAY}d"
    return f"{max(end - start, 0) // MINUTE}m"
