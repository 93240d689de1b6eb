"""`multipolar poles`: the signed network of states, its blocs, and how multipolar it is."""

from __future__ import annotations

from typing import Annotated

import typer

from multipolar.cli.asking import (
    AnswerFormat,
    Chart,
    Format,
    Output,
    Since,
    Until,
    asked,
    format_for,
    write_chart,
    write_report,
    write_rows,
)
from multipolar.cli.options import Ledger  # noqa: TC001  (Typer reads the annotations)
from multipolar.query.poles.settings import PolesSettings, Span


def poles(  # noqa: PLR0913, PLR0917  (one parameter per option)
    ledger: Ledger,
    since: Since = None,
    until: Until = None,
    by: Annotated[Span, typer.Option("--by", help="How long a period is.")] = Span.YEAR,
    min_events: Annotated[
        int, typer.Option("--min-events", min=1, metavar="N", help="Events that a tie needs in a period to count.")
    ] = 1,
    bodies: Annotated[bool, typer.Option("--bodies", help="Also the United Nations and the European Union.")] = False,  # noqa: FBT002
    origin: Annotated[
        str | None, typer.Option("--origin", metavar="NAME", help="multipolar (coded here), or the dataset it is from.")
    ] = None,
    format: Format = None,  # noqa: A002  (the option's name)
    output: Output = None,
    chart: Chart = None,
) -> None:
    """Show which states stand together against which, and how many poles there are, period by period.

    \b
      multipolar poles --ledger news.duckdb --chart poles.svg
      multipolar poles --ledger news.duckdb --since 2010-01-01 --by quarter --min-events 3 -o poles.csv
    """  # noqa: D301  (the backspace keeps the examples' lines)
    kind = format_for(format, output)
    with asked(ledger, output, chart) as connection:
        from multipolar.query.parties import PartyNames
        from multipolar.query.poles.find import find_poles, pole_rows

        settings = PolesSettings(
            since=since, until=until, span=by, least_events=min_events, bodies=bodies, origin=origin
        )
        found = find_poles(connection, PartyNames(connection), settings)
        if kind is AnswerFormat.TABLE:
            from multipolar.show.poles import poles_report

            write_report(poles_report(found), output)
        else:
            write_rows(pole_rows(found), kind, output, what="no tie between states in that time")
        if chart:
            from multipolar.show.charts.poles import poles_chart

            write_chart(poles_chart(found), chart)
