"""The last edits of this run, and how they are undone: each only while its file is what the edit left."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_tui.store.files import bytes_of
from timeline_tui.store.saving import ChangedError, save

if TYPE_CHECKING:
    from timeline_tui.store.edits.proposals import Proposal

REMEMBERED: Final = 200
"""How many edits can be undone."""


class Done(NamedTuple):
    """An edit that was written, as the one piece of its file that it replaced."""

    file: str
    words: str
    """What was done, for people."""
    event_id: str
    line: int
    """The line on which the piece begins."""
    at: int
    """Where the piece begins, in bytes."""
    before: bytes
    after: bytes
    left: bytes
    """A digest of the file as the edit left it."""

    def undoing(self) -> str:
        """What undoing it does to the lines, in words."""
        out, back = _lines(self.after), _lines(self.before)
        steps = [f"take out {out}" if out else "", f"put back {back}" if back else ""]
        return f"{' and '.join(step for step in steps if step)} at line {self.line}"


class History:
    """What was edited in this run, the last on top."""

    def __init__(self) -> None:
        self._done: list[Done] = []

    @property
    def last(self) -> Done | None:
        """The edit that `undo` would take back, or None."""
        return self._done[-1] if self._done else None

    def write(self, proposal: Proposal, words: str) -> None:
        """Write an edit and remember it. Raises StoreError, and remembers nothing, where it can't be written."""
        proposal.write()
        self._done = [*self._done[1 - REMEMBERED :], _done(proposal, words)]

    def undo(self) -> Done:
        """Take back the last edit; what it was. There must be one.

        Raises ChangedError where the file is no longer what the edit left; the edit can be undone once it is again.
        """
        done = self._done[-1]
        now = bytes_of(done.file)
        if _digest(now) != done.left:
            sentence = f"it was changed since, so nothing is undone ({done.words}); undoing would {done.undoing()}"
            raise ChangedError(done.file, sentence)
        save(done.file, now[: done.at] + done.before + now[done.at + len(done.after) :], was=now)
        del self._done[-1]
        return done


def _done(proposal: Proposal, words: str) -> Done:
    before, after = proposal.before, proposal.after
    start = _alike(before, after)
    ends = _alike(before[start:][::-1], after[start:][::-1])
    old, new = before[start : len(before) - ends], after[start : len(after) - ends]
    line = after.count(b"\n", 0, start) + 1
    return Done(proposal.file, words, proposal.event_id, line, start, old, new, _digest(after))


def _alike(one: bytes, other: bytes) -> int:
    """How many bytes are the same from the beginning on."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()


def _lines(piece: bytes) -> str:
    count = len(piece.splitlines())
    return f"{count} line{'s' if count > 1 else ''}" if count else ""
