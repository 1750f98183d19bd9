"""Sources that disagree stand side by side in the detail pane, and the axis draws how far their dates reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.explorer import explorer, store
from timeline_tui.chronicle.query import parse
from timeline_tui.tui.start import Start

if TYPE_CHECKING:
    from pathlib import Path

CONTESTED = Start(at="aws-suspends")


def beside(shown_text: str) -> str:
    """The line in which both sides begin."""
    return next((line for line in shown_text.splitlines() if "As told here" in line), "")


async def test_where_there_is_room_the_sides_stand_beside_each_other() -> None:
    async with explorer(size=(220, 60), start=CONTESTED) as shown:
        line = beside(shown.text("#detail"))
        assert line.startswith("As told here: 10 January")
        assert line.endswith(" │ Told otherwise")


async def test_where_there_is_not_one_stands_below_the_other() -> None:
    async with explorer(size=(120, 130), start=CONTESTED) as shown:
        text = shown.text("#detail")
        assert "│" not in text
        assert text.index("As told here") < text.index("AFP,") < text.index("Told otherwise") < text.index("≠ ")


async def test_each_side_names_source_stance_date_and_quotation() -> None:
    async with explorer(size=(220, 90), start=CONTESTED) as shown:
        left, right = zip(
            *(f"{line} ".split(" │ ") for line in shown.text("#detail").splitlines() if " │" in line), strict=True
        )
        said, otherwise = (" ".join(" ".join(side).split()) for side in (left, right))
        assert "✓ AFP, in Technology Times gives 11 January 2021, 07:59 UTC “0759 GMT Monday”" in said
        assert "≠ Los Angeles Times disputes gives 11 January 2021" in otherwise
        assert "“Jan. 11 decision”" in otherwise


async def test_the_cursor_goes_down_one_side_and_then_the_other() -> None:
    async with explorer(size=(220, 60), start=CONTESTED) as shown:
        pane = shown.app.screen.query_one("#detail")
        pane.focus()
        await shown.pilot.pause()
        addresses = pane.urls()  # type: ignore[attr-defined]
        seen = [target.url for target in [pane.target()] if target]  # type: ignore[attr-defined]
        for _ in range(40):
            await shown.press("down")
            target = pane.target()  # type: ignore[attr-defined]
            if target is not None and target.url:
                seen.append(target.url)
        assert list(dict.fromkeys(url for url in seen if url)) == addresses


async def test_the_axis_and_the_help_show_how_far_the_dates_given_reach() -> None:
    async with explorer(start=CONTESTED) as shown:
        assert "═" in shown.text("#axis")
        await shown.press("question_mark")
        await shown.type("reach")
        assert "═" in shown.text("#key-list")
        assert "as far as the dates reach" in " ".join(shown.text("#key-list").split())


CONFLICTING = """
title = "Rome"
[[source]]
id = "bede"
title = "De temporum ratione"
[[source]]
id = "livy"
title = "Ab urbe condita"
[[event]]
id = "founding"
title = "Founding of Rome"
when = "753 BCE"
[[event.evidence]]
source = "bede"
when = "814 BCE"
[[event]]
id = "sack"
title = "Sack of Rome"
when = "390 BCE"
[[event.evidence]]
source = "livy"
when = "about 391 BCE"
"""


async def test_the_list_marks_what_has_two_sides_and_nothing_else(tmp_path: Path) -> None:
    async with explorer(store(tmp_path, CONFLICTING), size=(220, 60)) as shown:
        marked = {
            line.split("of Rome")[0].split()[-1]: "≠" in line
            for line in shown.text("#events").splitlines()
            if "of Rome" in line
        }
        assert marked == {"Founding": True, "Sack": False}
        assert len(shown.view.whole.matching(parse("is:contested"))) == 1
        assert "Told otherwise" in shown.text("#detail")


async def test_a_source_without_a_publisher_goes_by_its_title(tmp_path: Path) -> None:
    async with explorer(store(tmp_path, CONFLICTING), size=(220, 60)) as shown:
        assert "De temporum ratione" in shown.text("#detail")
        assert "De temporum ratione" in shown.text("#facets")


async def test_an_event_that_nobody_disputes_has_no_sides() -> None:
    async with explorer(size=(220, 60), start=Start(at="capitol")) as shown:
        assert "As told here" not in shown.text("#detail")
