"""Who does what a trigger says, and to whom?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from multipolar.events.syntax import (
    MAX_STEPS,
    agent_of,
    charged_with,
    child,
    content_noun,
    governor_of,
    is_passive,
    object_of,
    preposition_object,
    subject_of,
    subject_of_governor,
)
from multipolar.model.actors import MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from spacy.tokens import Token

    from multipolar.events.triggers import Trigger
    from multipolar.model.actors import ActorMention

VERB_ACTOR = ("subject",)
VERB_RECIPIENT = ("object", "indirect", "with", "against", "complement", "to", "on", "from", "for", "over", "of")
NOUN_ACTOR = ("possessor", "by", "modifier", "subject", "from", "of")
NOUN_RECIPIENT = ("against", "on", "with", "to", "toward", "towards", "of", "for", "from", "into")
BETWEEN = ("between", "among")
DEEP = ("by", "with", "against", "between", "on", "in", "to", "for")  # where a phrase may name somebody it is about
MOST_DEEP = 2  # of those, the nearest; the rest belongs to other phrases
SPEAKERS = frozenset("spokesman spokeswoman spokesperson lawyer attorney negotiator".split())
PRONOUNS = frozenset("it he she they itself himself herself themselves".split())
OBJECT_PRONOUNS = frozenset("him them her".split())
POSSESSIVES = frozenset("its his her their".split())
ADVERBIAL = frozenset("during on in at after before following with for through by upon amid".split())


@dataclass(frozen=True, slots=True)
class Found:
    """Mentions that fill a role, and the relation they were found in ("" when none was)."""

    mentions: tuple[ActorMention, ...]
    relation: str

    @property
    def codes(self) -> frozenset[str]:
        """The codes of everybody found."""
        return frozenset(code for mention in self.mentions for code in mention.codes)


NOBODY = Found((), "")


class PartyFinder:
    """Looks up the actors named at a place of the parse.

    Args:
        mentions: the mentions of the article.
        carriers: verbs whose subject does the act that is their object.
        speakers: who says the words at a token, where somebody is quoted or reported.
    """

    def __init__(
        self, mentions: Iterable[ActorMention], carriers: frozenset[str], speakers: Mapping[int, ActorMention]
    ) -> None:
        """Index the mentions by their head token; "the navies of Ruritania and Freedonia" are two with one head."""
        by_head: dict[int, list[ActorMention]] = {}
        for mention in mentions:
            by_head.setdefault(mention.head, []).append(mention)
        self._by_head = by_head
        self._carriers = carriers
        self._speakers = speakers

    def actor_of(self, trigger: Trigger) -> Found:
        """Find who does it."""
        relations = trigger.entry.actor or (NOUN_ACTOR if trigger.nominal else VERB_ACTOR)
        if trigger.token.dep_ in {"acomp", "oprd"} and "object" in relations:
            relations = (*relations, "subject")  # "alarmed by" is parsed as a passive verb or as an adjective
        return self._first(trigger, relations, barred=frozenset(), as_actor=True)

    def recipient_of(self, trigger: Trigger, actors: Found) -> Found:
        """Find to whom it is done: the first relation that names somebody who is not the actor."""
        relations = trigger.entry.recipient or (NOUN_RECIPIENT if trigger.nominal else VERB_RECIPIENT)
        return self._first(trigger, relations, barred=actors.codes, as_actor=False)

    def recipient_at_home(self, trigger: Trigger, actors: Found) -> Found:
        """Find to whom of the actor's own country it is done: "Ruritania's police [arrested] Ruritanian dockers"."""
        relations = trigger.entry.recipient or (NOUN_RECIPIENT if trigger.nominal else VERB_RECIPIENT)
        doers = {mention.span for mention in actors.mentions}
        names = {entity.name for mention in actors.mentions for entity in mention.entities}
        for relation in relations:
            mentions = tuple(
                mention
                for token in self._tokens(trigger, relation)
                for mention in self.parties(token, deep=True)
                if mention.codes
                and mention.codes <= actors.codes
                and mention.kind is not MentionKind.PRONOUN
                and mention.span not in doers
                and not any(entity.name in names for entity in mention.entities)
            )
            if mentions:
                return Found(_unique(mentions), relation)
        return NOBODY

    def between(self, trigger: Trigger) -> Found:
        """Find the parties of "talks [between] Ruritania and Freedonia" or "hold [Ruritanian-Freedonian] talks"."""
        if _has_middleman(trigger) and self.actor_of(trigger).mentions:
            return NOBODY
        exchange = _is_exchange(trigger)
        found = self._both(trigger) if exchange else self._first(trigger, BETWEEN, barred=frozenset(), as_actor=False)
        if found.mentions or trigger.nominal or not (exchange or trigger.entry.mutual):
            return found
        doc = trigger.token.doc
        for at in trigger.words[1:]:
            named = _unique(mention for left in doc[at].lefts for mention in self._within(left))
            if len({code for mention in named for code in mention.codes}) > 1:
                return Found(named, "between")
        return found

    def _both(self, trigger: Trigger) -> Found:
        """Give both sides of an exchange on one footing, when both are named: "[Ruritania] sold [Freedonia] tanks"."""
        found = self._first(trigger, BETWEEN, barred=frozenset(), as_actor=False)
        if len(found.codes) > 1:
            return found
        givers = self.actor_of(trigger)
        takers = self.recipient_of(trigger, givers)
        if not givers.mentions or not takers.mentions:
            return NOBODY
        return Found((*givers.mentions, *takers.mentions), takers.relation)

    def _first(self, trigger: Trigger, relations: Sequence[str], *, barred: frozenset[str], as_actor: bool) -> Found:
        for relation in relations:
            speaker = self._speakers.get(trigger.token.i) if relation == "speaker" else None
            if speaker is not None and speaker.codes - barred:
                return Found((speaker,), relation)
            mentions = tuple(
                mention
                for token in self._tokens(trigger, relation)
                for mention in self.parties(token, deep=not as_actor or trigger.nominal)
                if mention.codes - barred and not (as_actor and mention.kind is MentionKind.PLACE)
            )
            if mentions:
                return Found(_unique(mentions), relation)
        return NOBODY

    def _tokens(self, trigger: Trigger, relation: str) -> Iterator[Token]:
        find = self._of_noun if trigger.nominal else self._of_verb
        yield from find(trigger, relation)

    def _of_verb(self, trigger: Trigger, relation: str) -> Iterator[Token]:
        verb = trigger.token
        if relation == "subject":
            yield from _with_fellows(subject_of(verb))
        elif relation == "object":
            yield from _some(_object_unless_doer(verb))
        elif relation == "indirect":
            yield from _some(child(verb, "dative"))
        elif relation == "complement":
            yield from _complement(verb)
        elif relation in {"possessor", "modifier"}:
            yield from _some(object_of(verb))
        else:
            yield from _after_preposition(verb, relation)

    def _doer_of_noun(self, noun: Token, governors: Iterable[str]) -> Token | None:
        """Find who does an act told by a noun: the subject of "carried out [raids]", or of the clause beside it."""
        governor = governor_of(noun)
        if governor is None:
            return _subject_around(noun)
        if governor.lemma_.lower() not in {*self._carriers, *governors}:
            return None
        if noun.dep_ == "nsubjpass":
            return agent_of(governor)
        return subject_of_governor(governor) or subject_of(governor)

    def _of_noun(self, trigger: Trigger, relation: str) -> Iterator[Token]:
        noun = trigger.token
        if relation == "possessor":
            yield from _some(child(noun, "poss"))
        elif relation == "modifier":
            yield from (token for token in noun.lefts if token.dep_ in {"amod", "compound", "nmod", "npadvmod"})
        elif relation == "subject":
            yield from _some(charged_with(noun) or self._doer_of_noun(noun, trigger.entry.governors))
        elif relation in {"object", "indirect", "complement"}:
            governor = governor_of(noun)
            if governor is not None:
                yield from _some(child(governor, "dative"))
            yield from (
                token for token in noun.rights if token.dep_ in {"acl", "ccomp"} for token in _complement_of(token)
            )
        else:
            yield from _after_preposition(noun, relation)
            governor = governor_of(noun)
            if governor is not None:
                yield from _after_preposition(governor, relation)

    def parties(self, token: Token, *, deep: bool) -> Iterator[ActorMention]:
        """Give the actors a noun phrase names: its head's, else its owner's; those joined by "and" too.

        Args:
            token: the phrase's head.
            deep: whether "the attack on Ruritania" may name Ruritania, or only "Ruritania's attack" does.
        """
        for noun in (token, *_joined(token)):
            yield from self._own_parties(noun, deep=deep)
        yield from self._listed(token)

    def _listed(self, noun: Token) -> Iterator[ActorMention]:
        """Give the others of a list that is parsed as an apposition: "Ruritania, [Freedonia] and [Sylvania]"."""
        if noun.i not in self._by_head:
            return
        for beside in noun.children:
            members = [beside, *_joined(beside)] if beside.dep_ == "appos" else []
            if len(members) > 1:
                yield from (found for member in members for found in self._by_head.get(member.i, ()))

    def _own_parties(self, noun: Token, *, deep: bool) -> Iterator[ActorMention]:
        mentions = self._by_head.get(noun.i)
        if mentions is None and noun.lower_ in PRONOUNS:
            yield from self._antecedents(noun)
            return
        if mentions is None and noun.lower_ in OBJECT_PRONOUNS:
            yield from self._named_before(noun)
            return
        if mentions is None:
            noun = content_noun(noun)
            mentions = self._by_head.get(noun.i)
        if mentions is not None:
            yield from mentions
            yield from self._beside(noun, mentions)
            return
        owners = [owner for left in noun.lefts for owner in self._within(left)]
        owners += [found for beside in _examples(noun) for found in self._named(beside)]
        if not owners:
            owners = [found for of in ("of", "from", *_for(noun)) for found in self._of(noun, of)]
        if not owners and deep:
            owners = [found for preposition in DEEP for found in self._of(noun, preposition)][:MOST_DEEP]
        if not owners:
            owner = child(noun, "poss")
            owners = list(self._antecedents(owner)) if owner is not None and owner.lower_ in POSSESSIVES else []
        yield from owners

    def _named_before(self, pronoun: Token) -> Iterator[ActorMention]:
        """Give whom an object pronoun means that no other stage resolved: the last named who is not its subject."""
        doer = child(_clause_of(pronoun), "nsubj", "nsubjpass")
        for at in range(pronoun.i - 1, pronoun.sent.start - 1, -1):
            token = pronoun.doc[at]
            if at in self._by_head and not (doer is not None and (token == doer or doer.is_ancestor(token))):
                yield from self._by_head[at]
                return

    def _antecedents(self, pronoun: Token) -> Iterator[ActorMention]:
        """Give whom a pronoun means that no other stage resolved: the subject of a clause above, named before."""
        clause = pronoun.head if pronoun.lower_ in POSSESSIVES else _clause_of(pronoun)
        for _ in range(MAX_STEPS):
            if clause.head == clause:
                return
            clause = clause.head
            subject = child(clause, "nsubj", "nsubjpass") if clause.pos_ in {"VERB", "AUX"} else None
            if subject is None or subject.i >= pronoun.i or subject.is_ancestor(pronoun) or subject.lower_ in PRONOUNS:
                continue
            found = [m for noun in (subject, *_joined(subject)) for m in self._own_parties(noun, deep=False)]
            if found:
                yield from found
                return

    def _beside(self, noun: Token, mentions: Sequence[ActorMention]) -> Iterator[ActorMention]:
        """Give those who share a head noun with somebody: "[Ruritanian] and Freedonian ministers"."""
        first = min(mention.start for mention in mentions)
        for left in noun.lefts:
            if left.i < first and left.dep_ in {"amod", "compound", "nmod"} and left.conjuncts:
                yield from self._within(left)

    def _named(self, noun: Token) -> Iterator[ActorMention]:
        for token in (noun, *_joined(noun)):
            yield from self._by_head.get(token.i, ())

    def _within(self, left: Token) -> Iterator[ActorMention]:
        if left.dep_ in {"amod", "compound", "nmod", "poss", "npadvmod"}:
            for token in (left, *left.lefts, *_joined(left)):
                yield from self._by_head.get(token.i, ())

    def _of(self, noun: Token, preposition: str) -> Iterator[ActorMention]:
        thing = preposition_object(noun, preposition)
        if thing is None:
            return
        for token in (thing, *_joined(thing)):
            named = self._by_head.get(token.i)
            if named is not None:
                yield from named
            else:
                yield from (found for left in token.lefts for found in self._within(left))
                yield from (
                    found for beside in token.children if beside.dep_ == "appos" for found in self._named(beside)
                )


def _is_exchange(trigger: Trigger) -> bool:
    """Tell whether giver and taker do it to each other, each named where its entry says; nobody is added to them."""
    return not trigger.entry.mutual and "between" in trigger.entry.actor


def _has_middleman(trigger: Trigger) -> bool:
    """Tell whether an act is done to those it stands between: "Sylvania [mediated] between Ruritania and Freedonia"."""
    entry = trigger.entry
    return not entry.mutual and "between" in entry.recipient and "between" not in entry.actor


def _examples(noun: Token) -> Iterator[Token]:
    """Give what a noun stands for: "two states, [Ruritania] and ...", "allies such as [Ruritania]"."""
    for beside in noun.children:
        if beside.dep_ == "appos":
            yield beside
        elif beside.dep_ == "prep" and beside.lower_ in {"as", "including", "like"}:
            yield from _some(child(beside, "pobj"))


def _subject_around(noun: Token) -> Token | None:
    """Give the subject of the clause that a noun stands beside: "[Ruritania's premier] signed it during a [visit]"."""
    for _ in range(MAX_STEPS):
        if noun.dep_ == "conj":
            noun = noun.head
        else:
            break
    if noun.dep_ == "pobj" and noun.head.lower_ in ADVERBIAL and noun.head.head.pos_ in {"VERB", "AUX"}:
        verb = noun.head.head
        return child(verb, "nsubj", "nsubjpass") or subject_of(verb)
    return None


def _clause_of(token: Token) -> Token:
    """Give the verb whose clause a token stands in, or the sentence's root."""
    for _ in range(MAX_STEPS):
        if token.head == token or token.pos_ in {"VERB", "AUX"}:
            break
        token = token.head
    return token


def _with_fellows(subject: Token | None) -> Iterator[Token]:
    """Give a subject and what the parse makes further subjects: a dateline, or the halves of "[vice]-[president]"."""
    if subject is None:
        return
    yield subject
    if subject.dep_ in {"nsubj", "nsubjpass"}:
        yield from (left for left in subject.head.lefts if left.dep_ == subject.dep_ and left.i != subject.i)


def _for(noun: Token) -> tuple[str, ...]:
    """Give "for" after those who speak for somebody: "a spokesman for Ruritania"."""
    return ("for",) if noun.lemma_.lower() in SPEAKERS else ()


def _some(token: Token | None) -> tuple[Token, ...]:
    return (token,) if token is not None else ()


def _joined(token: Token) -> Iterator[Token]:
    """Give what "and" joins to a token, and the noun it is in apposition to."""
    for _ in range(MAX_STEPS):
        following = child(token, "conj")
        if following is None:
            return
        yield following
        token = following


def _object_unless_doer(verb: Token) -> Token | None:
    found = object_of(verb)
    if found is None and is_passive(verb):
        return child(verb, "nsubjpass")
    return found


def _complement(verb: Token) -> Iterator[Token]:
    clause = child(verb, "xcomp", "ccomp", "advcl")
    if clause is None:
        preposition = child(verb, "prep")
        clause = child(preposition, "pcomp") if preposition is not None else None
    if clause is not None:
        yield from _complement_of(clause)


def _complement_of(clause: Token) -> Iterator[Token]:
    """Give the places where a complement names somebody: "agreed to [sell] Ruritania arms"."""
    for _ in range(3):
        for relation in ("nsubj", "nsubjpass", "dobj", "dative"):
            yield from _some(child(clause, relation))
        for preposition in clause.children:
            if preposition.dep_ in {"prep", "dative", "agent"}:
                yield from _some(child(preposition, "pobj"))
        deeper = child(clause, "xcomp", "ccomp")
        if deeper is None:
            return
        clause = deeper


def _after_preposition(token: Token, preposition: str) -> Iterator[Token]:
    """Give what a preposition on a token, on its object or on its adjunct introduces."""
    seen = [token]
    found = object_of(token) if token.pos_ in {"VERB", "AUX"} else None
    if found is not None:
        seen += [found, content_noun(found)]
    for place in dict.fromkeys(seen):
        for candidate in place.children:
            if candidate.dep_ in {"prep", "agent", "dative"} and candidate.lower_ == preposition:
                yield from _some(child(candidate, "pobj"))
                clause = child(candidate, "pcomp")
                if clause is not None:
                    yield from _complement_of(clause)


def _unique(mentions: Iterable[ActorMention]) -> tuple[ActorMention, ...]:
    return tuple({mention.span: mention for mention in mentions}.values())
