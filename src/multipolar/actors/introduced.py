"""Names that the text introduces: "the Ruritanian airline [Rura Air]", and later "[Rura]" alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from multipolar.actors.phrases import span_of
from multipolar.model.actors import ActorMention, MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

    from multipolar.model.actors import Entity

MOST_BETWEEN = 3  # common nouns between "Ruritanian" and the name: "Ruritanian oil tanker [Rura]"
LONGEST_NAME = 4  # tokens
SHORTEST_WORD = 4  # letters of a name's first word that may stand for all of it later
NO_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)


def find_introduced(doc: Doc, named: Sequence[ActorMention]) -> list[ActorMention]:
    """Give the mentions by names that stand behind "Ruritanian" and a common noun, there and further on.

    Args:
        doc: the parsed article.
        named: the mentions by names of the tables, in the order of the text.
    """
    taken = {at for mention in named for at in range(mention.start, mention.end)}
    found: list[ActorMention] = []
    names: dict[str, Entity] = {}
    for mention in named:
        if mention.kind is MentionKind.COMPANY:
            _keep_short(doc, mention.start, mention.end, mention.entities[0], names)
        name = _name_behind(doc, mention, taken)
        if name is None:
            continue
        start, end = name
        entity = replace(mention.entities[0], name=doc[start:end].text, sector="UNK", office=None, wikidata=None)
        names.setdefault(doc[start:end].text, entity)
        _keep_short(doc, start, end, entity, names)
        taken.update(range(start, end))
        found.append(_mention(doc, start, end, entity))
    if names:
        found.extend(_later(doc, names, taken))
    return sorted(found, key=lambda mention: (mention.start, mention.end))


def _keep_short(doc: Doc, start: int, end: int, entity: Entity, names: dict[str, Entity]) -> None:
    """Let the first word of a longer name stand for it."""
    first = doc[start].text
    if end - start > 1 and len(first) >= SHORTEST_WORD and first.isalpha():
        names.setdefault(first, entity)


def _name_behind(doc: Doc, mention: ActorMention, taken: set[int]) -> tuple[int, int] | None:
    """Give where the name begins and ends that a mention such as "Ruritanian airline" introduces."""
    if mention.kind not in {MentionKind.ADJECTIVE, MentionKind.PEOPLE} or len(mention.entities) != 1:
        return None
    at = mention.end
    while at < len(doc) and at - mention.end < MOST_BETWEEN and doc[at].pos_ in {"NOUN", "ADJ"} and doc[at].is_lower:
        at += 1
    if doc[at - 1].pos_ != "NOUN":
        return None
    end = at
    while end < len(doc) and end - at < LONGEST_NAME and end not in taken and _is_name(doc[end]):
        end += 1
    return (at, end) if end > at else None


def _is_name(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.text[0].isupper() and token.lower_ not in NO_NAMES


def _later(doc: Doc, names: dict[str, Entity], taken: set[int]) -> Iterator[ActorMention]:
    longest = max(len(name.split()) for name in names)
    at = 0
    while at < len(doc):
        size = next(
            (
                n
                for n in range(min(longest, len(doc) - at), 0, -1)
                if doc[at : at + n].text in names and at not in taken
            ),
            0,
        )
        if size and _stands_alone(doc, at, at + size):
            yield _mention(doc, at, at + size, names[doc[at : at + size].text])
        at += max(1, size)


def _stands_alone(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a name is not a part of a longer one: "Rura" in "Rura Strait"."""
    before = start > 0 and doc[start - 1].pos_ == "PROPN" and doc[start - 1].dep_ == "compound"
    return not before and not (end < len(doc) and doc[end].pos_ == "PROPN" and doc[end - 1].dep_ == "compound")


def _mention(doc: Doc, start: int, end: int, entity: Entity) -> ActorMention:
    span = span_of(doc, start, end)
    head = doc[end - 1]
    while start <= head.head.i < end and head.head != head:
        head = head.head
    named = replace(entity, span=span)
    return ActorMention(head.i, start, end, span, MentionKind.COMPANY, (named,), "actors.introduced")
