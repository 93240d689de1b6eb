"""Ask for the signed network of each period, and measure it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from multipolar.query.poles.blocs import balance, effective_number, find_blocs, modularity, weights_of
from multipolar.query.poles.lineage import trace_lines
from multipolar.query.poles.settings import PolesSettings, Span
from multipolar.query.rows import find_rows, refuse_empty
from multipolar.query.ties.settings import Step, next_start

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from duckdb import DuckDBPyConnection

    from multipolar.query.parties import PartyNames

# An event of many parties is shared among its pairs, so that a summit weighs no more than a visit. A party without a
# colon is a state, or one of $bodies.
NETWORKS = """
    with edge as (
        select
            case $step
                when 'month' then date_trunc('month', start_on)
                when 'quarter' then date_trunc('quarter', start_on)
                when 'year' then date_trunc('year', start_on)
            end::date as start,
            start_on, a, b, share * score as score
        from pairs
        where list_contains($standings::varchar[], standing)
            and start_on is not null and end_on - start_on <= $longest
            and not contains(a, ':') and not contains(b, ':')
            and not list_contains($without::varchar[], a) and not list_contains($without::varchar[], b)
            and ($since is null or end_on >= $since::date)
            and ($until is null or start_on <= $until::date)
            and ($origin is null or origin = $origin)
    )
    select
        start, min(start_on) as first_on, max(start_on) as last_on, a, b, sum(score)::double as score,
        count(*) as events
    from edge
    group by start, a, b
    having count(*) >= $least and abs(sum(score)) > 1e-9
    order by start, a, b
"""
BODIES = ("UNO", "EUR")  # they have codes as states have
LONGEST_DAYS = 366
COLUMNS = pa.schema(
    [
        ("start", pa.date32()),
        ("end", pa.date32()),
        ("effective_poles", pa.float64()),
        ("modularity", pa.float64()),
        ("balance", pa.float64()),
        ("bloc", pa.int32()),
        ("bloc_share", pa.float64()),
        ("state", pa.string()),
        ("name", pa.string()),
        ("strength", pa.float64()),
    ]
)


@dataclass(frozen=True, slots=True)
class Tie:
    """What two states' events of a period add up to, above 0 for cooperation."""

    a: str
    b: str
    score: float
    events: int


@dataclass(frozen=True, slots=True)
class Bloc:
    """States that stand together, the one of the strongest ties first; `share` of all ties' strength is theirs.

    `line` is the same for a bloc that goes on from one period to the next.
    """

    members: tuple[str, ...]
    share: float
    line: int = 0


@dataclass(frozen=True, slots=True)
class PolesPeriod:
    """The network of a period. `strength` of a state are its ties' weights, whatever their sign."""

    start: date
    end: date
    ties: tuple[Tie, ...]
    strength: Mapping[str, float]
    blocs: tuple[Bloc, ...]
    effective_poles: float
    modularity: float
    balance: float | None


@dataclass(frozen=True, slots=True)
class Poles:
    """The networks of all periods with a tie, and the names of the states in them."""

    settings: PolesSettings
    periods: tuple[PolesPeriod, ...]
    names: Mapping[str, str]


def find_poles(connection: DuckDBPyConnection, names: PartyNames, settings: PolesSettings) -> Poles:
    """Ask for the network of each period.

    Raises:
        EmptyAnswerError: there is no tie between states in that time.
    """
    parameters = {
        "step": settings.span.value,
        "since": settings.since,
        "until": settings.until,
        "origin": settings.origin,
        "standings": list(settings.standings),
        "without": [] if settings.bodies else list(BODIES),
        "least": settings.least_events,
        "longest": LONGEST_DAYS,
    }
    rows = find_rows(connection, NETWORKS, parameters)
    refuse_empty(rows, "no tie between states in that time")
    first, last = min(row["first_on"] for row in rows), max(row["last_on"] for row in rows)
    ties: dict[date, list[Tie]] = defaultdict(list)
    for row in rows:
        ties[row["start"] or first].append(Tie(row["a"], row["b"], row["score"], row["events"]))
    periods = [_measured(start, _end(start, last, settings.span), found) for start, found in ties.items()]
    periods = _with_lines(periods)
    states = {state: names.named(state).name for period in periods for state in period.strength}
    return Poles(settings, tuple(periods), states)


def _with_lines(periods: list[PolesPeriod]) -> list[PolesPeriod]:
    lines = trace_lines([([bloc.members for bloc in period.blocs], period.strength) for period in periods])
    return [
        replace(period, blocs=tuple(replace(bloc, line=line) for bloc, line in zip(period.blocs, numbers, strict=True)))
        for period, numbers in zip(periods, lines, strict=True)
    ]


def _end(start: date, last: date, span: Span) -> date:
    return last if span is Span.ALL else next_start(start, Step(span.value)) - timedelta(days=1)


def _measured(start: date, end: date, ties: list[Tie]) -> PolesPeriod:
    nodes = sorted({state for tie in ties for state in (tie.a, tie.b)})
    weights = weights_of(nodes, {(tie.a, tie.b): tie.score for tie in ties})
    labels = find_blocs(nodes, weights)
    strength = dict(zip(nodes, np.abs(weights).sum(axis=1).tolist(), strict=True))
    members: dict[int, list[str]] = defaultdict(list)
    for node, label in zip(nodes, labels.tolist(), strict=True):
        members[label].append(node)
    every = sum(strength.values())
    blocs = [
        Bloc(
            tuple(sorted(states, key=lambda state: (-strength[state], state))),
            sum(strength[state] for state in states) / every,
        )
        for states in members.values()
    ]
    blocs.sort(key=lambda bloc: (-bloc.share, bloc.members))
    return PolesPeriod(
        start=start,
        end=end,
        ties=tuple(ties),
        strength=strength,
        blocs=tuple(blocs),
        effective_poles=effective_number([bloc.share for bloc in blocs]),
        modularity=modularity(weights, labels),
        balance=balance(weights),
    )


def pole_rows(poles: Poles) -> pa.RecordBatchReader:
    """Give one row for each state in each period, with its bloc and the period's measures."""
    rows = [
        {
            "start": period.start,
            "end": period.end,
            "effective_poles": period.effective_poles,
            "modularity": period.modularity,
            "balance": period.balance,
            "bloc": bloc.line,
            "bloc_share": bloc.share,
            "state": state,
            "name": poles.names[state],
            "strength": period.strength[state],
        }
        for period in poles.periods
        for bloc in period.blocs
        for state in bloc.members
    ]
    return pa.Table.from_pylist(rows, schema=COLUMNS).to_reader()
