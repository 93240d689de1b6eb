"""How one party stands with all others, and who of them comes closer or falls out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from multipolar.query.rows import find_rows, refuse_empty
from multipolar.query.ties.series import QUADS
from multipolar.query.ties.settings import RECENT_DAYS, WEIGHED, Rank

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from duckdb import DuckDBPyConnection

    from multipolar.query.parties import Party, PartyNames
    from multipolar.query.ties.settings import TiesSettings

# `pairs` names the lesser of two first.
ONE_EACH = """
    select event_id, b as partner, direction, start_on, end_on, type, mode, quad, score, share
    from pairs
    where a = $party
        and list_contains($standings::varchar[], standing)
        and ($since is null or end_on >= $since::date)
        and ($until is null or start_on <= $until::date)
        and ($origin is null or origin = $origin)
    union all
    select event_id, a as partner, -direction, start_on, end_on, type, mode, quad, score, share
    from pairs
    where b = $party
        and list_contains($standings::varchar[], standing)
        and ($since is null or end_on >= $since::date)
        and ($until is null or start_on <= $until::date)
        and ($origin is null or origin = $origin)
"""
# One row for each partner, quadrant and age: adding up few columns by many groups is fast.
PARTNERS = """
    select
        partner,
        quad,
        case when start_on > $turn::date then 'recent' when start_on > $before::date then 'earlier' else '' end as age,
        sum(weight)::double as amount,
        sum(weight * score)::double as score,
        count(*) as events,
        min(start_on) as first_on,
        max(start_on) as last_on
    from weighed
    group by all
    order by partner, quad, age
"""
LAST_DAY = """
    select max(start_on) as last_on
    from (
        select max(start_on) as start_on from done_pairs where a = $party
        union all
        select max(start_on) as start_on from done_pairs where b = $party
    )
"""
COLUMNS = pa.schema(
    [
        ("rank", pa.int32()),
        ("party", pa.string()),
        ("name", pa.string()),
        ("count", pa.float64()),
        *[(f"{quad}_count", pa.float64()) for quad in map(str.lower, QUADS)],
        ("score", pa.float64()),
        *[(f"{quad}_score", pa.float64()) for quad in map(str.lower, QUADS)],
        ("earlier_score", pa.float64()),
        ("recent_score", pa.float64()),
        ("change", pa.float64()),
        ("first_on", pa.date32()),
        ("last_on", pa.date32()),
    ]
)


@dataclass(frozen=True, slots=True)
class Partner:
    """What counts between a party and one other; `recent_score` and `earlier_score` are of two equal times."""

    party: Party
    count: float
    counts: dict[str, float]
    score: float
    scores: dict[str, float]
    recent_score: float
    recent_events: int
    earlier_score: float
    earlier_events: int
    first_on: date | None
    last_on: date | None

    @property
    def change(self) -> float | None:
        """How much closer (above 0) or colder (below) the recent time was; None: one of them tells of nothing."""
        if not (self.recent_events and self.earlier_events):
            return None  # silence is no sign of good or bad ties
        return self.recent_score - self.earlier_score


@dataclass(frozen=True, slots=True)
class Partners:
    """All partners of a party, ranked; the recent time are the days after `turn_on` to `last_on`."""

    party: Party
    settings: TiesSettings
    rank: Rank
    before_on: date | None
    turn_on: date | None
    last_on: date | None
    partners: tuple[Partner, ...]

    @property
    def rising(self) -> tuple[Partner, ...]:
        """Those who came closer, the most first."""
        return tuple(
            sorted((one for one in self.partners if (one.change or 0) > 0), key=lambda one: -(one.change or 0))
        )

    @property
    def falling(self) -> tuple[Partner, ...]:
        """Those who fell out, the most first."""
        return tuple(sorted((one for one in self.partners if (one.change or 0) < 0), key=lambda one: one.change or 0))


def find_partners(  # noqa: PLR0913  (each is its own question)
    connection: DuckDBPyConnection,
    names: PartyNames,
    party: Party,
    settings: TiesSettings,
    *,
    rank: Rank = Rank.COUNT,
    recent_days: int = RECENT_DAYS,
) -> Partners:
    """Rank all with whom a party has to do.

    The last `recent_days` to the day of the last event, or to `until`, are set against as many days before.

    Raises:
        EmptyAnswerError: the ledger knows of nothing that it did with others.
    """
    last = settings.until or find_rows(connection, LAST_DAY, {"party": party.party})[0]["last_on"]
    turn = last - timedelta(days=recent_days) if last else None
    before = turn - timedelta(days=recent_days) if turn else None
    parameters = {
        "party": party.party,
        "since": settings.since,
        "until": settings.until,
        "origin": settings.origin,
        "standings": list(settings.standings),
        "turn": turn,
        "before": before,
    }
    sql = f"with one_each as ({ONE_EACH}), weighed as ({WEIGHED[settings.count]}) {PARTNERS}"
    rows = find_rows(connection, sql, parameters)
    refuse_empty(rows, f"nothing that {party.name} did with others")
    by_partner: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        by_partner[row["partner"]].append(row)
    found = [_partner(names.named(name), parts) for name, parts in by_partner.items()]
    ranked = sorted(found, key=lambda one: (-float(getattr(one, rank.value) or 0), -one.count, one.party))
    return Partners(party, settings, rank, before, turn, last, tuple(ranked))


def _partner(party: Party, parts: Sequence[Mapping[str, Any]]) -> Partner:
    """Put together what a partner's quadrants and ages add up to."""

    def total(column: str, *, quad: str | None = None, age: str | None = None) -> float:
        return sum(float(row[column]) for row in parts if quad in {None, row["quad"]} and age in {None, row["age"]})

    return Partner(
        party=party,
        count=total("amount"),
        counts={quad: total("amount", quad=quad) for quad in QUADS},
        score=total("score"),
        scores={quad: total("score", quad=quad) for quad in QUADS},
        recent_score=total("score", age="recent"),
        recent_events=int(total("events", age="recent")),
        earlier_score=total("score", age="earlier"),
        earlier_events=int(total("events", age="earlier")),
        first_on=min((row["first_on"] for row in parts if row["first_on"]), default=None),
        last_on=max((row["last_on"] for row in parts if row["last_on"]), default=None),
    )


def partner_rows(partners: Partners) -> pa.RecordBatchReader:
    """Give the partners as rows, in their order."""
    rows = [
        {
            "rank": number,
            "party": one.party.party,
            "name": one.party.name,
            "count": one.count,
            **{f"{quad.lower()}_count": count for quad, count in one.counts.items()},
            "score": one.score,
            **{f"{quad.lower()}_score": score for quad, score in one.scores.items()},
            "earlier_score": one.earlier_score,
            "recent_score": one.recent_score,
            "change": one.change,
            "first_on": one.first_on,
            "last_on": one.last_on,
        }
        for number, one in enumerate(partners.partners, start=1)
    ]
    return pa.Table.from_pylist(rows, schema=COLUMNS).to_reader()
