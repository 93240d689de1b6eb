"""An event as a correction takes hold of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from multipolar.model.corrections import Anchor
from multipolar.store.changes import FIELDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from duckdb import DuckDBPyConnection

EVENTS = """
    select event_id, id, actors, recipients, type, mode, auxiliary, standing, contexts, start_on, end_on, place, country
    from events
    where starts_with(id, $beginning)
    order by id, event_id
    limit $at_most
"""
ANCHORS = """
    select m.key, a.key, trigger_start, trigger_end
    from event_mention_rows
    join mention_rows as m using (mention_id)
    join article_rows as a using (article_id)
    where event_id = $event_id
    order by coalesce(published_on, published_until) nulls last, m.key
"""


@dataclass(frozen=True, slots=True)
class EventFound:
    """An event, its mentions from the first on, and the values of the fields that can be changed, as text."""

    event_id: int
    id: str
    anchors: tuple[Anchor, ...]
    values: Mapping[str, str]


def find_events_by_id(connection: DuckDBPyConnection, beginning: str, *, at_most: int) -> list[EventFound]:
    """Give the events whose ids begin so, in the order of their ids."""
    result = connection.execute(EVENTS, {"beginning": beginning, "at_most": at_most})
    names = [column[0] for column in result.description or []]
    rows = [dict(zip(names, row, strict=True)) for row in result.fetchall()]
    return [
        EventFound(
            row["event_id"],
            row["id"],
            tuple(Anchor(*one) for one in connection.execute(ANCHORS, {"event_id": row["event_id"]}).fetchall()),
            {field: "" if row[field] is None else str(row[field]) for field in FIELDS},
        )
        for row in rows
    ]
