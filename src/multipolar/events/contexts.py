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
    for at, token in enumerate(words):
        part = PARTS.get(token.pos_, token.pos_)
        for entry in lexicon.words.get((token.lemma_.lower(), part), ()):
            yield token, entry
        for phrase, entry in _phrases_of(token, lexicon):
            following = words[at : at + len(phrase)]
            if len(following) == len(phrase) and all(map(_is_word, following, phrase)):
                yield token, entry


def _phrases_of(token: Token, lexicon: ContextLexicon) -> tuple[tuple[tuple[str, ...], ContextEntry], ...]:
    by_form = lexicon.phrases.get(token.lower_, ())
    lemma = token.lemma_.lower()
    return by_form if lemma == token.lower_ else (*by_form, *lexicon.phrases.get(lemma, ()))


def _is_word(token: Token, word: str) -> bool:
    form, lemma = str(token.lower_), str(token.lemma_).lower()
    return word in {form, lemma}


def _is_near(token: Token, trigger: Token) -> bool:
    return abs(int(token.i) - int(trigger.i)) <= NEAR
