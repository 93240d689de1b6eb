"""Precision, recall and F1 from what was there, what was found, and what was right."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """How much gold there is, how much of it was found, how much was coded, and how much of that is right.

    Found and right differ where one event's two pairs are answered by two events.
    """

    found: float = 0.0
    gold: float = 0.0
    right: float = 0.0
    coded: float = 0.0

    def __add__(self, other: Counts) -> Counts:
        """Add up two reports."""
        return Counts(
            self.found + other.found, self.gold + other.gold, self.right + other.right, self.coded + other.coded
        )

    @property
    def precision(self) -> float:
        """The share of what was coded that is right."""
        return self.right / self.coded if self.coded else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold that was found."""
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0
