"""A screen that is laid over others, and left once, however many keys and clicks ask for it."""

from __future__ import annotations

from textual.await_complete import AwaitComplete
from textual.screen import Screen, ScreenResultType


class Over(Screen[ScreenResultType]):
    """What is left takes with it what lies over it, and nothing that it lies over.

    Keys and clicks that were on their way to it when it was left still reach it; Textual would let each of them
    take away one more screen, whichever is on top by then, and end where only one is left.
    """

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leave it, unless that is done."""
        if self not in self.app.screen_stack:
            return AwaitComplete()
        while self.app.screen is not self:
            self.app.pop_screen()
        return super().dismiss(result)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No key does anything on what does not stand yet, or no more."""
        stands = self.is_mounted and self in self.app.screen_stack
        return stands and super().check_action(action, parameters)
