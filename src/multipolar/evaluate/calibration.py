"""Does a confidence of 0.8 mean that eight in ten are right? The reliability table and its summary, ECE."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from multipolar.evaluate.tally import Prediction

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Predictions of like confidence: from `low` up to `high`, how many events, their mean confidence, how many right.

    `high` belongs to the next bin, except in the last.
    """

    low: float
    high: float
    events: float
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """The bins that hold something, and the expected calibration error: the mean gap, weighted by events."""

    bins: tuple[Bin, ...]
    ece: float


def calibrate(predictions: Sequence[Prediction]) -> Calibration | None:
    """Sort predictions into bins of equal width; None when no event has a confidence."""
    if not predictions:
        return None
    sorted_in: list[list[Prediction]] = [[] for _ in range(BINS)]
    for prediction in predictions:
        sorted_in[min(int(prediction.confidence * BINS), BINS - 1)].append(prediction)
    bins = tuple(_bin(number, held) for number, held in enumerate(sorted_in) if held)
    total = sum(one.events for one in bins)
    return Calibration(bins, sum(one.events * abs(one.confidence - one.right) for one in bins) / total)


def _bin(number: int, held: Sequence[Prediction]) -> Bin:
    weight = sum(prediction.weight for prediction in held)
    return Bin(
        low=number / BINS,
        high=(number + 1) / BINS,
        events=weight,
        confidence=sum(prediction.confidence * prediction.weight for prediction in held) / weight,
        right=sum(prediction.weight for prediction in held if prediction.right) / weight,
    )
