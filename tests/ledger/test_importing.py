from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from importing.rows import ICEWS, gdelt, lines, table
from ledgers import event, report, write_small_ledger
from multipolar.importing.datasets import Dataset
from multipolar.ledger import importing
from multipolar.ledger.importing import import_events
from multipolar.store import open_ledger

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from multipolar.importing.records import ImportTally


def rows(ledger: Path, query: str) -> list[tuple[Any, ...]]:
    with open_ledger(ledger) as connection:
        return connection.execute(query).fetchall()


def take_in(ledger: Path, content: str, dataset: Dataset = Dataset.GDELT) -> ImportTally:
    path = ledger.with_name("rows.txt")
    path.write_text(content, encoding="utf-8")
    return import_events(ledger, [path], dataset, lambda *_: None)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "ledger.duckdb"


def test_ties_are_drawn_from_old_data_beside_new(ledger: Path) -> None:
    write_small_ledger(ledger, report("RUS [met] VNM.", event("CONSULT", "RUS VNM")))

    take_in(ledger, table(ICEWS, {"CAMEO Code": "061"}), Dataset.ICEWS)

    assert rows(ledger, "select origin, a, b, direction, type, start_on::text from pairs order by origin") == [
        ("icews", "BGD", "VNM", 1, "COOPERATE", "2030-06-01"),
        ("multipolar", "RUS", "VNM", 0, "CONSULT", "2030-01-07"),
    ]
    assert rows(ledger, "select id, original_code, original_score, source from events where origin = 'icews'") == [
        ("90000001/2030-06-01", "061", 1.0, "Invented Bulletin")
    ]


def test_the_same_rows_are_taken_in_once(ledger: Path) -> None:
    content = lines(gdelt(_0="1"), gdelt(_0="2"), gdelt(_0="1"))

    first, second = take_in(ledger, content), take_in(ledger, content)

    assert (first.added, first.known) == (2, 1)
    assert (second.added, second.known) == (0, 3)
    assert rows(ledger, "select count(*) from events") == [(2,)]


def test_batches_make_the_same_ledger(ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = lines(*(gdelt(_0=str(number), _7=code) for number, code in enumerate("USA CHN FRA IND BRA".split(), 1)))
    whole = tmp_path / "whole.duckdb"
    take_in(whole, content)

    monkeypatch.setattr(importing, "BATCH_EVENTS", 2)
    take_in(ledger, content)

    query = "select id, actors, recipients, start_on, mentions from events order by id"
    assert rows(ledger, query) == rows(whole, query)


def test_bad_rows_stand_in_the_failures_table_once(ledger: Path) -> None:
    content = lines(gdelt(), gdelt(_0="2", _1="x"))

    take_in(ledger, content)
    take_in(ledger, content)

    [(source, reason, run)] = rows(ledger, "select source, reason, run_id from failures")
    assert source.endswith("rows.txt, line 2")
    assert (reason, run) == ("SQLDATE is no day: 'x'", 1)
    assert rows(ledger, "select command, failures from runs order by run_id") == [("import gdelt", 1)] * 2


def test_an_import_broken_off_keeps_what_was_read_and_goes_on(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = lines(*(gdelt(_0=str(number)) for number in range(1, 6)))
    original = importing.read_events

    def broken_off(*arguments: object) -> Iterable[object]:
        for number, found in enumerate(original(*arguments)):
            if number == 3:
                raise KeyboardInterrupt
            yield found

    with monkeypatch.context() as patched:
        patched.setattr(importing, "read_events", broken_off)
        tally = take_in(ledger, content)
    assert (tally.stopped, tally.added) == (True, 3)
    assert rows(ledger, "select count(*) from runs where finished_at is null") == [(1,)]

    assert take_in(ledger, content).added == 2
