"""One file of the reader's own: JSON, read, changed and written whole or not at all, also by two runs at once.

It is kept by the file that it is about, not by the store: what is noted of an event is there whether its file is opened
alone, with others, or as a part of a folder. A change is made to what the file holds at that moment, under a lock, so
that runs merge. What can't be read is set aside under another name, never written over.
"""

from __future__ import annotations

import glob
import json
import os
import sys
import time
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Generic, NamedTuple, TypeAlias, TypeVar

from timeline_tui.store.error import StoreError
from timeline_tui.store.files import bytes_of
from timeline_tui.store.saving import ChangedError, save

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

Entry = TypeVar("Entry")
Names: TypeAlias = "Mapping[str, Mapping[str, str]]"
"""By file, what events of it are called that go by another id than their own: of two stores side by side."""
NO_NAMES: Final[Names] = MappingProxyType({})

VERSION: Final = 1
_PATIENCE: Final = 250
"""How often another run is waited for, 20 ms each."""
_RETRIES: Final = 20


class Kept(NamedTuple, Generic[Entry]):
    """What a file holds, by event id; `trouble` is the sentence that says why it can't be read, or empty."""

    entries: dict[str, Entry]
    trouble: str = ""


class Left(NamedTuple):
    """What was kept about a file that is gone: where it is, and where it would be found again."""

    about: str
    path: str
    wanted: str


class _UnreadError(Exception):
    """The file is none of ours, or broken."""


class Keeper(Generic[Entry]):
    """Keeps entries by event id, of one kind (`notes`, `recall`), about one file."""

    def __init__(
        self,
        kind: str,
        about: str,
        *,
        read: Callable[[Any], Entry],
        written: Callable[[Entry], Any],
        names: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """`read` makes an entry of what JSON holds, and raises ValueError, TypeError or KeyError where it is none.

        `names` are the ids that events go by here, by their own ids, under which they are kept.
        """
        self.about = os.path.realpath(about)
        self._kind = kind
        self._read = read
        self._written = written
        self._names = names
        self._own = {shown: own for own, shown in names.items()}

    @property
    def path(self) -> Path:
        """Where it is kept: named after the file, and told from others of that name."""
        digest = sha256(os.fsencode(self.about)).hexdigest()[:12]
        stem = Path(self.about).stem
        return data_folder() / self._kind / f"{stem}-{digest}.json"

    def kept(self) -> Kept[Entry]:
        """What is kept now; nothing, with a sentence, where it can't be read."""
        try:
            data = self._bytes()
            return Kept(self._entries(data))
        except _UnreadError as error:
            return Kept({}, f"{self.path}: {error}; it is set aside when something new is kept")
        except StoreError as error:
            return Kept({}, str(error))

    def left_behind(self) -> list[Left]:
        """What is kept about files of the same name that are gone: one that was moved takes nothing with it."""
        found = []
        for path in sorted(self.path.parent.glob(f"{glob.escape(Path(self.about).stem)}-*.json")):
            about = _about(path)
            if about and about != self.about and not os.path.lexists(about):
                found.append(Left(about, str(path), str(self.path)))
        return found

    def change(self, change: Callable[[dict[str, Entry]], dict[str, Entry]]) -> Kept[Entry]:
        """Make a change to what is kept at this moment; what is kept then.

        `trouble` says what was set aside. Raises StoreError where it can't be written: then nothing has changed.
        """
        path = self.path
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with _alone(path.parent / ".lock"):
                return self._changed(change)
        except OSError as error:
            raise StoreError(str(error.filename or path), f"it can't be written ({error.strerror})") from error

    def _changed(self, change: Callable[[dict[str, Entry]], dict[str, Entry]]) -> Kept[Entry]:
        trouble = ""
        for _ in range(_RETRIES):
            data = self._bytes()
            try:
                entries = self._entries(data)
            except _UnreadError as error:
                aside = _set_aside(self.path)
                trouble = f"{self.path}: {error}; it is set aside as {aside}"
                continue
            new = change(dict(entries))
            if new == entries:
                return Kept(new, trouble)
            if data is None:
                os.close(os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
                data = b""
            try:
                save(str(self.path), self._text(new), was=data)
            except ChangedError:
                continue  # by a run on a system without locks
            return Kept(new, trouble)
        raise StoreError(str(self.path), "other runs keep changing it, so nothing was kept; try again")

    def _bytes(self) -> bytes | None:
        return bytes_of(str(self.path)) if os.path.lexists(self.path) else None

    def _entries(self, data: bytes | None) -> dict[str, Entry]:
        if not data:
            return {}
        try:
            table = json.loads(data)
        except (ValueError, RecursionError) as error:
            raise _UnreadError("this is no JSON") from error
        if not isinstance(table, dict) or table.get("timeline-tui") != self._kind:
            raise _UnreadError(f"this holds no {self._kind} of timeline-tui")
        if table.get("version") != VERSION:
            raise StoreError(str(self.path), "it was written by a later version; nothing is kept by this one")
        try:
            entries = table["entries"].items()
            return {self._names.get(event_id, event_id): self._read(entry) for event_id, entry in entries}
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise _UnreadError("its entries can't be read") from error

    def _text(self, entries: dict[str, Entry]) -> bytes:
        table = {
            "timeline-tui": self._kind,
            "version": VERSION,
            "about": self.about,
            "entries": {self._own.get(name, name): self._written(entry) for name, entry in sorted(entries.items())},
        }
        return (json.dumps(table, indent=1, ensure_ascii=False) + "\n").encode("utf-8", "surrogatepass")


_APART: Final[list[Path]] = []
"""The folder of a guest."""


def keep_apart(folder: str) -> None:
    """From now on keep, and look, in another folder: what is kept there is somebody else's, and goes with them."""
    _APART[:] = [Path(folder)]


def data_folder() -> Path:
    """The user's folder for data of this program, as the system has it (`~/.local/share/timeline-tui`)."""
    if _APART:
        return _APART[0]
    from platformdirs import user_data_path  # noqa: PLC0415 - the first frame keeps nothing

    return user_data_path("timeline-tui", appauthor=False)


def _about(path: Path) -> str:
    """What a file of ours is about; empty for any other."""
    try:
        about = json.loads(path.read_bytes())["about"]
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return ""
    return about if isinstance(about, str) else ""


def _set_aside(path: Path) -> str:
    """Give a file another name beside it that is free; that name."""
    for number in range(1, 1000):
        aside = path.with_name(f"{path.stem}.broken-{number}{path.suffix}")
        if not os.path.lexists(aside):
            path.rename(aside)
            return aside.name
    raise StoreError(str(path), "there are a thousand broken ones beside it already; move them away")


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """While no other run changes anything in this folder."""
    if sys.platform == "win32":
        yield  # `save` notices a change by another run
        return
    import fcntl  # noqa: PLC0415 - not on Windows

    handle = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        for _ in range(_PATIENCE):
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                time.sleep(0.02)
            except OSError:
                break  # a file system without locks
        else:
            raise StoreError(str(lock), "another run holds this lock, so nothing was kept; try again")
        yield
    finally:
        os.close(handle)
