"""Charts of plain counts: how many reports or statements over time, and who takes part in most events."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import altair as alt

from multipolar.query.ties.settings import next_start, start_of, step_for
from multipolar.show.charts.theme import MONTHS_AND_YEARS, UP, WIDTH, data_of, styled
from multipolar.show.describe import describe_days

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

HEIGHT = 200
MOST_RANKED = 25  # bars that can still be read
ROW = 18  # height of a ranked bar


def counts_chart(rows: Iterable[Mapping[str, Any]], what: str, about: str) -> alt.TopLevelMixin | None:
    """Draw how many there are in each month, quarter or year; None when none has a day.

    Args:
        rows: rows of the list; of each, `seen_on` is read, None where the day is not known.
        what: what is counted, in the plural: "reports".
        about: what the list was narrowed to, for the title.
    """
    counts = Counter(row["seen_on"] for row in rows)
    undated = counts.pop(None, 0)
    dated: dict[date, int] = dict(counts)
    if not dated:
        return None
    first, last = min(dated), max(dated)
    step = step_for(first, last)
    placed: Counter[date] = Counter()
    for day, count in dated.items():
        placed[start_of(day, step)] += count
    bins = []
    start = start_of(first, step)
    while start <= last:
        after = next_start(start, step)
        bins.append({"start": start, "after": after, "count": placed[start]})
        start = after
    time = alt.Scale(type="utc")
    axis = alt.Axis(title=None, labelExpr=MONTHS_AND_YEARS, grid=False)
    bars = (
        alt.Chart(data_of(bins))
        .mark_bar(color=UP)
        .encode(
            x=alt.X("start:T", scale=time, axis=axis),
            x2="after:T",
            y=alt.Y("count:Q", axis=alt.Axis(title=f"Number of {what}", tickMinStep=1)),
            y2=alt.datum(0),
        )
    )
    told = f"{describe_days(first, last)}, by {step}."
    more = [f"{undated:,} more have no day."] if undated else []
    chart = bars.properties(width=WIDTH, height=HEIGHT)
    return styled(chart, f"{sum(dated.values()):,} {what}{about}", told, *more)


def actors_chart(actors: Iterable[Mapping[str, Any]]) -> alt.TopLevelMixin | None:
    """Draw who takes part in most events, the first on top; None when there is nobody.

    Args:
        actors: rows of the list, in its order; of each, `name`, `party` and `events` are read.
    """
    rows = [
        {"rank": rank, "who": f"{row['name']} ({row['party']})", "events": row["events"]}
        for rank, row in enumerate(actors, start=1)
        if rank <= MOST_RANKED
    ]
    if not rows:
        return None
    bars = (
        alt.Chart(data_of(rows))
        .mark_bar(color=UP)
        .encode(
            x=alt.X("events:Q", axis=alt.Axis(title="Number of events", tickMinStep=1)),
            y=alt.Y("who:N", sort=alt.EncodingSortField("rank"), axis=alt.Axis(title=None)),
        )
    )
    chart = bars.properties(width=WIDTH, height=ROW * len(rows))
    told = "Events they take part in, on either side, however they are told."
    return styled(chart, f"{rows[0]['who']} takes part in most events", told)
