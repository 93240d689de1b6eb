"""The way of the data: one article in, one coded article out. Open this first.

read -> parse -> actors -> statements -> events (weighed by acts) -> factuality -> deals
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from importlib.metadata import version
from typing import TYPE_CHECKING

from multipolar.actors import find_actors, resolve_speakers
from multipolar.acts import hints_of, load_act_scorer
from multipolar.deals import find_deals
from multipolar.errors import ArticleError
from multipolar.events import Weights, act_words, find_all_triggers, find_contexts, find_events, weigh_events
from multipolar.factuality import Published, judge_factuality, weigh_judgements
from multipolar.lexicon.actors import load_actor_lexicon
from multipolar.lexicon.contexts import load_context_lexicon
from multipolar.lexicon.deals import load_deal_lexicon
from multipolar.lexicon.events import load_event_lexicon
from multipolar.lexicon.factuality import load_factuality_lexicon
from multipolar.lexicon.load import data_digest
from multipolar.lexicon.ontology import load_ontology
from multipolar.lexicon.speech import load_speech
from multipolar.model.coded import CodedArticle, CoderVersion, Failure
from multipolar.model.events import Event, EventDate
from multipolar.parse import DEFAULT_MODEL, Parser
from multipolar.read import article_from_text
from multipolar.statements import attribute_statements

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from spacy.tokens import Doc

    from multipolar.actors import FoundActors
    from multipolar.acts import ActScorer
    from multipolar.lexicon.actors import ActorLexicon
    from multipolar.lexicon.contexts import ContextLexicon
    from multipolar.lexicon.deals import DealLexicon
    from multipolar.lexicon.events import EventLexicon
    from multipolar.lexicon.factuality import FactualityLexicon
    from multipolar.lexicon.ontology import Ontology
    from multipolar.lexicon.speech import SpeechLexicon
    from multipolar.model.actors import Entity
    from multipolar.model.articles import Article
    from multipolar.model.events import EventMention
    from multipolar.model.factuality import Judgement
    from multipolar.model.statements import Statement


@dataclass(frozen=True, slots=True)
class Tools:
    """What the stages need besides the text: loaded once per process, never changed."""

    ontology: Ontology
    actors: ActorLexicon
    events: EventLexicon
    contexts: ContextLexicon
    factuality: FactualityLexicon
    speech: SpeechLexicon
    deals: DealLexicon
    acts: ActScorer
    weights: Weights
    thorough: bool
    coder: CoderVersion


def code(article: Article, doc: Doc, tools: Tools) -> CodedArticle:
    """Code one parsed article; same article and tools, same result, on any worker."""
    found = find_actors(doc, article, tools.actors)
    statements = attribute_statements(doc, found.mentions, article, tools.speech)
    mentions = (*found.mentions, *resolve_speakers(doc, found.mentions, statements, found.publisher))
    triggers = find_all_triggers(doc, article, tools.events)
    told = find_events(doc, triggers, mentions, found.places, statements, article, tools.events)
    published = _published(article, found)
    words = [(word, judge_factuality(doc, word, published, tools.factuality)) for word in act_words(triggers)]
    hints = hints_of(words, told)
    scores = tools.acts.score(doc, mentions, statements, hints, tools.actors.state_names, thorough=tools.thorough)
    acts = weigh_events(doc, told, scores, tools.weights)
    judged = [(act, weigh_judgements(act, judge_factuality(doc, act, published, tools.factuality))) for act in acts]
    events = tuple(_event(doc, article, act, judgements, published, statements, tools) for act, judgements in judged)
    deals = find_deals(doc, events, [act.trigger_token for act in acts], tools.deals)
    return CodedArticle(article, found.published_between, events, statements, deals, tools.coder)


class Coder:
    """A coder loaded once that codes many articles.

    Args:
        model: the name of an installed spaCy model package.
        thorough: read every sentence with the act model, not only those that name an actor and have a word that
            carries an act; finds a little more and takes a little longer.

    Raises:
        ModelMissingError: the model is not installed.
        LexiconError: a data file of the package is wrong.
    """

    def __init__(self, model: str = DEFAULT_MODEL, *, thorough: bool = False) -> None:
        """Load the language model and all tables; takes about a second."""
        self.parser = Parser(model)
        self.tools = load_tools(self.parser.digest, thorough=thorough)

    def code(self, article: Article) -> CodedArticle:
        """Code one article.

        Raises:
            ArticleError: the article cannot be coded; the text says why.
        """
        return code(article, self.parser.parse(article), self.tools)

    def pipe(self, articles: Iterable[Article | Failure]) -> Iterator[CodedArticle | Failure]:
        """Code a stream in its order; an article that cannot be coded comes out in its place as a `Failure`."""
        for article in articles:
            if isinstance(article, Failure):
                yield article
                continue
            try:
                yield self.code(article)
            except ArticleError as error:
                yield Failure(error.where, error.reason, error.advice)


def load_tools(parser_digest: str, *, thorough: bool = False) -> Tools:
    """Load every table of the package.

    Raises:
        LexiconError: a data file is wrong; names file, entry and cure.
    """
    acts = load_act_scorer()
    return Tools(
        ontology=load_ontology(),
        actors=load_actor_lexicon(),
        events=load_event_lexicon(),
        contexts=load_context_lexicon(),
        factuality=load_factuality_lexicon(),
        speech=load_speech(),
        deals=load_deal_lexicon(),
        acts=acts,
        weights=Weights(),
        thorough=thorough,
        coder=CoderVersion(
            version("multipolar"), data_digest(), f"{parser_digest}+{acts.digest}{'+thorough' if thorough else ''}"
        ),
    )


def read(text: str, *, published: date | None = None, title: str | None = None) -> CodedArticle:
    """Code one report given as text.

    Loads a `Coder` for this one call; keep one yourself to code many.

    Raises:
        ArticleError: the text is empty or longer than any report.
        ModelMissingError: the language model is not installed.
    """
    return Coder().code(article_from_text(text, published_on=published, title=title))


def _published(article: Article, found: FoundActors) -> Published:
    if article.published_on:
        return Published(article.published_on, article.published_on)
    return Published(*found.published_between) if found.published_between else Published(None, None)


def _event(  # noqa: PLR0913, PLR0917  (all that is known of an act comes together here)
    doc: Doc,
    article: Article,
    act: EventMention,
    judgements: Sequence[Judgement],
    published: Published,
    statements: Sequence[Statement],
    tools: Tools,
) -> Event:
    auxiliary = tuple(judgement.auxiliary for judgement in judgements)
    type_name = tools.ontology.type_of(act.act, auxiliary)
    mode = act.mode if type_name == act.act else ""
    return Event(
        id=_event_id(article.id, act),
        act=act.act,
        type=type_name,
        mode=act.mode,
        auxiliary=auxiliary,
        contexts=_contexts(doc, act, tools),
        actors=act.actors,
        recipients=act.recipients,
        claimant=_claimant(act, statements),
        trigger=act.trigger,
        evidence=act.evidence,
        date=act.date or _date_of_report(published),
        location=act.location,
        score=tools.ontology.score_of(type_name, mode),
        confidence=act.confidence,
        judgements=tuple(judgements),
        because=act.because,
    )


def _contexts(doc: Doc, act: EventMention, tools: Tools) -> tuple[str, ...]:
    """Give the contexts that words tell and those that the model reads, in the alphabet's order."""
    read = act.reading.contexts if act.reading is not None else ()
    return tuple(sorted({*find_contexts(doc, act, tools.contexts), *read}))


def _event_id(article_id: str, act: EventMention) -> str:
    """Name an event by what it is, where it stands and who its parties are."""
    parties = "+".join(entity.code for entity in act.actors) + ">" + "+".join(e.code for e in act.recipients)
    key = "\x1f".join((article_id, act.act, str(act.trigger.start), str(act.trigger.end), parties))
    return blake2b(key.encode(), digest_size=10).hexdigest()


def _date_of_report(published: Published) -> EventDate | None:
    if published.earliest is None or published.latest is None:
        return None
    return EventDate(published.earliest, published.latest)


def _claimant(act: EventMention, statements: Sequence[Statement]) -> Entity | None:
    """Give who says so: the speaker of the innermost statement that holds the trigger."""
    holding = [s for s in statements if any(part.overlaps(act.trigger) for part in s.parts)]
    if not holding:
        return None
    return min(holding, key=lambda s: (s.span.end - s.span.start, s.span.start)).speaker
