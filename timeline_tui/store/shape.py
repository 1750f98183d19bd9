"""What keys a table may have and what their values may be, as tables of converters."""

from __future__ import annotations

import difflib
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from timeline_tui.chronicle.event import LINK_KINDS, STANCES
from timeline_tui.store.habits import INVERSE, MEANT, SYNONYMS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from timeline_tui.chronicle.event import Text
    from timeline_tui.store.places import Path


class Finding(NamedTuple):
    """Something wrong at `path`, whose place in the file is looked up later."""

    path: Path
    code: str
    message: str
    fix: str = ""
    at_key: bool = False
    """The key is wrong, not the value."""


class UnfitError(ValueError):
    """A value of the wrong kind. `str()` says what it must be."""

    def __init__(self, must: str, code: str = "K102", fix: str = "", steps: Path = ()) -> None:
        super().__init__(must)
        self.code = code
        self.fix = fix
        self.steps = steps
        """The way from the value to what in it is wrong."""


STRING: Final = frozenset({str})

Converter: TypeAlias = "Callable[[Any], Any]"
Shape: TypeAlias = "Mapping[str, Converter]"


def words(value: object) -> str:
    """A text."""
    if isinstance(value, str):
        return value
    raise UnfitError(f"must be a text in quotes, not {shown(value)}", fix=_in_quotes(value))


def text(value: object) -> Text:
    """A text, or a table of texts by language: `{ en = "…", fr = "…" }`."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict) and value and all(isinstance(entry, str) for entry in value.values()):
        return value
    either = 'a text or a table of texts by language such as { en = "…", fr = "…" }'
    raise UnfitError(f"must be {either}, not {shown(value)}", fix=_in_quotes(value))


def names(value: object) -> tuple[str, ...]:
    """One text or a list of texts."""
    if isinstance(value, list) and STRING.issuperset(map(type, value)):
        return tuple(value)
    if isinstance(value, str):
        return (value,) if value else ()
    wrong: object = value
    steps: Path = ()
    if isinstance(value, list):
        at, wrong = next((at, entry) for at, entry in enumerate(value) if not isinstance(entry, str))
        steps = (at,)
    must = f'must be a text or a list of texts such as ["…", "…"], not {shown(wrong)}'
    raise UnfitError(must, fix=_in_quotes(wrong) if steps else "", steps=steps)


def weight(value: object) -> int:
    """A whole number from 1 to 5."""
    if type(value) is int and 1 <= value <= 5:
        return value
    near = ""
    if type(value) is int:
        near = f"{max(1, min(5, value))}"
    elif isinstance(value, str) and value in {*"12345"}:
        near = value
    raise UnfitError(f"must be a whole number from 1 to 5, not {shown(value)}", "K104", near)


def whole(value: object) -> int:
    """A whole number."""
    if type(value) is int:
        return value
    fix = value if isinstance(value, str) and value.isascii() and value.isdigit() else ""
    raise UnfitError(f"must be a whole number, not {shown(value)}", fix=fix)


def truth(value: object) -> bool:
    """True or false."""
    if isinstance(value, bool):
        return value
    fix = value if isinstance(value, str) and value in {"true", "false"} else ""
    raise UnfitError(f"must be true or false, not {shown(value)}", fix=fix)


def tables(value: object) -> list[Any]:
    """A list of tables; each is checked for itself."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict):
        return [value]
    raise UnfitError(f"must be a list of tables such as [{{ … }}], not {shown(value)}")


def _in_quotes(value: object) -> str:
    return f'"{value}"' if isinstance(value, int | float) and not isinstance(value, bool) else ""


class OneOf:
    """A converter that takes one of `allowed`."""

    def __init__(self, allowed: tuple[str, ...]) -> None:
        self.allowed = allowed

    def __call__(self, value: object) -> str:
        """The value itself."""
        if isinstance(value, str) and value in self.allowed:
            return value
        written = str(value).lower().replace(" ", "-").replace("_", "-")
        if written in INVERSE and INVERSE[written] in self.allowed:
            side = f'it is said by the other event: there, as = "{INVERSE[written]}"'
            raise UnfitError(f"must be one of {', '.join(self.allowed)}, not {shown(value)}; {side}", "K104")
        meant = MEANT.get(written, "")
        near = meant if meant in self.allowed else nearest(str(value), self.allowed)
        did_you_mean = f"; did you mean {near}?" if near else ""
        must = f"must be one of {', '.join(self.allowed)}, not {shown(value)}{did_you_mean}"
        raise UnfitError(must, "K104", f'"{near}"' if near else "")


def as_is(value: object) -> object:
    """Whatever stands there: dates are read by `dates`."""
    return value


EVENT: Final[Shape] = {
    "id": words,
    "title": text,
    "when": as_is,
    "start": as_is,
    "end": as_is,
    "published": as_is,
    "exact": truth,
    "who": names,
    "where": words,
    "lane": words,
    "tags": names,
    "weight": weight,
    "summary": text,
    "url": words,
    "image": words,
    "image_alt": text,
    "claim_by": words,
    "note": text,
    "links": tables,
    "evidence": tables,
    "order": whole,
    "date_label": text,
}
LINK: Final[Shape] = {"to": words, "as": OneOf(LINK_KINDS)}
EVIDENCE: Final[Shape] = {
    "source": words,
    "quote": text,
    "at": words,
    "stance": OneOf(STANCES),
    "when": as_is,
}
LANE: Final[Shape] = {"id": words, "title": text, "color": words}
SOURCE: Final[Shape] = {
    "id": words,
    "title": text,
    "publisher": words,
    "url": words,
    "when": as_is,
    "language": words,
}
ERA: Final[Shape] = {"title": text, "when": as_is, "start": as_is, "end": as_is, "color": words}
_VIEW: Final[Shape] = {"range": words, "lanes": names, "filter": words}
ROUTE: Final[Shape] = {"id": words, "title": text, **_VIEW, "stops": tables}
STOP: Final[Shape] = {"event": words, "say": text, **_VIEW}
ROOT: Final[Shape] = {
    "title": text,
    "about": text,
    "language": words,
    "timezone": words,
    "published": as_is,
}
CHECK: Final[Shape] = {"select": names, "ignore": names}
"""The table `[check]`: codes of rules, or the letters that they begin with."""


class Table(NamedTuple):
    """A kind of table: its keys in the order in which they are written, and the one that it can't do without."""

    kind: str
    """What it is, with its article: `an event`."""
    shape: Shape
    needed: str = ""


TABLES: Final[Mapping[tuple[str, ...], Table]] = {
    (): Table("a chronicle", ROOT),
    ("event",): Table("an event", EVENT, "title"),
    ("event", "links"): Table("a link", LINK, "to"),
    ("event", "evidence"): Table("evidence", EVIDENCE, "source"),
    ("lane",): Table("a lane", LANE, "id"),
    ("source",): Table("a source", SOURCE, "id"),
    ("era",): Table("an era", ERA, "title"),
    ("route",): Table("a route", ROUTE, "id"),
    ("route", "stops"): Table("a stop", STOP, "event"),
    ("check",): Table("[check]", CHECK),
}
"""Every table of a file, by the keys that lead to it."""


def fields_of(
    table: dict[str, Any],
    shape: Shape,
    kind: str,
    path: Path,
    found: list[Finding],
    *,
    apart: frozenset[str] = frozenset(),
) -> dict[str, Any]:
    """The values of `table` that fit, converted; what does not, or is no key of `kind`, is added to `found`.

    `kind` is what the table is, with its article: `an event`. The keys `apart` are left to the caller.
    """
    fields = {}
    for key, value in table.items():
        if key in apart:
            continue
        convert = shape.get(key)
        if convert is None:
            found.append(unknown_key(key, shape, kind, path))
            continue
        try:
            fields[key] = convert(value)
        except UnfitError as unfit:
            found.append(Finding((*path, key, *unfit.steps), unfit.code, f"`{key}` {unfit}", unfit.fix))
    return fields


OF_EVENTS: Final = frozenset(EVENT) - EVIDENCE.keys() - {"id", "title", "published", "url", "note", "links"}
"""Keys that nobody gives to evidence: there they are an event's, and stand too low."""
OF_CHRONICLES: Final = frozenset(ROOT) - EVENT.keys()
"""Keys that an event and what it holds can't have: they stand below a header, and are the chronicle's."""


def unknown_key(key: str, shape: Collection[str], kind: str, path: Path) -> Finding:
    """A key that is not known, with the nearest that is; or with where it belongs."""
    if kind == "evidence" and key in OF_EVENTS:
        message = f"`{key}` is a key of the event, and stands below its evidence; move it above [[event.evidence]]"
        return Finding((*path, key), "K109", message, at_key=True)
    if path[:1] == ("event",) and key in OF_CHRONICLES:
        message = f"`{key}` is a key of the chronicle; move it to the top of the file, above every header"
        return Finding((*path, key), "K109", message, at_key=True)
    if kind in {"an event", "a link"} and (as_ := key.lower().replace("_", "-")) in LINK_KINDS:
        message = f'`{key}` is a kind of link, and no key; write links = [{{ to = "…", as = "{as_}" }}]'
        return Finding((*path, key), "K101", message, at_key=True)
    meant = (one for one in SYNONYMS.get(key.lower().replace("-", "_"), ()) if one in shape)
    near = next(meant, "") or nearest(key, shape)
    if near == "evidence":
        message = f'`{key}` is not a key of {kind}; a source is named under [[event.evidence]]: source = "…"'
        return Finding((*path, key), "K101", message, at_key=True)
    known = f": `{near}`?" if near else f"; its keys are {', '.join(shape)}"
    message = f"`{key}` is not a key of {kind}{known}"
    return Finding((*path, key), "K101", message, near, at_key=True)


_MOST_COMPARED: Final = 2_000
"""Names that a misspelt one is compared with: difflib takes a second for 100,000."""


def nearest(written: str, known: Iterable[str]) -> str:
    """The known name nearest to `written`, empty where none is near."""
    names = list(known)
    if len(names) > _MOST_COMPARED:
        names = [name for name in names if name[:2] == written[:2] and abs(len(name) - len(written)) <= 3]
    return _nearest(written.lower(), tuple(names[:_MOST_COMPARED]))


@lru_cache(maxsize=256)
def _nearest(written: str, known: tuple[str, ...]) -> str:
    found = difflib.get_close_matches(written, known, 1, 0.6)
    return found[0] if found else ""


def shown(value: object) -> str:
    """A value as TOML would write it, in short, for a sentence."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return f'"{value[:40]}…"' if len(value) > 40 else f'"{value}"'
        case list():
            return "a list"
        case dict():
            return "a table" if value else "an empty table"
        case _:
            return str(value)[:40]
