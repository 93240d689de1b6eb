"""To whom was it said?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.model.actors import Entity

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.statements.cues import VerbCue
    from multipolar.statements.page import Page
    from multipolar.statements.speakers import Voices


def addressee_of(page: Page, cue: VerbCue, voices: Voices) -> Entity | None:
    """Give whom the words went to: "told [reporters]", "said to [Ms Karl]"; None when nobody is named."""
    verb = page.doc[cue.token]
    head = _told(verb) if cue.entry.told else _spoken_to(verb)
    if head is None or head.i <= verb.i:
        return None
    found = voices.speaker(head)
    if found is not None:
        return found
    phrase = page.doc[max(head.left_edge.i, verb.i + 1) : head.i + 1]
    return Entity(" ".join(phrase.text.split()), "", "", page.span(phrase.start, phrase.end))


def _told(verb: Token) -> Token | None:
    return next(
        (child for child in verb.rights if child.dep_ in {"dobj", "dative", "iobj"} and child.pos_ != "ADP"), None
    )


def _spoken_to(verb: Token) -> Token | None:
    to = next((child for child in verb.rights if child.lower_ == "to" and child.dep_ in {"prep", "dative"}), None)
    return next((child for child in to.rights if child.dep_ == "pobj"), None) if to is not None else None
