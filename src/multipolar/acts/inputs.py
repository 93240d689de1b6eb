"""A passage as the numbers that the network reads; training and use both make them here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from multipolar.acts.hints import Hints
    from multipolar.acts.passages import Pair, Passage

    Floats = NDArray[np.float32]
    Span = tuple[int, int]

LONGEST = 128  # word pieces; a longer passage is cut
UNSEEN = -1e4  # what is added to the score of what may not be seen


def inputs_of(
    passage: Passage, pairs: Sequence[Pair], places: Sequence[Sequence[int]], offsets: Sequence[Span], hints: Hints
) -> dict[str, Floats]:
    """Give what the network reads besides the word pieces, by the names of its inputs.

    Args:
        passage: the sentence behind its list.
        pairs: those to be read.
        places: the pieces of each party, pair by pair; none is empty.
        offsets: the characters of each piece in the passage.
        hints: what the lexicon made of the article.
    """
    held = np.zeros((len(places), len(offsets)), dtype=np.float32)
    for row, inside in zip(held, places, strict=True):
        row[list(inside)] = 1 / len(inside)
    in_sentence = [start >= passage.listed and end > start for start, end in offsets]
    return {
        "words": hints.on_pieces(offsets, passage.start, passage.listed),
        "held": held,
        "marks": np.array([party.marks for pair in pairs for party in pair], dtype=np.float32),
        "told": hints.on_pairs(pairs, passage.start, passage.end),
        "listed": np.where(in_sentence, 0.0, UNSEEN).astype(np.float32)[None, None],
    }


def apart(pieces: int, pairs: int) -> Floats:
    """Tell who may see whom: words see words, a pair's markers see words and each other, (1, all, all)."""
    number = np.arange(2 * pairs) // 2
    bias = np.full((pieces + 2 * pairs, pieces + 2 * pairs), UNSEEN, dtype=np.float32)
    bias[:, :pieces] = 0.0
    bias[pieces:, pieces:][number[:, None] == number] = 0.0
    return bias[None]
