"""Lists from the ledger as streams of Arrow batches, so that memory stays flat however long they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from multipolar.errors import EmptyAnswerError

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyarrow as pa
    from duckdb import DuckDBPyConnection

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


def refuse_empty(rows: object, what: str) -> None:
    """Refuse an answer without a row.

    Raises:
        EmptyAnswerError: there is none.
    """
    if not rows:
        msg = f"the ledger holds {what}; ask for other parties, a longer time or fewer filters"
        raise EmptyAnswerError(msg)
