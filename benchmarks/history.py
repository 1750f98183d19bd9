"""A git history of 80,000 commits, opened: beside what git alone takes to print it, in one run.

    python benchmarks/history.py [ROUNDS]

Budget (docs/architecture.md): 5 seconds, 500 MB. The runs alternate, each in a fresh process.
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

COMMITS = 80_000
PROGRAM = str(Path(sys.executable).parent / "timeline-tui")
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
FORMAT = "tformat:%H%x00%P%x00%an%x00%aI%x00%cI%x00%s%x00%b"


def make(folder: Path) -> None:
    """A repository of many commits, by fifty authors."""
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    running = subprocess.Popen(["git", "-C", str(folder), "fast-import", "--quiet"], stdin=subprocess.PIPE)
    assert running.stdin
    for number in range(1, COMMITS + 1):
        said = f"Change number {number} of the parser\n\nIt was wrong for dates before {number}.\n".encode()
        at = f"{1_000_000_000 + number * 3600} +0200"
        head = f"commit refs/heads/main\nmark :{number}\nauthor A{number % 50} <a@example.org> {at}\n"
        running.stdin.write(f"{head}committer B <b@example.org> {at}\ndata {len(said)}\n".encode() + said)
        running.stdin.write(f"from :{number - 1}\n\n".encode() if number > 1 else b"\n")
    running.stdin.close()
    running.wait()
    subprocess.run(["git", "-C", str(folder), "symbolic-ref", "HEAD", "refs/heads/main"], check=True)


def timed(*words: str) -> float:
    begun = time.perf_counter()
    subprocess.run(words, stdout=subprocess.DEVNULL, check=True, env=ENVIRONMENT)
    return time.perf_counter() - begun


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with tempfile.TemporaryDirectory() as folder:
        make(Path(folder))
        runs = [
            (
                timed("git", "-C", folder, "log", "-z", f"--format={FORMAT}"),
                timed(PROGRAM, "list", f"git:{folder}", "--limit", "1"),
            )
            for _ in range(rounds)
        ]
    alone, ours = (statistics.median(column) for column in zip(*runs, strict=True))
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"git log of {COMMITS:,} commits alone   {alone:6.2f} s")
    print(f"opened, and its first event printed  {ours:6.2f} s   budget 5 s   x{ours / alone:.1f} of git alone")
    print(f"memory                               {memory:6.0f} MB  budget 500 MB")
    return int(ours > 5 or memory > 500)


if __name__ == "__main__":
    sys.exit(main())
