"""Every setting, declared once: its name, what it may hold, what it is for. File, environment and docs follow it."""

from __future__ import annotations

from typing import Final, NamedTuple

Value = str | int | bool

THEMES: Final = (
    "dark",
    "light",
    "ansi-dark",
    "ansi-light",
    "atom-one-dark",
    "atom-one-light",
    "catppuccin-frappe",
    "catppuccin-latte",
    "catppuccin-macchiato",
    "catppuccin-mocha",
    "dracula",
    "flexoki",
    "gruvbox",
    "monokai",
    "nord",
    "rose-pine",
    "rose-pine-dawn",
    "rose-pine-moon",
    "solarized-dark",
    "solarized-light",
    "textual-dark",
    "textual-light",
    "tokyo-night",
)
"""Our own two, and Textual's: named here, so that they are known where no screen is drawn."""


class Setting(NamedTuple):
    """One setting. `name` is how it is written: `story.pace` is `pace` in the table `[story]`."""

    name: str
    default: Value
    words: str
    choices: tuple[str, ...] = ()
    """What a text may be; empty: anything."""
    least: int = 0
    most: int = 0
    """What a number may be."""
    sample: str = ""
    """A value to be shown where the default says nothing."""
    unset: str = ""
    """What holds where it is not set, in words."""

    @property
    def field(self) -> str:
        """The name of the value in `Settings`."""
        return self.name.rpartition(".")[2]

    @property
    def variable(self) -> str:
        """The variable of the environment that holds it: `TIMELINE_TUI_STORY_PACE`."""
        return "TIMELINE_TUI_" + self.name.replace(".", "_").upper()

    @property
    def example(self) -> str:
        """A line that can be pasted: `theme = "nord"`; below its table where it has one."""
        return f"{self.name} = {written(self.sample or self.default)}"


SETTINGS: Final = (
    Setting("theme", "dark", "The colours: dark, light, or a theme of Textual's by name.", THEMES),
    Setting(
        "lang",
        "",
        "The language of the screen: en or fr.",
        ("en", "fr"),
        sample="en",
        unset="the chronology's own",
    ),
    Setting("view", "both", "What is shown of the timeline: axis, list or both.", ("axis", "list", "both")),
    Setting("fold", False, "Whether long empty stretches of the axis are folded."),
    Setting("ascii", False, "Whether ASCII characters alone are drawn."),
    Setting("mouse", True, "Whether the mouse is the explorer's; without, the terminal selects text with it."),
    Setting(
        "editor", "", "The editor that opens files, with its arguments.", sample="nano", unset="$VISUAL or $EDITOR"
    ),
    Setting("story.pace", 8, "Seconds that a step stands while the story goes on by itself.", least=1, most=600),
    Setting("recall.questions", 10, "Questions of a lesson.", least=1, most=100),
)
BY_NAME: Final = {setting.name: setting for setting in SETTINGS}


def written(value: Value) -> str:
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    import json  # noqa: PLC0415 - the first frame writes no TOML

    return json.dumps(value, ensure_ascii=False)
