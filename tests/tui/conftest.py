"""Pilot looks every 5 ms whether the screen has come to rest, not every 20: after each key it waits for that."""

from __future__ import annotations

from textual import _wait

# Private: Textual has no setting for it. Half of the time of these tests went by so.
_wait.SLEEP_GRANULARITY = 1 / 200
_wait.SLEEP_IDLE = _wait.SLEEP_GRANULARITY / 20
