"""What the lexicon and the parse make of a sentence, as numbers that the model reads beside the words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from multipolar.model.events import EventMention
    from multipolar.model.factuality import Judgement
    from multipolar.model.spans import TextSpan

    Judged = tuple[EventMention, Sequence[Judgement]]
    Party = tuple[int, int]

ACTS = (
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT"
).split()
AUXILIARIES = "none future hypothetical negation historical".split()
WORD_HINTS = len(ACTS) + len(AUXILIARIES)  # of each word piece: which act it carries, how far the text commits to it


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of a sentence before the model reads it.

    `words`: the act that words carry, with its auxiliary, by their characters. `told`: by the characters of doer and
    other party, the lexicon's confidence in each act between them.
    """

    words: tuple[tuple[int, int, str, str], ...]
    told: Mapping[tuple[Party, Party], Mapping[str, float]]

    def on_pieces(self, offsets: Sequence[tuple[int, int]], shift: int = 0) -> NDArray[np.float32]:
        """Give the hints of each word piece, (pieces, WORD_HINTS); `shift` is where the pieces' text begins."""
        hints = np.zeros((len(offsets), WORD_HINTS), dtype=np.float32)
        for start, end, act, auxiliary in self.words:
            inside = pieces_in(offsets, (start, end), shift)
            hints[inside, ACTS.index(act)] = 1.0
            hints[inside, len(ACTS) + AUXILIARIES.index(auxiliary)] = 1.0
        return hints

    def on_pair(self, first: Party, second: Party) -> NDArray[np.float32]:
        """Give the confidence in each act from the first party to the second and back, (2 x acts,)."""
        hints = np.zeros(2 * len(ACTS), dtype=np.float32)
        for shift, pair in ((0, (first, second)), (len(ACTS), (second, first))):
            for act, confidence in self.told.get(pair, {}).items():
                hints[shift + ACTS.index(act)] = confidence
        return hints


def pieces_in(offsets: Sequence[tuple[int, int]], span: Party, shift: int = 0) -> list[int]:
    """Give the places of the word pieces that a span overlaps; `shift` is where the pieces' text begins."""
    start, end = span[0] - shift, span[1] - shift
    return [i for i, (s, e) in enumerate(offsets) if s < end and e > start and e > s]


def hints_of(words: Sequence[Judged], events: Sequence[EventMention]) -> Hints:
    """Put together what the lexicon found.

    Args:
        words: every word that carries an act, judged.
        events: the acts whose parties were found.
    """
    told: dict[tuple[Party, Party], dict[str, float]] = {}
    for event in events:
        doers, others = [_party(e.span) for e in event.actors], [_party(e.span) for e in event.recipients]
        pairs = [(a, b) for a in doers for b in (others or doers) if a != b]
        for pair in pairs:
            acts = told.setdefault(pair, {})
            acts[event.act] = max(acts.get(event.act, 0.0), event.confidence)
    spans = tuple(
        (word.trigger.start, word.trigger.end, word.act, str(judged[0].auxiliary) if judged else "none")
        for word, judged in words
    )
    return Hints(spans, told)


def _party(span: TextSpan) -> Party:
    return span.start, span.end
