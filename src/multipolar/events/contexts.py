"""What is an act about: the contexts that the words of its sentence tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

    from multipolar.lexicon.contexts import ContextEntry, ContextLexicon
    from multipolar.model.events import EventMention

PARTS = {"PROPN": "NOUN", "AUX": "VERB"}
NEAR = 8  # tokens: roughly a clause of a news sentence


def find_contexts(doc: Doc, event: EventMention, lexicon: ContextLexicon) -> tuple[str, ...]:
    """Give the names of an act's contexts, in the alphabet's order."""
    trigger = doc[event.trigger_token]
    found = {
        entry.name
        for token, entry in _entries(trigger.sent, lexicon)
        if not entry.near_trigger_only or _is_near(token, trigger)
    }
    return tuple(sorted(found))


def _entries(sentence: Span, lexicon: ContextLexicon) -> Iterator[tuple[Token, ContextEntry]]:
    words = [token for token in sentence if token.text != "-" and not token.is_space]
    forms = [(token.lower_, token.lemma_.lower()) for token in words]
    for at, token in enumerate(words):
        form, lemma = forms[at]
        part = PARTS.get(token.pos_, token.pos_)
        for entry in lexicon.words.get((lemma, part), ()):
            yield token, entry
        for phrase, entry in _phrases_of(form, lemma, lexicon):
            following = forms[at : at + len(phrase)]
            if len(following) == len(phrase) and all(
                word in either for word, either in zip(phrase, following, strict=True)
            ):
                yield token, entry


def _phrases_of(form: str, lemma: str, lexicon: ContextLexicon) -> tuple[tuple[tuple[str, ...], ContextEntry], ...]:
    by_form = lexicon.phrases.get(form, ())
    return by_form if lemma == form else (*by_form, *lexicon.phrases.get(lemma, ()))


def _is_near(token: Token, trigger: Token) -> bool:
    return abs(int(token.i) - int(trigger.i)) <= NEAR
