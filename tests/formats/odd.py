"""Chronicles at the ends of what there is: for writers that must hold for every one of them."""

from __future__ import annotations

from timeline_tui.chronicle.event import Era, Event, Evidence, Lane, Link, Preface, Route, Source, Stop
from timeline_tui.chronicle.memory import MemoryChronicle
from timeline_tui.chronicle.reading import read


def event(number: int, when: str, **others: object) -> Event:
    made = Event(id=f"e-{number}", title=f"Event {number}", when=read(when) if when else None, when_text=when)
    return made._replace(**others)  # type: ignore[arg-type]  # fields by name


def of(*dates: str, **preface: object) -> MemoryChronicle:
    """An event a date, in one lane without a name; an empty date is none."""
    made = Preface(title="Odd")._replace(**preface)  # type: ignore[arg-type]  # fields by name
    return MemoryChronicle(made, [event(number, when) for number, when in enumerate(dates)])


HOSTILE_WORDS = "<script>alert(1)</script> -- \x1b[31m\u202e ]]> &amp; {{x}} \"quoted\" 'single' \x07"
HOSTILE = MemoryChronicle(
    Preface(
        title=HOSTILE_WORDS,
        about=f"{HOSTILE_WORDS}\n\n# A heading\n\n![seen](https://example.org/spy.png) [x](javascript:alert(1))",
        lanes=(Lane("l", HOSTILE_WORDS),),
        sources={"s": Source("s", HOSTILE_WORDS, HOSTILE_WORDS, "javascript:alert(1)", language='en"><b>')},
        eras=(Era(HOSTILE_WORDS, read("2001/2002")),),
        routes=(Route("r", HOSTILE_WORDS, (Stop("a b", HOSTILE_WORDS), Stop("not-there", "x"))),),
    ),
    [
        Event(
            id="a b",
            title=HOSTILE_WORDS,
            when=read("2001-05"),
            when_text="2001-05",
            lane="l",
            who=(HOSTILE_WORDS,),
            where=HOSTILE_WORDS,
            tags=(HOSTILE_WORDS,),
            summary=f"{HOSTILE_WORDS}\n\n<img src=x onerror=alert(1)>",
            url="javascript:alert(1)",
            image="../secret.png",
            image_alt=HOSTILE_WORDS,
            claim_by=HOSTILE_WORDS,
            note=HOSTILE_WORDS,
            links=(Link("a b", "causes"), Link("not-there", "disputes")),
            evidence=(
                Evidence("s", {"en": HOSTILE_WORDS, 'x">': HOSTILE_WORDS}, HOSTILE_WORDS, "disputes"),
                Evidence("<b>", HOSTILE_WORDS, when_text=HOSTILE_WORDS),
            ),
            date_label=HOSTILE_WORDS,
        ),
        Event(id="u", title="Undated", when_text=HOSTILE_WORDS),
    ],
)

ODD = {
    "empty": of(),
    "undated only": of("", "", ""),
    "one event": of("2021-01-10"),
    "one instant": of(*["2021-01-10T12:00:00Z"] * 60),
    "deep time": of("13.8 Ga", "4.54 Ga", "66 Ma", "-3000", "1950", eras=(Era("Archean", read("4 Ga/2.5 Ga")),)),
    "before the common era": of("-0043-03-15", "-0431/-0404", "../-0100", "about 300 BCE", "1st century", "-0200/.."),
    "every doubt": of(
        "1850?", "1850~", "1850%", "/1985", "1985/", "[1667,1668,1670..1672]", "{1960,1961-12}", "1950S2"
    ),
    "hostile": HOSTILE,
}
