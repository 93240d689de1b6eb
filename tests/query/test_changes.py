from __future__ import annotations

from datetime import date
from random import Random

from multipolar.query.ties.cells import Cell, Direction
from multipolar.query.ties.changes import explain, find_breaks, find_swings, heaviest_events
from multipolar.query.ties.series import Series, make_series
from multipolar.query.ties.settings import Step, TiesSettings

TYPES = {"AID": "MC", "ASSAULT": "MX", "CONSULT": "VC"}


def cell(month: int, kind: str, score: float, *, count: int = 1, event: int = 1) -> Cell:
    day = date(2030 + month // 12, month % 12 + 1, 10)
    start = day.replace(day=1)
    return Cell(start, Direction.FORTH, kind, TYPES[kind], "month", count, score, count, day, day, event)


def series(cells: list[Cell]) -> Series:
    return make_series(cells, TiesSettings(step=Step.MONTH))


def noisy(means: list[float], seed: int = 1) -> Series:
    random = Random(seed)  # noqa: S311  (no secret)
    return series([cell(month, "AID", mean + random.gauss(0, 3), event=month) for month, mean in enumerate(means)])


def test_a_lasting_shift_is_found_where_it_is() -> None:
    (change,) = find_breaks(noisy([10.0] * 20 + [-10.0] * 20))

    assert change.after.start == date(2031, 9, 1)
    assert change.score_before > 8
    assert change.score_after < -8


def test_two_shifts_are_found() -> None:
    found = find_breaks(noisy([0.0] * 20 + [15.0] * 15 + [0.0] * 20))

    assert [change.difference > 0 for change in found] == [True, False]


def test_noise_is_no_shift() -> None:
    found = [find_breaks(noisy([5.0] * 60, seed)) for seed in range(40)]

    assert sum(map(bool, found)) <= 2


def test_a_single_loud_month_is_no_shift() -> None:
    assert find_breaks(noisy([1.0] * 20 + [60.0] + [1.0] * 20)) == ()


def test_where_most_months_are_silent_nothing_is_made_of_it() -> None:
    loud_at_first = [cell(month, "ASSAULT", -20.0) for month in range(4)] + [cell(40, "CONSULT", 2.0)]

    assert find_breaks(series(loud_at_first)) == ()


def test_a_few_periods_have_no_shift() -> None:
    assert find_breaks(noisy([0.0, 0.0, 90.0, 90.0])) == ()


def test_the_reason_is_the_type_that_made_the_difference() -> None:
    months = series(
        [
            cell(0, "AID", 10.0, event=1),
            cell(0, "CONSULT", 4.0, event=2),
            cell(1, "ASSAULT", -27.0, count=3, event=3),
            cell(1, "CONSULT", 5.0, count=2, event=4),
        ]
    )

    (change,) = find_swings(months, most=3)

    assert (change.score_before, change.score_after) == (14.0, -22.0)
    assert [(one.type, one.more, one.difference, one.events) for one in change.reasons] == [
        ("ASSAULT", True, -27.0, (3,)),
        ("AID", False, -10.0, (1,)),
    ]


def test_stretches_are_told_by_their_mean() -> None:
    months = series([cell(month, "AID", 10.0 if month < 2 else 4.0, event=month) for month in range(6)])

    change = explain(months.periods[:2], months.periods[2:])

    assert (change.score_before, change.score_after, change.difference) == (10.0, 4.0, -6.0)


def test_the_largest_swings_come_in_the_order_of_days() -> None:
    months = series([cell(month, "AID", score, event=month) for month, score in enumerate([1.0, 9.0, 2.0, 3.0])])

    assert [change.difference for change in find_swings(months, most=2)] == [8.0, -7.0]


def test_of_events_as_heavy_the_later_is_named() -> None:
    cells = [cell(0, "AID", 10.0, event=1), cell(3, "AID", 10.0, event=2), cell(1, "CONSULT", 4.0, event=3)]

    assert heaviest_events(cells, 2) == (2, 1)
