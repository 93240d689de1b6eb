"""`multipolar articles`: the list of reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.cli.asking import (
    Chart,
    Containing,
    Format,
    Limit,
    Output,
    Parties,
    Publisher,
    Since,
    Types,
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

NOTHING = "no report that fits"


def articles(  # noqa: PLR0913, PLR0917  (one parameter per option)
    ledger: Ledger,
    party: Parties = None,
    type: Types = None,  # noqa: A002  (the option's name)
    since: Since = None,
    until: Until = None,
    publisher: Publisher = None,
    containing: Containing = None,
    limit: Limit = None,
    format: Format = None,  # noqa: A002  (the option's name)
    output: Output = None,
    chart: Chart = None,
) -> None:
    """List reports, oldest first: those that tell of an event of these parties and types.

    \b
      multipolar articles --ledger news.duckdb --party RUS --party VEN
      multipolar articles --ledger news.duckdb --publisher "BBC News" --containing oil -o oil.csv
    """  # noqa: D301  (the backspace keeps the examples' lines)
    kind = format_for(format, output)
    with asked(ledger, output, chart) as connection:
        from multipolar.query.articles import list_articles
        from multipolar.query.filters import ArticleFilter
        from multipolar.query.parties import PartyNames, check_words

        names = PartyNames(connection)
        wanted = ArticleFilter(
            parties=names.codes(party or ()),
            types=check_words("type", type or ()),
            since=since,
            until=until,
            publisher=publisher,
            containing=containing,
            limit=limit_for(limit, kind),
        )
        found = list_articles(connection, wanted)
        write_list(found, _lay_out, kind, output, limit=wanted.limit, what=NOTHING)
        if chart:
            from multipolar.show.charts.counts import counts_chart

            rows = rows_of(list_articles(connection, wanted))
            write_chart(counts_chart(rows, "reports", names.phrase(wanted.parties)), chart)


def _lay_out(rows: list[dict[str, object]]) -> Iterator[RenderableType]:
    from multipolar.show.lists import article_table

    yield article_table(rows)
