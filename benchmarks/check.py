"""`check` beside the TOML readers alone, in one run: each time in a fresh process, as it is used.

    python benchmarks/check.py [ROUNDS]

Budgets (docs/architecture.md): 10,000 events 3 times what parsing their TOML takes; 100,000 events 10 seconds and
500 MB. The parsing is toml-rs's, the fastest reader and the one that `check` itself reads with; Python's own tomllib
is shown beside it. The median of the rounds is taken; the runs alternate, so that a busy machine slows all sides.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from stores import write_store

PROGRAM = str(Path(sys.executable).parent / "timeline-tui")
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
TIMED = "import sys, time\n{0}\ntext = open(sys.argv[1], encoding='utf-8').read()\nbegun = time.perf_counter()\n{1}\n"
TIMED += "print(time.perf_counter() - begun)"
PARSE = TIMED.format("import toml_rs", "toml_rs.loads(text)")
PARSE_SLOWLY = TIMED.format("import tomllib", "tomllib.loads(text)")
CHECK = TIMED.format(
    "import gc; from timeline_tui.store.checks import examine; from timeline_tui.store.load import load; gc.disable()",
    "examine(load([sys.argv[1]]))",
)


def timed(code: str, store: Path) -> float:
    """What a piece of code says it took in a process of its own, imports aside."""
    done = subprocess.run(
        [sys.executable, "-c", code, str(store)], capture_output=True, check=True, text=True, env=ENVIRONMENT
    )
    return float(done.stdout)


def command(*words: str) -> float:
    """What a whole process takes, from its start to its end."""
    begun = time.perf_counter()
    subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT, check=True)
    return time.perf_counter() - begun


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    with tempfile.TemporaryDirectory() as folder:
        ten = write_store(Path(folder) / "ten.toml", 10_000)
        hundred = write_store(Path(folder) / "hundred.toml", 100_000)
        runs = [
            (
                timed(PARSE, ten),
                timed(PARSE_SLOWLY, ten),
                timed(CHECK, ten),
                command(sys.executable, "-c", PARSE, str(ten)),
                command(PROGRAM, "check", str(ten)),
            )
            for _ in range(rounds)
        ]
        parse, slow, check, parse_command, check_command = (statistics.median(side) for side in zip(*runs, strict=True))
        print(f"10,000 events, read and checked    {check * 1000:5.0f} ms")
        print(f"    toml-rs parses them in         {parse * 1000:5.0f} ms  ×{check / parse:4.2f}  budget ×3")
        print(f"    tomllib parses them in         {slow * 1000:5.0f} ms  ×{check / slow:4.2f}")
        print(f"10,000 events, the whole command   {check_command * 1000:5.0f} ms")
        print(
            f"    Python, toml-rs and parsing    {parse_command * 1000:5.0f} ms  ×{check_command / parse_command:4.2f}"
        )
        seconds = command(PROGRAM, "check", str(hundred))
        # The greatest of all children, of which the others read a tenth.
        size = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"100,000 events, the whole command  {seconds * 1000:5.0f} ms, {size:.0f} MB  budget 10000 ms, 500 MB")
    return int(check / parse > 3 or seconds > 10 or size > 500)


if __name__ == "__main__":
    raise SystemExit(main())
