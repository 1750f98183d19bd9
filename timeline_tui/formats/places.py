"""Where the objects of a list stand in a text of JSON: the line of each, which no reader of JSON tells."""

from __future__ import annotations

import re
from typing import Final

_TOKEN: Final = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[\]{},:]', re.DOTALL)


def lines_of(text: str, *keys: str) -> list[int]:
    r"""The lines, from 1, of what stands in the list that `keys` lead to; of the text itself, where there are none.

    For JSON that was read already: of anything else it finds what it finds.

    >>> lines_of('{"events": [{"a": 1},\n {"b": 2}]}', "events")
    [1, 2]
    """
    found: list[int] = []
    path: list[str] = []
    key, fresh = "", False
    line, counted = 1, 0
    inside = ["", *keys] if keys else [""]
    for token in _TOKEN.finditer(text):
        sign = token[0][0]
        if fresh and sign != "]" and path == inside:
            line += text.count("\n", counted, token.start())
            counted = token.start()
            found.append(line)
        fresh = False
        if sign in "[{":
            path.append(key)
            key, fresh = "", sign == "["
        elif sign in "]}":
            if path == inside and sign == "]":
                break
            if path:
                path.pop()
            key = ""
        elif sign == '"':
            key = token[0][1:-1]
        elif sign == ",":
            fresh = True
    return found
