"""From a key to the screen: what one key costs, and how that grows with the number of events.

    python benchmarks/keys.py

Keys are handled in a screen without a terminal, so that nothing but our own work and Textual's is timed: from the key's
action to the end of drawing all panes, lines included. Budgets (docs/architecture.md): the 95th percentile 25 ms at any
size; growth from 1,000 to 100,000 events at most 3 times.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from stores import write_store

from timeline_tui.tui.app import TimelineApp
from timeline_tui.tui.canvas import Canvas
from timeline_tui.tui.opening import Opening
from timeline_tui.tui.screens.explore import ExploreScreen
from timeline_tui.tui.start import Start

ROUND = ["event-after", "pan-right", "zoom-in", "event-after", "pan-left", "zoom-out", "lane-after", "event-before"]


async def costs(store: Path, rounds: int) -> list[float]:
    opening = Opening((str(store),), Start())
    opening.read()
    app = TimelineApp(opening)
    found = []
    async with app.run_test(size=(160, 50)) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, ExploreScreen)
        for name in ROUND * rounds:
            begun = time.perf_counter()
            screen.act(name)
            for pane in screen.query(Canvas):
                for line in range(pane.content_size.height):
                    pane.render_line(line)
            found.append(time.perf_counter() - begun)
            await pilot.pause()
    return sorted(found[len(ROUND) :])


def main() -> int:
    missed = 0
    medians = {}
    with tempfile.TemporaryDirectory() as folder:
        for events in (1_000, 10_000, 100_000):
            found = asyncio.run(costs(write_store(Path(folder) / f"{events}.toml", events), 12))
            medians[events] = statistics.median(found)
            high = found[int(len(found) * 0.95)]
            missed += high > 0.025
            print(
                f"{events:9,} events  median {medians[events] * 1000:5.1f} ms  95 % within {high * 1000:5.1f} ms  (25)"
            )
    growth = medians[100_000] / medians[1_000]
    print(f"growth from 1,000 to 100,000 events ×{growth:.2f}  (×3)")
    return int(missed > 0 or growth > 3)


if __name__ == "__main__":
    raise SystemExit(main())
