"""Score every pair of actors in a sentence for every act, reading the sentence once.

The model is a MiniLM encoder with heads for act, auxiliary and trigger, trained on corpus/ (see training/), quantised
to 8 bits and run by onnxruntime on one thread.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import dataclass
from hashlib import blake2b
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import numpy as np
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Tokenizer

from multipolar.model.events import PairScore

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray
    from spacy.tokens import Doc, Span

    from multipolar.model.actors import ActorMention
    from multipolar.model.events import EventMention

NONE = "NONE"
MOST_PAIRS = 90  # ordered pairs of ten mentions; a sentence with more is a list
SURE = 0.5  # above this the lexicon needs no second opinion (docs/accuracy.md)
LONGEST_PIECES = 128  # what the model was trained on


@dataclass(frozen=True, slots=True)
class ActScorer:
    """The model with its tokeniser and what its card says."""

    session: InferenceSession
    tokenizer: Tokenizer
    acts: tuple[str, ...]
    temperature: float
    digest: str

    def score(
        self, doc: Doc, mentions: Sequence[ActorMention], events: Sequence[EventMention]
    ) -> tuple[PairScore, ...]:
        """Score the pairs of actors of different codes where an event is unsure, in the text's order.

        Other sentences are not read: that would cost as much as the parse and find little.
        """
        found: list[PairScore] = []
        eventful = {event.evidence.start for event in events if event.confidence < SURE}
        for sentence in doc.sents:
            if not any(sentence.start_char <= start < sentence.end_char for start in eventful):
                continue
            here = [m for m in mentions if sentence.start <= m.head < sentence.end and m.codes]
            pairs = [(a, r) for a in here for r in here if a is not r and a.codes != r.codes][:MOST_PAIRS]
            if pairs:
                found.extend(self._score_sentence(sentence, pairs))
        return tuple(found)

    def score_pair(self, text: str, actor: tuple[int, int], recipient: tuple[int, int]) -> dict[str, float]:
        """Give the probability of each act that the first span's bearer does to the second's."""
        pieces = self.tokenizer.encode(text)
        logits, _ = self._run(pieces.ids, pieces.offsets, [(actor, recipient)])
        return self._probabilities(logits[0])

    def _score_sentence(
        self, sentence: Span, pairs: Sequence[tuple[ActorMention, ActorMention]]
    ) -> Iterator[PairScore]:
        start = sentence.start_char
        pieces = self.tokenizer.encode(sentence.text)
        spans = [
            ((a.span.start - start, a.span.end - start), (r.span.start - start, r.span.end - start)) for a, r in pairs
        ]
        starts = [token.idx - start for token in sentence]
        logits, where = self._run(pieces.ids, pieces.offsets, spans)
        for (actor, recipient), row, attention in zip(pairs, logits, where, strict=True):
            at = pieces.offsets[int(attention[1:-1].argmax()) + 1][0]
            trigger = sentence.start + max(0, bisect_right(starts, at) - 1)
            yield PairScore(actor, recipient, self._probabilities(row), trigger)

    def _run(
        self,
        ids: Sequence[int],
        offsets: Sequence[tuple[int, int]],
        spans: Sequence[tuple[tuple[int, int], tuple[int, int]]],
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        acts, _, where = self.session.run(
            None,
            {
                "input_ids": np.array([ids], dtype=np.int64),
                "attention_mask": np.ones((1, len(ids)), dtype=np.int64),
                "row": np.zeros(len(spans), dtype=np.int64),
                "actor": np.stack([_mean(offsets, actor) for actor, _ in spans]),
                "recipient": np.stack([_mean(offsets, recipient) for _, recipient in spans]),
            },
        )
        return acts, where

    def _probabilities(self, logits: NDArray[np.float32]) -> dict[str, float]:
        scaled = logits.astype(np.float64) / self.temperature
        exponents = np.exp(scaled - scaled.max())
        return dict(zip(self.acts, (exponents / exponents.sum()).tolist(), strict=True))


def _mean(offsets: Sequence[tuple[int, int]], span: tuple[int, int]) -> NDArray[np.float32]:
    """Give the weights over word pieces that average a span; all zero when it was cut off."""
    weights = np.zeros(len(offsets), dtype=np.float32)
    inside = [i for i, (start, end) in enumerate(offsets) if start < span[1] and end > span[0] and end > start]
    if inside:
        weights[inside] = 1 / len(inside)
    return weights


def load_act_scorer() -> ActScorer:
    """Load the model that the package carries."""
    folder = files("multipolar.acts").joinpath("model")
    card = json.loads(folder.joinpath("card.json").read_text("utf-8"))
    options = SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    with as_file(folder.joinpath("acts.onnx")) as path:
        content = path.read_bytes()
    tokenizer = Tokenizer.from_str(folder.joinpath("tokenizer.json").read_text("utf-8"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST_PIECES)
    return ActScorer(
        InferenceSession(content, options, providers=["CPUExecutionProvider"]),
        tokenizer,
        tuple(card["acts"]),
        float(card["held_out"]["temperature"]),
        blake2b(content, digest_size=6).hexdigest(),
    )
