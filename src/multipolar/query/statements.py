"""The list of what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.query.rows import ask

if TYPE_CHECKING:
    import pyarrow as pa
    from duckdb import DuckDBPyConnection

    from multipolar.query.filters import StatementFilter

STATEMENTS = """
    with chosen as (
        select *
        from statements
        where ($parties is null or list_has_all([speaker, addressee], $parties::varchar[]))
            and ($speakers is null or list_contains($speakers::varchar[], speaker))
            and ($addressees is null or list_contains($addressees::varchar[], addressee))
            and ($kinds is null or list_contains($kinds::varchar[], kind))
            and ($since is null or seen_on >= $since::date)
            and ($until is null or seen_on <= $until::date)
            and ($publisher is null or lower(publisher) = lower($publisher))
            and ($containing is null or contains(lower(words), lower($containing)))
        order by seen_on desc nulls last, statement_id desc
        limit $limit
    )
    select
        key, seen_on, speaker, speaker_name, speaker_office, speaker_sector, addressee, addressee_name, kind, words,
        repeats, title, publisher, url, source
    from chosen
    order by seen_on nulls last, statement_id
"""


def list_statements(connection: DuckDBPyConnection, wanted: StatementFilter) -> pa.RecordBatchReader:
    """List statements, oldest first."""
    return ask(connection, STATEMENTS, wanted.parameters())
