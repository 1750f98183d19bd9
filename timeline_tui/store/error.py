"""What is raised where a store can't be read at all."""

from __future__ import annotations


class StoreError(Exception):
    """A store that can't be read at all. `str()` is one sentence: what is wrong and what to do."""

    def __init__(self, file: str, sentence: str) -> None:
        super().__init__(f"{file}: {sentence}" if file else sentence)
        self.file = file
        self.sentence = sentence
