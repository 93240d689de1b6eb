"""What is dealt over: the subject noun of what is offered, agreed, signed, sought or refused."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from multipolar.model.deals import Deal
from multipolar.model.factuality import Auxiliary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc, Token

    from multipolar.lexicon.deals import DealLexicon, StageRule
    from multipolar.model.deals import DealStage
    from multipolar.model.events import Event

MAX_DEPTH = 5  # noun phrases within noun phrases that a subject may stand under
SUBJECT_PREPOSITIONS = frozenset({"of", "on", "for", "with", "in", "over", "about", "to"})
CLAUSES = frozenset({"xcomp", "ccomp", "pcomp", "acl"})
CONTAINERS = frozenset(
    "deal agreement accord contract treaty pact memorandum protocol package series number project help support "
    "cooperation partnership plan programme program offer proposal talk document understanding venture work effort "
    "construction development production building round set question issue possibility arrangement hurdle lease "
    "request promise pledge bid order consignment batch study negotiation discussion convention company firm "
    "consortium".split()
)
WAYS_TO_DEAL = frozenset(
    "purchase sale delivery shipment supply export import transfer investment exploitation installation".split()
)  # they are the subject only where nothing is named that they are of
KIND_BY_MODIFIER = WAYS_TO_DEAL | frozenset(
    "plant factory industry equipment technology system works licence license right output programme station site "
    "centre center facility complex product stock reserve zone lab unit scheme component part expert engineer "
    "specialist route stake concession share service boat".split()
)
PARTIES = 2


def find_deals(
    doc: Doc, events: Sequence[Event], trigger_tokens: Sequence[int], lexicon: DealLexicon
) -> tuple[Deal, ...]:
    """Find the deals an article tells of, in the order of the text.

    Args:
        doc: the parsed article.
        events: its coded events.
        trigger_tokens: the index of each event's trigger in the Doc, in the same order.
        lexicon: subjects and stages.
    """
    told = [
        deal
        for event, at in sorted(zip(events, trigger_tokens, strict=True), key=lambda one: _depth(doc[one[1]]))
        for deal in _deals_of(event, doc[at], lexicon)
    ]
    found: dict[tuple[object, ...], Deal] = {}
    for deal in sorted(_outermost(told), key=lambda deal: deal.evidence.start):
        key = (deal.parties, deal.subject, deal.stage)
        known = found.get(key, deal)
        found[key] = replace(known, events=tuple(dict.fromkeys((*known.events, *deal.events))))
    return tuple(found.values())


def _deals_of(event: Event, trigger: Token, lexicon: DealLexicon) -> Iterator[Deal]:
    """Give the deals that one event tells of."""
    parties = tuple(sorted({entity.code for entity in (*event.actors, *event.recipients)}))
    rule = _stage_rule(trigger, event, lexicon)
    if rule is None or len(parties) < PARTIES:
        return
    for noun, sector in _subjects(trigger, lexicon):
        subject = _phrase(noun, lexicon)
        yield Deal(parties, subject, sector, rule.stage, (event.id,), event.evidence, rule.id)


def _outermost(deals: Iterable[Deal]) -> Iterator[Deal]:
    """Leave out what a sentence says of a deal below the word that settles its stage: "refused to sell tanks"."""
    settled: dict[tuple[object, ...], DealStage] = {}
    for deal in deals:
        key = (deal.parties, deal.subject, deal.evidence)
        if settled.setdefault(key, deal.stage) is deal.stage:
            yield deal


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)


def _stage_rule(trigger: Token, event: Event, lexicon: DealLexicon) -> StageRule | None:
    auxiliaries = event.auxiliary or ()
    if Auxiliary.NEGATION in auxiliaries and event.act in {"REJECT", "REQUEST", "SANCTION"}:
        return None
    cues = _cues(trigger, event)
    return next((rule for rule in lexicon.stages if rule.fits(event.act, cues, auxiliaries)), None)


def _cues(trigger: Token, event: Event) -> list[str]:
    """Give the words that tell a stage: the trigger's, those that govern it, and their idioms."""
    span = trigger.doc.char_span(event.trigger.start, event.trigger.end, alignment_mode="expand")
    governors = (trigger, trigger.head, trigger.head.head) if trigger.head.pos_ == "NOUN" else (trigger, trigger.head)
    tokens = dict.fromkeys((*governors, *(span or ())))
    return [cue for token in tokens for cue in (token.lemma_.lower(), *_idioms(token))]


def _idioms(verb: Token) -> Iterator[str]:
    """Give a verb with its particle ("call off") or with what it is put on, in or to ("put on ice")."""
    lemma = verb.lemma_.lower()
    for child in verb.children:
        if child.dep_ in {"prt", "advmod"}:
            yield f"{lemma} {child.lower_}"
        elif child.dep_ == "prep":
            yield from (f"{lemma} {child.lower_} {noun.lemma_.lower()}" for noun in child.children)


def _subjects(trigger: Token, lexicon: DealLexicon) -> Iterator[tuple[Token, str]]:
    """Give the nouns that name what is dealt over, with their sectors."""
    sectors = {noun: sector for noun in _content_nouns(trigger, depth=0) if (sector := _sector(noun, lexicon))}
    for noun, sector in sectors.items():
        if noun.lemma_.lower() not in WAYS_TO_DEAL or not any(noun.is_ancestor(other) for other in sectors):
            yield noun, sector


def _content_nouns(token: Token, *, depth: int) -> Iterator[Token]:
    """Give the nouns below a trigger that may name what is dealt over, outer ones first."""
    if depth > MAX_DEPTH:
        return
    if token.pos_ in {"NOUN", "PROPN"}:
        yield token
        if depth > 1 and token.lemma_.lower() not in CONTAINERS | WAYS_TO_DEAL:
            return
    for below in _below(token):
        yield from _content_nouns(below, depth=depth + 1)


def _below(token: Token) -> Iterator[Token]:
    """Give where a deal's content may stand below a verb or a noun like "agreement"."""
    clauses = CLAUSES if token.pos_ != "NOUN" else {"acl"} if token.lemma_.lower() in CONTAINERS else set()
    for child in token.children:
        if child.dep_ in {"dobj", "nsubjpass", "conj", "attr", "dative"} or child.dep_ in clauses:
            yield child
        elif child.dep_ == "acomp" or (child.dep_ == "advcl" and _completes_object(child)):
            yield from (child.children if child.dep_ == "acomp" else [child])
        elif child.dep_ == "prep" and (child.lower_ in SUBJECT_PREPOSITIONS or _leaves_a_deal(child)):
            yield from (inner for inner in child.children if inner.dep_ in {"pobj", "pcomp"})
            yield from (beside for beside in child.children if beside.dep_ == "conj")


def _completes_object(clause: Token) -> bool:
    """Tell whether "to buy" goes with an object like "offer": "spurned an offer from Freedonia to buy tanks"."""
    objects = [child for child in clause.head.children if child.dep_ == "dobj" and child.i < clause.i]
    return clause.left_edge.tag_ == "TO" and any(noun.lemma_.lower() in CONTAINERS for noun in objects)


def _leaves_a_deal(preposition: Token) -> bool:
    """Tell whether what comes after "from" is a deal, not a party or a place: "withdrew from the sale of tanks"."""
    after = (noun.lemma_.lower() for noun in preposition.children if noun.dep_ == "pobj")
    return preposition.lower_ == "from" and any(noun in CONTAINERS | WAYS_TO_DEAL for noun in after)


def _sector(noun: Token, lexicon: DealLexicon) -> str | None:
    own = lexicon.sector_of.get(noun.lemma_.lower())
    modifiers = [left for left in noun.lefts if left.dep_ in {"compound", "amod", "nmod"}]
    named = (lexicon.sector_of.get(left.lemma_.lower()) for left in reversed(modifiers))
    by_modifier = next((sector for sector in named if sector), None)
    if noun.lemma_.lower() in CONTAINERS:
        return by_modifier
    return (by_modifier or own) if noun.lemma_.lower() in KIND_BY_MODIFIER else own


def _phrase(noun: Token, lexicon: DealLexicon) -> str:
    """Give the subject in lower case: the noun with what specifies it, without parties, articles and praise."""
    before = [
        left
        for left in noun.lefts
        if left.dep_ in {"compound", "amod", "nmod"}
        and (left.dep_ == "compound" or left.lemma_.lower() in lexicon.sector_of or left.tag_ == "JJ")
        and not left.text[0].isupper()
    ]
    words = [token.lower_ for left in before for token in (*_compound_parts(left), left)]
    return " ".join([*words, noun.lower_])


def _compound_parts(token: Token) -> Iterable[Token]:
    return [left for left in token.lefts if left.dep_ in {"compound", "amod"}]
