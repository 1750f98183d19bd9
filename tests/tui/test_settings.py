"""The reader's settings: what holds, what is said of a mistake, and that nothing else is lost by it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.keys import _character_to_key
from textual.theme import BUILTIN_THEMES

from timeline_tui.tui.key_names import read_key, shown, spelled
from timeline_tui.tui.keymap import DECLARED, TABLES, KeyMap, declared
from timeline_tui.tui.settings.declared import SETTINGS, THEMES
from timeline_tui.tui.settings.reading import read_settings
from timeline_tui.tui.settings.template import pasted, template
from timeline_tui.tui.settings.values import DEFAULTS, Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Read = Callable[[str], Settings]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a text as settings."""

    def read_text(text: str) -> Settings:
        file = tmp_path / "config.toml"
        file.write_text(text, encoding="utf-8")
        return read_settings(str(file))

    return read_text


def said(settings: Settings) -> list[str]:
    """What is wrong, each without the folder of its file."""
    return [re.sub(r"^.*/", "", str(trouble)) for trouble in settings.troubles]


def test_without_a_file_everything_is_as_declared() -> None:
    settings = read_settings()
    assert settings._replace(file="") == DEFAULTS
    assert settings.file.endswith("timeline-tui/config.toml")


def test_the_declared_defaults_are_those_of_the_value() -> None:
    assert [getattr(DEFAULTS, setting.field) for setting in SETTINGS] == [setting.default for setting in SETTINGS]


def test_a_file_says_what_holds_and_where(read: Read) -> None:
    settings = read('theme = "nord"\nfold = true\nstory.pace = 20\n[recall]\nquestions = 3\n')
    assert settings[:2] == ("nord", "")
    assert (settings.fold, settings.pace, settings.questions) == (True, 20, 3)
    assert {name: origin.rpartition(":")[2] for name, origin in settings.origins.items()} == {
        "theme": "1",
        "fold": "2",
        "story.pace": "3",
        "recall.questions": "5",
    }
    assert not settings.troubles


def test_the_environment_comes_before_the_file(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"THEME": "gruvbox", "FOLD": "yes", "STORY_PACE": "3", "VIEW": ""}.items():
        monkeypatch.setenv(f"TIMELINE_TUI_{name}", value)
    settings = read('theme = "nord"\nview = "list"\n')
    assert (settings.theme, settings.fold, settings.pace, settings.view) == ("gruvbox", True, 3, "list")
    assert settings.origins["theme"] == "TIMELINE_TUI_THEME"
    assert not settings.troubles


def test_a_variable_that_nobody_knows_or_that_does_not_fit_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMELINE_TUI_THEEM", "nord")
    monkeypatch.setenv("TIMELINE_TUI_STORY_PACE", "fast")
    settings = read_settings()
    assert sorted(said(settings)) == [
        'TIMELINE_TUI_STORY_PACE: story.pace = "fast": it is a number from 1 to 600; write story.pace = 8',
        "TIMELINE_TUI_THEEM: no setting goes by this variable; did you mean TIMELINE_TUI_THEME?",
    ]
    assert settings.pace == 8


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('thme = "nord"', '1:1: "thme" is no setting; did you mean theme? Write: theme = "dark"'),
        ("pace = 3", '1:1: "pace" is no setting; did you mean story.pace? Write: story.pace = 8'),
        ('[story]\ntheme = "nord"', '2:1: "story.theme" is no setting; did you mean theme? Write it above every table'),
        ('theme = "nrd"', '1:9: theme = "nrd" is not known; write theme = "nord"'),
        ('view = "lists"', '1:8: view = "lists": it is one of axis, list, both; write view = "list"'),
        ("fold = 1", "1:8: fold = 1: it is true or false; write fold = true"),
        ("mouse = 'no'", '1:9: mouse = "no": it is true or false; write mouse = false'),
        ("story.pace = 0", "1:14: story.pace = 0: it is a number from 1 to 600; write story.pace = 8"),
        ("recall.questions = true", "1:20: recall.questions = true: it is a number from 1 to 100"),
        ("lang = 2021-01-01", '1:8: lang = 2021-01-01: it is a text; write lang = "en"'),
        ("lang = fr", '1:8: this text needs quotes: lang = "fr"'),
        ("[[event]]\ntitle = 'x'", '"event" is no setting; there are theme,'),
        ("keys = 'x'", '1:8: keys = "x": it is a table; write keys.quit = "q"'),
        ("[keys]\nqit = 'x'", '2:1: no action is called "qit"; did you mean quit? Write: quit = "q"'),
        ("[keys]\nplay = 'x'", '2:1: "play" is an action of [story.keys]; move it there'),
        ("[keys]\nquit = 'ctrl+entr'", '2:8: "ctrl+entr" is no key; write quit = "ctrl+enter"'),
        ("[keys]\nfirst = ['1', 2]", '2:15: a key is a text: first = ["g", "home"]'),
        ("[keys]\naccept = 'x'", "2:1: keys.accept is always Enter; leave it out"),
        ("[keys]\nshow-text = 'x'", '2:13: x is typed there; write show-text = "ctrl+k"'),
        ("[keys]\nhelp = 'escape'", "2:8: Escape always goes one step back; give help another key"),
        ("[keys]\nhelp = 'ctrl+q'", "2:8: Ctrl+Q always quits; give help another key"),
        ("[keys]\nquit = '!'", '2:8: ! is "quit" now, so "problems" (Problems in the file) has no key left; give it'),
        ("[keys]\nquit = '5'\nfind = '5'", '3:8: 5 can\'t be both "quit" and "find": "quit" has it; give "find"'),
    ],
)
def test_a_mistake_is_named_with_its_place_and_a_line_to_paste(read: Read, text: str, sentence: str) -> None:
    [found] = said(read(text))
    assert sentence in found


def test_one_mistake_takes_nothing_else_with_it(read: Read) -> None:
    settings = read('theme = "nrd"\nlang = fr\nview = "list"\n[keys]\nquit = ["Q", "ctrl+foo"]\nqit = "x"\n')
    assert settings.view == "list"
    assert settings.keys.explorer.of("quit") == ("Q",)
    assert len(settings.troubles) == 4


@pytest.mark.parametrize("data", [b"\xff\xfe", b"theme = '\xff'", b"= = =\n"])
def test_a_file_that_can_not_be_read_is_one_sentence(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(data)
    assert len(read_settings(str(file)).troubles) == 1
    assert read_settings(str(tmp_path)).troubles[0].sentence.startswith("this is a folder")


def test_a_file_that_is_named_and_gone_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMELINE_TUI_CONFIG", str(tmp_path / "gone.toml"))
    assert "there is no such file" in str(read_settings().troubles[0])


# --- keys ----------------------------------------------------------------------------------------


def test_what_is_asked_for_comes_before_what_was_there(read: Read) -> None:
    keys = read("[keys]\nquit = 'k'\nbookmark = []\n").keys
    assert keys.explorer.of("quit") == ("k",)
    assert keys.explorer.of("event-before") == ("up",)
    assert keys.explorer.of("bookmark") == ()
    found = keys.explorer.at("timeline", "k")
    assert found is not None
    assert found.name == "quit"


def test_actions_that_never_meet_share_a_key(read: Read) -> None:
    settings = read("[keys]\npage-after = 'space'\n")
    explorer = settings.keys.explorer
    there, here = explorer.at("timeline", "space"), explorer.at("filter", "space")
    assert there is not None
    assert here is not None
    assert (there.name, here.name) == ("page-after", "toggle")
    assert not settings.troubles


def test_escape_is_always_a_way_back(read: Read) -> None:
    keys = read(
        "[keys]\nescape = []\n[story.keys]\nescape = 'x'\n[recall.keys]\nleave=[]\n[lists.keys]\nclose=[]\n"
    ).keys
    assert "escape" in keys.explorer.of("escape")
    assert keys.table("story").of("escape") == ("x", "escape")
    assert "escape" in keys.table("recall").of("leave")
    assert "escape" in keys.table("lists").of("close")


def test_no_key_of_a_table_does_two_things_at_one_place() -> None:
    for table in TABLES:
        seen: dict[tuple[str, str], str] = {}
        for action in declared(table):
            for context in action.contexts:
                for key in action.keys:
                    assert seen.setdefault((context, key), action.name) == action.name


def test_the_keys_as_they_are_printed_change_nothing(read: Read) -> None:
    settings = read("\n".join(pasted(DECLARED)))
    assert not settings.troubles
    assert settings.keys is DECLARED


def test_the_template_changes_nothing_also_without_its_comments(read: Read) -> None:
    text = template()
    assert read(text)._replace(file="") == DEFAULTS
    bare = read(re.sub(r"^# (?=[a-z][\w-]* = |\[)", "", text, flags=re.MULTILINE))
    assert not bare.troubles
    assert bare.keys is DECLARED
    assert (bare.editor, bare.lang) == ("nano", "en")
    assert bare._replace(file="", origins={}, editor="", lang="") == DEFAULTS._replace(origins={})


_SOME_KEYS = st.lists(st.sampled_from(["a", "G", "?", "up", "enter", "space", "ctrl+k", "f5", "escape"]), max_size=3)


@given(
    st.sampled_from(TABLES).flatmap(
        lambda table: st.tuples(
            st.just(table),
            st.dictionaries(
                st.sampled_from([action.name for action in declared(table) if action.name != "accept"]), _SOME_KEYS
            ),
        )
    )
)
def test_whatever_is_asked_for_a_key_does_one_thing_and_escape_leads_back(
    tmp_path_factory: pytest.TempPathFactory, wanted: tuple[str, dict[str, list[str]]]
) -> None:
    table, names = wanted
    header = "keys" if table == "explorer" else f"{table}.keys"
    file = tmp_path_factory.mktemp("settings") / "config.toml"
    file.write_text(f"[{header}]\n" + "".join(f"{name} = {keys!r}\n" for name, keys in names.items()))
    keys: KeyMap = read_settings(str(file)).keys
    for name in TABLES:
        owners: dict[tuple[str, str], str] = {}
        for action in keys.table(name).actions:
            for context in action.contexts:
                for key in action.keys:
                    assert owners.setdefault((context, key), action.name) == action.name
    assert "escape" in keys.explorer.of("escape")
    assert "escape" in keys.table("story").of("escape")


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Ctrl+P", "ctrl+p"),
        ("ctrl-p", "ctrl+p"),
        ("Esc", "escape"),
        ("↑", "up"),
        ("Shift+↓", "shift+down"),
        ("shift+a", "A"),
        ("−", "minus"),
        ("ctrl++", "ctrl+plus"),
        ("PgUp", "pageup"),
        ("é", "é"),
        (" ", "space"),
        ("shift+ctrl+up", "ctrl+shift+up"),
    ],
)
def test_keys_are_read_as_people_and_screens_write_them(written: str, key: str) -> None:
    assert read_key(written) == key


def test_a_sign_goes_by_the_name_that_textual_gives_it() -> None:
    for character in map(chr, range(32, 0x250)):
        if character.isprintable():
            assert read_key(character) == _character_to_key(character)


def test_every_declared_key_is_read_back_from_how_it_is_shown_and_spelled() -> None:
    for table in TABLES:
        for action in declared(table):
            for key in action.keys:
                assert read_key(shown(key)) == read_key(spelled(key)) == key


def test_the_themes_are_ours_and_textuals() -> None:
    assert set(THEMES) == {"dark", "light", *BUILTIN_THEMES}


def test_a_sentence_names_the_key_in_force_or_the_way_through_the_palette(read: Read) -> None:
    keys = read("[keys]\nmark = 'ctrl+k'\nfold = []\n[story.keys]\nview = 'w'\n").keys
    assert keys.fill("{mark} {fold} {story.view} {quit} {} {0}") == "Ctrl+K Ctrl+P fold w q {} {0}"
