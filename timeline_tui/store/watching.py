"""Watching a store: telling that its files may hold something else, however an editor saves them.

Editors write into a file, put another in its place, delete and create it, or write what a link leads to. So folders are
watched, not files, those of the links and those of what they lead to; and once a second everything is looked at, since
not every file system tells of changes.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from timeline_tui.store.error import StoreError
from timeline_tui.store.files import files_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from threading import Event

_QUIET: Final = 30
"""Milliseconds without another change after which a save is over."""
_LONGEST: Final = 200
"""Milliseconds for which changes that follow each other are waited out."""
_LOOK: Final = 1000
"""Milliseconds after which the files are looked at, whether anything was told or not."""

Signature = tuple[tuple[str, int, int, int], ...]


def watch(stores: Sequence[str], stop: Event) -> Iterator[None]:
    """Yield each time that files of the stores were saved, until `stop` is set. Blocks: for a thread of its own.

    What was saved meanwhile is yielded once. Without watchfiles' native part, or where a folder can't be watched, the
    files are looked at twice a second.
    """
    known = signature(stores)
    while not stop.is_set():
        folders = _folders(stores)
        for told in _told(folders, stop):
            now = signature(stores)
            if now != known or _concerns(told, stores):
                known = now
                yield
            if _folders(stores) != folders:
                break  # a link leads elsewhere, or a folder is there again


def signature(stores: Sequence[str]) -> Signature:
    """What tells one state of the stores from another without reading them; a missing file is one, too."""
    found = []
    for store in stores:
        try:
            files = files_of(store)
        except StoreError:
            files = [store]
        for file in files:
            try:
                status = os.stat(file)  # noqa: PTH116 - as written
                found.append((file, status.st_mtime_ns, status.st_size, status.st_ino))
            except OSError:
                found.append((file, 0, -1, 0))
    return tuple(found)


def _told(folders: Sequence[str], stop: Event) -> Iterator[frozenset[str]]:
    """The paths that changed, as they change; none where it is only time to look."""
    if folders:
        from watchfiles import watch as notified  # noqa: PLC0415 - after the first frame, in this thread

        try:
            for changes in notified(
                *folders,
                stop_event=stop,
                debounce=_LONGEST,
                step=_QUIET,
                rust_timeout=_LOOK,
                yield_on_timeout=True,
                recursive=False,
                raise_interrupt=False,
                ignore_permission_denied=True,
                watch_filter=None,
            ):
                yield frozenset(path for _, path in changes)
        except (OSError, RuntimeError):
            pass  # the folder is gone, or no more can be watched: look from time to time
        else:
            return
    if not stop.wait(_LOOK / 2000):
        yield frozenset()


def _folders(stores: Sequence[str]) -> tuple[str, ...]:
    """The folders in which something can change the stores, as they are now."""
    found: dict[str, None] = {}
    for store in stores:
        try:
            files = [*files_of(store), store]
        except StoreError:
            files = [store]
        for file in files:
            for path in (os.path.abspath(file), os.path.realpath(file)):  # noqa: PTH100 - links are kept
                folder = path if os.path.isdir(path) else os.path.dirname(path)  # noqa: PTH112, PTH120
                if os.path.isdir(folder):  # noqa: PTH112
                    found[folder] = None
    return tuple(found)


def _concerns(told: frozenset[str], stores: Sequence[str]) -> bool:
    """Whether a path that was told of is a file of the stores: one that was saved within a tick of the clock."""
    if not told:
        return False
    names = {os.path.realpath(path) for path in told}
    for store in stores:
        try:
            if not names.isdisjoint(map(os.path.realpath, files_of(store))):
                return True
        except StoreError:
            continue
    return False
