"""Writing a file back: whole or not at all, and never over a change that was not read.

The new text goes into a file beside the old one, is flushed to the disk, and takes the old one's name in one step: who
reads the name, or pulls the plug, finds the old file or the new one. A symbolic link stays, and what it leads to is
replaced. A file with several names (hard links) is refused: a new file would part the names, and writing into the old
one would not be whole at every moment.
"""

from __future__ import annotations

import os
import stat
import sys
import time
from contextlib import contextmanager, suppress
from tempfile import mkstemp
from typing import TYPE_CHECKING, Final

from timeline_tui.store.error import StoreError
from timeline_tui.store.files import bytes_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PATIENCE: Final = 100
"""How often another save of the same file is waited for, 20 ms each."""

_PREFIX: Final = ".timeline-tui-"
_SUFFIX: Final = ".tmp"
_ABANDONED: Final = 60
"""Seconds after which a file beside is nobody's any more."""


class ChangedError(StoreError):
    """The file is no longer what was read: nothing was written."""


def save(file: str, new: bytes, *, was: bytes) -> None:
    """Make `new` the content of `file`, which holds exactly `was`; mode, owner, attributes and links are kept.

    Raises ChangedError where the file holds something else by now, StoreError where it can't be written. Either way
    the file is as it was.
    """
    if new == was:
        return
    if file == "-":
        raise StoreError(file, "standard input can't be written back; save it to a file")
    try:
        target = os.path.realpath(file, strict=True)
        with _alone(file, target) as status:
            _refuse_odd(file, status)
            _replace(file, target, status, new, was)
    except FileNotFoundError as error:
        raise ChangedError(file, "it is gone since it was read, so nothing was written; put it back first") from error
    except (OSError, ValueError) as error:
        raise StoreError(file, _why(error)) from error


def create(file: str, new: bytes) -> None:
    """Make a file that holds `new`, whole or not at all; what is there under its name is replaced.

    A pipe or a device is written to as it is. Raises StoreError where it can't be written.
    """
    try:
        if os.path.isfile(file):  # noqa: PTH113
            save(file, new, was=bytes_of(file))
        elif os.path.exists(file):  # noqa: PTH110
            with open(file, "wb") as opened:  # noqa: PTH123
                opened.write(new)
        else:
            _make(file, new)
    except (OSError, ValueError) as error:
        raise StoreError(file, _why(error)) from error


def _make(file: str, new: bytes) -> None:
    target = os.path.realpath(file)
    with _beside(target, new) as handle:
        if sys.platform != "win32":
            mask = os.umask(0)
            os.umask(mask)
            os.fchmod(handle, 0o666 & ~mask)


def _refuse_odd(file: str, status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise StoreError(file, "this is no ordinary file, so nothing was written")
    # Renaming asks leave of the folder alone: what the file's own mode says is asked here.
    if not status.st_mode & 0o222 or not os.access(file, os.W_OK):
        raise StoreError(file, "it is read-only, so nothing was written; allow it with chmod u+w")
    if status.st_nlink > 1:
        names = f"it has {status.st_nlink} names (hard links), and replacing it would part them"
        raise StoreError(file, f"{names}, so nothing was written; edit it in your editor, or give it one name")


def _replace(file: str, target: str, status: os.stat_result, new: bytes, was: bytes) -> None:
    def still() -> None:
        _still(file, bytes_of(target) == was)

    with _beside(target, new, still) as handle:
        _take_after(handle, target, status)


@contextmanager
def _beside(target: str, new: bytes, last_look: Callable[[], None] | None = None) -> Iterator[int]:
    """An open file beside `target` that holds `new`; at the end it takes its name, unless the last look raises."""
    folder = os.path.dirname(target)  # noqa: PTH120 - as `realpath` gives it
    _sweep(folder)
    handle, beside = mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=folder)
    try:
        try:
            _write(handle, new)
            yield handle
            os.fsync(handle)
        finally:
            os.close(handle)
        if last_look is not None:
            last_look()  # right before the name changes hands
        os.replace(beside, target)  # noqa: PTH105
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)  # noqa: PTH108
        raise
    _flush_folder(folder)


def _sweep(folder: str) -> None:
    """Take away what saves left that were killed: a save takes no minute."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(_PREFIX) and entry.name.endswith(_SUFFIX):
                with suppress(OSError):
                    if time.time() - entry.stat(follow_symlinks=False).st_mtime > _ABANDONED:
                        os.unlink(entry.path)  # noqa: PTH108


def _write(handle: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(handle, left) :]


def _take_after(handle: int, target: str, status: os.stat_result) -> None:
    """Give the new file the owner, mode and attributes of the old one, as far as that is permitted."""
    if sys.platform == "win32":
        return
    mode = stat.S_IMODE(status.st_mode)
    try:
        os.fchown(handle, -1, status.st_gid)
    except OSError:
        # Another group than the old one may do no more than anybody.
        mode = mode & ~0o070 | (mode & 0o007) << 3
    with suppress(OSError):
        os.fchown(handle, status.st_uid, -1)
    os.fchmod(handle, mode)
    if sys.platform == "linux":
        with suppress(OSError):
            for name in os.listxattr(target):
                with suppress(OSError):
                    os.setxattr(handle, name, os.getxattr(target, name))


def _flush_folder(folder: str) -> None:
    """The new name to the disk. Not every file system can, and the file is whole without."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _alone(file: str, target: str) -> Iterator[os.stat_result]:
    """The file's status, while no other process saves the same file in this way."""
    if sys.platform == "win32":
        yield os.stat(target)  # noqa: PTH116
        return
    # Not waiting: opening a pipe would wait for a writer.
    handle = os.open(target, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        if not _locked(handle):
            raise StoreError(file, "another program is saving it, so nothing was written; try again")
        status = os.fstat(handle)
        _still(file, os.path.samestat(status, os.stat(target)))  # noqa: PTH116
        yield status
    finally:
        os.close(handle)


def _locked(handle: int) -> bool:
    """Lock an open file for this process; whether it could be, or can't be locked at all."""
    if sys.platform == "win32":
        return True
    import fcntl  # noqa: PLC0415 - not on Windows

    for _ in range(_PATIENCE):
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(0.02)
        except OSError:
            return True  # a file system without locks
        else:
            return True
    return False


def _still(file: str, unchanged: bool) -> None:
    if not unchanged:
        raise ChangedError(file, "it was changed since it was read, so nothing was written; repeat the edit")


def _why(error: OSError | ValueError) -> str:
    if isinstance(error, PermissionError):
        return "writing it is not permitted, so nothing was written; check the owner and mode of it and its folder"
    reason = getattr(error, "strerror", None) or "this is no name of a file"
    return f"it can't be written ({reason[0].lower()}{reason[1:]}), so nothing was written"
