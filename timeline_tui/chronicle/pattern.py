"""Regular expressions that are compiled when they are first used.

The readers of dates know some fifty; compiling them takes longer than starting Python does, and most files need a few.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Pattern:
    """What of `re.Pattern` is used; `flags` are `re`'s, and ASCII always.

    Otherwise a letter that is no `s` but becomes one in capitals, `ſ`, would make a `ſpring` of the year.
    """

    def __init__(self, source: str, flags: int = 0) -> None:
        self._source = source
        self._flags = flags | re.ASCII

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._source, self._flags)

    @cached_property
    def fullmatch(self) -> Callable[[str], re.Match[str] | None]:
        """As `re.Pattern.fullmatch`, of the whole text."""
        return self._compiled.fullmatch

    @cached_property
    def match(self) -> Callable[[str], re.Match[str] | None]:
        """As `re.Pattern.match`, at the start of the text."""
        return self._compiled.match

    @cached_property
    def search(self) -> Callable[[str], re.Match[str] | None]:
        """As `re.Pattern.search`."""
        return self._compiled.search

    @cached_property
    def finditer(self) -> Callable[[str], Iterator[re.Match[str]]]:
        """As `re.Pattern.finditer`."""
        return self._compiled.finditer

    @cached_property
    def findall(self) -> Callable[[str], list[str]]:
        """As `re.Pattern.findall`."""
        return self._compiled.findall

    def split(self, text: str) -> list[str]:
        """As `re.Pattern.split`, for a pattern without groups."""
        return self._compiled.split(text)

    def replaced(self, text: str, by: Callable[[re.Match[str]], str]) -> str:
        """`text` with every match as `by` gives it."""
        return self._compiled.sub(by, text)

    def without(self, text: str) -> str:
        """`text` with every match taken out."""
        return self._compiled.sub("", text)
