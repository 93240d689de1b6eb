"""The chart of poles: how many there are over time, who makes them up, and who is for or against whom at the end."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import altair as alt

from multipolar.query.ties.settings import Step, next_start
from multipolar.show.charts.theme import (
    BLOC_COLOURS,
    DARK_COLOURS,
    GREY,
    INK,
    QUAD_COLOURS,
    SIGNED,
    WIDTH,
    data_of,
    styled,
)
from multipolar.show.names import with_article
from multipolar.show.titles import SMALL, period_label, poles_title, start_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from multipolar.query.poles.find import Poles, PolesPeriod

LINE_HEIGHT, SHARES_HEIGHT = 110, 150
MOST_STATES = 24  # in the table of the last period
CELL, WIDE_CELL = 22, 32  # units high and wide; wide enough for a code to stand upright
MOST_UPRIGHT = 16  # states whose codes do
MOST_LABELLED = 20  # periods that have room for words
OTHERS, OTHERS_COLOUR = "smaller blocs", "#c9c9c9"


def poles_chart(poles: Poles) -> alt.TopLevelMixin:
    """Draw the measure, the blocs' shares, and the last period's ties as a table."""
    last = poles.periods[-1]
    matrix = _matrix(poles, last)
    if len(poles.periods) == 1:
        return styled(matrix, poles_title(poles), *_subtitle(poles))
    panels = alt.vconcat(_line(poles), _shares(poles), matrix, spacing=26).resolve_scale(color="independent")
    return styled(panels, poles_title(poles), *_subtitle(poles))


def _axis(poles: Poles) -> alt.X:
    """Give the axis of periods, those without ties too."""
    axis = alt.Axis(title=None, labelAngle=0, labelOverlap=True, grid=False)
    return alt.X("period:N", sort=None, scale=alt.Scale(domain=_labels(poles)), axis=axis)


def _labels(poles: Poles) -> list[str]:
    span = poles.settings.span
    start, labels = poles.periods[0].start, []
    while start <= poles.periods[-1].start:
        labels.append(start_label(start, span))
        start = next_start(start, Step(span.value))
    return labels


def _subtitle(poles: Poles) -> Iterator[str]:
    last = poles.periods[-1]
    yield (
        f"Signed network of {len(last.strength)} states and {len(last.ties)} ties, from PLOVER scores added up,"
        " each event shared among its pairs."
    )
    yield "Effective number of poles: one over the sum of the blocs' squared shares of all ties' strength."


def _line(poles: Poles) -> alt.LayerChart:
    rows: list[dict[str, Any]] = [
        {
            "period": period_label(period, poles.settings.span),
            "poles": period.effective_poles,
            "words": f"{period.effective_poles:.1f}",
        }
        for period in poles.periods
    ]
    told = {row["period"] for row in rows}
    x, labels = _axis(poles), _labels(poles)
    silent = [{"period": label, "poles": None, "words": ""} for label in labels if label not in told]
    rows = sorted(rows + silent, key=lambda row: labels.index(row["period"]))  # the line breaks where nothing is told
    y = alt.Y("poles:Q", axis=alt.Axis(title="Effective poles", tickCount=4), scale=alt.Scale(zero=True, nice=True))
    base = alt.Chart(data_of(rows)).encode(x=x, y=y)
    parts = [
        base.mark_line(color=INK, strokeWidth=2),
        base.mark_point(color=INK, filled=True, size=45, opacity=1).encode(tooltip=["period:N", "words:N"]),
    ]
    if len(rows) <= MOST_LABELLED:
        parts.append(base.mark_text(dy=-11, color=INK, fontSize=11).encode(text="words:N"))
    return alt.layer(*parts).properties(width=WIDTH, height=LINE_HEIGHT)


def _shares(poles: Poles) -> alt.LayerChart:
    names = _line_names(poles)
    colours = {name: BLOC_COLOURS[at] for at, name in enumerate(dict.fromkeys(names.values()))} | {
        OTHERS: OTHERS_COLOUR
    }
    rows: list[dict[str, Any]] = []
    for period in poles.periods:
        low = 0.0
        for bloc in sorted(period.blocs, key=lambda bloc: (bloc.line not in names, bloc.line)):
            name = names.get(bloc.line, OTHERS)
            row: dict[str, Any] = {
                "low": low,
                "high": low + bloc.share,
                "middle": low + bloc.share / 2,
                "share": bloc.share,
            }
            row |= {"label": bloc.members[0] if bloc.share >= SMALL else "", "bloc": name}
            row |= {"ink": "#ffffff" if colours[name] in DARK_COLOURS else INK}
            members = ", ".join(poles.names[state] for state in bloc.members)
            rows.append({"period": period_label(period, poles.settings.span), "members": members, **row})
            low += bloc.share
    shown = [name for name in colours if any(row["bloc"] == name for row in rows)]
    colour = alt.Color(
        "bloc:N",
        scale=alt.Scale(domain=shown, range=[colours[name] for name in shown]),
        legend=alt.Legend(columns=4, symbolLimit=0, labelLimit=150),
    )
    axis = alt.Axis(title="Share of all ties' strength", format="%", tickCount=4)
    y = alt.Y("low:Q", axis=axis, scale=alt.Scale(domain=[0, 1]))
    base = alt.Chart(data_of(rows)).encode(x=_axis(poles))
    tooltip = ["period:N", "bloc:N", alt.Tooltip("share:Q", format=".0%"), "members:N"]
    bars = base.mark_bar(stroke="white", strokeWidth=1).encode(y=y, y2="high:Q", color=colour, tooltip=tooltip)
    text = base.mark_text(fontSize=11).encode(y="middle:Q", text="label:N", color=alt.Color("ink:N", scale=None))
    parts = [bars, text] if len(poles.periods) <= MOST_LABELLED else [bars]
    return alt.layer(*parts).properties(width=WIDTH, height=SHARES_HEIGHT)


def _line_names(poles: Poles) -> dict[int, str]:
    """Name the blocs that hold most over all periods by the state that led them most; colours are few."""
    total: dict[int, float] = defaultdict(float)
    led: dict[int, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for period in poles.periods:
        for bloc in period.blocs:
            total[bloc.line] += bloc.share
            led[bloc.line][bloc.members[0]] += bloc.share
    largest = sorted(total, key=lambda line: (-total[line], line))[: len(BLOC_COLOURS)]
    leaders = {line: max(sorted(led[line]), key=led[line].__getitem__) for line in largest}
    named: dict[int, str] = {}
    for line, leader in leaders.items():
        name = f"around {with_article(poles.names[leader])}"
        named[line] = name if name not in named.values() else f"{name}, again"
    return named


def _matrix(poles: Poles, period: PolesPeriod) -> alt.LayerChart:
    """Draw who is for or against whom, the strongest states, bloc by bloc."""
    strongest = set(sorted(period.strength, key=lambda state: (-period.strength[state], state))[:MOST_STATES])
    blocs = [[state for state in bloc.members if state in strongest] for bloc in period.blocs]
    states = [state for bloc in blocs for state in bloc]
    ties = [tie for tie in period.ties if tie.a in strongest and tie.b in strongest]
    rows = [
        {"one": poles.names[one], "two": two, "other": poles.names[two], "score": tie.score, "events": tie.events}
        for tie in ties
        for one, two in ((tie.a, tie.b), (tie.b, tie.a))
    ]
    wide = len(states) <= MOST_UPRIGHT
    largest = max((abs(tie.score) for tie in ties), default=1.0)
    scale = alt.Scale(
        type="symlog",
        domain=[-largest, 0, largest],
        range=[QUAD_COLOURS["MX"], "#f7f7f7", QUAD_COLOURS["MC"]],
        interpolate="rgb",
    )
    legend = alt.Legend(
        title="PLOVER scores between two states, added up",
        titleFontWeight="normal",
        titleFontSize=11,
        titleLimit=400,
        titleColor=GREY,
        gradientLength=200,
        labelExpr=SIGNED,
        values=[-largest, 0, largest],
    )
    axis = alt.Axis(title=None, domain=False, ticks=False, labelColor=INK)
    top = alt.Axis(title=None, orient="top", labelAngle=0 if wide else -90, domain=False, ticks=False, labelColor=INK)
    x = alt.X("two:N", sort=None, scale=alt.Scale(domain=states), axis=top)
    y = alt.Y("one:N", sort=None, scale=alt.Scale(domain=[poles.names[state] for state in states]), axis=axis)
    tooltip = ["one:N", "other:N", alt.Tooltip("score:Q", format="+,.1f"), "events:Q"]
    cells = (
        alt.Chart(data_of(rows))
        .mark_rect(stroke="white", strokeWidth=1)
        .encode(x=x, y=y, color=alt.Color("score:Q", scale=scale, legend=legend), tooltip=tooltip)
    )
    title = f"Who is for or against whom, {period_label(period, poles.settings.span)}; lines part the blocs"
    return alt.layer(cells, *_partings(blocs, poles, states)).properties(
        width=(WIDE_CELL if wide else CELL) * len(states),
        height=CELL * len(states),
        title=alt.Title(title, fontSize=12, fontWeight="normal", color=GREY, anchor="start", frame="group"),
    )


def _partings(blocs: list[list[str]], poles: Poles, states: list[str]) -> Iterator[alt.Chart]:
    """Draw lines where one bloc ends and the next begins."""
    firsts = [after[0] for _, after in pairwise(bloc for bloc in blocs if bloc)]
    rows = [{"one": poles.names[state], "two": state} for state in firsts]
    base = alt.Chart(data_of(rows))
    names = alt.Scale(domain=[poles.names[state] for state in states])
    across = alt.X("two:N", sort=None, scale=alt.Scale(domain=states), bandPosition=0)
    yield base.mark_rule(color=INK, strokeWidth=1).encode(x=across)
    yield base.mark_rule(color=INK, strokeWidth=1).encode(y=alt.Y("one:N", sort=None, scale=names, bandPosition=0))
