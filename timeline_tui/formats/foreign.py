"""A store that may be in another format: its name, its bytes, and how it begins."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Final

_HEAD: Final = 4096
"""Bytes that are looked at to tell what a file is."""
_TOML: Final = re.compile(
    r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]*"
    r"(?:\[\[?[ \t]*(?:event|lane|source|era|route|check)[ \t.\]]|[A-Za-z0-9_-]+[ \t]*=[ \t]*[\"'\d\[{tf+-])"
)


SCHEME: Final = "git:"
"""What stands before the path of a repository whose history is a chronology."""


class Foreign:
    """A store by name, with its bytes; a repository has none."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self.data = data

    @cached_property
    def head(self) -> str:
        """The beginning as text, without blanks before it: to recognise a format by."""
        return self.data[:_HEAD].decode("utf-8", "replace").lstrip("\ufeff \t\r\n")

    @property
    def is_toml(self) -> bool:
        """Whether it begins as TOML does: with a table or a key, after comments."""
        return _TOML.match(self.head) is not None
