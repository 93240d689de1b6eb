"""The chart of all partners of a party: what there is between them, and who comes closer or falls out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from multipolar.show.charts.theme import (
    DOWN,
    INK,
    QUAD_WORDS,
    SCORE_UNIT,
    SIGNED,
    UNSIGNED,
    UP,
    data_of,
    quad_colour,
    signed,
    stack,
    styled,
)
from multipolar.show.describe import describe_days, describe_score
from multipolar.show.titles import UNITS, number_of, partners_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from multipolar.query.partners import Partner, Partners

MOST_SHOWN = 20
ROW_HEIGHT = 22
BARS_WIDTH, CHANGE_WIDTH = 380, 210


def partners_chart(partners: Partners) -> alt.TopLevelMixin:
    """Draw signed bars of counts, and beside them the score of the recent time against the one before."""
    shown = partners.partners[:MOST_SHOWN]
    height = ROW_HEIGHT * len(shown)
    bars = alt.layer(_bars(shown, UNITS[partners.settings.count]), _zero()).properties(width=BARS_WIDTH, height=height)
    changed = [one for one in shown if one.change is not None]
    panels = bars
    if changed:
        change = alt.layer(_zero(), *_change(shown, changed)).properties(width=CHANGE_WIDTH, height=height)
        panels = alt.hconcat(bars, change, spacing=30).resolve_scale(color="independent")
    return styled(panels, partners_title(partners), *_subtitle(partners, changed=bool(changed)))


def _subtitle(partners: Partners, *, changed: bool) -> Iterator[str]:
    firsts = [one.first_on for one in partners.partners if one.first_on]
    lasts = [one.last_on for one in partners.partners if one.last_on]
    days = f", {describe_days(min(firsts), max(lasts))}" if firsts and lasts else ""
    number = number_of(sum(one.count for one in partners.partners), partners.settings.count)
    more = len(partners.partners) - MOST_SHOWN
    yield f"{number} told as done{days}" + (f"; {more} more partners not shown" if more > 0 else "") + "."
    if changed and partners.turn_on and partners.last_on and partners.before_on:
        recent = (partners.last_on - partners.turn_on).days
        yield f"Right: scores of the last {recent} days (blue closer, orange colder) against {recent} before (grey)."


def _bars(shown: Sequence[Partner], unit: str) -> alt.Chart:
    rows = [
        {
            "name": one.party.name,
            "quad": QUAD_WORDS[bar.quad],
            "low": bar.low,
            "high": bar.high,
            "value": bar.high - bar.low,
        }
        for one in shown
        for bar in stack(signed(one.counts))
    ]
    title = f"← conflict  ·  number of {unit}  ·  cooperation →"
    axis = alt.Axis(title=title, labelExpr=UNSIGNED, tickMinStep=1, tickCount=6)
    tooltip = [alt.Tooltip("name:N"), alt.Tooltip("quad:N"), alt.Tooltip("value:Q", format=",.0f")]
    x = alt.X("low:Q", axis=axis, scale=alt.Scale(nice=6))
    return (
        alt.Chart(data_of(rows))
        .mark_bar(height=ROW_HEIGHT * 0.62)
        .encode(x=x, x2="high:Q", y=_rows(shown, labelled=True), color=quad_colour(), tooltip=tooltip)
    )


def _rows(shown: Sequence[Partner], *, labelled: bool) -> alt.Y:
    names = [one.party.name for one in shown]
    axis = alt.Axis(title=None, domain=False, ticks=False, labelColor=INK) if labelled else None
    return alt.Y("name:N", sort=None, scale=alt.Scale(domain=names), axis=axis)


def _zero() -> alt.Chart:
    return alt.Chart(alt.Data(values=[{"zero": 0}])).mark_rule(color=INK, strokeWidth=1).encode(x="zero:Q")


def _change(shown: Sequence[Partner], changed: Sequence[Partner]) -> Iterator[alt.Chart]:
    rows: list[dict[str, Any]] = [
        {
            "name": one.party.name,
            "earlier": one.earlier_score,
            "recent": one.recent_score,
            "way": "closer" if one.recent_score > one.earlier_score else "colder",
            "words": describe_score(one.recent_score - one.earlier_score),
        }
        for one in changed
    ]
    base = alt.Chart(data_of(rows)).encode(y=_rows(shown, labelled=False))
    axis = alt.Axis(title=f"← conflict  ·  {SCORE_UNIT}s  ·  cooperation →", labelExpr=SIGNED, tickCount=4)
    colour = alt.Color("way:N", scale=alt.Scale(domain=["closer", "colder"], range=[UP, DOWN]), legend=None)
    tooltip = ["name:N", alt.Tooltip("words:N", title="change")]
    yield base.mark_rule(strokeWidth=2).encode(x=alt.X("earlier:Q", axis=axis), x2="recent:Q", color=colour)
    yield base.mark_point(filled=True, size=40, color="#b5b5b5", opacity=1).encode(x="earlier:Q")
    yield base.mark_point(filled=True, size=60, opacity=1).encode(x="recent:Q", color=colour, tooltip=tooltip)
