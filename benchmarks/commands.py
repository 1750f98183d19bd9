"""Commands that draw no screen, beside the interpreter alone, in one run.

    python benchmarks/commands.py

Budget (docs/architecture.md): `timeline-tui date 2021` 120 ms.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = str(Path(sys.executable).parent / "timeline-tui")
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def cost(command: list[str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, cwd=ROOT, env=ENVIRONMENT, check=False)
    return time.perf_counter() - begun


def main() -> int:
    rows = [
        ("date 2021", ["date", "2021"], 0.120),
        ("list events.toml", ["list", "events.toml"], None),
        ("check events.toml", ["check", "events.toml"], None),
        ("fmt --check events.toml", ["fmt", "--check", "events.toml"], None),
    ]
    missed = 0
    for name, words, budget in rows:
        pairs = [(cost([sys.executable, "-c", "pass"]), cost([PROGRAM, *words])) for _ in range(15)]
        bare, ours = (statistics.median(side) for side in zip(*pairs, strict=True))
        missed += budget is not None and ours > budget
        limit = f"  budget {budget * 1000:.0f} ms" if budget else ""
        print(f"{name:20} {ours * 1000:5.0f} ms  python alone {bare * 1000:3.0f} ms{limit}")
    return int(missed > 0)


if __name__ == "__main__":
    raise SystemExit(main())
