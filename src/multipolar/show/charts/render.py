"""A chart as a file: SVG, PNG, or a page that holds all it needs."""

from __future__ import annotations

import json
import re
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import vl_convert
from jinja2 import Environment, PackageLoader, StrictUndefined

if TYPE_CHECKING:
    import altair as alt

VEGA_ON_THE_PAGE = "window.vegaEmbed = vegaEmbed;"
NUMBERED = re.compile(r"\b(clip|gradient_|pattern_)\d+\b")
PNG_SCALE = 2.0  # pixels for each unit of the chart: sharp on paper


class ChartFormat(StrEnum):
    """What a chart is written as."""

    SVG = "svg"
    PNG = "png"
    HTML = "html"


def render_chart(chart: alt.TopLevelMixin, kind: ChartFormat) -> bytes:
    """Draw a chart."""
    spec: dict[str, Any] = chart.to_dict()
    if kind is ChartFormat.PNG:
        return bytes(vl_convert.vegalite_to_png(spec, scale=PNG_SCALE))
    if kind is ChartFormat.SVG:
        return _renumbered(vl_convert.vegalite_to_svg(spec)).encode()
    return _page(spec).encode()


def _renumbered(svg: str) -> str:
    """Number what a picture refers to from 1; Vega counts on from one picture to the next."""
    numbers: dict[str, str] = {}
    return NUMBERED.sub(lambda match: numbers.setdefault(match[0], f"{match[1]}{len(numbers) + 1}"), svg)


def _page(spec: dict[str, Any]) -> str:
    """Make a page of a chart, with Vega inside; text of reports in it can end no script."""
    environment = Environment(
        loader=PackageLoader("multipolar.show.charts", ""), autoescape=True, undefined=StrictUndefined
    )
    return environment.get_template("chart.html.jinja").render(
        title=_title(spec),
        vega=vl_convert.javascript_bundle(VEGA_ON_THE_PAGE),
        spec=json.dumps(spec, ensure_ascii=True, sort_keys=True).replace("<", "\\u003c").replace("&", "\\u0026"),
    )


def _title(spec: dict[str, Any]) -> str:
    title = spec.get("title", "")
    text = title.get("text", "") if isinstance(title, dict) else title
    return " ".join(text) if isinstance(text, list) else str(text)
