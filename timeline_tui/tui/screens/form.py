"""A new event, typed into a form: its date is read back as it is typed, and what will be written is shown first."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, ClassVar, Final, NamedTuple, Protocol

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from timeline_tui.chronicle.bounds_text import earliest, latest
from timeline_tui.chronicle.change_words import precision
from timeline_tui.chronicle.labels import weekday_label
from timeline_tui.chronicle.plain import inert, inert_lines
from timeline_tui.tui.binding import obey
from timeline_tui.tui.edit_words import say
from timeline_tui.tui.keymap import DECLARED
from timeline_tui.tui.screens.over import Over

if TYPE_CHECKING:
    from collections.abc import Coroutine, Mapping, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.widget import Widget

    from timeline_tui.chronicle.when import When
    from timeline_tui.store.edits.drafts import Draft
    from timeline_tui.store.edits.proposals import Proposal
    from timeline_tui.tui.keymap import KeyMap

FIELDS: Final = (
    "title", "when", "lane", "who", "where", "tags", "weight", "summary",
    "claim_by", "url", "source", "quote", "note", "id",
)  # fmt: skip
_LISTS: Final = frozenset({"who", "tags"})
_EVIDENCE: Final = ("source", "quote")


class Desk(Protocol):
    """Where the form gets its answers: from the store that the event is for."""

    @property
    def file(self) -> str:
        """The file that the event goes into."""

    @property
    def is_slow(self) -> bool:
        """Whether what follows, but for `draft`, takes so long that it is to be asked in a thread."""

    def draft(self, table: Mapping[str, Any]) -> Draft:
        """How the event of this table would be read."""

    def propose(self, table: Mapping[str, Any]) -> Proposal:
        """What would be written. Raises StoreError."""

    def write(self, table: Mapping[str, Any]) -> str:
        """Write it; the sentence that says why not, or nothing."""


class Choices(NamedTuple):
    """What the store has already, offered while typing."""

    lanes: Sequence[str] = ()
    who: Sequence[str] = ()
    tags: Sequence[str] = ()
    where: Sequence[str] = ()
    sources: Sequence[str] = ()

    def of(self, field: str) -> Sequence[str]:
        """What may be chosen for a field."""
        return {
            "lane": self.lanes,
            "who": self.who,
            "tags": self.tags,
            "where": self.where,
            "source": self.sources,
        }.get(field, ())


class _Listed(SuggestFromList):
    """Completes the last of several, with commas between them."""

    async def get_suggestion(self, value: str) -> str | None:
        """The whole line with its last part completed."""
        before, comma, last = value.rpartition(",")
        part = last.lstrip()
        found = await super().get_suggestion(part.casefold()) if part else None
        return f"{before}{comma}{last[: len(last) - len(part)]}{found}" if found else None


class FormScreen(ModalScreen[bool], Over[bool]):
    """Laid over the explorer. Escape goes one step back: from the text to the fields, from them out, asking first."""

    CSS_PATH = "form.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-wide")]  # noqa: RUF012 (as Textual declares it)
    BINDINGS: ClassVar[list[BindingType]] = [
        # Before any widget gets them: what is typed right after is the next field's.
        Binding("escape", "one_step_back", show=False, priority=True),
        Binding("enter", "go_on", show=False, priority=True),
        Binding("down,tab", "turn(1)", show=False, priority=True),
        Binding("up,shift+tab", "turn(-1)", show=False, priority=True),
    ]

    def __init__(self, desk: Desk, choices: Choices, language: str, keys: KeyMap = DECLARED) -> None:
        super().__init__()
        shown = [Binding(key, "show_text", show=False, priority=True) for key in keys.explorer.of("show-text")]
        obey(self, [*self.BINDINGS, *shown])
        self._keys = keys
        self._desk = desk
        self._choices = choices
        self._language = language
        self._asking = False
        self._waits = False
        """Whether the file is being read or written."""
        self._refused = False
        self._left: Widget | None = None

    def compose(self) -> ComposeResult:
        """The fields, a line that says what is wrong, and the text that will be written."""
        with Vertical(id="form") as pane:
            pane.border_title = f"{self._say('new event')} {inert(self._desk.file)}"
            with VerticalScroll(id="form-fields", can_focus=False):
                for field in FIELDS:
                    with Horizontal(classes="form-row"):
                        yield Static(self._say(field), classes="form-label", markup=False)
                        yield self._line(field)
                    if field == "when":
                        yield Static("", id="form-echo", markup=False)
            with VerticalScroll(id="form-text", can_focus=False):
                yield Static("", id="form-toml", markup=False)
            yield Static("", id="form-says", markup=False)

    def _line(self, field: str) -> Input:
        choices = self._choices.of(field)
        suggester = (_Listed if field in _LISTS else SuggestFromList)(choices, case_sensitive=False)
        return Input(
            placeholder=self._say(f"{field}.hint") or self._offered(choices),
            id=f"form-{field.replace('_', '-')}",
            compact=True,
            suggester=suggester if choices else None,
        )

    def on_mount(self) -> None:
        """Typing begins at once."""
        self._tell(self._say("form.keys"))
        self.set_focus(self.query_one("#form-title", Input))

    # --- while it is typed -----------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        """Read the date back."""
        event.stop()
        if event.input.id == "form-when":
            self._echo()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say what may be chosen for this field."""
        if not isinstance(event.widget, Input):
            return
        if self._refused:  # what is wrong with this field is said already
            self._refused = False
            return
        field = (event.widget.id or "").removeprefix("form-").replace("-", "_")
        self._tell(self._offered(self._choices.of(field)) or self._say("form.keys"))

    def _echo(self) -> None:
        echo = self.query_one("#form-echo", Static)
        table = self._table()
        if "when" not in table:
            echo.update("")
            return
        draft = self._desk.draft({"title": "?"} | table)
        wrong = [sentence for key, sentence in draft.wrong if key in {"when", "published"}]
        echo.set_class(bool(wrong), "-wrong")
        echo.update("\n".join(map(inert, wrong or [self._read_back(draft.event.when), *draft.doubts])))

    def _read_back(self, when: When | None) -> str:
        if when is None:
            return ""
        first, last = (bound or self._say("not known") for bound in (earliest(when), latest(when)))
        bounds = first if first == last else f"{first} {self._say('to')} {last}"
        return f"→ {weekday_label(when, self._language)} · {bounds} · {precision(when, self._language)}"

    async def _all_typed(self) -> bool:
        """Wait until every field has taken the keys that were pressed for it; whether the form still stands then."""
        for line in self.query(Input):
            taken = asyncio.Event()
            if line.call_later(taken.set):
                await taken.wait()
        return bool(self.query("#form-says"))

    def _table(self) -> dict[str, Any]:
        """What is typed, as the keys of an event. A weight that is no number is left as it is, to be refused."""
        typed = {field: self.query_one(f"#form-{field.replace('_', '-')}", Input).value.strip() for field in FIELDS}
        evidence = {key: typed.pop(key) for key in _EVIDENCE}
        table: dict[str, Any] = {key: text for key, text in typed.items() if text}
        for key in _LISTS & table.keys():
            table[key] = [part.strip() for part in table[key].split(",") if part.strip()]
        if "weight" in table and table["weight"].isdecimal():
            table["weight"] = int(table["weight"])
        if any(evidence.values()):
            table["evidence"] = [{key: text for key, text in evidence.items() if text}]
        return table

    # --- what is done with it --------------------------------------------------------------------

    async def action_show_text(self) -> None:
        """Show what will be written; what is wrong is said first, and its field gets the keyboard."""
        from timeline_tui.store.error import StoreError  # noqa: PLC0415 (not before somebody adds)

        if self._asking:
            self._back_to_fields()
            return
        if not await self._all_typed():
            return
        table = self._table()
        draft = self._desk.draft(table)
        if draft.wrong:
            key, sentence = draft.wrong[0]
            self._focus(key)
            self._tell(inert(sentence), wrong=True)
            return
        if self._desk.is_slow:
            self._alone(self._propose(table))
            return
        try:
            self._show_proposal(self._desk.propose(table))
        except StoreError as error:
            self._tell(inert(str(error)), wrong=True)

    async def _propose(self, table: Mapping[str, Any]) -> None:
        from timeline_tui.store.error import StoreError  # noqa: PLC0415 (as above)

        try:
            self._show_proposal(await asyncio.to_thread(self._desk.propose, table))
        except StoreError as error:
            self._tell(inert(str(error)), wrong=True)

    def _show_proposal(self, proposal: Proposal) -> None:
        place = f"{proposal.file}:{proposal.line}"
        self.query_one("#form-toml", Static).update(f"# {place}\n\n{inert_lines(proposal.text)}")
        self._leave()
        self.add_class("-text")
        self._tell(self._say("preview.keys"))

    def action_go_on(self) -> None:
        """Enter: to the next field, and where the text is shown, write it."""
        if self._asking or not self.has_class("-text"):
            self.action_turn(1)
            return
        if self._desk.is_slow:
            self._alone(self._write(self._table()))
        else:
            self._written(self._desk.write(self._table()))

    async def _write(self, table: Mapping[str, Any]) -> None:
        self._written(await asyncio.to_thread(self._desk.write, table))

    def _written(self, refused: str) -> None:
        if refused:
            self._tell(inert(refused), wrong=True)
        else:
            self.dismiss(True)

    def _alone(self, asked: Coroutine[Any, Any, None]) -> None:
        """Wait for an answer; no key does anything meanwhile, and what is going on is said."""

        async def waited() -> None:
            try:
                await asked
            finally:
                self._waits = False
                if self.is_current and not self.has_class("-text"):
                    self.set_focus(self._left)

        self._waits = True
        self._leave()
        self._tell(self._say("saving"))
        self.run_worker(waited(), exit_on_error=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key does anything now."""
        return False if self._waits else super().check_action(action, parameters)

    def action_turn(self, by: int) -> None:
        """To the next field or the one before; the text is scrolled."""
        if self._asking:
            self._back_to_fields()
        elif self.has_class("-text"):
            self.query_one("#form-text").scroll_relative(y=by, animate=False)
        elif by > 0:
            self.focus_next(Input)
        else:
            self.focus_previous(Input)

    def on_key(self, event: events.Key) -> None:
        """Answer the question."""
        if self._asking:
            event.stop()
            if event.character in {"y", "o", "Y", "O"}:
                self.dismiss(False)
            else:
                self._back_to_fields()

    async def action_one_step_back(self) -> None:
        """From the text to the fields; from the fields, asking first where something is typed."""
        if not await self._all_typed():
            return
        if self._asking or self.has_class("-text"):
            self._back_to_fields()
        elif self._table():
            self._asking = True
            self._leave()
            self._tell(self._say("discard"), wrong=True)
        else:
            self.dismiss(False)

    def _back_to_fields(self) -> None:
        self._asking = False
        self.remove_class("-text")
        self.set_focus(self._left or self.query_one("#form-title", Input))
        self._tell(self._say("form.keys"))

    def _leave(self) -> None:
        """Out of the fields, to come back to the same one."""
        self._left = self.focused or self._left
        self.set_focus(None)

    def _focus(self, key: str) -> None:
        field = {"evidence": "source"}.get(key, key if key in FIELDS else "title")
        line = self.query_one(f"#form-{field.replace('_', '-')}", Input)
        self._refused = not line.has_focus
        self.set_focus(line)

    def _tell(self, words: str, *, wrong: bool = False) -> None:
        says = self.query_one("#form-says", Static)
        says.set_class(wrong, "-wrong")
        says.update(words)

    def _offered(self, choices: Sequence[str]) -> str:
        return f"{self._say('choices')}: {', '.join(map(inert, choices))}" if choices else ""

    def _say(self, key: str) -> str:
        return self._keys.fill(say(key, self._language))
