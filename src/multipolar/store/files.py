"""The ledger's file: open it to read, or to write beside it and publish.

DuckDB lets one process write a file, and nobody else open it meanwhile. So nobody ever writes the ledger itself: a
writer works on a copy beside it (`<ledger>.writing`), commits there, and puts the copy in the ledger's place when it is
done. Readers hold the file they opened for as long as they like, and neither wait nor are waited for. A writer that is
killed leaves its copy; the next one goes on with it. A lock (`<ledger>.lock`) that dies with its process lets one
writer work at a time.
"""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
from filelock import FileLock, Timeout

from multipolar.errors import LedgerError
from multipolar.store.schema import migrate, newest_version, refuse_newer, version_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from duckdb import DuckDBPyConnection

SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",  # nothing is ever fetched
    "autoload_known_extensions": "false",
}
UTC = "set timezone = 'UTC'"


def open_ledger(path: Path | str) -> DuckDBPyConnection:
    """Open a ledger for reading; the caller closes it. What a writer does meanwhile is not seen.

    Raises:
        LedgerError: there is no ledger at this path, or one of another version.
    """
    path = Path(path)
    if not path.exists():
        copy = copy_of(path)
        hint = f"finish the run that left {copy}" if copy.exists() else "make one"
        msg = f"{path}: no such ledger; {hint} with: multipolar ingest PATH --ledger {path}"
        raise LedgerError(msg)
    connection = _connect(path, read_only=True, shown=path)
    try:
        _check_version(connection, path)
    except LedgerError:
        connection.close()
        raise
    return connection


@dataclass(slots=True)
class Draft:
    """A copy of the ledger being written; what is committed to it becomes the ledger when it is published.

    `resumed`: a killed writer has left it. `worth_keeping`: should this writer fail, the next one goes on with it.
    """

    path: Path
    connection: DuckDBPyConnection
    resumed: bool
    worth_keeping: bool


@contextmanager
def write_ledger(path: Path | str) -> Iterator[Draft]:
    """Open a ledger for writing, made if it is not there, and publish it at the block's end.

    When the block raises, nothing is published; a draft worth keeping is kept beside the ledger for the next writer.

    Raises:
        LedgerError: another process writes it, or it is no ledger, or the folder cannot be written.
    """
    path = Path(os.path.realpath(path))
    with _lock(path):
        resumed = copy_of(path).exists()
        _refuse_changed(path)
        _make_copy(path)
        draft = Draft(path, _open_copy(path, keep=resumed), resumed, worth_keeping=resumed)
        try:
            yield draft
            draft.connection.execute("checkpoint")  # all of it into the one file
            draft.worth_keeping = True
        except duckdb.IOException as error:
            first = str(error).partition("\n")[0]
            msg = f"{path}: cannot be written on ({first}); make room, and run the same again"
            raise LedgerError(msg) from error
        finally:
            draft.connection.close()
            if not draft.worth_keeping:
                _drop_copy(path)
        _publish(path)


def copy_of(path: Path) -> Path:
    """Name the copy that a writer of this ledger works on."""
    return path.with_name(f"{path.name}.writing")


def has_begun(path: Path) -> bool:
    """Tell whether there is a ledger, or the beginning of one that a killed writer has left."""
    return path.exists() or copy_of(path).exists()


def _publish(path: Path) -> None:
    """Put the closed copy in the ledger's place, in one step."""
    copy = copy_of(path)
    with copy.open("rb") as stream:
        os.fsync(stream.fileno())
    copy.replace(path)


def _lock(path: Path) -> AbstractContextManager[object]:
    """Take the lock that one writer at a time holds; it goes with the process, however that ends."""
    lock = FileLock(path.with_name(f"{path.name}.lock"))
    try:
        return lock.acquire(timeout=0)
    except Timeout as error:
        msg = f"{path}: another multipolar writes this ledger; wait for its end, or choose another --ledger"
        raise LedgerError(msg) from error
    except OSError as error:
        msg = f"{path}: cannot be written ({error.strerror or error}); choose another --ledger"
        raise LedgerError(msg) from error


def _refuse_changed(path: Path) -> None:
    """Refuse a ledger that something else than a writer of this package has written.

    Raises:
        LedgerError: it is one; nothing is lost by choosing which of its two states counts.
    """
    log, copy = path.with_name(f"{path.name}.wal"), copy_of(path)
    if log.exists():
        msg = (
            f"{path}: another program writes it ({log.name} is there); end that program, and open the ledger read-only"
        )
        raise LedgerError(msg)
    if path.exists() and copy.exists() and path.stat().st_mtime_ns > copy.stat().st_mtime_ns:
        msg = f"{path}: is newer than {copy.name}, which a broken-off run has left; take away the one that is wrong"
        raise LedgerError(msg)


def _drop_copy(path: Path) -> None:
    for name in (copy_of(path).name, f"{copy_of(path).name}.wal"):
        path.with_name(name).unlink(missing_ok=True)


def _make_copy(path: Path) -> None:
    """Copy the ledger, or begin one, unless a killed writer has left its copy; what is half made does not count."""
    copy = copy_of(path)
    if copy.exists():
        return
    part = path.with_name(f"{path.name}.copying")
    part.unlink(missing_ok=True)
    try:
        if path.exists():
            shutil.copyfile(path, part)
        else:
            duckdb.connect(str(part), config=SETTINGS).close()
    except (OSError, duckdb.IOException) as error:
        reason = getattr(error, "strerror", None) or str(error).partition("\n")[0]
        msg = f"{path}: cannot be copied to write it ({reason}); make room, or mend its permissions"
        raise LedgerError(msg) from error
    part.replace(copy)


def _open_copy(path: Path, *, keep: bool) -> DuckDBPyConnection:
    """Open the copy and bring it up to date; one that is no ledger is taken away again, unless it is to be kept."""
    try:
        connection = _connect(copy_of(path), read_only=False, shown=path)
        try:
            migrate(connection, str(path))
        except BaseException:
            connection.close()
            raise
    except LedgerError:
        if not keep:
            _drop_copy(path)
        raise
    return connection


def _connect(path: Path, *, read_only: bool, shown: Path) -> DuckDBPyConnection:
    try:
        connection = duckdb.connect(str(path), read_only=read_only, config=SETTINGS)
    except duckdb.Error as error:
        first = str(error).partition("\n")[0]
        msg = f"{shown}: cannot be opened as a ledger ({first}); choose another --ledger"
        raise LedgerError(msg) from error
    connection.execute(UTC)
    return connection


def _check_version(connection: DuckDBPyConnection, path: Path) -> None:
    version = version_of(connection)
    if version is None:
        msg = f"{path}: a DuckDB file, but no ledger; choose another --ledger"
        raise LedgerError(msg)
    refuse_newer(version, str(path))
    if version < newest_version():
        msg = f"{path}: written by an older multipolar; bring it up to date with: multipolar ingest --ledger {path}"
        raise LedgerError(msg)
