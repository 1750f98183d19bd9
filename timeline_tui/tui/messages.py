"""What the user wants, said by the panes: named for the wish, not for the key or the click."""

from __future__ import annotations

from textual.message import Message


class EventChosen(Message):
    """The event of `row` is to be selected; `follow` if its links are wanted too."""

    def __init__(self, row: int, *, follow: bool = False) -> None:
        super().__init__()
        self.row = row
        self.follow = follow


class WindowMoved(Message):
    """The axis is to be moved by `columns` cells."""

    def __init__(self, columns: int) -> None:
        super().__init__()
        self.columns = columns


class WindowZoomed(Message):
    """The axis is to be zoomed about the moment `at`: `closer` or further."""

    def __init__(self, at: int, *, closer: bool) -> None:
        super().__init__()
        self.at = at
        self.closer = closer


class FoldOpened(Message):
    """The fold that holds the moment `at` is to be opened."""

    def __init__(self, at: int) -> None:
        super().__init__()
        self.at = at


class WindowCentred(Message):
    """The axis is to be centred on the moment `at`."""

    def __init__(self, at: int) -> None:
        super().__init__()
        self.at = at


class TargetFollowed(Message):
    """A link or a source of the detail pane is to be followed: an event's id, or an address."""

    def __init__(self, event_id: str = "", url: str = "") -> None:
        super().__init__()
        self.event_id = event_id
        self.url = url


class FacetToggled(Message):
    """A facet's value is to be put into the filter or taken out."""

    def __init__(self, name: str, value: str) -> None:
        super().__init__()
        self.name = name
        self.value = value


class QueryChanged(Message):
    """Another filter is wanted; `accepted` when the user pressed Enter on it."""

    def __init__(self, text: str, *, accepted: bool = False) -> None:
        super().__init__()
        self.text = text
        self.accepted = accepted


class StoreRead(Message):
    """So much of a large store has been read, as `44%` or as a count; said by the thread that reads it."""

    def __init__(self, share: str) -> None:
        super().__init__()
        self.share = share


class ActionAsked(Message):
    """An action of the table is wanted by name: from the footer or the title line."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
