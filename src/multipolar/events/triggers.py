"""Which words of the text carry an act?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from multipolar.events.syntax import child, content_noun, governor_of, object_of, preposition_object, subject_of
from multipolar.events.word_classes import is_one_of
from multipolar.model.events import EventMention
from multipolar.model.spans import TextSpan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Span, Token

    from multipolar.lexicon.events import EventEntry, EventLexicon
    from multipolar.model.articles import Article


PARTICLES = frozenset({"prt", "prep", "advmod", "agent", "dative", "mark", "advcl"})
UNDOING = frozenset({"CONCEDE", "RETREAT", "REJECT"})
UNDONE = frozenset({"ACCUSE", "REQUEST", "THREATEN", "PROTEST", "SANCTION", "COERCE", "ASSAULT", "MOBILIZE"})
PREDICATES = frozenset({"acomp", "ROOT", "conj", "xcomp", "oprd", "ccomp", "advcl", "relcl"})
WILL = frozenset({"will", "would", "'ll", "'d", "wo", "shall"})
REFUSING = WILL | {"can", "ca", "could", "do", "does"}
CONDITIONS = frozenset({"if", "unless", "until", "should"})
DAYS_AND_MONTHS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that carries an act, the entry that says so, and the words of both (token indices)."""

    token: Token
    entry: EventEntry
    words: tuple[int, ...]
    nominal: bool
    negation: Token | None = None  # the negation that belongs to the act: "will [not] accept"


def find_triggers(sentence: Span, lexicon: EventLexicon) -> list[Trigger]:
    """Find the triggers of one sentence in its order.

    A noun that completes a verb's trigger is one of its own when it carries another act: "dropped its [charges]".
    """
    verbs = [trigger for token in sentence if (trigger := _verb_trigger(token, lexicon))]
    used = {at: trigger.entry.act for trigger in verbs for at in trigger.words}
    nouns = [
        trigger
        for token in sentence
        if (trigger := _noun_trigger(token, lexicon) or _adjective_trigger(token, lexicon))
        and (token.i not in used or _is_act_undone(trigger, used[token.i]))
    ]
    return sorted([*verbs, *nouns], key=lambda trigger: trigger.token.i)


def _is_act_undone(trigger: Trigger, act: str) -> bool:
    """Tell whether a noun within another act's trigger is the act that one ends, answers or forgives."""
    return trigger.nominal and trigger.entry.act != act and act in UNDOING and trigger.entry.act in UNDONE


def _verb_trigger(token: Token, lexicon: EventLexicon) -> Trigger | None:
    if token.pos_ != "VERB":
        return None
    entries = lexicon.verbs.get(token.lemma_.lower(), ())
    near = _particles_near(token) if entries else frozenset()
    for entry, particle in entries:
        if particle and particle.partition(" ")[0] not in near:
            continue
        if entry.subjects and not _has_subject(token, entry):
            continue
        words = _words_of_verb(token, entry, particle)
        negation = _negation(token, entry) if entry.negated else None
        if words and (negation is not None or not entry.negated):
            return Trigger(token, entry, words, nominal=False, negation=negation)
    return None


def _particles_near(verb: Token) -> frozenset[str]:
    """Give every particle and preposition that hangs on a verb or on its object."""
    nouns = [noun for noun in verb.children if noun.dep_ == "dobj"]
    return frozenset(c.lower_ for place in (verb, *nouns) for c in place.children if c.dep_ in PARTICLES)


def _has_subject(verb: Token, entry: EventEntry) -> bool:
    doer = subject_of(verb)
    return doer is not None and (is_one_of(doer, entry.subjects) or is_one_of(content_noun(doer), entry.subjects))


def _negation(verb: Token, entry: EventEntry) -> Token | None:
    """Find the negation of a refusal: "will [not] accept", "would hear [nothing] of it", "[no] minister will receive".

    "Has not accepted" and "did not accept" only tell a fact.
    """
    auxiliaries = {left.lower_ for left in verb.lefts if left.dep_ in {"aux", "auxpass"}}
    if not auxiliaries & (frozenset(entry.modals) or REFUSING):
        return None
    plain = next((left for left in verb.lefts if left.dep_ == "neg"), None)
    if plain is not None or not auxiliaries & WILL:
        return plain
    nouns = [child for child in verb.children if child.dep_ in {"dobj", "nsubj", "nsubjpass", "prep"}]
    nouns += [inner for prep in nouns if prep.dep_ == "prep" for inner in prep.children if inner.dep_ == "pobj"]
    around = (word for noun in nouns for word in (noun, *noun.lefts))
    return next((word for word in around if word.lower_ in {"no", "nothing", "none", "neither", "nobody"}), None)


def _words_of_verb(token: Token, entry: EventEntry, particle: str) -> tuple[int, ...]:
    words = [token.i]
    preposition = _particle(token, particle, with_object=bool(entry.objects))
    if particle:
        if preposition is None:
            return ()
        words.append(preposition.i)
    if entry.modals and not entry.negated:
        modal = _modal_of_complement(token, entry)
        return (*words, modal.i) if modal is not None else ()
    if not (entry.objects or entry.not_objects):
        return tuple(words)
    completions = list(_completions(token, preposition))
    if any(is_one_of(completion, entry.not_objects) for completion in completions):
        return ()
    if entry.objects:
        fitting = _condition(token) if "<condition>" in entry.objects else _first_of(completions, entry.objects)
        if fitting is None:
            return ()
        words.append(fitting.i)
    return tuple(words)


def _first_of(completions: Iterable[Token], words: frozenset[str]) -> Token | None:
    return next((found for found in completions if is_one_of(found, words)), None)


def _condition(verb: Token) -> Token | None:
    """Find the condition under which something will be done: "[unless] the troops leave, Ruritania will fire"."""
    if not any(left.dep_ == "aux" and left.lower_ in WILL for left in verb.lefts):
        return None
    clauses = [clause for clause in verb.children if clause.dep_ == "advcl"]
    firsts = (left for clause in clauses for left in clause.lefts if left.dep_ in {"mark", "aux", "advmod"})
    return next((first for first in firsts if first.lower_ in CONDITIONS), None)


def _modal_of_complement(verb: Token, entry: EventEntry) -> Token | None:
    """Find the modal of what is said: "said that Ruritania [must] leave"."""
    clause = child(verb, "ccomp")
    if clause is None or (entry.complements and clause.lemma_.lower() not in entry.complements):
        return None
    return next((left for left in clause.children if left.dep_ == "aux" and left.lower_ in entry.modals), None)


def _particle(verb: Token, particle: str, *, with_object: bool = False) -> Token | None:
    """Find a verb's particle or preposition; of "pull out of" both must stand there, and the last is given.

    A preposition before a day or month is none: "called the envoy on Tuesday" is not "call on". Where the verb's object
    is given too, the preposition may hang on that: "turned its back [on] Ruritania".
    """
    noun = child(verb, "dobj") if with_object else None
    place, found = verb, None
    for word in particle.split():
        sources = (place, verb, noun) if noun is not None else (place, verb)
        near = [child for source in sources for child in source.children]
        found = next((c for c in near if c.lower_ == word and c.dep_ in PARTICLES and not _is_before_date(c)), None)
        if found is None:
            return None
        place = found
    return found


def _is_before_date(preposition: Token) -> bool:
    noun = child(preposition, "pobj")
    return noun is not None and noun.lower_ in DAYS_AND_MONTHS


def _completions(verb: Token, preposition: Token | None) -> Iterator[Token]:
    """Give what may make a general verb an act: "[sign] a series of [deals]", "take as [hostages]", "find [guilty]"."""
    noun = object_of(verb)
    if noun is not None:
        yield content_noun(noun)
    for further in verb.children:  # "gave Ruritania ten [days]", "was denied a [visa]"
        if further.dep_ == "dobj" and further != noun:
            yield content_noun(further)
    if preposition is not None:
        after = child(preposition, "pobj")
        if after is not None:
            yield content_noun(after)
    predicate = child(verb, "oprd", "acomp")
    if predicate is not None:
        yield predicate
    if noun is None:
        clause = child(verb, "xcomp", "ccomp")
        if clause is not None:
            yield clause
            told = child(clause, "acomp", "attr") if clause.lemma_ == "be" else None
            if told is not None:  # "said the raid was [unlawful]"
                yield told


def _noun_trigger(token: Token, lexicon: EventLexicon) -> Trigger | None:
    if token.pos_ not in {"NOUN", "PROPN"} or _is_in_a_name(token):
        return None
    for entry, before in lexicon.nouns.get(token.lemma_.lower(), ()):
        words = _words_of_noun(token, entry, before)
        if words:
            return Trigger(token, entry, words, nominal=True)
    return None


def _is_in_a_name(token: Token) -> bool:
    """Tell whether a word belongs to somebody's name: "Will [Grant]"."""
    before = token.doc[token.i - 1] if token.i else token
    return bool(
        token.pos_ == "PROPN" and token.text[0].isupper() and before.pos_ == "PROPN" and before.dep_ == "compound"
    )


def _words_of_noun(token: Token, entry: EventEntry, before: tuple[str, ...]) -> tuple[int, ...]:
    start = token.i - len(before)
    if before and (start < 0 or [t.lower_ for t in token.doc[start : token.i]] != list(before)):
        return ()
    words = tuple(range(start, token.i + 1))
    if not entry.governors:
        return words
    governor = governor_of(token)
    if governor is None or governor.lemma_.lower() not in entry.governors:
        return ()
    return (governor.i, *words)


def _adjective_trigger(token: Token, lexicon: EventLexicon) -> Trigger | None:
    if token.pos_ not in {"ADJ", "VERB"} or token.dep_ not in PREDICATES:
        return None
    for entry, particle in lexicon.adjectives.get(token.lower_, ()):
        if not particle:
            return Trigger(token, entry, (token.i,), nominal=False)
        if preposition_object(token, particle) is not None:
            return Trigger(token, entry, (token.i,), nominal=False)
    return None


@dataclass(frozen=True, slots=True)
class SentenceTriggers:
    """The triggers of one sentence, in its order."""

    sentence: Span
    triggers: tuple[Trigger, ...]


def find_all_triggers(doc: Doc, article: Article, lexicon: EventLexicon) -> tuple[SentenceTriggers, ...]:
    """Find the triggers of an article; furniture has none, and sentences without any are left out."""
    furniture = [part.span for part in article.furniture]
    found = (
        SentenceTriggers(sentence, tuple(find_triggers(sentence, lexicon)))
        for sentence in doc.sents
        if not any(span.start <= sentence.start_char < span.end for span in furniture)
    )
    return tuple(one for one in found if one.triggers)


def act_words(found: Iterable[SentenceTriggers]) -> tuple[EventMention, ...]:
    """Give every trigger as an act of nobody, so that its factuality can be judged whoever its parties are."""
    return tuple(_act_word(trigger, one.sentence) for one in found for trigger in one.triggers)


def _act_word(trigger: Trigger, sentence: Span) -> EventMention:
    token, entry, negation = trigger.token, trigger.entry, trigger.negation
    return EventMention(
        act=entry.act,
        mode=entry.mode,
        trigger_token=token.i,
        trigger=TextSpan(token.idx, token.idx + len(token)),
        evidence=TextSpan(sentence.start_char, sentence.end_char),
        actors=(),
        recipients=(),
        confidence=entry.confidence,
        negation=TextSpan(negation.idx, negation.idx + len(negation)) if negation is not None else None,
    )
