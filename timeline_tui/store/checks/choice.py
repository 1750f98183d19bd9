"""Which rules are asked for: the table `[check]` of a file, and `--select` and `--ignore` of a command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from timeline_tui.store.rules import FAMILIES, RULES
from timeline_tui.store.shape import Finding, UnfitError, names, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.store.document import Document


class Choice(NamedTuple):
    """Codes of rules, or what they begin with: `L501`, `L`. Of two that fit a rule the longer holds."""

    select: tuple[str, ...] = ()
    """These alone; empty: all."""
    ignore: tuple[str, ...] = ()
    """Not these."""

    def over(self, other: Choice) -> Choice:
        """This choice laid over another: `select` in its place where there is one, `ignore` beside it."""
        ignore = (*(code for code in other.ignore if code not in self.select), *self.ignore)
        return Choice(self.select or other.select, ignore)

    def takes(self, code: str) -> bool:
        """Whether a rule is asked for. `select = ["L501"]` with `ignore = ["L"]` asks for L501."""
        selected = _longest(self.select, code) if self.select else 0
        return selected > _longest(self.ignore, code)


def _longest(begins: tuple[str, ...], code: str) -> int:
    """The length of the longest of `begins` that the code begins with, -1 where none does."""
    return max((len(begin) for begin in begins if code.startswith(begin)), default=-1)


def is_known(begin: str) -> bool:
    """Whether the code of any rule begins so."""
    return bool(begin) and any(code.startswith(begin) for code in RULES)


def nearest_code(written: str) -> str:
    """The code or family nearest to what was written, empty where none is near."""
    small = {code.lower(): code for code in (*RULES, *FAMILIES)}
    near = nearest(written, small) or written[:1].lower()
    return small.get(near, "")


def choice_of(document: Document) -> Choice:
    """What a file's `[check]` chooses; what does not fit there is left out here and told by `unknown_codes`."""
    table = document.root.get("check")
    if not isinstance(table, dict):
        return Choice()
    return Choice(_codes(table, "select"), _codes(table, "ignore"))


def _codes(table: dict[str, Any], key: str) -> tuple[str, ...]:
    try:
        return tuple(code for code in names(table.get(key, [])) if is_known(code))
    except UnfitError:
        return ()


def unknown_codes(document: Document) -> Iterator[Finding]:
    """K108: codes in a file's `[check]` that no rule has."""
    table = document.root.get("check")
    if not isinstance(table, dict):
        return
    for key in ("select", "ignore"):
        written = table.get(key, [])
        listed = isinstance(written, list)
        for number, code in enumerate(written if listed else [written]):
            if isinstance(code, str) and not is_known(code):
                near = nearest_code(code)
                known = f'did you mean "{near}"?' if near else f"the families are {', '.join(FAMILIES)}"
                path = ("check", key, number) if listed else ("check", key)
                yield Finding(path, "K108", f'no rule is called "{code}"; {known}', f'"{near}"' if near else "")
