"""Short ways to say in a test what is parsed, who is known, and what must come out."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from multipolar.lexicon.speech import load_speech
from multipolar.model.actors import ActorMention, Entity, MentionKind
from multipolar.model.articles import Article, Furniture
from multipolar.model.spans import TextSpan
from multipolar.parse import Parser
from multipolar.statements import attribute_statements

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spacy.tokens import Doc

    from multipolar.lexicon.speech import SpeechLexicon
    from multipolar.model.statements import Statement

STATES = {
    "Ruritania": ("RUR", MentionKind.STATE),
    "Ruritanian": ("RUR", MentionKind.ADJECTIVE),
    "Freedonia": ("FRD", MentionKind.STATE),
    "Freedonian": ("FRD", MentionKind.ADJECTIVE),
}
NAMES = {"RUR": "Ruritania", "FRD": "Freedonia"}


@cache
def parser() -> Parser:
    """Load the model once for all tests."""
    return Parser()


@cache
def speech() -> SpeechLexicon:
    """Load the speech lexicon once for all tests."""
    return load_speech()


def mentions_in(doc: Doc) -> tuple[ActorMention, ...]:
    """Find Ruritania and Freedonia, in place of the actors stage."""
    found = []
    for match in re.finditer(r"\b(Ruritanian?|Freedonian?)\b", doc.text):
        words = doc.char_span(match.start(), match.end(), alignment_mode="expand")
        code, kind = STATES[match.group()]
        span = TextSpan(match.start(), match.end())
        entity = Entity(NAMES[code], code, "GOV", span)
        found.append(ActorMention(words.root.i, words.start, words.end, span, kind, (entity,), "test"))
    return tuple(found)


def references_in(doc: Doc, meant: Mapping[str, str]) -> tuple[ActorMention, ...]:
    """Find the words that mean a state, such as "its" and "the army", by the code that the test gives them."""
    found = []
    for token in doc:
        if token.lower_ in meant:
            code, words = meant[token.lower_], doc[token.left_edge.i : token.i + 1]
            kind = MentionKind.PRONOUN if token.pos_ == "PRON" else MentionKind.ORGAN
            span = TextSpan(words.start_char, words.end_char)
            entity = Entity(NAMES[code], code, "GOV", span, via=token.text)
            bare = kind is MentionKind.ORGAN and [word.lower_ for word in words[:-1]] == ["the"]
            rule = "actors.the-government" if bare else "test"
            found.append(ActorMention(token.i, words.start, words.end, span, kind, (entity,), rule))
    return tuple(found)


def statements_in(text: str, furniture: Iterable[Furniture] = (), **meant: str) -> tuple[Statement, ...]:
    """Run parser and stage over a text; `army="RUR"` says what "the army" means in it."""
    article = Article("a1", "test", text, furniture=tuple(furniture))
    doc = parser().parse(article)
    return attribute_statements(doc, (*mentions_in(doc), *references_in(doc, meant)), article, speech())


def said(text: str, **meant: str) -> list[tuple[str, str]]:
    """Give speaker and words of each statement; parts are joined by " ... "."""
    statements = statements_in(text, **meant)
    return [(one.speaker.name, " ... ".join(part.quote(text) for part in one.parts)) for one in statements]


def read_marked(sentence: str) -> tuple[str, str]:
    """Split "Ms Karl said [it rained]." into the text and the words marked."""
    start, end = sentence.index("["), sentence.index("]")
    return sentence.replace("[", "").replace("]", ""), sentence[start + 1 : end]
