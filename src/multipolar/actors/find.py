"""Names, persons, descriptions and pronouns of one article, put together."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from multipolar.actors.dating import day_within, infer_published
from multipolar.actors.introduced import find_introduced
from multipolar.actors.names import choose_name, find_matches
from multipolar.actors.people import Surroundings, best_tenure, find_people, same_role
from multipolar.actors.phrases import OF_STATE, read_name, span_of
from multipolar.actors.references import resolve_references
from multipolar.actors.titles import find_phrases
from multipolar.lexicon.folding import fold
from multipolar.model.actors import ActorMention, Entity, MentionKind
from multipolar.model.spans import TextSpan

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from spacy.tokens import Doc

    from multipolar.actors.names import Match
    from multipolar.actors.people import PersonMention
    from multipolar.lexicon.actors import ActorLexicon, Name, Place, Title
    from multipolar.model.articles import Article

STATE_SECTORS = frozenset({"GOV", "MIL", "LEG"})
ROLES_OF_ONE = frozenset(
    {"head_of_state", "head_of_government", "leader", "foreign_minister", "defence_minister", "body_head"}
)


class FoundActors(NamedTuple):
    """The mentions in the order of the text, the places by their last token, and when the report was written.

    `publisher` is the government whose release it is.
    """

    mentions: tuple[ActorMention, ...]
    places: Mapping[int, Place]
    publisher: Entity | None
    published_between: tuple[date, date] | None


def find_actors(doc: Doc, article: Article, lexicon: ActorLexicon) -> FoundActors:
    """Find who is spoken of in an article, and resolve them on its date.

    Without a date, the offices named bound it, and office holders are looked up in the middle of those bounds.
    """
    matches = find_matches(doc, lexicon)
    titles = find_phrases(doc, lexicon.titles)
    bounds = None if article.published_on else infer_published(doc, matches, titles, lexicon)
    on = article.published_on or day_within(bounds)
    names = _names_on(doc, matches, lexicon, on)
    around = Surroundings(
        owner_at={at: name for match, name in names for at in range(match.start, match.end)},
        titles_by_end={title.end: title for title in titles},
        titles_by_start={title.start: title for title in titles},
        in_titles=frozenset(at for title in titles for at in range(title.start, title.end)),
        full_names={match.start: match.end for match in matches if match.words in lexicon.holders},
    )
    people = find_people(doc, around, lexicon, on)
    listed = _named_mentions(doc, names, people, lexicon, on)
    named = sorted([*listed, *find_introduced(doc, listed)], key=lambda mention: (mention.start, mention.end))
    persons = {mention.start: mention.person for mention in people}
    references = resolve_references(doc, named, persons, lexicon)
    mentions = tuple(sorted([*named, *references], key=lambda mention: (mention.start, mention.end)))
    places = {m.end - 1: lexicon.places[m.words] for m in matches if m.words in lexicon.places}
    return FoundActors(mentions, places, find_publisher(article, lexicon, on), bounds)


def find_publisher(article: Article, lexicon: ActorLexicon, on: date) -> Entity | None:
    """Find the government that publishes an article: "Ministry of Foreign Affairs of Ruritania", not a news agency."""
    words = fold(article.publisher or "")
    if not words or not _has_organ(words, lexicon):
        return None
    for _, start, end in lexicon.automaton.find_matches_as_indexes(words, overlapping=True):
        for name in lexicon.names.get(words[start:end], ()):
            if name.holds_on(on) and name.sector in STATE_SECTORS:
                return Entity(article.publisher or "", name.code, name.sector, TextSpan(0, 1))
    return None


def _has_organ(words: str, lexicon: ActorLexicon) -> bool:
    """Tell whether a publisher's name begins with an organ: "Department of State"."""
    organs = (lexicon.organs.get(word.lower()) for word in words.replace(".", "").split())
    return any(organ is not None and organ.acts_for_state and organ.sector in STATE_SECTORS for organ in organs)


def _names_on(doc: Doc, matches: Iterable[Match], lexicon: ActorLexicon, on: date) -> list[tuple[Match, Name]]:
    chosen = []
    present = _present_codes(matches, lexicon)
    for match in matches:
        name = choose_name(match, doc, _most_present(lexicon.names.get(match.words, ()), present), on)
        if name and match.words not in lexicon.holders:
            chosen.append((match, name))
    return chosen


def _present_codes(matches: Iterable[Match], lexicon: ActorLexicon) -> Counter[str]:
    """Count how often an article names each actor by a name that is no capital."""
    names = (name for match in matches for name in lexicon.names.get(match.words, ()))
    return Counter(name.code for name in names if name.kind is not MentionKind.CAPITAL)


def _most_present(names: Sequence[Name], present: Counter[str]) -> Sequence[Name]:
    """Order what a name may mean by how much the article speaks of it: "Brussels" is Belgium or the European Union."""
    return sorted(names, key=lambda name: -present[name.code])


def _named_mentions(
    doc: Doc,
    names: Sequence[tuple[Match, Name]],
    people: Sequence[PersonMention],
    lexicon: ActorLexicon,
    on: date,
) -> list[ActorMention]:
    inside = {at for mention in people for at in range(mention.start, mention.end)}
    mentions = [_person_mention(doc, mention) for mention in people]
    for match, name in names:
        if match.start not in inside:
            mention = read_name(doc, match, name, lexicon)
            mentions.append(_as_holder(doc, mention, people, lexicon, on))
    return sorted(mentions, key=lambda mention: (mention.start, mention.end))


def _person_mention(doc: Doc, mention: PersonMention) -> ActorMention:
    person = mention.person
    span = span_of(doc, mention.start, mention.end)
    head = doc[mention.end - 1]
    while mention.start <= head.head.i < mention.end and head.head != head:
        head = head.head
    entity = Entity(person.name, person.code, person.sector, span, person.office, person.wikidata)
    return ActorMention(head.i, mention.start, mention.end, span, MentionKind.PERSON, (entity,), person.rule_id)


def _as_holder(
    doc: Doc, mention: ActorMention, people: Sequence[PersonMention], lexicon: ActorLexicon, on: date
) -> ActorMention:
    """Put the office holder for "the Ruritanian president": whom the text has named so, else who held the office."""
    if mention.kind is not MentionKind.ORGAN:
        return mention
    title = _title_ending(doc, mention, lexicon)
    if title is None or title.role not in ROLES_OF_ONE:
        return mention
    entity = mention.entities[0]
    holder = _named_holder(mention, people, entity.code, title.role) or (
        _body_head(lexicon, entity, on)
        if title.role == "body_head"
        else _table_holder(lexicon, entity.code, title.role, on)
    )
    if holder is None:
        return mention
    name, office, wikidata = holder
    resolved = replace(entity, name=name, office=office, wikidata=wikidata, sector="GOV")
    return replace(mention, kind=MentionKind.PERSON, entities=(resolved,), rule_id="actors.office-of-state")


def _title_ending(doc: Doc, mention: ActorMention, lexicon: ActorLexicon) -> Title | None:
    ahead = lexicon.titles.get(" ".join(token.lower_ for token in doc[mention.head : mention.head + OF_STATE]))
    if ahead is not None:
        return ahead
    words = [token.lower_ for token in doc[min(mention.start, mention.head) : mention.head + 1]]
    for at in range(len(words)):
        title = lexicon.titles.get(" ".join(words[at:]).replace(" - ", "-"))
        if title:
            return title
    return None


def _named_holder(
    mention: ActorMention, people: Sequence[PersonMention], code: str, role: str
) -> tuple[str, str | None, str | None] | None:
    fitting = [p for p in people if p.person.code == code and same_role(role, p.person.role) and p.person.office]
    if not fitting:
        return None
    before = [p for p in fitting if p.start < mention.start]
    person = (before or fitting)[-1 if before else 0].person
    return person.name, person.office, person.wikidata


def _body_head(lexicon: ActorLexicon, entity: Entity, on: date) -> tuple[str, str | None, str | None] | None:
    """Give who headed a body: of all offices of bodies, the one whose title has every word of the mention's."""
    words = _plain_words(entity.name) - {"the", "of", "un"}
    heads = lexicon.by_office.get((entity.code, "body_head"), ())
    fitting = [holder for holder in heads if holder.holds_on(on) and words <= _plain_words(holder.office)]
    if not fitting:
        return None
    tenure = min(fitting, key=lambda holder: (len(holder.office), holder.person))
    return tenure.person, tenure.office, tenure.wikidata


def _plain_words(phrase: str) -> set[str]:
    return set(phrase.lower().replace("-", " ").split())


def _table_holder(lexicon: ActorLexicon, code: str, role: str, on: date) -> tuple[str, str | None, str | None] | None:
    roles = ("leader", "head_of_state", "head_of_government") if role == "leader" else (role,)
    for one in roles:
        holders = [holder for holder in lexicon.by_office.get((code, one), ()) if holder.holds_on(on)]
        tenure = best_tenure(holders, one, on)
        if tenure:
            return tenure.person, tenure.office, tenure.wikidata
    return None
