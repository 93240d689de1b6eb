"""The network: an encoder reads the sentence once, and markers of every pair of parties read along."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

HIDDEN = 384  # MiniLM's width
HEADS = 12  # of its attention
INNER = 1024  # of its 1,536 inner units are kept in each layer, those with the greatest weights
DROPOUT = 0.2
ATTENTION_DROPOUT = 0.1


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many acts, auxiliaries (with "none"), modes, contexts, hints and marks of a party there are.

    `layers` of the encoder are kept, the lowest; of them `alone` read the words before the markers join.
    """

    acts: int
    auxiliaries: int
    modes: int
    contexts: int
    word_hints: int
    pair_hints: int
    marks: int
    layers: int
    alone: int


class Layer(nn.Module):
    """One layer of BERT: its three projections in one, the scale of its scores within them, fewer inner units."""

    def __init__(self, layer: nn.Module) -> None:
        """Take over a layer's weights."""
        super().__init__()
        attention = layer.attention.self
        parts = (attention.query, attention.key, attention.value)
        scales = ((HIDDEN / HEADS) ** -0.5, 1.0, 1.0)
        self.project = nn.Linear(HIDDEN, 3 * HIDDEN)
        with torch.no_grad():
            self.project.weight.copy_(torch.cat([p.weight * s for p, s in zip(parts, scales, strict=True)]))
            self.project.bias.copy_(torch.cat([p.bias * s for p, s in zip(parts, scales, strict=True)]))
        self.dropout = nn.Dropout(ATTENTION_DROPOUT)
        self.attended = layer.attention.output
        self.output = layer.output
        self.inner, self.output.dense = _narrowed(layer.intermediate.dense, layer.output.dense)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """Read states, (passages, all, hidden); `bias` is added to the scores, (passages, 1, all or 1, all)."""
        passages = states.shape[0]
        split = self.project(states).reshape(passages, -1, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        shares = self.dropout(torch.softmax(split[0] @ split[1].transpose(-1, -2) + bias, dim=-1))
        seen = (shares @ split[2]).transpose(1, 2).reshape(passages, -1, HIDDEN)
        states = self.attended(seen, states)
        return self.output(nn.functional.gelu(self.inner(states)), states)


def _narrowed(inner: nn.Linear, outer: nn.Linear) -> tuple[nn.Linear, nn.Linear]:
    """Keep the inner units whose weights in and out are greatest (Li et al. 2017, pruning by the norm of weights)."""
    weight = inner.weight.norm(dim=1) * outer.weight.norm(dim=0)
    kept = weight.topk(INNER).indices.sort().values
    narrow, back = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)
    with torch.no_grad():
        narrow.weight.copy_(inner.weight[kept])
        narrow.bias.copy_(inner.bias[kept])
        back.weight.copy_(outer.weight[:, kept])
        back.bias.copy_(outer.bias)
    return narrow, back


class PairReader(nn.Module):
    """Reads what the parties of each pair do to each other.

    Each pair has two markers, one for each party. A marker begins as the mean of its party's pieces and goes through
    the upper layers beside the words: it sees all words and its fellow, while the words see no marker, so that a
    sentence is read once however many pairs it has (levitated markers, after Ye et al. 2022, PL-Marker). For each act
    in each direction (the first to the second, the second to the first) a query coloured by the pair looks for the
    trigger among the pieces; what it finds there, with both markers, tells whether the act is told, its auxiliary,
    mode and contexts. What the lexicon made of the article (multipolar.acts.hints) is added to pieces, markers and the
    scores of acts.
    """

    def __init__(self, encoder: nn.Module, sizes: Sizes) -> None:
        """Put heads on an encoder."""
        super().__init__()
        self.embeddings = encoder.embeddings
        # words the corpus lacks must keep their place among the rest
        self.embeddings.requires_grad_(requires_grad=False)
        self.lower = nn.ModuleList(Layer(layer) for layer in encoder.encoder.layer[: sizes.alone])
        self.upper = nn.ModuleList(Layer(layer) for layer in encoder.encoder.layer[sizes.alone : sizes.layers])
        told = 2 * sizes.acts
        self.sizes = sizes
        self.roles = nn.Parameter(torch.randn(2, HIDDEN) * 0.05)
        self.marks = nn.Linear(sizes.marks, HIDDEN, bias=False)
        self.words = nn.Linear(sizes.word_hints, HIDDEN, bias=False)
        self.told = nn.Linear(sizes.pair_hints, 2 * HIDDEN, bias=False)
        self.queries = nn.Parameter(torch.randn(told, HIDDEN) * 0.05)
        self.colour = nn.Linear(2 * HIDDEN, HIDDEN)
        self.dropout = nn.Dropout(DROPOUT)
        self.look = nn.Linear(HIDDEN, HIDDEN)
        self.found = nn.Linear(HIDDEN, HIDDEN)
        self.whole = nn.Linear(HIDDEN, HIDDEN)
        self.parties = nn.Linear(2 * HIDDEN, HIDDEN, bias=False)
        self.hinted = nn.Linear(sizes.pair_hints, HIDDEN, bias=False)
        self.act = nn.Parameter(torch.randn(told, HIDDEN) * 0.05)
        self.none = nn.Linear(HIDDEN, 2)
        self.trust = nn.Parameter(torch.ones(told))
        self.details = nn.Linear(HIDDEN, sizes.auxiliaries + sizes.modes + sizes.contexts)

    def forward(  # noqa: PLR0913, PLR0917  (what ONNX takes)
        self,
        input_ids: Tensor,
        words: Tensor,
        held: Tensor,
        marks: Tensor,
        told: Tensor,
        padded: Tensor,
        apart: Tensor,
        listed: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Read pairs.

        Args:
            input_ids: word pieces, (passages, pieces).
            words: the lexicon's hints on each piece, (passages, pieces, word hints).
            held: weights over pieces that average each party, (passages, pairs x 2, pieces).
            marks: what else is known of it, (passages, pairs x 2, marks).
            told: the lexicon's hints on each pair, (passages, pairs, pair hints).
            padded: 0 where there is a piece, far below 0 elsewhere, (passages, 1, 1, pieces).
            apart: likewise who may see whom among pieces and then markers, (passages, 1, all, all).
            listed: far below 0 for pieces that are not of the sentence itself, (passages, 1, 1, pieces).

        Returns:
            Logits: of acts and, last, of none (passages, pairs, 2, acts + 1; first to second, then second to first), of
            auxiliaries, modes and contexts, side by side, for each act (passages, pairs, 2 x acts, ...), and of each
            piece being the trigger (passages, pairs, 2 x acts, pieces). Contexts do not exclude each other.
        """
        pieces, passages = input_ids.shape[1], input_ids.shape[0]
        states = self.embeddings(input_ids=input_ids)
        for layer in self.lower:
            states = layer(states, padded)
        states = states + self.words(words)
        roles = (self.told(told) + self.roles.flatten()).reshape(passages, -1, HIDDEN)
        states = torch.cat([states, held @ states + self.marks(marks) + roles], dim=1)
        for layer in self.upper:
            states = layer(states, apart)
        states = self.dropout(states)
        text, both = states[:, :pieces], states[:, pieces:].reshape(passages, -1, 2 * HIDDEN)
        query = self.queries + self.colour(both).unsqueeze(2)  # (passages, pairs, 2 x acts, hidden)
        where = query @ (self.look(text) * HIDDEN**-0.5).transpose(1, 2).unsqueeze(1) + listed
        found = torch.softmax(where, dim=-1) @ self.found(text).unsqueeze(1)
        parties = torch.relu(self.parties(both) + self.whole(text[:, :1]) + self.hinted(told))
        read = self.dropout(torch.relu(found + parties.unsqueeze(2)))
        acts = (read * self.act).sum(-1) + self.trust * told[..., : 2 * self.sizes.acts]
        acts = acts.reshape(passages, -1, 2, self.sizes.acts)
        scores = torch.cat([acts, self.none(parties).unsqueeze(-1)], dim=-1)
        return scores, self.details(read), where
