"""What the lexicon found and what the trained model makes of the same parties, weighed against each other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import exp, log
from typing import TYPE_CHECKING

from multipolar.events.find import evidence_of
from multipolar.model.actors import MentionKind
from multipolar.model.events import Because, EventMention
from multipolar.model.spans import TextSpan

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from spacy.tokens import Doc

    from multipolar.model.events import PairScore

NONE = "NONE"
MUTUAL = frozenset({"CONSULT", "COOPERATE"})
NOT_PROPOSED = frozenset({MentionKind.PLACE, MentionKind.COMPANY, MentionKind.PEOPLE})
ALONE = 0.7  # of the model's probability is left where no lexicon entry stands by it
LEAST = 1e-4  # a probability the model gives to what it has ruled out


@dataclass(frozen=True, slots=True)
class Weights:
    """How much the model counts beside the lexicon; swept on the development reports (docs/accuracy.md)."""

    model: float = 0.6  # exponent of the model's probability; the lexicon's confidence has 1
    drop_below: float = 0.35  # an event whose weighed confidence is lower is left out
    change_above: float = 2.0  # another act must be this many times as likely as the lexicon's
    propose_above: float = 0.85  # a pair without an event becomes one when the model is this sure


def weigh_events(
    doc: Doc, events: Iterable[EventMention], scores: Sequence[PairScore], weights: Weights
) -> tuple[EventMention, ...]:
    """Ask the model about each event's parties, and about pairs that the lexicon has nothing for.

    It may change the act, lower the confidence, drop the event, or propose one where it is sure. Events whose parties
    do not both stand in the sentence are left as they are.
    """
    by_pair = {(score.actor.span, score.recipient.span): score for score in scores}
    weighed = [found for event in events if (found := _weigh(event, by_pair, weights)) is not None]
    told = {(event.evidence.start, code) for event in weighed for code in _pairs(event)}
    proposed = []
    for score in scores:
        event = _propose(doc, score, weights)
        if event is not None and not any((event.evidence.start, pair) in told for pair in _pairs(event)):
            told.update((event.evidence.start, pair) for pair in _pairs(event))
            proposed.append(event)
    return tuple(sorted([*weighed, *proposed], key=lambda event: event.trigger_token))


def _pairs(event: EventMention) -> frozenset[frozenset[str]]:
    parties = {entity.code for entity in (*event.actors, *event.recipients)}
    return frozenset(frozenset({one, other}) for one in parties for other in parties if one != other)


def _propose(doc: Doc, score: PairScore, weights: Weights) -> EventMention | None:
    """Make an event of a pair that the model alone is sure of."""
    act = max(score.probabilities, key=lambda name: (score.probabilities[name], name))
    barred = {score.actor.kind, score.recipient.kind} & NOT_PROPOSED
    if act == NONE or score.probabilities[act] < weights.propose_above or barred:
        return None
    trigger = doc[score.trigger_token]
    both = (*score.actor.entities, *score.recipient.entities)
    mutual = act in MUTUAL
    span = TextSpan(trigger.idx, trigger.idx + len(trigger))
    return EventMention(
        act=act,
        mode="",
        trigger_token=trigger.i,
        trigger=span,
        evidence=evidence_of(trigger.sent),
        actors=both if mutual else score.actor.entities,
        recipients=() if mutual else score.recipient.entities,
        confidence=round(score.probabilities[act] * ALONE, 3),
        because=(Because("act", "model.act", span),),
    )


def _weigh(
    event: EventMention, by_pair: Mapping[tuple[TextSpan, TextSpan], PairScore], weights: Weights
) -> EventMention | None:
    score = _score_of(event, by_pair)
    if score is None:
        return event
    ranked = weigh_acts({event.act: event.confidence}, score.probabilities, weights)
    act = max(ranked, key=lambda name: (ranked[name], name))
    if act != event.act and ranked[act] < weights.change_above * ranked.get(event.act, 0.0):
        act = event.act
    confidence = ranked[act]
    if confidence < weights.drop_below:
        return None
    if act == event.act:
        return replace(event, confidence=round(confidence, 3))
    because = (*event.because, Because("act", "model.act", event.trigger))
    return replace(event, act=act, mode="", confidence=round(confidence, 3), because=because)


def _score_of(event: EventMention, by_pair: Mapping[tuple[TextSpan, TextSpan], PairScore]) -> PairScore | None:
    others = event.recipients or event.actors[1:]
    for actor in event.actors[:1]:
        for other in others:
            score = by_pair.get((actor.span, other.span))
            if score is not None:
                return score
    return None


def weigh_acts(lexicon: Mapping[str, float], model: Mapping[str, float], weights: Weights) -> dict[str, float]:
    """Put the lexicon's confidences and the model's probabilities together; the result sums to 1 with "NONE".

    Args:
        lexicon: the confidence of each act that an entry found; the rest is shared among the other acts and none.
        model: the probability of every act and of "NONE".
        weights: how much either counts.
    """
    left = max(LEAST, 1.0 - sum(lexicon.values())) / max(1, len(model) - len(lexicon))
    logs = {
        act: log(max(LEAST, lexicon.get(act, left))) + weights.model * log(max(LEAST, probability))
        for act, probability in model.items()
    }
    highest = max(logs.values())
    total = sum(exp(value - highest) for value in logs.values())
    return {act: exp(value - highest) / total for act, value in logs.items() if act != NONE}
