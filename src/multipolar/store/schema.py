"""The ledger's schema: numbered migrations, applied in order, and the views that readers rely on."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING

from multipolar.errors import LedgerError
from multipolar.store.values import find_value

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MIGRATION_NAME = re.compile(r"(\d{4})_\w+\.sql")
CREATE_VERSIONS = "create table if not exists schema_rows (version integer not null, name varchar not null)"
IS_LEDGER = (
    "select count(*) > 0 from duckdb_tables() where database_name = current_database() and table_name = 'schema_rows'"
)
IS_EMPTY = "select count(*) = 0 from duckdb_tables() where database_name = current_database()"
VERSION = "select coalesce(max(version), 0) from schema_rows"
ADD_VERSION = "insert into schema_rows values ($version, $name)"


def migrations() -> dict[int, str]:
    """Give the name of every migration by the version it leads to, in order."""
    folder = files("multipolar.store").joinpath("migrations")
    names = sorted(entry.name for entry in folder.iterdir() if MIGRATION_NAME.fullmatch(entry.name))
    return {int(name[:4]): name for name in names}


def newest_version() -> int:
    """Give the version that this package writes."""
    return max(migrations())


def version_of(connection: DuckDBPyConnection) -> int | None:
    """Give the version of a file's schema; None: it is no ledger."""
    if not find_value(connection, IS_LEDGER):
        return None
    return int(find_value(connection, VERSION))


def migrate(connection: DuckDBPyConnection, shown: str) -> None:
    """Bring a ledger, or an empty file, to the newest version, and the views with it; all or nothing.

    Args:
        connection: to the file, open for writing.
        shown: the file's name in an error.

    Raises:
        LedgerError: the file is some other database, or was written by a newer version of this package.
    """
    version = version_of(connection)
    if version is None and not find_value(connection, IS_EMPTY):
        msg = f"{shown}: a DuckDB file, but no ledger; choose another --ledger"
        raise LedgerError(msg)
    refuse_newer(version or 0, shown)
    connection.execute("begin")
    connection.execute(CREATE_VERSIONS)
    for number, name in migrations().items():
        if number > (version or 0):
            connection.execute(load_sql("migrations", name))
            connection.execute(ADD_VERSION, {"version": number, "name": name})
    connection.execute(load_sql("views.sql"))
    connection.execute("commit")


def refuse_newer(version: int, shown: str) -> None:
    """Refuse a ledger that a newer version of this package wrote.

    Raises:
        LedgerError: it is one.
    """
    if version > newest_version():
        msg = f"{shown}: written by a newer multipolar (schema {version}, this one knows {newest_version()}); update it"
        raise LedgerError(msg)


def load_sql(*parts: str) -> str:
    """Give the text of one of the package's SQL files."""
    return files("multipolar.store").joinpath(*parts).read_text("utf-8")
