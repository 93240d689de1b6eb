"""What the rules judge and what the trained model reads, weighed against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.model.factuality import Auxiliary, Judgement

if TYPE_CHECKING:
    from multipolar.model.events import EventMention

ADDED_ABOVE = 0.95  # an auxiliary that no rule saw counts when the model is this sure of it
DROPPED_ABOVE = 0.95  # a rule's auxiliary is left out when the model is this sure that the act is a fact


def weigh_judgements(event: EventMention, judgements: tuple[Judgement, ...]) -> tuple[Judgement, ...]:
    """Add an auxiliary that only the model sees, or drop one that it is sure is none.

    Args:
        event: an act; the model read it if its `reading` is not None.
        judgements: what the rules made of it (`judge_factuality`).
    """
    if event.reading is None:
        return judgements
    shares = event.reading.auxiliaries
    if judgements:
        return () if shares["none"] > DROPPED_ABOVE else judgements
    best = max(Auxiliary, key=lambda auxiliary: (shares[auxiliary], auxiliary))
    return (Judgement(best, "model.auxiliary", event.trigger),) if shares[best] > ADDED_ABOVE else ()
