"""What the package's lexicon and parse make of the corpus, for the model to read beside the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.acts.hints import Hints, hints_of
from multipolar.events import act_words, find_all_triggers, find_events
from multipolar.factuality import Published, judge_factuality
from multipolar.lexicon.events import load_event_lexicon
from multipolar.lexicon.factuality import load_factuality_lexicon
from multipolar.model.actors import ActorMention, Entity, MentionKind
from multipolar.model.articles import Article
from multipolar.model.spans import TextSpan
from multipolar.parse import Parser

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc

    from corpus import Sentence


def add_hints(sentences: Iterable[Sentence]) -> Iterator[tuple[Sentence, Hints]]:
    """Parse each sentence and read it as the pipeline does, its marked parties taken for actors."""
    parser, events, factuality = Parser(), load_event_lexicon(), load_factuality_lexicon()
    undated = Published(None, None)
    for sentence in sentences:
        article = Article(sentence.id, "corpus", sentence.text)
        doc = parser.parse(article)
        mentions = [m for n, span in enumerate(sentence.parties) if (m := marked_mention(doc, f"p{n}", span))]
        triggers = find_all_triggers(doc, article, events)
        told = find_events(doc, triggers, mentions, {}, (), article, events)
        words = [(word, judge_factuality(doc, word, undated, factuality)) for word in act_words(triggers)]
        yield sentence, hints_of(words, told)


def marked_mention(doc: Doc, name: str, span: tuple[int, int]) -> ActorMention | None:
    """Make an actor of marked words; None when they are no tokens."""
    tokens = doc.char_span(*span, alignment_mode="expand")
    if tokens is None:
        return None
    place = TextSpan(*span)
    entity = Entity(name, name, "GOV", place)
    return ActorMention(tokens.root.i, tokens.start, tokens.end, place, MentionKind.STATE, (entity,), "corpus.marked")
