r"""What The Timeline Project wrote up to version 0.9: a line for each thing, its fields parted by `;`.

`EVENT:start;end;text;category;description:…`, `CATEGORY:name;r,g,b;visible`, `PREFERRED-PERIOD:start;end`, `# remarks`;
in fields stand `\n`, `\;` and `\\`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from timeline_tui.formats.carried import Carried
from timeline_tui.formats.timeline_project.events import Categories, addressed, dated, told
from timeline_tui.formats.timeline_project.moments import GREGORIAN, Moments

if TYPE_CHECKING:
    from timeline_tui.formats.carried import Wishes
    from timeline_tui.formats.foreign import Foreign

_STEP: Final = 1_000
_FIELD: Final = re.compile(r"(?:[^;\\]++|\\.|\\\Z)*+")
_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)


def read(foreign: Foreign, wishes: Wishes) -> Carried:
    """The tables of a file; lines that are neither are listed."""
    carried = Carried()
    categories = Categories(carried)
    moments = Moments(GREGORIAN)
    lines = foreign.text.split("\n")
    for number, line in enumerate(lines, 1):
        kind, colon, rest = line.partition(":")
        fields = [_plain(field) for field in _fields(rest)]
        if kind == "EVENT" and len(fields) >= 3:
            carried.add(_event(fields, categories, moments, carried), number)
        elif kind == "CATEGORY" and fields[0]:
            categories.declare(fields[0], fields[1] if len(fields) > 1 else "")
            if fields[2:3] == ["False"]:
                carried.losses.add("that a category is hidden", fields[0])
        elif kind == "PREFERRED-PERIOD" and colon:
            carried.losses.add("the period that is shown")
        elif line.strip() and not line.startswith("#"):
            carried.losses.add("lines that can't be read", f"line {number}: {line}")
        if wishes.progress and number % _STEP == 0:
            wishes.progress(number, len(lines))
    return carried


def _event(fields: list[str], categories: Categories, moments: Moments, carried: Carried) -> dict[str, object]:
    start, end, text, *more = fields
    title = " ".join(text.split()) or "?"
    data: dict[str, str] = {}
    for field in more[1:]:
        name, colon, value = field.partition(":")
        if colon and name in ("description", "hyperlink"):
            data[name] = value
        elif field:
            carried.losses.add(f"fields called {name}" if colon else "fields without a name", title)
    url, others = addressed(data.get("hyperlink", ""))
    return {
        "title": title,
        **dated(moments, start, end),
        "lane": categories.declare(more[0]).lane if more and more[0] else "",
        "summary": told(data.get("description", ""), others),
        "url": url,
    }


def _fields(rest: str) -> list[str]:
    found, at = [], 0
    while at <= len(rest):
        field = _FIELD.match(rest, at)
        assert field is not None  # it matches nothing, too
        found.append(field[0])
        at = field.end() + 1
    return found


def _plain(field: str) -> str:
    return _ESCAPE.sub(lambda found: "\n" if found[1] == "n" else found[1], field).strip()
