"""Coded articles made by hand: an invented report with one event of every standing, and one that wants to do harm."""

from __future__ import annotations

from datetime import date

from multipolar.model.actors import Entity
from multipolar.model.articles import Article, Furniture, FurnitureKind
from multipolar.model.coded import CodedArticle, CoderVersion
from multipolar.model.deals import Deal, DealStage
from multipolar.model.events import Because, Event, EventDate, Location
from multipolar.model.factuality import Auxiliary, Judgement
from multipolar.model.spans import TextSpan
from multipolar.model.statements import Statement, StatementKind

TEXT = """Norway and Chile draw closer
Norwegian Prime Minister Anna Karl visited Chile on Monday and signed a gas deal in Santiago.
Chile's president, Luis Prado, said Norway had agreed to build a dam. "We are not building an alliance against Peru. \
We want work for our people," he added.
Ms Karl will meet Mr Prado again in May. Chile may send soldiers to Norway.
Norway accused Peru of spying in 1999.
A bridge in Santiago"""

CODER = CoderVersion("0.1.0", "rules", "model")
TRIGGER_WORDS = ("visited", "signed", "agreed", "building an alliance", "meet", "send soldiers", "accused")


def span(words: str, *, text: str = TEXT, after: int = 0) -> TextSpan:
    """Find words in the text."""
    start = text.index(words, after)
    return TextSpan(start, start + len(words))


KARL = Entity("Anna Karl", "NOR", "GOV", span("Norwegian Prime Minister Anna Karl"), "Prime Minister", "Q1")
CHILE = Entity("Chile", "CHL", "GOV", span("Chile", after=TEXT.index("visited")))
PRADO = Entity("Luis Prado", "CHL", "GOV", span("Luis Prado"), "President")
PERU = Entity("Peru", "PER", "GOV", span("Peru"))


def event(trigger: str, act: str, mode: str = "", **changes: object) -> Event:
    """Make an event whose evidence is the trigger's line."""
    at = span(trigger)
    start = TEXT.rfind("\n", 0, at.start) + 1
    evidence = TextSpan(start, TEXT.find("\n", at.end))
    number = TRIGGER_WORDS.index(trigger)
    fields: dict[str, object] = {
        "id": f"{number}{'ab' * 9}{number}",
        "act": act,
        "type": act,
        "mode": mode,
        "auxiliary": (),
        "contexts": ("diplomatic",),
        "actors": (KARL,),
        "recipients": (CHILE,),
        "claimant": None,
        "trigger": at,
        "evidence": evidence,
        "date": None,
        "location": None,
        "score": 4.0,
        "confidence": 0.91,
    }
    return Event(**(fields | changes))  # type: ignore[arg-type]


def judged(auxiliary: Auxiliary, rule_id: str, cue: str) -> dict[str, object]:
    """Give the fields of an event with one auxiliary."""
    return {"auxiliary": (auxiliary,), "judgements": (Judgement(auxiliary, rule_id, span(cue)),)}


def coded_sample() -> CodedArticle:
    """Give the invented report, coded by hand."""
    quote = span("We are not building an alliance against Peru. We want work for our people,")
    events = (
        event(
            "visited",
            "CONSULT",
            "visit",
            date=EventDate(date(2010, 4, 5), date(2010, 4, 5), span("on Monday")),
            location=Location("Santiago", "CHL", 3871336, -33.46, -70.65),
            because=(
                Because("act", "accuse.condemn", span("visited")),
                Because("actors", "relation.subject", KARL.span),
                Because("recipients", "relation.object", CHILE.span),
            ),
        ),
        event("signed", "SUPPORT", actors=(KARL, PRADO), recipients=(), score=5.0),
        event("agreed", "AGREE", claimant=PRADO, score=2.5),
        event(
            "building an alliance",
            "COOPERATE",
            actors=(CHILE,),
            recipients=(PERU,),
            claimant=PRADO,
            score=-9.5,
            **judged(Auxiliary.NEGATION, "negation.not", "not building"),
        ),
        event("meet", "CONSULT", **({"type": "AGREE"} | judged(Auxiliary.FUTURE, "future.will", "will"))),
        event("send soldiers", "AID", **judged(Auxiliary.HYPOTHETICAL, "hypothetical.may", "may")),
        event(
            "accused",
            "ACCUSE",
            "allege",
            recipients=(PERU,),
            **judged(Auxiliary.HISTORICAL, "historical.in-year", "in 1999"),
        ),
    )
    statements = (
        Statement("s1", PRADO, StatementKind.INDIRECT, span("said"), (span("Norway had agreed to build a dam"),)),
        Statement("s2", PRADO, StatementKind.DIRECT, span("added"), (quote,), addressee=KARL, rule_id="say.say"),
    )
    deals = (Deal(("CHL", "NOR"), "gas deal", "energy", DealStage.SIGNED, (events[1].id,), events[1].evidence),)
    article = Article(
        id="sample",
        source="sample.txt",
        text=TEXT,
        title="Norway and Chile draw closer",
        publisher="The Daily Herald",
        url="https://example.org/a?b=1&c=2",
        furniture=(
            Furniture(span("Norway and Chile draw closer"), FurnitureKind.HEADING),
            Furniture(span("A bridge in Santiago"), FurnitureKind.CAPTION),
        ),
    )
    return CodedArticle(article, (date(2008, 5, 8), date(2012, 5, 7)), events, statements, deals, CODER)


HOSTILE_NAME = "<script>alert('x')</script>\x1b[31m\u202e"
HOSTILE_TEXT = f'"</style><img src=x onerror=alert(1)>" {HOSTILE_NAME} met & <b>Peru</b>.'


def hostile_sample() -> CodedArticle:
    """Give a report whose every text tries to break out of the page or the terminal."""
    whole = TextSpan(0, len(HOSTILE_TEXT))
    entity = Entity(HOSTILE_NAME, "NOR", "GOV", span(HOSTILE_NAME, text=HOSTILE_TEXT), HOSTILE_NAME, HOSTILE_NAME)
    place = Location(HOSTILE_NAME, "NOR")
    met = Event(
        id="hostile",
        act="CONSULT",
        type="CONSULT",
        mode="",
        auxiliary=(),
        contexts=(HOSTILE_NAME,),
        actors=(entity,),
        recipients=(entity,),
        claimant=entity,
        trigger=span("met", text=HOSTILE_TEXT),
        evidence=whole,
        date=None,
        location=place,
        score=1.0,
        confidence=0.5,
        because=(Because("act", HOSTILE_NAME, whole),),
    )
    said = Statement("s", entity, StatementKind.MIXED, None, (whole,), entity)
    deal = Deal(("NOR", HOSTILE_NAME), HOSTILE_NAME, HOSTILE_NAME, DealStage.SIGNED, (), whole)
    article = Article(
        id=HOSTILE_NAME,
        source="javascript:alert(1)",
        text=HOSTILE_TEXT,
        title=HOSTILE_NAME,
        publisher=HOSTILE_NAME,
        url="javascript:alert(1)",
        language='en" onload="alert(1)',
        furniture=(Furniture(whole, FurnitureKind.CAPTION),),
    )
    return CodedArticle(article, None, (met,), (said,), (deal,), CODER)
