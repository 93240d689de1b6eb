"""What stands in a noun phrase: its words, its names, its mentions?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from multipolar.model.actors import MentionKind
from multipolar.statements.page import OUTSIDE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Token

    from multipolar.model.actors import ActorMention
    from multipolar.statements.names import Name, NameBook
    from multipolar.statements.page import Page

DEFINITE = frozenset({"the", "his", "her", "its", "their", "our", "this", "that", "these"})
ORDER = (
    MentionKind.PERSON, MentionKind.PRONOUN, MentionKind.PLURAL, MentionKind.ORGAN, MentionKind.BODY, MentionKind.GROUP,
    MentionKind.COMPANY, MentionKind.STATE, MentionKind.CAPITAL, MentionKind.PEOPLE, MentionKind.PLACE,
    MentionKind.ADJECTIVE,
)  # fmt: skip
MAX_PHRASE_TOKENS = 30  # a longer noun phrase is a parse gone wrong: read its first words only


@dataclass(frozen=True, slots=True)
class Phrases:
    """Reads the noun phrase around a head token."""

    page: Page
    book: NameBook
    by_token: Mapping[int, tuple[ActorMention, ...]]

    def mention(self, head: Token) -> ActorMention | None:
        """Give the mention that covers a token, the most telling kind first."""
        covering = [m for m in self.by_token.get(head.i, ()) if m.head == head.i or m.start <= head.i < m.end]
        named = [mention for mention in covering if mention.entities]
        return min(named, key=lambda m: (ORDER.index(m.kind), m.head != head.i, m.start), default=None)

    def bounds(self, head: Token) -> tuple[int, int]:
        """Give a phrase's token range, cut at quotations and line breaks."""
        start = max(head.left_edge.i, head.i - MAX_PHRASE_TOKENS)
        end = min(head.right_edge.i + 1, head.i + MAX_PHRASE_TOKENS)
        for at in range(head.i, start - 1, -1):
            if self._breaks(at):
                start = at + 1
                break
        for at in range(head.i + 1, end):
            if self._breaks(at):
                end = at
                break
        while end - 1 > head.i and self.page.doc[end - 1].is_punct:
            end -= 1
        return min(start, head.i), max(end, head.i + 1)

    def _breaks(self, at: int) -> bool:
        return self.page.quote_of[at] != OUTSIDE or "\n" in self.page.doc[at].text

    def words_of(self, head: Token) -> str:
        """Give a phrase's words without article and without what follows a comma or a relative pronoun."""
        start, end = self.bounds(head)
        doc = self.page.doc
        while start < head.i and (
            doc[start].dep_ == "det"
            or doc[start].lower_ in DEFINITE
            or doc[start].is_punct
            or doc[start].dep_ == "preconj"
        ):
            start += 1
        stop = head.i + 1
        while (
            stop < end
            and doc[stop].text not in {",", "(", "—", "–"}
            and doc[stop].pos_ not in {"VERB", "AUX"}
            and doc[stop].dep_ != "cc"
            and doc[stop].tag_ not in {"WP", "WDT"}
        ):
            stop += 1
        return " ".join(doc[start:stop].text.split())

    def mentions_in(self, head: Token) -> list[ActorMention]:
        """Give the mentions within a phrase."""
        return self.mentions_between(*self.bounds(head))

    def mentions_between(self, start: int, end: int) -> list[ActorMention]:
        """Give the mentions that begin in a token range, each once."""
        found: dict[tuple[int, int, str], ActorMention] = {}
        for at in range(start, end):
            for mention in self.by_token.get(at, ()):
                if start <= mention.start and mention.start < end:
                    found.setdefault((mention.start, mention.end, mention.kind), mention)
        return list(found.values())

    def names_in(self, head: Token) -> list[Name]:
        """Give the names within a phrase, each once."""
        start, end = self.bounds(head)
        found = {name.start: name for at in range(start, end) if (name := self.book.at.get(at)) is not None}
        return list(found.values())


def read_phrases(page: Page, book: NameBook, mentions: Sequence[ActorMention]) -> Phrases:
    """Index the mentions by their tokens."""
    by_token: dict[int, list[ActorMention]] = {}
    for mention in mentions:
        for at in sorted({*range(mention.start, mention.end), mention.head}):
            by_token.setdefault(at, []).append(mention)
    return Phrases(page, book, {at: tuple(found) for at, found in by_token.items()})
