"""Cooperation and conflict between two parties, period by period."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from multipolar.query.ties.settings import next_start, start_of, step_for

if TYPE_CHECKING:
    from collections.abc import Iterable

    from multipolar.query.ties.cells import Cell, Direction
    from multipolar.query.ties.settings import Step, TiesSettings

QUADS = ("VC", "MC", "VX", "MX")
COOPERATION, CONFLICT = ("VC", "MC"), ("VX", "MX")


@dataclass(frozen=True, slots=True)
class Period:
    """A month, quarter, year, or stretch of them; both days are included."""

    start: date
    end: date
    cells: tuple[Cell, ...] = field(default=(), repr=False)

    def count(self, *quads: str) -> float:
        """Count what was done, of these quadrants or of all."""
        return sum(cell.amount for cell in self.cells if not quads or cell.quad in quads)

    def score(self, *quads: str) -> float:
        """Add up PLOVER's scores, of these quadrants or of all."""
        return sum(cell.score for cell in self.cells if not quads or cell.quad in quads)

    def count_of(self, direction: Direction) -> float:
        """Count what was done by one on the other, or together."""
        return sum(cell.amount for cell in self.cells if cell.direction == direction)


@dataclass(frozen=True, slots=True)
class Series:
    """Every period from the first to the last; `unplaced` events have no day, or days that no period can claim."""

    step: Step
    periods: tuple[Period, ...]
    unplaced: int

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day on which something was done."""
        cells = self.whole.cells
        return min(cell.first_on for cell in cells if cell.first_on), max(
            cell.last_on for cell in cells if cell.last_on
        )

    @property
    def whole(self) -> Period:
        """All periods as one."""
        cells = tuple(cell for period in self.periods for cell in period.cells)
        return Period(self.periods[0].start, self.periods[-1].end, cells)


def make_series(cells: Iterable[Cell], settings: TiesSettings) -> Series | None:
    """Put what was done in its periods, from the first with an event to the last; None when nothing has a day."""
    cells = tuple(cells)
    days = [day for cell in cells if cell.fits for day in (cell.first_on, cell.last_on) if day]
    if not days:
        return None
    last = max(days)
    step = settings.step or step_for(min(days), last)
    placed: dict[date, list[Cell]] = defaultdict(list)
    for cell in cells:
        if cell.month and cell.has_place(step):
            placed[start_of(cell.month, step)].append(cell)
    if not placed:
        return None
    periods = []
    start = min(placed)
    while start <= last:
        after = next_start(start, step)
        periods.append(Period(start, after - timedelta(days=1), tuple(placed.get(start, ()))))
        start = after
    return Series(step, tuple(periods), sum(cell.events for cell in cells if not cell.has_place(step)))
