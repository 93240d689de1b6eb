"""What the lexicon found and what the trained model reads between the same parties, weighed against each other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from multipolar.model.actors import MentionKind
from multipolar.model.events import Because, EventMention
from multipolar.model.spans import TextSpan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from spacy.tokens import Doc, Token

    from multipolar.model.actors import Entity
    from multipolar.model.events import ActScore, PairScore

    Place = tuple[int, int]

MUTUAL = frozenset({"CONSULT", "COOPERATE"})
PRESS = "JRN"
IMPLIED = "model.implied"
LEAST = 0.01  # a probability the model gives to what it has ruled out
TEMPER = 0.3  # exponent of the odds; docs/accuracy.md tells how it fits
OTHERS = 16  # acts and none, among whom the lexicon's doubt is shared
NOT_PROPOSED = frozenset({MentionKind.PLACE, MentionKind.COMPANY, MentionKind.PEOPLE})


@dataclass(frozen=True, slots=True)
class Weights:
    """How much the model counts beside the lexicon; swept on the development reports (docs/accuracy.md)."""

    model: float = 1.0  # exponent of the model's probability; the lexicon's confidence has 1
    drop_below: float = 0.5  # an event whose weighed confidence is lower is left out
    unread_below: float = 0.3  # likewise one that the model did not read
    part_below: float = 0.03  # one of several parties for which the model's probability is lower is left out
    change_above: float = 2.0  # another act must be this many times as likely as the lexicon's
    turn_above: float = 6.0  # the act must be this many times as likely the other way round
    propose_above: float = 0.25  # a pair becomes an event when the model is this sure
    beside_above: float = 0.8  # likewise where the sentence has another event
    imply_above: float = 0.3  # likewise a pair of which one stands in another sentence


def weigh_events(
    doc: Doc, events: Iterable[EventMention], scores: Sequence[PairScore], weights: Weights
) -> tuple[EventMention, ...]:
    """Ask the model about each event's parties, and about pairs that the lexicon has nothing for.

    It may change the act, turn it round, leave out a party, drop the event, or propose one where it is sure. Events
    that it did not read are left as they are, unless their confidence is low.
    """
    readings = _Readings(scores)
    weighed = [found for event in events if (found := _Weighing(event, readings, weights).result()) is not None]
    told = _Told(weighed, weights)
    proposed = [event for event in _proposals(doc, scores, weights) if told.leaves_room_for(event)]
    return tuple(sorted([*weighed, *_merged(proposed)], key=lambda event: event.trigger_token))


def _pairs(event: EventMention) -> frozenset[tuple[str, str]]:
    """Give who does it to whom, one way or both, by code; a code twice for an act within a state."""
    doers, others = [e.code for e in event.actors], [e.code for e in event.recipients or event.actors]
    pairs = frozenset((one, other) for one in doers for other in others if one != other)
    return pairs or frozenset((one, one) for one in doers)


class _Told:
    """What the lexicon has told of each sentence."""

    def __init__(self, events: Iterable[EventMention], weights: Weights) -> None:
        self.weights = weights
        self.by_sentence: dict[int, list[EventMention]] = {}
        for event in events:
            self.by_sentence.setdefault(event.evidence.start, []).append(event)

    def leaves_room_for(self, proposal: EventMention) -> bool:
        """Tell whether a proposal is another act, between others, and sure enough beside what is told.

        Where the lexicon told the same act, it chose its parties among all that stand there.
        """
        told = self.by_sentence.get(proposal.evidence.start, [])
        pairs = {pair for event in told for pair in _pairs(event)}
        if any(pair in pairs for pair in _pairs(proposal)):
            return False
        if any(event.act == proposal.act or event.trigger.overlaps(proposal.trigger) for event in told):
            return False
        return not told or _is_implied(proposal) or proposal.confidence >= self.weights.beside_above


def _is_implied(proposal: EventMention) -> bool:
    return any(because.rule_id == IMPLIED for because in proposal.because)


class _Readings:
    """What the model read, by sentence and parties."""

    def __init__(self, scores: Iterable[PairScore]) -> None:
        self.by_mention: dict[tuple[int, TextSpan, TextSpan], PairScore] = {}
        self.by_code: dict[tuple[int, str, str], PairScore] = {}
        for score in scores:
            at = score.evidence.start
            self.by_mention[at, score.actor.span, score.recipient.span] = score
            if score.outside:
                for one in score.actor.codes:
                    for other in score.recipient.codes:
                        self.by_code.setdefault((at, one, other), score)

    def between(self, evidence: TextSpan, doer: Entity, other: Entity) -> PairScore | None:
        """Give what was read of two parties; who stands in another sentence is known by code."""
        if evidence.overlaps(doer.span) and evidence.overlaps(other.span):
            return self.by_mention.get((evidence.start, doer.span, other.span))
        return self.by_code.get((evidence.start, doer.code, other.code))


class _Weighing:
    """One event of the lexicon before the model."""

    def __init__(self, event: EventMention, readings: _Readings, weights: Weights) -> None:
        self.event = event
        self.readings = readings
        self.weights = weights

    def result(self) -> EventMention | None:
        event = self.event
        there, back = list(self._read(event.actors, event.recipients)), list(self._read(event.recipients, event.actors))
        if not there:
            return event if event.confidence >= self.weights.unread_below else None
        ranked = weigh_acts({event.act: event.confidence}, _best_of(there), self.weights)
        act = max(ranked, key=lambda name: (ranked[name], name))
        if ranked[act] < self.weights.change_above * ranked.get(event.act, 0.0):
            act = event.act
        if ranked[act] < self.weights.drop_below:
            return None
        likely = max(_likely(score, act) for score in there)
        turned = max((_likely(score, act) for score in back), default=0.0)
        if act not in MUTUAL and turned > self.weights.turn_above * likely and turned > self.weights.propose_above:
            event = replace(event, actors=event.recipients, recipients=event.actors)
            there = back
        if len(there) > 1:
            event = self._without_strangers(event, there, act)
        return _settled(event, act, ranked[act], max(there, key=lambda score: _likely(score, act)))

    def _read(self, doers: Sequence[Entity], others: Sequence[Entity]) -> Iterator[PairScore]:
        """Give what the model made of the parties in the event's own sentence, those of other sentences by code."""
        for doer in doers:
            for other in others or doers:
                score = self.readings.between(self.event.evidence, doer, other)
                if score is not None:
                    yield score

    def _without_strangers(self, event: EventMention, there: Sequence[PairScore], act: str) -> EventMention:
        """Leave out recipients that the act has nothing to do with."""
        kept = tuple(
            entity
            for entity in event.recipients
            if not (read := [score for score in there if _is_recipient(entity, score)])
            or max(_likely(score, act) for score in read) >= self.weights.part_below
        )
        return replace(event, recipients=kept) if kept else event


def _is_recipient(entity: Entity, score: PairScore) -> bool:
    return score.recipient.span == entity.span or (score.outside and entity.code in score.recipient.codes)


def _best_of(scores: Sequence[PairScore]) -> dict[str, float]:
    """Give the acts of the pair that the model is surest of."""
    surest = max(scores, key=lambda score: sum(read.probability for read in score.acts.values()))
    return {act: read.probability for act, read in surest.acts.items()}


def weigh_acts(lexicon: Mapping[str, float], model: Mapping[str, float], weights: Weights) -> dict[str, float]:
    """Put the lexicon's confidences and the model's probabilities together; what is missing to 1 is that none is told.

    Args:
        lexicon: the confidence of each act that an entry found; the rest is shared among the other acts and none.
        model: the probability of the acts that are not very unlikely.
        weights: how much either counts.
    """
    acts = sorted({*lexicon, *model})
    left = max(LEAST, 1.0 - sum(lexicon.values())) / OTHERS
    shares = {act: lexicon.get(act, left) * max(model.get(act, 0.0), LEAST) ** weights.model for act in acts}
    none = left * max(1.0 - sum(model.values()), LEAST) ** weights.model
    total = sum(shares.values()) + none
    return {act: share / total for act, share in shares.items()}


def _likely(score: PairScore, act: str) -> float:
    found = score.acts.get(act)
    return found.probability if found else 0.0


def _settled(event: EventMention, act: str, likely: float, score: PairScore) -> EventMention:
    read = score.acts.get(act)
    settled = replace(event, act=act, confidence=round(_calibrated(likely), 3), reading=read)
    if act == event.act:
        return replace(settled, mode=event.mode or read.mode) if read is not None else settled
    because = (*event.because, Because("act", "model.act", event.trigger))
    return replace(settled, mode=read.mode if read is not None else "", because=because)


def _calibrated(share: float) -> float:
    """Give the confidence of a weighed share: lexicon and model saw the same words, so together they are too sure."""
    odds: float = (max(share, LEAST) / max(1.0 - share, LEAST)) ** TEMPER
    return odds / (1.0 + odds)


def _proposals(doc: Doc, scores: Sequence[PairScore], weights: Weights) -> Iterator[EventMention]:
    """Give the events that the model alone is sure of, the surest telling of each pair in each sentence."""
    best: dict[tuple[int, frozenset[str], str], tuple[float, PairScore]] = {}
    for score in scores:
        at_home = score.actor.codes == score.recipient.codes and score.actor is not score.recipient
        if at_home or {score.actor.kind, score.recipient.kind} & NOT_PROPOSED or _is_source(score):
            continue
        sure = weights.imply_above if score.outside else weights.propose_above
        for act, read in score.acts.items():
            if read.probability >= sure:
                key = (score.evidence.start, score.actor.codes | score.recipient.codes, act)
                if key not in best or read.probability > best[key][0]:
                    best[key] = (read.probability, score)
    for (_, _, act), (_, score) in best.items():
        yield _proposal(doc[score.acts[act].trigger], act, score, score.acts[act])


def _is_source(score: PairScore) -> bool:
    """Tell whether a party is the press, which tells of acts and has no part in them."""
    return any(e.sector == PRESS for e in (*score.actor.entities, *score.recipient.entities))


def _proposal(trigger: Token, act: str, score: PairScore, read: ActScore) -> EventMention:
    span = TextSpan(trigger.idx, trigger.idx + len(trigger))
    both = _united(score.actor.entities, score.recipient.entities)
    mutual = (act in MUTUAL and read.mode != "visit") or score.actor is score.recipient
    return EventMention(
        act=act,
        mode=read.mode,
        trigger_token=trigger.i,
        trigger=span,
        evidence=score.evidence,
        actors=both if mutual else score.actor.entities,
        recipients=() if mutual else score.recipient.entities,
        confidence=round(read.probability, 3),
        because=(Because("act", "model.act", span), *_from_outside(score)),
        reading=read,
    )


def _from_outside(score: PairScore) -> Iterator[Because]:
    """Say where the parties are named that the act's own sentence does not name."""
    for field, mention in (("actors", score.actor), ("recipients", score.recipient)):
        if not score.evidence.overlaps(mention.span):
            yield Because(field, IMPLIED, mention.span)


def _merged(proposals: Iterable[EventMention]) -> list[EventMention]:
    """Put proposals of one trigger and act into one event; mutual acts are left as pairs, for not all may meet all."""
    merged: list[EventMention] = []
    for event in proposals:
        for n, other in enumerate(merged):
            if event.recipients and (event.trigger, event.act) == (other.trigger, other.act):
                merged[n] = replace(
                    other,
                    actors=_united(other.actors, event.actors),
                    recipients=_united(other.recipients, event.recipients),
                    because=tuple(dict.fromkeys((*other.because, *event.because))),
                )
                break
        else:
            merged.append(event)
    return merged


def _united(some: Sequence[Entity], others: Sequence[Entity]) -> tuple[Entity, ...]:
    codes = {entity.code for entity in some}
    return (*some, *(entity for entity in others if entity.code not in codes))
