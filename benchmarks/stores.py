"""Stores of any size for benchmarks: seeded, so that every run reads the same text."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_WHO = ("Amazon Web Services", "Parler", "Apple", "Google", "the court", "the press")
_WORDS = ["suit", "order", "letter", "hearing", "answer", "notice", "ruling", "report", "claim", "appeal", "filing"]


def write_store(path: Path, events: int) -> Path:
    """Write `events` events of about 250 bytes over two centuries, one in ten of them a span."""
    dice = random.Random(events)
    lines = ['title = "A store for benchmarks"\n']
    for number in range(events):
        year, month, day = dice.randint(1800, 1999), dice.randint(1, 12), dice.randint(1, 28)
        date = f'when = "{year}-{month:02d}-{day:02d}"'
        if number % 10 == 0:
            date = f'start = "{year}-{month:02d}-{day:02d}"\nend = "{year + dice.randint(1, 3)}"'
        lines.append(
            f'\n[[event]]\nid = "e-{number}"\n'
            f'title = "The {dice.choice(_WORDS)} about the {dice.choice(_WORDS)} {number}"\n'
            f'{date}\nwho = ["{dice.choice(_WHO)}"]\nlane = "lane-{number % 6}"\ntags = ["{dice.choice(_WORDS)}"]\n'
            f'weight = {dice.randint(1, 5)}\nsummary = "What happened then, told in a sentence of some length."\n'
        )
    path.write_text("".join(lines), encoding="utf-8")
    return path
