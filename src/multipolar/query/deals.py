"""The list of deals, each with its history and the sentence that tells how far it has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.model.deals import DealStage
from multipolar.query.rows import ask

if TYPE_CHECKING:
    import pyarrow as pa
    from duckdb import DuckDBPyConnection

    from multipolar.query.filters import DealFilter

STAGES = [stage.value for stage in DealStage]  # of one day, in the order in which deals go
DEALS = """
    with chosen as (
        select *
        from deals
        where ($parties is null or list_has_all(
                (select list(party) from deal_parties where deal_parties.deal_id = deals.deal_id), $parties::varchar[]))
            and ($stages is null or list_contains($stages::varchar[], stage))
            and ($sectors is null or list_contains($sectors::varchar[], sector))
            and ($since is null or last_on >= $since::date)
            and ($until is null or first_on <= $until::date)
            and ($publisher is null or deal_id in (
                select deal_id from deal_mentions where lower(publisher) = lower($publisher)))
            and ($containing is null or contains(lower(subject), lower($containing)))
        order by last_on desc nulls last, deal_id desc
        limit $limit
    ),
    history as (
        select
            deal_id,
            string_agg(
                stage || coalesce(' ' || strftime(first_on, '%Y-%m-%d'), ''), '; '
                order by first_on, list_position($order::varchar[], stage)
            ) as history
        from deal_history semi join chosen using (deal_id)
        group by deal_id
    ),
    told as (
        select distinct on (deal_id) deal_id, evidence_words as sentence, title, publisher, url, source
        from deal_mentions
        semi join chosen using (deal_id)
        join (select deal_id, stage as reached from deals) using (deal_id)
        order by deal_id, stage = reached desc, coalesce(start_on, seen_on) desc, deal_mention_id
    )
    select
        id,
        (select string_agg(party, '; ' order by party) from deal_parties where deal_parties.deal_id = chosen.deal_id)
            as parties,
        subject, sector, stage, first_on, last_on, history, mentions, articles, sentence, title,
        publisher, url, source
    from chosen
    left join history using (deal_id)
    left join told using (deal_id)
    order by last_on nulls last, deal_id
"""
# One row for every stage of every deal, for a chart of how they went.
DEAL_STEPS = """
    select
        deals.id,
        (select list(party order by party) from deal_parties where deal_parties.deal_id = deals.deal_id) as parties,
        subject, h.stage, h.first_on, h.mentions
    from deal_history as h join deals using (deal_id)
    where list_contains($ids::varchar[], deals.id) and h.first_on is not null
    order by deals.id, h.first_on, list_position($order::varchar[], h.stage)
"""


def list_deals(connection: DuckDBPyConnection, wanted: DealFilter) -> pa.RecordBatchReader:
    """List deals, the longest quiet first."""
    return ask(connection, DEALS, {**wanted.parameters(), "order": STAGES})


def list_deal_steps(connection: DuckDBPyConnection, ids: list[str]) -> pa.RecordBatchReader:
    """List the stages of these deals in the order of days."""
    return ask(connection, DEAL_STEPS, {"ids": ids, "order": STAGES})
