"""The list of who acts for whom: persons, offices and organs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.query.rows import ask

if TYPE_CHECKING:
    import pyarrow as pa
    from duckdb import DuckDBPyConnection

    from multipolar.query.filters import ActorFilter

ACTORS = """
    with chosen as (
        select
            party, sector, name, coalesce(office, '') as office, wikidata,
            count(distinct event_id) as events,
            count(distinct event_id) filter (role = 'actor') as as_actor,
            count(distinct event_id) filter (role = 'recipient') as as_recipient,
            min(start_on) as first_on, max(start_on) as last_on
        from event_parties
        join (select event_id, start_on, end_on, review from events) using (event_id)
        where review <> 'rejected'
            and ($parties is null or list_contains($parties::varchar[], party))
            and ($sectors is null or list_contains($sectors::varchar[], sector))
            and ($since is null or end_on >= $since::date)
            and ($until is null or start_on <= $until::date)
            and ($containing is null or contains(lower(name || ' ' || coalesce(office, '')), lower($containing)))
        group by party, sector, name, office, wikidata
    )
    select *
    from chosen
    order by events desc, party, name, office, sector, wikidata
    limit $limit
"""


def list_actors(connection: DuckDBPyConnection, wanted: ActorFilter) -> pa.RecordBatchReader:
    """List who takes part in events, those of most events first; what was rejected does not count."""
    return ask(connection, ACTORS, wanted.parameters())
