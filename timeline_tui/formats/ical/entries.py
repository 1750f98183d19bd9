"""What an entry of a calendar says of itself, as the keys of an event; its date and its id are others' business."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from timeline_tui.formats import markup

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline_tui.formats.carried import Losses
    from timeline_tui.formats.ical.lines import Component, Property

_WEIGHTS: Final = {"1": 5, "2": 4, "3": 4, "7": 2, "8": 2, "9": 1}
"""Weights by PRIORITY, where 1 is the highest, 9 the lowest and 0 or nothing stands for none."""
_STATUS: Final = {"CANCELLED": "cancelled", "TENTATIVE": "tentative", "COMPLETED": "done", "DRAFT": "draft"}
_CARRIED: Final = frozenset(
    {
        *(
            "UID",
            "SUMMARY",
            "DTSTART",
            "DTEND",
            "DUE",
            "DURATION",
            "DESCRIPTION",
            "LOCATION",
            "CATEGORIES",
            "URL",
            "STATUS",
        ),
        *("PRIORITY", "ORGANIZER", "ATTENDEE", "CONTACT", "RELATED-TO", "COMMENT", "IMAGE", "ATTACH", "GEO", "RRULE"),
        *("RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID", "COMPLETED", "CLASS", "X-ALT-DESC"),
    }
)
_BOOKKEEPING: Final = frozenset(
    {
        *("DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "TRANSP", "ACKNOWLEDGED", "X-LIC-ERROR"),
        "X-MICROSOFT-CDO-ALLDAYEVENT",
    }
)
"""What says nothing of the event: when a program wrote it, and whether it keeps somebody busy."""


class Entries:
    """Makes tables of entries; what no key is for is added to `losses`."""

    def __init__(self, losses: Losses) -> None:
        self._losses = losses

    def table(self, component: Component, lane: str) -> dict[str, Any]:
        """Everything that a component says but its date and its id."""
        properties = component.properties
        self._count(component)
        event = {
            "id": "",
            "title": summary(component),
            "who": self._people(component) if properties.keys() & {"ORGANIZER", "ATTENDEE", "CONTACT"} else [],
            "where": markup.words(component.text("LOCATION")),
            "lane": lane,
            "tags": self._tags(component),
            "weight": _WEIGHTS.get(component.text("PRIORITY")) if "PRIORITY" in properties else None,
            "summary": _description(component),
            "url": component.text("URL"),
        }
        if "COMMENT" in properties:
            event["note"] = "\n\n".join(markup.markdown(each.text) for each in properties["COMMENT"])
        if "GEO" in properties:
            where = component.text("GEO").replace(";", ", ")
            if event["where"]:
                self._losses.add("coordinates of places", str(event["title"]))
            else:
                event["where"] = where
        if "IMAGE" in properties or "ATTACH" in properties:
            event["image"] = self._image(component)
        return event

    def _count(self, component: Component) -> None:
        losses = self._losses
        for part in component.parts:
            losses.add("alarms" if part.name == "VALARM" else "components within events", summary(component))
        for name in component.properties.keys() - _CARRIED - _BOOKKEEPING:
            losses.add("properties that no key is for", name)
        if component.properties.get("CLASS") and component.text("CLASS").upper() != "PUBLIC":
            losses.add("that something is private", summary(component))

    @staticmethod
    def _tags(component: Component) -> list[str]:
        tags = [tag for each in component.all("CATEGORIES") for tag in each.texts]
        if component.name == "VTODO" and "to-do" not in tags:
            tags.append("to-do")
        status = component.properties.get("STATUS")
        said = _STATUS.get(status[0].value.strip().upper(), "") if status else ""
        return [*tags, said] if said and said not in tags else tags

    def _people(self, component: Component) -> list[str]:
        people = []
        for each in [*component.all("ORGANIZER"), *component.all("ATTENDEE")]:
            parameters = each.parameters
            name = _name(each, parameters)
            if parameters.get("CUTYPE", "").upper() in ("RESOURCE", "ROOM"):
                self._losses.add("rooms and resources", name)
            elif parameters.get("PARTSTAT", "").upper() == "DECLINED":
                self._losses.add("people who declined", name)
            else:
                people.append(name)
        contacts = (each.text.strip() for each in component.all("CONTACT"))
        return [*dict.fromkeys(people), *(name for name in contacts if name)]

    def _image(self, component: Component) -> str:
        found = ""
        for name in ("IMAGE", "ATTACH"):
            for each in component.all(name):
                address = each.value.strip()
                kind = each.parameters.get("FMTTYPE", "image/" if name == "IMAGE" else "")
                if not found and kind.lower().startswith("image/") and "://" in address[:10]:
                    found = address
                else:
                    self._losses.add("attachments", summary(component))
        return found


def summary(component: Component) -> str:
    """What a component is called: its summary, else how its description begins."""
    title = component.text("SUMMARY")
    if title:
        return markup.words(title)
    words = markup.words(component.text("DESCRIPTION")) or markup.words(component.text("LOCATION"))
    return (f"{words[:79]}…" if len(words) > 80 else words) or "Untitled"


def _description(component: Component) -> str:
    for name in ("DESCRIPTION", "X-ALT-DESC"):
        found = component.properties.get(name)
        if found and (text := found[0].text).strip():
            return markup.markdown(text)
    return ""


def _name(person: Property, parameters: Mapping[str, str]) -> str:
    address = person.value.strip()
    bare = address[7:] if address[:7].lower() == "mailto:" else address
    return " ".join((parameters.get("CN") or bare).split())
