"""`timeline-tui add`: one more event in a file, read before it is written, and everything else left as it is."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Final

import click

from timeline_tui.chronicle.plain import inert
from timeline_tui.cli.common import no_garbage, stores_argument, stores_or_default, tell, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_tui.chronicle.chronicle import Chronicle
    from timeline_tui.chronicle.event import Event
    from timeline_tui.store.edits.drafts import Draft
    from timeline_tui.store.edits.proposals import Proposal

_TRIES: Final = 20
"""How often an event is added anew to a file that others save meanwhile."""
_OPTIONS: Final = {"tags": "tag", "claim_by": "claim-by", "image_alt": "image-alt", "evidence": "source"}
"""Options that are called otherwise than their keys."""


@click.command("add", short_help="Add an event to a file.")
@stores_argument
@click.option("--title", required=True, help="What happened.")
@click.option("--when", metavar="DATE", help="When: every form of date.")
@click.option("--start", metavar="DATE", help="Instead of --when: the start of a span,")
@click.option("--end", metavar="DATE", help='and its end; ".." goes on, "?" or left out is not known.')
@click.option("--who", multiple=True, help="A person or an organisation; may be given several times.")
@click.option("--where", help="A place.")
@click.option("--lane", metavar="ID", help="The row of the axis.")
@click.option("--tag", "tags", multiple=True, help="A label; may be given several times.")
@click.option("--weight", type=int, help="1 to 5: what is labelled first where room is short.")
@click.option("--summary", help="What happened, at length, in Markdown.")
@click.option("--url", help="An address.")
@click.option("--claim-by", metavar="NAME", help="Who asserts this, where it is no established event.")
@click.option("--note", help="For whoever presents it.")
@click.option("--source", metavar="ID", help="The source that it is known from.")
@click.option("--quote", help="What that source says, word for word.")
@click.option("--at", help="Where in that source: page, paragraph, minute.")
@click.option("--id", "name", metavar="ID", help="Its id; left out, it is made from the title.")
@click.option("--file", "wanted", metavar="FILE", help="Which file of the store it goes into.")
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
def command(stores: tuple[str, ...], *, wanted: str | None, dry_run: bool, **given: Any) -> int:
    """Add an event to STORE, and print where it stands and how its date is read.

    Among events that stand in order of time it goes where its time is, else after the last. Comments and layout stay
    as they are. Exit status 1 where what is given can't be read; nothing is written then.
    """
    from timeline_tui.store.saving import ChangedError  # noqa: PLC0415 - not for --help

    table = _table(given)
    tries = _TRIES
    while True:
        with no_garbage():
            draft, proposal = _proposed(stores_or_default(stores), wanted, table)
        if draft.wrong:
            for key, sentence in draft.wrong:
                tell(inert(f"--{_OPTIONS.get(key, key)}: {sentence}"))
            return 1
        try:
            if not dry_run:
                proposal.write()
        except ChangedError:
            # Somebody saved the file meanwhile: the event goes into what it is now.
            tries -= 1
            if not tries:
                raise
        else:
            return _told(draft, proposal, dry_run=dry_run)


def _told(draft: Draft, proposal: Proposal, *, dry_run: bool) -> int:
    for sentence in draft.doubts:
        tell(inert(sentence))
    where = f"{proposal.file}:{proposal.line}: {proposal.event_id}: {_reading(draft.event)}"
    if dry_run:
        write(proposal.text.splitlines())
        tell(inert(f"{where} (nothing was written)"))
    else:
        write([inert(where)])
    return 0


def _table(given: dict[str, Any]) -> dict[str, Any]:
    """The options as the keys of an event."""
    evidence = {key: given.pop(key) for key in ("source", "quote", "at")}
    if evidence["source"] is None and any(evidence.values()):
        raise click.UsageError("--quote and --at say what a source says: name it with --source ID")
    table = {"id": given.pop("name")} | {
        key: list(value) if isinstance(value, tuple) else value for key, value in given.items()
    }
    if evidence["source"] is not None:
        table["evidence"] = [{key: value for key, value in evidence.items() if value is not None}]
    return {key: value for key, value in table.items() if value is not None and value != []}


def _proposed(stores: Sequence[str], wanted: str | None, table: dict[str, Any]) -> tuple[Draft, Proposal]:
    from timeline_tui.store.edits.proposals import addition, copy_of, draft_for  # noqa: PLC0415 - not for --help

    file, chronicle = _target(stores, wanted)
    copy = copy_of(file)
    draft = draft_for(copy, table, chronicle)
    return draft, addition(copy, draft, chronicle)


def _target(stores: Sequence[str], wanted: str | None) -> tuple[str, Chronicle]:
    """The one file that is meant, and the chronicle that it is part of."""
    from timeline_tui.chronicle.event import Preface  # noqa: PLC0415 - not for --help
    from timeline_tui.chronicle.memory import MemoryChronicle  # noqa: PLC0415
    from timeline_tui.cli.progress import shown  # noqa: PLC0415
    from timeline_tui.store.files import files_of, text_of  # noqa: PLC0415
    from timeline_tui.store.load import load  # noqa: PLC0415

    files = [file for store in stores for file in files_of(store)]
    named = [file for file in files if wanted is None or os.path.normpath(file) == os.path.normpath(wanted)]
    if len(named) != 1:
        some = ", ".join(files[:5]) + (" …" if len(files) > 5 else "")
        asked = f"{wanted} is no file of this store" if wanted else f"this store has {len(files)} files"
        raise click.UsageError(f"{asked}; name one of them with --file: {some}")
    if files == named and not text_of(files[0]).strip():
        return files[0], MemoryChronicle(Preface(), ())
    with shown("reading") as progress:
        return named[0], load(stores, progress).chronicle


def _reading(event: Event) -> str:
    from timeline_tui.chronicle.bounds_text import earliest, latest  # noqa: PLC0415 - not for --help
    from timeline_tui.chronicle.labels import label  # noqa: PLC0415

    when = event.when
    if when is None:
        return "no date"
    first, last = earliest(when) or "not known", latest(when) or "not known"
    bounds = first if first == last else f"{first} to {last}"
    return f"{label(when, 'en')} ({when.prec.word}, {bounds})"
