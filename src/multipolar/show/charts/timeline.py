"""Signed bars over an axis of time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import altair as alt

from multipolar.query.ties.settings import LONGEST_DAYS, Step
from multipolar.show.charts.theme import INK, MONTHS_AND_YEARS, QUAD_WORDS, data_of, quad_colour, stack
from multipolar.show.titles import period_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

FEWEST_SHOWN = 12  # periods on the axis: a bar alone would fill the chart
GAP = 0.12  # of a period, between two bars


@dataclass(frozen=True, slots=True)
class Column:
    """A period, both days included, and the value of each quadrant, below 0 for conflict."""

    start: date
    end: date
    values: Mapping[str, float]


def time_axis(columns: Sequence[Column], step: Step, field: str = "start") -> alt.X:
    """Give the axis of time; a few periods stand in the middle of it."""
    first, last = columns[0].start, columns[-1].end
    missing = max(0, FEWEST_SHOWN - len(columns))
    pad = timedelta(days=missing * LONGEST_DAYS[step] // 2)
    domain = [_instant(first - pad, timedelta()), _instant(last + pad, timedelta(days=1))]
    axis = alt.Axis(title=None, grid=False, labelFlush=True, tickCount=10, labelExpr=MONTHS_AND_YEARS)
    return alt.X(f"{field}:T", axis=axis, scale=alt.Scale(type="utc", domain=domain))


def signed_bars(columns: Sequence[Column], step: Step, axis: alt.Axis) -> alt.LayerChart:
    """Draw a bar for each period, cooperation above the zero line and conflict below."""
    rows = [
        {
            "quad": QUAD_WORDS[bar.quad],
            "low": bar.low,
            "high": bar.high,
            "value": bar.high - bar.low,
            **place(column, step),
        }
        for column in columns
        for bar in stack(column.values)
    ]
    y = alt.Y("low:Q", axis=axis, scale=alt.Scale(nice=True))
    tooltip = [alt.Tooltip("period:N"), alt.Tooltip("quad:N"), alt.Tooltip("value:Q", format=",.1f")]
    bars = alt.Chart(data_of(rows)).mark_bar()
    zero = alt.Chart(alt.Data(values=[{"zero": 0}])).mark_rule(color=INK, strokeWidth=1).encode(y="zero:Q")
    x = time_axis(columns, step)
    return alt.layer(zero, bars.encode(x=x, x2="end:T", y=y, y2="high:Q", color=quad_colour(), tooltip=tooltip))


def place(column: Column, step: Step) -> dict[str, Any]:
    """Give a bar's edges, a little within its period, its middle, and what the period is called."""
    gap = timedelta(days=LONGEST_DAYS[step] * GAP / 2)
    start, end = _instant(column.start, gap), _instant(column.end + timedelta(days=1), -gap)
    middle = column.start + (column.end - column.start) / 2
    return {"start": start, "end": end, "middle": middle, "period": period_words(column.start, column.end, step)}


def _instant(day: date, shift: timedelta) -> str:
    return (datetime.combine(day, time()) + shift).isoformat() + "Z"
