"""The grammar of the filter language, and how a text that is none is answered.

lark is loaded when the first query is read that needs it: 50 ms that no start-up pays.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from timeline_tui.chronicle.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lark import Lark, Token, Tree
    from lark.exceptions import UnexpectedInput

GRAMMAR: Final = r"""
    start: all ("OR" all)*
    all: part+
    ?part: NOT part                             -> negation
         | OPEN start CLOSE                     -> group
         | REGEX                                -> regex
         | FIELD                                -> field
         | PHRASE                               -> phrase
         | WORD                                 -> word

    NOT: /-(?=\S)/
    OPEN: "("
    CLOSE: ")"
    FIELD.3: /[A-Za-z]+:(?:"[^"]*"|[^\s()"]+)(?:,(?:"[^"]*"|[^\s()",]+))*/
    PHRASE.2: /"[^"]*"/
    REGEX.2: /\/(?:\\.|[^\/\\])+\//
    WORD.1: /(?!OR(?:\s|\)|$))[^\s()"\-\/][^\s()"]*/
    %ignore /\s+/
"""

LONGEST: Final = 4_000
"""Characters of the longest query that is read."""
_DEEPEST: Final = 40


class QueryRefusal(Refusal):
    """A query that can't be read: the clause, `text`, stands at `[start, end)` of the query."""

    def __init__(self, sentence: str, *, text: str, start: int, mend: str = "") -> None:
        super().__init__(sentence, text=text, mend=mend)
        self.start = start
        self.end = start + len(text)


def tree_of(text: str) -> Tree[Token]:
    """The tree of a query that is not blank: `start`, whose children are the sides of its ORs.

    Raises QueryRefusal for what the grammar does not know.
    """
    if len(text) > LONGEST:
        raise QueryRefusal(f"a query has at most {LONGEST} characters", text=text[:20], start=0)
    if text.count("(") > _DEEPEST or text.count("-") > _DEEPEST:
        _refuse_depth(text)
    from lark.exceptions import UnexpectedInput  # noqa: PLC0415 (see above)

    try:
        return _grammar().parse(text)
    except UnexpectedInput as error:
        raise _unexpected(text, _position(error)) from None


def _position(error: UnexpectedInput) -> int:
    """Where a text stops being a query; -1 at its end."""
    at: int | None = error.pos_in_stream  # lark's annotations have it the other way about
    return -1 if at is None else at


@cache
def _grammar() -> Lark:
    from lark import Lark  # noqa: PLC0415 (see above)

    return Lark(GRAMMAR, parser="lalr")


def parts_of(tree: Tree[Token]) -> Sequence[Tree[Token]]:
    """The parts of a query that must all match; none where it is sides of an OR."""
    if len(tree.children) > 1:
        return ()
    (side,) = branches(tree)
    return branches(side)


def branches(tree: Tree[Token]) -> list[Tree[Token]]:
    """The children of a tree that are trees themselves, not signs."""
    return [child for child in tree.children if not isinstance(child, str)]


def span_of(tree: Tree[Token]) -> tuple[int, int]:
    """Where a tree stands in the text, `[start, end)`."""
    tokens = list(tree.scan_values(lambda value: isinstance(value, str)))
    return tokens[0].start_pos or 0, tokens[-1].end_pos or 0


def _refuse_depth(text: str) -> None:
    """Refuse brackets and signs one within another that are deeper than anybody means."""
    depth = run = 0
    for at, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        run = run + 1 if sign == "-" else 0
        if max(depth, run) > _DEEPEST:
            raise QueryRefusal(f"a query is at most {_DEEPEST} brackets deep", text=sign, start=at)


def _unexpected(text: str, at: int) -> QueryRefusal:
    """What a query stumbles over: a quote or a bracket that is not closed, or a sign out of place."""
    if text.count('"') % 2:
        start = text.rindex('"')
        rest = text[start:]
        return QueryRefusal(f'{rest} is not closed; add a "', text=rest, start=start, mend=rest + '"')
    opened = _left_open(text)
    if opened >= 0:
        rest = text[opened:]
        return QueryRefusal(f'"{rest}" is not closed; add a )', text=rest, start=opened, mend=rest + ")")
    if not 0 <= at < len(text):
        at = len(text.rstrip()) - 1
        # The text ends too early: what is wanting is named by the word that wants it.
        at = max(at - 1, 0) if text[: at + 1].endswith("OR") else at
    word = text[at:].split(maxsplit=1)[0]
    if word.startswith(")"):
        if text[:at].rstrip().endswith("("):
            start = text.rindex("(", 0, at)
            return QueryRefusal('"()" holds nothing; take it out', text=text[start : at + 1], start=start)
        return QueryRefusal('")" closes nothing; take it out', text=")", start=at)
    if word.partition(")")[0] == "OR":
        return QueryRefusal('"OR" needs something on each side', text="OR", start=at)
    if word.startswith("-"):
        return QueryRefusal('"-" needs what it is to leave out: -tag:lawsuit', text="-", start=at)
    return QueryRefusal(
        f'"{word}" can\'t be read here; for these very characters put it in quotes',
        text=word,
        start=at,
        mend=f'"{word}"',
    )


def _left_open(text: str) -> int:
    """Where the last bracket that nothing closes stands, or -1; those in quotes are no brackets."""
    opened: list[int] = []
    quoted = False
    for at, sign in enumerate(text):
        if sign == '"':
            quoted = not quoted
        elif sign == "(" and not quoted:
            opened.append(at)
        elif sign == ")" and not quoted and opened:
            opened.pop()
    return opened[-1] if opened else -1
