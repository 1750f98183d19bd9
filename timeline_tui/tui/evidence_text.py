"""How we know, in words: each source with its stance, the date that it gives and its quotation; sides apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.accounts import accounts
from timeline_tui.chronicle.event import all_words
from timeline_tui.chronicle.labels import label
from timeline_tui.chronicle.plain import inert
from timeline_tui.tui.detail_text import Columns, Paragraph, Target
from timeline_tui.tui.words import in_words, pick, say, source_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.chronicle.event import Event, Evidence
    from timeline_tui.tui.canvas import Piece
    from timeline_tui.tui.theme import Inks
    from timeline_tui.tui.view import View

MARKS: Final = {"supports": "✓", "disputes": "≠", "mentions": "·"}
INKS: Final = {"supports": "good", "disputes": "warn", "mentions": "muted"}
_AS_TOLD: Final = ("As told here", "Comme ici")
_BY: Final = ("as %s says", "selon %s")
_OTHERWISE: Final = ("Told otherwise", "Autrement")
_QUOTED: Final = ("“%s”", "«\u00a0%s\u00a0»")
_NOBODY: Final = ("no source is given", "aucune source donnée")


def evidence_of(view: View, event: Event, inks: Inks) -> list[Paragraph]:
    """The evidence of any event, one source below the other, without a heading."""
    return [paragraph for evidence in event.evidence for paragraph in _one(view, evidence, inks)]


def sides_of(view: View, event: Event, inks: Inks) -> Iterator[Paragraph | Columns]:
    """The evidence with the sides beside each other, where some tell it otherwise."""
    sides = accounts(event)
    if not sides.otherwise:
        yield from evidence_of(view, event, inks)
        return
    language = view.language
    date = f": {label(event.when, language)}" if event.when is not None else ""
    claimed = f", {pick(_BY, language) % inert(event.claim_by)}" if event.claim_by else ""
    told = [Paragraph([(f"{pick(_AS_TOLD, language)}{date}{claimed}", inks("good", bold=True))])]
    told += (paragraph for evidence in sides.as_told for paragraph in _one(view, evidence, inks))
    if not sides.as_told:
        told.append(Paragraph([(pick(_NOBODY, language), inks("muted"))]))
    other = [Paragraph([(pick(_OTHERWISE, language), inks("warn", bold=True))])]
    other += (paragraph for evidence in sides.otherwise for paragraph in _one(view, evidence, inks))
    yield Columns(told, other)


def _one(view: View, evidence: Evidence, inks: Inks) -> Iterator[Paragraph]:
    language = view.language
    source = view.whole.preface.sources.get(evidence.source)
    name = source_name(view.whole.preface, evidence.source, language)
    mark, ink = MARKS[evidence.stance], INKS[evidence.stance]
    pieces: list[Piece] = [
        (f"{mark} ", inks(ink, bold=True)),
        (inert(name), inks("link" if source and source.url else "text")),
    ]
    if evidence.stance != "supports":
        pieces.append((f" {say(evidence.stance, language)}", inks(ink)))
    extra = [inert(evidence.at)] if evidence.at else []
    if evidence.when is not None:
        extra.append(f"{say('gives', language)} {label(evidence.when, language)}")
    elif evidence.when_text:
        extra.append(f"{say('gives', language)} {pick(_QUOTED, language) % inert(evidence.when_text)}")
    if extra:
        pieces.append((f"  {', '.join(extra)}", inks("muted")))
    yield Paragraph(pieces, Target(url=source.url) if source and source.url else None, indent=2)
    yield from _quotes(view, evidence, source.language if source else "", inks)


def _quotes(view: View, evidence: Evidence, language: str, inks: Inks) -> Iterator[Paragraph]:
    """The words as written first; then, where the reader's language is another, the translation."""
    quote = evidence.quote
    if not quote:
        return
    written = in_words(quote, language, language)
    marked = inert(written) if written.startswith(("«", "“")) else pick(_QUOTED, view.language) % inert(written)
    yield Paragraph([("  ", inks()), (marked, inks("quote", italic=True))], indent=2)
    mine = in_words(quote, view.language, language)
    if mine != written and len(all_words(quote)) > 1:
        yield Paragraph([(f"  ({view.language}) {inert(mine)}", inks("muted"))], indent=2)
