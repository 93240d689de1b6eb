"""Phoenix's daily file: 26 columns, tabs, no header; one row for each source acting on each target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.crosswalk import load_countries, load_party_codes
from multipolar.crosswalk.parties import KINDS
from multipolar.export.cameo_rows import cameo_rows
from multipolar.export.cells import clean, decimal, join_items, line
from multipolar.export.gdelt import stamp

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from multipolar.crosswalk import Countries, PartyCodes
    from multipolar.export.cameo_rows import CameoRow
    from multipolar.export.records import LedgerEvent, Party, Tally

VERSION = "multipolar"
# Its own quadrants: neither statements and appeals nor, in the others, sanctions stand where GDELT has them.
QUADS = {"03": 1, "04": 1, "05": 1, "06": 2, "07": 2, "08": 2, "09": 3, "10": 3, "11": 3, "12": 3, "13": 3, "16": 3}
MATERIAL_CONFLICT = 4


def write_phoenix(events: Iterable[LedgerEvent], tally: Tally) -> Iterator[str]:
    """Give the lines; events without a target or a CAMEO code are left out."""
    countries, codes = load_countries(), load_party_codes()
    for row in cameo_rows(events, tally, needs_target=True):
        yield line(_cells(row, countries, codes))


def _cells(row: CameoRow, countries: Countries, codes: PartyCodes) -> list[str]:
    event, day = row.event, row.day
    urls = [one.url for one in event.tellings] or [event.source]
    escaped = [url and url.replace(";", "%3B") for url in urls]
    return [
        f"{row.number}_{VERSION}",
        stamp(day),
        f"{day.year:04}",
        f"{day.month:02}",
        f"{day.day:02}",
        *_side(row.source, countries, codes),
        *_side(row.target, countries, codes),
        row.code.code,
        row.code.root,
        str(QUADS.get(row.code.root, MATERIAL_CONFLICT)),
        decimal(row.code.goldstein),
        ";".join(f"{context.upper()},1" for context in event.contexts),
        decimal(event.lat),
        decimal(event.lon),
        clean(event.place),
        "",
        clean(event.country),
        join_items((f"{one.article}_{one.evidence_start}" for one in event.tellings), ";", ""),
        join_items(escaped, ";", ""),
        join_items(dict.fromkeys(one.publisher for one in event.tellings), ";", ""),
    ]


def _side(party: Party | None, countries: Countries, codes: PartyCodes) -> list[str]:
    """Give full code, root (a country or the kind of body), agent, and what else the full code holds."""
    if party is None:
        return [""] * 4
    kind, group = KINDS.get(party.code, (party.code, ""))
    group = group or (codes.letters.get(party.name, "") if kind == "IGO" else "")
    root = countries.cameo.get(party.code, kind)
    agent = "" if kind == "IGO" else codes.cameo_of.get(party.sector, "")
    return [root + group + agent, root, agent, group]
