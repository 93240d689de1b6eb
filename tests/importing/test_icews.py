from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from importing.rows import ICEWS, read_text, table
from multipolar.importing.datasets import Dataset
from multipolar.importing.records import ImportedParty

if TYPE_CHECKING:
    from pathlib import Path


def test_a_row_becomes_an_event(tmp_path: Path) -> None:
    [event], failures, _ = read_text(tmp_path, Dataset.ICEWS, table(ICEWS, {}))

    assert failures == []
    assert (event.id, event.type, event.mode, event.score) == ("90000001/2030-06-01", "CONSULT", "", 2.5)
    assert event.actors == (ImportedParty("BGD", "Foreign Affairs (Bangladesh)", "GOV"),)
    assert event.recipients == (ImportedParty("VNM", "High Ranking Military Personnel (Vietnam)", "MIL"),)
    assert (event.original_code, event.original_score, event.source) == ("040", 1.0, "Invented Bulletin")
    assert (event.place, event.country, event.lat, event.lon) == ("Hanoi", "VNM", 21.0245, 105.841)


def test_american_dates_are_read(tmp_path: Path) -> None:
    [event], _, _ = read_text(tmp_path, Dataset.ICEWS, table(ICEWS, {"Event Date": "6/1/2030"}))

    assert event.day == date(2030, 6, 1)
    assert event.id == "90000001/2030-06-01"


@pytest.mark.parametrize(
    ("code", "type_and_mode"),
    [
        ("40", ("CONSULT", "")),
        ("311", ("AGREE", "")),
        ("0311", ("AGREE", "")),
        ("10", ("REQUEST", "")),
        ("190", ("ASSAULT", "")),
    ],
)
def test_a_lost_zero_is_given_back(tmp_path: Path, code: str, type_and_mode: tuple[str, str]) -> None:
    [event], _, _ = read_text(tmp_path, Dataset.ICEWS, table(ICEWS, {"CAMEO Code": code}))

    assert (event.type, event.mode) == type_and_mode


def test_rows_without_a_place_in_plover_are_counted_apart_from_bad_ones(tmp_path: Path) -> None:
    content = table(ICEWS, {"CAMEO Code": "010"}, {"CAMEO Code": "NULL"}, {"CAMEO Code": "999"}, {})

    events, [failure], tally = read_text(tmp_path, Dataset.ICEWS, content)

    assert len(events) == 1
    assert tally.no_place == {
        "CAMEO 01 and 02, statements and appeals, which PLOVER has no type for": 1,
        "no CAMEO code given": 1,
    }
    assert tally.bad == {"no CAMEO code": 1}
    assert failure.reason == "no CAMEO code: '999'"
    assert tally.skipped == 3


def test_the_host_of_a_visit_is_its_recipient(tmp_path: Path) -> None:
    [event], _, _ = read_text(tmp_path, Dataset.ICEWS, table(ICEWS, {"CAMEO Code": "043"}))

    assert (event.actors[0].code, event.recipients[0].code) == ("VNM", "BGD")


@pytest.mark.parametrize(
    ("name", "country", "sectors", "party"),
    [
        ("Citizen (Russia)", "Russian Federation", "General Population / Civilian / Social", ("RUS", "CVL")),
        ("UN", "NULL", "", ("UNO", "")),
        ("North Atlantic Treaty Organization", "", "International Government Organization", ("IGO", "")),
        ("Some Fund", "", "Global,International Government Organization", ("IGO", "")),
        ("Germany", "", "", ("DEU", "")),
        ("Somebody", "Ruritania", "Government", ("", "GOV")),
    ],
)
def test_sides_are_states_bodies_or_bare_names(
    tmp_path: Path, name: str, country: str, sectors: str, party: tuple[str, str]
) -> None:
    changes = {"Source Name": name, "Source Country": country, "Source Sectors": sectors}

    [event], _, _ = read_text(tmp_path, Dataset.ICEWS, table(ICEWS, changes))

    assert (event.actors[0].code, event.actors[0].sector) == party


def test_sectors_in_quotes_and_another_order_are_the_same(tmp_path: Path) -> None:
    content = table(ICEWS, {"Target Sectors": '"Government,Military"'}, {})

    one, two = read_text(tmp_path, Dataset.ICEWS, content)[0]

    assert one.recipients == two.recipients
