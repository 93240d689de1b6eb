"""How all charts look: plain, with colours that the colour-blind tell apart (blue for, orange against)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import altair as alt

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FONT = "Arial, Liberation Sans, Helvetica, sans-serif"
INK, GREY, FAINT = "#222222", "#6b6b6b", "#e3e3e3"
WIDTH = 640  # of the plot, in units of the chart
QUAD_COLOURS = {"MC": "#1f5a96", "VC": "#8ebfe3", "VX": "#f7b267", "MX": "#b8500c"}
QUAD_WORDS = {
    "MC": "Material cooperation",
    "VC": "Verbal cooperation",
    "VX": "Verbal conflict",
    "MX": "Material conflict",
}
UP, DOWN = QUAD_COLOURS["MC"], QUAD_COLOURS["MX"]
# For blocs: told apart by the colour-blind (Okabe and Ito 2008), the largest first; what is small is grey.
BLOC_COLOURS = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00")
DARK_COLOURS = frozenset({"#0072b2", "#009e73", "#d55e00"})  # on them, white is read better
SCORE_UNIT = "PLOVER score"
STYLE: dict[str, Any] = {
    "font": FONT,
    "background": "white",
    "padding": 16,
    "view": {"stroke": None},
    "title": {
        "anchor": "start",
        "frame": "group",
        "fontSize": 17,
        "fontWeight": "bold",
        "color": INK,
        "subtitleFontSize": 12,
        "subtitleColor": GREY,
        "subtitleLineHeight": 17,
        "offset": 14,
    },
    "axis": {
        "labelColor": GREY,
        "labelFontSize": 11,
        "titleColor": GREY,
        "titleFontSize": 11,
        "titleFontWeight": "normal",
        "gridColor": FAINT,
        "domainColor": "#9a9a9a",
        "tickColor": "#9a9a9a",
        "labelLimit": 260,
    },
    "legend": {
        "orient": "top",
        "direction": "horizontal",
        "title": None,
        "labelColor": INK,
        "labelFontSize": 11,
        "symbolType": "square",
        "offset": 6,
        "columnPadding": 14,
    },
}


# Axes of time say the year in January, else the month; axes of counts have conflict below the zero line.
MONTHS_AND_YEARS = "utcmonth(datum.value) == 0 ? utcFormat(datum.value, '%Y') : utcFormat(datum.value, '%b')"
UNSIGNED = "format(abs(datum.value), '~s')"
SIGNED = "datum.value == 0 ? '0' : format(datum.value, '+.2~s')"


def data_of(rows: Iterable[Mapping[str, Any]]) -> alt.Data:
    """Put rows into a chart; days as text."""
    return alt.Data(values=[{name: _plain(value) for name, value in row.items()} for row in rows])


def styled(chart: alt.TopLevelMixin, title: str, *subtitle: str) -> alt.TopLevelMixin:
    """Give a finished chart its title and the style of all."""
    titled = chart.properties(title=alt.TitleParams(text=title, subtitle=list(subtitle)))
    return titled.configure(**STYLE)


def quad_colour() -> alt.Color:
    """Give the colours of the quadrants, from the closest to the worst."""
    scale = alt.Scale(domain=list(QUAD_WORDS.values()), range=[QUAD_COLOURS[quad] for quad in QUAD_WORDS])
    return alt.Color("quad:N", scale=scale)


@dataclass(frozen=True, slots=True)
class Bar:
    """A piece of a signed bar: from `low` to `high`, below 0 for conflict."""

    quad: str
    low: float
    high: float


def stack(values: Mapping[str, float]) -> list[Bar]:
    """Stack quadrants from the zero line, deeds next to it: above 0 upwards, below 0 downwards."""
    bars = []
    above = below = 0.0
    for quad in ("MC", "VC", "MX", "VX"):
        value = values[quad]
        if value > 0:
            bars.append(Bar(quad, above, above + value))
            above += value
        elif value < 0:
            bars.append(Bar(quad, below + value, below))
            below += value
    return bars


def signed(counts: Mapping[str, float]) -> dict[str, float]:
    """Count conflict below the zero line."""
    return {quad: count if quad in {"VC", "MC"} else -count for quad, count in counts.items()}


def _plain(value: object) -> object:
    return value.isoformat() if hasattr(value, "isoformat") else value
