"""`check` beside the TOML reader alone, in one run: as calls within one process, and as whole commands.

    python benchmarks/check.py [ROUNDS]

Budgets (docs/architecture.md): 10,000 events 3 times what parsing their TOML takes; 100,000 events 10 seconds and
500 MB. The fastest of the rounds is taken on either side; the runs alternate, so that a busy machine slows both.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent))

import toml_rs
from stores import write_store

from timeline_tui.store.checks import examine
from timeline_tui.store.load import load

if TYPE_CHECKING:
    from collections.abc import Callable

PROGRAM = str(Path(sys.executable).parent / "timeline-tui")
PARSE = "import sys, toml_rs; toml_rs.loads(open(sys.argv[1], encoding='utf-8').read())"
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def cost(run: Callable[[], object]) -> float:
    begun = time.perf_counter()
    run()
    return time.perf_counter() - begun


def command(*words: str) -> Callable[[], object]:
    return lambda: subprocess.run(
        words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT, check=True
    )


def beside(name: str, parse: Callable[[], object], check: Callable[[], object], rounds: int) -> bool:
    pairs = [(cost(parse), cost(check)) for _ in range(rounds)]
    base, ours = (min(side) for side in zip(*pairs, strict=True))
    print(f"{name:34} {ours * 1000:6.0f} ms  parsing alone {base * 1000:5.0f} ms  ×{ours / base:4.2f}  budget ×3")
    return ours / base > 3


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as folder:
        ten = write_store(Path(folder) / "ten.toml", 10_000)
        hundred = write_store(Path(folder) / "hundred.toml", 100_000)
        text = ten.read_text(encoding="utf-8")
        missed = beside(
            "10,000 events, in one process",
            lambda: toml_rs.loads(text),
            lambda: examine(load([str(ten)])),
            rounds,
        )
        missed |= beside(
            "10,000 events, as commands",
            command(sys.executable, "-c", PARSE, str(ten)),
            command(PROGRAM, "check", str(ten)),
            rounds,
        )
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        seconds = cost(command(PROGRAM, "check", str(hundred)))
        # The greatest of all children: those before read a tenth of it.
        size = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        assert size * 1024 > before
        print(f"{'100,000 events, as a command':34} {seconds * 1000:6.0f} ms  {size:4.0f} MB  budget 10000 ms, 500 MB")
    return int(missed or seconds > 10 or size > 500)


if __name__ == "__main__":
    raise SystemExit(main())
