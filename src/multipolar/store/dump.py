"""The whole ledger as lines of JSON, in an order and with names that depend on nothing but the content."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from duckdb import DuckDBPyConnection

FETCHED_ROWS = 5_000

# By table: numbers, which depend on the order of ingestion, give way to keys; runs, which tell of it, are left out.
QUERIES = {
    "articles": """
        select a.* exclude (article_id, coder_id, run_id), version, rules, model, first.key as first_of_group, likeness
        from article_rows as a
        join coder_rows using (coder_id)
        left join article_group_rows using (article_id)
        left join article_rows as first on first.article_id = group_id
        order by a.key
    """,
    "furniture": """
        select key as article, span_start, span_end, kind
        from furniture_rows join article_rows using (article_id)
        order by all
    """,
    "mentions": """
        select
            a.key as article, m.* exclude (mention_id, article_id, claimant_id), party as claimant, e.id as event,
            origin, because
        from mention_rows as m
        join article_rows as a using (article_id)
        left join party_rows on party_id = claimant_id
        left join event_mention_rows using (mention_id)
        left join event_rows as e using (event_id)
        order by a.key, m.key
    """,
    "mention_parties": """
        select key as mention, p.* exclude (mention_id, party_id), party
        from mention_party_rows as p join mention_rows using (mention_id) join party_rows using (party_id)
        order by mention, role, position
    """,
    "statements": """
        select
            a.key as article, s.* exclude (statement_id, article_id, speaker_id, addressee_id), one.party as speaker,
            two.party as addressee
        from statement_rows as s
        join article_rows as a using (article_id)
        join party_rows as one on one.party_id = speaker_id
        left join party_rows as two on two.party_id = addressee_id
        order by a.key, s.key
    """,
    "statement_parts": """
        select key as statement, p.* exclude (statement_id)
        from statement_part_rows as p join statement_rows using (statement_id)
        order by statement, position
    """,
    "deal_mentions": """
        select a.key as article, d.* exclude (deal_mention_id, article_id), deal_rows.id as deal
        from deal_mention_rows as d
        join article_rows as a using (article_id)
        left join deal_link_rows using (deal_mention_id)
        left join deal_rows using (deal_id)
        order by a.key, d.key
    """,
    "deal_mention_parties": """
        select key as deal_mention, party
        from deal_mention_party_rows join deal_mention_rows using (deal_mention_id) join party_rows using (party_id)
        order by all
    """,
    "deal_mention_events": """
        select d.key as deal_mention, m.key as mention
        from deal_mention_event_rows
        join deal_mention_rows as d using (deal_mention_id)
        join mention_rows as m using (mention_id)
        order by all
    """,
    "events": "select * exclude (event_id) from event_rows order by origin, id",
    "event_parties": """
        select origin, id as event, p.* exclude (event_id, party_id), party
        from event_party_rows as p join event_rows using (event_id) join party_rows using (party_id)
        order by origin, event, role, position
    """,
    "tellings": """
        select e.id as event, t.* exclude (event_id, claimant_id), party as claimant
        from telling_rows as t join event_rows as e using (event_id) left join party_rows on party_id = claimant_id
        order by event, t.standing, claimant nulls first
    """,
    "pairs": """
        select e.origin, e.id as event, one.party as a, two.party as b, direction, a_sector, b_sector, share, rejected
        from pair_rows as p
        join event_rows as e using (event_id)
        join party_rows as one on one.party_id = a_id
        join party_rows as two on two.party_id = b_id
        order by e.origin, event, a, b, direction
    """,
    "deals": "select * exclude (deal_id) from deal_rows order by id",
    "deal_parties": """
        select id as deal, party from deal_party_rows join deal_rows using (deal_id) join party_rows using (party_id)
        order by all
    """,
    "parties": "select party, code, name from party_rows order by party",
    "failures": "select source, reason, advice from failure_rows order by all",
    "corrections": "select * exclude (correction_id) from correction_rows order by made_at, key",
}


def dump_lines(connection: DuckDBPyConnection) -> Iterator[str]:
    """Give the ledger's rows as JSON, one a line, without the lines' ends."""
    for table, query in QUERIES.items():
        result = connection.execute(query)
        names = [column[0] for column in result.description or []]
        while rows := result.fetchmany(FETCHED_ROWS):
            for row in rows:
                yield json.dumps(
                    {"table": table, **dict(zip(names, row, strict=True))}, ensure_ascii=False, default=_plain
                )


def _plain(value: object) -> str:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    msg = f"a dump holds no {type(value).__name__}"
    raise TypeError(msg)
