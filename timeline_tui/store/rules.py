"""Every rule that a file is checked by: its code, how grave a breach is, and what it says in a line.

A code is for ever: it is printed, filtered on and searched for. The letter is the family.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from timeline_tui.store.problem import Severity

FAMILIES: Final = {
    "F": "files",
    "T": "TOML",
    "K": "keys and values",
    "D": "dates",
    "R": "references",
    "U": "ids",
}


class Rule(NamedTuple):
    """One thing that can be wrong. `meaning` is a clause without a full stop."""

    code: str
    severity: Severity
    meaning: str

    @property
    def family(self) -> str:
        """What it is about, in words: `dates`."""
        return FAMILIES[self.code[0]]


RULES: Final = {
    rule.code: rule
    for rule in (
        Rule("F001", "error", "a file of a folder can't be read"),
        Rule("F002", "hint", "a file holds no events"),
        Rule("T101", "error", "a date that TOML can't read stands without quotes"),
        Rule("T102", "error", "a text stands without quotes"),
        Rule("T103", "error", "a text is never closed"),
        Rule("T104", "error", "a list or a table is never closed"),
        Rule("T105", "error", "a line has no `=`"),
        Rule("T106", "error", "more than one value stands after `=`"),
        Rule("T107", "error", "a key stands twice in one table"),
        Rule("T108", "error", "a backslash in a text begins no escape"),
        Rule("T109", "error", "a header in brackets is not whole"),
        Rule("T110", "error", "a character that TOML does not allow"),
        Rule("T199", "error", "any other breach of TOML"),
        Rule("K101", "warning", "a key is not known"),
        Rule("K102", "error", "a value is of the wrong type"),
        Rule("K103", "error", "an event has no title"),
        Rule("K104", "error", "a value is none of those allowed"),
        Rule("K105", "error", "an array of tables is written as one table"),
        Rule("K106", "error", "a key that others need is missing"),
        Rule("K107", "error", "a table is not known, and what it holds is left out"),
        Rule("D201", "error", "a date can't be read"),
        Rule("D202", "error", "`when` stands beside `start` or `end`"),
        Rule("D203", "error", "an event has no date"),
        Rule("D204", "error", "a span ends before it starts"),
        Rule("D205", "error", "a date counts from an event that does not exist or has no date"),
        Rule("D206", "error", "dates count from each other in a circle"),
        Rule("D207", "error", "the time zone is not known"),
        Rule("D250", "warning", "a date is read, but is hardly what was meant"),
        Rule("R301", "warning", "a lane is not declared"),
        Rule("R302", "error", "a source is not declared"),
        Rule("R303", "error", "a link leads to no event"),
        Rule("R304", "error", "a stop of a route is no event"),
        Rule("U401", "error", "an id is used twice"),
        Rule("U402", "error", "an id is not made of a-z, 0-9, - and _"),
        Rule("U403", "error", "a lane, a source or a route is declared twice"),
    )
}
"""The rules by code."""
