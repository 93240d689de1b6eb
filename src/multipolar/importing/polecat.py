"""POLECAT: 40 columns by name, so that a header with more of them does no harm."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from multipolar.importing.cells import (
    count_of,
    day_or_none,
    items_of,
    needed_text,
    number_or_none,
    place_on_earth,
    read_day,
    text_of,
)
from multipolar.importing.records import BadRowError, ImportedEvent, ImportedParty

if TYPE_CHECKING:
    from collections.abc import Mapping

    from multipolar.importing.codes import Codes

NEEDED = ("Event ID", "Event Date", "Event Type", "Event Mode", "Actor Name", "Actor Country", "Recipient Country")
ALIASES = {"event intensity": "Intensity"}
OLD_CONTEXTS = {"humanitarian": "human_security", "democracy": "pro_democracy"}
LIST = ";"


def read_polecat(row: Mapping[str, str], codes: Codes) -> ImportedEvent:
    """Read one row; its id gets a digest of day and sides, since all of a story's events of one kind share it.

    Raises:
        BadRowError: the row lacks an id, a day, or one of PLOVER's types.
    """
    ontology = codes.cameo.ontology
    identity, day = needed_text(row, "Event ID"), read_day(needed_text(row, "Event Date"), "Event Date")
    type_name, mode = needed_text(row, "Event Type").upper(), text_of(row, "Event Mode").lower()
    if type_name not in ontology.types:
        reason = "Event Type is none of PLOVER's"
        raise BadRowError(reason, type_name)
    if (type_name, mode) not in ontology.modes:
        mode = ""
    contexts = (OLD_CONTEXTS.get(one.lower(), one.lower()) for one in items_of(row, "Contexts", LIST))
    actors, recipients = _side(row, "Actor", codes), _side(row, "Recipient", codes)
    if not actors and not recipients:
        reason = "nobody named"
        raise BadRowError(reason)
    lat, lon = place_on_earth(text_of(row, "Latitude"), text_of(row, "Longitude"))
    content = "\x1f".join([day.isoformat(), *(f"{party.code} {party.name}" for party in (*actors, *recipients))])
    return ImportedEvent(
        id=f"{identity}/{blake2b(content.encode('utf-8', 'replace'), digest_size=4).hexdigest()}",
        type=type_name,
        mode=mode,
        contexts=tuple(sorted({one for one in contexts if one in ontology.contexts})),
        score=ontology.score_of(type_name, mode),
        day=day,
        actors=actors,
        recipients=recipients,
        place=text_of(row, "Placename") or None,
        country=codes.state_or_kind(text_of(row, "Country").upper()) or None,
        geonames=count_of(text_of(row, "GeoNames ID")),
        lat=lat,
        lon=lon,
        seen_on=day_or_none(text_of(row, "Publication Date")),
        original_score=number_or_none(text_of(row, "Intensity")),
        source=text_of(row, "Source") or None,
    )


def _side(row: Mapping[str, str], role: str, codes: Codes) -> tuple[ImportedParty, ...]:
    """Put a side's lists together; where they are not as long as one another, the countries count."""
    names = items_of(row, f"{role} Name", LIST) or items_of(row, f"{role} Name Raw", LIST)
    states = [codes.state_or_kind(one.upper()) for one in items_of(row, f"{role} Country", LIST)]
    sectors = [one.upper() for one in items_of(row, f"{role} Sectors", LIST)]
    offices = items_of(row, f"{role} Title", LIST)
    if len(states) == 1:
        states *= max(1, len(names))
    elif not any(states):
        states = [""] * len(names)
    if len(names) != len(states):
        names = [""] * len(states)
    primary = text_of(row, f"Primary {role} Sector").upper()
    sectors = sectors if len(sectors) == len(states) else [primary] * len(states)
    offices = offices if len(offices) == len(states) else [""] * len(states)
    known = codes.cameo.ontology.sectors
    parties = (
        ImportedParty(
            code, name or codes.countries.names.get(code, code), sector if sector in known else "", office or None
        )
        for code, name, sector, office in zip(states, names, sectors, offices, strict=True)
    )
    return tuple(party for party in dict.fromkeys(parties) if party.name)
