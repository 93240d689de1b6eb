"""`multipolar deals`: the list of deals and how far each has come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from multipolar.cli.asking import (
    Chart,
    Containing,
    Format,
    Limit,
    Output,
    Parties,
    Publisher,
    Since,
    Until,
    asked,
    format_for,
    limit_for,
    write_chart,
    write_list,
)
from multipolar.cli.options import Ledger  # noqa: TC001  (Typer reads the annotations)
from multipolar.model.deals import DealStage  # noqa: TC001  (as above)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

NOTHING = "no deal that fits"


def deals(  # noqa: PLR0913, PLR0917  (one parameter per option)
    ledger: Ledger,
    party: Parties = None,
    stage: Annotated[list[DealStage] | None, typer.Option("--stage", help="Has come to this; twice: either.")] = None,
    sector: Annotated[
        list[str] | None, typer.Option("--sector", metavar="NAME", help="energy, military, trade ...")
    ] = None,
    since: Since = None,
    until: Until = None,
    publisher: Publisher = None,
    containing: Containing = None,
    limit: Limit = None,
    format: Format = None,  # noqa: A002  (the option's name)
    output: Output = None,
    chart: Chart = None,
) -> None:
    """List deals, each with its stages and the sentence that tells the last.

    \b
      multipolar deals --ledger news.duckdb --party Russia --sector energy
      multipolar deals --ledger news.duckdb --stage cancelled --stage refused -o failed.csv --chart failed.svg
    """  # noqa: D301  (the backspace keeps the examples' lines)
    kind = format_for(format, output)
    with asked(ledger, output, chart) as connection:
        from multipolar.query.deals import list_deal_steps, list_deals
        from multipolar.query.filters import DealFilter
        from multipolar.query.parties import PartyNames

        names = PartyNames(connection)
        wanted = DealFilter(
            parties=names.codes(party or ()),
            stages=tuple(one.value for one in stage or ()),
            sectors=tuple(sector or ()),
            since=since,
            until=until,
            publisher=publisher,
            containing=containing,
            limit=limit_for(limit, kind),
        )
        found = list_deals(connection, wanted)
        write_list(found, _lay_out, kind, output, limit=wanted.limit, what=NOTHING)
        if chart:
            from multipolar.show.charts.deals import deals_chart

            ids = [str(row["id"]) for row in list_deals(connection, wanted).read_all().to_pylist()]
            steps = list_deal_steps(connection, ids).read_all().to_pylist()
            write_chart(deals_chart(steps, names.phrase(wanted.parties)), chart)


def _lay_out(rows: list[dict[str, object]]) -> Iterator[RenderableType]:
    from multipolar.show.lists import deal_block

    yield from map(deal_block, rows)
