"""Weather for files: cut short, with bytes that changed on the way, or written by a program that got it wrong.

Seeded, so that what fails can be seen again.
"""

from __future__ import annotations

import copy
import json
import random
import re
from typing import TYPE_CHECKING, Any, Final

from defusedxml.ElementTree import fromstring, tostring

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def damaged(data: bytes, seed: int) -> bytes:
    """The file cut anywhere where `seed` is odd, else with up to twenty bytes changed."""
    dice = random.Random(seed)
    if seed % 2:
        return data[: dice.randrange(len(data))]
    broken = bytearray(data)
    for _ in range(dice.randint(1, 20)):
        broken[dice.randrange(len(broken))] = dice.randrange(256)
    return bytes(broken)


_ODD: Final[tuple[Any, ...]] = (
    None,
    True,
    0,
    -1,
    1e308,
    10**30,
    "",
    "x",
    "\ud800",
    "@today",
    [],
    {},
    [[]],
    {"a": None},
    ["x", 1, None],
)
_TOKEN: Final = re.compile(r"(<[^<>]*>|[\n,;:=\"'()\[\]{}-]|[0-9]+)")


def mangled(data: bytes, seed: int) -> bytes:
    """The file with parts of its structure gone, doubled, swapped or of another kind: what programs get wrong."""
    dice = random.Random(seed)
    if data.lstrip().startswith(b"<") and seed % 3:
        return _grafted(fromstring(data), dice)
    try:
        root = json.loads(data)
    except ValueError:
        return _shuffled(data.decode("utf-8", "replace"), dice).encode()
    for _ in range(dice.randint(1, 4)):
        root = _replaced(root, dice)
    return json.dumps(root).encode()


def _grafted(root: Element, dice: random.Random) -> bytes:
    """XML that is well-formed, with elements gone, doubled, emptied, filled with something else or inside others."""
    for _ in range(dice.randint(1, 5)):
        parent, other = (dice.choice(list(root.iter())) for _ in range(2))
        if not len(parent):
            parent.text = str(dice.choice(_ODD)).replace("\ud800", "")
            continue
        child = dice.choice(list(parent))
        match dice.randrange(4):
            case 0:
                parent.remove(child)
            case 1:
                parent.append(copy.deepcopy(child))
            case 2:
                child.clear()
            case _:
                other.append(copy.deepcopy(child) if other in child.iter() else child)
    return bytes(tostring(root, encoding="utf-8"))


def _shuffled(text: str, dice: random.Random) -> str:
    tokens = _TOKEN.split(text)
    for _ in range(dice.randint(1, 6)):
        one, two = dice.randrange(len(tokens)), dice.randrange(len(tokens))
        match dice.randrange(4):
            case 0:
                tokens[one] = ""
            case 1:
                tokens[one] *= 2
            case 2:
                tokens[one], tokens[two] = tokens[two], tokens[one]
            case _:
                tokens[one] = str(dice.choice(_ODD)).replace("\ud800", "")
    return "".join(tokens)


def _replaced(value: Any, dice: random.Random) -> Any:
    """A value with one of those in it of another kind, or gone."""
    if not value or not isinstance(value, dict | list) or dice.random() < 0.05:
        return copy.deepcopy(dice.choice(_ODD))
    key = dice.choice(list(value)) if isinstance(value, dict) else dice.randrange(len(value))
    if dice.random() < 0.1:
        del value[key]
    else:
        value[key] = _replaced(value[key], dice)
    return value
