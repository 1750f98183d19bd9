"""Chronicles made by chance, seeded: doubtful dates, spans, open and unknown ends, before the common era too."""

from __future__ import annotations

import random

from hypothesis import strategies as st

from timeline_tui.chronicle.event import Event, Evidence, Preface
from timeline_tui.chronicle.memory import MemoryChronicle
from timeline_tui.chronicle.reading import read

LANES = ("one", "two", "three", "")
TAGS = ("red", "green", "blue")
DATES = (
    "2021-01-10",
    "2021-01",
    "2021",
    "199X",
    "1850~",
    "1850?",
    "1850%",
    "-0043-03-15",
    "0000",
    "2021-01-06/2021-01-08",
    "1914-07-28/1918-11-11",
    "1985/..",
    "../1985",
    "/1985",
    "1985/",
    "13.8 Ga",
    "[1667,1668,1670..1672]",
    "2021-01-10T23:59:00-08:00",
    "1950S2",
)


def chronicle(seed: int, size: int) -> MemoryChronicle:
    """`size` events by chance."""
    dice = random.Random(seed)
    events = []
    for number in range(size):
        text = dice.choice(DATES)
        if dice.random() < 0.5:
            text = f"{dice.randint(1000, 2020)}-{dice.randint(1, 12):02d}-{dice.randint(1, 28):02d}"
        events.append(
            Event(
                id=f"e-{number}",
                title={"en": f"Event {number}", "fr": f"Événement {number}"},
                when=None if dice.random() < 0.05 else read(text),
                when_text=text,
                who=tuple(dice.sample(("Ann", "Bob", "Cléo"), dice.randint(0, 2))),
                lane=dice.choice(LANES),
                tags=tuple(dice.sample(TAGS, dice.randint(0, 2))),
                weight=dice.randint(1, 5),
                claim_by="Ann" if dice.random() < 0.1 else "",
                evidence=(Evidence("src", stance=dice.choice(("supports", "disputes"))),)
                if dice.random() < 0.3
                else (),
            )
        )
    return MemoryChronicle(Preface(title="By chance"), events)


chronicles = st.builds(chronicle, st.integers(0, 10**6), st.integers(0, 60))
