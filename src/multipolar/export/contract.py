"""The coded article as one JSON object: docs/record.md tells every field."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    from multipolar.model.actors import Entity
    from multipolar.model.articles import Article
    from multipolar.model.coded import CodedArticle
    from multipolar.model.deals import Deal
    from multipolar.model.events import Event, EventDate, Location
    from multipolar.model.spans import TextSpan
    from multipolar.model.statements import Statement

Record = dict[str, Any]


def to_json_line(coded: CodedArticle) -> str:
    """Write a coded article as one line of JSON, without the line's end; same article, same bytes."""
    return json.dumps(as_record(coded), ensure_ascii=False, separators=(", ", ": "))


def as_record(coded: CodedArticle) -> Record:
    """Put a coded article into plain dictionaries and lists, in the order of the contract."""
    article = coded.article
    return {
        "id": article.id,
        "source": article.source,
        "title": article.title,
        "publisher": article.publisher,
        "url": article.url,
        "language": article.language,
        "published": _iso(article.published_on),
        "published_between": [_iso(day) for day in coded.published_between] if coded.published_between else None,
        "text": article.text,
        "furniture": _furniture(article),
        "events": [_event(event, article.text) for event in coded.events],
        "statements": [_statement(statement) for statement in coded.statements],
        "deals": [_deal(deal) for deal in coded.deals],
        "coder": {"version": coded.coder.version, "rules": coded.coder.rules, "model": coded.coder.model},
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _span(span: TextSpan) -> Record:
    return {"start": span.start, "end": span.end}


def _furniture(article: Article) -> list[Record]:
    return [{**_span(part.span), "kind": part.kind.value} for part in article.furniture]


def _entity(entity: Entity) -> Record:
    return {
        "name": entity.name,
        "code": entity.code,
        "sector": entity.sector,
        "office": entity.office,
        "wikidata": entity.wikidata,
        **_span(entity.span),
        "via": entity.via,
    }


def _event(event: Event, text: str) -> Record:
    return {
        "id": event.id,
        "act": event.act,
        "type": event.type,
        "mode": event.mode,
        "auxiliary": [auxiliary.value for auxiliary in event.auxiliary],
        "contexts": list(event.contexts),
        "actors": [_entity(entity) for entity in event.actors],
        "recipients": [_entity(entity) for entity in event.recipients],
        "claimant": _entity(event.claimant) if event.claimant else None,
        "trigger": _span(event.trigger),
        "evidence": _span(event.evidence),
        "date": _date(event.date, text) if event.date else None,
        "location": _location(event.location) if event.location else None,
        "score": event.score,
        "confidence": event.confidence,
        "rules": list(dict.fromkeys([*(b.rule_id for b in event.because), *(j.rule_id for j in event.judgements)])),
    }


def _date(when: EventDate, text: str) -> Record:
    words = when.words.quote(text) if when.words else None
    return {"start": _iso(when.start), "end": _iso(when.end), "text": words}


def _location(where: Location) -> Record:
    return {
        "name": where.name,
        "country": where.country,
        "geonames": where.geonames,
        "lat": where.lat,
        "lon": where.lon,
    }


def _statement(statement: Statement) -> Record:
    return {
        "id": statement.id,
        "speaker": _entity(statement.speaker),
        "kind": statement.kind.value,
        "cue": _span(statement.cue) if statement.cue else None,
        **_span(statement.span),
        "parts": [_span(part) for part in statement.parts],
        "addressee": _entity(statement.addressee) if statement.addressee else None,
        "repeats": statement.repeats,
    }


def _deal(deal: Deal) -> Record:
    return {
        "parties": list(deal.parties),
        "subject": deal.subject,
        "sector": deal.sector,
        "stage": deal.stage.value,
        "events": list(deal.events),
        "evidence": _span(deal.evidence),
    }
