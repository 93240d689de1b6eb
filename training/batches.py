"""Sentences -> tensors: word pieces, the parties of each pair, and what is to be learnt of it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import torch

from multipolar.acts.hints import ACTS, AUXILIARIES, WORD_HINTS, Hints, pieces_in

if TYPE_CHECKING:
    import random

    from tokenizers import Tokenizer
    from torch import Tensor

    from corpus import Sentence, Span, Told

ONTOLOGY = Path(__file__).parent.parent / "src/multipolar/lexicon/data/ontology"
LONGEST = 128  # word pieces; a longer sentence is cut
MOST_PAIRS = 3  # of a sentence are learnt from at a time, those with an act first
FORGET = 0.15  # of the sentences are learnt from without hints, so that the model does not lean on them alone
SHRINK = 0.3  # of the parties are marked by a part of their words, as the pipeline may find them


def context_names() -> list[str]:
    """Give PLOVER's contexts in the ontology's order."""
    return [row["name"] for row in tomllib.loads((ONTOLOGY / "contexts.toml").read_text("utf-8"))["context"]]


def mode_names() -> list[str]:
    """Give "TYPE.mode" for every mode, and "TYPE." for every type that has modes."""
    rows = tomllib.loads((ONTOLOGY / "modes.toml").read_text("utf-8"))["mode"]
    modes = [f"{mode['type']}.{mode['name']}" for mode in rows]
    return [f"{act}." for act in dict.fromkeys(name.split(".")[0] for name in modes)] + modes


MODES = mode_names()
CONTEXTS = context_names()
NO_HINTS = Hints((), {})
Example = tuple["Sentence", Hints]


@dataclass(frozen=True, slots=True)
class Batch:
    """The network's inputs, and for each pair in both directions its acts, auxiliaries, modes and triggers."""

    input_ids: Tensor
    attention_mask: Tensor
    row: Tensor
    first: Tensor
    second: Tensor
    words: Tensor
    told: Tensor
    acts: Tensor
    auxiliaries: Tensor
    modes: Tensor
    contexts: Tensor
    triggers: Tensor

    def inputs(self) -> tuple[Tensor, ...]:
        """Give what the network takes."""
        return self.input_ids, self.attention_mask, self.row, self.first, self.second, self.words, self.told


class Batcher:
    """Makes batches with a tokeniser."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        """Set the tokeniser to the length of the training."""
        self.tokenizer = tokenizer
        tokenizer.enable_truncation(LONGEST)
        tokenizer.no_padding()

    def make(self, examples: list[Example], order: random.Random | None) -> Batch | None:
        """Make a batch; None when no sentence has a pair.

        Args:
            examples: some sentences with their hints.
            order: chooses pairs, shrinks parties and forgets hints for training; None to measure.
        """
        encoded = [self.tokenizer.encode(sentence.text) for sentence, _ in examples]
        width = max(len(e.ids) for e in encoded)
        ids = torch.zeros(len(encoded), width, dtype=torch.long)
        mask = torch.zeros(len(encoded), width, dtype=torch.long)
        words = torch.zeros(len(encoded), width, WORD_HINTS)
        pairs = _Pairs(width)
        for number, ((sentence, hints), pieces) in enumerate(zip(examples, encoded, strict=True)):
            ids[number, : len(pieces.ids)] = torch.tensor(pieces.ids)
            mask[number, : len(pieces.ids)] = 1
            known = hints if order is None or order.random() > FORGET else NO_HINTS
            words[number, : len(pieces.ids)] = torch.from_numpy(known.on_pieces(pieces.offsets))
            pairs.add(number, sentence, known, pieces.offsets, order)
        return pairs.batch(ids, mask, words)


class _Pairs:
    """Collects the pairs of a batch."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.rows: list[int] = []
        self.first: list[Tensor] = []
        self.second: list[Tensor] = []
        self.told: list[Tensor] = []
        self.targets: list[tuple[Tensor, ...]] = []

    def add(
        self, number: int, sentence: Sentence, hints: Hints, offsets: list[Span], order: random.Random | None
    ) -> None:
        chosen = list(sentence.pairs())
        if order is not None:
            order.shuffle(chosen)
            chosen.sort(key=lambda pair: pair not in sentence.told and pair[::-1] not in sentence.told)
            chosen = chosen[:MOST_PAIRS]
        for first, second in chosen:
            means = [_mean(offsets, _shrunk(sentence, i, order), self.width) for i in (first, second)]
            if means[0] is None or means[1] is None:
                continue
            self.rows.append(number)
            self.first.append(means[0])
            self.second.append(means[1])
            pair = hints.on_pair(sentence.parties[first], sentence.parties[second])
            self.told.append(torch.from_numpy(pair))
            there, back = sentence.told.get((first, second), ()), sentence.told.get((second, first), ())
            self.targets.append(_targets(there, back, offsets, self.width))

    def batch(self, ids: Tensor, mask: Tensor, words: Tensor) -> Batch | None:
        if not self.rows:
            return None
        acts, auxiliaries, modes, contexts, triggers = (torch.stack(t) for t in zip(*self.targets, strict=True))
        row = torch.tensor(self.rows, dtype=torch.long)
        first, second, told = torch.stack(self.first), torch.stack(self.second), torch.stack(self.told)
        return Batch(ids, mask, row, first, second, words, told, acts, auxiliaries, modes, contexts, triggers)


def _targets(there: tuple[Told, ...], back: tuple[Told, ...], offsets: list[Span], width: int) -> tuple[Tensor, ...]:
    acts = torch.zeros(2 * len(ACTS))
    auxiliaries = torch.full((2 * len(ACTS),), -100)
    modes = torch.full((2 * len(ACTS),), -100)
    contexts = torch.zeros(2 * len(ACTS), len(CONTEXTS))
    triggers = torch.zeros(2 * len(ACTS), width)
    for shift, told in ((0, there), (len(ACTS), back)):
        for act in reversed(told):  # of two tellings of an act the first counts
            at = shift + ACTS.index(act.act)
            acts[at] = 1.0
            auxiliaries[at] = AUXILIARIES.index(act.auxiliary)
            name = f"{act.act}.{act.mode}"
            modes[at] = MODES.index(name) if name in MODES else -100
            contexts[at] = torch.tensor([float(name in act.contexts) for name in CONTEXTS])
            seen = _mean(offsets, act.trigger, width) if act.trigger else None
            if seen is not None:
                triggers[at] = seen
    return acts, auxiliaries, modes, contexts, triggers


def _shrunk(sentence: Sentence, party: int, order: random.Random | None) -> Span:
    """Give a party's span, in training now and then only its first or last words."""
    start, end = sentence.parties[party]
    if order is None or order.random() > SHRINK:
        return start, end
    blanks = [at for at in range(start, end) if sentence.text[at] == " "]
    if not blanks:
        return start, end
    cut = order.choice(blanks)
    return (start, cut) if order.random() < 0.5 else (cut + 1, end)  # noqa: PLR2004  (either way)


def _mean(offsets: list[Span], span: Span, width: int) -> Tensor | None:
    inside = pieces_in(offsets, span)
    if not inside:
        return None
    weights = torch.zeros(width)
    weights[inside] = 1 / len(inside)
    return weights
