"""What the lexicon and the parse make of an article, as numbers that the model reads beside the words."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from multipolar.acts.passages import Party
    from multipolar.model.events import EventMention
    from multipolar.model.factuality import Judgement

    Judged = tuple[EventMention, Sequence[Judgement]]
    Span = tuple[int, int]
    Codes = tuple[str, str]

ACTS = (
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT"
).split()
AUXILIARIES = "none future hypothetical negation historical".split()
WORD_HINTS = len(ACTS) + len(AUXILIARIES)  # of each word piece: which act it carries, how far the text commits to it
MOST_TOLD = 9  # tellings of an act kept: one more than a sentence holds (events.find)
PAIR_HINTS = 4 * len(ACTS)  # of each pair: acts told here, one way and back, and acts told elsewhere in the article


@dataclass(frozen=True, slots=True)
class Word:
    """A word that carries an act, by its characters in the article."""

    start: int
    end: int
    act: str
    auxiliary: str


@dataclass(frozen=True, slots=True)
class Telling:
    """An act that the lexicon finds, where its word begins, and where the names of its parties stand."""

    at: int
    act: str
    confidence: float
    places: tuple[Span, Span]


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of an article before the model reads it.

    `words` in the order of the text; `tellings` likewise, by the codes of doer and other; `strongest` has of each act
    between two codes as many tellings as one sentence can hold and one more.
    """

    words: tuple[Word, ...] = ()
    tellings: Mapping[Codes, tuple[Telling, ...]] = field(default_factory=dict)
    strongest: Mapping[Codes, tuple[Telling, ...]] = field(default_factory=dict)

    def carries_act(self, start: int, end: int) -> bool:
        """Tell whether a word between two characters of the article carries an act."""
        return bool(self._words(start, end))

    def on_pieces(self, offsets: Sequence[Span], start: int, listed: int = 0) -> NDArray[np.float32]:
        """Give the hints of each word piece, (pieces, WORD_HINTS).

        Args:
            offsets: the pieces' characters in a passage.
            start: the first character of the passage's sentence in the article.
            listed: characters before the sentence in the passage.
        """
        hints = np.zeros((len(offsets), WORD_HINTS), dtype=np.float32)
        shift = start - listed
        for word in self._words(start, shift + max(end for _, end in offsets)):
            inside = pieces_in(offsets, (word.start - shift, word.end - shift))
            hints[inside, ACTS.index(word.act)] = 1.0
            hints[inside, len(ACTS) + AUXILIARIES.index(word.auxiliary)] = 1.0
        return hints

    def on_pairs(self, pairs: Sequence[tuple[Party, Party]], start: int, end: int) -> NDArray[np.float32]:
        """Give the hints of each pair, (pairs, PAIR_HINTS).

        Args:
            pairs: parties of one sentence, or known from outside it.
            start: the sentence's first character in the article.
            end: the character after its last.
        """
        hints = np.zeros((len(pairs), PAIR_HINTS), dtype=np.float32)
        for row, (first, second) in zip(hints, pairs, strict=True):
            for side, (one, other) in enumerate(((first, second), (second, first))):
                for codes in product(one.codes, other.codes):
                    for telling in self._told(codes, start, end):
                        if _named(telling, one, other):
                            _raise(row, side, telling)
                    for telling in self.strongest.get(codes, ()):
                        if not start <= telling.at < end:
                            _raise(row, 2 + side, telling)
        return hints

    def _told(self, codes: Codes, start: int, end: int) -> tuple[Telling, ...]:
        told = self.tellings.get(codes, ())
        low = bisect_left(told, start, key=lambda telling: telling.at)
        return told[low : bisect_left(told, end, key=lambda telling: telling.at)]

    def _words(self, start: int, end: int) -> tuple[Word, ...]:
        low = bisect_left(self.words, start, key=lambda word: word.start)
        high = bisect_left(self.words, end, key=lambda word: word.start)
        return self.words[low:high]


def _named(telling: Telling, one: Party, other: Party) -> bool:
    """Tell whether a telling is of these very mentions; a party that stands outside the sentence goes by its code."""
    places = zip((one, other), telling.places, strict=True)
    return all(party.outside or (party.mention.span.start, party.mention.span.end) == place for party, place in places)


def _raise(row: NDArray[np.float32], block: int, telling: Telling) -> None:
    at = block * len(ACTS) + ACTS.index(telling.act)
    row[at] = max(row[at], telling.confidence)


def pieces_in(offsets: Sequence[Span], span: Span) -> list[int]:
    """Give the places of the word pieces that a span overlaps."""
    start, end = span
    return [i for i, (s, e) in enumerate(offsets) if s < end and e > start and e > s]


def hints_of(words: Sequence[Judged], events: Sequence[EventMention]) -> Hints:
    """Put together what the lexicon found.

    Args:
        words: every word that carries an act, judged.
        events: the acts whose parties were found.
    """
    carriers = [
        Word(word.trigger.start, word.trigger.end, word.act, str(judged[0].auxiliary) if judged else "none")
        for word, judged in words
    ]
    tellings: dict[Codes, list[Telling]] = defaultdict(list)
    for event in events:
        for doer in event.actors:
            for other in event.recipients or event.actors:
                if doer is not other:
                    places = (doer.span.start, doer.span.end), (other.span.start, other.span.end)
                    telling = Telling(event.trigger.start, event.act, event.confidence, places)
                    tellings[doer.code, other.code].append(telling)
    in_order = {codes: tuple(sorted(told, key=lambda one: one.at)) for codes, told in tellings.items()}
    strongest = {codes: tuple(_strongest(told)) for codes, told in in_order.items()}
    return Hints(tuple(sorted(carriers, key=lambda word: word.start)), in_order, strongest)


def _strongest(told: Sequence[Telling]) -> Iterator[Telling]:
    by_act: dict[str, list[Telling]] = defaultdict(list)
    for telling in told:
        by_act[telling.act].append(telling)
    for tellings in by_act.values():
        yield from sorted(tellings, key=lambda one: -one.confidence)[:MOST_TOLD]
