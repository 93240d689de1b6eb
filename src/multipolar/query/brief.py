"""What a reader must know about two parties since a day: all that a page of notes is made of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import chain
from typing import TYPE_CHECKING, Any

from multipolar.query.cited import CitedEvent, Source, cite_events
from multipolar.query.rows import find_rows
from multipolar.query.ties.cells import find_cells
from multipolar.query.ties.changes import explain, heaviest_events
from multipolar.query.ties.find import find_ties
from multipolar.query.ties.series import QUADS, make_series
from multipolar.query.ties.settings import Step, TiesSettings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from duckdb import DuckDBPyConnection

    from multipolar.query.parties import Party
    from multipolar.query.ties.changes import Change
    from multipolar.query.ties.find import Ties

MOST_EVENTS, LEAST_PER_QUAD, MOST_SAID, MOST_AHEAD = 6, 2, 4, 3
STILL_AHEAD_DAYS = 90  # before the last report: a plan told with no day has the report's
AHEAD = """
    with told as (
        select event_id, end_on, standing, mentions, confidence, max(last_seen_on) over () as last_on
        from pairs join (select event_id, confidence, mentions, last_seen_on from events) using (event_id)
        where a = $low and b = $high
            and ($since is null or end_on >= $since::date)
            and ($until is null or last_seen_on <= $until::date)
    )
    select event_id
    from told
    where standing in ('planned', 'possible') and end_on >= last_on - $ahead_days
    order by standing = 'planned' desc, end_on desc nulls last, mentions desc, confidence desc, event_id
    limit $most
"""
# What one of the two says to the other, or in words that carry an act between them.
SAID = """
    with between as (
        select event_id from pairs
        where a = $low and b = $high
            and ($since is null or end_on >= $since::date) and ($until is null or start_on <= $until::date)
    ),
    about as (
        select distinct statement_id
        from mentions semi join between using (event_id)
        join (select statement_id, article_id from statements) using (article_id)
        join statement_parts using (statement_id)
        where trigger_start >= span_start and trigger_end <= span_end
    )
    select
        speaker, speaker_name, speaker_office, addressee, addressee_name, kind, words, publisher, title, url, source,
        seen_on
    from statements
    where repeats is null
        and (speaker in ($low, $high) and addressee in ($low, $high) or
            speaker in ($low, $high) and statement_id in (select statement_id from about))
        and ($since is null or seen_on >= $since::date)
        and ($until is null or seen_on <= $until::date)
    order by kind = 'direct' desc, seen_on desc nulls last, len(words) desc, statement_id
    limit $most
"""


@dataclass(frozen=True, slots=True)
class Said:
    """Words of one of the two, and where they stand."""

    party: str
    name: str
    office: str | None
    kind: str
    told: Source


@dataclass(frozen=True, slots=True)
class Brief:
    """How two parties stand since a day.

    `happened` are the events that weigh most of each quadrant, `ahead` what is planned or possible, `said` their words.
    `trend` sets the time against as long a time before; None when one of them tells of nothing. `events` holds those
    that `ties` and `trend` name.
    """

    ties: Ties
    since: date | None
    until: date | None
    happened: Mapping[str, tuple[CitedEvent, ...]]
    ahead: tuple[CitedEvent, ...]
    said: tuple[Said, ...]
    trend: Change | None
    events: Mapping[int, CitedEvent]


def find_brief(connection: DuckDBPyConnection, a: Party, b: Party, settings: TiesSettings) -> Brief:
    """Ask for all that a brief is made of.

    Raises:
        EmptyAnswerError: the ledger knows of nothing between the two in that time.
    """
    ties = find_ties(connection, a, b, replace(settings, swings=0))
    cells = ties.series.whole.cells if ties.series else ()
    told = [quad for quad in QUADS if any(cell.quad == quad for cell in cells)]
    most = max(LEAST_PER_QUAD, MOST_EVENTS // max(1, len(told)))
    heaviest = {quad: heaviest_events([cell for cell in cells if cell.quad == quad], most) for quad in told}
    trend = _find_trend(connection, ties, settings)
    days = {
        "low": min(a.party, b.party),
        "high": max(a.party, b.party),
        "since": settings.since,
        "until": settings.until,
    }
    ahead = [
        row["event_id"]
        for row in find_rows(connection, AHEAD, {**days, "most": MOST_AHEAD, "ahead_days": STILL_AHEAD_DAYS})
    ]
    named = {number for reason in (trend.reasons if trend else ()) for number in reason.events}
    events = {**ties.events, **cite_events(connection, {*chain(*heaviest.values()), *ahead, *named})}
    said = find_rows(connection, SAID, {**days, "most": MOST_SAID})
    return Brief(
        ties=ties,
        since=settings.since,
        until=settings.until,
        happened={quad: _in_order(events[number] for number in found) for quad, found in heaviest.items()},
        ahead=_in_order(events[number] for number in ahead),
        said=tuple(_said(row) for row in said),
        trend=trend,
        events=events,
    )


def _find_trend(connection: DuckDBPyConnection, ties: Ties, settings: TiesSettings) -> Change | None:
    """Set the time from `since` on against as many days before; by day, so that both are as long."""
    if settings.since is None or ties.series is None:
        return None
    last = settings.until or ties.series.days[1]
    before = settings.since - (last - settings.since) - timedelta(days=1)
    earlier = replace(settings, since=before, until=settings.since - timedelta(days=1), step=Step.YEAR)
    series = make_series(find_cells(connection, ties.a.party, ties.b.party, earlier), earlier)
    if series is None:
        return None
    first = replace(series.whole, start=before, end=settings.since - timedelta(days=1))
    return explain([first], [replace(ties.series.whole, start=settings.since, end=last)])


def _said(row: Mapping[str, Any]) -> Said:
    told = Source(row["words"], row["publisher"], row["title"], row["url"], row["source"], row["seen_on"])
    return Said(row["speaker"], row["speaker_name"] or row["speaker"], row["speaker_office"], row["kind"], told)


def _in_order(events: Iterable[CitedEvent]) -> tuple[CitedEvent, ...]:
    return tuple(sorted(events, key=lambda event: (str(event.start_on or ""), event.event_id)))
