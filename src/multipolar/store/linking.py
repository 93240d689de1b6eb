"""What linking takes from the ledger, and where it puts what it made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from multipolar.model.deals import DealStage
from multipolar.model.linked import StoredArticle, StoredDeal, StoredMention
from multipolar.model.spans import TextSpan
from multipolar.model.standing import Standing
from multipolar.store.schema import load_sql
from multipolar.store.values import find_value
from multipolar.store.write import insert_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import numpy as np
    from duckdb import DuckDBPyConnection
    from numpy.typing import NDArray

    from multipolar.model.linked import ArticleGroup, LinkedDeal, LinkedEvent

FETCHED_ROWS = 5_000
IS_LINKED = "select linked from state_rows"
MARK_LINKED = "update state_rows set linked = true"
UNDIGESTED = (
    "select article_id, text from article_rows anti join digest_rows using (article_id) order by article_id limit 1000"
)
ARTICLES = """
    select article_id, key, coalesce(published_on, published_until) as seen_on, shingles, digest
    from article_rows join digest_rows using (article_id)
    order by article_id
"""
PARTIES_OF_MENTIONS = """
    select mention_id, role, list(distinct party) from mention_party_rows join party_rows using (party_id)
    group by mention_id, role
"""
MENTIONS = """
    select
        mention_id, m.key, article_id, coalesce(published_on, published_until), act, mode, standing, contexts, start_on,
        end_on, date_start is not null, place, claimant.party, confidence, trigger_start, trigger_end, evidence_start,
        evidence_end, evidence_words
    from mention_rows as m
    join article_rows using (article_id)
    left join party_rows as claimant on claimant.party_id = claimant_id
    order by mention_id
"""
DEALS = """
    select
        deal_mention_id, d.key, article_id, subject, sector, stage, coalesce(start_on, published_on, published_until),
        parties
    from deal_mention_rows as d
    join article_rows using (article_id)
    left join (
        select deal_mention_id, list(party) as parties
        from deal_mention_party_rows join party_rows using (party_id)
        group by deal_mention_id
    ) using (deal_mention_id)
    order by deal_mention_id
"""
OWN_EVENTS = "select event_id from event_rows where origin = 'multipolar'"


def is_linked(connection: DuckDBPyConnection) -> bool:
    """Tell whether the events are those that linking would make of the articles as they are now."""
    return bool(find_value(connection, IS_LINKED))


def read_undigested(connection: DuckDBPyConnection) -> list[tuple[int, str]]:
    """Give some of the articles that have no digest yet, with their texts; none: all have one."""
    return connection.execute(UNDIGESTED).fetchall()


def add_digests(connection: DuckDBPyConnection, digests: Mapping[int, tuple[Sequence[int], int]]) -> None:
    """Keep articles' digests and how many shingles they were made of."""
    rows = [
        {"article_id": article_id, "digest": list(values), "shingles": shingles}
        for article_id, (values, shingles) in digests.items()
    ]
    insert_rows(connection, "digest_rows", rows)


def read_articles(connection: DuckDBPyConnection) -> tuple[list[StoredArticle], NDArray[np.uint32]]:
    """Give every article, and their digests, a row for each."""
    table = connection.sql(ARTICLES).to_arrow_table()
    columns = (table[name].to_pylist() for name in ("article_id", "key", "seen_on", "shingles"))
    articles = [StoredArticle(*row) for row in zip(*columns, strict=True)]
    flat = pc.list_flatten(table["digest"]).to_numpy()
    return articles, flat.reshape(len(articles), len(flat) // max(1, len(articles)))


def read_mentions(connection: DuckDBPyConnection, groups: Mapping[int, int]) -> list[StoredMention]:
    """Give every event mention; `groups` names the first of each article's near duplicates."""
    same: dict[frozenset[str], frozenset[str]] = {}  # of the few sets that millions of mentions have, one each
    parties = {
        (mention_id, role): _one_of(same, names) for mention_id, role, names in _rows(connection, PARTIES_OF_MENTIONS)
    }
    nobody: frozenset[str] = frozenset()
    return [
        StoredMention(
            mention_id=row[0],
            key=row[1],
            article_id=row[2],
            group_id=groups[row[2]],
            seen_on=row[3],
            act=row[4],
            mode=row[5],
            standing=Standing(row[6]),
            contexts=_one_of(same, row[7].split()),
            start_on=row[8],
            end_on=row[9],
            worded=row[10],
            place=row[11],
            claimant=row[12],
            confidence=row[13],
            actors=parties.get((row[0], "actor"), nobody),
            recipients=parties.get((row[0], "recipient"), nobody),
            trigger=TextSpan(row[14], row[15]),
            evidence=TextSpan(row[16], row[17]),
            evidence_words=row[18],
        )
        for row in _rows(connection, MENTIONS)
    ]


def read_deals(connection: DuckDBPyConnection, groups: Mapping[int, int]) -> list[StoredDeal]:
    """Give every deal mention; `groups` names the first of each article's near duplicates."""
    return [
        StoredDeal(
            number, key, article, groups[article], frozenset(parties or ()), subject, sector, DealStage(stage), day
        )
        for number, key, article, subject, sector, stage, day, parties in _rows(connection, DEALS)
    ]


def write_links(
    connection: DuckDBPyConnection,
    groups: Iterable[ArticleGroup],
    events: Sequence[LinkedEvent],
    deals: Sequence[LinkedDeal],
) -> None:
    """Put what was linked in the place of what was linked before; pairs are made by `derive_pairs`."""
    tables = {
        "linked_group": _table(
            {"article_id": pa.int32(), "group_id": pa.int32(), "likeness": pa.float64()},
            ((group.article_id, group.first_id, group.likeness) for group in groups),
        ),
        "linked_event": _table(EVENT_COLUMNS, map(_event_row, events)),
        "linked_member": _table(
            {"id": pa.string(), "mention_id": pa.int64(), "because": pa.string()},
            ((event.id, one.mention_id, one.because.value) for event in events for one in event.members),
        ),
        "linked_deal": _table(
            dict.fromkeys(("id", "subject", "sector", "stage"), pa.string()),
            ((deal.id, deal.subject, deal.sector, deal.stage.value) for deal in deals),
        ),
        "linked_deal_member": _table(
            {"id": pa.string(), "deal_mention_id": pa.int64()},
            ((deal.id, member) for deal in deals for member in deal.members),
        ),
        "linked_deal_party": _table(
            {"id": pa.string(), "party": pa.string()},
            ((deal.id, party) for deal in deals for party in sorted(deal.parties)),
        ),
    }
    for name, table in tables.items():
        connection.register(name, table)
    connection.execute(load_sql("links.sql"))
    for name in tables:
        connection.unregister(name)


def mark_linked(connection: DuckDBPyConnection) -> None:
    """Keep in mind that the events are those of the articles as they are now."""
    connection.execute(MARK_LINKED)


def own_events(connection: DuckDBPyConnection) -> list[int]:
    """Give the numbers of the events that were coded here."""
    return [number for (number,) in connection.execute(OWN_EVENTS).fetchall()]


def derive_pairs(connection: DuckDBPyConnection, event_ids: Sequence[int]) -> None:
    """Make the pairs of these events anew."""
    connection.register("fresh", pa.table({"event_id": pa.array(event_ids, pa.int64())}))
    connection.execute(load_sql("pairs.sql"))
    connection.unregister("fresh")


EVENT_COLUMNS = {
    "id": pa.string(),
    "standing": pa.string(),
    "told_best": pa.int64(),
    "dated_best": pa.int64(),
    "placed_best": pa.int64(),
    "parties_best": pa.int64(),
    "contested": pa.bool_(),
    "confirmed_on": pa.date32(),
}


def _one_of(same: dict[frozenset[str], frozenset[str]], words: Iterable[str]) -> frozenset[str]:
    found = frozenset(words)
    return same.setdefault(found, found)


def _event_row(event: LinkedEvent) -> tuple[object, ...]:
    return (
        event.id,
        event.standing.value,
        event.told_best,
        event.dated_best,
        event.placed_best,
        event.parties_best,
        event.contested,
        event.confirmed_on,
    )


def _table(columns: Mapping[str, pa.DataType], rows: Iterable[tuple[object, ...]]) -> pa.Table:
    content = list(zip(*rows, strict=True)) or [()] * len(columns)
    arrays = [pa.array(values, kind) for values, kind in zip(content, columns.values(), strict=True)]
    return pa.table(arrays, names=list(columns))


def _rows(connection: DuckDBPyConnection, query: str) -> Iterator[tuple[Any, ...]]:
    """Give the rows a few thousand at a time; the connection does nothing else until they are read."""
    result = connection.execute(query)
    while batch := result.fetchmany(FETCHED_ROWS):
        yield from batch
