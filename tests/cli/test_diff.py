"""`diff` says in words what was edited in the shipped chronology, and nothing else."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from timeline_tui.cli import run

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent.parent
SHIPPED = (ROOT / "events.toml").read_text(encoding="utf-8")

TITLE = 'title = { en = "AWS stops hosting Parler", fr = "AWS cesse d’héberger Parler" }\nwhen = "2021-01-10 23:59 PST"'
RESTORED = 'fr = "Parler de nouveau en ligne" }\nwhen = "2021-02-15"'
HEARING_LINK = (
    '"federal-case-1", as = "part-of" }]\n\n  [[event.evidence]]\n  source = "justlawful-reply"\n\n'
    '  [[event.evidence]]\n  source = "reuters-hearing"'
)

EDITS: list[tuple[str, str, str, list[str]]] = [
    (
        "retitled",
        "AWS stops hosting Parler",
        "AWS ends hosting Parler",
        [
            "~ aws-suspends: AWS ends hosting Parler (10 January 2021, 23:59 PST)",
            "    title (en): AWS [-stops-] {+ends+} hosting Parler",
            "`aws-suspends` retitled",
        ],
    ),
    (
        "moved, and what counts from it with it",
        RESTORED,
        RESTORED.replace("02-15", "02-16"),
        [
            "~ offline: Parler offline (10 January 2021, 23:59 PST – 16 February 2021)",
            (
                "    ends 1 day later: 10 January 2021, 23:59 PST – 15 February 2021 → "
                "10 January 2021, 23:59 PST – 16 February 2021 (with `restored`)"
            ),
            "~ no-ceo: Parler without a chief executive (29 January – 16 February 2021)",
            "    ends 1 day later: 29 January – 15 February 2021 → 29 January – 16 February 2021 (with `restored`)",
            "~ meckler-interim: Mark Meckler interim CEO (16 February – 17 May 2021)",
            "    starts 1 day later: 15 February – 17 May 2021 → 16 February – 17 May 2021 (with `restored`)",
            "~ restored: Parler back online (16 February 2021)",
            "    moved 1 day later: 15 February 2021 → 16 February 2021",
            "`restored` moved 1 day later (3 with it)",
        ],
    ),
    (
        "known less well",
        'when = "2021-01-21"',
        'when = "2021-01"',
        [
            "~ injunction-denied: Preliminary injunction denied (January 2021)",
            "    from day to month: 21 January 2021 → January 2021",
            "`injunction-denied` from day to month",
        ],
    ),
    (
        "doubted",
        'when = "2021-01-17"',
        'when = "2021-01-17?"',
        [
            "~ static-page: Parler’s site shows a holding page (17 January 2021 (?))",
            "    now uncertain: 17 January 2021 → 17 January 2021 (?)",
            "`static-page` now uncertain",
        ],
    ),
    (
        "written otherwise, meaning the same",
        'when = "2021-01-17"',
        'when = "17 January 2021"',
        [
            "~ static-page: Parler’s site shows a holding page (17 January 2021)",
            "    date written otherwise: 2021-01-17 → 17 January 2021",
            "`static-page` date written otherwise",
        ],
    ),
    (
        "tags",
        'tags = ["suspension", "outage"]',
        'tags = ["suspension", "blackout"]',
        [
            "~ aws-suspends: AWS stops hosting Parler (10 January 2021, 23:59 PST)",
            "    tags: +blackout, −outage",
            "`aws-suspends` changed (tags)",
        ],
    ),
    (
        "reworded",
        "AWS suspends Parler’s hosting account, and the social network disappears from the web.",
        "AWS suspends Parler’s account, and the social network disappears from the web.",
        [
            "~ aws-suspends: AWS stops hosting Parler (10 January 2021, 23:59 PST)",
            "    summary (en): AWS suspends Parler’s [-hosting-] account, and the social …",
            "`aws-suspends` reworded",
        ],
    ),
    (
        "added",
        '[[event]]\nid = "aws-suspends"',
        '[[event]]\nid = "new"\ntitle = "Something new"\nwhen = 2020\n\n[[event]]\nid = "aws-suspends"',
        ["+ new: Something new (2020)", "1 added"],
    ),
    (
        "the zone of the document: no day is another",
        'timezone = "America/Los_Angeles"',
        'timezone = "America/New_York"',
        ["~ time zone: America/Los_Angeles → America/New_York", "time zone changed"],
    ),
    (
        "the title of the whole",
        'title = "Parler v. Amazon"',
        'title = "Parler against Amazon"',
        ["~ title: Parler [-v.-] {+against+} Amazon", "title changed"],
    ),
    (
        "known by another passage",
        'at = "§2"\n  stance = "disputes"  # its length: “a month”',
        'at = "§3"',
        [
            "~ offline: Parler offline (10 January 2021, 23:59 PST – 15 February 2021)",
            "    evidence changed: fredzone §2 (place: §2 → §3, stance: disputes → supports)",
            "`offline` evidence changed",
        ],
    ),
    (
        "quoted otherwise",
        'quote = "by videoconference"',
        'quote = "by video conference"',
        [
            "~ hearing: Hearing on the emergency motion (14 January 2021, 10:00 PST)",
            "    quote legal-insurrection: by [-videoconference-] {+video conference+}",
            "`hearing` evidence changed",
        ],
    ),
    (
        "linked otherwise",
        HEARING_LINK,
        HEARING_LINK.replace("part-of", "follows"),
        [
            "~ hearing: Hearing on the emergency motion (14 January 2021, 10:00 PST)",
            "    link added: follows → `federal-case-1`",
            "    link removed: part-of → `federal-case-1`",
            "`hearing` links changed",
        ],
    ),
    (
        "a span that goes on",
        'end = "@restored"',
        'end = ".."',
        [
            "~ offline: Parler offline (since 10 January 2021, 23:59 PST)",
            "    goes on now: 10 January 2021, 23:59 PST – 15 February 2021 → since 10 January 2021, 23:59 PST",
            "`offline` goes on now",
        ],
    ),
    (
        "without a date",
        'when = "2021-01-17"\n',
        "",
        [
            "~ static-page: Parler’s site shows a holding page (undated)",
            "    no longer dated: 17 January 2021 → —",
            "`static-page` no longer dated",
        ],
    ),
    (
        "a source",
        'publisher = "U.S. National Archives"',
        'publisher = "US Archives"',
        [
            "~ source `national-archives`",
            "    publisher: U.S. National Archives → US Archives",
            "source `national-archives` changed",
        ],
    ),
    (
        "an era",
        'start = "2021-01-10 23:59 PST"',
        'start = "2021-01-11"',
        [
            "~ era `Parler offline / Parler hors ligne`",
            "    starts 1 day later: 10 January 2021, 23:59 PST – 15 February 2021 → 11 January – 15 February 2021",
            "era `Parler offline / Parler hors ligne` changed",
        ],
    ),
    (
        "a route",
        '[[route.stops]]\n  event = "capitol"',
        '[[route.stops]]\n  event = "hearing"',
        [
            "~ route `the-article`",
            "    stop added: `hearing`",
            "    stop removed: `capitol`",
            "route `the-article` changed",
        ],
    ),
    (
        "what a stop shows",
        'lanes = ["politics", "hosting"]',
        'filter = "-is:claim"',
        [
            "~ route `the-article`",
            "    lanes shown at the stop `offline`: politics, hosting → as on the route",
            "    filter at the stop `offline`: as on the route → -is:claim",
            "route `the-article` changed",
        ],
    ),
    (
        "what a route shows",
        'range = "2020-11-01..2021-03-10"',
        'range = ""',
        [
            "~ route `the-article`",
            "    dates shown: 2020-11-01..2021-03-10 → all",
            "route `the-article` changed",
        ],
    ),
    (
        "the colour of a lane",
        'color = "red"',
        'color = "blue"',
        ["~ lane `politics`", "    color: red → blue", "lane `politics` changed"],
    ),
    ("a comment", "\n[[event]]\n", "\n# of note\n[[event]]\n", ["nothing changed"]),
    ("an empty line at the end", "\n[[event]]\n", "\n\n[[event]]\n", ["nothing changed"]),
]


@pytest.fixture
def edited(tmp_path: Path) -> Callable[[str, str], Path]:
    def write(old: str, new: str) -> Path:
        assert old in SHIPPED
        file = tmp_path / "events.toml"
        events = SHIPPED.index("\n[[event]]\n")
        start = 0 if SHIPPED.find(old, events) < 0 else events
        file.write_text(SHIPPED[:start] + SHIPPED[start:].replace(old, new, 1), encoding="utf-8")
        return file

    return write


@pytest.mark.parametrize(("old", "new", "said"), [edit[1:] for edit in EDITS], ids=[edit[0] for edit in EDITS])
def test_an_edited_copy_is_told_as_what_was_edited(
    old: str, new: str, said: list[str], edited: Callable[[str, str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    status = run(["diff", str(ROOT / "events.toml"), str(edited(old, new))])
    assert capsys.readouterr().out.splitlines() == said
    assert status == int(said != ["nothing changed"])


def test_a_change_back_is_the_mirror_of_the_change(
    edited: Callable[[str, str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    copy = edited(RESTORED, RESTORED.replace("02-15", "02-16"))
    assert run(["diff", str(copy), str(ROOT / "events.toml"), "--lang", "fr"]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "`restored` déplacé de 1 jour plus tôt (3 avec lui)"


def test_json_names_the_events_and_their_fields(
    edited: Callable[[str, str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    run(["diff", str(ROOT / "events.toml"), str(edited(TITLE, TITLE.replace("stops", "ends"))), "--format", "json"])
    found = json.loads(capsys.readouterr().out)
    assert [(event["id"], event["kind"], event["fields"]) for event in found["events"]] == [
        ("aws-suspends", "changed", ["title"])
    ]


def test_markdown_strikes_what_went_and_shows_markup_as_it_stands(
    edited: Callable[[str, str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    copy = edited(TITLE, TITLE.replace("AWS stops", "AWS *ends*"))
    run(["diff", str(ROOT / "events.toml"), str(copy), "--format", "md"])
    assert "  - title (en): AWS ~~stops~~ **\\*ends\\*** hosting Parler" in capsys.readouterr().out.splitlines()


def test_a_renamed_id_is_told_as_such(edited: Callable[[str, str], Path], capsys: pytest.CaptureFixture[str]) -> None:
    run(["diff", str(ROOT / "events.toml"), str(edited('id = "static-page"', 'id = "holding-page"'))])
    assert capsys.readouterr().out.splitlines()[-1] == "`static-page` renamed `holding-page`"


def test_one_event_is_told_in_every_way(edited: Callable[[str, str], Path], capsys: pytest.CaptureFixture[str]) -> None:
    copy = edited('id = "static-page"\n', 'id = "holding-page"\nurl = "https://example.org"\n')
    copy.write_text(copy.read_text(encoding="utf-8").replace('"2021-01-17"', '"2021-01-18"', 1), encoding="utf-8")
    run(["diff", str(ROOT / "events.toml"), str(copy)])
    said = "`static-page` renamed `holding-page`, moved 1 day later, changed (url)"
    assert capsys.readouterr().out.splitlines()[-1] == said


def test_colour_stands_beside_the_signs_on_a_terminal_alone(
    edited: Callable[[str, str], Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sides = [str(ROOT / "events.toml"), str(edited("AWS stops hosting Parler", "AWS ends hosting Parler"))]
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    run(["diff", *sides])
    plain = capsys.readouterr().out
    assert "\x1b" not in plain
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    run(["diff", *sides])
    painted = capsys.readouterr().out
    assert "\x1b[31m[-stops-]\x1b[0m \x1b[32m{+ends+}\x1b[0m" in painted
    assert re.sub(r"\x1b\[\d+m", "", painted) == plain
    monkeypatch.setenv("NO_COLOR", "1")
    run(["diff", *sides])
    assert capsys.readouterr().out == plain


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    def git(*words: str) -> None:
        who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *who, *words], cwd=tmp_path, check=True, capture_output=True)

    git("init", "-q")
    (tmp_path / "story").mkdir()
    (tmp_path / "story" / "a.toml").write_text('[[event]]\nid = "a"\ntitle = "A"\nwhen = 2001\n', encoding="utf-8")
    git("add", ".")
    git("commit", "-qm", "one")
    (tmp_path / "story" / "a.toml").write_text('[[event]]\nid = "a"\ntitle = "A"\nwhen = 2002\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("side", ["HEAD:story/a.toml", "HEAD:story"])
@pytest.mark.usefixtures("repository")
def test_a_side_may_be_a_file_or_a_folder_at_a_revision(side: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", side, "story"]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "`a` moved about 1 year later"


@pytest.mark.parametrize(
    ("side", "said"),
    [
        ("HEAD:nowhere.toml", 'HEAD:nowhere.toml: "nowhere.toml" is not in HEAD; git ls-tree'),
        ("HEAD:", "HEAD:: this folder holds no .toml file at that revision"),
        (":nowhere.toml", ':nowhere.toml: "nowhere.toml" is not staged'),
        ("older:story/a.toml", 'older:story/a.toml: git knows no revision "older"; try git fetch'),
        ("nowhere.toml", "nowhere.toml: there is no such file"),
        ("--output=taken:story/a.toml", "--output=taken:story/a.toml: there is no such file"),
    ],
)
@pytest.mark.usefixtures("repository")
def test_what_is_nowhere_is_one_sentence_and_status_2(side: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", "--", side, "story"]) == 2
    error = capsys.readouterr().err
    assert error.startswith(f"timeline-tui: {said}")
    assert error.count("\n") == 1


def test_a_path_is_seen_from_the_root_as_git_does(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(repository / "story")
    assert run(["diff", "HEAD:a.toml", "a.toml"]) == 2
    assert "from this folder write HEAD:./a.toml" in capsys.readouterr().err
    for side in ("HEAD:./a.toml", "HEAD:story/a.toml", "HEAD:./", "HEAD:story/", ":./a.toml"):
        assert run(["diff", side, "a.toml"]) == 1
        assert capsys.readouterr().out.splitlines()[-1] == "`a` moved about 1 year later", side


@pytest.mark.usefixtures("repository")
def test_a_file_that_is_called_like_a_revision_comes_first(capsys: pytest.CaptureFixture[str]) -> None:
    Path("HEAD:story").mkdir()
    Path("HEAD:story/a.toml").write_text(Path("story/a.toml").read_text(encoding="utf-8"), encoding="utf-8")
    assert run(["diff", "HEAD:story/a.toml", "story"]) == 0
    assert capsys.readouterr().out == "nothing changed\n"


@pytest.mark.usefixtures("repository")
def test_what_the_user_told_git_to_show_instead_is_not_compared(capsys: pytest.CaptureFixture[str]) -> None:
    subprocess.run(["git", "config", "diff.story.textconv", "wc -c"], check=True)
    Path(".gitattributes").write_text("*.toml diff=story\n", encoding="utf-8")
    assert run(["diff", "HEAD:story/a.toml", "story"]) == 1
    assert capsys.readouterr().err == ""


def test_outside_a_repository_there_are_no_revisions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert run(["diff", "HEAD:a.toml", "b.toml"]) == 2
    assert "no git repository here" in capsys.readouterr().err
    monkeypatch.setenv("PATH", str(tmp_path))
    assert run(["diff", "HEAD:a.toml", "b.toml"]) == 2
    assert "git, which knows revisions, is not installed" in capsys.readouterr().err


@pytest.mark.usefixtures("repository")
def test_the_null_device_holds_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", os.devnull, "story"]) == 1
    assert capsys.readouterr().out == "+ a: A (2002)\n1 added\n"


def test_what_is_good_is_compared_and_the_rest_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    good = '[[event]]\nid = "a"\ntitle = "A"\nwhen = 2001\n'
    Path("old.toml").write_text(good, encoding="utf-8")
    Path("new.toml").write_text(good + "\n[[event]]\nid = 'b'\ntitle = 'B'\nwhen = 'whenever'\n", encoding="utf-8")
    assert run(["diff", "old.toml", "new.toml"]) == 1
    told = capsys.readouterr()
    assert told.out == "+ b: B (whenever)\n1 added\n"
    assert told.err == "new.toml: 1 error, and what is good was compared\n"


def test_nothing_that_a_terminal_would_obey_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    event = '[[event]]\nid = "a"\ntitle = "A{0}"\nwhen = 2001\nsummary = "b{0}"\nwhere = "{0}"\ntags = ["{0}"]\n'
    Path("old.toml").write_text('title = "A"\n' + event.format(""), encoding="utf-8")
    Path("new.toml").write_text('title = "B\\u001b[2J"\n' + event.format("\\u001b]0;x\\u0007\\u202e"), encoding="utf-8")
    for form in ("text", "json", "md"):
        assert run(["diff", "old.toml", "new.toml", "--format", form]) == 1
        assert not set("\x1b\x07\u202e") & set(capsys.readouterr().out), form


def test_the_sample_of_the_document_is_what_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "events.toml"
    text = SHIPPED.replace(RESTORED, RESTORED.replace("02-15", "02-16"), 1)
    text = text.replace('tags = ["suspension", "outage"]', 'tags = ["suspension", "blackout"]', 1)
    text = text.replace("suspends Parler’s hosting account", "suspends Parler’s account", 1)
    text += '\n[[event]]\nid = "appeal"\ntitle = "Parler appeals"\nwhen = "2021-03-03"\n'
    file.write_text(text, encoding="utf-8")
    run(["diff", str(ROOT / "events.toml"), str(file)])
    document = (ROOT / "docs" / "review.md").read_text(encoding="utf-8")
    assert document.split("```text\n")[1].split("```")[0] == capsys.readouterr().out
