"""What is counted: one pair of parties of one event. An event weighs 1, shared among its pairs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from multipolar.evaluate.codes import pairs_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from multipolar.evaluate.codes import Pair
    from multipolar.evaluate.readings import EventReading
    from multipolar.lexicon.ontology import Ontology
    from multipolar.model.spans import TextSpan


@dataclass(frozen=True, slots=True)
class Unit:
    """One pair of one event.

    Args:
        event: the event's place in its reading.
        pair: who and whom, by code.
        weight: its share of the event.
        optional: the annotator was not sure: found, it counts neither for nor against; not found, it is no miss.
        span: the event's sentence.
        act: of the event.
        type: of the event.
        auxiliary: of the event.
        quads: of act and type, words or deeds, for or against.
        mutual: the act has no direction.
        confidence: of the event.
    """

    event: int
    pair: Pair
    weight: float
    optional: bool
    span: TextSpan
    act: str
    type: str
    auxiliary: str
    quads: tuple[str, str]
    mutual: bool
    confidence: float | None


def units_of(events: Sequence[EventReading], ontology: Ontology, *, unsure_counts: bool) -> list[Unit]:
    """Give the units of a reading, event by event; an event with itself alone has none."""
    return [
        unit
        for number, event in enumerate(events)
        for unit in _event_units(number, event, ontology, optional=not (event.sure or unsure_counts))
    ]


def _event_units(number: int, event: EventReading, ontology: Ontology, *, optional: bool) -> list[Unit]:
    pairs = pairs_of(event.actors, event.recipients)
    act, folded = ontology.types[event.act], ontology.types[event.type]
    return [
        Unit(
            event=number,
            pair=pair,
            weight=1 / len(pairs),
            optional=optional,
            span=event.span,
            act=event.act,
            type=event.type,
            auxiliary=event.auxiliary,
            quads=(act.quad, folded.quad),
            mutual=act.mutual,
            confidence=event.confidence,
        )
        for pair in pairs
    ]


def once_per_report(units: Iterable[Unit]) -> list[Unit]:
    """Forget the sentences: what is told several times in a report counts once, and is sure if it once was."""
    first: dict[tuple[Pair, str, str], Unit] = {}
    for unit in units:
        one, other = unit.pair
        pair = (min(one, other), max(one, other)) if unit.mutual else unit.pair
        key = pair, unit.act, unit.auxiliary
        known = first.get(key)
        first[key] = replace(known, optional=known.optional and unit.optional) if known else replace(unit, weight=1.0)
    return list(first.values())
