"""Single answers from the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from duckdb import DuckDBPyConnection


def find_value(connection: DuckDBPyConnection, query: str, parameters: Mapping[str, object] | None = None) -> Any:  # noqa: ANN401
    """Give the first column of the first row; None when there is no row.

    All rows are fetched: DuckDB does no other work on a connection whose result is not read to its end.
    """
    rows = connection.execute(query, dict(parameters or {})).fetchall()
    return rows[0][0] if rows else None
