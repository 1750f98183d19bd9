"""A GEDCOM file as tables of a chronicle: what happened to people and families, where, and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from timeline_tui.formats import markup
from timeline_tui.formats.carried import Carried
from timeline_tui.formats.gedcom.citing import Sources
from timeline_tui.formats.gedcom.dates import CONVERTED, bare, dated
from timeline_tui.formats.gedcom.encoding import text_of
from timeline_tui.formats.gedcom.lines import Line, flat, parse
from timeline_tui.formats.gedcom.tags import EVENTS, FACTS, LANES, Kind
from timeline_tui.store.error import StoreError
from timeline_tui.store.events import slug

if TYPE_CHECKING:
    from timeline_tui.formats.carried import Wishes
    from timeline_tui.formats.foreign import Foreign
    from timeline_tui.formats.gedcom.dates import Dated

_TYPED: Final = frozenset({"EVEN", "FACT", "IDNO"})
"""Tags of which TYPE alone says what they are."""
_PICTURES: Final = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".tif", ".tiff", ".bmp")
_SAID: Final = {"TYPE": "Type", "CAUS": "Cause", "AGE": "Age", "AGNC": "By", "RELI": "Religion"}
"""What an event says of itself, as lines of its summary."""
_READ: Final = frozenset(
    {
        *("DATE", "PLAC", "ADDR", "NOTE", "SNOTE", "SOUR", "OBJE", "WWW", "CONT", "CONC", "HUSB", "WIFE"),
        *_SAID,
    }
)
_SILENT: Final = frozenset({"UID", "_UID", "EXID", "REFN", "RIN", "CHAN", "CREA", "FORM", "LANG"})
"""Numbers and dates of programs."""
_NOT_HELD: Final = {
    "ASSO": "who else took part",
    "_WITN": "who else took part",
    "RESN": "marks of privacy",
    "SDATE": "dates to sort by",
    "STAT": "the state of ordinances",
    "TEMP": "temples of ordinances",
    "FAMC": "which family an event belongs to",
}
_OF_PEOPLE: Final = {
    "SOUR": "sources of people and families",
    "OBJE": "pictures and documents of people and families",
    "ASSO": "who is close to whom",
    "NO": "what did not happen",
    "RESN": "marks of privacy",
    "CHIL": "who is whose child",
}
_TIES: Final = frozenset({"SEX", "HUSB", "WIFE", "FAMS", "FAMC", "SUBM", "NOTE", "SNOTE", *_SILENT})
"""What is read elsewhere, or is no event."""
_STEP: Final = 1_000


def read(foreign: Foreign, wishes: Wishes) -> Carried:
    """The events of every person and family. Raises StoreError where there is no record at all."""
    carried = Carried()
    records, broken = parse(text_of(foreign), wishes.progress)
    if not any(record.tag == "HEAD" or record.name for record in records):
        raise StoreError(foreign.name, "this is no GEDCOM: it has no record; it begins with a line 0 HEAD")
    for kind, subject in broken:
        carried.losses.add(kind, subject)
    _Reader(foreign.name, records, wishes, carried).run()
    return carried


class _Reader:
    """One reading of a file."""

    def __init__(self, file: str, records: list[Line], wishes: Wishes, carried: Carried) -> None:
        self._file = file
        self._records = records
        self._wishes = wishes
        self._carried = carried
        self._losses = carried.losses
        self._by_name = {record.name: record for record in records if record.name}
        self._sources = Sources((record for record in records if record.tag == "SOUR"), carried.losses)
        self._taken: dict[str, int] = {}
        self._lanes: set[str] = set()

    def run(self) -> None:
        """Carry everything over."""
        self._preface()
        for number, record in enumerate(self._records):
            if record.tag == "INDI":
                self._all(record, [_name(record)])
            elif record.tag == "FAM":
                self._all(record, self._couple(record))
            if self._wishes.progress and number % _STEP == 0:
                self._wishes.progress(number, len(self._records))
        preface = self._carried.preface
        if self._sources.tables:
            preface["source"] = self._sources.tables
        preface["lane"] = [{"id": lane, "title": title} for lane, title in LANES.items() if lane in self._lanes]
        if not preface["lane"]:
            del preface["lane"]

    def _preface(self) -> None:
        head = next((record for record in self._records if record.tag == "HEAD"), Line("HEAD"))
        name = head.text("FILE").replace("\\", "/") or self._file
        base = name.rpartition("/")[2]
        self._carried.preface["title"] = base.rpartition(".")[0] or base
        about = self._notes(head)
        if about:
            self._carried.preface["about"] = about
        if self._wishes.zone:
            self._carried.preface["timezone"] = self._wishes.zone
        if head.one("COPR"):
            self._losses.add("terms of use", head.text("COPR"))

    def _couple(self, family: Line) -> list[str]:
        """The names of the spouses of a family that are in the file."""
        found = (self._by_name.get(line.pointer) for line in family.all("HUSB", "WIFE"))
        return [_name(record) for record in found if record is not None]

    def _all(self, record: Line, people: list[str]) -> None:
        """Every event and dated fact of a person or a family; what is noted of them stands with the first."""
        first = len(self._carried.events)
        for line in record.below:
            kind = EVENTS.get(line.tag)
            if kind is not None:
                self._event(record, line, kind, people)
            elif line.tag in FACTS:
                if line.one("DATE"):
                    self._event(record, line, FACTS[line.tag], people)
                else:
                    self._losses.add("facts without a date", _title(FACTS[line.tag], line, people))
            elif line.tag in _OF_PEOPLE:
                self._losses.add(_OF_PEOPLE[line.tag], _names(people))
            elif line.tag not in _TIES and not (line.tag == "NAME" and line is record.one("NAME")):
                if line.one("DATE"):  # an event by a tag of one program's own
                    words = flat(line.text("TYPE")) or line.tag.strip("_").capitalize()
                    self._event(record, line, Kind(words), people)
                else:
                    kind_of_loss = "other names" if line.tag == "NAME" else "lines that no key is for"
                    self._losses.add(kind_of_loss, line.tag if line.tag != "NAME" else flat(line.value))
        notes = self._notes(record)
        if notes and len(self._carried.events) > first:
            event = self._carried.events[first]
            event["summary"] = "\n\n".join(filter(None, (event.get("summary"), notes)))
        elif notes:
            self._losses.add("notes on people and families without an event", _names(people))

    def _event(self, record: Line, line: Line, kind: Kind, people: list[str]) -> None:
        title = _title(kind, line, people)
        date = dated(line)
        summary = self._summary(line, date)
        evidence = self._sources.evidence(line, title)
        event: dict[str, Any] = {
            "id": self._id(record, kind),
            "title": title,
            "when": date.when if date else "",
            "who": people,
            "where": _where(line),
            "lane": kind.lane,
            "tags": [slug(_words(kind, line)) or "event"],
            "summary": summary,
            "url": line.text("WWW"),
            "image": self._image(line, title),
            "evidence": evidence,
            "date_label": date.label if date else "",
        }
        if not date and not any(event[key] for key in ("where", "summary", "evidence")):
            self._losses.add("events of which nothing is said, not even when", title)
            return
        for loss in date.kinds if date else ():
            self._losses.add(loss, f"{title}: {line.text('DATE')}")
        for below in line.below:
            if below.tag in _NOT_HELD:
                self._losses.add(_NOT_HELD[below.tag], title)
            elif below.tag not in _READ and below.tag not in _SILENT:
                self._losses.add("lines that no key is for", below.tag)
        self._lanes.add(kind.lane)
        self._carried.add(event, line.number)

    def _summary(self, line: Line, date: Dated | None) -> str:
        said = [
            f"{words}: {text}"
            for tag, words in _SAID.items()
            if (text := flat(line.text(tag))) and not (tag == "TYPE" and line.tag in _TYPED)
        ]
        if date and CONVERTED in date.kinds:
            said.append(f"Date as it is written: {bare(line.text('DATE'))}")
        for tag, words in (("HUSB", "Age of the husband"), ("WIFE", "Age of the wife")):
            spouse = line.one(tag)
            if spouse and spouse.text("AGE"):
                said.append(f"{words}: {flat(spouse.text('AGE'))}")
        return "\n\n".join(filter(None, (self._notes(line), *said)))

    def _notes(self, line: Line) -> str:
        """The notes below a line, those that it points to too, as Markdown."""
        found = []
        for note in line.all("NOTE", "SNOTE"):
            record = self._by_name.get(note.pointer) if note.pointer else note
            text = markup.markdown(record.whole) if record else ""
            if record is None and note.pointer != "VOID":
                self._losses.add("notes that the file does not have", note.pointer)
            found.append(text)
        return "\n\n".join(filter(None, found))

    def _image(self, line: Line, title: str) -> str:
        found = ""
        for each in line.all("OBJE"):
            record = self._by_name.get(each.pointer) if each.pointer else each
            file = record.text("FILE").replace("\\", "/") if record else ""
            if not found and file.lower().endswith(_PICTURES):
                found = file
            else:
                self._losses.add("pictures and documents", f"{title}: {file}" if file else title)
        return found

    def _id(self, record: Line, kind: Kind) -> str:
        base = f"{slug(record.name) or record.tag.lower()}-{slug(kind.words) or 'event'}"
        number = self._taken[base] = self._taken.get(base, 0) + 1
        return base if number == 1 else f"{base}-{number}"


def _name(person: Line) -> str:
    """A person's first name: without the slashes about the surname."""
    name = person.one("NAME")
    if name is None:
        return "somebody without a name"
    whole = flat(name.whole.replace("/", " "))
    parts = (name.text(tag) for tag in ("NPFX", "GIVN", "SPFX", "SURN", "NSFX"))
    return whole or flat(" ".join(filter(None, parts))) or "somebody without a name"


def _title(kind: Kind, line: Line, people: list[str]) -> str:
    """`Birth of Ada Lovelace`, `Occupation of Ada Lovelace: mathematician`."""
    said = "" if line.value.strip() in ("Y", "N") or line.pointer else flat(line.whole)
    return f"{_words(kind, line)} of {_names(people)}{': ' if said else ''}{said}"


def _words(kind: Kind, line: Line) -> str:
    """What an event is called: by its TYPE where its tag does not say."""
    return (flat(line.text("TYPE")) if line.tag in _TYPED else "") or kind.words


def _names(people: list[str]) -> str:
    return " and ".join(people) or "a couple without names"


def _where(line: Line) -> str:
    """The place, else the address on one line."""
    place = flat(line.text("PLAC"))
    if place:
        return ", ".join(part.strip() for part in place.split(",") if part.strip())
    address = line.one("ADDR")
    if address is None:
        return ""
    whole = ", ".join(part.strip() for part in address.whole.split("\n") if part.strip())
    parts = (address.text(tag) for tag in ("ADR1", "ADR2", "ADR3", "CITY", "STAE", "POST", "CTRY"))
    return whole or ", ".join(filter(None, parts))
