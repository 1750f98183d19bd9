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
    "U": "ids and duplicates",
    "L": "logic",
    "E": "evidence",
    "S": "style",
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
        Rule("F003", "hint", "something in a file of another format is not carried over"),
        Rule("F004", "hint", "something in a file of another format was guessed"),
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
        Rule("T111", "error", "a key has no value"),
        Rule("T112", "error", "a conflict of git is not resolved"),
        Rule("T199", "error", "any other breach of TOML"),
        Rule("K101", "warning", "a key is not known"),
        Rule("K102", "error", "a value is of the wrong type"),
        Rule("K103", "error", "an event has no title"),
        Rule("K104", "error", "a value is none of those allowed"),
        Rule("K105", "error", "an array of tables is written as one table"),
        Rule("K106", "error", "a key that others need is missing"),
        Rule("K107", "error", "a table is not known, and what it holds is left out"),
        Rule("K108", "warning", "`[check]` names a rule that does not exist"),
        Rule("K109", "error", "a key stands below a header, in a table that it is none of"),
        Rule("K110", "warning", "a colour is not known"),
        Rule("K111", "warning", "a language is not written as its code"),
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
        Rule("R305", "warning", "an image file does not exist"),
        Rule("R306", "warning", "an address can't be opened"),
        Rule("R307", "error", "the range of a view can't be read"),
        Rule("R308", "error", "the filter of a view can't be read"),
        Rule("R309", "warning", "a stop is hidden by its own view"),
        Rule("R310", "warning", "a route has no stops"),
        Rule("U401", "error", "an id is used twice"),
        Rule("U402", "error", "an id is not made of a-z, 0-9, - and _"),
        Rule("U403", "error", "a lane, a source or a route is declared twice"),
        Rule("U404", "hint", "two events are likely the same"),
        Rule("U405", "hint", "two sources have the same address"),
        Rule("U406", "warning", "an event has the same link twice"),
        Rule("U407", "warning", "an event has the same evidence twice"),
        Rule("U408", "hint", "a route stops at an event again and says nothing new"),
        Rule("L501", "error", "an effect begins certainly before its cause"),
        Rule("L502", "error", "an event starts what has certainly begun before it"),
        Rule("L503", "error", "an event ends what has certainly not begun, or is over"),
        Rule("L504", "error", "an answer comes certainly before what it answers"),
        Rule("L505", "error", "a part lies certainly outside its whole"),
        Rule("L506", "error", "what follows or replaces begins certainly before the other"),
        Rule("L507", "error", "links lead in a circle"),
        Rule("L508", "error", "an event links to itself"),
        Rule("E601", "warning", "a claim has no evidence"),
        Rule("E602", "warning", "a quote is empty"),
        Rule("E603", "hint", "a source gives another date, and does not dispute the event"),
        Rule("E604", "hint", "evidence repeats the date of its event"),
        Rule("E605", "warning", "nothing says where a source is to be found"),
        Rule("E606", "hint", "an event is disputed, and nothing supports it"),
        Rule("E607", "hint", "a quote is not in the language of its source"),
        Rule("S701", "hint", "an event has no id of its own"),
        Rule("S702", "hint", "a lane has no events"),
        Rule("S703", "hint", "a source is not quoted by anything"),
        Rule("S704", "hint", "a title is too long for the list"),
        Rule("S705", "hint", "a text lacks a language that the titles have"),
        Rule("S706", "hint", "an image has no words for who can't see it"),
        Rule("S707", "hint", "a name is written in two ways"),
        Rule("S708", "warning", "a title is empty"),
        Rule("S709", "hint", "a stop says nothing where the others of its route do"),
        Rule("S710", "hint", "a tag has a comma in it"),
    )
}
"""The rules by code."""
