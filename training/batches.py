"""Examples -> tensors: word pieces, the parties of each pair, and what is to be learnt of it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import torch

from multipolar.acts.hints import ACTS, AUXILIARIES, PAIR_HINTS, WORD_HINTS, Hints, pieces_in
from multipolar.acts.inputs import LONGEST, UNSEEN, apart, inputs_of
from multipolar.acts.passages import MARKS

if TYPE_CHECKING:
    import random

    from examples import Example
    from tokenizers import Encoding, Tokenizer
    from torch import Tensor

    from corpus import Span, Told
    from multipolar.acts.passages import Pair, Party

ONTOLOGY = Path(__file__).parent.parent / "src/multipolar/lexicon/data/ontology"
MOST_PAIRS = 10  # of a passage are learnt from at a time, those with an act first
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


@dataclass(frozen=True, slots=True)
class Batch:
    """The network's inputs, which pairs are any, and for each in both directions acts, auxiliaries, modes and so on."""

    input_ids: Tensor
    words: Tensor
    held: Tensor
    marks: Tensor
    told: Tensor
    padded: Tensor
    apart: Tensor
    listed: Tensor
    real: Tensor
    outside: Tensor
    acts: Tensor
    auxiliaries: Tensor
    modes: Tensor
    contexts: Tensor
    triggers: Tensor

    def inputs(self) -> tuple[Tensor, ...]:
        """Give what the network takes."""
        known = self.input_ids, self.words, self.held, self.marks, self.told
        return *known, self.padded, self.apart, self.listed


class Batcher:
    """Makes batches with a tokeniser."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        """Set the tokeniser to the length of the training."""
        self.tokenizer = tokenizer
        tokenizer.enable_truncation(LONGEST)
        tokenizer.no_padding()

    def make(self, examples: list[Example], order: random.Random | None) -> Batch | None:
        """Make a batch; None when no passage has a pair.

        Args:
            examples: some passages with their hints.
            order: chooses pairs, shrinks parties and forgets hints for training; None to measure.
        """
        examples = [example for example in examples if example.passage.pairs]
        if not examples:
            return None
        chosen = [_chosen(example, order) for example in examples]
        encoded = [self.tokenizer.encode(example.passage.text) for example in examples]
        size = len(examples), max(len(pairs) for pairs in chosen), max(len(e.ids) for e in encoded)
        batch = _empty(*size)
        for n, (example, pairs, pieces) in enumerate(zip(examples, chosen, encoded, strict=True)):
            _fill(batch, n, example, pairs, pieces, order)
        return batch


def _chosen(example: Example, order: random.Random | None) -> list[Pair]:
    pairs = list(example.passage.pairs)
    if order is not None:
        order.shuffle(pairs)
        pairs.sort(key=lambda pair: not (example.acts(*pair) or example.acts(*pair[::-1])))
        pairs = pairs[:MOST_PAIRS]
    return pairs


def _empty(passages: int, pairs: int, pieces: int) -> Batch:
    of_acts = passages, pairs, 2 * len(ACTS)
    return Batch(
        input_ids=torch.zeros(passages, pieces, dtype=torch.long),
        words=torch.zeros(passages, pieces, WORD_HINTS),
        held=torch.zeros(passages, 2 * pairs, pieces),
        marks=torch.zeros(passages, 2 * pairs, MARKS),
        told=torch.zeros(passages, pairs, PAIR_HINTS),
        padded=torch.full((passages, 1, 1, pieces), UNSEEN),
        apart=torch.from_numpy(apart(pieces, pairs)).repeat(passages, 1, 1, 1),
        listed=torch.full((passages, 1, 1, pieces), UNSEEN),
        real=torch.zeros(passages, pairs, dtype=torch.bool),
        outside=torch.zeros(passages, pairs, dtype=torch.bool),
        acts=torch.zeros(of_acts),
        auxiliaries=torch.full(of_acts, -100),
        modes=torch.full(of_acts, -100),
        contexts=torch.zeros(*of_acts, len(CONTEXTS)),
        triggers=torch.zeros(*of_acts, pieces),
    )


def _fill(  # noqa: PLR0913, PLR0917  (one passage of a batch)
    batch: Batch, n: int, example: Example, pairs: list[Pair], pieces: Encoding, order: random.Random | None
) -> None:
    hints = hints_for(example, order)
    spans = [
        (party.start, party.end) if _is_at_home(pair) else _shrunk(example.passage.text, party, order)
        for pair in pairs
        for party in pair
    ]
    places = [pieces_in(pieces.offsets, span) for span in spans]
    width, markers = len(pieces.ids), 2 * len(pairs)
    known = inputs_of(example.passage, pairs, [place or [0] for place in places], pieces.offsets, hints)
    batch.input_ids[n, :width] = torch.tensor(pieces.ids)
    batch.padded[n, :, :, :width] = 0.0
    batch.apart[n, :, :, width : batch.padded.shape[-1]] = UNSEEN
    batch.words[n, :width] = torch.from_numpy(known["words"])
    batch.held[n, :markers, :width] = torch.from_numpy(known["held"])
    batch.marks[n, :markers] = torch.from_numpy(known["marks"])
    batch.told[n, : len(pairs)] = torch.from_numpy(known["told"])
    batch.listed[n, :, :, :width] = torch.from_numpy(known["listed"])
    for m, pair in enumerate(pairs):
        batch.real[n, m] = bool(places[2 * m] and places[2 * m + 1]) and not _is_at_home(pair)
        batch.outside[n, m] = any(party.outside for party in pair)
        for base, acts in ((0, example.acts(*pair)), (len(ACTS), example.acts(*pair[::-1]))):
            for act in reversed(acts):  # of two tellings of an act the first counts
                _aim(batch, n, m, base + ACTS.index(act.act), act, pieces.offsets, example.passage.shift)


def _is_at_home(pair: Pair) -> bool:
    """Tell whether two parties are of one state, whose acts reports leave unmarked."""
    return pair[0].codes == pair[1].codes and pair[0] is not pair[1]


def hints_for(example: Example, order: random.Random | None) -> Hints:
    """Give the lexicon's hints, in training now and then none."""
    return example.hints if order is None or order.random() > FORGET else Hints()


def _aim(  # noqa: PLR0913, PLR0917  (one act of a pair of a passage of a batch)
    batch: Batch, n: int, m: int, at: int, act: Told, offsets: list[Span], shift: int
) -> None:
    batch.acts[n, m, at] = 1.0
    batch.auxiliaries[n, m, at] = AUXILIARIES.index(act.auxiliary)
    name = f"{act.act}.{act.mode}"
    batch.modes[n, m, at] = MODES.index(name) if name in MODES else -100
    batch.contexts[n, m, at] = torch.tensor([float(name in act.contexts) for name in CONTEXTS])
    batch.triggers[n, m, at] = 0.0
    if act.trigger is not None:
        seen = pieces_in(offsets, (act.trigger[0] - shift, act.trigger[1] - shift))
        batch.triggers[n, m, at, seen] = 1 / max(1, len(seen))


def _shrunk(text: str, party: Party, order: random.Random | None) -> Span:
    """Give a party's span, in training now and then only its first or last words."""
    start, end = party.start, party.end
    if order is None or party.outside or order.random() > SHRINK:
        return start, end
    blanks = [at for at in range(start, end) if text[at] == " "]
    if not blanks:
        return start, end
    cut = order.choice(blanks)
    return (start, cut) if order.random() < 0.5 else (cut + 1, end)  # noqa: PLR2004  (either way)
