"""Keys that the reader has bound otherwise: they do what is asked, and everything on the screen names them."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from textual.widgets import Static

from tests.tui.explorer import SHIPPED, Explorer
from timeline_tui.tui.app import TimelineApp
from timeline_tui.tui.opening import Opening
from timeline_tui.tui.panes.banner import standing
from timeline_tui.tui.settings.reading import read_settings
from timeline_tui.tui.start import start_as

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    import pytest


@asynccontextmanager
async def explorer(folder: Path, text: str, size: tuple[int, int] = (120, 36)) -> AsyncIterator[Explorer]:
    """An explorer of the shipped chronology with these settings."""
    file = folder / "config.toml"
    file.write_text(text, encoding="utf-8")
    settings = read_settings(str(file))
    opening = Opening([SHIPPED], start_as(settings), settings)
    opening.read()
    app = TimelineApp(opening)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Explorer(app, pilot)


async def test_a_key_does_what_it_was_given_for_and_no_more_what_it_did(tmp_path: Path) -> None:
    async with explorer(tmp_path, "[keys]\nevent-after = ['n', 'down']\nfind-next = 'j'\nbookmark = []\n") as at:
        assert at.view.row == 0
        await at.press("n")
        assert at.view.row == 1
        await at.press("j")
        assert at.view.row == 1
        assert "/ finds words" in at.text("#footer")
        await at.press("b")
        assert not at.view.notes


async def test_footer_help_and_palette_show_the_keys_in_force(tmp_path: Path) -> None:
    async with explorer(tmp_path, "[keys]\nquit = 'Q'\nhelp = 'ctrl+k'\nfilter = []\n") as at:
        footer = at.text("#footer")
        assert "Q quit" in footer
        assert "Ctrl+K keys" in footer
        assert "filter" not in footer
        await at.press("ctrl+k")
        await at.type("quit")
        assert "Q  Quit" in at.text("#key-list")
        await at.press("ctrl+k")
        assert at.app.screen is at.screen
        await at.press("ctrl+p")
        await at.type("quit")
        assert "Quit  Q" in str(at.app.screen.query_one("CommandList").get_option_at_index(0).prompt)  # type: ignore[attr-defined]


async def test_sentences_name_the_keys_in_force(tmp_path: Path) -> None:
    async with explorer(tmp_path, "[keys]\nmark = 'ctrl+k'\nfilter = []\nmeasure = '5'\n") as at:
        await at.press("apostrophe")
        assert "Ctrl+K sets one" in at.text("#footer")
        await at.press("F")
        assert "Ctrl+P filter writes one" in at.text("#footer")
        await at.press("ctrl+k", "enter")
        await at.until(lambda: bool(at.view.marks))
        assert "5 measures from it" in at.text("#footer")


async def test_a_list_has_keys_of_its_own_and_closes_by_the_one_that_opened_it(tmp_path: Path) -> None:
    text = "[keys]\nmarks = 'K'\n[lists.keys]\ntake = 'x'\ndown = 'n'\n"
    async with explorer(tmp_path, text) as at:
        await at.press("m", "enter", "down", "m", "enter")
        await at.until(lambda: len(at.view.marks) == 2)
        await at.press("K")
        await at.until(lambda: at.app.screen is not at.screen)
        assert "x take away" in str(at.app.screen.query_one("#times-says", Static).content)
        await at.press("n", "x")
        await at.press("K")
        await at.until(lambda: at.app.screen is at.screen)
        await at.until(lambda: len(at.view.marks) == 1)


async def test_story_and_recall_obey_their_own_tables(tmp_path: Path) -> None:
    text = "[story]\npace = 7\n[story.keys]\nnext = '5'\n[recall]\nquestions = 2\n[recall.keys]\nunknown = 'u'\n"
    async with explorer(tmp_path, text) as at:
        await at.press("s")
        await at.until(lambda: at.app.screen is not at.screen)
        story = at.app.screen
        assert "5 step" in at.text("#story-footer")
        await at.press("5", "right")
        assert story.play.at == 1  # type: ignore[attr-defined]
        assert story.play.pace == 7  # type: ignore[attr-defined]
        await at.press("plus")
        assert story.play.pace == 8  # type: ignore[attr-defined]
        await at.press("escape")
        await at.until(lambda: at.app.screen is at.screen)
        await at.press("r")
        await at.until(lambda: bool(at.app.screen.query("#recall-footer")))
        recall = at.app.screen
        await at.until(lambda: recall.course.question is not None)  # type: ignore[attr-defined]
        assert len(recall.course.lesson.questions) == 2  # type: ignore[attr-defined]
        assert "u don’t know" in at.text("#recall-footer")
        await at.press("u")
        assert recall.course.last is not None  # type: ignore[attr-defined]


async def test_what_is_carried_in_recall_is_put_down_by_the_key_that_does_so(tmp_path: Path) -> None:
    async with explorer(tmp_path, "[recall]\nquestions = 20\n[recall.keys]\npick = 'p'\nunknown = 'u'\n") as at:
        await at.press("r")
        await at.until(lambda: bool(at.app.screen.query("#recall-footer")))
        recall = at.app.screen
        await at.until(lambda: recall.course.question is not None)  # type: ignore[attr-defined]
        while recall.course.phase != "ordering":  # type: ignore[attr-defined]
            await at.press("u", "enter")
        await at.press("p")
        assert "p puts it down" in at.text("#recall")


async def test_settings_open_the_explorer_as_they_say(tmp_path: Path) -> None:
    async with explorer(tmp_path, "theme = 'nord'\nlang = 'fr'\nview = 'list'\nfold = true\nascii = true\n") as at:
        assert at.app.theme == "nord"
        assert (at.view.language, at.view.layout, at.view.folded, at.view.ascii) == ("fr", "list", True, True)


async def test_the_view_is_copied_for_others_too_who_have_no_such_settings(tmp_path: Path) -> None:
    async with explorer(tmp_path, "lang = 'fr'\nview = 'list'\nfold = true\nascii = true\n") as at:
        await at.press("v", "x", "L")
        await at.until(lambda: at.view.layout == "both")
        await at.press("Y")
        copied = at.app.clipboard
        for words in ("--view both", "--no-fold", "--lang en", "--ascii"):
            assert words in copied


async def test_what_is_ignored_is_said_in_the_banner_until_escape(tmp_path: Path) -> None:
    async with explorer(tmp_path, "thme = 'nord'\nviw = 'list'\n") as at:
        await at.until(lambda: standing(at.screen) is not None)
        said = at.text("#banner")
        assert 'A setting is ignored (+ 1) · config.toml:1:1: "thme" is no setting' in said
        assert ", settings" in said
        await at.press("escape")
        await at.until(lambda: standing(at.screen) is None)


async def test_settings_edited_from_within_are_in_force_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from timeline_tui.tui import editor_runs

    def edit(app: object, editor: object, closed: Callable[[str, int], None]) -> str:
        del app, editor
        (tmp_path / "config.toml").write_text("theme = 'nord'\n[keys]\nquit = 'Q'\n", encoding="utf-8")
        closed("nano", 0)
        return ""

    monkeypatch.setattr(editor_runs, "open_editor", edit)
    monkeypatch.setenv("EDITOR", "true")
    async with explorer(tmp_path, "thme = 'nord'\n") as at:
        await at.until(lambda: standing(at.screen) is not None)
        await at.press("comma")
        await at.until(lambda: standing(at.screen) is None)
        assert at.app.theme == "nord"
        assert "Q quit" in at.text("#footer")
        await at.press("q")
        assert at.app.is_running
        await at.press("Q")
        assert not at.app.is_running


async def test_a_file_of_settings_is_made_before_it_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "no-such-editor")
    async with explorer(tmp_path, "") as at:
        (tmp_path / "config.toml").unlink()
        await at.press("comma")
        assert "can't be started" in at.text("#footer")
        assert (tmp_path / "config.toml").read_text(encoding="utf-8").startswith("# Settings of timeline-tui")
