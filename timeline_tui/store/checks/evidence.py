"""Evidence: whether what is asserted is shown, quoted in its own language, and agrees with the event on the date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_tui.store.checks.bounds import apart, doubted, in_words
from timeline_tui.store.checks.survey import of_array

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_tui.chronicle.event import Evidence
    from timeline_tui.store.checks.survey import Entry, Found, Survey


def check(survey: Survey) -> Iterator[Found]:
    """E601 to E607."""
    for entry in survey.having("evidence"):
        yield from _of_event(entry, survey)
    for entry in survey.having("claim_by"):
        if not entry.event.evidence:
            said = "this claim has no evidence; add [[event.evidence]] with the source that reports it"
            yield entry.finding(("claim_by",), "E601", said)
    yield from _sources(survey)


def _of_event(entry: Entry, survey: Survey) -> Iterator[Found]:
    event = entry.event
    for number, table, evidence in entry.evidence():
        step = ("evidence", number)
        yield from _quote(entry, number, table.get("quote"), evidence, survey)
        if evidence.when is None or event.when is None:
            continue
        one, other = evidence.when, event.when
        if (one.lo, one.hi, one.off, one.qual, one.form) == (other.lo, other.hi, other.off, other.qual, other.form):
            said = f'"{evidence.source}" gives the date of the event itself; leave when out'
            yield entry.finding((*step, "when"), "E604", said)
        elif evidence.stance == "supports" and not (doubted(one) or doubted(other)) and apart(one, other):
            said = (
                f'"{evidence.source}" gives another date than the event, {in_words(other)}; add stance = "disputes", '
                "or say on this line why both are right: # E603: …"
            )
            yield entry.finding((*step, "when"), "E603", said)
    if not event.claim_by and all(evidence.stance == "disputes" for evidence in event.evidence):
        said = 'all that is quoted disputes this; add what supports it, or say who asserts it: claim_by = "…"'
        yield entry.finding(("evidence", entry.evidence()[0][0], "stance"), "E606", said)


def _quote(entry: Entry, number: int, quote: object, evidence: Evidence, survey: Survey) -> Iterator[Found]:
    step = ("evidence", number, "quote")
    if isinstance(quote, str):
        if not quote.strip():
            yield entry.finding(step, "E602", "this quote is empty; quote the source word for word, or leave quote out")
    elif isinstance(quote, dict):
        for language, words in quote.items():
            if isinstance(words, str) and not words.strip():
                said = f"this quote is empty in {language}; write it, or leave {language} out"
                yield entry.finding((*step, language), "E602", said)
        source = survey.preface.sources.get(evidence.source)
        if source and source.language and source.language not in quote:
            said = f'"{source.id}" is in {source.language}, and this is quoted in {", ".join(quote)} alone; '
            yield entry.finding(step, "E607", f"{said}add its own words: {source.language} = …")


def _sources(survey: Survey) -> Iterator[Found]:
    for document, index, table in survey.tables("source"):
        if isinstance(table.get("id"), str) and not any(table.get(key) for key in ("url", "title", "publisher")):
            said = f'nothing says where the source "{table["id"]}" is to be found; add url = "…", or title = "…"'
            yield of_array(document, "source", index, "", "E605", said)
