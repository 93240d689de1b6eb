"""`multipolar statements`: the list of what was said."""

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
    rows_of,
    write_chart,
    write_list,
)
from multipolar.cli.options import Ledger  # noqa: TC001  (Typer reads the annotations)
from multipolar.model.statements import StatementKind  # noqa: TC001  (as above)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

NOTHING = "no statement that fits"


def statements(  # noqa: PLR0913, PLR0917  (one parameter per option)
    ledger: Ledger,
    party: Parties = None,
    speaker: Annotated[
        list[str] | None, typer.Option("--speaker", metavar="STATE", help="Says it; twice: either.")
    ] = None,
    addressee: Annotated[
        list[str] | None, typer.Option("--addressee", metavar="STATE", help="It is said to them; twice: either.")
    ] = None,
    kind: Annotated[list[StatementKind] | None, typer.Option("--kind", help="Word for word, or not.")] = None,
    since: Since = None,
    until: Until = None,
    publisher: Publisher = None,
    containing: Containing = None,
    limit: Limit = None,
    format: Format = None,  # noqa: A002  (the option's name)
    output: Output = None,
    chart: Chart = None,
) -> None:
    """List statements, oldest first.

    \b
      multipolar statements --ledger news.duckdb --speaker Venezuela --containing nuclear
      multipolar statements --ledger news.duckdb --party RUS --party VEN --kind direct -o said.csv
    """  # noqa: D301  (the backspace keeps the examples' lines)
    answer = format_for(format, output)
    with asked(ledger, output, chart) as connection:
        from multipolar.query.filters import StatementFilter
        from multipolar.query.parties import PartyNames
        from multipolar.query.statements import list_statements

        names = PartyNames(connection)
        wanted = StatementFilter(
            parties=names.codes(party or ()),
            speakers=names.codes(speaker or ()),
            addressees=names.codes(addressee or ()),
            kinds=tuple(one.value for one in kind or ()),
            since=since,
            until=until,
            publisher=publisher,
            containing=containing,
            limit=limit_for(limit, answer),
        )
        found = list_statements(connection, wanted)
        write_list(found, _lay_out, answer, output, limit=wanted.limit, what=NOTHING)
        if chart:
            from multipolar.show.charts.counts import counts_chart

            rows = rows_of(list_statements(connection, wanted))
            write_chart(counts_chart(rows, "statements", names.phrase(wanted.parties or wanted.speakers)), chart)


def _lay_out(rows: list[dict[str, object]]) -> Iterator[RenderableType]:
    from multipolar.show.lists import statement_block

    yield from map(statement_block, rows)
