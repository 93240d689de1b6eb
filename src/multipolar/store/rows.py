"""Coded articles as rows of the ledger's tables, numbered by the caller."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from multipolar.model.standing import standing_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from multipolar.model.actors import Entity
    from multipolar.model.articles import Article
    from multipolar.model.coded import CodedArticle
    from multipolar.model.deals import Deal
    from multipolar.model.events import Event
    from multipolar.model.statements import Statement

Row = dict[str, Any]


@dataclass(slots=True)
class Numbers:
    """The next free number of everything that is numbered, and the parties' numbers."""

    article: int
    mention: int
    statement: int
    deal_mention: int
    party: Callable[[str, str], int]  # code and name -> number


@dataclass(slots=True)
class ArticleRows:
    """The rows of some articles, table by table."""

    tables: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))

    def add(self, table: str, row: Row) -> None:
        """Add one row to a table."""
        self.tables[table].append(row)


def article_key(article: Article) -> str:
    """Name an article by its content; where it was found does not count, so that nothing is taken in twice."""
    published = article.published_on.isoformat() if article.published_on else None
    return _digest(article.id, article.text, article.title, article.publisher, article.url, published)


def add_article(  # noqa: PLR0913  (what the row needs besides the article)
    rows: ArticleRows,
    coded: CodedArticle,
    numbers: Numbers,
    quads: Mapping[str, str],
    *,
    article_id: int,
    coder_id: int,
    run_id: int,
) -> None:
    """Add every row of one coded article."""
    article = coded.article
    key = article_key(article)
    between = coded.published_between or (None, None)
    rows.add(
        "article_rows",
        {
            "article_id": article_id,
            "key": key,
            "id": article.id,
            "source": article.source,
            "url": article.url,
            "publisher": article.publisher,
            "title": article.title,
            "published_on": article.published_on,
            "published_from": between[0],
            "published_until": between[1],
            "language": article.language,
            "text": article.text,
            "coder_id": coder_id,
            "run_id": run_id,
        },
    )
    for part in article.furniture:
        span = {"span_start": part.span.start, "span_end": part.span.end}
        rows.add("furniture_rows", {"article_id": article_id, **span, "kind": part.kind.value})
    place = _Place(article_id, key, article.text)
    mention_ids = _add_mentions(rows, coded.events, place, numbers, quads)
    _add_statements(rows, coded.statements, place, numbers)
    _add_deals(rows, coded.deals, place, numbers, {event.id: event for event in coded.events}, mention_ids)


@dataclass(frozen=True, slots=True)
class _Place:
    """The article that rows belong to."""

    article_id: int
    key: str
    text: str


def _add_mentions(
    rows: ArticleRows, events: Sequence[Event], place: _Place, numbers: Numbers, quads: Mapping[str, str]
) -> dict[str, int]:
    """Add the event mentions, and give their numbers by the ids of the record."""
    seen: Counter[str] = Counter()
    mention_ids: dict[str, int] = {}
    for event in events:
        mention_id = numbers.mention
        numbers.mention += 1
        mention_ids.setdefault(event.id, mention_id)
        key = _digest(place.key, event.id, str(seen[event.id]) if seen[event.id] else None)
        seen[event.id] += 1
        rows.add("mention_rows", _mention(event, place, numbers, quads) | {"mention_id": mention_id, "key": key})
        for role, entities in (("actor", event.actors), ("recipient", event.recipients)):
            for position, entity in enumerate(entities):
                party = {"mention_id": mention_id, "role": role, "position": position, **_party(entity, numbers)}
                rows.add("mention_party_rows", party)
    return mention_ids


def _mention(event: Event, place: _Place, numbers: Numbers, quads: Mapping[str, str]) -> Row:
    when, where = event.date, event.location
    words = when.words if when else None
    return {
        "id": event.id,
        "article_id": place.article_id,
        "act": event.act,
        "type": event.type,
        "mode": event.mode,
        "auxiliary": " ".join(sorted(event.auxiliary)),
        "standing": standing_of(event).value,
        "contexts": " ".join(sorted(event.contexts)),
        "quad": quads[event.type],
        "score": event.score,
        "confidence": event.confidence,
        "start_on": when.start if when else None,
        "end_on": when.end if when else None,
        "date_start": words.start if words else None,
        "date_end": words.end if words else None,
        "place": where.name if where else None,
        "country": where.country if where else None,
        "geonames": where.geonames if where else None,
        "lat": where.lat if where else None,
        "lon": where.lon if where else None,
        **_person("claimant", event.claimant, numbers),
        "trigger_start": event.trigger.start,
        "trigger_end": event.trigger.end,
        "trigger_words": event.trigger.quote(place.text),
        "evidence_start": event.evidence.start,
        "evidence_end": event.evidence.end,
        "evidence_words": event.evidence.quote(place.text),
        "rules": " ".join(dict.fromkeys([*(b.rule_id for b in event.because), *(j.rule_id for j in event.judgements)])),
    }


def _party(entity: Entity, numbers: Numbers) -> Row:
    return {
        "party_id": numbers.party(entity.code, entity.name),
        "sector": entity.sector,
        "name": entity.name,
        "office": entity.office,
        "wikidata": entity.wikidata,
        "span_start": entity.span.start,
        "span_end": entity.span.end,
        "via": entity.via,
    }


def _person(role: str, entity: Entity | None, numbers: Numbers) -> Row:
    """Give the columns of a claimant or speaker; nobody has none of them."""
    if entity is None:
        return {
            f"{role}_{name}": None for name in ("id", "sector", "name", "office", "wikidata", "start", "end", "via")
        }
    party = _party(entity, numbers)
    return {
        f"{role}_id": party["party_id"],
        f"{role}_start": party["span_start"],
        f"{role}_end": party["span_end"],
        **{f"{role}_{name}": party[name] for name in ("sector", "name", "office", "wikidata", "via")},
    }


def _add_statements(rows: ArticleRows, statements: Sequence[Statement], place: _Place, numbers: Numbers) -> None:
    keys = {statement.id: _digest(place.key, statement.id) for statement in statements}
    for statement in statements:
        statement_id = numbers.statement
        numbers.statement += 1
        addressee = _person("addressee", statement.addressee, numbers)
        rows.add(
            "statement_rows",
            {
                "statement_id": statement_id,
                "key": keys[statement.id],
                "id": statement.id,
                "article_id": place.article_id,
                "kind": statement.kind.value,
                **_person("speaker", statement.speaker, numbers),
                **{f"addressee_{name}": addressee[f"addressee_{name}"] for name in ADDRESSEE_COLUMNS},
                "cue_start": statement.cue.start if statement.cue else None,
                "cue_end": statement.cue.end if statement.cue else None,
                "words": " ".join(part.quote(place.text) for part in statement.parts),
                "repeats": keys.get(statement.repeats) if statement.repeats else None,
                "rule": statement.rule_id,
            },
        )
        for position, part in enumerate(statement.parts):
            span = {"span_start": part.start, "span_end": part.end}
            rows.add("statement_part_rows", {"statement_id": statement_id, "position": position, **span})


ADDRESSEE_COLUMNS = ("id", "sector", "name", "start", "end")


def _add_deals(  # noqa: PLR0913, PLR0917  (a deal points to events)
    rows: ArticleRows,
    deals: Sequence[Deal],
    place: _Place,
    numbers: Numbers,
    events: Mapping[str, Event],
    mention_ids: Mapping[str, int],
) -> None:
    for position, deal in enumerate(deals):
        deal_mention_id = numbers.deal_mention
        numbers.deal_mention += 1
        days = [when for one in deal.events if one in events and (when := events[one].date)]
        rows.add(
            "deal_mention_rows",
            {
                "deal_mention_id": deal_mention_id,
                "key": _digest(place.key, "deal", str(position)),
                "article_id": place.article_id,
                "subject": deal.subject,
                "sector": deal.sector,
                "stage": deal.stage.value,
                "start_on": min((when.start for when in days), default=None),
                "end_on": max((when.end for when in days), default=None),
                "evidence_start": deal.evidence.start,
                "evidence_end": deal.evidence.end,
                "evidence_words": deal.evidence.quote(place.text),
                "rule": deal.rule_id,
            },
        )
        # A deal's parties are bare codes; the names of bodies stand in the parties of its events.
        named = {e.code: e.name for one in deal.events if one in events for e in _entities(events[one])}
        for party_id in sorted({numbers.party(code, named.get(code, code)) for code in deal.parties}):
            rows.add("deal_mention_party_rows", {"deal_mention_id": deal_mention_id, "party_id": party_id})
        for mention_id in sorted({mention_ids[one] for one in deal.events if one in mention_ids}):
            rows.add("deal_mention_event_rows", {"deal_mention_id": deal_mention_id, "mention_id": mention_id})


def _entities(event: Event) -> Sequence[Entity]:
    return (*event.actors, *event.recipients)


def _digest(*parts: str | None) -> str:
    return blake2b(json.dumps(parts, ensure_ascii=True).encode(), digest_size=10).hexdigest()
