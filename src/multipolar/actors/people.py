"""Who are the persons named: office holders by date, and people whom the text itself introduces?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from multipolar.lexicon.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from spacy.tokens import Doc, Token

    from multipolar.actors.titles import Phrase
    from multipolar.lexicon.actors import ActorLexicon, Holder, Name

HEADS = frozenset({"head_of_state", "head_of_government", "leader"})
PARTICLES = frozenset({"al", "el", "bin", "ibn", "de", "da", "del", "der", "van", "von", "la", "-", "'", "abu", "dos"})
PAST = frozenset({"former", "ex", "late", "then", "ousted", "deposed", "predecessor", "onetime", "past", "previous"})
BEFORE_A_TITLE = 6  # words that may stand between a state and the title: "US state department chief spokesman"
AFTER_A_NAME = 12  # words in which an apposition must name office and state: "X, the deputy foreign minister of Y"
PROMINENT_SURNAME_CHARS = 3  # a shorter surname without title or earlier full name is too often something else


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as this article knows them."""

    name: str
    surname: str
    code: str
    sector: str
    office: str | None
    role: str
    gender: str
    wikidata: str | None
    rule_id: str


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person's name in the text with title and state before it: token indices, half-open."""

    start: int
    end: int
    person: Person


@dataclass(slots=True)
class People:
    """The persons met so far in one article, by surname and by full name."""

    by_words: dict[str, Person] = field(default_factory=dict)

    def add(self, person: Person) -> None:
        """Remember a person; a later mention by surname means the latest bearer."""
        self.by_words[fold(person.name)] = person
        self.by_words[fold(person.surname)] = person


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the search for persons looks at besides the words: names and titles found before, by token index."""

    owner_at: Mapping[int, Name]  # the state or body a token belongs to
    titles_by_end: Mapping[int, Phrase]
    titles_by_start: Mapping[int, Phrase]
    in_titles: frozenset[int]  # every token of a title
    full_names: Mapping[int, int]  # start and end of office holders' full names


def find_people(doc: Doc, around: Surroundings, lexicon: ActorLexicon, on: date) -> list[PersonMention]:
    """Find every person named, in the order of the text.

    "Foreign Minister Oana Pellea of Ruritania" need not stand in any table: title and state introduce her, and "Ms
    Pellea" later on is the same.
    """
    people = People()
    found: list[PersonMention] = []
    for start, end in _runs(doc, around):
        mention = _read_person(doc, start, end, around, lexicon, people, on)
        if mention:
            people.add(mention.person)
            found.append(mention)
    return found


def _runs(doc: Doc, around: Surroundings) -> Iterator[tuple[int, int]]:
    """Give the stretches of proper nouns that may be a person's name."""
    at = 0
    while at < len(doc):
        if at in around.full_names:
            yield at, around.full_names[at]
            at = around.full_names[at]
        elif _nameable(doc[at], around):
            start = at
            while at < len(doc) and at not in around.full_names and _goes_on(doc, at, start, around):
                at += 1
            end = at
            while end > start + 1 and doc[end - 1].lower_ in PARTICLES:
                end -= 1
            yield start, end
        else:
            at += 1


def _nameable(token: Token, around: Surroundings) -> bool:
    return (
        token.pos_ == "PROPN"
        and token.text[0].isupper()
        and token.i not in around.owner_at
        and token.i not in around.in_titles
    )


def _goes_on(doc: Doc, at: int, start: int, around: Surroundings) -> bool:
    token = doc[at]
    if _nameable(token, around):
        return at == start or not token.is_sent_start
    inside = token.lower_ in PARTICLES and at > start and not token.is_sent_start
    return inside and at + 1 < len(doc) and doc[at + 1].pos_ == "PROPN" and at + 1 not in around.owner_at


def _read_person(  # noqa: PLR0913, PLR0917  (the search's whole context)
    doc: Doc,
    start: int,
    end: int,
    around: Surroundings,
    lexicon: ActorLexicon,
    people: People,
    on: date,
) -> PersonMention | None:
    words = fold(doc[start:end].text)
    first, title, owner = _before(doc, start, around)
    if not owner:
        after_title, owner = _after(doc, end, around) if title is None or end - start > 1 else (None, None)
        title = title or after_title
    role = lexicon.titles[title.words].role if title else ""
    person = (
        _holder_by_name(words, lexicon, role, owner, on)
        or _known(words, people)
        or _introduced(doc, start, end, title, owner, lexicon)
        or _holder_by_surname(words, lexicon, role, owner, on, titled=title is not None)
    )
    if person is None:
        return None
    return PersonMention(first, end, person)


def _before(doc: Doc, start: int, around: Surroundings) -> tuple[int, Phrase | None, Name | None]:
    """Read title and state before a name: "US state department spokesman", "President of Ruritania"."""
    title = around.titles_by_end.get(start)
    if title is None:
        return _of_state_before(doc, start, around)
    at = title.start
    sentence_start = doc[start].sent.start
    for back in range(at - 1, max(sentence_start, at - BEFORE_A_TITLE) - 1, -1):
        owner = around.owner_at.get(back)
        if owner:
            return back, title, owner
        if doc[back].pos_ in {"VERB", "AUX", "ADP", "DET", "PRON", "SCONJ"} or (
            doc[back].is_punct and doc[back].text != "-"
        ):
            break
    return at, title, None


def _of_state_before(doc: Doc, start: int, around: Surroundings) -> tuple[int, Phrase | None, Name | None]:
    owner = around.owner_at.get(start - 1) if start and not doc[start].is_sent_start else None
    if owner is None:
        return start, None, None
    at = start - 1
    while at > 0 and (around.owner_at.get(at) == owner or doc[at].lower_ == "the"):
        at -= 1
    title = around.titles_by_end.get(at) if doc[at].lower_ == "of" else None
    return (title.start, title, owner) if title else (start, None, None)


def _after(doc: Doc, end: int, around: Surroundings) -> tuple[Phrase | None, Name | None]:
    """Read an apposition after a name: ", the Ruritanian foreign minister," or "of Ruritania"."""
    if end >= len(doc):
        return None, None
    if doc[end].lower_ == "of" and end + 1 < len(doc):
        after = end + 2 if doc[end + 1].lower_ == "the" else end + 1
        return None, around.owner_at.get(after)
    if doc[end].text not in {",", "(", "-", "--", "–", "—"}:
        return None, None
    title: Phrase | None = None
    owner: Name | None = None
    for at in range(end + 1, min(len(doc), end + AFTER_A_NAME)):
        token = doc[at]
        if token.is_sent_start or token.pos_ in {"VERB", "AUX"} or token.text in {",", ")", ";", "--"}:
            break
        title = title or around.titles_by_start.get(at)
        owner = owner or around.owner_at.get(at)
    return (title, owner) if title else (None, None)


def _holder_by_name(words: str, lexicon: ActorLexicon, role: str, owner: Name | None, on: date) -> Person | None:
    holders = lexicon.holders.get(words, ())
    if owner and len({holder.code for holder in holders}) > 1:
        holders = tuple(holder for holder in holders if holder.code == owner.code) or holders
    tenure = best_tenure(holders, role, on)
    return _person_of(tenure, on, "actors.holder-by-name") if tenure else None


def best_tenure(holders: Sequence[Holder], role: str, on: date) -> Holder | None:
    """Choose the tenure a mention means: held on that day, in the role its title says, else the last one before."""
    if not holders:
        return None
    current = [holder for holder in holders if holder.holds_on(on)]
    past = [holder for holder in holders if holder.until_on <= on]
    pool = current or past or list(holders)
    fitting = [holder for holder in pool if same_role(role, holder.role)] or pool
    order = {role: rank for rank, role in enumerate(ROLE_RANK)}
    return min(fitting, key=lambda h: (order.get(h.role, len(order)), -h.from_on.toordinal(), h.person, h.office))


ROLE_RANK = (
    "head_of_state",
    "head_of_government",
    "leader",
    "foreign_minister",
    "defence_minister",
    "body_head",
    "deputy",
    "legislature_head",
    "envoy",
    "spokesperson",
)


def same_role(one: str, other: str) -> bool:
    """Tell whether two roles may be one person's: "leader" may be said of any head."""
    return one == other or (one == "leader" and other in HEADS) or (other == "leader" and one in HEADS)


def _person_of(holder: Holder, on: date, rule_id: str) -> Person:
    office = holder.office if holder.holds_on(on) else None
    sector = "MIL" if holder.role == "defence_minister" else "GOV"
    return Person(
        holder.person,
        holder.surname,
        holder.code,
        sector if office else "ELI",
        office,
        holder.role,
        holder.gender,
        holder.wikidata,
        rule_id,
    )


def _known(words: str, people: People) -> Person | None:
    person = people.by_words.get(words)
    if person is None and " " in words:
        surname_bearer = people.by_words.get(words.rsplit(" ", 1)[-1])
        if surname_bearer and _same_initials(words, fold(surname_bearer.name)):
            return surname_bearer
    return person


def _same_initials(one: str, other: str) -> bool:
    """Tell whether two full names may be one: "Jean Le Drian" and "Jean-Yves Le Drian"."""
    first, second = one.split(maxsplit=1)[0], other.split(maxsplit=1)[0]
    return one[0] == other[0] and (first.startswith(second) or other.startswith(first))


def _introduced(  # noqa: PLR0913, PLR0917  (what an introduction consists of)
    doc: Doc, start: int, end: int, title: Phrase | None, owner: Name | None, lexicon: ActorLexicon
) -> Person | None:
    if title is None or owner is None:
        return None
    entry = lexicon.titles[title.words]
    if end - start < 2 and entry.role in {"honorific", ""}:  # noqa: PLR2004  (one word after "Mr" introduces nobody)
        return None
    if end - start < 2 and _holder_surnames(doc[start:end].text, lexicon, owner):  # noqa: PLR2004
        return None
    name = doc[start:end].text
    office = doc[title.start : title.end].text
    surname = name.split()[-1]
    return Person(name, surname, owner.code, owner.sector, office, entry.role, entry.gender, None, "actors.introduced")


def _holder_surnames(words: str, lexicon: ActorLexicon, owner: Name) -> bool:
    return any(holder.code == owner.code for holder in lexicon.by_surname.get(fold(words), ()))


def _holder_by_surname(  # noqa: PLR0913  (a surname alone needs all the help there is)
    words: str, lexicon: ActorLexicon, role: str, owner: Name | None, on: date, *, titled: bool
) -> Person | None:
    """Resolve a surname nobody has borne yet: "President Putin", "Ruritania's Korda", "Mr Korda"."""
    holders: Iterable[Holder] = (h for h in lexicon.by_surname.get(words, ()) if h.holds_on(on))
    if owner:
        holders = (h for h in holders if h.code == owner.code)
    fitting = [h for h in holders if _fits(h, role, titled=titled)]
    if not _is_one_person(fitting) or len(words) < PROMINENT_SURNAME_CHARS:
        return None
    tenure = best_tenure(fitting, role, on)
    return _person_of(tenure, on, "actors.holder-by-surname") if tenure else None


def _is_one_person(holders: Sequence[Holder]) -> bool:
    """Tell whether tenures of one surname are one person's, however spelled.

    An office of one state has one holder at a time; across offices the first letters must agree, which parts the
    brothers Kaczyński but not "Anatoly" from "Anatoliy".
    """
    return len({(holder.code, fold(holder.person)[:1]) for holder in holders}) == 1


def _fits(holder: Holder, role: str, *, titled: bool) -> bool:
    if role and role not in {"honorific", "other"}:
        return same_role(role, holder.role)
    return titled or holder.role in HEADS or holder.role == "foreign_minister"
