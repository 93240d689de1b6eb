from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ledgers import event, report, write_small_ledger
from multipolar.errors import QueryError
from multipolar.query.parties import Party, PartyNames, check_words
from multipolar.store import open_ledger

if TYPE_CHECKING:
    from pathlib import Path

    from duckdb import DuckDBPyConnection


@pytest.mark.parametrize(
    ("given", "party"),
    [
        ("RUS", "RUS"),
        ("rus", "RUS"),
        ("Russia", "RUS"),
        ("the Russian Federation", "RUS"),
        ("usa", "USA"),
        ("U.S.", "USA"),
        ("United States of America", "USA"),
        ("  north   korea ", "PRK"),
        ("Soviet Union", "SUN"),
        ("Côte d'Ivoire", "CIV"),
        ("cote d’ivoire", "CIV"),
    ],
)
def test_a_state_is_found_by_code_or_name(world: DuckDBPyConnection, given: str, party: str) -> None:
    assert PartyNames(world).find(given).party == party


def test_a_body_is_found_by_its_name(tmp_path: Path) -> None:
    met = event("CONSULT", ["RUS", "IGO:African Union"])
    path = write_small_ledger(tmp_path / "l.duckdb", report("RUS and the African Union [met].", met))

    with open_ledger(path) as ledger:
        assert PartyNames(ledger).find("african union") == Party("IGO:African Union", "African Union")


def test_an_unknown_state_is_told_with_those_that_come_near(world: DuckDBPyConnection) -> None:
    with pytest.raises(QueryError, match=r"'Venezuala' is no state or body known here; did you mean Venezuela \(VEN\)"):
        PartyNames(world).find("Venezuala")


def test_what_nothing_comes_near_to_is_told_with_an_example(world: DuckDBPyConnection) -> None:
    with pytest.raises(QueryError, match="write an ISO code such as RUS, or a name such as Russia"):
        PartyNames(world).find("x'; drop table events; --")


def test_words_of_the_ontology_are_found_in_any_case() -> None:
    assert check_words("type", ["consult", "CONSULT", "Aid"]) == ("CONSULT", "AID")


def test_a_word_outside_the_ontology_is_told_with_those_inside() -> None:
    with pytest.raises(QueryError, match=r"type 'FIGHT' is not in the ontology; one of: AGREE, CONSULT"):
        check_words("type", ["FIGHT"])
