"""The chart of deals: when each was sought, offered, agreed, signed, or came to nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from multipolar.model.deals import DealStage
from multipolar.show.charts.theme import DOWN, GREY, INK, QUAD_COLOURS, data_of, styled
from multipolar.show.names import party_name
from multipolar.show.words import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ROW_HEIGHT = 26
WIDTH = 460
MOST_SHOWN = 30
LONGEST_LABEL = 60  # characters
TALK = (DealStage.SOUGHT, DealStage.OFFERED, DealStage.DISCUSSED)
WORD = (DealStage.AGREED, DealStage.SIGNED, DealStage.RATIFIED)
DEED = (DealStage.UNDERWAY, DealStage.COMPLETED)
GROUPS = {"talked over": TALK, "word given": WORD, "carried out": DEED}
FAILED = "come to nothing or halted"
COLOURS = {"talked over": "#9a9a9a", "word given": QUAD_COLOURS["VC"], "carried out": QUAD_COLOURS["MC"], FAILED: DOWN}


def deals_chart(steps: Iterable[Mapping[str, Any]], about: str) -> alt.TopLevelMixin | None:
    """Draw a line for each deal with its stages; None when none has a day.

    Args:
        steps: one row for each stage of each deal, in the order of days.
        about: what the list was narrowed to, for the title.
    """
    deals: dict[str, list[Mapping[str, Any]]] = {}
    for step in steps:
        deals.setdefault(step["id"], []).append(step)
    latest = sorted(deals, key=lambda deal: max(step["first_on"] for step in deals[deal]))[-MOST_SHOWN:]
    if not latest:
        return None
    ordered = sorted(latest, key=lambda deal: (deals[deal][0]["first_on"], deal))
    labels = {deal: _label(deals[deal][0], number) for number, deal in enumerate(ordered, start=1)}
    rows = [row for deal in ordered for row in _points(deals[deal], labels[deal])]
    names = list(labels.values())
    axis = alt.Axis(title=None, domain=False, ticks=False, labelColor=INK, labelLimit=380, grid=False)
    y = alt.Y("deal:N", sort=None, scale=alt.Scale(domain=names), axis=axis)
    x = alt.X(
        "day:T", scale=alt.Scale(type="utc", padding=40), axis=alt.Axis(title=None, tickCount=6, format="%-d %b %Y")
    )
    base = alt.Chart(data_of(rows)).encode(x=x, y=y)
    colour = alt.Color("group:N", scale=alt.Scale(domain=list(COLOURS), range=list(COLOURS.values())))
    line = base.mark_line(color="#bdbdbd", strokeWidth=2).encode(detail="deal:N")
    tooltip = ["deal:N", "stages:N", alt.Tooltip("day:T", format="%-d %B %Y")]
    points = base.mark_point(filled=True, size=90, opacity=1).encode(color=colour, tooltip=tooltip)
    text = base.mark_text(align="left", dx=9, fontSize=10, color=GREY).encode(text="stages:N")
    chart = alt.layer(line, points, text).properties(width=WIDTH, height=ROW_HEIGHT * len(names))
    more = len(deals) - len(latest)
    reached = [_group(deals[deal][-1]["stage"]) for deal in latest]
    fared = f"{sum(group in {'word given', 'carried out'} for group in reached)} of {len(latest)} agreed or carried out"
    told = "Each stage on the first day it is told of" + (f"; {more} older ones not shown" if more else "")
    return styled(chart, f"Deals{about}: {fared}", f"{told}.")


def _points(steps: list[Mapping[str, Any]], label: str) -> list[dict[str, Any]]:
    """Put stages of one day at one point, coloured by the last."""
    days: dict[Any, list[str]] = {}
    for step in steps:
        days.setdefault(step["first_on"], []).append(step["stage"])
    return [
        {"deal": label, "day": day, "stages": ", ".join(stages), "group": _group(stages[-1])}
        for day, stages in days.items()
    ]


def _group(stage: str) -> str:
    return next((group for group, stages in GROUPS.items() if stage in stages), FAILED)


def _label(step: Mapping[str, Any], number: int) -> str:
    parties = ", ".join(party_name(party) for party in step["parties"])
    words = f"{parties}: {one_line(step['subject'])}"
    short = words if len(words) <= LONGEST_LABEL else words[: LONGEST_LABEL - 1].rstrip() + "…"
    return f"{number}. {short}"
