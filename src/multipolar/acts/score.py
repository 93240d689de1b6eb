"""What the parties of a sentence do to each other, read by a small trained network.

The lower half of a MiniLM encoder reads the sentence once, the upper half each pair of its actors, with what the
lexicon made of it (hints.py). Trained on corpus/ (see training/), quantised to 8 bits and run by onnxruntime on one
thread.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import dataclass
from hashlib import blake2b
from importlib.resources import as_file, files
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Tokenizer

from multipolar.acts.hints import ACTS, AUXILIARIES, pieces_in
from multipolar.model.actors import MentionKind
from multipolar.model.events import ActScore, PairScore

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray
    from spacy.tokens import Doc, Span
    from tokenizers import Encoding

    from multipolar.acts.hints import Hints
    from multipolar.model.actors import ActorMention

    Floats = NDArray[np.float32]
    Party = tuple[int, int]
    Reading = Sequence[Floats]  # what the network gives: acts, auxiliaries, modes, contexts, triggers

MOST_PAIRS = 15  # pairs of six mentions; of a sentence with more those that stand closest are read
LONGEST_PIECES = 128  # what the model was trained on
AT_HOME = frozenset({MentionKind.ORGAN, MentionKind.PERSON, MentionKind.GROUP, MentionKind.PEOPLE})
CONTEXT_ABOVE = -0.7  # logit from which a context counts as told
SURE = 0.7  # above this confidence the lexicon needs no second opinion (docs/accuracy.md)
LEAST = 0.02  # an act less likely than this is not reported


@dataclass(frozen=True, slots=True)
class ActScorer:
    """The model with its tokeniser and what its card says."""

    session: InferenceSession
    tokenizer: Tokenizer
    modes: Mapping[str, tuple[int, ...]]
    mode_names: tuple[str, ...]
    contexts: tuple[str, ...]
    temperature: float
    digest: str

    def score(
        self, doc: Doc, mentions: Sequence[ActorMention], hints: Hints, *, thorough: bool
    ) -> tuple[PairScore, ...]:
        """Score pairs of different actors of one sentence, in the text's order.

        Only sentences with a word that carries an act are read. Reading costs as much as parsing, so unless it is to be
        `thorough` only those pairs are read between whom the lexicon tells an act it is not sure of, and where it tells
        none the two that stand closest.
        """
        found: list[PairScore] = []
        told = sorted(start for start, _, _, _ in hints.words)
        for sentence in doc.sents:
            after = bisect_right(told, sentence.start_char - 1)
            if after == len(told) or told[after] >= sentence.end_char:
                continue
            pairs = _pairs_in(sentence, mentions)
            if not thorough:
                pairs = _unsure(pairs, hints)
            if pairs:
                found.extend(self._score_sentence(sentence, pairs, hints))
        return tuple(found)

    def score_pair(self, text: str, actor: Party, recipient: Party, hints: Hints) -> dict[str, ActScore]:
        """Give what the first span's bearer does to the second's; the trigger is given in characters."""
        flipped = actor > recipient
        pair = (recipient, actor) if flipped else (actor, recipient)
        pieces = self.tokenizer.encode(text)
        reading = self._run(pieces, [pair], hints, 0)
        starts = [start for start, _ in pieces.offsets]
        return self._acts(reading, 0, len(ACTS) if flipped else 0, starts)

    def _score_sentence(
        self, sentence: Span, pairs: Sequence[tuple[ActorMention, ActorMention]], hints: Hints
    ) -> Iterator[PairScore]:
        spans = [(_party(a), _party(b)) for a, b in pairs]
        shift = sentence.start_char
        pieces = self.tokenizer.encode(sentence.text)
        reading = self._run(pieces, spans, hints, shift)
        starts = [token.idx - shift for token in sentence]
        tokens = [sentence.start + max(0, bisect_right(starts, start) - 1) for start, _ in pieces.offsets]
        for n, (first, second) in enumerate(pairs):
            yield PairScore(first, second, self._acts(reading, n, 0, tokens))
            yield PairScore(second, first, self._acts(reading, n, len(ACTS), tokens))

    def _run(self, pieces: Encoding, spans: Sequence[tuple[Party, Party]], hints: Hints, shift: int) -> Reading:
        reading: Reading = self.session.run(
            None,
            {
                "input_ids": np.array([pieces.ids], dtype=np.int64),
                "attention_mask": np.ones((1, len(pieces.ids)), dtype=np.int64),
                "row": np.zeros(len(spans), dtype=np.int64),
                "first": np.stack([_mean(pieces.offsets, first, shift) for first, _ in spans]),
                "second": np.stack([_mean(pieces.offsets, second, shift) for _, second in spans]),
                "words": hints.on_pieces(pieces.offsets, shift)[None],
                "told": np.stack([hints.on_pair(first, second) for first, second in spans]),
            },
        )
        return reading

    def _acts(self, reading: Reading, row: int, base: int, places: Sequence[int]) -> dict[str, ActScore]:
        """Give the likely acts of one direction; `places` names the place of each piece."""
        acts, auxiliaries, modes, contexts, where = reading
        probabilities = _shares(acts[row, base // len(ACTS)] / self.temperature)
        scores = {}
        for n, act in enumerate(ACTS):
            if probabilities[n] < LEAST:
                continue
            at = int(where[row, base + n, 1:-1].argmax()) + 1
            scores[act] = ActScore(
                probability=float(probabilities[n]),
                auxiliaries=dict(zip(AUXILIARIES, _shares(auxiliaries[row, base + n]).tolist(), strict=True)),
                mode=self._mode(act, modes[row, base + n]),
                contexts=self._contexts(contexts[row, base + n]),
                trigger=places[at],
            )
        return scores

    def _contexts(self, logits: Floats) -> tuple[str, ...]:
        return tuple(name for name, logit in zip(self.contexts, logits, strict=True) if logit > CONTEXT_ABOVE)

    def _mode(self, act: str, logits: Floats) -> str:
        places = self.modes.get(act, ())
        if not places:
            return ""
        return self.mode_names[places[int(logits[list(places)].argmax())]].partition(".")[2]


def _unsure(
    pairs: Sequence[tuple[ActorMention, ActorMention]], hints: Hints
) -> list[tuple[ActorMention, ActorMention]]:
    told = [_told(pair, hints) for pair in pairs]
    if any(told):
        return [pair for pair, confidence in zip(pairs, told, strict=True) if 0 < confidence <= SURE]
    return sorted(pairs, key=_apart)[:1]


def _apart(pair: tuple[ActorMention, ActorMention]) -> int:
    return pair[1].span.start - pair[0].span.end


def _party(mention: ActorMention) -> Party:
    return mention.span.start, mention.span.end


def _told(pair: tuple[ActorMention, ActorMention], hints: Hints) -> float:
    """Give the lexicon's highest confidence in an act between two mentions, 0 for none."""
    one, other = _party(pair[0]), _party(pair[1])
    told = (*hints.told.get((one, other), {}).values(), *hints.told.get((other, one), {}).values())
    return max(told, default=0.0)


def _pairs_in(sentence: Span, mentions: Sequence[ActorMention]) -> list[tuple[ActorMention, ActorMention]]:
    here = sorted(
        (m for m in mentions if sentence.start <= m.head < sentence.end and m.codes),
        key=lambda m: (m.span.start, m.span.end),
    )
    pairs = [(a, b) for a, b in combinations(here, 2) if a.span.end <= b.span.start and _may_act(a, b)]
    if len(pairs) > MOST_PAIRS:
        pairs = sorted(pairs, key=_apart)[:MOST_PAIRS]
    return pairs


def _may_act(one: ActorMention, other: ActorMention) -> bool:
    """Tell whether two mentions are of different actors; within one state only those that are named."""
    if one.codes != other.codes:
        return True
    names = {entity.name for entity in one.entities}
    return {one.kind, other.kind} <= AT_HOME and not names & {entity.name for entity in other.entities}


def _shares(logits: Floats) -> NDArray[np.float64]:
    exponents: NDArray[np.float64] = np.exp(logits.astype(np.float64) - logits.max())
    shares: NDArray[np.float64] = exponents / exponents.sum()
    return shares


def _mean(offsets: Sequence[tuple[int, int]], span: Party, shift: int) -> Floats:
    """Give the weights over word pieces that average a span; all zero when it was cut off."""
    weights = np.zeros(len(offsets), dtype=np.float32)
    inside = pieces_in(offsets, span, shift)
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
    names = tuple(card["modes"])
    return ActScorer(
        InferenceSession(content, options, providers=["CPUExecutionProvider"]),
        tokenizer,
        {act: tuple(n for n, name in enumerate(names) if name.startswith(f"{act}.")) for act in ACTS},
        names,
        tuple(card["contexts"]),
        float(card["held_out"]["temperature"]),
        blake2b(content, digest_size=6).hexdigest(),
    )
