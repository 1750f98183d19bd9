"""The files of a store, read safely: a pipe, a device, a picture or 2 GB of one line end in one sentence."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import Final

from timeline_tui.store.error import StoreError

LARGEST: Final = 256 * 2**20
"""Bytes of the largest file that is read: about a million events. More belongs in a table format."""

_MARKS: Final = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))


def files_of(store: str) -> list[str]:
    """The files that a store stands for: itself, or the `*.toml` directly in a folder, by name.

    `-` is standard input. Hidden files of a folder and its subfolders are left alone: a subfolder is a store
    of its own. Raises StoreError where there is nothing to read.
    """
    if store == "-":
        return [store]
    try:
        if not stat.S_ISDIR(os.stat(store).st_mode):  # noqa: PTH116 - Path would normalise what the user wrote
            return [store]
        names = sorted(name for name in os.listdir(store) if name.endswith(".toml") and name[0] != ".")  # noqa: PTH208
    except (OSError, ValueError) as error:
        raise StoreError(store, _why(error)) from error
    if not names:
        raise StoreError(store, "this folder holds no .toml file; name a file, or put an events.toml there")
    return [os.path.join(store, name) for name in names]  # noqa: PTH118 - as written: "./a/b" stays "./a/b"


def text_of(file: str) -> str:
    """The text of a file, without a byte order mark. Raises StoreError where it is no UTF-8 text."""
    return decoded(file, bytes_of(file))


def decoded(file: str, data: bytes) -> str:
    """The text that the bytes of a file are, without a byte order mark. Raises StoreError where they are none."""
    if len(data) > LARGEST:
        raise StoreError(file, _too_large(len(data)))
    for mark, name in _MARKS:
        if data.startswith(mark):
            raise StoreError(file, f"this is {name}, not UTF-8; save it as UTF-8")
    try:
        return data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        where = f"byte {data[error.start]:02X} on line {line}"
        raise StoreError(file, f"this is not UTF-8 ({where}); save it as UTF-8") from error


def bytes_of(file: str) -> bytes:
    """The bytes of a file, or of standard input (`-`).

    Raises StoreError where it is no ordinary file, too large, or can't be read.
    """
    if file == "-":
        return _HELD[0] if _HELD else _standard_input()
    # Looked at before it is opened: opening a pipe waits for a writer, opening a device may do anything.
    try:
        status = Path(file).stat()
        if stat.S_ISDIR(status.st_mode):
            raise StoreError(file, "this is a folder, not a file")
        if not stat.S_ISREG(status.st_mode):
            kind = _kind(status.st_mode)
            raise StoreError(file, f"this is {kind}, not a file; use - to read standard input")
        if status.st_size > LARGEST:
            raise StoreError(file, _too_large(status.st_size))
        with Path(file).open("rb") as opened:
            return opened.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise StoreError(file, _why(error)) from error


_HELD: list[bytes] = []
"""What was read of standard input before the keyboard took its place."""


def hold_standard_input() -> None:
    """Read standard input now, for whoever asks for it later. Raises StoreError where it is too large."""
    _HELD[:] = [_standard_input()]


def _standard_input() -> bytes:
    given = sys.stdin.buffer.read(LARGEST + 1)
    if len(given) > LARGEST:
        raise StoreError("-", _too_large(len(given)))
    return given


def _too_large(size: int) -> str:
    more = "more than " if size == LARGEST + 1 else ""
    most = LARGEST // 2**20
    return f"this is {more}{size / 2**20:,.0f} MB, and TOML is read up to {most} MB; split it into several files"


def _kind(mode: int) -> str:
    if stat.S_ISFIFO(mode):
        return "a pipe"
    return "a socket" if stat.S_ISSOCK(mode) else "a device"


def _why(error: OSError | ValueError) -> str:
    match error:
        case FileNotFoundError():
            return "there is no such file or folder; check the name"
        case PermissionError():
            return "reading it is not permitted; check its owner and mode"
        case OSError(strerror=reason) if reason:
            return f"it can't be read ({reason[0].lower()}{reason[1:]})"
        case _:
            return "this is no name of a file"


def is_toml(store: str) -> bool:
    """Whether a store is TOML by its name: a `.toml` file, or a folder of them."""
    return store.endswith(".toml") or os.path.isdir(store)  # noqa: PTH112 - as written
