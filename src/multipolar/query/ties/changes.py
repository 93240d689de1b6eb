"""When ties changed, and what drove each change."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from multipolar.query.ties.series import Period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from multipolar.query.ties.cells import Cell
    from multipolar.query.ties.series import Series

SHORTEST_STRETCH = 3  # periods: what is over sooner is an episode, not a change
PENALTY = 3  # times variance and log n: see find_breaks
FEWEST_PERIODS = 2 * SHORTEST_STRETCH
MOSTLY_TOLD = 0.5  # of all periods must have events: silence is no sign of good or bad ties
MOST_REASONS = 3
EVENTS_PER_REASON = 2


@dataclass(frozen=True, slots=True)
class Reason:
    """A type of act that came or went: what it added to the score of a period, and the heaviest of its events.

    `more` tells whether there was more of it after than before, or less.
    """

    type: str
    more: bool
    difference: float
    events: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """Two stretches of time, the mean score of a period in each, and the types that made the difference."""

    before: Period
    after: Period
    score_before: float
    score_after: float
    reasons: tuple[Reason, ...]

    @property
    def difference(self) -> float:
        """How much closer (above 0) or colder (below) a period became."""
        return self.score_after - self.score_before


def find_breaks(series: Series) -> tuple[Change, ...]:
    """Find where the mean score of a period shifted for good.

    Change points of the mean by penalised least squares: the kernel change point detection of Arlot, Celisse and
    Harchaoui (2019, Journal of Machine Learning Research 20(162)) with a linear kernel, solved exactly with the pruning
    of Killick, Fearnhead and Eckley (2012, Journal of the American Statistical Association 107(500)), as implemented in
    ruptures (Truong, Oudre and Vayatis 2020, Signal Processing 167). The penalty is the main term of the modified
    Bayesian criterion of Zhang and Siegmund (2007, Biometrics 63(1)), three times the noise's variance times log n; the
    noise is taken from the differences of neighbours, which a lasting shift hardly touches. Of 100 series of 60 months
    of noise 3 show a shift; a shift by 1.3 standard deviations in the middle is found alone in 95. Where fewer than
    half of the periods have events, nothing is found.
    """
    scores = np.array([period.score() for period in series.periods])
    told = sum(1 for period in series.periods if period.cells)
    if len(scores) < FEWEST_PERIODS or told < MOSTLY_TOLD * len(scores):
        return ()
    variance = float(np.mean(np.diff(scores) ** 2)) / 2
    if variance == 0:
        return ()
    ends = _change_points(scores, penalty=PENALTY * variance * float(np.log(len(scores))))
    bounds = [0, *ends]
    stretches = [series.periods[start:end] for start, end in pairwise(bounds)]
    return tuple(explain(before, after) for before, after in pairwise(stretches))


def _change_points(scores: np.ndarray[tuple[int], np.dtype[np.float64]], *, penalty: float) -> list[int]:
    from ruptures import KernelCPD  # noqa: PLC0415  (brings SciPy, which a short series does not need)

    detector = KernelCPD(kernel="linear", min_size=SHORTEST_STRETCH).fit(scores.reshape(-1, 1))
    return [int(end) for end in detector.predict(pen=penalty)]


def find_swings(series: Series, most: int) -> tuple[Change, ...]:
    """Find the largest changes from one period to the next, in the order of days."""
    steps = [(before, after) for before, after in pairwise(series.periods) if after.score() != before.score()]
    largest = sorted(steps, key=lambda step: -abs(step[1].score() - step[0].score()))[:most]
    return tuple(explain([before], [after]) for before, after in sorted(largest, key=lambda step: step[0].start))


def explain(before: Sequence[Period], after: Sequence[Period]) -> Change:
    """Name the types of act whose coming or going made most of the difference between two stretches."""
    first, second = _stretch(before), _stretch(after)
    rates_before, rates_after = _rates(first, len(before)), _rates(second, len(after))
    types = sorted(rates_before.keys() | rates_after.keys())
    rates = {name: (rates_before[name], rates_after[name]) for name in types}
    score_before, score_after = (sum(rate[at] for rate in rates.values()) for at in (0, 1))
    rising = score_after > score_before
    differences = {name: two - one for name, (one, two) in rates.items() if two != one and (two > one) == rising}
    largest = sorted(differences, key=lambda name: (-abs(differences[name]), name))[:MOST_REASONS]
    reasons = tuple(_reason(name, rates[name], first, second) for name in largest)
    return Change(first, second, score_before, score_after, reasons)


def heaviest_events(cells: Sequence[Cell], most: int) -> tuple[int, ...]:
    """Give the events that weigh most, at most one of a type, month and direction; of equal ones the later."""
    ordered = sorted(cells, key=lambda cell: (abs(cell.score / cell.amount), cell.last_on or date.min), reverse=True)
    return tuple(dict.fromkeys(cell.heaviest for cell in ordered))[:most]


def _reason(name: str, rates: tuple[float, float], first: Period, second: Period) -> Reason:
    """Take the events of a type from the side that had more of it."""
    more = abs(rates[1]) >= abs(rates[0])
    cells = [cell for cell in (second if more else first).cells if cell.type == name]
    return Reason(name, more, rates[1] - rates[0], heaviest_events(cells, EVENTS_PER_REASON))


def _stretch(periods: Sequence[Period]) -> Period:
    return Period(periods[0].start, periods[-1].end, tuple(cell for period in periods for cell in period.cells))


def _rates(stretch: Period, periods: int) -> dict[str, float]:
    """Give the mean score of a period that each type of act made; of a type that is not there 0."""
    totals: dict[str, float] = defaultdict(float)
    for cell in stretch.cells:
        totals[cell.type] += cell.score
    return defaultdict(float, {name: total / periods for name, total in totals.items()})
