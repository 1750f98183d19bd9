"""12,000 iCalendar events, carried over: beside what `icalendar` alone takes to parse the same text, in one run.

    python benchmarks/calendars.py [ROUNDS]

Budget (docs/architecture.md): 1.5 times. The rounds alternate.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from typing import TYPE_CHECKING

import icalendar

from timeline_tui.formats.carried import Losses, Wishes
from timeline_tui.formats.foreign import Foreign
from timeline_tui.formats.opening import document_of
from timeline_tui.formats.registry import BY_NAME
from timeline_tui.store.load import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

EVENTS = 12_000
PARIS = """BEGIN:VTIMEZONE
TZID:Europe/Paris
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE"""


def make() -> bytes:
    """A calendar as a large company's program exports it: days, times, people, texts over several lines, alarms."""
    dice = random.Random(5)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//Calendar//EN", "X-WR-TIMEZONE:Europe/Paris"]
    lines += PARIS.split("\n")
    for number in range(EVENTS):
        lines += event(number, dice)
    folded = (line for long in [*lines, "END:VCALENDAR"] for line in fold(long))
    return "".join(f"{line}\r\n" for line in folded).encode()


def event(number: int, dice: random.Random) -> Iterator[str]:
    day = f"{dice.randint(2000, 2026)}{dice.randint(1, 12):02}{dice.randint(1, 27):02}"
    hour = dice.randint(0, 20)
    yield "BEGIN:VEVENT"
    if number % 3 == 0:
        yield f"DTSTART;VALUE=DATE:{day}"
        yield f"DTEND;VALUE=DATE:{int(day) + 1}"
    else:
        zone, mark = (";TZID=Europe/Paris", "") if number % 3 == 1 else ("", "Z")
        yield f"DTSTART{zone}:{day}T{hour:02}0000{mark}"
        yield f"DTEND{zone}:{day}T{hour + 1:02}3000{mark}"
    yield "DTSTAMP:20261120T101112Z"
    yield f"UID:{number:08x}abcdef@example.org"
    if number % 4 == 0:
        yield "ORGANIZER;CN=Ada Lovelace:mailto:ada@example.org"
        for name in ("Bob", "Cleo"):
            who = f"CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN={name} {number}"
            yield f"ATTENDEE;{who};X-NUM-GUESTS=0:mailto:{name.lower()}@example.org"
    yield "CREATED:20200101T000000Z"
    yield f"DESCRIPTION:We speak about matter {number}\\, and about what follows from it\\; bring papers.\\nMore."
    yield "LAST-MODIFIED:20210101T000000Z"
    yield f"LOCATION:Room {number % 40}\\, Paris"
    yield from ("SEQUENCE:1", "STATUS:CONFIRMED", f"SUMMARY:Meeting number {number}", "TRANSP:OPAQUE")
    if number % 5 == 0:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:Soon", "TRIGGER:-P0DT0H30M0S", "END:VALARM")
    yield "END:VEVENT"


def fold(line: str) -> Iterator[str]:
    yield line[:75]
    for at in range(75, len(line), 74):
        yield f" {line[at : at + 74]}"


def timed(run: Callable[[], object]) -> float:
    begun = time.perf_counter()
    run()
    return time.perf_counter() - begun


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    data = make()
    known = BY_NAME["icalendar"]

    def opened() -> object:
        return load(["x"], documents={"x": document_of("x", known, known.read(Foreign("x", data), Wishes()))})

    runs = [
        (
            timed(lambda: icalendar.Calendar.from_ical(data)),
            timed(lambda: known.read(Foreign("x", data), Wishes())),
            timed(opened),
        )
        for _ in range(rounds)
    ]
    alone, ours, whole = (statistics.median(column) for column in zip(*runs, strict=True))
    chronicle = load(
        ["x"], documents={"x": document_of("x", known, known.read(Foreign("x", data), Wishes()))}
    ).chronicle
    written = timed(lambda: known.write(chronicle, Wishes(), Losses()))
    print(f"icalendar parses {EVENTS:,} events        {alone:6.2f} s")
    print(f"carried over                          {ours:6.2f} s   x{ours / alone:.2f}   budget x1.5")
    print(f"carried over and read as a chronology {whole:6.2f} s   x{whole / alone:.2f}")
    print(f"written                               {written:6.2f} s   x{written / alone:.2f}")
    return int(ours > 1.5 * alone)


if __name__ == "__main__":
    sys.exit(main())
