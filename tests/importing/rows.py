"""Invented rows in the formats of other datasets, and the files they make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.importing.records import ImportedEvent, ImportTally
from multipolar.importing.tables import read_events
from multipolar.model.coded import Failure

if TYPE_CHECKING:
    from pathlib import Path

    from multipolar.importing.datasets import Dataset

POLECAT = {
    "Event ID": "20300107-0001-abcdef_CONSULT_visit",
    "Event Date": "2030-01-07",
    "Event Type": "CONSULT",
    "Event Mode": "visit",
    "Intensity": "4.0",
    "Quad Code": "VERBAL COOPERATION",
    "Contexts": "diplomatic; economic",
    "Actor Name": "Hanna Vogel",
    "Actor Country": "DEU",
    "Actor COW": "255",
    "Primary Actor Sector": "GOV",
    "Actor Sectors": "GOV",
    "Actor Title": "Foreign Minister of Germany",
    "Actor Name Raw": "Vogel",
    "Wikipedia Actor ID": "None",
    "Recipient Name": "Government of Brazil",
    "Recipient Country": "BRA",
    "Recipient COW": "140",
    "Primary Recipient Sector": "GOV",
    "Recipient Sectors": "GOV",
    "Recipient Title": "None",
    "Recipient Name Raw": "Brazil",
    "Wikipedia Recipient ID": "None",
    "Placename": "Brasília",
    "City": "Brasília",
    "District": "None",
    "Province": "Distrito Federal",
    "Country": "BRA",
    "Latitude": "-15.78",
    "Longitude": "-47.93",
    "GeoNames ID": "3469058",
    "Raw Placename": "Brasilia",
    "Feature Type": "PPLC",
    "Source": "Invented News",
    "Publication Date": "2030-01-08",
    "Story People": "None",
    "Story Organizations": "None",
    "Story Locations": "Brasília",
    "Language": "English",
    "Version": "invented",
}
ICEWS = {
    "Event ID": "90000001",
    "Event Date": "2030-06-01",
    "Source Name": "Foreign Affairs (Bangladesh)",
    "Source Sectors": "Executive,Foreign Ministry,Government",
    "Source Country": "Bangladesh",
    "Event Text": "Consult",
    "CAMEO Code": "040",
    "Intensity": "1",
    "Target Name": "High Ranking Military Personnel (Vietnam)",
    "Target Sectors": "Military,Government",
    "Target Country": "Vietnam",
    "Story ID": "47",
    "Sentence Number": "2",
    "Publisher": "Invented Bulletin",
    "City": "Hanoi",
    "District": "NA",
    "Province": "Thanh Pho Ha Noi",
    "Country": "Vietnam",
    "Latitude": "21.0245",
    "Longitude": "105.841",
}
_GEO = ["4", "Strelsau, Ruritania", "SZ", "SZ01", "1234", "46.5", "7.5", "-99"]
GDELT = [
    *"990000001 20300107 203001 2030 2030.0192".split(),
    *["RUSGOV", "MOSCOW", "RUS", "", "", "", "", "GOV", "", ""],
    *["IGOUNO", "UNITED NATIONS", "", "UNO", "", "", "", "IGO", "", ""],
    *["1", "112", "112", "11", "3", "-2.0", "6", "2", "5", "-2.5"],
    *[""] * 8,
    *[""] * 8,
    *_GEO,
    "20300108001500",
    "http://invented.example/1",
]
ADM2 = (39, 47, 55)  # the columns that 2.0 has and 1.0 has not


def table(row: dict[str, str], *changes: dict[str, str]) -> str:
    """Make a file with a header, and one row for each dictionary of changes."""
    rows = [row | change for change in changes]
    return "".join("\t".join(cells) + "\n" for cells in (row, *(one.values() for one in rows)))


def gdelt(**changes: str) -> list[str]:
    """Make a row of events 2.0; changes are by position, as in `_0="17"`."""
    cells = list(GDELT)
    for position, value in changes.items():
        cells[int(position[1:])] = value
    return cells


def gdelt1(cells: list[str]) -> list[str]:
    """Make a row of events 1.0 of one of 2.0."""
    old = [cell for position, cell in enumerate(cells) if position not in ADM2]
    return [*old[:-2], old[-2][:8], old[-1]]


def lines(*rows: list[str]) -> str:
    return "".join("\t".join(row) + "\n" for row in rows)


def read(path: Path, dataset: Dataset) -> tuple[list[ImportedEvent], list[Failure], ImportTally]:
    tally = ImportTally()
    found = list(read_events([path], dataset, tally))
    events = [one for one in found if isinstance(one, ImportedEvent)]
    return events, [one for one in found if isinstance(one, Failure)], tally


def read_text(
    folder: Path, dataset: Dataset, content: str | bytes
) -> tuple[list[ImportedEvent], list[Failure], ImportTally]:
    path = folder / "file.txt"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read(path, dataset)
