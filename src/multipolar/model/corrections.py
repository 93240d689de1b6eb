"""What people put right in the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class Action(StrEnum):
    """What a correction does to an event."""

    ACCEPT = "accept"
    REJECT = "reject"
    CHANGE = "change"
    MERGE = "merge"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A mention as a correction remembers it: by its key, and should that go with a recoding, by its place."""

    mention: str
    article: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry of the log. `made_at` is in UTC; `key` names the entry by its content.

    Args:
        event: the event's id when the correction was made.
        anchors: its mentions then; none for an imported event.
        other: of a merge, the event that is the same one.
        other_anchors: its mentions; of a split, the mentions that are another event.
        field: of a change, the event's field, and what it was and shall be.
    """

    key: str
    made_at: datetime
    author: str
    action: Action
    event: str
    anchors: tuple[Anchor, ...] = ()
    other: str | None = None
    other_anchors: tuple[Anchor, ...] = ()
    field: str | None = None
    old_value: str | None = None
    new_value: str | None = None
    note: str | None = None
