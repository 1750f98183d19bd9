"""Weather for files: cut short, or with bytes that changed on the way. Seeded, so that what fails can be seen again."""

from __future__ import annotations

import random


def damaged(data: bytes, seed: int) -> bytes:
    """The file cut anywhere where `seed` is odd, else with up to twenty bytes changed."""
    dice = random.Random(seed)
    if seed % 2:
        return data[: dice.randrange(len(data))]
    broken = bytearray(data)
    for _ in range(dice.randint(1, 20)):
        broken[dice.randrange(len(broken))] = dice.randrange(256)
    return bytes(broken)
