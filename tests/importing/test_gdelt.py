from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from importing.rows import gdelt, gdelt1, lines, read_text
from multipolar.importing.datasets import Dataset
from multipolar.importing.records import ImportedParty

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("columns", [57, 58, 61])
def test_a_row_of_either_version_becomes_an_event(tmp_path: Path, columns: int) -> None:
    row = gdelt() if columns == 61 else gdelt1(gdelt())[:columns]
    assert len(row) == columns

    [event], failures, _ = read_text(tmp_path, Dataset.GDELT, lines(row))

    assert failures == []
    assert (event.id, event.type, event.mode, event.day) == ("990000001", "ACCUSE", "disapprove", date(2030, 1, 7))
    assert event.actors == (ImportedParty("RUS", "MOSCOW", "GOV"),)
    assert event.recipients == (ImportedParty("UNO", "United Nations"),)
    assert (event.mentions, event.publishers, event.articles) == (6, 2, 5)
    assert (event.place, event.country, event.lat, event.lon) == ("Strelsau, Ruritania", "CHE", 46.5, 7.5)
    assert (event.original_code, event.original_score, event.seen_on) == ("112", -2.0, date(2030, 1, 8))
    assert event.source == (None if columns == 57 else "http://invented.example/1")


def test_place_codes_are_fips_and_actor_codes_cameo(tmp_path: Path) -> None:
    [event], _, _ = read_text(tmp_path, Dataset.GDELT, lines(gdelt(_7="CHN", _53="CH")))

    assert event.actors[0].code == "CHN"
    assert event.country == "CHN"


def test_roles_without_a_country_keep_their_name(tmp_path: Path) -> None:
    row = gdelt(_5="COP", _6="POLICE", _7="", _12="COP", _15="EUR", _16="EUROPE", _17="EUR", _18="", _22="")

    [event], _, _ = read_text(tmp_path, Dataset.GDELT, lines(row))

    assert event.actors == (ImportedParty("", "POLICE", "COP"),)
    assert event.recipients == (ImportedParty("", "EUROPE"),)


def test_an_empty_second_actor_is_nobody(tmp_path: Path) -> None:
    nobody = {f"_{number}": "" for number in range(15, 25)}

    [event], _, _ = read_text(tmp_path, Dataset.GDELT, lines(gdelt(**nobody)))

    assert event.recipients == ()


def test_a_header_is_no_event(tmp_path: Path) -> None:
    header = ["GLOBALEVENTID", *["x"] * 60]

    events, failures, tally = read_text(tmp_path, Dataset.GDELT, lines(header, gdelt()))

    assert (len(events), failures, tally.rows) == (1, [], 1)


@pytest.mark.parametrize(
    ("columns", "told"),
    [(16, "a mentions table"), (17, "the reduced master table"), (27, "a GKG table"), (20, "20 columns")],
)
def test_another_table_is_told_by_its_columns(tmp_path: Path, columns: int, told: str) -> None:
    events, [failure], _ = read_text(tmp_path, Dataset.GDELT, lines(["1"] * columns))

    assert events == []
    assert told in failure.reason


def test_files_of_several_versions_put_together_are_read_row_by_row(tmp_path: Path) -> None:
    rows = [gdelt(_0="1"), gdelt1(gdelt(_0="2")), gdelt1(gdelt(_0="3"))[:57], [*gdelt(_0="4", _60=""), ""]]

    events, failures, _ = read_text(tmp_path, Dataset.GDELT, lines(*rows))

    assert failures == []
    assert [(event.id, event.country, event.lat, event.seen_on) for event in events] == [
        (number, "CHE", 46.5, date(2030, 1, 8)) for number in "1234"
    ]


def test_rows_skipped_are_counted_with_their_reasons(tmp_path: Path) -> None:
    rows = [
        gdelt(),
        gdelt(_1="20301307"),
        gdelt(_26="020"),
        gdelt(_26=""),
        gdelt(_0=""),
        gdelt()[:20],
        gdelt(_60="a\tb"),
    ]

    events, failures, tally = read_text(tmp_path, Dataset.GDELT, lines(*rows))

    assert (len(events), tally.rows) == (1, 7)
    assert tally.bad == {
        "SQLDATE is no day": 1,
        "no EventCode": 1,
        "fewer cells than columns": 1,
        "no GLOBALEVENTID": 1,
        "more cells than columns": 1,
    }
    assert tally.no_place.total() == 1
    assert len(failures) == 5
    assert len(events) + tally.skipped == tally.rows
