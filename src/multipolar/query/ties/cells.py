"""What was done between two parties, added up by month, direction and type in one look through the ledger."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from multipolar.query.ties.settings import LONGEST_DAYS, WEIGHED, Step

if TYPE_CHECKING:
    from datetime import date

    from duckdb import DuckDBPyConnection

    from multipolar.query.ties.settings import TiesSettings

ONE_EACH = """
    select event_id, b as partner, direction, start_on, end_on, type, mode, quad, score, share
    from pairs
    where a = $low and b = $high
        and list_contains($standings::varchar[], standing)
        and ($since is null or end_on >= $since::date)
        and ($until is null or start_on <= $until::date)
        and ($origin is null or origin = $origin)
"""
CELLS = """
    select
        date_trunc('month', start_on)::date as month,
        direction * $sign::integer as direction,
        type,
        quad,
        case
            when end_on - start_on <= $month_days then 'month'
            when end_on - start_on <= $quarter_days then 'quarter'
            when end_on - start_on <= $year_days then 'year'
        end as fits,
        sum(weight)::double as amount,
        sum(weight * score)::double as score,
        count(*) as events,
        min(start_on) as first_on,
        max(start_on) as last_on,
        arg_max(event_id, abs(score)) as heaviest
    from weighed
    group by all
    order by month nulls last, direction, type, fits
"""
FITS = {Step.MONTH: ("month",), Step.QUARTER: ("month", "quarter"), Step.YEAR: ("month", "quarter", "year")}


class Direction(IntEnum):
    """Who acted: the first asked for on the second, the second on the first, or both together."""

    FORTH = 1
    BACK = -1
    TOGETHER = 0


class Cell(NamedTuple):
    """What was done of one type in one month: how much, PLOVER's scores together, and the heaviest event.

    Its fields are the columns of CELLS, in their order; a tuple, since there are thousands of them.
    `fits` is the shortest step that can place these events; None: their days are unknown or years apart.
    """

    month: date | None
    direction: int
    type: str
    quad: str
    fits: str | None
    amount: float
    score: float
    events: int
    first_on: date | None
    last_on: date | None
    heaviest: int

    def has_place(self, step: Step) -> bool:
        """Tell whether a period of this length can claim these events."""
        return self.month is not None and self.fits in FITS[step]


def find_cells(connection: DuckDBPyConnection, a: str, b: str, settings: TiesSettings) -> tuple[Cell, ...]:
    """Add up what two parties did to one another and together."""
    sql = f"with one_each as ({ONE_EACH}), weighed as ({WEIGHED[settings.count]}) {CELLS}"
    parameters = {
        "low": min(a, b),
        "high": max(a, b),
        "sign": 1 if a < b else -1,
        "since": settings.since,
        "until": settings.until,
        "origin": settings.origin,
        "standings": list(settings.standings),
        "month_days": LONGEST_DAYS[Step.MONTH],
        "quarter_days": LONGEST_DAYS[Step.QUARTER],
        "year_days": LONGEST_DAYS[Step.YEAR],
    }
    return tuple(map(Cell._make, connection.execute(sql, parameters).fetchall()))
