from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ledgers import event, report, write_small_ledger
from multipolar.errors import LedgerError
from multipolar.export import selection
from multipolar.export.formats import Format
from multipolar.export.selection import Selection, choose_events, read_events
from multipolar.export.write import export_lines
from multipolar.store import open_ledger, write_ledger

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return write_small_ledger(
        tmp_path / "ledger.duckdb",
        report("RUS [visited] VEN.", event("CONSULT", "RUS", "VEN", mode="visit"), published="2010-04-02"),
        report("RUS [aided] CUB and VEN.", event("AID", "RUS", "CUB VEN"), published="2010-05-02", publisher="AP"),
        report("GEO said: RUS [attacked] GEO.", event("ASSAULT", "RUS", "GEO", claimant="GEO"), published="2010-03-02"),
        report("The FRA [met] DEU.", event("CONSULT", "FRA DEU"), published=None),
    )


def types(ledger: Path, chosen: Selection) -> list[str]:
    with open_ledger(ledger) as connection:
        choose_events(connection, chosen)
        return [one.type for one in read_events(connection)]


def test_events_come_by_month_and_undated_ones_last(ledger: Path) -> None:
    assert types(ledger, Selection()) == ["ASSAULT", "CONSULT", "AID", "CONSULT"]


def test_both_days_of_a_period_count(ledger: Path) -> None:
    assert types(ledger, Selection(since=date(2010, 4, 2), until=date(2010, 5, 2))) == ["CONSULT", "AID"]
    assert types(ledger, Selection(since=date(2010, 4, 3), until=date(2010, 5, 1))) == []


def test_all_parties_asked_for_take_part(ledger: Path) -> None:
    assert types(ledger, Selection(parties=("RUS",))) == ["ASSAULT", "CONSULT", "AID"]
    assert types(ledger, Selection(parties=("VEN", "RUS"))) == ["CONSULT", "AID"]
    assert types(ledger, Selection(parties=("VEN", "VEN", "CUB"))) == ["AID"]


def test_small_batches_give_the_same_events(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_ledger(ledger) as connection:
        choose_events(connection, Selection())
        whole = list(read_events(connection))
        monkeypatch.setattr(selection, "BATCH_EVENTS", 1)

        assert list(read_events(connection)) == whole


def test_an_event_brings_its_sides_and_who_tells_it(ledger: Path) -> None:
    with open_ledger(ledger) as connection:
        choose_events(connection, Selection())
        claimed, _, aid, _ = read_events(connection)

    assert [party.party for party in aid.recipients] == ["CUB", "VEN"]
    assert (aid.first.publisher, aid.first.evidence) == ("AP", "RUS aided CUB and VEN.")
    assert (claimed.first.standing, claimed.first.claimant) == ("said", "GEO")


def test_what_a_reviewer_rejected_is_not_exported(ledger: Path) -> None:
    with write_ledger(ledger) as draft:
        draft.connection.execute("update event_rows set review = 'rejected' where type = 'AID'")

    assert types(ledger, Selection()) == ["ASSAULT", "CONSULT", "CONSULT"]


def test_a_party_that_is_not_in_the_ledger_is_told(ledger: Path) -> None:
    with open_ledger(ledger) as connection, pytest.raises(LedgerError, match="XYZ: no such party"):
        export_lines(connection, Format.PLOVER, Selection(parties=("RUS", "XYZ")), lambda _: None)


@pytest.mark.parametrize("form", [form for form in Format if form is not Format.PARQUET])
def test_the_same_ledger_gives_the_same_bytes(ledger: Path, form: Format) -> None:
    pieces: list[bytes] = []
    with open_ledger(ledger) as connection:
        export_lines(connection, form, Selection(), pieces.append)
        first = b"".join(pieces)
        pieces.clear()
        export_lines(connection, form, Selection(), pieces.append)

    assert b"".join(pieces) == first != b""
