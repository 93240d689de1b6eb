"""Small ledgers from coded articles made by hand.

report("RUR [visited] FRE on Monday.", event("CONSULT", "RUR", "FRE", mode="visit"), published="2030-01-07")
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from marked import read_marked
from multipolar.ledger import link_ledger
from multipolar.model.actors import Entity
from multipolar.model.coded import CodedArticle, CoderVersion
from multipolar.model.deals import Deal, DealStage
from multipolar.model.events import Event, EventDate, Location
from multipolar.model.factuality import Auxiliary
from multipolar.model.spans import TextSpan
from multipolar.model.statements import Statement, StatementKind
from multipolar.read import article_from_text
from multipolar.store import LedgerWriter, load_vocabulary, write_ledger

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from multipolar.model.articles import Article
    from multipolar.model.coded import Failure

CODER = CoderVersion("0.2.0", "rules-1", "model-1")
SCORES = {"CONSULT": 2.5, "AGREE": 2.5, "SUPPORT": 5.0, "COOPERATE": 6.0, "AID": 7.0, "ASSAULT": -10.0, "ACCUSE": -4.0}


def entity(party: str, text: str, sector: str = "GOV") -> Entity:
    """Make an entity of "RUS" or "IGO:African Union"; its words are the whole text where they are not in it."""
    code, _, name = party.partition(":")
    at = text.find(name or code)
    span = TextSpan(at, at + len(name or code)) if at >= 0 else TextSpan(0, len(text))
    return Entity(name or code, code, sector, span)


def event(act: str, actors: str, recipients: str = "", **changes: Any) -> Callable[[Article, TextSpan, int], Event]:  # noqa: ANN401
    """Describe an event; parties are written "RUS VEN" or, with spaces in a name, as a list.

    Changes: `on` (a day or two, "2030-01-07 2030-01-09"), `auxiliary`, `mode`, `claimant`, `contexts`, `place`,
    `type`, `score`, `confidence`, `sector`.
    """

    def make(article: Article, trigger: TextSpan, number: int) -> Event:
        text, sector = article.text, changes.get("sector", "GOV")
        auxiliary = tuple(Auxiliary(one) for one in changes.get("auxiliary", "").split())
        when = _date(changes.get("on"), article.published_on, trigger)
        return Event(
            id=f"{article.id}-{number}",
            act=act,
            type=changes.get("type", act),
            mode=changes.get("mode", ""),
            auxiliary=auxiliary,
            contexts=tuple(changes.get("contexts", "").split()),
            actors=tuple(entity(party, text, sector) for party in _parties(actors)),
            recipients=tuple(entity(party, text, sector) for party in _parties(recipients)),
            claimant=entity(changes["claimant"], text) if "claimant" in changes else None,
            trigger=trigger,
            evidence=changes.get("evidence", TextSpan(0, len(text))),
            date=when,
            location=Location(changes["place"], changes.get("country", "")) if "place" in changes else None,
            score=changes.get("score", SCORES.get(act, 0.0)),
            confidence=changes.get("confidence", 0.9),
        )

    return make


def report(
    text: str,
    *events: Callable[[Article, TextSpan, int], Event],
    published: str | None = "2030-01-07",
    deals: tuple[tuple[str, str, str, str], ...] = (),
    says: tuple[tuple[str, str], ...] = (),
    coder: CoderVersion = CODER,
    **changes: Any,  # noqa: ANN401
) -> CodedArticle:
    """Make a coded article of a text whose [bracketed] words are the trigger of its events.

    Args:
        text: the report; the brackets are taken out.
        events: made by `event`.
        published: its day.
        deals: (parties, subject, sector, stage), told by the first event.
        says: (speaker, words).
        coder: what coded it.
        changes: further fields of the article: publisher, url, title, source.
    """
    plain, trigger = read_marked(text) if "[" in text else (text, TextSpan(0, len(text)))
    article = article_from_text(plain, published_on=date.fromisoformat(published) if published else None, **changes)
    made = tuple(make(article, trigger, number) for number, make in enumerate(events))
    return CodedArticle(
        article,
        None,
        made,
        tuple(
            Statement(f"s{n}", entity(who, plain), StatementKind.DIRECT, None, (_find(plain, words),))
            for n, (who, words) in enumerate(says)
        ),
        tuple(
            Deal(tuple(sorted(parties.split())), subject, sector, DealStage(stage), (made[0].id,), made[0].evidence)
            for parties, subject, sector, stage in deals
        ),
        coder,
    )


def write_small_ledger(path: Path, *results: CodedArticle | Failure) -> Path:
    """Write these into a ledger, in one batch, and link them."""
    with write_ledger(path) as draft:
        writer = LedgerWriter(draft.connection, load_vocabulary())
        run = writer.begin_run("ingest")
        writer.add(results, run)
        link_ledger(draft.connection)
        writer.end_run(run)
    return path


def _parties(parties: str | list[str]) -> list[str]:
    return parties.split() if isinstance(parties, str) else parties


def _date(days: str | None, published_on: date | None, words: TextSpan) -> EventDate | None:
    if days is None:
        return EventDate(published_on, published_on) if published_on else None
    first, _, last = days.partition(" ")
    return EventDate(date.fromisoformat(first), date.fromisoformat(last or first), words)


def _find(text: str, words: str) -> TextSpan:
    start = text.index(words)
    return TextSpan(start, start + len(words))
