"""Ledger -> file -> ledger: the same events, as far as a format can hold them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings

from export.test_row_formats import HOSTILE
from export.told_events import party, telling, told
from ledgers import event, report, write_small_ledger
from multipolar.export.formats import Format
from multipolar.export.records import Tally
from multipolar.export.selection import Selection
from multipolar.export.write import WRITERS, export_lines
from multipolar.importing.datasets import Dataset
from multipolar.importing.records import ImportTally
from multipolar.importing.tables import read_events
from multipolar.ledger.importing import import_events
from multipolar.store import open_ledger

if TYPE_CHECKING:
    from pathlib import Path

    from multipolar.model.coded import CodedArticle

WAYS = [
    (Format.POLECAT, Dataset.POLECAT),
    (Format.ICEWS, Dataset.ICEWS),
    (Format.GDELT1, Dataset.GDELT),
    (Format.GDELT2_EVENTS, Dataset.GDELT),
]
EVENTS = "select type, mode, contexts, start_on, actors, recipients, place, country from events order by all"
DAILY = "select a, b, direction, start_on, type, mode from daily_pairs order by all"


def there_and_back(folder: Path, form: Format, dataset: Dataset, *reports: CodedArticle) -> tuple[Path, Path]:
    old, new = folder / "old.duckdb", folder / "new.duckdb"
    write_small_ledger(old, *reports)
    path = folder / "exported.CSV"
    with open_ledger(old) as connection, path.open("wb") as stream:
        export_lines(connection, form, Selection(), stream.write)
    tally = import_events(new, [path], dataset, lambda *_: None)
    assert not tally.skipped
    return old, new


def rows(ledger: Path, query: str) -> list[tuple[Any, ...]]:
    with open_ledger(ledger) as connection:
        return connection.execute(query).fetchall()


@pytest.mark.parametrize(("form", "dataset"), WAYS)
def test_events_between_two_sides_come_back_as_they_were(tmp_path: Path, form: Format, dataset: Dataset) -> None:
    old, new = there_and_back(
        tmp_path,
        form,
        dataset,
        report("RUS [hit] GEO near Gori.", event("ASSAULT", "RUS", "GEO", mode="firearms", contexts="military")),
        report("FRA [aided] MLI.", event("AID", "FRA", "MLI", contexts="economic"), published="2031-02-03"),
        report("CHN [called] the IND.", event("CONSULT", "CHN", "IND", mode="phone", place="China", country="CHN")),
        report("UNO [met] ROU.", event("REQUEST", "UNO", "ROU", mode="assist", contexts="military")),
    )

    assert rows(new, EVENTS) == rows(old, EVENTS)


@pytest.mark.parametrize(("form", "dataset"), WAYS)
def test_ties_of_a_day_come_back_from_visits_too(tmp_path: Path, form: Format, dataset: Dataset) -> None:
    old, new = there_and_back(
        tmp_path, form, dataset, report("RUS [visited] VEN.", event("CONSULT", "RUS", "VEN", mode="visit"))
    )

    assert rows(new, DAILY) == rows(old, DAILY)


def test_polecat_brings_back_meetings_of_many(tmp_path: Path) -> None:
    meeting = event("CONSULT", ["RUS", "IGO:African Union", "CHN"], mode="multilateral")
    old, new = there_and_back(
        tmp_path, Format.POLECAT, Dataset.POLECAT, report("RUS, African Union and CHN [met].", meeting)
    )

    assert rows(new, EVENTS) == rows(old, EVENTS)
    assert rows(new, DAILY) == rows(old, DAILY)


@pytest.mark.parametrize(("form", "dataset"), WAYS)
def test_a_body_comes_back_under_its_own_name(tmp_path: Path, form: Format, dataset: Dataset) -> None:
    _, new = there_and_back(
        tmp_path,
        form,
        dataset,
        report("The African Union [blamed] SDN.", event("ACCUSE", ["IGO:African Union"], "SDN", mode="disapprove")),
    )

    assert rows(new, "select a, b, direction from pairs") == [("IGO:African Union", "SDN", 1)]


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=HOSTILE, place=HOSTILE, publisher=HOSTILE)
@pytest.mark.parametrize(("form", "dataset"), WAYS)
def test_hostile_text_comes_back_as_one_event(  # noqa: PLR0913, PLR0917  (a fixture, two parameters, three texts)
    tmp_path: Path, form: Format, dataset: Dataset, name: str, place: str, publisher: str
) -> None:
    event = told("AID", actors=(party("RUS GOV", name),), place=place, tellings=(telling(publisher=publisher),))
    path = tmp_path / "exported.txt"
    path.write_bytes("".join(WRITERS[form]([event], Tally())).encode())
    tally = ImportTally()

    [found] = read_events([path], dataset, tally)

    assert (found.type, [one.code for one in found.actors], found.recipients[0].code) == ("AID", ["RUS"], "VEN")
    assert (found.day, found.country if found.place else "VEN") == (event.start_on, "VEN")
    assert tally.mended == {}


def test_exports_of_what_was_imported_come_back_with_their_ids_days_and_sides(tmp_path: Path) -> None:
    _, first = there_and_back(
        tmp_path, Format.POLECAT, Dataset.POLECAT, report("RUS [hit] GEO.", event("ASSAULT", "RUS", "GEO"))
    )
    path = tmp_path / "again.txt"
    with open_ledger(first) as connection, path.open("wb") as stream:
        tally = export_lines(connection, Format.POLECAT, Selection(origins=("polecat",)), stream.write)

    import_events(tmp_path / "third.duckdb", [path], Dataset.POLECAT, lambda *_: None)

    assert tally.events == 1
    assert rows(tmp_path / "third.duckdb", EVENTS) == rows(first, EVENTS)
