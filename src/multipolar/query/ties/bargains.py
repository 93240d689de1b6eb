"""The deals of two parties, each stage with the sentence that tells it first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from multipolar.query.cited import Source, source_of
from multipolar.query.deals import STAGES
from multipolar.query.rows import find_rows

if TYPE_CHECKING:
    from datetime import date

    from duckdb import DuckDBPyConnection

    from multipolar.query.ties.settings import TiesSettings

HISTORIES = """
    with both_in as (
        select deal_id from deal_parties where party = $a
        intersect
        select deal_id from deal_parties where party = $b
    ),
    told as (
        select distinct on (deal_id, stage)
            deal_id, stage, evidence_words as sentence, publisher, title, url, source, seen_on
        from deal_mentions semi join both_in using (deal_id)
        order by deal_id, stage, coalesce(start_on, seen_on), deal_mention_id
    )
    select
        deals.id,
        (select list(party order by party) from deal_parties where deal_parties.deal_id = deals.deal_id) as parties,
        deals.subject, deals.sector, deals.stage as reached, deals.last_on as reached_on,
        h.stage, h.first_on, h.mentions, sentence, publisher, title, url, source, seen_on
    from deals
    semi join both_in using (deal_id)
    join deal_history as h using (deal_id)
    join told on told.deal_id = deals.deal_id and told.stage = h.stage
    where ($since is null or deals.last_on >= $since::date) and ($until is null or deals.first_on <= $until::date)
    order by deals.first_on nulls last, deals.id, h.first_on nulls last, list_position($order::varchar[], h.stage)
"""


@dataclass(frozen=True, slots=True)
class DealStep:
    """A stage of a deal: the first day it is told of, how often, and the words."""

    stage: str
    first_on: date | None
    mentions: int
    told: Source


@dataclass(frozen=True, slots=True)
class DealHistory:
    """A deal, what it has come to, and its stages in the order of days."""

    id: str
    parties: tuple[str, ...]
    subject: str
    sector: str
    stage: str
    last_on: date | None
    steps: tuple[DealStep, ...]

    @property
    def reached(self) -> DealStep:
        """The step at which the deal stands."""
        return next((step for step in self.steps if step.stage == self.stage), self.steps[-1])


def find_deals_between(
    connection: DuckDBPyConnection, a: str, b: str, settings: TiesSettings
) -> tuple[DealHistory, ...]:
    """Find the deals to which both are parties, others perhaps too."""
    days = {"since": settings.since, "until": settings.until}
    rows = find_rows(connection, HISTORIES, {"a": a, "b": b, "order": STAGES, **days})
    steps: dict[str, list[DealStep]] = defaultdict(list)
    for row in rows:
        steps[row["id"]].append(DealStep(row["stage"], row["first_on"], row["mentions"], source_of(row)))
    heads = {row["id"]: row for row in rows}
    return tuple(
        DealHistory(
            id=name,
            parties=tuple(head["parties"]),
            subject=head["subject"],
            sector=head["sector"],
            stage=head["reached"],
            last_on=head["reached_on"],
            steps=tuple(steps[name]),
        )
        for name, head in heads.items()
    )
