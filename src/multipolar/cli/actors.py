"""`multipolar actors`: the list of who takes part in events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from multipolar.cli.asking import (
    Chart,
    Containing,
    Format,
    Limit,
    Output,
    Since,
    Until,
    asked,
    format_for,
    limit_for,
    rows_of,
    write_chart,
    write_list,
)
from multipolar.cli.options import Ledger  # noqa: TC001  (Typer reads the annotations)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

NOTHING = "no actor that fits"


def actors(  # noqa: PLR0913, PLR0917  (one parameter per option)
    ledger: Ledger,
    party: Annotated[
        list[str] | None, typer.Option("--party", "-p", metavar="STATE", help="Acts for this party; twice: either.")
    ] = None,
    sector: Annotated[
        list[str] | None, typer.Option("--sector", metavar="CODE", help="PLOVER's sector: GOV, MIL, REB ...")
    ] = None,
    since: Since = None,
    until: Until = None,
    containing: Containing = None,
    limit: Limit = None,
    format: Format = None,  # noqa: A002  (the option's name)
    output: Output = None,
    chart: Chart = None,
) -> None:
    """List who takes part in events, those of most events first: persons, offices, organs, states.

    \b
      multipolar actors --ledger news.duckdb --party Iran --sector MIL
      multipolar actors --ledger news.duckdb --containing minister -o ministers.csv
    """  # noqa: D301  (the backspace keeps the examples' lines)
    kind = format_for(format, output)
    with asked(ledger, output, chart) as connection:
        from multipolar.query.actors import list_actors
        from multipolar.query.filters import ActorFilter
        from multipolar.query.parties import PartyNames, check_words

        wanted = ActorFilter(
            parties=PartyNames(connection).codes(party or ()),
            sectors=check_words("sector", sector or ()),
            since=since,
            until=until,
            containing=containing,
            limit=limit_for(limit, kind),
        )
        found = list_actors(connection, wanted)
        write_list(found, _lay_out, kind, output, limit=wanted.limit, what=NOTHING)
        if chart:
            from multipolar.show.charts.counts import actors_chart

            write_chart(actors_chart(rows_of(list_actors(connection, wanted))), chart)


def _lay_out(rows: list[dict[str, object]]) -> Iterator[RenderableType]:
    from multipolar.show.lists import actor_table

    yield actor_table(rows)
