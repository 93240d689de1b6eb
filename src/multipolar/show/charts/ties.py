"""The chart of how two parties stand: signed bars of score and of counts, lasting shifts marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt

from multipolar.query.ties.series import QUADS
from multipolar.show.charts.theme import INK, SCORE_UNIT, STYLE, UNSIGNED, WIDTH, data_of, signed, styled
from multipolar.show.charts.timeline import Column, place, signed_bars, time_axis
from multipolar.show.describe import describe_days, describe_score
from multipolar.show.titles import UNITS, number_of, ties_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from multipolar.query.ties.find import Ties
    from multipolar.query.ties.series import Series

SCORE_HEIGHT, SCORE_HEIGHT_ALONE, COUNT_HEIGHT = 220, 170, 130


def ties_chart(ties: Ties, series: Series) -> alt.TopLevelMixin:
    """Draw two panels over one axis of time."""
    counts = [Column(p.start, p.end, signed({quad: p.count(quad) for quad in QUADS})) for p in series.periods]
    number = f"Number of {UNITS[ties.settings.count]}"
    count_axis = alt.Axis(title=number, labelExpr=UNSIGNED, tickCount=4, tickMinStep=1)
    panels = alt.vconcat(
        _score_panel(ties, series).properties(width=WIDTH, height=SCORE_HEIGHT),
        signed_bars(counts, series.step, count_axis).properties(width=WIDTH, height=COUNT_HEIGHT),
        spacing=22,
    )
    return styled(panels, ties_title(ties, series), *_subtitle(ties, series))


def score_chart(ties: Ties, series: Series) -> alt.TopLevelMixin:
    """Draw the panel of scores alone, without a title: for a page that has its own."""
    panel = _score_panel(ties, series).properties(width=WIDTH, height=SCORE_HEIGHT_ALONE)
    return panel.configure(**STYLE)


def _score_panel(ties: Ties, series: Series) -> alt.LayerChart:
    columns = [Column(p.start, p.end, {quad: p.score(quad) for quad in QUADS}) for p in series.periods]
    axis = alt.Axis(title=f"{SCORE_UNIT}s, added up", tickCount=6)
    bars = signed_bars(columns, series.step, axis)
    return alt.layer(bars, _net(series, columns), *_marks(ties, series, columns))


def _subtitle(ties: Ties, series: Series) -> Iterator[str]:
    number = number_of(series.whole.count(), ties.settings.count)
    days = describe_days(*series.days)
    yield f"{number} told as done, {days}, by {series.step}."
    yield "An act scores from −10 (worst conflict) to +10 (closest cooperation); black diamonds: the balance."


def _net(series: Series, columns: list[Column]) -> alt.Chart:
    told = [(period, column) for period, column in zip(series.periods, columns, strict=True) if period.cells]
    rows = [{"net": period.score(), **place(column, series.step)} for period, column in told]
    tooltip = [alt.Tooltip("period:N"), alt.Tooltip("net:Q", title="balance", format="+,.1f")]
    return (
        alt.Chart(data_of(rows))
        .mark_point(shape="diamond", filled=True, color=INK, size=34, stroke="white", strokeWidth=1, opacity=1)
        .encode(x=time_axis(columns, series.step, "middle"), y="net:Q", tooltip=tooltip)
    )


def _marks(ties: Ties, series: Series, columns: list[Column]) -> Iterator[alt.Chart]:
    """Mark where the mean shifted for good, and how far."""
    if not ties.breaks:
        return
    rows = [
        {
            "start": change.after.start,
            "words": f"{describe_score(change.score_before)} → {describe_score(change.score_after)} a {series.step}",
        }
        for change in ties.breaks
    ]
    base = alt.Chart(data_of(rows)).encode(x=time_axis(columns, series.step))
    yield base.mark_rule(color=INK, strokeDash=[4, 3])
    yield base.mark_text(align="left", dx=4, dy=-2, y=0, fontSize=11, color=INK, baseline="top").encode(text="words:N")
