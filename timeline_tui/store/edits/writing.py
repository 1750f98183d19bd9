"""An event as TOML: one key a line, in the order of the format, evidence in tables of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from timeline_tui.store.shape import EVENT

if TYPE_CHECKING:
    from collections.abc import Mapping

ORDER: Final = tuple(EVENT)
"""The keys of an event, in the order in which they are written."""


def event_text(table: Mapping[str, Any]) -> str:
    """The lines of `[[event]]` for the values of `table`, each line ended by a line feed."""
    keys = sorted((key for key in table if key != "evidence"), key=ORDER.index)
    lines = ["[[event]]", *(f"{key} = {value_text(table[key])}" for key in keys)]
    for evidence in table.get("evidence", ()):
        lines += ["", "  [[event.evidence]]"]
        lines += [f"  {key} = {value_text(value)}" for key, value in evidence.items()]
    return "".join(f"{line}\n" for line in lines)


def value_text(value: Any) -> str:
    """A value in canonical layout: a text of several lines between three quotes, tables and lists on one line."""
    import tomlkit  # noqa: PLC0415 - 30 ms, for an edit alone

    if isinstance(value, str):
        return tomlkit.string(value, multiline="\n" in value).as_string()
    if isinstance(value, dict):
        entries = (f"{tomlkit.key(key).as_string()} = {value_text(entry)}" for key, entry in value.items())
        return f"{{ {', '.join(entries)} }}" if value else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(value_text, value))}]"
    return str(tomlkit.item(value).as_string())
