"""From process start to the first whole frame, as a multiple of a bare Textual app's, side by side in one run.

    python benchmarks/first_frame.py [ROUNDS]

Budgets (docs/architecture.md): the shipped chronology 1.35; 10,000 events 3; 100,000 events 2 to the first frame
with progress, and 3 seconds until all are there. The median of the rounds is taken; the runs alternate, so that a
busy machine slows both sides.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from stores import write_store
from terminal import Terminal, bare

ROOT = Path(__file__).resolve().parent.parent


def start(command: list[str], *words: str) -> float:
    terminal = Terminal(command)
    try:
        return terminal.until(*words)
    finally:
        terminal.close()


def explorer(store: Path | str) -> list[str]:
    return [str(Path(sys.executable).parent / "timeline-tui"), str(store)]


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    with tempfile.TemporaryDirectory() as folder:
        ten = write_store(Path(folder) / "ten.toml", 10_000)
        hundred = write_store(Path(folder) / "hundred.toml", 100_000)
        rows = [
            ("events.toml", explorer(ROOT / "events.toml"), ("keys", "Evidence", "US presidential election"), 1.35),
            ("10,000 events", explorer(ten), ("keys", "of 10000", "What happened then"), 3.0),
            ("100,000 events, with progress", explorer(hundred), ("keys", "%"), 2.0),
        ]
        missed = 0
        for name, command, words, budget in rows:
            pairs = [(start(bare(), "one static"), start(command, *words)) for _ in range(rounds)]
            base, ours = (statistics.median(side) for side in zip(*pairs, strict=True))
            missed += ours / base > budget
            print(f"{name:32} {ours * 1000:6.0f} ms  bare {base * 1000:4.0f} ms  ×{ours / base:4.2f}  budget ×{budget}")
        whole = statistics.median(
            start(explorer(hundred), "of 100000", "What happened then") for _ in range(max(3, rounds // 3))
        )
        missed += whole > 3
        print(f"{'100,000 events, all there':32} {whole * 1000:6.0f} ms  budget 3000 ms")
    return int(missed > 0)


if __name__ == "__main__":
    raise SystemExit(main())
