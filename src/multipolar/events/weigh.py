"""What the lexicon found and what the trained model makes of the same parties, weighed against each other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import exp, log
from typing import TYPE_CHECKING

from multipolar.model.events import Because, EventMention

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from multipolar.model.events import PairScore
    from multipolar.model.spans import TextSpan

NONE = "NONE"
LEAST = 1e-4  # a probability the model gives to what it has ruled out


@dataclass(frozen=True, slots=True)
class Weights:
    """How much the model counts beside the lexicon; swept on the development reports (docs/accuracy.md)."""

    model: float = 0.5  # exponent of the model's probability; the lexicon's confidence has 1
    drop_below: float = 0.10  # an event whose weighed confidence is lower is left out
    change_above: float = 3.0  # another act must be this many times as likely as the lexicon's


def weigh_events(
    events: Iterable[EventMention], scores: Sequence[PairScore], weights: Weights
) -> tuple[EventMention, ...]:
    """Ask the model about each event's parties: it may change the act, lower the confidence, or drop the event.

    Events whose parties do not both stand in the sentence are left as they are.
    """
    by_pair = {(score.actor.span, score.recipient.span): score for score in scores}
    weighed = (_weigh(event, by_pair, weights) for event in events)
    return tuple(event for event in weighed if event is not None)


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
