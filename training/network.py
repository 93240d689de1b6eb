"""The network: the lower half of an encoder reads the sentence once, the upper half each pair of its parties."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

HIDDEN = 384  # MiniLM's width
DROPOUT = 0.2
LOWEST = -1e4  # what a masked position scores


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many acts, auxiliaries (with "none") and modes (with none) there are, and how many layers read pairs."""

    acts: int
    auxiliaries: int
    modes: int
    contexts: int
    word_hints: int
    upper: int


class PairReader(nn.Module):
    """Reads what the parties of each pair do to each other.

    The upper layers see a vector added to the pieces of either party, so that they read the sentence for this pair. For
    each act in each direction (the first to the second, the second to the first) a query looks for the trigger among
    the pieces; what it finds there, with both parties, tells whether the act is told, its auxiliary, mode and contexts.
    What the lexicon made of the sentence (multipolar.acts.hints) is added to pieces, parties and the scores of acts.
    """

    def __init__(self, encoder: nn.Module, sizes: Sizes) -> None:
        """Put heads on an encoder."""
        super().__init__()
        layers = encoder.encoder.layer
        self.embeddings = encoder.embeddings
        self.embeddings.requires_grad_(
            requires_grad=False
        )  # words the corpus lacks must keep their place among the rest
        self.lower = nn.ModuleList(layers[: len(layers) - sizes.upper])
        self.upper = nn.ModuleList(layers[len(layers) - sizes.upper :])
        self.roles = nn.Parameter(torch.randn(2, HIDDEN) * 0.05)
        told = 2 * sizes.acts
        self.queries = nn.Parameter(torch.randn(told, HIDDEN) * 0.05)
        self.dropout = nn.Dropout(DROPOUT)
        self.look = nn.Linear(HIDDEN, HIDDEN)
        self.found = nn.Linear(HIDDEN, HIDDEN)
        self.parties = nn.Linear(3 * HIDDEN, HIDDEN)
        self.act = nn.Parameter(torch.randn(told, HIDDEN) * 0.05)
        self.none = nn.Linear(HIDDEN, 2)
        self.words = nn.Linear(sizes.word_hints, HIDDEN, bias=False)
        self.told = nn.Linear(told, HIDDEN, bias=False)
        self.trust = nn.Parameter(torch.ones(told))
        self.acts = sizes.acts
        self.auxiliary = nn.Linear(HIDDEN, sizes.auxiliaries)
        self.mode = nn.Linear(HIDDEN, sizes.modes)
        self.context = nn.Linear(HIDDEN, sizes.contexts)

    def forward(  # noqa: PLR0913, PLR0917  (what ONNX takes)
        self,
        input_ids: Tensor,
        attention_mask: Tensor,
        row: Tensor,
        first: Tensor,
        second: Tensor,
        words: Tensor,
        told: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """Read pairs.

        Args:
            input_ids: word pieces, (sentences, pieces).
            attention_mask: 1 where there is a piece.
            row: the sentence of each pair, (pairs,).
            first: weights over pieces that average the first party, (pairs, pieces).
            second: likewise the second party.
            words: the lexicon's hints on each piece, (sentences, pieces, word hints).
            told: its confidence in each act in each direction, (pairs, 2 x acts).

        Returns:
            Logits: of acts and, last, of none (pairs, 2, acts + 1; first to second, then second to first), of
            auxiliaries, modes and contexts for each act (pairs, 2 x acts, ...), and of each piece being the trigger
            (pairs, 2 x acts, pieces). Contexts do not exclude each other.
        """
        bias = (1.0 - attention_mask[:, None, None, :].to(self.roles.dtype)) * LOWEST
        states = self.embeddings(input_ids=input_ids)
        for layer in self.lower:
            states = _states(layer(states, bias))
        states, bias = (states + self.words(words))[row], bias[row]
        held = torch.stack([first, second], dim=-1)  # (pairs, pieces, 2)
        states = states + (held > 0).to(states.dtype) @ self.roles
        for layer in self.upper:
            states = _states(layer(states, bias))
        states = self.dropout(states)
        both = (held.transpose(1, 2) @ states).flatten(1)  # (pairs, 2 x hidden)
        where = (self.queries @ self.look(states).transpose(1, 2)) / HIDDEN**0.5 + bias.squeeze(1)
        found = self.found(torch.softmax(where, dim=-1) @ states)
        parties = nn.functional.gelu(self.parties(torch.cat([both, states[:, 0]], dim=-1)) + self.told(told))
        seen = self.dropout(nn.functional.gelu(found + parties.unsqueeze(1)))
        acts = ((seen * self.act).sum(-1) + self.trust * told).unflatten(1, (2, self.acts))
        scores = torch.cat([acts, self.none(parties).unsqueeze(-1)], dim=-1)
        return scores, self.auxiliary(seen), self.mode(seen), self.context(seen), where


def _states(output: Tensor | tuple[Tensor, ...]) -> Tensor:
    return output[0] if isinstance(output, tuple) else output
