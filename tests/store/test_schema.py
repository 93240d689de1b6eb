from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import pytest

from ledgers import report, write_small_ledger
from multipolar.errors import LedgerError
from multipolar.store import open_ledger, schema, write_ledger

if TYPE_CHECKING:
    from pathlib import Path

LATER = "alter table article_rows add column read_on date"


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return write_small_ledger(tmp_path / "ledger.duckdb", report("RUR met FRE."))


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch, ledger: Path) -> Path:
    """A ledger of today, read by a package that has one migration more."""
    today, load = schema.migrations(), schema.load_sql
    name = f"{max(today) + 1:04}_later.sql"
    monkeypatch.setattr(schema, "migrations", lambda: today | {max(today) + 1: name})
    monkeypatch.setattr(schema, "load_sql", lambda *parts: LATER if parts[-1] == name else load(*parts))
    monkeypatch.setattr("multipolar.store.files.newest_version", schema.newest_version)
    return ledger


def test_migrations_are_numbered_without_gaps() -> None:
    assert list(schema.migrations()) == list(range(1, schema.newest_version() + 1))


def test_each_migration_is_done_once(ledger: Path) -> None:
    with write_ledger(ledger):
        pass

    with open_ledger(ledger) as connection:
        done = connection.execute("select version, name from schema_rows order by version").fetchall()
    assert done == list(schema.migrations().items())


def test_an_older_ledger_is_brought_up_to_date_by_its_next_writer(later: Path) -> None:
    with pytest.raises(
        LedgerError, match="written by an older multipolar; bring it up to date with: multipolar ingest"
    ):
        open_ledger(later)

    with write_ledger(later):
        pass

    with open_ledger(later) as connection:
        assert connection.execute("select text, read_on from article_rows").fetchall() == [("RUR met FRE.", None)]


def test_a_migration_that_fails_leaves_the_ledger_as_it_was(later: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load = schema.load_sql
    wrong = "select * from nowhere"
    monkeypatch.setattr(schema, "load_sql", lambda *parts: wrong if "later" in parts[-1] else load(*parts))
    before = later.read_bytes()

    with pytest.raises(duckdb.CatalogException, match="nowhere"), write_ledger(later):
        pass

    assert later.read_bytes() == before
