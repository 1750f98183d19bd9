"""What has been asked of a store and when it is due again, by event id and kind of question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from timeline_tui.chronicle.recall.questions import KINDS, Item, Kind
from timeline_tui.chronicle.recall.spacing import Card, answered
from timeline_tui.store.reader.keeping import NO_NAMES, Keeper, Names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline_tui.chronicle.recall.questions import Verdict

Cards = dict[Kind, Card]


class Learned(NamedTuple):
    """The cards of a store, and what is wrong with the files that they are kept in."""

    cards: Mapping[Item, Card]
    trouble: str = ""

    def due(self, now: int) -> tuple[Item, ...]:
        """What is due at `now`, seconds since 1970: the longest overdue first."""
        found = [(card.due, item) for item, card in self.cards.items() if card.due <= now]
        return tuple(item for _, item in sorted(found))

    @property
    def answers(self) -> int:
        """How many answers were given in all."""
        return sum(card.times for card in self.cards.values())


class Progress:
    """The cards of a store's events, each kept with the file that its event stands in."""

    def __init__(self, files: Sequence[str], names: Names = NO_NAMES) -> None:
        self._keepers = {
            file: Keeper("recall", file, read=_read, written=_written, names=names.get(file, {})) for file in files
        }

    def read(self) -> Learned:
        """All of them."""
        cards: dict[Item, Card] = {}
        troubles = []
        for keeper in self._keepers.values():
            kept = keeper.kept()
            for event_id, by_kind in kept.entries.items():
                for kind, card in by_kind.items():
                    cards.setdefault(Item(event_id, kind), card)
            troubles.append(kept.trouble)
        return Learned(cards, " · ".join(filter(None, troubles)))

    def answer(self, item: Item, file: str, verdict: Verdict, now: int) -> tuple[Card, str]:
        """Keep an answer given at `now`, seconds since 1970: the card then, and what is wrong with the file, or ''.

        Raises StoreError where it can't be kept.
        """

        def changed(entries: dict[str, Cards]) -> dict[str, Cards]:
            before = entries.get(item.event, {})
            entries[item.event] = before | {item.kind: answered(before.get(item.kind), verdict, now)}
            return entries

        kept = self._keeper_of(item, file).change(changed)
        return kept.entries[item.event][item.kind], kept.trouble

    def _keeper_of(self, item: Item, file: str) -> Keeper[Cards]:
        for keeper in self._keepers.values():
            if item.kind in keeper.kept().entries.get(item.event, {}):
                return keeper
        return self._keepers.get(file) or next(iter(self._keepers.values()))


def _read(table: Any) -> Cards:
    cards: Cards = {}
    for kind in KINDS:
        if kind in table:
            card = Card(**table[kind])
            if not card.is_sound():
                raise ValueError
            cards[kind] = card
    return cards


def _written(cards: Cards) -> dict[str, Any]:
    return {kind: card._asdict() for kind, card in sorted(cards.items())}
