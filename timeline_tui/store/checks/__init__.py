"""Deep checks: whether what a store says is complete and agrees with itself. Nothing on the way to a first frame."""

from __future__ import annotations

from timeline_tui.store.checks.choice import Choice
from timeline_tui.store.checks.examining import Examined, examine, examined

__all__ = ["Choice", "Examined", "examine", "examined"]
