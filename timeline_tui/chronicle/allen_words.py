"""Allen's relations in words, English and French: each name as it is taught, and what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.allen import EARLIER, LATER, Related, Relation
from timeline_tui.chronicle.elapsed import length

if TYPE_CHECKING:
    from timeline_tui.chronicle.measure import Apart

R = Relation

NAMES: Final[dict[Relation, tuple[str, str]]] = {
    R.BEFORE: ("before", "avant"),
    R.MEETS: ("meets", "rencontre"),
    R.OVERLAPS: ("overlaps", "chevauche"),
    R.FINISHED_BY: ("finished by", "finit avec"),
    R.CONTAINS: ("contains", "contient"),
    R.STARTS: ("starts", "commence"),
    R.EQUALS: ("equals", "égale"),
    R.STARTED_BY: ("started by", "commence par"),
    R.DURING: ("during", "pendant"),
    R.FINISHES: ("finishes", "termine"),
    R.OVERLAPPED_BY: ("overlapped by", "chevauché par"),
    R.MET_BY: ("met by", "rencontré par"),
    R.AFTER: ("after", "après"),
}
"""Allen's names, in the order in which the one moves past the other."""

MEANINGS: Final[dict[Relation, tuple[str, str]]] = {
    R.BEFORE: ("over before it begins", "fini avant que cela commence"),
    R.MEETS: ("over as it begins", "fini quand cela commence"),
    R.OVERLAPS: ("begins first and ends within it", "commence avant et finit pendant"),
    R.FINISHED_BY: ("begins first and ends with it", "commence avant et finit en même temps"),
    R.CONTAINS: ("begins before it and ends after it", "commence avant et finit après"),
    R.STARTS: ("begins with it and ends first", "commence en même temps et finit avant"),
    R.EQUALS: ("begins and ends with it", "commence et finit en même temps"),
    R.STARTED_BY: ("begins with it and ends later", "commence en même temps et finit après"),
    R.DURING: ("lies within it", "se passe pendant"),
    R.FINISHES: ("begins within it and ends with it", "commence pendant et finit en même temps"),
    R.OVERLAPPED_BY: ("begins within it and ends later", "commence pendant et finit après"),
    R.MET_BY: ("begins as it ends", "commence quand cela finit"),
    R.AFTER: ("begins when it is over", "commence quand c’est fini"),
}

WITHIN: Final = frozenset({R.STARTS, R.DURING, R.FINISHES, R.EQUALS})
ACROSS: Final = frozenset({R.OVERLAPS, R.OVERLAPPED_BY, R.CONTAINS, R.STARTED_BY, R.FINISHED_BY})
_FAMILIES: Final[tuple[tuple[frozenset[Relation], tuple[str, str]], ...]] = (
    (EARLIER, ("over by the time it begins", "fini quand cela commence")),
    (LATER, ("not begun before it is over", "pas commencé avant que ce soit fini")),
    (WITHIN, ("within it", "pendant cela")),
    (WITHIN | ACROSS, ("at the same time, at least in part", "en même temps, au moins en partie")),
)
"""What may be certain where no one relation is; the narrowest first."""


def name(relation: Relation, language: str = "en") -> str:
    """Allen's name: `before`, `overlapped by`; French `avant`, `chevauché par`."""
    return NAMES[relation][language == "fr"]


def named(related: Related, language: str = "en") -> str:
    """The names of all relations that are possible: `before`, `overlaps or contains`; empty where all thirteen are."""
    names = [name(relation, language) for relation in NAMES if relation in related.possible]
    return "" if len(names) == len(NAMES) else _listed(names, "ou" if language == "fr" else "or")


def said(related: Related, language: str = "en", apart: Apart | None = None) -> str:
    """What is certain, and what is only possible; with `apart` also how long it was from the one to the other.

    `certainly before: ends 20 years before it begins`; `certainly at the same time, at least in part; possibly overlaps
    or contains`; `possibly before, equals or after`; `possibly after (the date is doubted)`.
    """
    french = language == "fr"
    surely, possibly, colon, stop = _JOINTS[french]
    certain = related.certain
    if certain is not None:
        meaning = MEANINGS[certain][french]
        if apart is not None and certain in _APART:
            meaning = _APART[certain][apart.from_end][french] % length(apart.elapsed, language)
        return f"{surely} {name(certain, language)}{colon}{meaning}"
    names = named(related, language)
    if not names:
        return "toute relation est possible" if french else "any relation is possible"
    perhaps = f"{possibly} {names}"
    if related.doubted:
        return f"{perhaps} ({'date mise en doute' if french else 'the date is doubted'})"
    for family, words in _FAMILIES:
        if related.possible <= family:
            return f"{surely} {words[french]}{stop}{perhaps}"
    return perhaps


_APART: Final = {
    R.BEFORE: (
        ("%s before it begins", "%s avant que cela commence"),
        ("ends %s before it begins", "finit %s avant que cela commence"),
    ),
    R.AFTER: (
        ("begins %s after it", "commence %s après"),
        ("begins %s after it ends", "commence %s après la fin"),
    ),
}
"""Of what has no length, and of what lasted."""
_JOINTS: Final = (
    ("certainly", "possibly", ": ", "; "),
    ("certainement", "peut-être", "\u00a0: ", "\u202f; "),
)
"""English, then French."""


def _listed(names: list[str], last: str) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {last} {names[-1]}"
