"""How far the figures hold: reports drawn anew with replacement, many times, from one seed."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from multipolar.evaluate.counts import Counts

OUTER = (0.025, 0.975)  # what lies between holds 95 % of the draws

Interval = tuple[float, float]


def f1_intervals(reports: Sequence[Mapping[str, Counts]], *, draws: int, seed: int) -> dict[str, Interval]:
    """Give the 95 % interval of every measure's F1."""
    names = list(reports[0])
    drawn = np.stack([_f1(total) for total in _totals(reports, draws=draws, seed=seed)])
    low, high = np.quantile(drawn, OUTER, axis=0)
    return {name: (float(low[at]), float(high[at])) for at, name in enumerate(names)}


def macro_interval(reports: Sequence[Mapping[str, Counts]], *, draws: int, seed: int) -> Interval:
    """Give the 95 % interval of the mean F1 over the types that the drawn reports' gold has."""
    means = []
    for total in _totals(reports, draws=draws, seed=seed):
        present = total[:, 1] > 0
        means.append(float(_f1(total)[present].mean()) if present.any() else 0.0)
    low, high = np.quantile(means, OUTER)
    return float(low), float(high)


def _totals(reports: Sequence[Mapping[str, Counts]], *, draws: int, seed: int) -> Iterator[NDArray[np.float64]]:
    """Add up the counts of every draw: one row per measure, found, gold, right and coded in it."""
    counts = np.array([[(c.found, c.gold, c.right, c.coded) for c in report.values()] for report in reports])
    source = random.Random(seed)  # noqa: S311  (draws of reports, nothing secret)
    for _ in range(draws):
        often = np.bincount(source.choices(range(len(reports)), k=len(reports)), minlength=len(reports))
        yield np.tensordot(often, counts, axes=1)


def _f1(total: NDArray[np.float64]) -> NDArray[np.float64]:
    found, gold, right, coded = total.T
    recall = np.divide(found, gold, out=np.zeros_like(found), where=gold > 0)
    precision = np.divide(right, coded, out=np.zeros_like(right), where=coded > 0)
    both = precision + recall
    f1: NDArray[np.float64] = np.divide(2 * precision * recall, both, out=np.zeros_like(both), where=both > 0)
    return f1
