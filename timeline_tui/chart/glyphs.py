"""What each kind of mark looks like, in Unicode and in ASCII: for the screen, plain text and the help."""

from __future__ import annotations

from enum import Enum


class Kind(Enum):
    """What a run of cells means. The value is its drawing in Unicode and in ASCII; words have none."""

    POINT = ("●", "*")
    """An instant, or a date narrower than a cell."""
    BAR = ("█", "=")
    """A span: it lasted."""
    VAGUE = ("░", ":")
    """A date known no better than this: somewhere in here, not all along it."""
    EDGE = ("▒", "|")
    """The same, where such a date begins upon or beside another."""
    FADE = ("╌", "~")
    """The slack of an approximate date, on either side."""
    GIVEN = ("═", "-")
    """As far as the dates reach that others give for it."""
    OPEN = ("→", ">")
    """It goes on."""
    SINCE = ("←", "<")
    """It has always been so, as far as the file says."""
    UNKNOWN = ("…", ".")
    """It ended, or began, not known when; a `?` stands beside it."""
    DOUBT = ("?", "?")
    """Uncertain."""
    BEFORE = ("◂", "<")
    """It began before the window."""
    BEYOND = ("▸", ">")
    """It reaches beyond the window."""
    COUNT = ("", "")
    """So many events in one cell, written 2 to 9, or `+` for more."""
    LABEL = ("t", "t")
    """An event's title."""
    BAR_LABEL = ("b", "b")
    """A title that stands on its bar."""

    def drawn(self, *, ascii_only: bool = False) -> str:
        """The glyph of one cell."""
        return self.value[1] if ascii_only else self.value[0]


class Stroke(Enum):
    """What a cell of a rail is. The value is its drawing in Unicode and in ASCII."""

    NONE = (" ", " ")
    BEGIN = ("┐", "\\")
    """The span of this row begins."""
    PASS = ("│", "|")
    """A span is under way."""
    END = ("╵", "'")
    """This row is the last before a span ends."""
    REACH = ("─", "-")
    """From the mark to a rail further right that begins."""
    CROSS = ("┼", "+")
    """The same across a rail."""

    def drawn(self, *, ascii_only: bool = False) -> str:
        """The glyph of one cell."""
        return self.value[1] if ascii_only else self.value[0]


DENSITY = (" ▁▂▃▄▅▆▇█", " .:-=+*#@")
"""Nothing, then rising density; in Unicode and in ASCII."""
