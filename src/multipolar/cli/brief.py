"""`multipolar brief`: one page on two parties, every line with its sentence."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from multipolar.cli.asking import Output, Since, Until, asked
from multipolar.cli.options import Ledger  # noqa: TC001  (Typer reads the annotations)
from multipolar.cli.output import open_output
from multipolar.query.ties.settings import TiesSettings

if TYPE_CHECKING:
    from pathlib import Path

    from multipolar.query.brief import Brief


class BriefFormat(StrEnum):
    """How a brief is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"


FEWEST_DRAWN = 3  # periods: fewer make no picture
SUFFIXES = {"md": BriefFormat.MARKDOWN, "markdown": BriefFormat.MARKDOWN, "html": BriefFormat.HTML}


def brief(  # noqa: PLR0913, PLR0917  (one parameter per option)
    ledger: Ledger,
    a: Annotated[str, typer.Argument(metavar="A", show_default=False, help="A state: an ISO code or a name.")],
    b: Annotated[str, typer.Argument(metavar="B", show_default=False, help="Another.")],
    since: Since = None,
    until: Until = None,
    format: Annotated[  # noqa: A002  (the option's name)
        BriefFormat | None,
        typer.Option("--format", show_default="by the output file's name, else text", help="How to write the page."),
    ] = None,
    output: Output = None,
) -> None:
    """Write one page on two parties: how they stand, what happened, deals, what they say, what lies ahead.

    Every line names its sources: the sentence, the publisher, the report and its day.

    \b
      multipolar brief Russia Venezuela --since 2010-01-01 --ledger news.duckdb
      multipolar brief RUS VEN --since 2010-01-01 --ledger news.duckdb -o brief.html
    """  # noqa: D301  (the backspace keeps the examples' lines)
    kind = format or SUFFIXES.get(output.suffix.removeprefix(".").casefold() if output else "", BriefFormat.TEXT)
    with asked(ledger, output) as connection:
        from multipolar.errors import QueryError
        from multipolar.query.brief import find_brief
        from multipolar.query.parties import PartyNames

        names = PartyNames(connection)
        first, second = names.find(a), names.find(b)
        if first == second:
            msg = f"{first.name} and {second.name} are one party; a brief is on two"
            raise QueryError(msg)
        found = find_brief(connection, first, second, TiesSettings(since=since, until=until))
        _write(found, kind, output)


def _write(found: Brief, kind: BriefFormat, output: Path | None) -> None:
    from multipolar.show.brief import brief_html, brief_markdown, brief_text, compose_brief

    page = compose_brief(found)
    if kind is BriefFormat.HTML:
        content = brief_html(page, _chart(found))
    else:
        content = brief_markdown(page) if kind is BriefFormat.MARKDOWN else brief_text(page)
    with open_output(output) as write:
        write(content.encode("utf-8", "replace"))


def _chart(found: Brief) -> str:
    if found.ties.series is None or len(found.ties.series.periods) < FEWEST_DRAWN:
        return ""
    from multipolar.show.charts.render import ChartFormat, render_chart
    from multipolar.show.charts.ties import score_chart

    return render_chart(score_chart(found.ties, found.ties.series), ChartFormat.SVG).decode()
