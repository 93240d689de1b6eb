"""GDELT's event tables, 1.0 (58 columns) and 2.0 (61): tabs, no header, nothing where nothing is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.crosswalk import load_countries, load_party_codes
from multipolar.crosswalk.parties import KINDS
from multipolar.export.cameo_rows import cameo_rows
from multipolar.export.cells import clean, decimal, line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from multipolar.crosswalk import Countries, PartyCodes
    from multipolar.export.cameo_rows import CameoRow
    from multipolar.export.records import LedgerEvent, Party, Tally

# By root code, as in GDELT's own rows: inquiries (09) are material cooperation, protest (14) is verbal conflict.
FIRST_ROOTS = ((6, 1), (10, 2), (15, 3), (21, 4))
COUNTRY, CITY_IN_STATES, CITY = "1", "3", "4"
ACTOR_COLUMNS = 10
BODY_KINDS = frozenset({"IGO", "NGO", "MNC", "IMG", "ISM"})


def write_gdelt1(events: Iterable[LedgerEvent], tally: Tally) -> Iterator[str]:
    """Give the lines of an events table 1.0."""
    yield from _write(events, tally, version=1)


def write_gdelt2(events: Iterable[LedgerEvent], tally: Tally) -> Iterator[str]:
    """Give the lines of an events table 2.0."""
    yield from _write(events, tally, version=2)


def _write(events: Iterable[LedgerEvent], tally: Tally, *, version: int) -> Iterator[str]:
    countries, codes = load_countries(), load_party_codes()
    for row in cameo_rows(events, tally, needs_target=False):
        yield line(_cells(row, countries, codes, version=version))


def _cells(row: CameoRow, countries: Countries, codes: PartyCodes, *, version: int) -> list[str]:
    event, day = row.event, row.day
    nowhere = [""] * (8 if version > 1 else 7)
    url = next((one.url for one in event.tellings if one.url), event.source)
    return [
        str(row.number),
        stamp(day),
        f"{day.year:04}{day.month:02}",
        f"{day.year:04}",
        f"{day.year + ((day.month - 1) * 30 + day.day) / 365:.4f}",
        *_actor(row.source, countries, codes),
        *(_actor(row.target, countries, codes) if row.target else [""] * ACTOR_COLUMNS),
        "",
        row.code.code,
        row.code.base,
        row.code.root,
        str(next(quad for first, quad in FIRST_ROOTS if int(row.code.root) < first)),
        decimal(row.code.goldstein),
        str(event.mentions),
        str(event.publishers),
        str(event.articles),
        "",
        *nowhere,
        *nowhere,
        *_place(event, countries, version=version),
        stamp(event.first_seen_on) + ("000000" if version > 1 and event.first_seen_on else ""),
        clean(url),
    ]


def stamp(day: date | None) -> str:
    """Write a day as 20100402."""
    return f"{day.year:04}{day.month:02}{day.day:02}" if day else ""


def _actor(party: Party, countries: Countries, codes: PartyCodes) -> list[str]:
    """Give code, name, country, known group, ethnic, two religions and three types."""
    country = countries.cameo.get(party.code, "")
    kind, group = KINDS.get(party.code, (party.code if party.code in BODY_KINDS else "", ""))
    group = group or (codes.letters.get(party.name, "") if kind == "IGO" else "")
    types = [word for word in (kind, codes.cameo_of.get(party.sector, "")) if word]
    code = country + kind + group + "".join(word for word in types if word != kind)
    return [code, clean(party.name).upper(), country, group, "", "", "", *types[:3], *[""] * (3 - len(types[:3]))]


def _place(event: LedgerEvent, countries: Countries, *, version: int) -> list[str]:
    """Give type, name, country, ADM1, ADM2 in 2.0, latitude, longitude and feature; a country is its own feature."""
    if not event.place:
        return [""] * (8 if version > 1 else 7)
    fips = countries.fips.get(event.country or "", "")
    whole = event.place == countries.names.get(event.country or "")
    kind = COUNTRY if whole else CITY_IN_STATES if event.country == "USA" else CITY
    own = fips if whole else ""
    second = [""] if version > 1 else []
    return [kind, clean(event.place), fips, own, *second, decimal(event.lat), decimal(event.lon), own]
