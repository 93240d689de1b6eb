"""Corpus -> examples: passages as the pipeline makes them, with what is to be learnt of each of their pairs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from multipolar.actors import find_actors, resolve_speakers
from multipolar.acts.hints import Hints, hints_of
from multipolar.acts.passages import Party, Passage, PassageReader, marked_mention
from multipolar.evaluate.codes import GROUP, same_party
from multipolar.events import act_words, find_all_triggers, find_events
from multipolar.factuality import Published, judge_factuality
from multipolar.lexicon.actors import load_actor_lexicon
from multipolar.lexicon.events import load_event_lexicon
from multipolar.lexicon.factuality import load_factuality_lexicon
from multipolar.lexicon.folding import fold
from multipolar.lexicon.speech import load_speech
from multipolar.model.actors import ActorMention, Entity, MentionKind
from multipolar.model.articles import Article
from multipolar.model.spans import TextSpan
from multipolar.model.statements import Statement, StatementKind
from multipolar.parse import Parser
from multipolar.statements import attribute_statements

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from spacy.tokens import Doc

    from corpus import Report, Sentence, Span, Told

MOST_STRANGERS = 2
STRANGERS = 0.5  # of the sentences are read behind a list of actors that have no part in them


@dataclass(frozen=True, slots=True)
class Example:
    """A passage, the lexicon's hints on its article, and the acts told between the codes of its parties."""

    id: str
    passage: Passage
    hints: Hints
    told: Mapping[tuple[str, str], tuple[Told, ...]]

    def acts(self, one: Party, other: Party) -> tuple[Told, ...]:
        """Give what one party does to the other; triggers count characters of the article."""
        return tuple(act for a in sorted(one.codes) for b in sorted(other.codes) for act in self.told.get((a, b), ()))


class Examiner:
    """Reads the corpus with the package's own stages."""

    def __init__(self) -> None:
        """Load them."""
        self.parser = Parser()
        self.actors = load_actor_lexicon()
        self.events = load_event_lexicon()
        self.factuality = load_factuality_lexicon()
        self.speech = load_speech()
        self.groups: dict[str, frozenset[str]] = {}

    def of_sentences(self, sentences: Iterable[Sentence]) -> Iterator[Example]:
        """Read each sentence, its marked parties taken for actors."""
        for sentence in sentences:
            article = Article(sentence.id, "corpus", sentence.text)
            doc = self.parser.parse(article)
            mentions = [
                m for n, span in enumerate(sentence.parties) if (m := marked_mention(doc, f"p{n}", TextSpan(*span)))
            ]
            hints = self._hints(doc, article, mentions, (), Published(None, None))
            said = [_statement(n, f"p{party}", words) for n, (party, words) in enumerate(sentence.statements)]
            passage = PassageReader(doc, mentions, said).passage(0)
            told = {(f"p{one}", f"p{other}"): acts for (one, other), acts in sentence.told.items()}
            yield Example(sentence.id, passage, hints, told)

    def of_reports(self, reports: Iterable[Report]) -> Iterator[list[Example]]:
        """Read each report, with the actors that the pipeline finds."""
        for report in reports:
            article = Article(report.id, "corpus", report.text, published_on=report.published)
            doc = self.parser.parse(article)
            found = find_actors(doc, article, self.actors)
            statements = attribute_statements(doc, found.mentions, article, self.speech)
            mentions = (*found.mentions, *resolve_speakers(doc, found.mentions, statements, found.publisher))
            published = Published(report.published, report.published)
            hints = self._hints(doc, article, mentions, statements, published)
            sentences = [_tokens(doc, span) for span in report.sentences]
            reader = PassageReader(doc, mentions, statements, sentences, self.actors.state_names)
            yield [
                self._coded(f"{report.id}:{n}", reader.passage(n), hints, report.told[n])
                for n in range(len(report.sentences))
            ]

    def _coded(self, name: str, passage: Passage, hints: Hints, acts: Sequence[tuple[str, str, Told]]) -> Example:
        """Put the report's codes and the pipeline's together."""
        codes = sorted({code for pair in passage.pairs for party in pair for code in party.codes})
        told: dict[tuple[str, str], list[Told]] = {}
        for one, other, act in acts:
            for a in codes:
                for b in codes:
                    if a != b and self._may_mean(one, a) and self._may_mean(other, b):
                        told.setdefault((a, b), []).append(act)
        return Example(name, passage, hints, {pair: tuple(of_pair) for pair, of_pair in told.items()})

    def _may_mean(self, marked: str, code: str) -> bool:
        """Tell whether the pipeline may have a marked party under a code: a group goes by its own or by its home's."""
        return same_party(marked, code) or code in self._group_codes(marked)

    def _group_codes(self, marked: str) -> frozenset[str]:
        if not marked.startswith(GROUP):
            return frozenset()
        if marked not in self.groups:
            name = fold(marked.removeprefix(GROUP))
            known = self.actors.names.get(name) or [n for word in name.split() for n in self.actors.names.get(word, ())]
            self.groups[marked] = frozenset(name.code for name in known)
        return self.groups[marked]

    def _hints(
        self,
        doc: Doc,
        article: Article,
        mentions: Sequence[ActorMention],
        statements: Sequence[Statement],
        published: Published,
    ) -> Hints:
        triggers = find_all_triggers(doc, article, self.events)
        told = find_events(doc, triggers, mentions, {}, statements, article, self.events)
        words = [(word, judge_factuality(doc, word, published, self.factuality)) for word in act_words(triggers)]
        return hints_of(words, told)


def among_strangers(example: Example, names: Sequence[str], order: random.Random) -> Example:
    """Put a sentence behind a list of actors that have no part in it, unless it has a list of its own."""
    if example.passage.listed:
        return example
    chosen = [name for name in order.sample(names, MOST_STRANGERS) if name not in example.passage.text]
    chosen = chosen[: order.randint(0, MOST_STRANGERS)]
    if not chosen or order.random() > STRANGERS:
        return example
    text = "; ".join(chosen) + ": "
    listed, at = [], 0
    for n, name in enumerate(chosen):
        entity = Entity(name, f"x{n}", "GOV", TextSpan(at, at + len(name)))
        mention = ActorMention(0, 0, 1, entity.span, MentionKind.STATE, (entity,), "corpus.stranger")
        leads, recent = order.random() < 0.6, order.random() < 0.6  # noqa: PLR2004  (as often as in reports)
        listed.append(
            Party(mention, frozenset({entity.code}), at, at + len(name), outside=True, leads=leads, recent=recent)
        )
        at += len(name) + 2
    passage = example.passage
    pairs = [
        tuple(replace(p, start=p.start + len(text), end=p.end + len(text)) for p in pair) for pair in passage.pairs
    ]
    inside = {party.codes: party for pair in reversed(pairs) for party in pair}
    pairs += [(one, party) for party in inside.values() for one in listed]
    return replace(example, passage=replace(passage, text=text + passage.text, listed=len(text), pairs=tuple(pairs)))


def _statement(number: int, code: str, words: Span) -> Statement:
    span = TextSpan(*words)
    return Statement(str(number), Entity(code, code, "GOV", span), StatementKind.DIRECT, None, (span,))


def _tokens(doc: Doc, span: Span) -> Span:
    tokens = doc.char_span(*span, alignment_mode="expand")
    if tokens is None:
        msg = f"no tokens at {span}"
        raise ValueError(msg)
    return tokens.start, tokens.end
