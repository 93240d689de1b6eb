"""Events of other datasets: taken in by the million, once each, beside those coded here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from multipolar.store.parties import SHARED_CODES, Parties
from multipolar.store.schema import load_sql
from multipolar.store.values import find_value
from multipolar.store.write import insert_rows, transaction

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from multipolar.store.vocabulary import Vocabulary

FIRST_IMPORTED = 1 << 40  # numbers below are for events coded here
LAST = "select greatest($first, coalesce(max(event_id), 0)) from event_rows"
COUNT = "select count(*) from fresh"
DROP = "drop table fresh"

# `row` numbers the events of a table, and ties parties to them. What is not known is null, or '' where a word is meant.
IMPORTED_EVENTS = pa.schema(
    [
        pa.field("row", pa.int64(), nullable=False),
        pa.field("id", pa.string(), nullable=False),
        pa.field("type", pa.string(), nullable=False),
        pa.field("mode", pa.string(), nullable=False),
        pa.field("auxiliary", pa.string(), nullable=False),
        pa.field("standing", pa.string(), nullable=False),
        pa.field("contexts", pa.string(), nullable=False),
        pa.field("score", pa.float64(), nullable=False),
        pa.field("confidence", pa.float64()),
        pa.field("start_on", pa.date32()),
        pa.field("end_on", pa.date32()),
        pa.field("place", pa.string()),
        pa.field("country", pa.string()),
        pa.field("geonames", pa.int32()),
        pa.field("lat", pa.float64()),
        pa.field("lon", pa.float64()),
        pa.field("mentions", pa.int32(), nullable=False),
        pa.field("articles", pa.int32(), nullable=False),
        pa.field("publishers", pa.int32(), nullable=False),
        pa.field("first_seen_on", pa.date32()),
        pa.field("last_seen_on", pa.date32()),
        pa.field("original_code", pa.string()),
        pa.field("original_score", pa.float64()),
        pa.field("source", pa.string()),
    ]
)
IMPORTED_PARTIES = pa.schema(
    [
        pa.field("row", pa.int64(), nullable=False),
        pa.field("role", pa.string(), nullable=False),  # actor or recipient
        pa.field("position", pa.int16(), nullable=False),  # from 0
        pa.field("code", pa.string(), nullable=False),
        pa.field("name", pa.string(), nullable=False),
        pa.field("sector", pa.string(), nullable=False),
        pa.field("office", pa.string()),
        pa.field("wikidata", pa.string()),
    ]
)


def add_imported(
    connection: DuckDBPyConnection, vocabulary: Vocabulary, *, origin: str, events: pa.Table, parties: pa.Table
) -> int:
    """Add events of another dataset that the ledger does not hold yet, committed when this returns.

    Args:
        connection: to a draft.
        vocabulary: quadrants of types and names of states.
        origin: the dataset's name.
        events: as in IMPORTED_EVENTS; types are those of the ontology. Of one id twice, the first counts.
        parties: as in IMPORTED_PARTIES.

    Returns:
        How many were new.
    """
    quads = {"type": list(vocabulary.quads), "quad": list(vocabulary.quads.values())}
    tables = {
        "imported_event": events.cast(IMPORTED_EVENTS),
        "imported_party": _with_party(parties.cast(IMPORTED_PARTIES)),
        "imported_quad": pa.table(quads),
    }
    for name, table in tables.items():
        connection.register(name, table)
    try:
        with transaction(connection):
            _number_parties(connection, tables["imported_party"], vocabulary)
            base = int(find_value(connection, LAST, {"first": FIRST_IMPORTED}))
            connection.execute(load_sql("imported.sql"), {"origin": origin, "base": base})
            connection.execute(load_sql("imported_rows.sql"))
            connection.execute(load_sql("pairs.sql"))
            count = int(find_value(connection, COUNT))
            connection.execute(DROP)
    finally:
        for name in tables:
            connection.unregister(name)
    return count


def _with_party(parties: pa.Table) -> pa.Table:
    """Add what the ledger calls each party."""
    named = pc.binary_join_element_wise(parties["code"], parties["name"], ":")
    return parties.append_column("party", pc.if_else(_is_shared(parties), named, parties["code"]))


def _is_shared(parties: pa.Table) -> pa.ChunkedArray:
    return pc.is_in(parties["code"], pa.array(sorted(SHARED_CODES)))


def _number_parties(connection: DuckDBPyConnection, parties: pa.Table, vocabulary: Vocabulary) -> None:
    numbers = Parties(connection, vocabulary.state_names)
    for row in parties.group_by("party").aggregate([("code", "min"), ("name", "min")]).sort_by("party").to_pylist():
        numbers.number(row["code_min"], row["name_min"])
    insert_rows(connection, "party_rows", numbers.new)
