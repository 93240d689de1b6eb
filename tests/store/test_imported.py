from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

from ledgers import event, report, write_small_ledger
from multipolar.store import load_vocabulary, open_ledger, write_ledger
from multipolar.store.imported import FIRST_IMPORTED, IMPORTED_EVENTS, IMPORTED_PARTIES, add_imported

if TYPE_CHECKING:
    from pathlib import Path

BLANK: dict[str, Any] = dict.fromkeys(IMPORTED_EVENTS.names) | {
    "mode": "",
    "auxiliary": "",
    "standing": "happened",
    "contexts": "",
    "score": 2.5,
    "mentions": 3,
    "articles": 2,
    "publishers": 1,
}


def events(*rows: dict[str, Any]) -> pa.Table:
    return pa.Table.from_pylist([BLANK | {"row": at} | row for at, row in enumerate(rows)], schema=IMPORTED_EVENTS)


def parties(*rows: tuple[int, str, int, str, str]) -> pa.Table:
    names = ("row", "role", "position", "code", "name")
    found = [dict(zip(names, row, strict=True)) | {"sector": "GOV", "office": None, "wikidata": None} for row in rows]
    return pa.Table.from_pylist(found, schema=IMPORTED_PARTIES)


def take_in(ledger: Path, origin: str = "icews") -> int:
    told = events(
        {"id": "7/2018-06-01", "type": "CONSULT", "start_on": date(2018, 6, 1), "original_code": "040"},
        {"id": "8/2018-06-02", "type": "ASSAULT", "start_on": date(2018, 6, 2), "score": -9.0},
        {"id": "7/2018-06-01", "type": "AID", "start_on": date(2018, 6, 3)},
    )
    who = parties(
        (0, "actor", 0, "VNM", "Vietnam"),
        (0, "actor", 1, "IGO", "African Union"),
        (1, "actor", 0, "RUS", "Russia"),
        (1, "recipient", 0, "GEO", "Georgia"),
        (1, "recipient", 1, "USA", "United States"),
    )
    with write_ledger(ledger) as draft:
        return add_imported(draft.connection, load_vocabulary(), origin=origin, events=told, parties=who)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return write_small_ledger(tmp_path / "ledger.duckdb", report("RUS [met] USA.", event("CONSULT", "RUS USA")))


def rows(ledger: Path, query: str) -> list[tuple[Any, ...]]:
    with open_ledger(ledger) as connection:
        return connection.execute(query).fetchall()


def test_imported_events_stand_beside_those_coded_here(ledger: Path) -> None:
    assert take_in(ledger) == 2

    assert rows(
        ledger, "select origin, id, type, quad, actors, mentions from events where event_id > 1099511627776"
    ) == [
        ("icews", "7/2018-06-01", "CONSULT", "VC", "VNM GOV; IGO:African Union GOV", 3),
        ("icews", "8/2018-06-02", "ASSAULT", "MX", "RUS GOV", 3),
    ]
    assert rows(ledger, "select count(*) from events where origin = 'multipolar'") == [(1,)]
    assert FIRST_IMPORTED == 1 << 40


def test_what_is_taken_in_twice_counts_once(ledger: Path) -> None:
    take_in(ledger)

    assert take_in(ledger) == 0
    assert take_in(ledger, origin="gdelt") == 2
    assert rows(ledger, "select count(*), count(distinct event_id) from events") == [(5, 5)]


def test_pairs_have_direction_and_share(ledger: Path) -> None:
    take_in(ledger)

    assert rows(ledger, "select a, b, direction, share from pairs where origin = 'icews' order by a, b") == [
        ("GEO", "RUS", -1, 0.5),
        ("IGO:African Union", "VNM", 0, 1.0),
        ("RUS", "USA", 1, 0.5),
    ]


def test_parties_have_their_states_names(ledger: Path) -> None:
    take_in(ledger)

    assert ("GEO", "Georgia") in rows(ledger, "select party, name from parties")
    assert rows(ledger, "select count(*), count(distinct party) from parties where party in ('RUS', 'USA')") == [(2, 2)]


def test_linking_anew_leaves_imported_events_alone(ledger: Path) -> None:
    take_in(ledger)
    before = rows(ledger, "select * from events where origin = 'icews' order by id")

    write_small_ledger(ledger, report("RUS [attacked] GEO.", event("ASSAULT", "RUS", "GEO")))

    assert rows(ledger, "select * from events where origin = 'icews' order by id") == before
    assert rows(ledger, "select count(*) from pairs") == [(5,)]
