"""Events in the form of tables that the store takes in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa

from multipolar.store.imported import IMPORTED_EVENTS, IMPORTED_PARTIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from multipolar.importing.records import ImportedEvent, ImportedParty

HAPPENED = "happened"


def as_tables(events: Sequence[ImportedEvent]) -> tuple[pa.Table, pa.Table]:
    """Give the events and their parties."""
    columns: dict[str, Sequence[Any]] = {
        "row": range(len(events)),
        "id": [event.id for event in events],
        "type": [event.type for event in events],
        "mode": [event.mode for event in events],
        "auxiliary": [""] * len(events),
        "standing": [HAPPENED] * len(events),
        "contexts": [" ".join(event.contexts) for event in events],
        "score": [event.score for event in events],
        "confidence": [None] * len(events),
        "start_on": [event.day for event in events],
        "end_on": [event.day for event in events],
        "place": [event.place for event in events],
        "country": [event.country for event in events],
        "geonames": [event.geonames for event in events],
        "lat": [event.lat for event in events],
        "lon": [event.lon for event in events],
        "mentions": [event.mentions for event in events],
        "articles": [event.articles for event in events],
        "publishers": [event.publishers for event in events],
        "first_seen_on": [event.seen_on for event in events],
        "last_seen_on": [event.seen_on for event in events],
        "original_code": [event.original_code for event in events],
        "original_score": [event.original_score for event in events],
        "source": [event.source for event in events],
    }
    told = pa.table([pa.array(columns[part.name], part.type) for part in IMPORTED_EVENTS], schema=IMPORTED_EVENTS)
    return told, _parties(events)


def _parties(events: Sequence[ImportedEvent]) -> pa.Table:
    rows = [
        (number, role, position, party)
        for number, event in enumerate(events)
        for role, side in (("actor", event.actors), ("recipient", event.recipients))
        for position, party in enumerate(side)
    ]
    who: list[ImportedParty] = [party for *_, party in rows]
    columns: dict[str, Sequence[Any]] = {
        "row": [row[0] for row in rows],
        "role": [row[1] for row in rows],
        "position": [row[2] for row in rows],
        "code": [party.code for party in who],
        "name": [party.name for party in who],
        "sector": [party.sector for party in who],
        "office": [party.office for party in who],
        "wikidata": [None] * len(who),
    }
    return pa.table([pa.array(columns[part.name], part.type) for part in IMPORTED_PARTIES], schema=IMPORTED_PARTIES)
