"""Running the user's editor: in the terminal, with the explorer out of the way, or in a window beside it."""

from __future__ import annotations

import signal
import subprocess
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from timeline_tui.chronicle.plain import inert
from timeline_tui.tui.edit_words import say
from timeline_tui.tui.editors import Editor, NoEditorError, editor_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.app import App

    from timeline_tui.tui.screens.explore import ExploreScreen

    Closed = Callable[[str, int], None]
    """Told the editor's name and its exit status, on the app's own thread."""


def edit_file(screen: ExploreScreen, file: str, line: int, column: int, *, shown: str, closed: Closed) -> None:
    """Open the user's editor at a place, `shown` in words, and say which window it is in, or why there is none."""
    language = screen.language
    try:
        name = open_editor(screen.app, editor_at(file, line, column, screen.opening.settings.editor), closed)
    except NoEditorError as error:
        asked = f': "{error.text}"' if error.text else ""
        screen.notice(inert(f"{say(error.reason, language)}{asked}"), warning=True)
    else:
        if name:
            screen.notice(inert(f"{shown} {say('opened in', language)} {name}"))


def open_editor(app: App[None], editor: Editor, closed: Closed) -> str:
    """Start an editor; `closed` is called when it has ended. The name of one that is still open, else nothing.

    Raises NoEditorError where it can't be started, or there is no terminal to give it.
    """
    try:
        if editor.graphical:
            _beside(app, editor, closed)
            return editor.name
        with app.suspend(), _interrupts_ignored():
            status = subprocess.run(editor.words, check=False).returncode  # noqa: S603 - the user's own editor
    except SuspendNotSupported:
        raise NoEditorError("no terminal") from None
    except OSError as error:
        raise NoEditorError("editor not found", f"{editor.name}: {error.strerror}") from error
    closed(editor.name, status)
    return ""


def _beside(app: App[None], editor: Editor, closed: Closed) -> None:
    """In a window of its own, which may outlive the explorer."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(  # noqa: S603 - the user's own editor
        editor.words, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
    )

    def wait() -> None:
        status = process.wait()
        with suppress(RuntimeError):  # the explorer is gone
            app.call_from_thread(closed, editor.name, status)

    threading.Thread(target=wait, daemon=True).start()


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """What interrupts in the editor is the editor's. Handlers, unlike SIG_IGN, are not handed down to it."""
    numbers = [getattr(signal, name) for name in ("SIGINT", "SIGQUIT") if hasattr(signal, name)]
    before = [(number, signal.signal(number, lambda *_: None)) for number in numbers]
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, handler)
