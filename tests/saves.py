"""The ways in which editors save a file, and what a broken save leaves."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import random
    from collections.abc import Callable
    from pathlib import Path

    Save = Callable[[Path, str], None]


def write(file: Path, text: str) -> None:
    """Truncate and write, as nano does."""
    file.write_text(text, encoding="utf-8")


def write_in_parts(file: Path, text: str) -> None:
    """Truncate and write, with pauses in which others can read a part."""
    with file.open("w", encoding="utf-8") as opened:
        for start in range(0, len(text), len(text) // 3 + 1):
            opened.write(text[start : start + len(text) // 3 + 1])
            opened.flush()
            time.sleep(0.02)


def rename_over(file: Path, text: str) -> None:
    """Write beside and rename, as most editors with atomic saves do."""
    beside = file.with_name(f".{file.name}.new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(file)


def move_away_and_create(file: Path, text: str) -> None:
    """Rename what there is to a backup and write anew, as vim does."""
    if os.path.lexists(file):
        file.replace(file.with_name(f"{file.name}~"))
    file.write_text(text, encoding="utf-8")


def delete_and_create(file: Path, text: str) -> None:
    """Delete and write anew, with a pause in which there is no file."""
    file.unlink(missing_ok=True)
    time.sleep(0.03)
    file.write_text(text, encoding="utf-8")


def point_a_link_elsewhere(file: Path, text: str) -> None:
    """Write another file and let a link in the file's place lead there."""
    target = file.with_name(f"{file.name}.{time.monotonic_ns()}")
    target.write_text(text, encoding="utf-8")
    beside = file.with_name(f".{file.name}.link")
    beside.symlink_to(target.name)
    beside.replace(file)


WAYS: Final[tuple[Save, ...]] = (
    write,
    write_in_parts,
    rename_over,
    move_away_and_create,
    delete_and_create,
    point_a_link_elsewhere,
)


def broken(text: str, dice: random.Random) -> str:
    """What is left of a text where something went wrong: nothing, a part, or no TOML."""
    return dice.choice(
        (
            "",
            "\n",
            text[: dice.randrange(len(text))],
            text[dice.randrange(len(text)) :],
            f"{text}\n[[event\n",
            f"\x00{text}",
            text.replace('"', "", 1),
            text.replace("[[event]]", "[event]", 1),
        )
    )
