"""The network: one pass over a sentence, then every pair of parties is scored."""

from __future__ import annotations

import torch
from torch import Tensor, nn

HIDDEN = 384  # MiniLM's width
INNER = 384
DROPOUT = 0.2


class PairScorer(nn.Module):
    """Scores what the first party of each pair does to the second.

    The parties' vectors are means over their word pieces. A query made of both looks for the trigger among all word
    pieces; the vector found there, with both parties, tells act and auxiliary.
    """

    def __init__(self, encoder: nn.Module, acts: int, auxiliaries: int) -> None:
        """Put heads on an encoder."""
        super().__init__()
        self.encoder = encoder
        self.query = nn.Linear(2 * HIDDEN, HIDDEN)
        self.act = nn.Sequential(
            nn.Dropout(DROPOUT), nn.Linear(4 * HIDDEN, INNER), nn.GELU(), nn.Dropout(DROPOUT), nn.Linear(INNER, acts)
        )
        self.auxiliary = nn.Sequential(
            nn.Dropout(DROPOUT), nn.Linear(2 * HIDDEN, INNER), nn.GELU(), nn.Linear(INNER, auxiliaries)
        )

    def forward(
        self, input_ids: Tensor, attention_mask: Tensor, row: Tensor, actor: Tensor, recipient: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Score pairs.

        Args:
            input_ids: word pieces, (sentences, pieces).
            attention_mask: 1 where there is a piece.
            row: the sentence of each pair, (pairs,).
            actor: weights over pieces that average the first party, (pairs, pieces).
            recipient: likewise the second party.

        Returns:
            Logits of acts (pairs, acts), of auxiliaries, and of each piece being the trigger (pairs, pieces).
        """
        states = self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        mine = states[row]
        mask = attention_mask[row]
        first = (actor.unsqueeze(1) @ mine).squeeze(1)
        second = (recipient.unsqueeze(1) @ mine).squeeze(1)
        query = self.query(torch.cat([first, second], dim=-1))
        where = (mine @ query.unsqueeze(-1)).squeeze(-1) / HIDDEN**0.5
        where = where.masked_fill(mask == 0, -1e4)
        found = (torch.softmax(where, dim=-1).unsqueeze(1) @ mine).squeeze(1)
        joined = torch.cat([first, second, found, mine[:, 0]], dim=-1)
        return self.act(joined), self.auxiliary(torch.cat([found, first], dim=-1)), where
