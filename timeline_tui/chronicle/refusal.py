"""What a date reader says when it can't read: one sentence, the offending text quoted, a version to paste."""

from __future__ import annotations


class Refusal(ValueError):  # noqa: N818 (a refusal is an answer, not a failure)
    """A date, a query or a reference that can't be read.

    `str()` is the whole sentence in the wording of docs/dates.md. `text` is the offending text, `mend` a version
    that can be pasted in its place, empty where none can be offered.
    """

    def __init__(self, sentence: str, *, text: str = "", mend: str = "") -> None:
        super().__init__(sentence)
        self.text = text
        self.mend = mend
