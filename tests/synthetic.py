"""Chronicles made by chance, seeded: doubtful dates, spans, open and unknown ends, before the common era too."""

from __future__ import annotations

import random

from hypothesis import strategies as st

from timeline_tui.chronicle.event import Event, Evidence, Lane, Link, Preface
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


MORE_DATES = ("[..1984]", "[2019,2021]", "{1960,1961-12}", "1914?/1918~", "2021-01/2021-03", "-0431/-0404")
WORDS = ("court", "suit", "hébergeur", "l’œuvre", "quiet", "signed", "App Store")


def busy(seed: int, size: int) -> MemoryChronicle:
    """As `chronicle`, with many spans, sets of dates, texts, links, repeated values and an order of its own."""
    dice = random.Random(seed + 1)
    made = []
    for event in chronicle(seed, size).rows(0, size):
        text = event.when_text
        if event.when is not None and dice.random() < 0.4:
            year = dice.randint(1000, 2000)
            text = dice.choice((*MORE_DATES, f"{year}/{year + dice.randint(1, 200)}"))
        made.append(
            event._replace(
                when=read(text) if event.when is not None else None,
                when_text=text,
                who=event.who * dice.randint(1, 2),
                where=dice.choice(("", "Seattle", "Sèvres")),
                summary=" ".join(dice.choices(WORDS, k=dice.randint(0, 12))),
                links=(Link(f"e-{dice.randrange(size)}", "follows"),) if dice.random() < 0.2 else (),
                order=dice.randint(0, 1),
            )
        )
    dice.shuffle(made)
    return MemoryChronicle(Preface(title="By chance", lanes=(Lane("two"), Lane("unused"))), made)


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
busy_chronicles = st.builds(busy, st.integers(0, 10**6), st.integers(0, 60))
