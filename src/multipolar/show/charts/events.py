"""The chart of a list of events: how many of each quadrant, over time."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import altair as alt

from multipolar.query.ties.series import COOPERATION, QUADS
from multipolar.query.ties.settings import next_start, start_of, step_for
from multipolar.show.charts.theme import UNSIGNED, WIDTH, signed, styled
from multipolar.show.charts.timeline import Column, signed_bars
from multipolar.show.describe import describe_days

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

HEIGHT = 240


def events_chart(events: Iterable[Mapping[str, Any]], about: str) -> alt.TopLevelMixin | None:
    """Draw a bar for each month, quarter or year; None when no event has a day.

    Args:
        events: rows of the list; of each, `start_on` and `quad` are read.
        about: what the list was narrowed to, for the title.
    """
    counts: dict[date, Counter[str]] = defaultdict(Counter)
    undated = 0
    for row in events:
        if row["start_on"] is None:
            undated += 1
        else:
            counts[row["start_on"]][row["quad"]] += 1
    if not counts:
        return None
    first, last = min(counts), max(counts)
    step = step_for(first, last)
    columns = []
    start = start_of(first, step)
    placed: dict[date, Counter[str]] = defaultdict(Counter)
    for day, found in counts.items():
        placed[start_of(day, step)] += found
    while start <= last:
        after = next_start(start, step)
        values = signed({quad: float(placed[start][quad]) for quad in QUADS})
        columns.append(Column(start, after - timedelta(days=1), values))
        start = after
    axis = alt.Axis(title="Number of events", labelExpr=UNSIGNED, tickMinStep=1)
    chart = signed_bars(columns, step, axis).properties(width=WIDTH, height=HEIGHT)
    total = sum(found.total() for found in counts.values())
    days = f"{total:,} events, {describe_days(first, last)}, by {step}; cooperation upwards, conflict downwards."
    told = [days, "However they are told: plans, denials and possibilities too."]
    for_ = sum(found[quad] for found in counts.values() for quad in COOPERATION)
    title = f"Events{about}: {for_:,} of cooperation, {total - for_:,} of conflict"
    return styled(chart, title, *told, *([f"{undated:,} more have no day."] if undated else []))
