"""`multipolar show`: one report as a page, the words marked and the entries beside them."""

from __future__ import annotations

import sys
from pathlib import Path  # noqa: TC003  (Typer reads the annotations)
from typing import TYPE_CHECKING, Annotated

import typer

from multipolar.cli.options import Day, Model, refuse_overwriting
from multipolar.cli.output import FAILED, open_output, plain_endings
from multipolar.cli.progress import coded_only
from multipolar.cli.sources import code_paths

if TYPE_CHECKING:
    from multipolar.model.coded import Failure


def show(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH",
            show_default=False,
            help="Files (.txt .html .json .jsonl), folders, or - for standard input.",
        ),
    ],
    html: Annotated[
        Path,
        typer.Option(
            "--html", metavar="OUT.html", show_default=False, help="The page to write, or - for standard output."
        ),
    ],
    date: Day = None,
    model: Model = None,
) -> None:
    """Write a report as one page: its text marked, what was found in it beside, each entry linked to its words.

    The page holds all it needs: open it in any browser, send it by mail, print it.

    \b
      multipolar show report.html --html page.html
      multipolar show report.txt --date 2010-04-02 --html page.html
    """  # noqa: D301  (the backspace keeps the examples' lines)
    output = None if str(html) == "-" else html
    refuse_overwriting(paths, output)
    failures: list[Failure] = []
    with plain_endings():
        articles = list(coded_only(code_paths(paths, date, model), failures, bar=True))
        if articles:
            from multipolar.show.page import page

            with open_output(output) as write:
                write(page(articles).encode("utf-8", "replace"))
            if output and sys.stderr.isatty():
                typer.echo(f"wrote {output}", err=True)
    if failures or not articles:
        raise typer.Exit(FAILED)
