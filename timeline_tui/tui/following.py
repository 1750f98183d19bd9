"""Where an event leads: along its links to other events, to addresses; and how an event is gone to by its id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_tui.tui import moves
from timeline_tui.tui.panes.detail import DetailPane
from timeline_tui.tui.sharing import Sharing
from timeline_tui.tui.words import say

if TYPE_CHECKING:
    from timeline_tui.tui.screens.explore import ExploreScreen


class Following:
    """Follows what the user chose, and says why not where it leads nowhere."""

    def __init__(self, screen: ExploreScreen) -> None:
        self._screen = screen

    def choose(self, row: int, *, follow: bool) -> None:
        """Select the event of a row; `follow` goes on to its links."""
        self._screen.session.jump(moves.to_row(row))
        if follow:
            self.follow()

    def follow(self) -> None:
        """In the timeline: on to the links in the detail pane. There: along the one under the cursor."""
        detail = self._screen.query_one(DetailPane)
        target = detail.target() if self._screen.context == "detail" else None
        if target is not None:
            self.target(target.event_id, target.url)
        elif self._screen.context != "detail" and self._leads_somewhere():
            self._screen.enter("detail")
            # Where panes stand one at a time, the detail is laid out only now.
            self._screen.call_after_refresh(detail.first_link)
        else:
            self._screen.notice(say("no link", self._screen.language))

    def target(self, event_id: str, url: str) -> None:
        """Go to an event, or open an address."""
        if url:
            Sharing(self._screen).open(url)
        elif self.go_to_event(event_id):
            self._screen.home()

    def go_to_event(self, event_id: str) -> bool:
        """Select an event by id; where a filter hides it, say which clause does."""
        session = self._screen.session
        view, language = session.view, session.view.language
        if view.shown.row_of(event_id) is not None:
            session.jump(moves.to_event(event_id))
            return True
        if view.whole.get(event_id) is None:
            words = f'{say("no event", language)} "{event_id}"'
        else:
            lifted = view.keys.fill(say("F shows all", language))
            words = f"{event_id} {say('hidden', language)} {session.why_hidden(event_id)} · {lifted}"
        self._screen.notice(words, warning=True)
        return False

    def back(self) -> None:
        """To where the last jump began."""
        self._screen.session.back()

    def forward(self) -> None:
        """Again to where `back` came from."""
        self._screen.session.forward()

    def _leads_somewhere(self) -> bool:
        """Whether the selected event has links, is linked to, or has an address."""
        view = self._screen.session.view
        event = view.event
        if event is None:
            return False
        sources = view.whole.preface.sources
        cited = (sources.get(evidence.source) for evidence in event.evidence)
        return bool(
            event.links
            or event.id in view.pairs
            or view.whole.linked_from(event.id)
            or event.url
            or any(source is not None and source.url for source in cited)
        )
