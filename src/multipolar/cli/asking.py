"""What the commands that ask the ledger share: options, where answers go, and in which format."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from multipolar.cli.options import parse_day, refuse_overwriting
from multipolar.cli.output import open_output, plain_endings, tell
from multipolar.cli.printer import printer_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    import altair as alt
    from rich.console import RenderableType

    from multipolar.query.rows import Connection, Rows

SHOWN_ON_TERMINAL = 50  # rows, unless --limit says otherwise
CHARTS = ("svg", "png", "html")


class AnswerFormat(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"


def _chart_file(value: str) -> Path:
    if value.rpartition(".")[2].casefold() not in CHARTS:
        msg = f"{value!r} is no picture; let its name end in .svg, .png or .html"
        raise typer.BadParameter(msg)
    return Path(value)


Since = Annotated[
    date | None,
    typer.Option("--since", parser=parse_day, metavar="YYYY-MM-DD", help="What took place on this day or later."),
]
Until = Annotated[
    date | None,
    typer.Option("--until", parser=parse_day, metavar="YYYY-MM-DD", help="What took place on this day or earlier."),
]
Format = Annotated[
    AnswerFormat | None,
    typer.Option(
        "--format",
        show_default="by the output file's name, else table on a terminal and jsonl elsewhere",
        help="How to write the answer.",
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", dir_okay=False, help="Write to a file, which appears when all is done."
    ),
]
Chart = Annotated[
    Path | None,
    typer.Option("--chart", parser=_chart_file, metavar="FILE.svg|png|html", help="Draw the answer as well."),
]
Limit = Annotated[
    int | None,
    typer.Option(
        "--limit", min=1, metavar="N", show_default=f"{SHOWN_ON_TERMINAL} in a table, else all", help="At most so many."
    ),
]
Parties = Annotated[
    list[str] | None,
    typer.Option("--party", "-p", metavar="STATE", help="Takes part: an ISO code or a name. Twice: both take part."),
]
Types = Annotated[list[str] | None, typer.Option("--type", metavar="TYPE", help="PLOVER's type, such as CONSULT.")]
Publisher = Annotated[str | None, typer.Option("--publisher", metavar="NAME", help="Told by this publisher.")]
Containing = Annotated[str | None, typer.Option("--containing", metavar="WORDS", help="Has these words, in any case.")]


@contextmanager
def asked(ledger: Path, *outputs: Path | None) -> Iterator[Connection]:
    """Open the ledger to ask it; end in one line for whatever may be expected to go wrong.

    Args:
        ledger: the ledger's file.
        outputs: files to be written, none of which may be the ledger.
    """
    for output in outputs:
        refuse_overwriting([str(ledger)], output)
    with plain_endings():
        from multipolar.store import open_ledger

        with open_ledger(ledger) as connection:
            yield connection


def format_for(wanted: AnswerFormat | None, output: Path | None) -> AnswerFormat:
    """Choose a format: as told, else by the file's name, else a table for people and jsonl for programs."""
    if wanted:
        return wanted
    if output is None:
        return AnswerFormat.TABLE if sys.stdout.isatty() else AnswerFormat.JSONL
    suffix = output.suffix.removeprefix(".").casefold()
    known = {"csv": AnswerFormat.CSV, "parquet": AnswerFormat.PARQUET, "txt": AnswerFormat.TABLE}
    return known.get(suffix, AnswerFormat.JSONL)


def limit_for(limit: int | None, kind: AnswerFormat) -> int | None:
    """Choose how many rows to ask for: all in a file for programs."""
    return limit or (SHOWN_ON_TERMINAL if kind is AnswerFormat.TABLE else None)


def write_rows(rows: Rows, kind: AnswerFormat, output: Path | None, *, what: str) -> None:
    """Write rows for programs.

    Raises:
        EmptyAnswerError: there is none.
    """
    from multipolar.export.rows import RowFormat
    from multipolar.export.rows import write_rows as write_all
    from multipolar.query.rows import first_of

    rows = first_of(rows, what)
    with open_output(output) as write:
        if kind is AnswerFormat.PARQUET and output is None and sys.stdout.isatty():
            msg = "a Parquet file is not for the eye; write it with --output FILE"
            raise typer.BadParameter(msg)
        write_all(rows, RowFormat(kind.value), write)


def write_records(records: Iterable[Mapping[str, object]], output: Path | None) -> None:
    """Write records of several kinds, one a line."""
    from multipolar.export.rows import json_line

    with open_output(output) as write:
        for record in records:
            write(json_line(record))


def write_report(report: RenderableType, output: Path | None) -> None:
    """Write what is laid out for people."""
    with open_output(output) as write:
        printer_for(write, output).show(report)


def write_list(  # noqa: PLR0913  (a list, and how it is wanted)
    rows: Rows,
    lay_out: Callable[[list[dict[str, object]]], Iterable[RenderableType]],
    kind: AnswerFormat,
    output: Path | None,
    *,
    limit: int | None,
    what: str,
) -> None:
    """Write the rows of a list, for people laid out, telling when there may be more.

    Raises:
        EmptyAnswerError: there is none.
    """
    if kind is not AnswerFormat.TABLE:
        write_rows(rows, kind, output, what=what)
        return
    from multipolar.query.rows import refuse_empty

    found = rows.read_all().to_pylist()
    refuse_empty(found, what)
    with open_output(output) as write:
        printer = printer_for(write, output)
        for block in lay_out(found):
            printer.show(block)
    if len(found) == limit:
        tell(f"the newest {limit}; --limit N gives more, --format csv or jsonl all")


def rows_of(found: Rows) -> Iterator[dict[str, object]]:
    """Give the rows of an answer one by one."""
    for batch in found:
        yield from batch.to_pylist()


def write_chart(chart: alt.TopLevelMixin | None, path: Path) -> None:
    """Draw a chart into a file; none when nothing has a day."""
    from multipolar.show.charts.render import ChartFormat, render_chart

    if chart is None:
        tell(f"multipolar: {path}: not drawn, since nothing in the answer has a day")
        return
    content = render_chart(chart, ChartFormat(path.suffix.removeprefix(".").casefold()))
    with open_output(path) as write:
        write(content)
