"""CSV of 100,000 rows made TOML, and TOML of 100,000 events made CSV: beside Python's csv module alone, in one run.

    python benchmarks/tables.py [ROUNDS]

Budget (docs/architecture.md): 10 seconds and 500 MB each, the whole command in a fresh process. The runs alternate.
"""

from __future__ import annotations

import csv
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent))

from stores import write_store

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROWS = 100_000
PROGRAM = str(Path(sys.executable).parent / "timeline-tui")
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
ALONE = "import csv, sys; csv.writer(open(sys.argv[2], 'w')).writerows(csv.reader(open(sys.argv[1], encoding='utf-8')))"


def write_csv(path: Path) -> Path:
    """Rows such as a spreadsheet holds, under names that have to be guessed."""
    with path.open("w", encoding="utf-8", newline="") as opened:
        rows = csv.writer(opened)
        rows.writerow(["Title", "Date", "End date", "Place", "People", "Category", "Keywords", "Description", "Link"])
        for number in range(ROWS):
            day = f"{1800 + number % 200}-{1 + number % 12:02}-{1 + number % 28:02}"
            end = f"{2000 + number % 20}-12-31" if number % 10 == 0 else ""
            said = f"What happened then, told in a sentence of some length, and numbered {number}."
            link = f"https://example.org/{number}"
            rows.writerow([f"Event {number}", day, end, "Paris", "Ann; Bob", f"group {number % 6}", "a, b", said, link])
    return path


def measured(*words: str) -> tuple[float, float]:
    """Seconds and megabytes of one whole process."""
    begun = time.perf_counter()
    process = os.posix_spawn(
        words[0], words, ENVIRONMENT, file_actions=[(os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)]
    )
    _, status, used = os.wait4(process, 0)
    assert os.waitstatus_to_exitcode(status) == 0, words
    return time.perf_counter() - begun, used.ru_maxrss / 1024


def compared(rounds: int, commands: Mapping[str, Sequence[str]]) -> int:
    """Run the commands in turn, print the median of each, and tell by 1 that one was over the budget."""
    runs: dict[str, list[tuple[float, float]]] = {}
    for _ in range(rounds):
        for what, words in commands.items():
            runs.setdefault(what, []).append(measured(*words))
    late = False
    for what, found in runs.items():
        seconds, size = (statistics.median(column) for column in zip(*found, strict=True))
        late = late or seconds > 10 or size > 500
        print(f"{what:28} {seconds:6.2f} s {size:6.0f} MB   budget 10 s, 500 MB")
    return int(late)


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        table, store = str(write_csv(folder / "table.csv")), str(write_store(folder / "store.toml", ROWS))
        return compared(
            rounds,
            {
                "Python's csv module alone": (sys.executable, "-c", ALONE, table, str(folder / "alone.csv")),
                "import of CSV": (PROGRAM, "import", table, "-o", str(folder / "made.toml"), "--force"),
                "export to CSV": (PROGRAM, "export", store, "--to", "csv", "-o", str(folder / "made.csv"), "--force"),
            },
        )


if __name__ == "__main__":
    raise SystemExit(main())
