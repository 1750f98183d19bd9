"""`timeline-tui date`: how a date is read."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import click

from timeline_tui.chronicle.plain import inert
from timeline_tui.chronicle.refusal import Refusal
from timeline_tui.cli.common import tell, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from timeline_tui.chronicle.when import When
    from timeline_tui.chronicle.zones import Zone

_LOCALES: Final = ("en", "en-GB", "en-US", "fr")
_LONGEST_LINE: Final = 65_536
_DOUBTS: Final = {"": "none", "?": "uncertain", "~": "approximate", "%": "uncertain and approximate"}


@dataclass(frozen=True, slots=True)
class _Asked:
    """How texts are to be read and shown."""

    typed: bool
    locale: str
    base: When | None
    zone: Zone

    def read(self, text: str) -> When:
        """The date that `text` is. Raises Refusal."""
        from timeline_tui.chronicle.reading import read  # noqa: PLC0415 - not for --help

        if self.typed:
            from timeline_tui.chronicle.typed import read_typed  # noqa: PLC0415 - 30 ms that files don't pay

            today = self.base.lo if self.base else int(time.time())
            return read_typed(text, self.locale, today=today, zone=self.zone)
        if "@" not in text:
            return read(text, self.zone)
        from timeline_tui.chronicle.anchors import Anchors, read_anchored  # noqa: PLC0415 - seldom asked for

        return read_anchored(text, Anchors({}, self.base, self.base), self.zone)

    def answer(self, text: str) -> dict[str, str | bool]:
        """What `--json` says; the keys are an interface."""
        from timeline_tui.chronicle.bounds_text import earliest, latest  # noqa: PLC0415 - not for --help
        from timeline_tui.chronicle.edtf_text import edtf  # noqa: PLC0415
        from timeline_tui.chronicle.labels import label  # noqa: PLC0415

        try:
            when = self.read(text)
        except Refusal as refusal:
            return {"input": text, "ok": False, "error": str(refusal)}
        return {
            "input": text,
            "ok": True,
            "earliest": earliest(when),
            "latest": latest(when),
            "precision": when.prec.word,
            "qualifier": when.qual,
            "label": label(when, self.locale.partition("-")[0]),
            "edtf": edtf(when),
        }


@click.command("date", short_help="Show how a date is read.")
@click.argument("texts", metavar="TEXT…|-", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="One object a line.")
@click.option("--typed", is_flag=True, help='Read as the "go to" box does: "10 May 2021", "two weeks ago".')
@click.option(
    "--locale",
    type=click.Choice(_LOCALES),
    default="en",
    show_default=True,
    help="Order of figures, and words.",
)
@click.option("--base", metavar="DATE", help="What @published and @today mean, and where --typed counts from.")
@click.option("--zone", default="UTC", show_default=True, help="Zone of dates that name none: Europe/Paris.")
def command(texts: tuple[str, ...], *, as_json: bool, typed: bool, locale: str, base: str | None, zone: str) -> int:
    """Show how each TEXT is read as a date; - reads a date a line from standard input.

    Exit status 1 where one can't be read.
    """
    from timeline_tui.chronicle.reading import read  # noqa: PLC0415 - not for --help
    from timeline_tui.chronicle.zones import find  # noqa: PLC0415

    place = find(zone)
    asked = _Asked(typed, locale, read(base, place) if base else None, place)
    show = _json if as_json else _text
    refused = False
    for text in _texts(texts):
        answer = asked.answer(text)
        refused = refused or not answer["ok"]
        show(answer)
    return int(refused)


def _texts(texts: tuple[str, ...]) -> Iterator[str]:
    for text in texts:
        if text == "-":
            yield from _lines(sys.stdin.buffer.readline)
        else:
            yield text


def _lines(readline: Callable[[int], bytes]) -> Iterator[str]:
    r"""Lines as they come. Bytes that are not UTF-8 are shown as `\\xNN`, and a line without end is cut."""
    while data := readline(_LONGEST_LINE):
        yield data.rstrip(b"\r\n").decode("utf-8", "backslashreplace")
        while len(data) == _LONGEST_LINE and not data.endswith(b"\n"):
            data = readline(_LONGEST_LINE)


def _json(answer: dict[str, str | bool]) -> None:
    from timeline_tui.formats.jsonl import dumps  # noqa: PLC0415 - for this format alone

    write([dumps(answer)])


def _text(answer: dict[str, str | bool]) -> None:
    if not answer["ok"]:
        tell(inert(str(answer["error"])))
        return
    shown = {
        "": answer["input"],
        "reads": answer["label"],
        "earliest": answer["earliest"] or "not known",
        "latest": answer["latest"] or "not known",
        "precision": answer["precision"],
        "doubt": _DOUBTS[str(answer["qualifier"])],
        "EDTF": answer["edtf"],
    }
    write(f"  {key:9}  {inert(str(value))}" if key else inert(str(value)) for key, value in shown.items())
