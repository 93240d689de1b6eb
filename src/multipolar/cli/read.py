"""`multipolar read`: code reports and write them as JSON Lines, or as a table for people."""

from __future__ import annotations

import sys
from contextlib import closing
from enum import StrEnum
from pathlib import Path  # noqa: TC003  (Typer reads the annotations)
from typing import TYPE_CHECKING, Annotated

import typer

from multipolar.cli.options import Day, Model, Thorough, refuse_overwriting
from multipolar.cli.output import FAILED, json_line_bytes, open_output, plain_endings
from multipolar.cli.printer import printer_for
from multipolar.cli.progress import coded_only
from multipolar.cli.sources import code_paths

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from multipolar.cli.printer import Printer
    from multipolar.model.coded import CodedArticle, Failure
    from multipolar.model.events import Event

ALL = "all"
SHOWN_IDS = 5  # of those that an ambiguous beginning could mean


class Format(StrEnum):
    """How coded articles are written."""

    TABLE = "table"
    JSONL = "jsonl"


def read(  # noqa: PLR0913, PLR0917  (one parameter per option)
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH",
            show_default=False,
            help="Files (.txt .html .json .jsonl), folders, or - for standard input.",
        ),
    ],
    date: Day = None,
    format: Annotated[  # noqa: A002  (the option's name)
        Format | None,
        typer.Option("--format", show_default="table on a terminal, else jsonl", help="How to write what was found."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", dir_okay=False, help="Write to a file, which appears when all is done."
        ),
    ] = None,
    explain: Annotated[
        str | None,
        typer.Option(
            "--explain",
            metavar="EVENT",
            help="Show which rule and which words gave each field of this event: its id, the id's beginning, or all.",
        ),
    ] = None,
    model: Model = None,
    *,
    thorough: Thorough = False,
) -> None:
    """Code reports: events, deals and statements, each with its words.

    On a terminal you get a table; in a pipe or a file JSON Lines, one article a line. A report that cannot be read
    is named on standard error and the rest goes on; the exit code is then 1.

    \b
      multipolar read report.txt
      multipolar read report.txt --date 2010-04-02 --explain 3f2a
      multipolar read folder/ more.jsonl --output coded.jsonl
      curl -s https://example.org/report.html | multipolar read - --format jsonl
    """  # noqa: D301  (the backspace keeps the examples' lines)
    refuse_overwriting(paths, output)
    if explain is not None and format is Format.JSONL:
        msg = "--explain writes a table, not jsonl; leave --format out"
        raise typer.BadParameter(msg)
    failures: list[Failure] = []
    with plain_endings():
        results = code_paths(paths, date, model, thorough=thorough)
        coded = coded_only(results, failures, bar=output is not None or not sys.stdout.isatty())
        with open_output(output) as write, closing(coded):  # the bar goes before the last words
            if explain is not None:
                _explain(coded, explain, printer_for(write, output))
            elif _format_for(format, output) is Format.JSONL:
                _write_lines(coded, write)
            else:
                _write_tables(coded, printer_for(write, output))
    if failures:
        raise typer.Exit(FAILED)


def _format_for(wanted: Format | None, output: Path | None) -> Format:
    if wanted:
        return wanted
    return Format.TABLE if output is None and sys.stdout.isatty() else Format.JSONL


def _write_lines(coded: Iterable[CodedArticle], write: Callable[[bytes], None]) -> None:
    from multipolar.export import to_json_line

    for article in coded:
        write(json_line_bytes(to_json_line(article)))


def _write_tables(coded: Iterable[CodedArticle], printer: Printer) -> None:
    from multipolar.show.table import article_table

    for article in coded:
        printer.show(article_table(article, emphasis=printer.emphasis))


def _explain(coded: Iterable[CodedArticle], wanted: str, printer: Printer) -> None:
    """Explain the events that an id's beginning names.

    Raises:
        BadParameter: it names none, or more than one.
    """
    from multipolar.show.explain import explain_table, find_events_by_id

    found: list[tuple[Event, CodedArticle]] = []
    for article in coded:
        for event in find_events_by_id(article, wanted):
            if wanted == ALL:
                printer.show(explain_table(event, article, emphasis=printer.emphasis))
            else:
                found.append((event, article))
    if wanted == ALL:
        return
    named = sorted({event.id for event, _ in found})
    if len(named) != 1:
        known = f"begins {len(named)} ids: {', '.join(named[:SHOWN_IDS])}" if named else "names no event here"
        msg = f"--explain {wanted!r} {known}; the table shows every event's id, and 'all' explains each"
        raise typer.BadParameter(msg)
    event, article = found[0]
    printer.show(explain_table(event, article, emphasis=printer.emphasis))
