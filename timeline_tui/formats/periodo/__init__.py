"""PeriodO, the gazetteer of periods (perio.do): JSON-LD of whole data sets, single authorities and single periods.

`reading.py` makes events of periods, `ends.py` reads their starts and stops, `sources.py` their sources; this module
tells the shapes apart. Source of the format: https://perio.do/technical-overview/, and its first data set of 2015,
where an authority was called a "period collection", and a period a "definition".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from timeline_tui.formats.carried import Carried, Wishes
    from timeline_tui.formats.foreign import Foreign

_WHOLE: Final = ("authorities", "periodCollections")
_PERIODS: Final = ("periods", "definitions")
_KINDS: Final = frozenset({"Authority", "PeriodCollection"})
_ONE: Final = frozenset({"Period", "PeriodDefinition"})


def looks_like(foreign: Foreign) -> bool:
    """Whether it is JSON that has authorities, is one, or is a period."""
    root = foreign.json if foreign.is_json else None
    if not isinstance(root, dict):
        return False
    if any(isinstance(root.get(key), dict | list) for key in _WHOLE):
        return True
    kind = root.get("type")
    if not isinstance(kind, str):
        return False
    return (kind in _KINDS and any(key in root for key in _PERIODS)) or (kind in _ONE and "label" in root)


def read(foreign: Foreign, wishes: Wishes) -> Carried:
    """The periods of a file as events, its authorities as lanes and sources. Raises StoreError where it has none."""
    from timeline_tui.formats.periodo.reading import Reader  # noqa: PLC0415 - only for such files
    from timeline_tui.store.error import StoreError  # noqa: PLC0415

    root = foreign.json
    authorities = _authorities(root if isinstance(root, dict) else {})
    if not authorities:
        raise StoreError(foreign.name, "this JSON has no authorities and no periods; name a file from perio.do")
    return Reader(foreign.text, authorities, wishes).read()


def _authorities(root: dict[str, Any]) -> list[tuple[dict[str, Any], list[Any]]]:
    """Each authority with its periods, whatever shape the file has."""
    for key in _WHOLE:
        if isinstance(root.get(key), dict | list):
            return [(one, _periods(one)) for one in _listed(root[key]) if isinstance(one, dict)]
    kind = root.get("type")
    if (isinstance(kind, str) and kind in _ONE) or ("start" in root and "stop" in root):
        return [({}, [root])]
    return [(root, _periods(root))] if any(key in root for key in _PERIODS) else []


def _periods(authority: dict[str, Any]) -> list[Any]:
    return [period for key in _PERIODS for period in _listed(authority.get(key))]


def _listed(value: object) -> list[Any]:
    """The values of what may be a list, or a table by address."""
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
