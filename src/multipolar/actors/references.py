"""Whom do pronouns and bare descriptions mean: "he", "their", "the two countries", "the government"?

No coreference model can be had offline. These are rules on gender, number, role, recency and grammatical role, in the
manner of Lappin and Leass (1994, "An algorithm for pronominal anaphora resolution"): every mention raises its actors'
salience, subjects more than others, and each new sentence halves what was there.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from multipolar.actors.people import same_role
from multipolar.actors.phrases import span_of
from multipolar.model.actors import ActorMention, Entity, MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc, Token

    from multipolar.actors.people import Person
    from multipolar.lexicon.actors import ActorLexicon
    from multipolar.model.statements import Statement

    # a person, who it is, the number of the sentence, whether as its subject, and the token
    Spoken = tuple[Person, Entity, int, bool, int]

MALE = frozenset({"he", "him", "his", "himself"})
FEMALE = frozenset({"she", "her", "hers", "herself"})
NEUTER = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
FIRST = frozenset({"we", "us", "our", "ours", "ourselves", "i", "me", "my", "myself"})
PAIR_NOUNS = frozenset(
    "country nation state side leader government president minister neighbour neighbor party power ally man official "
    "army capital people rival republic delegation foe enemy negotiator diplomat team".split()
)
STATE_NOUNS = frozenset("country nation state kingdom republic regime island emirate sultanate monarchy".split())
OWN_ORGANS = frozenset(
    "government regime military army ministry authorities parliament forces troops administration officials "
    "navy".split()
)
BODY_NOUNS = frozenset("alliance bloc body mission agency".split())  # of whatever name
EITHER_NOUNS = frozenset("organisation organization".split())  # a body or a group, whichever was named last
NAMED_BODIES = frozenset(  # of bodies that are called so
    "union council commission court association committee fund league bank community assembly tribunal mission "
    "conference force agency organisation organization watchdog secretariat".split()
)
GROUP_NOUNS = frozenset("group movement faction".split())
FIGHTERS = frozenset("rebel militant guerrilla insurgent separatist militia jihadist pirate extremist".split())
COLLECTIVES = (
    (BODY_NOUNS | EITHER_NOUNS, MentionKind.BODY),
    (GROUP_NOUNS | FIGHTERS | EITHER_NOUNS, MentionKind.GROUP),
)
ENVOYS = frozenset("leader president minister premier official negotiator diplomat delegation".split())
NUMBERS = {"three": 3, "four": 4, "five": 5}
MUTUAL_NOUNS = frozenset(
    "meeting talk relation relationship tie summit border dispute war conflict agreement deal cooperation negotiation "
    "alliance partnership treaty trade friendship discussion conversation difference".split()
)
OBJECTS = frozenset({"dobj", "pobj", "dative"})
ARTICLES = frozenset({"the", "this", "that", "both"})
WEIGHT = {"nsubj": 4.0, "nsubjpass": 4.0, "poss": 2.0, "dobj": 2.0, "pobj": 1.5}
FADING = 0.5  # of a sentence's salience is left in the next one
MOST_PRESENT = 6  # actors among whom "both countries" are looked for
AHEAD = 4  # tokens from a sentence's start in which a pronoun may point ahead
FORGOTTEN = 0.05  # below this salience nobody is meant by a pronoun


@dataclass(slots=True)
class Discourse:
    """Who is present to the reader's mind at a point of the text."""

    salience: dict[str, float] = field(default_factory=dict)  # by code
    latest: dict[str, Entity] = field(default_factory=dict)  # by code
    people: list[Spoken] = field(default_factory=list)
    plurals: list[tuple[Entity, ...]] = field(default_factory=list)
    collectives: list[tuple[Entity, MentionKind]] = field(default_factory=list)  # bodies and groups
    sentence: int = -1
    subjects: frozenset[str] = frozenset()  # codes of this sentence's subjects so far

    def begin_sentence(self, number: int) -> None:
        """Let what was said before fade."""
        if number != self.sentence:
            self.sentence = number
            self.subjects = frozenset()
            self.salience = {code: kept * FADING for code, kept in self.salience.items() if kept > FORGOTTEN}

    def note(self, mention: ActorMention, head: Token) -> None:
        """Take in a mention."""
        weight = WEIGHT.get(_role(head), 1.0)
        if _role(head) in {"nsubj", "nsubjpass"}:
            self.subjects |= mention.codes
        for entity in mention.entities:
            if entity.code:
                self.salience[entity.code] = self.salience.get(entity.code, 0.0) + weight
                if mention.kind not in {MentionKind.PLACE, MentionKind.ADJECTIVE} or entity.code not in self.latest:
                    self.latest[entity.code] = entity
        if len(mention.codes) > 1:
            self.plurals.append(mention.entities)
        if mention.kind in {MentionKind.BODY, MentionKind.GROUP}:
            self.collectives.append((mention.entities[0], mention.kind))

    def foremost(self, number: int) -> tuple[Entity, ...]:
        """Give the most salient actors of different codes, the foremost first."""
        codes = sorted(self.salience, key=lambda code: (-self.salience[code], code))[:number]
        return tuple(self.latest[code] for code in codes)


def _role(head: Token) -> str:
    for _ in range(20):
        if head.dep_ not in {"conj", "appos"} or head.head == head:
            break
        head = head.head
    return str(head.dep_)


def resolve_references(
    doc: Doc, named: Sequence[ActorMention], people: dict[int, Person], lexicon: ActorLexicon
) -> list[ActorMention]:
    """Find what pronouns and descriptions refer to, reading from the start; gives the new mentions only.

    Args:
        doc: the parsed article.
        named: the mentions by name, in the order of the text.
        people: the person behind a mention of kind PERSON, by the mention's first token.
        lexicon: the actor tables.
    """
    reader = _Reader(doc, named, people, lexicon)
    covered = {at for mention in named for at in range(mention.start, mention.end)}
    by_start: dict[int, list[ActorMention]] = {}
    for mention in named:
        by_start.setdefault(mention.start, []).append(mention)
    found: list[ActorMention] = []
    for number, sentence in enumerate(doc.sents):
        reader.discourse.begin_sentence(number)
        for token in sentence:
            for mention in by_start.get(token.i, ()):
                reader.take_in(mention)
            new = None if token.i in covered else reader.refer(token)
            if new:
                reader.discourse.note(new, doc[new.head])
                found.append(new)
    return found


class _Reader:
    """Reads the article once from left to right."""

    def __init__(
        self, doc: Doc, named: Sequence[ActorMention], people: dict[int, Person], lexicon: ActorLexicon
    ) -> None:
        self.doc = doc
        self.named = named
        self.people = people
        self.lexicon = lexicon
        self.discourse = Discourse()
        self.rows: dict[int, dict[str, Entity]] = {}  # those named in one row, by the token it begins with

    def take_in(self, mention: ActorMention) -> None:
        head = self.doc[mention.head]
        self.discourse.note(mention, head)
        self._join(mention, head)
        person = self.people.get(mention.start)
        if person is not None and mention.kind is MentionKind.PERSON:
            subject = _role(head) in {"nsubj", "nsubjpass"}
            self.discourse.people.append((person, mention.entities[0], self.discourse.sentence, subject, mention.head))

    def _join(self, mention: ActorMention, head: Token) -> None:
        """Note those named in one row, "Ruritania, Freedonia and Sylvania", as told together."""
        first = head
        while first.dep_ == "conj" and first.head != first:
            first = first.head
        row = self.rows.setdefault(first.i, {})
        for entity in mention.entities:
            if entity.code and len(mention.codes) == 1:
                row.setdefault(entity.code, entity)
        if head is not first and len(row) > 1:
            self.discourse.plurals.append(tuple(row.values()))

    def refer(self, token: Token) -> ActorMention | None:
        lower = token.lower_
        if token.pos_ in {"PRON", "DET"} and lower in MALE | FEMALE:
            return self._person_pronoun(token, "m" if lower in MALE else "f")
        if lower in NEUTER and not _is_empty_it(token):
            return self._mention(token, token.i, self._it(token), MentionKind.PRONOUN, "actors.it")
        if lower in PLURAL:
            return self._mention(token, token.i, self._those(token), MentionKind.PRONOUN, "actors.they")
        if token.pos_ in {"NOUN", "PROPN"}:
            return self._description(token)
        return None

    def _person_pronoun(self, token: Token, gender: str) -> ActorMention | None:
        fitting = [row for row in self.discourse.people if row[0].gender in {gender, ""}][-6:]
        if not fitting:
            return self._ahead(token, gender)
        near = [row for row in fitting if self.discourse.sentence - row[2] <= 1 and row[3]]
        if token.dep_ in OBJECTS:
            near = self._beside(token, fitting) or near
        row = (near or fitting)[-1]
        return self._mention(token, token.i, (row[1],), MentionKind.PRONOUN, "actors.he-or-she")

    def _beside(self, token: Token, fitting: Sequence[Spoken]) -> list[Spoken]:
        """Give those of the same sentence whom an object pronoun may mean: "[labelled] X a rebel and banned [him]".

        Its own clause's subject is not among them.
        """
        subject = child_of(token.head, "nsubj", "nsubjpass")
        doer = subject.i if subject is not None else -1
        return [row for row in fitting if row[2] == self.discourse.sentence and row[4] != doer]

    def _it(self, token: Token) -> tuple[Entity, ...]:
        """Give what "it" means: the foremost actor who is not named beside it in the same clause.

        "[It] asked Canberra" is not Australia, and who acts on "it" is somebody else.
        """
        beside = self._named_beside(token)
        if token.dep_ in OBJECTS:
            beside |= self.discourse.subjects
        others = (e for e in self.discourse.foremost(MOST_PRESENT) if e.code not in beside)
        return tuple(others)[:1]

    def _named_beside(self, token: Token) -> frozenset[str]:
        """Give the codes of who stands beside a subject or object in its clause."""
        if token.dep_ not in {"nsubj", "nsubjpass", *OBJECTS}:
            return frozenset()
        verb = token.head.head if token.head.pos_ == "ADP" else token.head
        places = {child.i for child in verb.children if child.dep_ in {"dobj", "dative", "nsubj", "nsubjpass"}}
        places |= {c.i for child in verb.children if child.dep_ in {"prep", "agent", "dative"} for c in child.children}
        return frozenset(code for mention in self.named if mention.head in places for code in mention.codes)

    def _ahead(self, token: Token, gender: str) -> ActorMention | None:
        """Resolve a pronoun that comes before the name: "When [he] spoke, the Ruritanian president ..."."""
        if token.i > token.sent.start + AHEAD:
            return None
        for mention in self.named:
            person = self.people.get(mention.start)
            if person and token.i < mention.start < token.sent.end and person.gender in {gender, ""}:
                return self._mention(token, token.i, mention.entities[:1], MentionKind.PRONOUN, "actors.cataphora")
        return None

    def _those(self, token: Token) -> tuple[Entity, ...]:
        if token.dep_ == "poss" and token.head.lemma_ in MUTUAL_NOUNS:
            return self.discourse.foremost(2)
        if self.discourse.plurals:
            last = self.discourse.plurals[-1]
            if all(entity.code in self.discourse.salience for entity in last):
                return last
        return self.discourse.foremost(1)

    def _description(self, noun: Token) -> ActorMention | None:
        """Resolve "the two countries", "the country", "the government", "the president", "the North"."""
        first = noun.left_edge
        if noun.i - first.i > 4 or not _is_definite(noun):  # noqa: PLR2004  (a longer phrase says itself who is meant)
            return None
        words = {child.lower_ for child in noun.lefts}
        if (noun.lemma_ in PAIR_NOUNS and words & {"two", "both"}) or (
            noun.lower_ in {"sides", "two"} and "the" in words
        ):
            entities = self._pair(noun)
            return (
                self._mention(noun, first.i, entities, MentionKind.PLURAL, "actors.the-two")
                if len(entities) > 1
                else None
            )
        several = self._several(noun, words)
        if len(several) > 1:
            return self._mention(noun, first.i, several, MentionKind.PLURAL, "actors.the-several")
        phrase = " ".join(token.lower_ for token in self.doc[first.i : noun.i + 1] if token.lower_ not in ARTICLES)
        if words - ARTICLES and phrase not in self.lexicon.titles:
            return None
        return self._definite_singular(noun, first.i, phrase)

    def _pair(self, noun: Token) -> tuple[Entity, ...]:
        """Give the two states meant by "both countries"; as an object they are not who acts on them."""
        acting = self.discourse.subjects if noun.dep_ not in {"nsubj", "nsubjpass"} else frozenset()
        states = (e for e in self.discourse.foremost(MOST_PRESENT) if e.code in self.lexicon.state_names)
        return tuple(entity for entity in states if entity.code not in acting)[:2]

    def _several(self, noun: Token, words: set[str]) -> tuple[Entity, ...]:
        """Give those last named together that "the three countries" or "the ministers" are."""
        many = next((NUMBERS[word] for word in sorted(words) if word in NUMBERS), 0)
        if many and noun.lemma_ in PAIR_NOUNS:
            return next((named for named in reversed(self.discourse.plurals) if len(named) == many), ())
        told = any(child.lower_ == "of" for child in noun.rights) or noun.dep_ == "poss"
        if noun.tag_ == "NNS" and noun.lemma_ in ENVOYS and words <= ARTICLES and not told:
            return self.discourse.plurals[-1] if self.discourse.plurals else self._pair(noun)
        return ()

    def _definite_singular(self, noun: Token, start: int, phrase: str) -> ActorMention | None:
        lower = noun.lower_
        title = self.lexicon.titles.get(phrase) or self.lexicon.titles.get(lower)
        if title and title.role not in {"honorific", "other", ""}:
            holder = self._last_in_role(title.role)
            return self._mention(noun, start, holder, MentionKind.PERSON, "actors.the-title") if holder else None
        if title and title.role == "other":
            holder = self._last_with_office(lower)
            return self._mention(noun, start, holder, MentionKind.PERSON, "actors.the-title") if holder else None
        if lower in STATE_NOUNS or noun.lemma_ in OWN_ORGANS or lower in OWN_ORGANS:
            entities = tuple(e for e in self.discourse.foremost(3) if len(e.code) == 3)[:1]  # noqa: PLR2004  (an ISO code)
            return self._mention(noun, start, entities, MentionKind.ORGAN, "actors.the-government")
        if found := self._body_or_group(noun):
            entity, kind = found
            return self._mention(noun, start, (entity,), kind, "actors.the-body")
        if lower in {"north", "south"} and noun.text[0].isupper():
            entities = tuple(
                entity
                for code, entity in sorted(self.discourse.latest.items())
                if self.lexicon.state_names.get(code, "").startswith(noun.text)
            )[:1]
            return self._mention(noun, start, entities, MentionKind.STATE, "actors.the-north")
        return None

    def _body_or_group(self, noun: Token) -> tuple[Entity, MentionKind] | None:
        """Give the body or group last named that "the alliance", "the Court" or "the rebels" is."""
        lemma = noun.lemma_.lower()
        named = self.discourse.collectives
        if lemma in NAMED_BODIES:
            called = (one for one in reversed(named) if lemma in one[0].name.lower().split())
            if found := next(called, None):
                return found
        kinds = [kind for nouns, kind in COLLECTIVES if lemma in nouns]
        return next((one for one in reversed(named) if one[1] in kinds), None)

    def _last_with_office(self, word: str) -> tuple[Entity, ...]:
        """Give the last person whose office is called so: "the secretary" after "Secretary of State X"."""
        for person, entity, *_ in reversed(self.discourse.people):
            if word in (person.office or "").lower().split():
                return (entity,)
        return ()

    def _last_in_role(self, role: str) -> tuple[Entity, ...]:
        for person, entity, *_ in reversed(self.discourse.people):
            if same_role(role, person.role):
                return (entity,)
        return ()

    def _mention(
        self, head: Token, start: int, antecedents: tuple[Entity, ...], kind: MentionKind, rule_id: str
    ) -> ActorMention | None:
        if not antecedents:
            return None
        span = span_of(self.doc, start, head.i + 1)
        entities = tuple(replace(entity, span=span, via=head.text) for entity in antecedents)
        return ActorMention(head.i, start, head.i + 1, span, kind, entities, rule_id)


def child_of(verb: Token, *relations: str) -> Token | None:
    """Give the first child in one of the relations."""
    return next((child for child in verb.children if child.dep_ in relations), None)


def _is_definite(noun: Token) -> bool:
    """Tell whether a phrase has an article, or shares one: "the Secretary and Foreign [Minister]"."""
    if any(child.lower_ in {"the", "both", "this", "that"} for child in noun.lefts):
        return True
    return noun.dep_ == "conj" and noun.text[0].isupper() and any(c.lower_ == "the" for c in noun.head.lefts)


def _is_empty_it(token: Token) -> bool:
    """Tell whether "it" stands for nothing: "it is likely that", "it remains to be seen"."""
    if token.dep_ == "expl":
        return True
    verb = token.head
    if token.dep_ not in {"nsubj", "nsubjpass"} or verb.lemma_ not in {
        "be",
        "seem",
        "appear",
        "remain",
        "take",
        "become",
    }:
        return False
    return any(child.dep_ in {"ccomp", "csubj", "acomp", "xcomp", "advcl"} for child in verb.rights)


def resolve_speakers(
    doc: Doc, mentions: Iterable[ActorMention], statements: Iterable[Statement], publisher: Entity | None
) -> list[ActorMention]:
    """Find whom "we", "our" and "I" mean; gives the new mentions only.

    Inside quoted and reported words it is the speaker, elsewhere the government whose own release the article is.
    """
    taken = {mention.head for mention in mentions}
    starts = [token.idx for token in doc]
    speaker_at: dict[int, Entity] = {}
    for statement in statements:
        for part in statement.parts:
            speaker_at.update((at, statement.speaker) for at in part.tokens(starts))
    found: list[ActorMention] = []
    for token in doc:
        if token.lower_ not in FIRST or token.i in taken or token.text == "US":
            continue
        speaker = speaker_at.get(token.i, publisher)
        if speaker is not None and speaker.code:
            own = span_of(doc, token.i, token.i + 1)
            entity = replace(speaker, span=own, via=token.text)
            rule_id = "actors.first-person" if token.i in speaker_at else "actors.publisher"
            found.append(ActorMention(token.i, token.i, token.i + 1, own, MentionKind.PRONOUN, (entity,), rule_id))
    return found
