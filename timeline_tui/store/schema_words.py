"""What every key of the file means, with examples: the words of docs/file-format.md for editors to show."""

from __future__ import annotations

from typing import Any, Final, NamedTuple, TypeAlias

Way: TypeAlias = "tuple[str, ...]"
"""The keys that lead to a table: `("event", "links")`."""


class Words(NamedTuple):
    """What a key means, in Markdown, and values that it may have, as JSON has them."""

    meaning: str
    examples: tuple[Any, ...]


ABOUT: Final = (
    "What happened, told as a list of events with their dates, evidence and links. Everything is optional but an "
    "event's title and its date."
)
LANGUAGES: Final = {"en": "English", "fr": "French"}

_FORMS: Final = (
    'A day or a moment (`2021-01-10`, `2021-01-10T23:59:00-08:00`), a year (`2021`), or in quotes: `"2021-01"`, '
    '`"2021-01-10 23:59 PST"`, `"about 1850"`, `"1990s"`, `"44 BCE"`, `"2021-01-06/2021-02-15"`, '
    '`"a month after @other-event"`.'
)
_A_TEXT: Final = "A text, or one a language: `{ en = …, fr = … }`."
_RANGE: Final = "dates of any form or `@ids`, as `--range` takes them"

TABLES: Final[dict[Way, str]] = {
    ("check",): "Which rules `timeline-tui check` holds this file to.",
    ("lane",): "The rows of the axis, from top to bottom. One that only events name comes last.",
    ("source",): "Documents that evidence quotes.",
    ("era",): "Background bands behind all lanes.",
    ("event",): "What happened. An event begins with `[[event]]`.",
    ("route",): "Ways through the story that somebody laid out.",
}
"""What each table of the top level is."""

KEYS: Final[dict[Way, dict[str, Words]]] = {
    (): {
        "title": Words(f"What the chronology is called. {_A_TEXT}", ("Parler v. Amazon",)),
        "about": Words(
            f"What it is about, in Markdown. {_A_TEXT}", ("A social network, its host, and a month offline.",)
        ),
        "language": Words("The language of plain strings; `en` where it is left out.", ("en", "fr")),
        "timezone": Words(
            "The zone for dates and times that name none; `UTC` where it is left out.",
            ("America/Los_Angeles", "Europe/Paris", "UTC"),
        ),
        "published": Words(f"What `@published` means in dates. {_FORMS}", ("2021-03-03/2021-03-08",)),
    },
    ("event",): {
        "id": Words(
            "What others link to: `a-z`, `0-9`, `-` and `_`. Left out, it is made from the title.", ("aws-suspends",)
        ),
        "title": Words(
            f"What happened. {_A_TEXT}",
            ("AWS stops hosting Parler", {"en": "Parler back online", "fr": "Parler de nouveau en ligne"}),
        ),
        "when": Words(
            f"When it happened. {_FORMS}",
            (
                "2021-01-10",
                2021,
                "2021-01-10 23:59 PST",
                "about 1850",
                "1990s",
                "44 BCE",
                "a month after @aws-suspends",
            ),
        ),
        "start": Words(f"When it began, instead of `when`. {_FORMS}", ("2021-01-10", "@aws-suspends")),
        "end": Words(
            'When it ended, instead of `when`. `".."`: it goes on; `"?"` or left out: ended, not known when.',
            ("2021-02-15", "..", "?"),
        ),
        "published": Words(f"What `@published` means for this event alone. {_FORMS}", ("2021-03-03",)),
        "exact": Words("A relative date is to be taken at its word.", (True,)),
        "who": Words("People and organisations.", (["Amazon Web Services", "Parler"], "Parler")),
        "where": Words("A place.", ("Seattle",)),
        "lane": Words("The row of the axis: the id of a lane.", ("hosting",)),
        "tags": Words("Labels.", (["suspension", "lawsuit"],)),
        "weight": Words(
            "What is labelled first where room is short: 1 to 5, and 3 where it is left out.",
            (5, 1),
        ),
        "summary": Words(
            f"What happened, at length, in Markdown. {_A_TEXT}",
            ("AWS suspends the account and the network disappears from the web.",),
        ),
        "url": Words("An address to open.", ("https://example.org/aws",)),
        "image": Words(
            "A picture: a path beside the file, or an address.", ("offline.png", "https://example.org/offline.png")
        ),
        "image_alt": Words(
            f"What the picture shows, for who can't see it. {_A_TEXT}", ("The sign-in page, with an error",)
        ),
        "claim_by": Words("This is an assertion by somebody, not an established event.", ("Parler",)),
        "note": Words(f"For whoever presents it. {_A_TEXT}", ("Ask the class what a notice of 30 hours means.",)),
        "links": Words("Why: the events that this one leads to or comes from.", ([{"to": "offline", "as": "starts"}],)),
        "evidence": Words(
            "How do we know. Each piece begins with `[[event.evidence]]`.",
            ([{"source": "engadget", "quote": "effective Sunday, January 10th, at 11:59PM PST"}],),
        ),
        "order": Words("Breaks ties among events of the same time: the smaller comes first.", (1, 2)),
        "date_label": Words(f"Shown instead of the date. {_A_TEXT}", ("the night of 10 January",)),
    },
    ("event", "links"): {
        "to": Words("The id of the other event.", ("offline",)),
        "as": Words("What this event does to the other; `see-also` where it is left out.", ("starts", "answers")),
    },
    ("event", "evidence"): {
        "source": Words("The id of a source.", ("fredzone",)),
        "quote": Words(
            "Word for word, in the source's language; `{ fr = …, en = … }` adds a translation.",
            (
                "The app was restored two weeks ago.",
                {
                    "fr": "L’application a été restaurée il y a deux semaines.",
                    "en": "The app was restored two weeks ago.",
                },
            ),
        ),
        "at": Words("Page, paragraph, minute.", ("§2", "p. 12", "14:05")),
        "stance": Words(
            "Whether the source `supports` the event, `disputes` it, or only `mentions` it; left out: it supports.",
            ("disputes",),
        ),
        "when": Words(f"The date that this source gives, where it differs from the event's. {_FORMS}", ("2021-01-11",)),
    },
    ("lane",): {
        "id": Words("What events name in `lane`.", ("hosting",)),
        "title": Words(f"What stands beside the row. {_A_TEXT}", ({"en": "Hosting", "fr": "Hébergement"},)),
        "color": Words("The colour of its events.", ("orange",)),
    },
    ("source",): {
        "id": Words("What evidence names in `source`.", ("fredzone",)),
        "title": Words(f"What the document is called. {_A_TEXT}", ("Parler dépose une autre plainte contre Amazon",)),
        "publisher": Words("Who published it.", ("Fredzone",)),
        "url": Words("Where it is to be found.", ("https://example.org/article",)),
        "when": Words(f"When it was published. {_FORMS}", ("2021-03-03/2021-03-08",)),
        "language": Words("The language it is written in: that of the quotes.", ("fr",)),
    },
    ("era",): {
        "title": Words(f"What the band is called. {_A_TEXT}", ("Off the App Store",)),
        "when": Words(f"The time of the band. {_FORMS}", ("2021-01-09/2021-05-17",)),
        "start": Words(f"When it begins, instead of `when`. {_FORMS}", ("2021-01-09",)),
        "end": Words(f"When it ends, instead of `when`. {_FORMS}", ("2021-05-17", "..")),
        "color": Words("The colour of the band.", ("grey",)),
    },
    ("route",): {
        "id": Words("A short name for the route.", ("the-article",)),
        "title": Words(f"What the route is called. {_A_TEXT}", ("As the article tells it",)),
        "range": Words(
            f"The dates that its stops show: {_RANGE}. A stop may have its own.", ("2020-11-01..2021-03-10",)
        ),
        "lanes": Words("The lanes that its stops show. A stop may have its own.", (["hosting", "courts"],)),
        "filter": Words("A query: the events that its stops show. A stop may have its own.", ("-is:claim",)),
        "stops": Words(
            "The events to walk through, in this order: tables, or ids alone.",
            ([{"event": "capitol", "say": "It begins with the Capitol."}], ["capitol", "aws-suspends"]),
        ),
    },
    ("route", "stops"): {
        "event": Words("The id of the event.", ("capitol",)),
        "say": Words(f"What the author of the route says there. {_A_TEXT}", ("It begins with the Capitol.",)),
        "range": Words(
            f'The dates to show there: {_RANGE}. Left out: as the route has it; `""`: all.',
            ("2021-01-06..2021-01-12", "@capitol..@restored"),
        ),
        "lanes": Words(
            "The lanes to show there. Left out: as the route has it; `[]`: all.", (["stores", "hosting"], "courts")
        ),
        "filter": Words(
            'A query: the events to show there. Left out: as the route has it; `""`: all.', ("tag:lawsuit",)
        ),
    },
    ("check",): {
        "select": Words(
            "These rules alone, each by its code or by the letters that codes begin with.", (["D", "E601"], "L")
        ),
        "ignore": Words(
            "Not these rules. Of two that fit a rule, in `select` and here, the longer holds.", (["S704", "S705"],)
        ),
    },
}
"""The words for each key, in the order of `shape.TABLES`."""
