"""From a save to the new screen, and from a key to the screen meanwhile, beside a bare Textual frame in the same run.

    python benchmarks/reload.py [ROUNDS]

Budgets (docs/architecture.md): the shipped chronology 0.3 seconds from save to screen, 10,000 events 1 second. While
the store is read again, compared and checked, keys are pressed one after the other: each is to be on the screen within
0.1 seconds, what a person takes for at once, and within 0.25 with 100,000 events. The clock of a save starts when its
last byte is written.
"""

from __future__ import annotations

import re
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from stores import write_store
from terminal import Terminal, bare

from timeline_tui.chronicle.event import in_language
from timeline_tui.store.load import load

PROGRAM = str(Path(sys.executable).parent / "timeline-tui")
SHIPPED = Path(__file__).resolve().parent.parent / "events.toml"
UP, DOWN = "\x1b[A", "\x1b[B"
MEANWHILE = 3.0
"""Seconds after a save for which keys are pressed: longer than reading and checking 100,000 events takes."""


class Watched:
    """An explorer on a store of its own, with an event whose title is written anew at each save."""

    def __init__(self, store: Path, event_id: str) -> None:
        self._store = store
        whole = load([str(store)]).chronicle
        row = whole.row_of(event_id)
        assert row is not None
        self._titles = [in_language(event.title, "en") for event in whole.rows(row, row + 3)]
        before, mark, after = store.read_text(encoding="utf-8").partition(f'\nid = "{event_id}"\n')
        self._text = before + mark, after
        self.terminal = Terminal([PROGRAM, str(store), "--at", event_id, "--view", "list"], columns=200)
        self.terminal.until_matching(selected(self._titles[0]))
        self.terminal.until("keys")

    def save(self, title: str) -> None:
        """Give the event another title, quietly; the clock starts when the file is whole."""
        self.terminal.send("")
        before, after = self._text
        text = before + after.replace(self._titles[0], title, 1)
        beside = self._store.with_suffix(".new")
        beside.write_text(text, encoding="utf-8")
        beside.replace(self._store)
        self.terminal.press()

    def shown(self, number: int) -> float:
        """Seconds from a save until it is shown."""
        title = f"Saved, number {number}"
        self.save(title)
        return self.terminal.until(title)

    def keys_meanwhile(self) -> list[float]:
        """Seconds from each of the keys that are pressed while a save is taken over until it is answered."""
        _, one, other = self._titles
        self.terminal.send(DOWN)
        self.terminal.until_matching(selected(one))
        self.save(self._titles[0])
        found = []
        deadline = time.perf_counter() + MEANWHILE
        while time.perf_counter() < deadline:
            for key, title in ((DOWN, other), (UP, one)):
                self.terminal.press(key)
                found.append(self.terminal.until_matching(selected(title)))
                time.sleep(0.03)
        return found


def selected(title: str) -> str:
    """The row of the list that the selection is on."""
    return f"▶.{{0,120}}?{re.escape(title[:40])}"


def first_frame() -> float:
    terminal = Terminal(bare())
    try:
        return terminal.until("one static")
    finally:
        terminal.close()


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "events.toml"
        copy.write_text(SHIPPED.read_text(encoding="utf-8"), encoding="utf-8")
        rows = [
            ("events.toml", copy, "restored", 0.3, 0.1),
            ("10,000 events", write_store(Path(folder) / "ten.toml", 10_000), "e-0", 1.0, 0.1),
            ("100,000 events", write_store(Path(folder) / "hundred.toml", 100_000), "e-0", None, 0.25),
        ]
        for name, store, event_id, budget, at_once in rows:
            watched = Watched(store, event_id)
            pairs = [(first_frame(), watched.shown(number)) for number in range(rounds)]
            base, ours = (statistics.median(side) for side in zip(*pairs, strict=True))
            keys = sorted(watched.keys_meanwhile())
            watched.terminal.close()
            missed += budget is not None and ours > budget
            missed += keys[-1] > at_once
            against = f"budget {budget * 1000:.0f} ms" if budget else "no budget"
            print(f"{name:16} save to screen {ours * 1000:6.0f} ms  bare frame {base * 1000:4.0f} ms  {against}")
            print(
                f"{'':16} {len(keys)} keys meanwhile: median {statistics.median(keys) * 1000:4.0f} ms, "
                f"longest {keys[-1] * 1000:4.0f} ms  budget {at_once * 1000:.0f} ms"
            )
    return int(missed > 0)


if __name__ == "__main__":
    raise SystemExit(main())
