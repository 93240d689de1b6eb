"""What the lexicon found and what the trained model reads between the same parties, weighed against each other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from multipolar.events.find import evidence_of
from multipolar.model.actors import MentionKind
from multipolar.model.events import Because, EventMention
from multipolar.model.spans import TextSpan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from spacy.tokens import Doc, Token

    from multipolar.model.actors import Entity
    from multipolar.model.events import ActScore, PairScore

    Scores = Mapping[tuple[TextSpan, TextSpan], PairScore]

MUTUAL = frozenset({"CONSULT", "COOPERATE"})
NOT_PROPOSED = frozenset({MentionKind.PLACE, MentionKind.COMPANY, MentionKind.PEOPLE})


@dataclass(frozen=True, slots=True)
class Weights:
    """How much the model counts beside the lexicon; swept on the development reports (docs/accuracy.md)."""

    drop_below: float = 0.12  # an event less likely than this is left out
    part_below: float = 0.04  # one of several parties less likely than this is left out
    change_above: float = 3.0  # another act must be this many times as likely as the lexicon's
    turn_above: float = 4.0  # the act must be this many times as likely the other way round
    propose_above: float = 0.5  # a pair without an event becomes one when the model is this sure


def weigh_events(
    doc: Doc, events: Iterable[EventMention], scores: Sequence[PairScore], weights: Weights
) -> tuple[EventMention, ...]:
    """Ask the model about each event's parties, and about pairs that the lexicon has nothing for.

    It may change the act, turn it round, leave out a party, drop the event, or propose one where it is sure. Events
    whose parties do not both stand in the sentence are left as they are.
    """
    by_pair = {(score.actor.span, score.recipient.span): score for score in scores}
    weighed = [found for event in events if (found := _Weighing(event, by_pair, weights).result()) is not None]
    told = {(event.evidence.start, pair) for event in weighed for pair in _pairs(event)}
    proposed = [event for event in _proposals(doc, scores, weights) if not _is_told(event, told)]
    return tuple(sorted([*weighed, *_merged(proposed)], key=lambda event: event.trigger_token))


def _pairs(event: EventMention) -> frozenset[frozenset[str]]:
    parties = {entity.code for entity in (*event.actors, *event.recipients)}
    return frozenset(frozenset({one, other}) for one in parties for other in parties if one != other)


def _is_told(event: EventMention, told: set[tuple[int, frozenset[str]]]) -> bool:
    return any((event.evidence.start, pair) in told for pair in _pairs(event))


class _Weighing:
    """One event of the lexicon before the model."""

    def __init__(self, event: EventMention, scores: Scores, weights: Weights) -> None:
        self.event = event
        self.scores = scores
        self.weights = weights

    def result(self) -> EventMention | None:
        event = self.event
        there, back = list(self._read(event.actors, event.recipients)), list(self._read(event.recipients, event.actors))
        if not there:
            return event
        act = self._act(there)
        likely = max(_likely(score, act) for score in there)
        turned = max((_likely(score, act) for score in back), default=0.0)
        if act not in MUTUAL and turned > self.weights.turn_above * likely and turned > self.weights.propose_above:
            event = replace(event, actors=event.recipients, recipients=event.actors)
            there, likely = back, turned
        if likely < self.weights.drop_below:
            return None
        if len(there) > 1:
            event = self._without_strangers(event, there, act)
        return _settled(event, act, max(there, key=lambda score: _likely(score, act)))

    def _read(self, doers: Sequence[Entity], others: Sequence[Entity]) -> Iterator[PairScore]:
        for doer in doers:
            for other in others or doers:
                score = self.scores.get((doer.span, other.span))
                if score is not None:
                    yield score

    def _act(self, there: Sequence[PairScore]) -> str:
        acts = {act: max(_likely(score, act) for score in there) for score in there for act in score.acts}
        own = acts.get(self.event.act, 0.0)
        best = max(acts, key=lambda act: (acts[act], act), default=self.event.act)
        return best if acts.get(best, 0.0) > self.weights.change_above * own else self.event.act

    def _without_strangers(self, event: EventMention, there: Sequence[PairScore], act: str) -> EventMention:
        """Leave out recipients that the act has nothing to do with."""
        kept = tuple(
            entity
            for entity in event.recipients
            if not (read := [s for s in there if s.recipient.span == entity.span])
            or max(_likely(score, act) for score in read) >= self.weights.part_below
        )
        return replace(event, recipients=kept) if kept else event


def _likely(score: PairScore, act: str) -> float:
    found = score.acts.get(act)
    return found.probability if found else 0.0


def _settled(event: EventMention, act: str, score: PairScore) -> EventMention:
    read = score.acts[act]
    confidence = round(read.probability, 3)
    if act == event.act:
        return replace(event, mode=event.mode or read.mode, confidence=confidence, leaning=read.auxiliaries)
    because = (*event.because, Because("act", "model.act", event.trigger))
    mode = read.mode
    return replace(event, act=act, mode=mode, confidence=confidence, because=because, leaning=read.auxiliaries)


def _proposals(doc: Doc, scores: Sequence[PairScore], weights: Weights) -> Iterator[EventMention]:
    """Give the events that the model alone is sure of, the surest telling of each pair in each sentence."""
    best: dict[tuple[int, frozenset[str], str], tuple[float, PairScore]] = {}
    for score in scores:
        if {score.actor.kind, score.recipient.kind} & NOT_PROPOSED:
            continue
        for act, read in score.acts.items():
            if read.probability >= weights.propose_above:
                key = (doc[score.actor.head].sent.start, score.actor.codes | score.recipient.codes, act)
                if key not in best or read.probability > best[key][0]:
                    best[key] = (read.probability, score)
    for (_, _, act), (_, score) in best.items():
        yield _proposal(doc[score.acts[act].trigger], act, score, score.acts[act])


def _proposal(trigger: Token, act: str, score: PairScore, read: ActScore) -> EventMention:
    span = TextSpan(trigger.idx, trigger.idx + len(trigger))
    both = (*score.actor.entities, *score.recipient.entities)
    return EventMention(
        act=act,
        mode=read.mode,
        trigger_token=trigger.i,
        trigger=span,
        evidence=evidence_of(trigger.sent),
        actors=both if act in MUTUAL and read.mode != "visit" else score.actor.entities,
        recipients=() if act in MUTUAL and read.mode != "visit" else score.recipient.entities,
        confidence=round(read.probability, 3),
        because=(Because("act", "model.act", span),),
        leaning=read.auxiliaries,
    )


def _merged(proposals: Iterable[EventMention]) -> list[EventMention]:
    """Put proposals of one trigger and act that share their actors, or their recipients, into one event."""
    merged: list[EventMention] = []
    for event in proposals:
        for n, other in enumerate(merged):
            if (event.trigger, event.act, bool(event.recipients)) == (other.trigger, other.act, bool(other.recipients)):
                merged[n] = replace(
                    other,
                    actors=_united(other.actors, event.actors),
                    recipients=_united(other.recipients, event.recipients),
                )
                break
        else:
            merged.append(event)
    return merged


def _united(some: Sequence[Entity], others: Sequence[Entity]) -> tuple[Entity, ...]:
    codes = {entity.code for entity in some}
    return (*some, *(entity for entity in others if entity.code not in codes))
