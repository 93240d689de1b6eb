"""JSON-LD: one document, each event an Action of schema.org with who did it, to whom, where, and who reports it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from multipolar.crosswalk import load_countries
from multipolar.export.identity import event_iri, iri
from multipolar.model.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from multipolar.export.records import LedgerEvent, Party, Tally, Telling

Node = dict[str, Any]
# Nothing is fetched to read it: the terms stand in the document, and addresses that come from reports stay plain text.
CONTEXT = {
    "@vocab": "https://schema.org/",
    "plover": "urn:multipolar:term:",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "startTime": {"@type": "xsd:date"},
    "endTime": {"@type": "xsd:date"},
    "datePublished": {"@type": "xsd:date"},
    "actionStatus": {"@type": "@vocab"},
    "sameAs": {"@type": "@id"},
}
STATUS = {
    Standing.HAPPENED: "CompletedActionStatus",
    Standing.SAID: "CompletedActionStatus",
    Standing.EARLIER: "CompletedActionStatus",
    Standing.PLANNED: "PotentialActionStatus",
    Standing.POSSIBLE: "PotentialActionStatus",
}


def write_jsonld(events: Iterable[LedgerEvent], tally: Tally) -> Iterator[str]:
    """Give the document in pieces, an event a line; every event is written, with its standing."""
    names = load_countries().names
    yield f'{{"@context": {json.dumps(CONTEXT)},\n"@graph": ['
    separator = "\n"
    for event in events:
        tally.events += 1
        tally.rows += 1
        yield separator + json.dumps(_event(event, names), ensure_ascii=False)
        separator = ",\n"
    yield "\n]}\n"


def _event(event: LedgerEvent, names: Mapping[str, str]) -> Node:
    node = {
        "@id": event_iri(event),
        "@type": "Action",
        "identifier": event.id,
        "plover:act": event.act,
        "plover:type": event.type,
        "plover:mode": event.mode,
        "plover:auxiliary": list(event.auxiliary),
        "plover:standing": event.standing.value,
        "plover:context": list(event.contexts),
        "plover:quad": event.quad,
        "plover:score": _exact(event.score),
        "plover:confidence": _exact(event.confidence),
        "plover:contested": event.contested or None,
        "plover:mentions": event.mentions,
        "plover:origin": event.origin,
        "plover:originalCode": event.original_code,
        "actionStatus": STATUS.get(event.standing),
        "startTime": event.start_on.isoformat() if event.start_on else None,
        "endTime": event.end_on.isoformat() if event.end_on else None,
        "agent": [_party(party) for party in event.actors],
        "participant": [_party(party) for party in event.recipients],
        "location": _place(event, names),
        "subjectOf": [_telling(telling) for telling in event.tellings],
    }
    return _told(node)


def _party(party: Party) -> Node:
    """Give a party as this event names it; `plover:party` is what the ledger calls it everywhere."""
    node = {
        "@type": "Person" if party.office or not party.code else "Organization",
        "name": party.name,
        "jobTitle": party.office,
        "sameAs": f"http://www.wikidata.org/entity/{party.wikidata}" if _is_wikidata(party.wikidata) else None,
        "plover:party": party.party,
        "plover:code": party.code,
        "plover:sector": party.sector,
    }
    return _told(node)


def _is_wikidata(identity: str | None) -> bool:
    return bool(identity) and str(identity)[:1] == "Q" and str(identity)[1:].isdecimal() and str(identity).isascii()


def _place(event: LedgerEvent, names: Mapping[str, str]) -> Node | None:
    if not event.place:
        return None
    geo = {"@type": "GeoCoordinates", "latitude": _exact(event.lat), "longitude": _exact(event.lon)}
    country = names.get(event.country or "", event.country)
    node = {
        "@type": "Place",
        "name": event.place,
        "plover:geonames": event.geonames,
        "geo": geo if event.lat is not None and event.lon is not None else None,
        "containedInPlace": {"@type": "Country", "name": country, "identifier": event.country} if country else None,
    }
    return _told(node)


def _telling(telling: Telling) -> Node:
    article = {
        "@id": iri("article", telling.article),
        "@type": "NewsArticle",
        "headline": telling.title,
        "url": telling.url,
        "publisher": {"@type": "Organization", "name": telling.publisher} if telling.publisher else None,
        "datePublished": telling.seen_on.isoformat() if telling.seen_on else None,
        "inLanguage": telling.language,
    }
    quotation = {
        "@id": iri("mention", telling.key),
        "@type": "Quotation",
        "text": telling.evidence,
        "plover:standing": telling.standing.value,
        "plover:claimant": telling.claimant,
        "plover:start": telling.evidence_start,
        "plover:end": telling.evidence_end,
        "isPartOf": _told(article),
    }
    return _told(quotation)


def _exact(value: float | None) -> Node | None:
    """Give a number as a decimal; a bare one with a fraction would be read as a double."""
    return None if value is None else {"@value": repr(float(value)), "@type": "xsd:decimal"}


def _told(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in (None, "", [])}
