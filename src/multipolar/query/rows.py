"""Lists from the ledger as streams of Arrow batches, so that memory stays flat however long they are."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from multipolar.errors import EmptyAnswerError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from duckdb import DuckDBPyConnection

    Connection = DuckDBPyConnection  # by this name for those who need not know DuckDB

Rows = pa.RecordBatchReader
BATCH_ROWS = 10_000


def ask(connection: DuckDBPyConnection, sql: str, parameters: Mapping[str, object]) -> pa.RecordBatchReader:
    """Ask for a stream of rows; read it to its end before the next question to this connection."""
    return connection.sql(sql, params=dict(parameters)).to_arrow_reader(BATCH_ROWS)


def find_rows(
    connection: DuckDBPyConnection, sql: str, parameters: Mapping[str, object] | None = None
) -> list[dict[str, Any]]:
    """Ask for all rows at once, each by the names of its columns."""
    rows: list[dict[str, Any]] = connection.sql(sql, params=dict(parameters or {})).to_arrow_table().to_pylist()
    return rows


def first_of(rows: pa.RecordBatchReader, what: str) -> pa.RecordBatchReader:
    """Give the same stream, once it is known to have a row.

    Raises:
        EmptyAnswerError: it has none.
    """
    batch = next((batch for batch in rows if batch.num_rows), None)
    refuse_empty(batch is not None, what)
    return pa.RecordBatchReader.from_batches(rows.schema, chain([batch], rows))


def refuse_empty(rows: object, what: str) -> None:
    """Refuse an answer without a row.

    Args:
        rows: false when there is none.
        what: "nothing between Russia and Fiji", "no event that fits".

    Raises:
        EmptyAnswerError: there is none.
    """
    if not rows:
        msg = f"the ledger holds {what}; ask for other parties, a longer time or fewer filters"
        raise EmptyAnswerError(msg)
