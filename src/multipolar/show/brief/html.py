"""A brief as a page of HTML that needs nothing but itself."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from multipolar.show.brief.compose import cited

if TYPE_CHECKING:
    from multipolar.show.brief.compose import BriefPage


def brief_html(page: BriefPage, chart: str = "") -> str:
    """Write a page; everything of a report in it is escaped.

    Args:
        page: the brief.
        chart: an SVG picture drawn by this package, shown under the title.
    """
    loader = PackageLoader("multipolar.show.brief", "")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    style = files("multipolar.show.brief").joinpath("brief.css").read_text("utf-8")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    picture = b64encode(chart.encode()).decode() if chart else ""
    return environment.get_template("brief.html.jinja").render(
        page=page, style=style, style_digest=digest, picture=picture, cited=cited
    )
