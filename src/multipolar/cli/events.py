"""`multipolar events`: the list of events, each with its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from multipolar.cli.asking import (
    Chart,
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
from multipolar.model.factuality import Auxiliary
from multipolar.model.standing import Standing  # noqa: TC001  (as above)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType


NO_AUXILIARY = "none"
NOTHING = "no event that fits"


def events(  # noqa: PLR0913, PLR0917  (one parameter per option)
    ledger: Ledger,
    party: Parties = None,
    actor: Annotated[list[str] | None, typer.Option("--actor", metavar="STATE", help="Does it; twice: either.")] = None,
    recipient: Annotated[
        list[str] | None, typer.Option("--recipient", metavar="STATE", help="It is done to them; twice: either.")
    ] = None,
    type: Types = None,  # noqa: A002  (the option's name)
    mode: Annotated[list[str] | None, typer.Option("--mode", metavar="MODE", help="PLOVER's mode: visit.")] = None,
    auxiliary: Annotated[
        list[str] | None,
        typer.Option("--auxiliary", metavar="NAME", help="negation, future, hypothetical, historical, or none."),
    ] = None,
    standing: Annotated[
        list[Standing] | None, typer.Option("--standing", help="How the text commits to it; twice: either.")
    ] = None,
    context: Annotated[
        list[str] | None, typer.Option("--context", metavar="NAME", help="What it is about: diplomatic; twice: either.")
    ] = None,
    since: Since = None,
    until: Until = None,
    publisher: Publisher = None,
    claimant: Annotated[str | None, typer.Option("--claimant", metavar="STATE", help="Says so.")] = None,
    origin: Annotated[
        str | None, typer.Option("--origin", metavar="NAME", help="multipolar (coded here), or the dataset it is from.")
    ] = None,
    min_confidence: Annotated[
        float | None, typer.Option("--min-confidence", min=0, max=1, metavar="0..1", help="At least so sure.")
    ] = None,
    rejected: Annotated[bool, typer.Option("--with-rejected", help="Also what a reviewer rejected.")] = False,  # noqa: FBT002
    limit: Limit = None,
    format: Format = None,  # noqa: A002  (the option's name)
    output: Output = None,
    chart: Chart = None,
) -> None:
    """List events, oldest first, each with the sentence that tells it best.

    \b
      multipolar events --ledger news.duckdb --party Russia --party Venezuela
      multipolar events --ledger news.duckdb --actor USA --type SANCTION --since 2014-01-01 -o sanctions.csv
      multipolar events --ledger news.duckdb --auxiliary negation --context military --chart denied.svg
    """  # noqa: D301  (the backspace keeps the examples' lines)
    kind = format_for(format, output)
    with asked(ledger, output, chart) as connection:
        from multipolar.query.events import list_events
        from multipolar.query.filters import EventFilter
        from multipolar.query.parties import PartyNames, check_words

        names = PartyNames(connection)
        wanted = EventFilter(
            parties=names.codes(party or ()),
            actors=names.codes(actor or ()),
            recipients=names.codes(recipient or ()),
            types=check_words("type", type or ()),
            modes=check_words("mode", mode or ()),
            auxiliaries=tuple(_auxiliary(name) for name in auxiliary or ()),
            standings=tuple(one.value for one in standing or ()),
            contexts=check_words("context", context or ()),
            since=since,
            until=until,
            publisher=publisher,
            claimant=names.find(claimant).party if claimant else None,
            origin=origin,
            min_confidence=min_confidence,
            rejected=rejected,
            limit=limit_for(limit, kind),
        )
        found = list_events(connection, wanted)
        write_list(found, _lay_out, kind, output, limit=wanted.limit, what=NOTHING)
        if chart:
            from multipolar.show.charts.events import events_chart

            about = names.phrase(wanted.parties)
            write_chart(events_chart(rows_of(list_events(connection, wanted)), about), chart)


def _lay_out(rows: list[dict[str, object]]) -> Iterator[RenderableType]:
    from multipolar.show.lists import event_block

    yield from map(event_block, rows)


def _auxiliary(name: str) -> str:
    known = (*(one.value for one in Auxiliary), NO_AUXILIARY)
    if name.casefold() not in known:
        msg = f"auxiliary {name!r} is none of: {', '.join(known)}"
        raise typer.BadParameter(msg)
    return name.casefold()
