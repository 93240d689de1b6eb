"""`multipolar runs`, `dump` and `link`: the ledger as a file."""

from __future__ import annotations

import sys
from pathlib import Path  # noqa: TC003  (Typer reads the annotations)
from typing import TYPE_CHECKING, Annotated

import typer

from multipolar.cli.options import Ledger  # noqa: TC001  (Typer reads the annotations)
from multipolar.cli.output import json_line_bytes, open_output, plain_endings, tell
from multipolar.cli.read import printer_for

if TYPE_CHECKING:
    from datetime import datetime

RUNS = """
    select run_id, command, started_at, finished_at, articles, failures, version, rules, model
    from runs
    order by run_id
"""
FAILURES = "select source, reason, advice from failures order by failure_id"
SHOWN_DIGEST = 12  # characters: enough to tell two apart


def runs(
    ledger: Ledger,
    failures: Annotated[  # noqa: FBT002  (an option, named when given)
        bool, typer.Option("--failures", help="Show what could not be read or coded, and why, instead.")
    ] = False,
) -> None:
    """Show what has been done to a ledger, when, and by which version of the coder, its rules and its model."""
    with plain_endings():
        from rich.table import Table

        from multipolar.show.words import one_line
        from multipolar.store import open_ledger

        with open_ledger(ledger) as connection:
            rows = connection.execute(FAILURES if failures else RUNS).fetchall()
        table = Table(*(("source", "reason", "what to do") if failures else RUN_HEADINGS), box=None)
        for row in rows:
            table.add_row(*(one_line(cell) for cell in (row if failures else _run_cells(*row))))
        with open_output(None) as write:
            printer_for(write, None).show(table)


def dump(
    ledger: Ledger,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", dir_okay=False, help="Write to a file.")
    ] = None,
) -> None:
    """Write a whole ledger as JSON Lines, in an order that depends on nothing but what is in it.

    Two ledgers of the same articles, coded by the same version, give the same bytes, however they came about.
    """
    with plain_endings():
        from multipolar.store import open_ledger
        from multipolar.store.dump import dump_lines

        with open_ledger(ledger) as connection, open_output(output) as write:
            for line in dump_lines(connection):
                write(json_line_bytes(line))


def link(ledger: Ledger) -> None:
    """Link a ledger anew: reprints, events, deals. Ingesting does so itself; this is for after an update."""
    with plain_endings():
        from multipolar.ledger import link_ledger
        from multipolar.store import open_ledger, write_ledger

        open_ledger(ledger).close()
        with write_ledger(ledger) as draft:
            link_ledger(draft.connection, anew=True)
        if sys.stderr.isatty():
            tell(f"{ledger}: linked")


RUN_HEADINGS = ("run", "command", "started (UTC)", "took", "articles", "failures", "coder", "rules", "model")


def _run_cells(  # noqa: PLR0913, PLR0917  (a row of `runs`)
    run_id: int,
    command: str,
    started: datetime,
    finished: datetime | None,
    articles: int,
    failures: int,
    version: str | None,
    rules: str | None,
    model: str | None,
) -> tuple[str, ...]:
    took = f"{(finished - started).total_seconds():.1f} s" if finished else "broken off"
    coder = (version or "", (rules or "")[:SHOWN_DIGEST], (model or "")[:SHOWN_DIGEST])
    return (str(run_id), command, f"{started:%Y-%m-%d %H:%M:%S}", took, str(articles), str(failures), *coder)
