"""The reader's settings from within: what is wrong with them, the editor on them, and going over to them at once."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from timeline_tui.chronicle.plain import inert
from timeline_tui.store.error import StoreError
from timeline_tui.tui.edit_words import say as say_edit
from timeline_tui.tui.editor_runs import edit_file
from timeline_tui.tui.panes.banner import dismiss, stand, standing
from timeline_tui.tui.words import say

if TYPE_CHECKING:
    from timeline_tui.tui.screens.explore import ExploreScreen
    from timeline_tui.tui.settings.values import Settings


class Preferences:
    """Tells, opens and takes over settings for the explorer."""

    def __init__(self, screen: ExploreScreen) -> None:
        self._screen = screen

    @property
    def _settings(self) -> Settings:
        return self._screen.opening.settings

    def tell(self) -> None:
        """Say in the banner which setting is ignored, and of how many more that is true."""
        language, troubles = self._screen.language, self._settings.troubles
        more = f" (+ {len(troubles) - 1})" if len(troubles) > 1 else ""
        name = os.path.basename(troubles[0].file)  # noqa: PTH119 (as written)
        words = f"{say('setting ignored', language)}{more} · {inert(str(troubles[0]._replace(file=name)))}"
        stand(self._screen).warn(words, f"{inert(troubles[0].sentence)}{more}", "settings")

    def edit(self) -> None:
        """Open the file in the editor, at what is wrong where something is; one that is not there is made first."""
        path = self._settings.file
        try:
            if not os.path.lexists(path):
                self._create(path)
            line, column = next(
                ((trouble.line, trouble.column) for trouble in self._settings.troubles if trouble.file == path), (1, 1)
            )
        except StoreError as error:
            self._screen.notice(inert(str(error)), warning=True)
        else:
            edit_file(self._screen, path, line, column, shown=path, closed=self._closed)

    @staticmethod
    def _create(path: str) -> None:
        from timeline_tui.store.reader.settings import create_settings  # noqa: PLC0415 (once in a lifetime)
        from timeline_tui.tui.settings.template import template  # noqa: PLC0415 (the same)

        create_settings(path, template())

    def _closed(self, name: str, status: int) -> None:
        """Go over to what the editor left."""
        self.take_over()
        if status:
            self._screen.notice(f"{name} {say_edit('ended with', self._screen.language)} {status}", warning=True)

    def take_over(self) -> None:
        """Read them again. Keys, colours and characters are others at once; how a chronology opens, the next time."""
        from timeline_tui.tui.settings.reading import read_settings  # noqa: PLC0415 (read once before)
        from timeline_tui.tui.theme import theme_named  # noqa: PLC0415 (as in `app`)

        screen, before = self._screen, self._settings
        settings = screen.opening.settings = read_settings(before.file)
        if settings.theme != before.theme:
            screen.app.theme = theme_named(settings.theme, screen.app.available_themes) or screen.app.theme
        ascii_only = settings.ascii if settings.ascii != before.ascii else screen.view.ascii
        screen.session.apply(lambda view: view._replace(keys=settings.keys, ascii=ascii_only))
        screen.obey_keys()
        if settings.troubles:
            self.tell()
        elif (banner := standing(screen)) is not None and banner.action == "settings":
            dismiss(screen)
        screen.rearrange()
