"""followthemoney entities, one JSON object a line: events, the parties in them, the reports, and who acted on whom.

Written to the schema of followthemoney 4 (Event, Article, LegalEntity, Organization, PublicBody, Company, UnknownLink);
the library itself would bring 270 MB of others, and reads the result in the tests.
"""

from __future__ import annotations

import json
from itertools import combinations, product
from typing import TYPE_CHECKING, Any

from multipolar.crosswalk import load_countries
from multipolar.export.identity import token

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from multipolar.crosswalk import Countries
    from multipolar.export.records import LedgerEvent, Party, Tally, Telling

Entity = dict[str, Any]
SCHEMATA = {"UNO": "Organization", "EUR": "Organization", "IGO": "Organization", "NGO": "Organization"} | {
    "IMG": "Organization",
    "ISM": "Organization",
    "MNC": "Company",
    "": "LegalEntity",
}


def write_followthemoney(events: Iterable[LedgerEvent], tally: Tally) -> Iterator[str]:
    """Give the lines; each party and report stands before the first event that names it, and only there."""
    countries = load_countries()
    known: set[str] = set()
    for event in events:
        tally.events += 1
        for entity in _entities(event, countries):
            shared = entity["schema"] not in {"Event", "UnknownLink"}
            if shared and entity["id"] in known:
                continue
            if shared:
                known.add(entity["id"])
            tally.rows += 1
            yield json.dumps(entity, ensure_ascii=False) + "\n"


def _entities(event: LedgerEvent, countries: Countries) -> Iterator[Entity]:
    for party in (*event.actors, *event.recipients):
        yield _party(party, countries)
    for telling in event.tellings:
        yield _article(telling)
    yield _event(event, countries)
    actors, recipients = (dict.fromkeys(one.party for one in side) for side in (event.actors, event.recipients))
    for one, two in product(actors, recipients) if recipients else combinations(actors, 2):
        if one != two:
            yield _link(event, one, two)


def _party(party: Party, countries: Countries) -> Entity:
    iso2 = countries.iso2.get(party.code, "").lower()
    if party.code in SCHEMATA:
        return _entity(SCHEMATA[party.code], _party_id(party.party), name=[party.name])
    name = countries.names.get(party.code, party.code)
    return _entity("PublicBody", _party_id(party.party), name=[name], country=[iso2], classification=["state"])


def _party_id(party: str) -> str:
    return f"mp-party-{token(party)}"


def _article(telling: Telling) -> Entity:
    return _entity(
        "Article",
        _article_id(telling),
        title=[telling.title or telling.source],
        publisher=[telling.publisher],
        sourceUrl=[_address(telling.url)],
        publishedAt=[telling.seen_on.isoformat() if telling.seen_on else ""],
    )


def _article_id(telling: Telling) -> str:
    return f"mp-article-{token(telling.article)}"


def _event(event: LedgerEvent, countries: Countries) -> Entity:
    sides = (", ".join(party.name for party in side) for side in (event.actors, event.recipients))
    who = " > ".join(filter(None, sides))
    manner = " ".join(filter(None, (event.type, event.mode, *event.auxiliary)))
    return _entity(
        "Event",
        _event_id(event),
        name=[f"{manner}: {who}" if who else manner],
        startDate=[event.start_on.isoformat() if event.start_on else ""],
        endDate=[event.end_on.isoformat() if event.end_on else ""],
        location=[event.place],
        country=[countries.iso2.get(event.country or "", "").lower()],
        involved=[_party_id(party.party) for party in (*event.actors, *event.recipients)],
        proof=[_article_id(telling) for telling in event.tellings],
        summary=[f"standing: {event.standing.value}; score: {event.score:g}; mentions: {event.mentions}"],
        keywords=[event.act, event.type, event.mode, event.standing.value, *event.auxiliary, *event.contexts],
        description=[telling.evidence for telling in event.tellings],
        sourceUrl=[_address(telling.url) for telling in event.tellings],
        recordId=[event.id],
    )


def _event_id(event: LedgerEvent) -> str:
    return f"mp-event-{token(event.origin, event.id)}"


def _link(event: LedgerEvent, actor: str, recipient: str) -> Entity:
    manner = " ".join(filter(None, (event.type, event.mode, *event.auxiliary)))
    return _entity(
        "UnknownLink",
        f"mp-link-{token(event.origin, event.id, actor, recipient)}",
        subject=[_party_id(actor)],
        object=[_party_id(recipient)],
        role=[manner],
        status=[event.standing.value],
        startDate=[event.start_on.isoformat() if event.start_on else ""],
        endDate=[event.end_on.isoformat() if event.end_on else ""],
        proof=[_article_id(telling) for telling in event.tellings],
        recordId=[event.id],
    )


def _entity(schema: str, identity: str, **properties: list[str | None]) -> Entity:
    """Make an entity; values that are empty or stand twice go, and a property without any."""
    told = {name: [one for one in dict.fromkeys(values) if one and one.strip()] for name, values in properties.items()}
    return {"id": identity, "schema": schema, "properties": {name: values for name, values in told.items() if values}}


def _address(url: str | None) -> str | None:
    return url if url and url.lower().startswith(("http://", "https://")) else None
