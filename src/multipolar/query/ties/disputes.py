"""Events that are told in more than one way: claimed by one, denied by another, confirmed later."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from multipolar.query.cited import Source, cite_events, source_of
from multipolar.query.rows import find_rows

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from duckdb import DuckDBPyConnection

    from multipolar.query.cited import CitedEvent
    from multipolar.query.ties.settings import TiesSettings

DISPUTED = """
    select event_id
    from pairs
    join (select event_id, contested, confirmed_on from events where contested or confirmed_on is not null)
        using (event_id)
    where a = $low and b = $high
        and ($since is null or end_on >= $since::date)
        and ($until is null or start_on <= $until::date)
        and ($origin is null or origin = $origin)
    order by event_id
"""
TELLINGS = """
    with told as (
        select distinct on (event_id, standing, claimant)
            event_id, standing, claimant, evidence_words as sentence, publisher, title, url, source, seen_on
        from mentions
        where list_contains($ids::bigint[], event_id)
        order by event_id, standing, claimant, seen_on, confidence desc, mention_id
    )
    select
        t.event_id, t.standing, t.claimant, mentions, first_on, last_on, sentence, publisher, title, url, source,
        seen_on
    from tellings as t
    join told
        on told.event_id = t.event_id and told.standing = t.standing and told.claimant is not distinct from t.claimant
    order by t.event_id, first_on nulls last, t.standing, t.claimant nulls first
"""


@dataclass(frozen=True, slots=True)
class Telling:
    """One way in which an event is told: as what, by whom (None: reports themselves), and where first."""

    standing: str
    claimant: str | None
    mentions: int
    first_on: date | None
    last_on: date | None
    told: Source


@dataclass(frozen=True, slots=True)
class Dispute:
    """An event and all the ways in which it is told, in the order of days."""

    event: CitedEvent
    tellings: tuple[Telling, ...]


def find_disputes(connection: DuckDBPyConnection, a: str, b: str, settings: TiesSettings) -> tuple[Dispute, ...]:
    """Find the events between two parties that are told as done and as not done, or were confirmed later."""
    days = {"since": settings.since, "until": settings.until, "origin": settings.origin}
    found = find_rows(connection, DISPUTED, {"low": min(a, b), "high": max(a, b), **days})
    events = cite_events(connection, [row["event_id"] for row in found])
    if not events:
        return ()
    tellings: dict[int, list[Telling]] = defaultdict(list)
    for row in find_rows(connection, TELLINGS, {"ids": list(events)}):
        tellings[row["event_id"]].append(_telling(row))
    return tuple(Dispute(event, tuple(tellings[number])) for number, event in events.items())


def _telling(row: Mapping[str, Any]) -> Telling:
    days = row["first_on"], row["last_on"]
    return Telling(row["standing"], row["claimant"], row["mentions"], *days, source_of(row))
