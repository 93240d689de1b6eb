"""Which words are titles and organs: "prime minister", "foreign ministry spokesman"?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Doc

    from multipolar.lexicon.actors import ActorLexicon, Organ, Title

LONGEST = 5  # words in the longest phrase of organs.csv and titles.csv


class Phrase(NamedTuple):
    """A phrase of the tables in the text: token indices, half-open, and its words in lower case."""

    start: int
    end: int
    words: str


def find_phrases(doc: Doc, table: Mapping[str, Organ] | Mapping[str, Title]) -> list[Phrase]:
    """Find the phrases of a table, longest first, none overlapping another."""
    firsts = {words.split(" ", 1)[0] for words in table}
    lowers = [token.lower_ for token in doc]
    found: list[Phrase] = []
    at = 0
    while at < len(lowers):
        phrase = _phrase_at(lowers, at, table) if lowers[at] in firsts else None
        if phrase:
            found.append(phrase)
        at = phrase.end if phrase else at + 1
    return found


def _phrase_at(lowers: list[str], at: int, table: Mapping[str, Organ] | Mapping[str, Title]) -> Phrase | None:
    for length in range(min(LONGEST, len(lowers) - at), 0, -1):
        words = " ".join(lowers[at : at + length]).replace(" - ", "-")
        if words in table:
            return Phrase(at, at + length, words)
    return None


def organ_of(words: str, lexicon: ActorLexicon) -> Organ | None:
    """Look up the longest ending of a phrase that is an organ: "elite border troops" is "troops"."""
    parts = words.split(" ")
    for at in range(len(parts)):
        organ = lexicon.organs.get(" ".join(parts[at:]))
        if organ:
            return organ
    return None
