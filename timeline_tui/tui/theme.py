"""Colours: two themes of our own, and the inks that the panes draw with, made once per theme.

Colour never carries meaning alone: every ink that means something stands beside a glyph or a weight.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from rich.style import Style
from textual.color import Color, ColorParseError
from textual.theme import Theme

from timeline_tui.chart import palette

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.color import Color as RichColor
    from textual.app import App

# Chosen for a contrast of at least 4.5 : 1 against the background of their theme.
_DARK: Final = {
    **{f"lane-{name}": value for name, value in palette.DARK.items()},
    "ink-muted": "#9aa3b2",
    "ink-faint": "#5f6877",
    "ink-quote": "#c5cddb",
    "ink-good": "#8fc76f",
    "ink-warn": "#f0c35e",
    "ink-bad": "#f28779",
    "ink-link": "#8ab4ff",
    "paper-cursor": "#2e3a52",
    "paper-cursor-dim": "#272c36",
    "paper-window": "#2e3a52",
    "paper-era": "#20242d",
    "paper-hit": "#5c4a1d",
}
_LIGHT: Final = {
    **{f"lane-{name}": value for name, value in palette.LIGHT.items()},
    "ink-muted": "#5b6472",
    "ink-faint": "#98a0ac",
    "ink-quote": "#3c4656",
    "ink-good": "#35701a",
    "ink-warn": "#8a5a00",
    "ink-bad": "#b5362a",
    "ink-link": "#1d56c9",
    "paper-cursor": "#d5e2fb",
    "paper-cursor-dim": "#e6e8ec",
    "paper-window": "#cfdefa",
    "paper-era": "#f0ede4",
    "paper-hit": "#ffe9ae",
}

DARK: Final = Theme(
    name="timeline-dark",
    primary="#7aa2f7",
    secondary="#6cc7d2",
    accent="#f0a35e",
    warning="#f0c35e",
    error="#f28779",
    success="#8fc76f",
    foreground="#dfe4ee",
    background="#171a20",
    surface="#171a20",
    panel="#21252d",
    dark=True,
    variables={
        **_DARK,
        "border": "#3c4452",
        "border-blurred": "#3c4452",
        "input-cursor-background": "#dfe4ee",
        "block-cursor-background": "#2e3a52",
        "block-cursor-foreground": "#dfe4ee",
    },
)
LIGHT: Final = Theme(
    name="timeline-light",
    primary="#2a5bc4",
    secondary="#0d6c78",
    accent="#a14f00",
    warning="#8a5a00",
    error="#b5362a",
    success="#35701a",
    foreground="#23272f",
    background="#fbfaf7",
    surface="#fbfaf7",
    panel="#efece5",
    dark=False,
    variables={
        **_LIGHT,
        "border": "#c3c6cc",
        "border-blurred": "#c3c6cc",
        "input-cursor-background": "#23272f",
        "block-cursor-background": "#d5e2fb",
        "block-cursor-foreground": "#23272f",
    },
)


def turn(app: App[None]) -> None:
    """From dark to light, or back."""
    app.theme = LIGHT.name if app.current_theme.dark else DARK.name


def variables_for(*, dark: bool) -> Mapping[str, str]:
    """Our variables for a theme that is not ours: Textual's own themes work too."""
    return _DARK if dark else _LIGHT


def theme_named(name: str, known: Mapping[str, Theme]) -> str:
    """The full name of a theme: `dark` and `light` are ours, others as Textual names them; '' if there is none."""
    full = {"dark": DARK.name, "light": LIGHT.name}.get(name, name)
    return full if full in known else ""


class Inks:
    """Rich styles by name for one theme: `inks("muted")`, `inks("lane-red", bold=True)`, `inks.paper("cursor")`."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self._variables = dict(variables)
        self._cached = lru_cache(maxsize=256)(self._make)

    def __call__(
        self,
        name: str = "text",
        *,
        paper: str = "",
        bold: bool = False,
        italic: bool = False,
        underline: bool = False,
    ) -> Style:
        """The style of an ink, on a paper where one is named; on the widget's own background otherwise."""
        return self._cached(name, paper, bold, italic, underline)

    def on_lane(self, lane: str, *, underline: bool = False) -> Style:
        """The style of words that stand on a bar of a lane's colour."""
        return self._cached("background", lane, True, False, underline)

    def _make(self, name: str, paper: str, bold: bool, italic: bool, underline: bool) -> Style:
        return Style(
            color=self._color(name),
            bgcolor=(self._color(f"paper-{paper}") or self._color(paper)) if paper else None,
            bold=bold or None,
            italic=italic or None,
            underline=underline or None,
        )

    def _color(self, name: str) -> RichColor | None:
        variables = self._variables
        value = variables.get(f"ink-{name}") or variables.get("foreground" if name == "text" else name)
        if value is None or value.startswith("ansi_"):
            return None
        try:
            return Color.parse(value).rich_color
        except ColorParseError:
            return None

    def lane(self, color: str, position: int) -> str:
        """The ink of a lane: by its colour's name, else by its position among the lanes."""
        return f"lane-{palette.lane_colour(color, position)}"
