"""Events with the sentence that tells each best, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from multipolar.query.rows import find_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from duckdb import DuckDBPyConnection

AT_ONCE = 40  # DuckDB skips what holds none of the numbers as long as there are not many
CITED = """
    with wanted as (select unnest($ids::bigint[]) as event_id),
    taking_part as (
        select
            event_id,
            list({'party': party, 'sector': sector, 'name': name, 'office': office} order by position)
                filter (role = 'actor') as actors,
            list({'party': party, 'sector': sector, 'name': name, 'office': office} order by position)
                filter (role = 'recipient') as recipients
        from event_parties semi join wanted using (event_id)
        group by event_id
    ),
    chosen as (
        select
            event_id, id, origin, start_on, end_on, type, mode, auxiliary, standing, quad, score, confidence, mentions,
            publishers, contested, confirmed_on, review, original_code, source as imported_from
        from events semi join wanted using (event_id)
    ),
    told as (
        select distinct on (event_id)
            event_id, claimant, claimant_name, claimant_office, evidence_words as sentence, trigger_words, title,
            publisher, url, m.source, seen_on
        from mentions as m
        join (select event_id, standing as best from chosen) using (event_id)
        order by event_id, standing = best desc, confidence desc, seen_on, mention_id
    )
    select *
    from chosen
    left join taking_part using (event_id)
    left join told using (event_id)
    order by start_on nulls last, event_id
"""


@dataclass(frozen=True, slots=True)
class TakingPart:
    """One who takes part in an event: the party acted for, and who is named."""

    party: str
    sector: str
    name: str
    office: str | None


@dataclass(frozen=True, slots=True)
class Source:
    """Words in a report, and where they stand; no words for an imported event, of which only the dataset is known."""

    sentence: str | None
    publisher: str | None
    title: str | None
    url: str | None
    source: str | None
    seen_on: date | None


@dataclass(frozen=True, slots=True)
class Claimant:
    """Who says so: the party, and who is named."""

    party: str
    name: str
    office: str | None


@dataclass(frozen=True, slots=True)
class CitedEvent:
    """An event, and the sentence that tells it best: of its own standing, then the surest, then the first."""

    event_id: int
    id: str
    origin: str
    start_on: date | None
    end_on: date | None
    actors: tuple[TakingPart, ...]
    recipients: tuple[TakingPart, ...]
    type: str
    mode: str
    auxiliary: str
    standing: str
    quad: str
    score: float
    confidence: float | None
    mentions: int
    publishers: int
    contested: bool
    confirmed_on: date | None
    original_code: str | None
    claimant: Claimant | None
    told: Source


def cite_events(connection: DuckDBPyConnection, event_ids: Iterable[int]) -> dict[int, CitedEvent]:
    """Give events by their numbers, in the order of days."""
    wanted = sorted(set(event_ids))
    rows: list[Mapping[str, Any]] = []
    for start in range(0, len(wanted), AT_ONCE):
        rows += find_rows(connection, CITED, {"ids": wanted[start : start + AT_ONCE]})
    return {event.event_id: event for event in map(_event, rows)}


def _event(row: Mapping[str, Any]) -> CitedEvent:
    claimant = Claimant(row["claimant"], row["claimant_name"] or row["claimant"], row["claimant_office"])
    plain = {name: row[name] for name in CitedEvent.__slots__ if name in row}
    return CitedEvent(
        **{
            **plain,
            "actors": tuple(TakingPart(**one) for one in row["actors"] or ()),
            "recipients": tuple(TakingPart(**one) for one in row["recipients"] or ()),
            "claimant": claimant if row["claimant"] else None,
            "told": source_of(row),
        }
    )


def source_of(row: Mapping[str, Any]) -> Source:
    """Give where a row of an answer is told."""
    source = row["source"] or row.get("imported_from")
    return Source(row["sentence"], row["publisher"], row["title"], row["url"], source, row["seen_on"])
