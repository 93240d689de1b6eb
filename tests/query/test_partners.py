from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ledgers import event, report, write_small_ledger
from multipolar.errors import EmptyAnswerError
from multipolar.query.parties import PartyNames
from multipolar.query.partners import Partners, find_partners, partner_rows
from multipolar.query.ties.settings import Rank, TiesSettings
from multipolar.store import open_ledger

if TYPE_CHECKING:
    from pathlib import Path

    from duckdb import DuckDBPyConnection


def partners(ledger: DuckDBPyConnection, party: str, **options: object) -> Partners:
    names = PartyNames(ledger)
    return find_partners(ledger, names, names.find(party), TiesSettings(), **options)


@pytest.fixture(scope="module")
def two_years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Russia helped China in 2030 and fought it in 2031; with India it went the other way; Chile is new."""
    told = [
        ("2030-03-01", "AID", "CHN", 10.0),
        ("2031-03-01", "ASSAULT", "CHN", -9.0),
        ("2030-04-01", "ACCUSE", "IND", -3.0),
        ("2031-04-01", "CONSULT", "IND", 2.5),
        ("2031-05-01", "AID", "CHL", 10.0),
    ]
    reports = [
        report(f"On {day} RUS [acted] on {other}.", event(act, "RUS", other, score=score), published=day)
        for day, act, other, score in told
    ]
    return write_small_ledger(tmp_path_factory.mktemp("years") / "l.duckdb", *reports)


def test_partners_are_ranked_by_how_much_there_is(world: DuckDBPyConnection) -> None:
    found = partners(world, "Venezuela")

    assert [(one.party.party, one.count, one.score) for one in found.partners] == [
        ("RUS", 4, 23.0),
        ("USA", 2, -11.0),
        ("CHN", 1, 4.0),
    ]
    assert found.partners[1].counts == {"VC": 0, "MC": 0, "VX": 1, "MX": 1}
    assert found.partners[1].scores == {"VC": 0, "MC": 0, "VX": -2.0, "MX": -9.0}


def test_a_party_is_no_partner_of_itself(world: DuckDBPyConnection) -> None:
    assert "VEN" not in {one.party.party for one in partners(world, "VEN").partners}


def test_partners_can_be_ranked_by_score(world: DuckDBPyConnection) -> None:
    assert [one.party.party for one in partners(world, "VEN", rank=Rank.SCORE).partners] == ["RUS", "CHN", "USA"]


def test_who_comes_closer_and_who_falls_out(two_years: Path) -> None:
    with open_ledger(two_years) as ledger:
        found = partners(ledger, "RUS", rank=Rank.CHANGE)

    assert [(one.party.party, one.change) for one in found.rising] == [("IND", 5.5)]
    assert [(one.party.party, one.change) for one in found.falling] == [("CHN", -19.0)]
    assert [one.party.party for one in found.partners] == ["IND", "CHL", "CHN"]


def test_a_partner_of_whom_nothing_was_told_before_has_no_change(two_years: Path) -> None:
    with open_ledger(two_years) as ledger:
        chile = next(one for one in partners(ledger, "RUS").partners if one.party.party == "CHL")

    assert chile.change is None
    assert chile.recent_score == 10.0


def test_the_recent_time_ends_with_the_last_event(two_years: Path) -> None:
    with open_ledger(two_years) as ledger:
        found = partners(ledger, "RUS", recent_days=100)

    assert (found.last_on, found.turn_on) == (date(2031, 5, 1), date(2031, 1, 21))


def test_partners_become_rows(world: DuckDBPyConnection) -> None:
    rows = partner_rows(partners(world, "VEN")).read_all().to_pylist()

    assert [(row["rank"], row["party"], row["name"], row["count"]) for row in rows] == [
        (1, "RUS", "Russia", 4),
        (2, "USA", "United States", 2),
        (3, "CHN", "China", 1),
    ]


def test_a_state_that_did_nothing_with_others_is_told(world: DuckDBPyConnection) -> None:
    with pytest.raises(EmptyAnswerError, match="nothing that Fiji did with others"):
        partners(world, "Fiji")
