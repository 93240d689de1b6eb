"""Who is it that speaks? From the head of a noun phrase to a person or body with a name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from multipolar.model.actors import Entity, MentionKind
from multipolar.statements.cues import subject_of
from multipolar.statements.floor import REMEMBERED, Floor
from multipolar.statements.names import GENDERS, MAIN, NATIONAL, SUBJECTS, names_before
from multipolar.statements.page import OUTSIDE
from multipolar.statements.phrases import DEFINITE, MAX_PHRASE_TOKENS, read_phrases
from multipolar.statements.roles import find_bearers, roles_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.tokens import Token

    from multipolar.lexicon.speech import SpeechWords
    from multipolar.model.actors import ActorMention
    from multipolar.statements.names import Name, NameBook
    from multipolar.statements.page import Page
    from multipolar.statements.phrases import Phrases

SINGULAR_PERSONS = frozenset({"he", "she"})
OTHER_PRONOUNS = frozenset({"it", "they"})
MUTE = frozenset(
    {"i", "we", "you", "this", "that", "which", "there", "what", "these", "those", "each", "none", "nothing"}
)
SPEAKING_STATES = frozenset({MentionKind.STATE, MentionKind.CAPITAL, MentionKind.PLACE, MentionKind.ADJECTIVE})
MAX_OWNERS = 3  # "a copy of a statement by an aide of ..."
RECENT_SENTENCES = 8  # how far back "he" may reach
PLACING = frozenset({"in", "at", "near", "outside"})
EMBEDDED = frozenset({"ccomp", "relcl", "acl", "advcl"})
OWNING = frozenset({"by", "from", "of"})


@dataclass(frozen=True, slots=True)
class Voices:
    """All that tells who a noun phrase is."""

    page: Page
    book: NameBook
    phrases: Phrases
    subjects: tuple[Name, ...]
    acting: tuple[Token, ...]  # roles of one person that are subjects: "the [minister] left"
    bearers: Mapping[str, tuple[Name, ...]]
    roles_of: Mapping[str, frozenset[str]]
    states: Mapping[str, str]  # names of those that the article names, by code
    words: SpeechWords
    floor: Floor

    def speakers(self, head: Token) -> tuple[Entity, ...]:
        """Give who a subject names: one, or several for "both Ruritania and Freedonia" and "the two countries"."""
        found: dict[str, Entity] = {}
        for member in (head, *_joined(head)):
            for entity in self._members(member):
                found.setdefault(entity.name, entity)
        for entity in found.values():
            self.floor.take(head.i, entity, is_person=self._is_person(head, entity))
        return tuple(found.values())

    def speaker(self, head: Token) -> Entity | None:
        """Give the first of the speakers, without letting them take the floor."""
        return next(iter(self._members(head)), None)

    def _members(self, head: Token) -> tuple[Entity, ...]:
        mention = self.phrases.mention(head)
        if mention is not None and mention.kind is MentionKind.PLURAL:
            return mention.entities
        one = self._resolve(head, mention, depth=0)
        return (one,) if one is not None else ()

    def _resolve(self, head: Token, mention: ActorMention | None, depth: int) -> Entity | None:
        word = head.lower_
        if mention is not None and mention.kind is MentionKind.PRONOUN:
            return self._by_pronoun_mention(head, mention)
        if word in MUTE or (head.pos_ == "DET" and word in DEFINITE):
            return None
        if head.pos_ == "PRON" and word in SINGULAR_PERSONS | OTHER_PRONOUNS:
            return self._by_pronoun(head)
        if word == "one":
            return self._apposed(head, depth)
        if word in self.words.documents and not (mention and mention.kind in {MentionKind.PERSON, MentionKind.BODY}):
            return self._owner(head, depth)
        return self._named(head, mention)

    def _apposed(self, head: Token, depth: int) -> Entity | None:
        """Give who stands beside "one": "one of the groups, the Harbour Union, said"."""
        beside = next((child for child in head.rights if child.dep_ == "appos"), None)
        if beside is None or depth >= MAX_OWNERS:
            return None
        return self._resolve(beside, self.phrases.mention(beside), depth + 1)

    def _named(self, head: Token, mention: ActorMention | None) -> Entity | None:
        """Give a person or body by its name, role or words."""
        if mention is not None and mention.kind is MentionKind.PERSON:
            return self._from_mention(mention, head)
        person = self._person_in_phrase(head)
        if person is not None:
            return person
        if head.lower_ in self.words.roles:
            return self._by_role(head)
        return self._from_mention(mention, head) if mention is not None else self._by_words(head)

    def _from_mention(self, mention: ActorMention, head: Token) -> Entity:
        entity = mention.entities[0]
        if mention.rule_id == "actors.the-government" and entity.code in self.states:
            name = f"{head.text.capitalize()} of {_with_article(self.states[entity.code])}"
            return replace(entity, name=name, office=None)
        if mention.kind not in SPEAKING_STATES:
            return entity
        if head.i >= mention.end or head.i < mention.start:
            return replace(entity, name=self.phrases.words_of(head))
        return replace(
            entity, name=f"Government of {_with_article(entity.name)}", sector=entity.sector or "GOV", via=head.text
        )

    # --- persons ---------------------------------------------------------------------------------------------------

    def _person_in_phrase(self, head: Token) -> Entity | None:
        """Give the person named in a phrase: its head, or in apposition: "a spokesman, Anna Karl,"."""
        own = self.book.at.get(head.i)
        if own is not None and own.is_person:
            return self._from_name(own, head)
        titled = self._titled_in_phrase(head)
        if titled is not None:
            return titled
        if head.lower_ not in self.words.roles and head.lower_ not in self.words.titles:
            return None
        for mention in self.phrases.mentions_in(head):
            if mention.kind is MentionKind.PERSON and self._is_apposed(mention.start, mention.end, head):
                return mention.entities[0]
        for name in self.phrases.names_in(head):
            if name.is_person and self._is_apposed(name.start, name.end, head):
                return self._from_name(name, head)
        return None

    def _titled_in_phrase(self, head: Token) -> Entity | None:
        """Give a person whose title the parse takes for a phrase of its own: "Ruritanian Bank president Anna Karl"."""
        end = self.phrases.bounds(head)[1]
        for name in self.phrases.names_in(head):
            if name.is_person and name.end == end and name.start > head.i and name.title:
                return self._from_name(name, self.page.doc[name.end - 1])
        return None

    def _is_apposed(self, start: int, end: int, head: Token) -> bool:
        """Tell whether a name after a role stands beside it, not in "spokesman for X" or "X's spokesman"."""
        if start <= head.i:
            return False
        before = self.page.doc[start - 1]
        after = self.page.doc[end].text if end < len(self.page.doc) else ""
        return (before.i == head.i or before.text in {",", "(", "—", "–"}) and after not in {"'s", "’s"}

    def _from_name(self, name: Name, head: Token) -> Entity:
        full = self.book.full_name(name)
        self._learn_gender(name, full)
        known = self._known_person(full) or self._mentioned_person(name)
        span = self.page.span(name.start, name.end)
        if known is not None:
            return replace(known, span=span)
        sponsor = self._sponsor(name, head)
        code, sector = (sponsor.code, sponsor.sector or "GOV") if sponsor is not None else ("", "")
        return Entity(full, code, sector, span)

    def _learn_gender(self, name: Name, full: str) -> None:
        for title in name.title:
            if title in GENDERS:
                self.floor.genders[full] = GENDERS[title]

    def _known_person(self, full: str) -> Entity | None:
        """Give a speaker met before under this name."""
        for heard in reversed(self.floor.heard[-50:]):
            if heard.entity.name == full:
                return heard.entity
        return None

    def _mentioned_person(self, name: Name) -> Entity | None:
        """Give the person whom the actors stage found under the same surname."""
        for other in self.book.by_surname.get(name.surname, ()):
            mention = self.phrases.mention(self.page.doc[other.end - 1])
            if mention is not None and mention.kind is MentionKind.PERSON:
                return mention.entities[0]
        return None

    def _sponsor(self, name: Name, head: Token) -> Entity | None:
        """Give the state or body a person speaks for, from the words before the name or the apposition after it."""
        start, end = self.phrases.bounds(head)
        own = [
            *self.phrases.mentions_between(min(start, name.start), name.start),
            *self.phrases.mentions_between(name.end, end),
        ]
        for mention in own:
            if mention.kind not in NATIONAL or not mention.entities:
                continue
            owns = mention.end < len(self.page.doc) and self.page.doc[mention.end].text in {"'s", "’s"}
            if (owns and mention.kind is MentionKind.BODY) or self._is_place(mention):
                continue
            return mention.entities[0]
        return None

    def _is_place(self, mention: ActorMention) -> bool:
        at = mention.start - 1
        while at >= 0 and self.page.doc[at].dep_ == "det":
            at -= 1
        return at >= 0 and self.page.doc[at].lower_ in PLACING

    # --- pronouns and descriptions ---------------------------------------------------------------------------------

    def _by_pronoun_mention(self, head: Token, mention: ActorMention) -> Entity | None:
        if head.lower_ not in SINGULAR_PERSONS:
            return mention.entities[0] if head.lower_ in OTHER_PRONOUNS else None
        own = self._by_pronoun(head)
        return own or mention.entities[0]

    def _by_pronoun(self, head: Token) -> Entity | None:
        if head.lower_ not in SINGULAR_PERSONS:
            return self.floor.last(person=False) or self.floor.last()
        chosen = self._antecedent(head)
        if chosen is not None:
            self.floor.genders.setdefault(chosen.name, head.lower_)
            return replace(chosen, span=self.page.span(head.i, head.i + 1), via=chosen.via or chosen.name)
        return None

    def _antecedent(self, head: Token) -> Entity | None:
        """Give the person spoken of last: a speaker or a subject, the nearest first; else any person named."""
        oldest = self.page.sentence[head.i] - RECENT_SENTENCES
        heard = [(one.token, one.entity) for one in self.floor.heard[-REMEMBERED:] if one.is_person]
        recent = [name for name in names_before(head.i, self.subjects) if self.page.sentence[name.start] >= oldest]
        named = [(name.start, self._person_at(name)) for name in recent]
        named += self._role_before(head, oldest)
        for _, entity in sorted([*heard, *named], key=lambda found: -found[0]):
            if self.floor.genders.get(entity.name, head.lower_) == head.lower_:
                return entity
        for name in names_before(head.i, self.book.names):
            if name.is_person:
                return self._person_at(name)
        return None

    def _role_before(self, head: Token, oldest: int) -> list[tuple[int, Entity]]:
        """Give the last subject that is told by a role alone: "the minister was pleased. [He] said"."""
        for token in reversed(self.acting):
            if token.i < head.i:
                found = self._by_role(token) if self.page.sentence[token.i] >= oldest else None
                return [(token.i, found)] if found is not None else []
        return []

    def _person_at(self, name: Name) -> Entity:
        head = self.page.doc[name.end - 1]
        mention = self.phrases.mention(head)
        if mention is not None and mention.kind is MentionKind.PERSON:
            return mention.entities[0]
        return self._from_name(name, head)

    def _by_role(self, head: Token) -> Entity | None:
        """Give whom a role means: "the spokesman" is the one named before, "officials" are themselves."""
        definite = any(child.lower_ in DEFINITE for child in head.lefts)
        plural = head.tag_ in {"NNS", "NNPS"}
        mention = next((m for m in self.phrases.mentions_in(head) if m.kind in NATIONAL and m.entities), None)
        owner = self._owning_state(head)
        state = mention.entities[0] if mention is not None else owner
        named = None if plural else (self._bearer(head) if definite else None) or self._only_bearer(head)
        words, span = self.phrases.words_of(head), self.page.span(*self.phrases.bounds(head))
        if named is not None and (state is None or named.code == state.code):
            return replace(named, span=span, via=head.text)
        if mention is None and owner is not None:
            return Entity(f"{words} of {_with_article(owner.name)}", owner.code, "GOV", span)
        code = mention.entities[0].code if mention is not None else ""
        sector = (mention.entities[0].sector or "GOV") if mention is not None else ""
        return Entity(words, code, sector, span)

    def _owning_state(self, head: Token) -> Entity | None:
        """Give the state that "its" means in "its defence minister"."""
        possessor = next((child for child in head.lefts if child.dep_ == "poss" and child.pos_ == "PRON"), None)
        mention = self.phrases.mention(possessor) if possessor is not None else None
        return mention.entities[0] if mention is not None and mention.entities[0].code else None

    def _bearer(self, head: Token) -> Entity | None:
        """Give the person who bears a role: titled so before, else the last person who spoke."""
        role = head.lower_
        if role in self.words.journalists and any(child.lower_ == "our" for child in head.lefts):
            return self._last_of_media() or self.floor.last(person=True)
        for name in names_before(head.i, self.book.names):
            if name.is_person and self._has_role(name, role):
                return self._person_at(name)
        own = self._only_bearer(head)
        if own is not None or head.head.dep_ in EMBEDDED:
            return own
        last = self.floor.last(person=True) or self._last_person(head)
        return last if last is not None and self._may_bear(last, role) else None

    def _may_bear(self, person: Entity, role: str) -> bool:
        """Tell whether a person may be meant by a role: not when only other offices are known of them."""
        surname = person.name.rsplit(" ", 1)[-1]
        known = self.roles_of.get(surname, frozenset()) - GENDERS.keys()
        return not known or role not in self.words.offices or role in known

    def _only_bearer(self, head: Token) -> Entity | None:
        """Give the one person in the article who has a role: "a spokesman said" above "spokesman Anna Karl added"."""
        bearers = self.bearers.get(head.lower_, ())
        if len({name.surname for name in bearers}) != 1 or head.lower_ not in self.words.titles:
            return None
        return self._person_at(bearers[0])

    def _last_of_media(self) -> Entity | None:
        return next(
            (
                heard.entity
                for heard in reversed(self.floor.heard[-REMEMBERED:])
                if heard.is_person and not heard.entity.code
            ),
            None,
        )

    def _last_person(self, head: Token) -> Entity | None:
        name = next((name for name in names_before(head.i, self.book.names) if name.is_person), None)
        return self._person_at(name) if name is not None else None

    def _has_role(self, name: Name, role: str) -> bool:
        return role in self.roles_of.get(name.surname, frozenset())

    # --- bodies and documents --------------------------------------------------------------------------------------

    def _owner(self, document: Token, depth: int) -> Entity | None:
        """Give whose statement, letter or tweet it is: by X, from X, X's, X's ministry's; else the last speaker's."""
        if depth < MAX_OWNERS:
            for head in _owners(document):
                found = self._resolve(head, self.phrases.mention(head), depth + 1)
                if found is not None:
                    return found
        mention = next((m for m in self.phrases.mentions_in(document) if m.kind in NATIONAL and m.entities), None)
        if mention is not None:
            entity = mention.entities[0]
            if mention.kind in SPEAKING_STATES:
                return replace(entity, name=f"Government of {_with_article(entity.name)}", via=document.text)
            return entity
        return self.floor.last()

    def _by_words(self, head: Token) -> Entity | None:
        """Give a body by the words that name it."""
        name = self.book.at.get(head.i)
        start, end = self.phrases.bounds(head)
        if name is not None:
            words = self.book.acronyms.get(name.text) or self.phrases.words_of(head)
            return Entity(words, self._code_of(head), self._sector_of(head), self.page.span(start, end))
        if head.lower_ in self.words.bodies and head.left_edge.lower_ in DEFINITE and head.i - head.left_edge.i == 1:
            before = self._body_before(head)
            if before is not None:
                return before
        if self.words.bodies.isdisjoint({head.lower_, head.lemma_.lower()}):
            return None
        return Entity(
            self.phrases.words_of(head), self._code_of(head), self._sector_of(head), self.page.span(start, end)
        )

    def _body_before(self, head: Token) -> Entity | None:
        """Give the body that "the ministry" means: the last speaker or name that ends in the word."""
        for heard in reversed(self.floor.heard[-REMEMBERED:]):
            if heard.entity.name.lower().endswith(head.lower_):
                return heard.entity
        for name in names_before(head.i, self.book.names):
            if name.text.lower().endswith(head.lower_):
                return Entity(
                    name.text, self._code_of(head), "", self.page.span(head.left_edge.i, head.i + 1), via=head.text
                )
        return self.floor.last(person=False)

    def _code_of(self, head: Token) -> str:
        mention = next((m for m in self.phrases.mentions_in(head) if m.kind in NATIONAL and m.entities), None)
        return mention.entities[0].code if mention is not None else ""

    def _sector_of(self, head: Token) -> str:
        start, end = self.phrases.bounds(head)
        if any(token.lower_ in self.words.media for token in self.page.doc[start:end]):
            return "JRN"
        return "GOV" if self._code_of(head) else ""

    def _is_person(self, head: Token, entity: Entity) -> bool:
        if head.lower_ in SINGULAR_PERSONS or entity.office is not None:
            return True
        if head.lower_ in self.words.roles and head.tag_ == "NN":
            return True
        last = entity.name.rsplit(" ", 1)[-1].lower()
        return (
            last not in self.words.bodies
            and last not in self.words.media
            and not entity.name.startswith(("Government of ", f"{head.text.capitalize()} of "))
            and entity.name[:1].isupper()
            and " " in entity.name
        )


def hear_voices(page: Page, book: NameBook, mentions: Sequence[ActorMention], words: SpeechWords) -> Voices:
    """Make ready to resolve speakers, reading from the article's start."""
    subjects = tuple(name for name in book.names if name.is_person and name.is_subject)
    acting = tuple(token for token in page.doc if _acts_in_role(token, page, words))
    bearers = find_bearers(page, book, words)
    phrases = read_phrases(page, book, mentions)
    states = {m.entities[0].code: m.entities[0].name for m in mentions if m.kind in SPEAKING_STATES}
    return Voices(page, book, phrases, subjects, acting, bearers, roles_of(bearers), states, words, Floor())


def _acts_in_role(token: Token, page: Page, words: SpeechWords) -> bool:
    if token.lower_ not in words.roles or token.tag_ != "NN" or page.quote_of[token.i] != OUTSIDE:
        return False
    return token.dep_ in SUBJECTS and token.head.dep_ in MAIN


def _joined(head: Token) -> Iterator[Token]:
    """Give the other members of "Ruritania and Freedonia"."""
    at, count = head, 0
    while count < MAX_OWNERS:
        following = next(
            (child for child in at.rights if child.dep_ == "conj" and child.pos_ in {"PROPN", "NOUN"}), None
        )
        if following is None:
            return
        yield following
        at, count = following, count + 1


def _owners(document: Token) -> Iterator[Token]:
    """Give the heads of those whose document it is, the surest first."""
    for token in document.subtree if document.right_edge.i - document.left_edge.i < MAX_PHRASE_TOKENS else ():
        if token.i > document.i and token.lower_ in OWNING and (token.lower_ != "of" or token.head.i == document.i):
            yield from (child for child in token.rights if child.dep_ == "pobj")
    if document.dep_ == "dobj":
        issuer = subject_of(document.head)
        if issuer is not None and issuer.i != document.i:
            yield issuer
    for child in document.lefts:
        if child.dep_ == "poss" and child.lower_ not in {"his", "her", "its", "their"}:
            yield child


def _with_article(state: str) -> str:
    plural = state.startswith("United ") or state in {
        "Netherlands",
        "Philippines",
        "Maldives",
        "Bahamas",
        "Gambia",
        "Comoros",
    }
    return f"the {state}" if plural else state
