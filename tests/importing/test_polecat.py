from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from importing.rows import POLECAT, read_text, table
from multipolar.importing.datasets import Dataset
from multipolar.importing.records import ImportedParty

if TYPE_CHECKING:
    from pathlib import Path


def test_a_row_becomes_an_event(tmp_path: Path) -> None:
    [event], failures, _ = read_text(tmp_path, Dataset.POLECAT, table(POLECAT, {}))

    assert failures == []
    assert event.id.startswith("20300107-0001-abcdef_CONSULT_visit/")
    assert (event.type, event.mode, event.contexts, event.score) == (
        "CONSULT",
        "visit",
        ("diplomatic", "economic"),
        4.0,
    )
    assert (event.day, event.seen_on) == (date(2030, 1, 7), date(2030, 1, 8))
    assert event.actors == (ImportedParty("DEU", "Hanna Vogel", "GOV", "Foreign Minister of Germany"),)
    assert event.recipients == (ImportedParty("BRA", "Government of Brazil", "GOV"),)
    assert (event.place, event.country, event.geonames, event.lat, event.lon) == (
        "Brasília",
        "BRA",
        3469058,
        -15.78,
        -47.93,
    )
    assert (event.source, event.original_score) == ("Invented News", 4.0)


def test_a_header_with_more_columns_does_no_harm(tmp_path: Path) -> None:
    more = {"Story ID": "7", "Headline": "A visit"} | POLECAT | {"Event Text": "x", "Feed": "y"}

    [event], _, _ = read_text(tmp_path, Dataset.POLECAT, table(more, {}))

    assert event.type == "CONSULT"


def test_event_intensity_is_intensity(tmp_path: Path) -> None:
    renamed = {"Event Intensity" if name == "Intensity" else name: cell for name, cell in POLECAT.items()}

    [event], _, _ = read_text(tmp_path, Dataset.POLECAT, table(renamed, {"Event Intensity": "-1.5"}))

    assert event.original_score == -1.5


def test_tabs_too_many_at_the_end_and_in_quotes_are_put_right(tmp_path: Path) -> None:
    content = table(POLECAT, {}, {"Actor Name": '"Hanna\tVogel"'}).replace("invented\n", "invented\t\t\n")

    events, failures, _ = read_text(tmp_path, Dataset.POLECAT, content)

    assert failures == []
    assert [event.actors[0].name for event in events] == ["Hanna Vogel", "Hanna\tVogel"]


def test_stray_quotes_stay_or_go_with_their_pair(tmp_path: Path) -> None:
    content = table(POLECAT, {"Actor Name": '"Hanna ""H"" Vogel"'}, {"Actor Name": '"Hanna Vogel'})

    events, _, _ = read_text(tmp_path, Dataset.POLECAT, content)

    assert [event.actors[0].name for event in events] == ['Hanna "H" Vogel', '"Hanna Vogel']


def test_latin_1_is_read_and_told(tmp_path: Path) -> None:
    [event], _, tally = read_text(tmp_path, Dataset.POLECAT, table(POLECAT, {}).encode("latin-1"))

    assert event.place == "Brasília"
    assert tally.mended == {"not UTF-8, read as Latin-1": 1}


def test_events_of_one_id_are_told_apart_by_their_sides_and_copies_are_not(tmp_path: Path) -> None:
    content = table(POLECAT, {}, {"Recipient Country": "ARG"}, {"Intensity": "4"})

    events, _, _ = read_text(tmp_path, Dataset.POLECAT, content)

    assert len({event.id for event in events}) == 2
    assert events[0].id == events[2].id


@pytest.mark.parametrize(
    ("names", "countries", "sectors", "parties"),
    [
        ("A; B", "DEU; FRA", "GOV; MIL", [("DEU", "A", "GOV"), ("FRA", "B", "MIL")]),
        ("A; B", "DEU", "GOV", [("DEU", "A", "GOV"), ("DEU", "B", "GOV")]),
        ("A; B; C", "DEU; FRA", "GOV", [("DEU", "Germany", "GOV"), ("FRA", "France", "GOV")]),
        ("A; B", "None; FRA", "None; XXX", [("", "A", ""), ("FRA", "B", "")]),
        ("A", "None", "GOV", [("", "A", "GOV")]),
        ("None", "DEU", "GOV", [("DEU", "Germany", "GOV")]),
        ("African Union", "IGO", "None", [("IGO", "African Union", "GOV")]),
        ("None", "None", "GOV", []),
    ],
)
def test_lists_are_put_together(
    tmp_path: Path, names: str, countries: str, sectors: str, parties: list[tuple[str, str, str]]
) -> None:
    changes = {"Actor Name": names, "Actor Name Raw": names, "Actor Country": countries, "Actor Sectors": sectors}

    [event], _, _ = read_text(tmp_path, Dataset.POLECAT, table(POLECAT, changes | {"Actor Title": "None"}))

    assert [(party.code, party.name, party.sector) for party in event.actors] == parties


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"Event ID": "None"}, "no Event ID"),
        ({"Event Date": "soon"}, "Event Date is no day"),
        ({"Event Date": "2030-02-30"}, "Event Date is no day"),
        ({"Event Type": "DEMAND"}, "Event Type is none of PLOVER's"),
        ({"Version": "a\tb\tc"}, "more cells than columns"),
        (
            {"Actor Name": "", "Actor Name Raw": "", "Actor Country": "", "Recipient Country": "", "Recipient Name": ""}
            | {"Recipient Name Raw": ""},
            "nobody named",
        ),
    ],
)
def test_bad_rows_are_counted_and_named_and_the_rest_is_read(
    tmp_path: Path, changes: dict[str, str], reason: str
) -> None:
    events, [failure], tally = read_text(tmp_path, Dataset.POLECAT, table(POLECAT, {}, changes, {}))

    assert len(events) == 2
    assert tally.bad == {reason: 1}
    assert failure.where.endswith("file.txt, line 3")
    assert failure.reason.startswith(reason)


def test_a_row_cut_off_after_what_is_needed_is_read_and_its_rest_is_not(tmp_path: Path) -> None:
    content = table(POLECAT, {}).replace("Raw Placename\tFeature", "Raw Placename\tFeature", 1)
    head, row = content.splitlines()
    cells = row.split("\t")
    broken = "\t".join(cells[:34]) + "\n" + "\t".join(cells[34:])

    events, failures, tally = read_text(tmp_path, Dataset.POLECAT, f"{head}\n{broken}\n")

    assert len(events) == 1
    assert tally.bad.total() == len(failures) == 1


def test_old_contexts_and_modes_do_not_keep_a_row_out(tmp_path: Path) -> None:
    changes = {"Event Type": "COERCE", "Event Mode": "ban", "Contexts": "humanitarian; weather"}

    [event], _, _ = read_text(tmp_path, Dataset.POLECAT, table(POLECAT, changes))

    assert (event.type, event.mode, event.contexts) == ("COERCE", "", ("human_security",))


def test_a_file_of_another_kind_is_told_once(tmp_path: Path) -> None:
    events, [failure], tally = read_text(tmp_path, Dataset.POLECAT, "a\tb\n1\t2\n3\t4\n")

    assert events == []
    assert failure.reason == "no header with a column 'Event ID'"
    assert tally.rows == 0
