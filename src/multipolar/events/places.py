"""Where did it take place?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.events.syntax import stands_beside
from multipolar.model.actors import MentionKind
from multipolar.model.events import Location

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from multipolar.lexicon.actors import Place
    from multipolar.model.actors import ActorMention

AT = frozenset({"in", "at", "near", "outside", "around", "off", "inside", "over", "to"})


def choose_place(
    trigger: Token, places: Sequence[tuple[Token, Place]], mentions: Sequence[ActorMention]
) -> Location | None:
    """Choose the place that a preposition of place puts nearest to the trigger: a city before a state.

    Args:
        trigger: the act's head word.
        places: the places of the same sentence with their last tokens.
        mentions: the actors of the same sentence; a state that is only a place counts.
    """
    cities = [(token, place) for token, place in places if _is_locative(token) and stands_beside(trigger, token)]
    if cities:
        _, place = min(cities, key=lambda found: (abs(found[0].i - trigger.i), found[0].i))
        return Location(place.name, place.country, place.geonames, place.lat, place.lon)
    doc = trigger.doc
    states = [m for m in mentions if m.kind is MentionKind.PLACE and stands_beside(trigger, doc[m.head])]
    if not states:
        return None
    entity = min(states, key=lambda m: (abs(m.head - trigger.i), m.head)).entities[0]
    return Location(entity.name, entity.code)


def _is_locative(token: Token) -> bool:
    for _ in range(3):
        if token.dep_ == "pobj":
            return token.head.lower_ in AT
        if token.dep_ in {"npadvmod", "ROOT"}:
            return True
        if token.dep_ not in {"appos", "conj", "compound"}:
            return token.dep_ == "dobj" and token.head.lemma_ in {"visit", "tour", "leave", "reach"}
        token = token.head
    return False
