"""When garbage is looked for: not while a store is read and its first frame drawn, when nothing that is made is any."""

from __future__ import annotations

import gc


def collect_none() -> None:
    """From the start until the whole first frame: the search would cost it a tenth, and half of a large store.

    Called before Textual is imported: most of what is made until then are its classes and functions.
    """
    gc.disable()


def collect_again() -> None:
    """What stands by now stays, and is not looked through again."""
    gc.freeze()
    gc.enable()
