"""20,000 slides of TimelineJS with HTML in their titles and texts made TOML, beside Python's json alone, in one run.

    python benchmarks/slides.py [ROUNDS]

Budget (docs/architecture.md): 10 seconds and 500 MB, the whole command in a fresh process. The runs alternate.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from tables import PROGRAM, compared

SLIDES = 20_000
ALONE = "import json, sys; json.load(open(sys.argv[1], encoding='utf-8'))"


def write_slides(path: Path) -> Path:
    """Slides as editors write them: bold headlines, two paragraphs, a link, a line break, a letter by name."""
    said = "What happened then, told in a sentence of some length, and by whom it was told."
    slides = [
        {
            "start_date": {
                "year": str(1500 + number % 500),
                "month": str(1 + number % 12),
                "day": str(1 + number % 28),
            },
            "text": {
                "headline": f"<b>Event</b> {number}",
                "text": f"<p>{said} <a href='https://example.org/{number}'>More</a> &amp; {said}</p>"
                f"<p><em>Number {number}</em> {said}<br>{said}</p>",
            },
            "media": {"url": f"https://example.org/{number}.jpg", "caption": f"Seen by <i>Ann {number}</i>"},
        }
        for number in range(SLIDES)
    ]
    path.write_text(json.dumps({"events": slides}), encoding="utf-8")
    return path


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        story = str(write_slides(folder / "story.json"))
        return compared(
            rounds,
            {
                "Python's json module alone": (sys.executable, "-c", ALONE, story),
                "import of TimelineJS": (PROGRAM, "import", story, "-o", str(folder / "made.toml"), "--force"),
            },
        )


if __name__ == "__main__":
    raise SystemExit(main())
