"""What the parties of a sentence do to each other, read by a small trained network.

A MiniLM encoder reads the sentence once, and with it markers of each pair of its actors and of those it may mean
(passages.py), with what the lexicon made of it (hints.py). Trained on corpus/ (see training/), quantised to 8 bits and
run by onnxruntime on one thread.
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

from multipolar.acts.hints import ACTS, AUXILIARIES, pieces_in
from multipolar.acts.inputs import LONGEST, apart, inputs_of
from multipolar.acts.passages import PassageReader
from multipolar.model.events import ActScore, PairScore
from multipolar.model.spans import TextSpan

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray
    from spacy.tokens import Doc, Span
    from tokenizers import Encoding

    from multipolar.acts.hints import Hints
    from multipolar.acts.passages import Pair, Passage
    from multipolar.model.actors import ActorMention
    from multipolar.model.statements import Statement

    Floats = NDArray[np.float32]
    Acts = dict[str, ActScore]
    Reading = Sequence[Floats]  # what the network gives: acts, their details, triggers

CONTEXT_ABOVE = 0.0  # logit from which a context counts as told
LOWEST = -1e9  # what a mode of another act scores
LEAST = 0.03  # an act less likely than this is not reported


@dataclass(frozen=True, slots=True)
class ActScorer:
    """The model with its tokeniser and what its card says."""

    session: InferenceSession
    tokenizer: Tokenizer
    mode_names: tuple[str, ...]  # without their act
    has_mode: NDArray[np.bool_]  # (acts, modes)
    contexts: tuple[str, ...]
    temperature: float
    digest: str

    def score(  # noqa: PLR0913  (what the stages have found so far)
        self,
        doc: Doc,
        mentions: Sequence[ActorMention],
        statements: Sequence[Statement],
        hints: Hints,
        names: Mapping[str, str],
        *,
        thorough: bool,
    ) -> tuple[PairScore, ...]:
        """Score pairs of actors, sentence by sentence in the text's order.

        Only sentences that name an actor and have a word that carries an act are read, unless it is to be `thorough`.
        `names` has those of states, by code.
        """
        sentences = [(sentence.start, sentence.end) for sentence in doc.sents if not sentence.text.isspace()]
        reader = PassageReader(doc, mentions, statements, sentences, names)
        found: list[PairScore] = []
        for number, (first, last) in enumerate(sentences):
            start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
            if not thorough and not (reader.names_anybody(number) and hints.carries_act(start, end)):
                continue
            passage = reader.passage(number)
            if passage.pairs:
                found.extend(self._score_passage(passage, doc[first:last], hints))
        return tuple(found)

    def score_pair(self, passage: Passage, hints: Hints) -> tuple[Acts, Acts]:
        """Give what the parties of a passage's first pair do, first to second and back; triggers in its characters."""
        pieces, pairs, reading = self._read(passage, hints)
        if not pairs:
            return {}, {}
        there, back = self._acts(reading, [start for start, _ in pieces.offsets])[0]
        return there, back

    def _score_passage(self, passage: Passage, sentence: Span, hints: Hints) -> Iterator[PairScore]:
        pieces, pairs, reading = self._read(passage, hints)
        if not pairs:
            return
        shift = passage.shift
        starts = [token.idx - shift for token in sentence]
        tokens = [sentence.start + max(0, bisect_right(starts, start) - 1) for start, _ in pieces.offsets]
        evidence = TextSpan(passage.start, passage.end)
        for (first, second), (there, back) in zip(pairs, self._acts(reading, tokens), strict=True):
            outside = first.outside or second.outside
            yield PairScore(first.mention, second.mention, there, evidence, outside=outside)
            if first is not second:
                yield PairScore(second.mention, first.mention, back, evidence, outside=outside)

    def _read(self, passage: Passage, hints: Hints) -> tuple[Encoding, list[Pair], Reading]:
        """Read the pairs of a passage, but those of which a party was cut off with the end of a long sentence."""
        pieces = self.tokenizer.encode(passage.text)
        offsets = pieces.offsets
        spans = {(party.start, party.end) for pair in passage.pairs for party in pair}
        places = {span: pieces_in(offsets, span) for span in spans}
        pairs = [pair for pair in passage.pairs if all(places[party.start, party.end] for party in pair)]
        if not pairs:
            return pieces, [], ()
        known = inputs_of(passage, pairs, [places[p.start, p.end] for pair in pairs for p in pair], offsets, hints)
        inputs: dict[str, NDArray[np.generic]] = {
            "input_ids": np.array(pieces.ids, dtype=np.int64),
            "padded": np.zeros((1, 1, len(offsets)), dtype=np.float32),
            "apart": apart(len(offsets), len(pairs)),
            **known,
        }
        reading: Reading = self.session.run(None, {name: value[None] for name, value in inputs.items()})
        return pieces, pairs, [part[0] for part in reading]

    def _acts(self, reading: Reading, places: Sequence[int]) -> list[tuple[Acts, Acts]]:
        """Give the likely acts of each pair, there and back; `places` names the place of each piece."""
        acts, details, where = reading
        likely = _shares(acts / self.temperature)[..., : len(ACTS)]
        found: list[tuple[Acts, Acts]] = [({}, {}) for _ in likely]
        rows, sides, kinds = np.nonzero(likely >= LEAST)
        at = sides * len(ACTS) + kinds
        detail = details[rows, at]
        auxiliaries, modes, contexts = np.split(detail, [len(AUXILIARIES), len(AUXILIARIES) + len(self.mode_names)], 1)
        shares = _shares(auxiliaries).tolist()
        triggers = where[rows, at].argmax(axis=-1).tolist()
        mode = np.where(self.has_mode[kinds], modes, LOWEST).argmax(axis=-1).tolist()
        told = contexts > CONTEXT_ABOVE
        probabilities = likely[rows, sides, kinds].tolist()
        for n, (row, side, kind) in enumerate(zip(rows.tolist(), sides.tolist(), kinds.tolist(), strict=True)):
            found[row][side][ACTS[kind]] = ActScore(
                probability=probabilities[n],
                auxiliaries=dict(zip(AUXILIARIES, shares[n], strict=True)),
                mode=self.mode_names[mode[n]] if self.has_mode[kind, mode[n]] else "",
                contexts=tuple(self.contexts[place] for place in told[n].nonzero()[0]),
                trigger=places[triggers[n]],
            )
        return found


def _shares(logits: Floats) -> NDArray[np.float64]:
    """Give the softmax over the last axis."""
    exponents: NDArray[np.float64] = np.exp(logits.astype(np.float64) - logits.max(axis=-1, keepdims=True))
    shares: NDArray[np.float64] = exponents / exponents.sum(axis=-1, keepdims=True)
    return shares


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
    tokenizer.enable_truncation(LONGEST)
    names = [name.partition(".") for name in card["modes"]]
    return ActScorer(
        InferenceSession(content, options, providers=["CPUExecutionProvider"]),
        tokenizer,
        tuple(mode for _, _, mode in names),
        np.array([[act == one for act, _, _ in names] for one in ACTS]),
        tuple(card["contexts"]),
        float(card["held_out"]["reports"]["temperature"]),
        blake2b(content, digest_size=6).hexdigest(),
    )
