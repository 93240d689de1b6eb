"""ICEWS's file: 20 columns, tabs, a header, no quoting; one row for each source acting on each target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.crosswalk import load_countries, load_party_codes
from multipolar.export.cameo_rows import cameo_rows
from multipolar.export.cells import clean, decimal, line, number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from multipolar.crosswalk import Countries, PartyCodes
    from multipolar.export.cameo_rows import CameoRow
    from multipolar.export.records import LedgerEvent, Party, Tally

COLUMNS = (
    "Event ID",
    "Event Date",
    "Source Name",
    "Source Sectors",
    "Source Country",
    "Event Text",
    "CAMEO Code",
    "Intensity",
    "Target Name",
    "Target Sectors",
    "Target Country",
    "Story ID",
    "Sentence Number",
    "Publisher",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
)
KIND_WORDS = {
    "IGO": "International Government Organization",
    "UNO": "International Government Organization",
    "EUR": "International Government Organization",
    "NGO": "NGOs",
    "MNC": "Multinational Corporation",
}


def write_icews(events: Iterable[LedgerEvent], tally: Tally) -> Iterator[str]:
    """Give the lines; events without a target or a CAMEO code are left out."""
    countries, codes = load_countries(), load_party_codes()
    yield line(COLUMNS)
    for row in cameo_rows(events, tally, needs_target=True):
        yield line(_cells(row, countries, codes))


def _cells(row: CameoRow, countries: Countries, codes: PartyCodes) -> list[str]:
    event, first = row.event, row.event.first
    return [
        str(row.number),
        row.day.isoformat(),
        *_side(row.source, countries, codes),
        clean(row.code.label),
        row.code.code,
        decimal(row.code.goldstein),
        *_side(row.target, countries, codes),
        str(number_of(first.article)) if first else "",
        "",
        clean(first.publisher or first.source if first else event.source),
        clean(event.place),
        "",
        "",
        clean(countries.names.get(event.country or "", event.country)),
        decimal(event.lat),
        decimal(event.lon),
    ]


def _side(party: Party | None, countries: Countries, codes: PartyCodes) -> list[str]:
    if party is None:
        return ["", "", ""]
    sectors = (KIND_WORDS.get(party.code), codes.icews_of.get(party.sector))
    country = countries.names.get(party.code, "")
    name = clean(party.name) or country or clean(party.party) or "Unnamed"
    return [name, ",".join(word for word in sectors if word), country]
