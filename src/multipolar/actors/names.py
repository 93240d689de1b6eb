"""Which stretches of the text are names in the actor tables?"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from multipolar.lexicon.folding import fold
from multipolar.model.actors import MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from spacy.tokens import Doc, Token

    from multipolar.lexicon.actors import ActorLexicon, Name

AGAINST_OR_FOR = ("anti-", "pro-", "non-", "post-", "pre-", "ex-")


@dataclass(frozen=True, slots=True)
class Match:
    """A name found in the text: token indices, half-open, and the folded words that were looked up."""

    start: int
    end: int
    words: str


def find_matches(doc: Doc, lexicon: ActorLexicon) -> list[Match]:
    """Find the names of the tables, leftmost and longest first, none overlapping another.

    A name must stand between characters that are no letters or digits; "pro-Russian" names nobody.
    """
    text = fold(doc.text)
    starts = [token.idx for token in doc]
    found: list[Match] = []
    taken = 0
    for start, end in _longest(text, lexicon):
        if start >= taken:
            taken = end
            first = bisect_right(starts, start) - 1
            last = bisect_right(starts, end - 1)
            found.extend(_sharing(doc, first, last, lexicon))
            found.append(Match(first, last, text[start:end]))
    return found


def _sharing(doc: Doc, first: int, last: int, lexicon: ActorLexicon) -> Iterator[Match]:
    """Find the name that shares its last word with the next one: "[North] and South Korea"."""
    if last - first < 2 or first < 2 or doc[first - 1].lower_ not in {"and", "or"}:  # noqa: PLR2004  (two words each)
        return
    words = fold(f"{doc[first - 2].text} {doc[first + 1 : last].text}")
    if words in lexicon.names:
        yield Match(first - 2, first - 1, words)


def _longest(text: str, lexicon: ActorLexicon) -> Iterator[tuple[int, int]]:
    spans = (
        (start, end)
        for _, start, end in lexicon.automaton.find_matches_as_indexes(text, overlapping=True)
        if _stands_alone(text, start, end)
    )
    yield from sorted(spans, key=lambda span: (span[0], -span[1]))


def _stands_alone(text: str, start: int, end: int) -> bool:
    if start and text[start - 1].isalnum():
        return False
    if end < len(text) and text[end].isalnum():
        return False
    return not (start and text[start - 1] == "-" and text[max(0, start - 5) : start].lower().endswith(AGAINST_OR_FOR))


def choose_name(match: Match, doc: Doc, names: Sequence[Name], on: date) -> Name | None:
    """Choose what a name means on that day and in its place in the sentence; None if it meant nothing then.

    "French" is an adjective in "the French ministry" and a people in "the French refused".
    """
    valid = [name for name in names if name.holds_on(on)]
    if not valid:
        return None
    head = head_of(doc, match.start, match.end)
    order = _preference(head)
    return min(valid, key=lambda name: order.index(name.kind) if name.kind in order else len(order))


def _preference(head: Token) -> tuple[MentionKind, ...]:
    if is_modifier(head):
        return MentionKind.BODY, MentionKind.ADJECTIVE, MentionKind.STATE, MentionKind.ORGAN, MentionKind.CAPITAL
    if head.tag_ == "NNPS" or head.nbor(-1).lower_ == "the" if head.i else False:
        return MentionKind.BODY, MentionKind.PEOPLE, MentionKind.STATE, MentionKind.ORGAN, MentionKind.ADJECTIVE
    return MentionKind.BODY, MentionKind.STATE, MentionKind.ORGAN, MentionKind.CAPITAL, MentionKind.PEOPLE


def is_modifier(token: Token) -> bool:
    """Tell whether a token stands before a noun it describes ("Russian" in "Russian oil")."""
    return token.dep_ in {"amod", "compound", "nmod", "npadvmod"} and token.head.i > token.i


def head_of(doc: Doc, start: int, end: int) -> Token:
    """Give the token of a range that the others hang on."""
    token = doc[end - 1]
    for _ in range(end - start):
        if not start <= token.head.i < end or token.head == token:
            break
        token = token.head
    return token
