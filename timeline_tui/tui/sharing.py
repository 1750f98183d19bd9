"""What leaves the explorer: an address to a browser, an event or the view to the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_tui.tui import outside
from timeline_tui.tui.copying import command_line, event_text, stop_text
from timeline_tui.tui.panes.detail import DetailPane
from timeline_tui.tui.words import say

if TYPE_CHECKING:
    from textual.app import App

    from timeline_tui.tui.screens.explore import ExploreScreen


class Sharing:
    """Opens and copies for the explorer, and says what it did."""

    def __init__(self, screen: ExploreScreen) -> None:
        self._screen = screen

    @property
    def _language(self) -> str:
        return self._screen.session.view.language

    def open(self, url: str) -> None:
        """Open an address; where no browser can be started, copy it."""
        if not outside.may_open(url):
            self._screen.notice(f'{say("refused address", self._language)}: "{url}"', warning=True)
        elif outside.open_url(self._screen.app, url):
            self._screen.notice(f"{say('opened', self._language)} {url}")
        else:
            outside.copy(self._screen.app, url)
            self._screen.notice(f"{say('not opened', self._language)}: {url}", warning=True)

    def open_source(self) -> None:
        """The source under the detail pane's cursor, else the event's only one; of several, the user chooses."""
        detail = self._screen.query_one(DetailPane)
        target = detail.target() if self._screen.context == "detail" else None
        urls = detail.urls()
        if target is not None and target.url:
            self.open(target.url)
        elif len(urls) == 1:
            self.open(urls[0])
        elif urls:
            detail.first_source()
            self._screen.enter("detail")
        else:
            self._screen.notice(say("no source", self._language))

    def copy_event(self) -> None:
        """The selected event as text, with its evidence."""
        view = self._screen.session.view
        if view.event is not None:
            self._copy(event_text(view, view.event))

    def copy_view(self) -> None:
        """The command that opens this view again."""
        self._copy(command_line(self._screen.session.view, self._screen.stores, self._screen.opening.settings))

    def copy_stop(self) -> None:
        """This view at the selected event, as a stop of a route."""
        view = self._screen.session.view
        if view.event is not None:
            self._copy(stop_text(view, view.event))

    def _copy(self, text: str) -> None:
        self._screen.notice(copied(self._screen.app, text, self._language))


def copied(app: App[None], text: str, language: str) -> str:
    """Put a text on the clipboard; the words that say so."""
    outside.copy(app, text)
    return f"{say('copied', language)}: {text.splitlines()[0].strip()}"
