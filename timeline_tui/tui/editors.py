"""The user's editor: its command line for a place in a file, and whether it needs the terminal.

Sources: the manuals of Vim and Neovim (`+LINE`, `call cursor()`), nano (`+LINE,COLUMN`), Emacs and Kakoune
(`+LINE:COLUMN`), Helix, micro and Sublime Text (`FILE:LINE:COLUMN`), Visual Studio Code (`--goto`, `--wait`).
"""

from __future__ import annotations

import os
import shlex
import shutil
from pathlib import PurePath
from typing import Final, NamedTuple


class Editor(NamedTuple):
    """An editor as it is to be started."""

    words: tuple[str, ...]
    """Program and arguments."""
    graphical: bool
    """It opens a window of its own and leaves the terminal alone."""

    @property
    def name(self) -> str:
        """The program's name: `nvim`."""
        return PurePath(self.words[0]).name


class NoEditorError(Exception):
    """There is no editor to start. `reason` is a key of the screen's words, `text` what was asked for."""

    def __init__(self, reason: str, text: str = "") -> None:
        super().__init__(f"{reason} {text}")
        self.reason = reason
        self.text = text


_PLUS_LINE: Final = "+{line} {file}"
_VIM: Final = '"+call cursor({line},{column})" {file}'
_PLUS_BOTH: Final = "+{line}:{column} {file}"
_COLONS: Final = "{file}:{line}:{column}"
_CODE: Final = "--wait --goto {file}:{line}:{column}"
_WAITING: Final = "--wait {file}:{line}:{column}"

_TERMINAL: Final = {
    "vi": _PLUS_LINE,
    "vim": _VIM,
    "nvim": _VIM,
    "nano": "+{line},{column} {file}",
    "emacs": _PLUS_BOTH,
    "emacsclient": _PLUS_BOTH,
    "hx": _COLONS,
    "helix": _COLONS,
    "micro": _PLUS_BOTH,
    "kak": _PLUS_BOTH,
    "kakoune": _PLUS_BOTH,
    "joe": _PLUS_LINE,
    "ne": _PLUS_LINE,
    "mcedit": _PLUS_LINE,
}
_GRAPHICAL: Final = {
    "code": _CODE,
    "code-insiders": _CODE,
    "codium": _CODE,
    "vscodium": _CODE,
    "cursor": _CODE,
    "windsurf": _CODE,
    "subl": _WAITING,
    "sublime_text": _WAITING,
    "zed": _WAITING,
    "zeditor": _WAITING,
    "gvim": f"-f {_VIM}",
    "mvim": f"-f {_VIM}",
    "gedit": "--wait +{line}:{column} {file}",
    "kate": "--block --line {line} --column {column} {file}",
}
"""Those that wait until the file is closed, so that it can be read again then."""


def editor_at(file: str, line: int, column: int = 1, preferred: str = "") -> Editor:
    """The editor of the settings (`preferred`), else `$VISUAL`, else `$EDITOR`, at a place in a file, counted from 1.

    One that is not known gets the file alone. Raises NoEditorError where none is set, or what is set can't be started.
    """
    chosen = preferred.strip() or os.environ.get("VISUAL", "").strip() or os.environ.get("EDITOR", "").strip()
    if not chosen:
        raise NoEditorError("no editor")
    try:
        words = shlex.split(chosen)
    except ValueError:
        words = []
    if not words or shutil.which(words[0]) is None:
        raise NoEditorError("editor not found", chosen)
    name = PurePath(words[0]).name.lower().removesuffix(".exe")
    form = _TERMINAL.get(name) or _GRAPHICAL.get(name) or "{file}"
    # A name that begins like an option is none.
    path = os.path.join(".", file) if file[:1] in {"-", "+"} else file  # noqa: PTH118
    places = {"file": path, "line": str(max(line, 1)), "column": str(max(column, 1))}
    own = [word.format(**places) for word in shlex.split(form)]
    # What the user says already is not said twice: EDITOR="code -w".
    waits = {"--wait", "-w"} & set(words)
    return Editor((*words, *(word for word in own if not (waits and word == "--wait"))), name in _GRAPHICAL)
