"""POLECAT's weekly file: 40 columns, tabs, a header, the word None for what is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.crosswalk import load_countries
from multipolar.export.cells import clean, decimal, join_items, line
from multipolar.export.records import NO_DAY
from multipolar.model.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from multipolar.crosswalk import Countries
    from multipolar.export.records import LedgerEvent, Party, Tally

COLUMNS = (
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
)
NONE = "None"
QUADS = {
    "VC": "VERBAL COOPERATION",
    "MC": "MATERIAL COOPERATION",
    "VX": "VERBAL CONFLICT",
    "MX": "MATERIAL CONFLICT",
}


def write_polecat(events: Iterable[LedgerEvent], tally: Tally) -> Iterator[str]:
    """Give the lines: acts told as done, and planned ones that PLOVER folds into a promise."""
    countries = load_countries()
    yield line(COLUMNS)
    for event in events:
        reason = _why_not(event)
        if reason:
            tally.left_out[reason] += 1
            continue
        tally.events += 1
        tally.rows += 1
        yield line(_cells(event, countries))


def _why_not(event: LedgerEvent) -> str:
    """Tell why an event is left out; the format has no place for auxiliary modes, so it would be read as done."""
    if event.day is None:
        return NO_DAY
    folded = event.standing is Standing.PLANNED and event.type != event.act
    if event.standing in {Standing.HAPPENED, Standing.SAID} or folded:
        return ""
    return {
        Standing.NEGATED: "negated",
        Standing.POSSIBLE: "only possible",
        Standing.EARLIER: "told as background from earlier",
    }.get(event.standing, "planned, and not folded into a promise by PLOVER")


def _cells(event: LedgerEvent, countries: Countries) -> list[str]:
    first = event.first
    day = event.day.isoformat() if event.day else NONE
    seen = event.first_seen_on.isoformat() if event.first_seen_on else NONE
    publisher = (first.publisher or first.source) if first else event.source
    return [
        _identity(event),
        day,
        event.type,
        event.mode or NONE,
        decimal(event.score),
        QUADS[event.quad],
        join_items(event.contexts, "; ", NONE),
        *_side(event.actors, countries),
        *_side(event.recipients, countries),
        clean(event.place) or NONE,
        *[NONE] * 3,
        clean(event.country) or NONE,
        decimal(event.lat, NONE),
        decimal(event.lon, NONE),
        str(event.geonames) if event.geonames else NONE,
        clean(event.place) or NONE,
        NONE,
        clean(publisher) or NONE,
        seen,
        *[NONE] * 3,
        clean(first.language) if first else NONE,
        f"multipolar-{clean(first.coder)}" if first and first.coder else "multipolar",
    ]


def _identity(event: LedgerEvent) -> str:
    """Name the event as POLECAT does: a name without "_" that is the event's own here, then type, and mode or None."""
    story = clean(event.id).replace("_", "-").replace(" ", "-")
    return f"{story}_{event.type}_{event.mode or NONE}"


def _side(parties: Sequence[Party], countries: Countries) -> list[str]:
    names = join_items((party.name for party in parties), "; ", NONE)
    return [
        names,
        join_items((party.code for party in parties), "; ", NONE),
        join_items((countries.cow.get(party.code) for party in parties), "; ", NONE),
        next((clean(party.sector) for party in parties if party.sector), NONE),
        join_items((party.sector for party in parties), "; ", NONE),
        join_items((party.office for party in parties), "; ", NONE),
        names,
        NONE,
    ]
