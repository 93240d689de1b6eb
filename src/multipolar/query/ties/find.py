"""Put together how two parties stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from multipolar.query.cited import cite_events
from multipolar.query.rows import find_rows, refuse_empty
from multipolar.query.ties.bargains import find_deals_between
from multipolar.query.ties.cells import find_cells
from multipolar.query.ties.changes import find_breaks, find_swings, heaviest_events
from multipolar.query.ties.disputes import find_disputes
from multipolar.query.ties.series import make_series

if TYPE_CHECKING:
    from collections.abc import Mapping

    from duckdb import DuckDBPyConnection

    from multipolar.query.cited import CitedEvent
    from multipolar.query.parties import Party
    from multipolar.query.ties.bargains import DealHistory
    from multipolar.query.ties.changes import Change
    from multipolar.query.ties.disputes import Dispute
    from multipolar.query.ties.series import Series
    from multipolar.query.ties.settings import TiesSettings

MOST_HEAVY = 5  # events that are named though nothing changed
# What is told and not counted, by how it is told.
NOT_COUNTED = """
    select standing, count(*) as events
    from pairs
    where a = $low and b = $high
        and not list_contains($standings::varchar[], standing)
        and ($since is null or end_on >= $since::date)
        and ($until is null or start_on <= $until::date)
        and ($origin is null or origin = $origin)
    group by standing
    order by standing
"""


@dataclass(frozen=True, slots=True)
class Ties:
    """How two parties stand.

    `series` is None when nothing counts. `breaks` are lasting shifts, `swings` the largest changes from one period to
    the next, `heaviest` the events of the largest scores; `events` holds those that any of them names. `not_counted`
    tells how many events are told as planned, possible, not done or long past.
    """

    a: Party
    b: Party
    settings: TiesSettings
    series: Series | None
    breaks: tuple[Change, ...]
    swings: tuple[Change, ...]
    heaviest: tuple[int, ...]
    events: Mapping[int, CitedEvent]
    deals: tuple[DealHistory, ...]
    disputes: tuple[Dispute, ...]
    not_counted: Mapping[str, int]


def find_ties(connection: DuckDBPyConnection, a: Party, b: Party, settings: TiesSettings) -> Ties:
    """Ask how two parties stand.

    Raises:
        EmptyAnswerError: the ledger knows of nothing between them.
    """
    cells = find_cells(connection, a.party, b.party, settings)
    series = make_series(cells, settings)
    breaks = find_breaks(series) if series else ()
    swings = find_swings(series, settings.swings) if series else ()
    heaviest = heaviest_events(cells, MOST_HEAVY)
    deals = find_deals_between(connection, a.party, b.party, settings)
    disputes = find_disputes(connection, a.party, b.party, settings)
    not_counted = _find_not_counted(connection, a, b, settings)
    refuse_empty([*cells, *deals, *not_counted], f"nothing between {a.name} and {b.name}")
    named = {number for change in (*breaks, *swings) for reason in change.reasons for number in reason.events}
    events = cite_events(connection, named | set(heaviest))
    return Ties(a, b, settings, series, breaks, swings, heaviest, events, deals, disputes, not_counted)


def _find_not_counted(connection: DuckDBPyConnection, a: Party, b: Party, settings: TiesSettings) -> dict[str, int]:
    low, high = sorted((a.party, b.party))
    parameters: dict[str, object] = {"low": low, "high": high, "standings": list(settings.standings)}
    days = {"since": settings.since, "until": settings.until, "origin": settings.origin}
    return {row["standing"]: row["events"] for row in find_rows(connection, NOT_COUNTED, parameters | days)}
