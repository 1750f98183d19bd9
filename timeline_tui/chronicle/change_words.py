"""Changes in words, English and French: one line for all of them, and for each event what is another about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_tui.chronicle.changes import meaning, same_evidence
from timeline_tui.chronicle.elapsed import elapsed, length, words
from timeline_tui.chronicle.event import in_language
from timeline_tui.chronicle.labels import label
from timeline_tui.chronicle.when import Form, Precision

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline_tui.chronicle.changes import Change, Changes, Setting
    from timeline_tui.chronicle.event import Event, Evidence, Link, Text
    from timeline_tui.chronicle.when import When

_FRENCH: Final = {
    "added": "ajouté",
    "removed": "retiré",
    "changed": "modifié",
    "renamed": "renommé",
    "moved": "déplacé",
    "retitled": "titre changé",
    "reworded": "reformulé",
    "rewritten": "date écrite autrement",
    "evidence": "preuves changées",
    "links": "liens changés",
    "details": "détails changés",
    "before it was": "s’appelait",
    "now dated": "désormais daté :",
    "no longer dated": "n’est plus daté",
    "starts": "commence",
    "ends": "finit",
    "goes on now": "se poursuit désormais",
    "end no longer known": "fin désormais inconnue",
    "start no longer known": "début désormais inconnu",
    "from": "de",
    "to": "à",
    "now certain": "désormais certain",
    "now uncertain": "désormais incertain",
    "now approximate": "désormais approximatif",
    "now uncertain and approximate": "désormais incertain et approximatif",
    "date written otherwise": "date écrite autrement",
    "evidence added": "preuve ajoutée",
    "evidence removed": "preuve retirée",
    "evidence changed": "preuve modifiée",
    "link added": "lien ajouté",
    "link removed": "lien retiré",
    "none": "aucun",
    "with": "avec",
    "with it": "avec lui",
    "preface changed": "préface modifiée",
    "nothing changed": "rien n’a changé",
    "earlier": "plus court",
    "longer": "plus long",
    "summary": "résumé",
    "note": "note",
    "title": "titre",
    "image_alt": "texte de l’image",
    "date_label": "date affichée",
    "who": "qui",
    "where": "lieu",
    "lane": "couloir",
    "tags": "étiquettes",
    "weight": "poids",
    "claim_by": "affirmé par",
    "url": "adresse",
    "image": "image",
    "order": "ordre",
    "about": "présentation",
    "language": "langue",
    "timezone": "fuseau horaire",
    "published": "publication",
    "source": "source",
    "era": "période",
    "route": "parcours",
}
_ENGLISH: Final = {"image_alt": "image text", "date_label": "date shown", "claim_by": "claimed by", "who": "people"}
_PRECISIONS: Final = {
    Precision.SECOND: ("second", "seconde"),
    Precision.MINUTE: ("minute", "minute"),
    Precision.HOUR: ("hour", "heure"),
    Precision.DAY: ("day", "jour"),
    Precision.WEEK: ("week", "semaine"),
    Precision.MONTH: ("month", "mois"),
    Precision.SEASON: ("season", "saison"),
    Precision.YEAR: ("year", "année"),
    Precision.DECADE: ("decade", "décennie"),
    Precision.CENTURY: ("century", "siècle"),
    Precision.MILLENNIUM: ("millennium", "millénaire"),
}
_DOUBTS: Final = {
    "": "now certain",
    "?": "now uncertain",
    "~": "now approximate",
    "%": "now uncertain and approximate",
}


class Version(NamedTuple):
    """A text that was reworded: what it is, in words, and both versions."""

    name: str
    was: str
    now: str


def say(words: str, language: str) -> str:
    """English `words`, or the name of a field, in `language`."""
    return _FRENCH.get(words, words) if language.startswith("fr") else _ENGLISH.get(words, words)


def summary(changes: Changes, language: str = "en", zone: str = "UTC") -> str:
    """All changes in a line: ``1 added, 2 changed, `restored` moved 1 day later``.

    Events are counted; one that alone was moved, added, removed or changed is named.
    """
    parts = [_counted(changes.of(kind), kind, language) for kind in ("added", "removed")]
    changed = changes.of("changed")
    moved = [change for change in changed if "moved" in change.aspects]
    renamed = [change for change in changed if "renamed" in change.aspects and "moved" not in change.aspects]
    rest = [change for change in changed if change not in moved and change not in renamed]
    if len(changes.events) == 1 and rest:
        aspects = ", ".join(say(aspect, language) for aspect in rest[0].aspects)
        parts.append(f"`{rest[0].event.id}` {aspects}")
    else:
        parts.append(_counted(rest, "changed", language))
    if len(renamed) == 1:
        was = renamed[0].was
        parts.append(f"`{renamed[0].event.id}` {say('before it was', language)} `{was.id if was else ''}`")
    else:
        parts.append(_counted(renamed, "renamed", language))
    parts.append(_moved(moved, language, zone))
    if changes.settings:
        parts.append(say("preface changed", language))
    return ", ".join(part for part in parts if part) or say("nothing changed", language)


def _moved(moved: Sequence[Change], language: str, zone: str) -> str:
    """What was moved; what counts from it and only went with it is counted beside it."""
    along = [change for change in moved if _anchor(change)]
    led = [change for change in moved if not _anchor(change)] or along
    if len(led) != 1:
        return _counted(moved, "moved", language)
    how = next(iter(moves(led[0], language, zone)), say("moved", language))
    return f"`{led[0].event.id}` {how}" + (
        f" ({len(along)} {say('with it', language)})" if along and led != along else ""
    )


def _anchor(change: Change) -> str:
    """What a relative date went with, where its own words were not touched; else empty."""
    was, now = change.was, change.now
    if was is None or now is None or was.when is None or now.when is None or was.when_text != now.when_text:
        return ""
    for one, other in zip(was.when.parts, now.when.parts, strict=False):
        if other.anchor and meaning(one) != meaning(other):
            return other.anchor
    return now.when.anchor


def _counted(changes: Sequence[Change], word: str, language: str) -> str:
    if not changes:
        return ""
    said = say(word, language)
    return f"{len(changes)} {said}{'s' if language.startswith('fr') and len(changes) > 1 else ''}"


def moves(change: Change, language: str = "en", zone: str = "UTC") -> Iterator[str]:
    """In what way an event's time is another: `moved 1 day later`, `ends 2 weeks earlier`, `from day to month`."""
    was, now = (change.was and change.was.when), (change.now and change.now.when)
    if was is None or now is None:
        if now is not None:
            yield f"{say('now dated', language)} {label(now, language)}"
        elif was is not None:
            yield say("no longer dated", language)
        return
    found = list(_moves(was, now, language, zone))
    yield from found or [f"{label(was, language)} → {label(now, language)}"]


def _moves(was: When, now: When, language: str, zone: str) -> Iterator[str]:
    spans = was.form is Form.SPAN and now.form is Form.SPAN and len(was.parts) == len(now.parts) == 2
    if spans:
        starts = _edge(was.parts[0], now.parts[0], "starts", language, zone)
        ends = _edge(was.parts[1], now.parts[1], "ends", language, zone)
        whole = _step(was.parts[0], now.parts[0], language, zone)
        if starts and ends and whole and whole == _step(was.parts[1], now.parts[1], language, zone):
            yield f"{say('moved', language)} {_of(language)}{whole}"
            return
        yield from (said for said in (starts, ends) if said)
    elif was.form is now.form and (step := _step(was, now, language, zone)):
        yield f"{say('moved', language)} {_of(language)}{step}"
    if was.form is now.form and was.prec is not now.prec and not spans:
        yield f"{say('from', language)} {precision(was, language)} {say('to', language)} {precision(now, language)}"
    if was.qual != now.qual:
        yield say(_DOUBTS[now.qual], language)


def _of(language: str) -> str:
    """French says by how much with a word more: `déplacé de 1 jour plus tard`."""
    return "de " if language.startswith("fr") else ""


def _step(was: When, now: When, language: str, zone: str) -> str:
    """`1 day later`; empty where the two are not apart."""
    if was.lo_kind or was.hi_kind or now.lo_kind or now.hi_kind or was.start == now.start:
        return ""
    difference = elapsed(was, now, zone)
    return words(difference, language) if difference.relation == "apart" and length(difference, language) else ""


def _edge(was: When, now: When, verb: str, language: str, zone: str) -> str:
    """How one end of a span is another; empty where it is not, or only its precision or doubt is."""
    kinds = was.hi_kind or was.lo_kind, now.hi_kind or now.lo_kind
    if kinds[0] != kinds[1]:
        if kinds[1] == "open":
            return say("goes on now", language) if verb == "ends" else say("start no longer known", language)
        if kinds[1] == "unknown":
            return say(f"{verb[:-1]} no longer known", language)
        return f"{say(verb, language)} {label(now, language)}"
    if kinds[0] or meaning(was) == meaning(now):
        return ""
    step = _step(was, now, language, zone)
    return f"{say(verb, language)} {step or label(now, language)}"


def precision(when: When, language: str) -> str:
    """How finely a date is known, in a word: `day`, `siècle`."""
    pair = _PRECISIONS.get(when.prec, (when.prec.word, when.prec.word))
    return pair[language.startswith("fr")]


def details(change: Change, language: str, own: str, zone: str = "UTC") -> Iterator[str]:
    """Everything that is another about an event but its texts, a line each; `own` is the chronology's language."""
    was, now = change.was, change.now
    if was is None or now is None:
        return
    if was.id != now.id:
        yield f"{say('before it was', language)} `{was.id}`"
    if "moved" in change.aspects:
        dates = " → ".join(label(each.when, language) if each.when else "—" for each in (was, now))
        anchor = _anchor(change)
        along = f" ({say('with', language)} `{anchor}`)" if anchor else ""
        yield f"{', '.join(moves(change, language, zone))}: {dates}{along}"
    elif "rewritten" in change.aspects:
        yield f"{say('date written otherwise', language)}: {was.when_text} → {now.when_text}"
    yield from _lists(was, now, language)
    for name in ("where", "lane", "weight", "claim_by", "url", "image", "order"):
        one, other = getattr(was, name), getattr(now, name)
        if one != other:
            yield f"{say(name, language)}: {_shown(one, language)} → {_shown(other, language)}"
    yield from _evidence(was, now, language, own)
    yield from _links(was, now, language)


def _shown(value: object, language: str) -> str:
    return str(value) if value not in ("", None) else say("none", language)


def _lists(was: Event, now: Event, language: str) -> Iterator[str]:
    for name in ("who", "tags"):
        one, other = getattr(was, name), getattr(now, name)
        if one != other:
            signs = [f"+{each}" for each in other if each not in one] + [
                f"−{each}" for each in one if each not in other
            ]
            yield f"{say(name, language)}: {', '.join(signs or other)}"


def _evidence(was: Event, now: Event, language: str, own: str) -> Iterator[str]:
    """Each piece by its source and place: what is new, what is gone, what says something else."""
    gone, come = _unlike(was.evidence, now.evidence), _unlike(now.evidence, was.evidence)
    for piece in come:
        before = next((each for each in gone if (each.source, each.at) == (piece.source, piece.at)), None)
        if before is None:
            before = next((each for each in gone if each.source == piece.source), None)
        if before is not None:
            gone.remove(before)
        word = "evidence added" if before is None else "evidence changed"
        yield f"{say(word, language)}: {_piece(piece, own)}"
    for piece in gone:
        yield f"{say('evidence removed', language)}: {_piece(piece, own)}"


def _unlike(some: Sequence[Evidence], others: Sequence[Evidence]) -> list[Evidence]:
    return [each for each in some if not any(same_evidence(each, other) for other in others)]


def _piece(piece: Evidence, own: str) -> str:
    quote = in_language(piece.quote, own, own) if piece.quote else ""
    said = [piece.source, piece.at, "" if piece.stance == "supports" else piece.stance, f"“{quote}”" if quote else ""]
    return " ".join(part for part in said if part)


def _links(was: Event, now: Event, language: str) -> Iterator[str]:
    def told(link: Link) -> str:
        return f"{link.as_} → `{link.to}`"

    yield from (f"{say('link added', language)}: {told(link)}" for link in now.links if link not in was.links)
    yield from (f"{say('link removed', language)}: {told(link)}" for link in was.links if link not in now.links)


def versions(change: Change, language: str) -> Iterator[Version]:
    """The texts of an event that were reworded, each language for itself."""
    if change.was is None or change.now is None:
        return
    for name in ("title", "summary", "note", "image_alt", "date_label"):
        yield from _versions(name, getattr(change.was, name), getattr(change.now, name), language)


def _versions(name: str, was: Text, now: Text, language: str) -> Iterator[Version]:
    if was == now:
        return
    word = say(name, language)
    if isinstance(was, str) and isinstance(now, str):
        yield Version(word, was, now)
        return
    codes = dict.fromkeys(code for text in (was, now) for code in ([""] if isinstance(text, str) else text))
    for code in codes:
        one, other = _in(was, code), _in(now, code)
        if one != other:
            yield Version(f"{word} ({code})" if code else word, one, other)


def _in(text: Text, code: str) -> str:
    """A text in one language; under the empty code what has none."""
    if isinstance(text, str):
        return "" if code else text
    return text.get(code, "")


def setting_words(setting: Setting, language: str) -> str:
    """What changed before the events: `lane hosting: added`, `timezone: UTC → Europe/Paris`."""
    name = say(setting.name, language) + (f" {setting.id}" if setting.id else "")
    if setting.id or setting.name == "about":
        word = "added" if setting.was is None else "removed" if setting.now is None else "changed"
        return f"{name}: {say(word, language)}"
    return f"{name}: {_value(setting.was, language)} → {_value(setting.now, language)}"


def _value(value: object, language: str) -> str:
    if value is None:
        return say("none", language)
    text = getattr(value, "text", None)  # a date is named as it is written
    return text if isinstance(text, str) else str(value)
