"""What docs/editors.md hands to editors: it must fit what the commands print."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")
MISTAKES = ROOT / "tests" / "data" / "mistakes.toml"


def _checked() -> list[str]:
    command = [sys.executable, "-m", "timeline_tui", "check", str(MISTAKES)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.splitlines()


def test_the_problem_matcher_matches_every_line_of_check() -> None:
    found = re.search(r"```json\n(.*?)```", DOCUMENT, re.DOTALL)
    assert found
    (task,) = json.loads(found[1])["tasks"]
    pattern = task["problemMatcher"]["pattern"]
    lines = _checked()
    assert len(lines) > 30
    for line in lines:
        match = re.fullmatch(pattern["regexp"], line)
        assert match, line
        assert match[pattern["file"]] == str(MISTAKES)
        assert match[pattern["line"]].isdigit()
        assert match[pattern["column"]].isdigit()
        assert line.endswith(f" {match[pattern['code']]} {match[pattern['message']]}")


def test_the_error_format_fits_every_line_of_check() -> None:
    found = re.search(r"errorformat=(\S+\\ \S+)", DOCUMENT)
    assert found
    assert found[1] == r"%f:%l:%c:\ %m"
    assert all(re.fullmatch(r".+?:\d+:\d+: .+", line) for line in _checked())
