"""The timelines and charts of a file as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_tui.formats.carried import Carried
from timeline_tui.formats.mermaid import gantt, timeline
from timeline_tui.formats.mermaid.blocks import blocks
from timeline_tui.formats.naming import Naming
from timeline_tui.store.error import StoreError

if TYPE_CHECKING:
    from timeline_tui.formats.carried import Wishes
    from timeline_tui.formats.foreign import Foreign


def tables(foreign: Foreign, wishes: Wishes) -> Carried:
    """The events of every timeline and chart. Raises StoreError where there is none."""
    carried = Carried()
    naming = Naming(carried)
    found = list(blocks(foreign.text))
    known = [block for block in found if block.is_known]
    if not known:
        raise StoreError(
            foreign.name, "no Mermaid timeline or gantt is in it; a diagram begins with the word alone on its line"
        )
    for block in found:
        if not block.is_known:
            carried.losses.add("diagrams of other kinds", block.kind)
    if len(known) > 1:
        carried.notices.append(f"{len(known)} diagrams are read as one chronology")
    titles = []
    for done, block in enumerate(known):
        if wishes.progress:
            wishes.progress(done, len(known))
        read = timeline.read if block.kind == "timeline" else gantt.read
        titles.append(read(block, carried, naming, ""))
    named = [title for title in titles if title]
    if named:
        carried.preface["title"] = named[0] if len(known) == 1 else " · ".join(dict.fromkeys(named))
    if wishes.zone:
        carried.preface["timezone"] = wishes.zone
    if not carried.events:
        carried.notices.append("it holds no event: a chronology without any")
    return carried
