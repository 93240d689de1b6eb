"""`multipolar`: the commands, put together. Nothing heavy is imported before a command runs."""

from __future__ import annotations

from typing import Annotated

import typer

from multipolar.cli.actors import actors
from multipolar.cli.articles import articles
from multipolar.cli.brief import brief
from multipolar.cli.correct import app as correct
from multipolar.cli.deals import deals
from multipolar.cli.evaluate import evaluate
from multipolar.cli.events import events
from multipolar.cli.export import export
from multipolar.cli.importing import import_
from multipolar.cli.ingest import ingest, recode
from multipolar.cli.ledger import dump, link, runs
from multipolar.cli.poles import poles
from multipolar.cli.read import read
from multipolar.cli.show import show
from multipolar.cli.statements import statements
from multipolar.cli.ties import ties

ABOUT = """Read news reports: who did what to whom, who says so, what was agreed.

Every entry comes with the words that prove it. Examples:

\b
  multipolar read report.txt --date 2010-04-02
  multipolar read folder/ news.jsonl > coded.jsonl
  multipolar show report.html --html page.html
  multipolar evaluate gold/ coded.jsonl
  multipolar ingest folder/ --ledger news.duckdb
  multipolar ties Russia Venezuela --ledger news.duckdb --chart ties.svg

Exit codes: 0 all went well, 1 an article failed or a score is below its floor, 2 wrong usage, 130 interrupted.
"""

app = typer.Typer(
    name="multipolar",
    help=ABOUT,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(read)
app.command()(show)
app.command()(evaluate)
app.command()(ingest)
app.command()(recode)
app.command()(link)
app.add_typer(correct)
app.command()(runs)
app.command()(dump)
app.command()(events)
app.command()(statements)
app.command()(deals)
app.command()(actors)
app.command()(articles)
app.command()(ties)
app.command()(poles)
app.command()(brief)
app.command()(export)
app.command("import")(import_)


def main() -> None:
    """Run the command line.

    Exit codes: 0 all went well, 1 an article failed or a score is below its floor, 2 wrong usage, 130 interrupted,
    141 nobody reads the output.
    """
    app(prog_name="multipolar")


def _print_version(asked: bool) -> None:  # noqa: FBT001  (Typer calls it so)
    if not asked:
        return
    from importlib.metadata import PackageNotFoundError, version

    try:
        typer.echo(f"multipolar {version('multipolar')}")
    except PackageNotFoundError:
        typer.echo("multipolar, run from its source and not installed")
    raise typer.Exit


@app.callback(invoke_without_command=True, help=ABOUT)
def _show_help(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001, FBT002  (an option, named when given; its callback has done all)
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
