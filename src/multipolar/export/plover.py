"""PLOVER's own records, one JSON object a line (manual 2.0, chapter 6), with auxiliary modes among the modes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from multipolar.crosswalk import load_countries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from multipolar.export.records import LedgerEvent, Party, Tally, Telling

Record = dict[str, Any]
QUADS = {"VC": 1, "MC": 2, "VX": 3, "MX": 4}
CITY_LEVEL, COUNTRY_LEVEL = 4, 1
CODEBOOK = "PLOVER 2024-02-04"


def write_plover(events: Iterable[LedgerEvent], tally: Tally) -> Iterator[str]:
    """Give the lines; the format needs a date and an actor, all else may be told."""
    names = load_countries().names
    for event in events:
        reason = "no date" if event.start_on is None else "" if event.actors else "nobody named"
        if reason:
            tally.left_out[reason] += 1
            continue
        tally.events += 1
        tally.rows += 1
        yield json.dumps(_record(event, names), ensure_ascii=False) + "\n"


def _record(event: LedgerEvent, names: Mapping[str, str]) -> Record:
    first = event.first
    told: Record = {
        "id": event.id,
        "date": event.start_on.isoformat() if event.start_on else None,
        "enddate": event.end_on.isoformat() if event.end_on and event.end_on != event.start_on else None,
        "actor": [_entity(party) for party in event.actors],
        "recipient": [_entity(party) for party in event.recipients],
        "event": [event.type],
        "has_event": True,
        "quad_code": QUADS[event.quad],
        "event_scale": event.score,
        "mode": [*([event.mode] if event.mode else []), *event.auxiliary],
        "context": list(event.contexts),
        "event_loc": _location(event, names) if event.place else None,
        **(_telling(first) if first else {}),
        "comment": _comment(event),
    }
    return {name: value for name, value in told.items() if value not in (None, [], "")}


def _entity(party: Party) -> Record:
    entity = {
        "code": party.code,
        "sector": party.sector,
        "entity_text": party.name,
        "identifier_id": party.wikidata,
        "office": party.office,
    }
    return {name: value for name, value in entity.items() if value}


def _location(event: LedgerEvent, names: Mapping[str, str]) -> Record:
    country = names.get(event.country or "", "")
    whole = event.place == country
    location = {
        "extracted_place": event.place,
        "resolved_place": event.place,
        "geonameid": event.geonames,
        "lat": event.lat,
        "lon": event.lon,
        "country": country or None,
        "country_code": event.country or None,
        "resolution": COUNTRY_LEVEL if whole else CITY_LEVEL,
    }
    return {name: value for name, value in location.items() if value is not None}


def _telling(first: Telling) -> Record:
    """Give the first report's words; offsets are of the trigger within them."""
    cite = {
        "url": first.url,
        "title": first.title,
        "language": first.language,
        "publication": first.publisher or first.source,
        "codebook": CODEBOOK,
        "version": first.coder,
    }
    words = first.evidence[slice(*_within(first))]
    return {
        "event_text": [words] if words else [],
        "link": first.url,
        "text": first.evidence,
        "text_info": dict(zip(("start", "end"), _within(first), strict=True)),
        "cite_info": {name: value for name, value in cite.items() if value},
        "coder": f"multipolar {first.coder}" if first.coder else "multipolar",
    }


def _within(telling: Telling) -> tuple[int, int]:
    """Give where the trigger stands in the evidence, which is nowhere when it lies outside."""
    start, end = telling.trigger_start - telling.evidence_start, telling.trigger_end - telling.evidence_start
    length = len(telling.evidence)
    return max(0, min(start, length)), max(0, min(end, length))


def _comment(event: LedgerEvent) -> str:
    """Tell what the format has no field for."""
    parts = [f"standing: {event.standing.value}"]
    if event.act != event.type:
        parts.append(f"act: {event.act}")
    if event.origin != "multipolar":
        parts.append(f"imported from {event.origin}")
    if event.contested:
        parts.append("contested")
    parts.append(f"mentions: {event.mentions}, reports: {event.articles}")
    return "; ".join(parts)
