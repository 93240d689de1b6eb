"""`multipolar export`: events of a ledger in the formats of the field."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from multipolar.cli.options import Ledger, parse_day
from multipolar.cli.output import OutputError, open_output, plain_endings, tell
from multipolar.export.formats import Format

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from multipolar.export.records import Tally


def export(  # noqa: PLR0913, PLR0917  (one parameter per option)
    ledger: Ledger,
    format: Annotated[  # noqa: A002  (the option's name)
        Format, typer.Option("--format", show_default=False, help="What to write; docs/formats.md tells each.")
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="PATH",
            show_default="standard output",
            help="A file; for parquet a folder, which must be empty or not there.",
        ),
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="YYYY-MM-DD", help="Events that lasted until this day or later.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="YYYY-MM-DD", help="Events that began on this day or before.")
    ] = None,
    party: Annotated[
        list[str] | None,
        typer.Option("--party", metavar="CODE", show_default=False, help="Who takes part; given twice, both do."),
    ] = None,
    origin: Annotated[
        list[str] | None,
        typer.Option(
            "--origin",
            metavar="NAME",
            show_default="multipolar",
            help="Whose events: those coded here, or imported ones. Mind the licence of what you pass on.",
        ),
    ] = None,
) -> None:
    """Write the events of a ledger in a format of the field.

    Formats that cannot tell plans and denials from deeds get none of them, but what their own rules make of them; how
    many were left out, and why, is told at the end. What a reviewer rejected is never written.

    \b
      multipolar export --ledger news.duckdb --format polecat -o events.txt
      multipolar export --ledger news.duckdb --format icews --party RUS --party VEN --since 2010-01-01
      multipolar export --ledger news.duckdb --format parquet -o events/
    """  # noqa: D301  (the backspace keeps the examples' lines)
    from multipolar.export.selection import OWN, Selection

    chosen = Selection(_day(since), _day(until), tuple(party or ()), tuple(origin or (OWN,)))
    with plain_endings():
        from multipolar.export.write import export_lines, export_parquet
        from multipolar.store import open_ledger

        with open_ledger(ledger) as connection:
            if format is Format.PARQUET:
                tally = _into_folder(output, lambda folder: export_parquet(connection, chosen, folder))
            else:
                with open_output(output) as write:
                    tally = export_lines(connection, format, chosen, write)
    _tell(tally, format)


def _day(value: str | None) -> date | None:
    return parse_day(value) if value else None


def _into_folder(output: Path | None, fill: Callable[[Path], Tally]) -> Tally:
    """Fill a folder that is whole or not there at all.

    Raises:
        BadParameter: no folder is named.
        OutputError: there is something in it, or it cannot be written.
    """
    if output is None:
        msg = "parquet is a folder of files; name it with --output"
        raise typer.BadParameter(msg)
    if output.exists() and (not output.is_dir() or any(output.iterdir())):
        msg = f"{output}: is there already; choose another --output"
        raise OutputError(msg)
    target = Path(os.path.realpath(output))
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        part.mkdir()
        tally = fill(part)
        if target.exists():
            target.rmdir()
        part.replace(target)
    except OSError as error:
        msg = f"{output}: cannot write there ({error.strerror or error}); choose another --output"
        raise OutputError(msg) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return tally


def _tell(tally: Tally, form: Format) -> None:
    """Tell on standard error what was written and what was not."""
    parts = [f"{tally.events} events written as {form.value}, {tally.rows} rows"]
    parts += [f"{count} left out: {reason}" for reason, count in sorted(tally.left_out.items())]
    for part in parts:
        tell(part)
