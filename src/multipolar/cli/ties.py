"""`multipolar ties`: how two parties stand, or one with all others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

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
    write_records,
    write_report,
    write_rows,
)
from multipolar.cli.options import Ledger  # noqa: TC001  (Typer reads the annotations)
from multipolar.cli.output import tell
from multipolar.model.standing import Standing  # noqa: TC001  (as above)
from multipolar.query.ties.settings import DONE, RECENT_DAYS, Count, Rank, Step, TiesSettings

if TYPE_CHECKING:
    from pathlib import Path

    from multipolar.query.parties import Party, PartyNames
    from multipolar.query.rows import Connection


def ties(  # noqa: PLR0913, PLR0917  (one parameter per option)
    ledger: Ledger,
    a: Annotated[str, typer.Argument(metavar="A", show_default=False, help="A state: an ISO code or a name.")],
    b: Annotated[
        str | None, typer.Argument(metavar="B", show_default=False, help="Another; without it, all partners of A.")
    ] = None,
    since: Since = None,
    until: Until = None,
    by: Annotated[
        Step | None, typer.Option("--by", show_default="by the length of the time", help="How long a period is.")
    ] = None,
    count: Annotated[Count, typer.Option("--count", help="What counts one (docs/questions.md).")] = Count.EVENTS,
    standing: Annotated[
        list[Standing] | None,
        typer.Option("--standing", show_default="happened, said", help="What is told so counts; may be given twice."),
    ] = None,
    origin: Annotated[
        str | None, typer.Option("--origin", metavar="NAME", help="multipolar (coded here), or the dataset it is from.")
    ] = None,
    rank: Annotated[Rank, typer.Option("--rank", help="By what partners are ordered.")] = Rank.COUNT,
    recent_days: Annotated[
        int,
        typer.Option("--recent-days", min=1, metavar="N", help="The time in which partners come closer or fall out."),
    ] = RECENT_DAYS,
    format: Format = None,  # noqa: A002  (the option's name)
    output: Output = None,
    chart: Chart = None,
) -> None:
    """Show how two parties stand over time and what changed it; or rank all partners of one.

    An event counts once, however many reports tell it; denials, plans and possibilities do not count. csv and parquet
    hold the periods or the partners, jsonl all that was found.

    \b
      multipolar ties Russia Venezuela --ledger news.duckdb --chart ties.svg
      multipolar ties RUS VEN --ledger news.duckdb --by month -o ties.csv
      multipolar ties Iran --ledger news.duckdb --rank change
    """  # noqa: D301  (the backspace keeps the examples' lines)
    kind = format_for(format, output)
    with asked(ledger, output, chart) as connection:
        from multipolar.query.parties import PartyNames

        names = PartyNames(connection)
        told = tuple(one.value for one in standing) if standing else DONE
        settings = TiesSettings(since=since, until=until, step=by, count=count, origin=origin, standings=told)
        first = names.find(a)
        if b is None:
            _answer_partners(connection, names, first, settings, rank, recent_days, kind, output, chart)
        else:
            _answer_ties(connection, first, names.find(b), settings, kind, output, chart)


def _answer_ties(  # noqa: PLR0913, PLR0917
    connection: Connection,
    a: Party,
    b: Party,
    settings: TiesSettings,
    kind: AnswerFormat,
    output: Path | None,
    chart: Path | None,
) -> None:
    from multipolar.errors import QueryError
    from multipolar.query.ties.find import find_ties
    from multipolar.query.ties.table import period_rows, tie_records

    if a == b:
        msg = f"{a.name} and {b.name} are one party; see its own events with: multipolar events --party {a.party}"
        raise QueryError(msg)
    found = find_ties(connection, a, b, settings)
    if kind is AnswerFormat.TABLE:
        from multipolar.show.ties import ties_report

        write_report(ties_report(found), output)
    elif kind is AnswerFormat.JSONL:
        write_records(tie_records(found), output)
    else:
        write_rows(period_rows(found), kind, output, what=f"nothing done between {a.name} and {b.name} on a known day")
    if chart and found.series is None:
        tell(f"multipolar: {chart}: not drawn, since nothing was done on a known day")
    elif chart and found.series:
        from multipolar.show.charts.ties import ties_chart

        write_chart(ties_chart(found, found.series), chart)


def _answer_partners(  # noqa: PLR0913, PLR0917
    connection: Connection,
    names: PartyNames,
    party: Party,
    settings: TiesSettings,
    rank: Rank,
    recent_days: int,
    kind: AnswerFormat,
    output: Path | None,
    chart: Path | None,
) -> None:
    from multipolar.query.partners import find_partners, partner_rows

    found = find_partners(connection, names, party, settings, rank=rank, recent_days=recent_days)
    if kind is AnswerFormat.TABLE:
        from multipolar.show.partners import partners_report

        write_report(partners_report(found), output)
    else:
        write_rows(partner_rows(found), kind, output, what=f"nothing that {party.name} did with others")
    if chart:
        from multipolar.show.charts.partners import partners_chart

        write_chart(partners_chart(found), chart)
