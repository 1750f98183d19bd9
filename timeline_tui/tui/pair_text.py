"""What the detail pane says of an event's twin in the other store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.comparing_words import SIGNS, dates_words, verdict_words
from timeline_tui.tui.detail_text import Paragraph, Target
from timeline_tui.tui.words import pick

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.chronicle.comparing import Pair, Verdict
    from timeline_tui.tui.theme import Inks
    from timeline_tui.tui.view import View

_HEADING: Final = ("In the other store", "Dans l’autre fichier")
_INKS: Final[dict[Verdict, str]] = {"conflict": "warn", "same": "good", "finer": "good"}


def paired(view: View, pair: Pair, inks: Inks) -> Iterator[Paragraph]:
    """How both dates agree; Enter on it goes to the twin."""
    language = view.language
    sign = SIGNS[pair.verdict]
    words = f"{sign} {pick(_HEADING, language)}, {verdict_words(pair.verdict, language)}: "
    yield Paragraph(
        [
            (words, inks(_INKS.get(pair.verdict, "muted"), bold=True)),
            (dates_words(pair, language, view.zone_name), inks("link")),
        ],
        Target(event_id=pair.other.id, is_link=True),
        indent=2,
    )
