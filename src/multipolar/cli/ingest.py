"""`multipolar ingest` and `multipolar recode`: reports into a ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from multipolar.cli.ingesting import Watcher
from multipolar.cli.options import Day, Ledger, Model, Workers  # noqa: TC001  (Typer reads the annotations)
from multipolar.cli.output import FAILED, INTERRUPTED, plain_endings
from multipolar.cli.sources import ledger_coder

if TYPE_CHECKING:
    from multipolar.ledger.ingest import Progress


def ingest(
    ledger: Ledger,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH",
            show_default=False,
            help="Files (.txt .html .json .jsonl), folders, or - for standard input. None: finish a run broken off.",
        ),
    ] = None,
    date: Day = None,
    workers: Workers = None,
    model: Model = None,
) -> None:
    """Code reports and take them into a ledger, which is made if it is not there.

    A report that the ledger holds is left out, so the same command may be run again: after new reports have come, or
    after a run was broken off, which loses nothing. Readers see the ledger as it was until all is done.

    \b
      multipolar ingest news/ --ledger news.duckdb
      multipolar ingest more.jsonl --ledger news.duckdb --workers 2
    """  # noqa: D301  (the backspace keeps the examples' lines)
    with plain_endings():
        from multipolar.ledger.ingest import ingest as take_in
        from multipolar.read import count_articles, read_paths
        from multipolar.store.files import has_begun

        found = paths or []
        if not found and not has_begun(ledger):
            msg = f"nothing to take in, and no run to finish at {ledger}; name files or folders"
            raise typer.BadParameter(msg)
        total = count_articles(found)
        with Watcher(ledger, total) as watcher:
            coder = ledger_coder(model, workers, total)
            articles = read_paths(found, published_on=date)
            progress = take_in(ledger, articles, watcher.telling(coder.code), watcher.show)
        _end(watcher, progress)


def recode(ledger: Ledger, workers: Workers = None, model: Model = None) -> None:
    """Code anew what another version of multipolar, or one with other rules or another model, has coded.

    Corrections are kept. A run that is broken off goes on where it stopped when it is started again.

    \b
      multipolar recode --ledger news.duckdb
    """  # noqa: D301  (as above)
    with plain_endings():
        from multipolar.ledger.ingest import recode as code_anew
        from multipolar.store import open_ledger

        open_ledger(ledger).close()  # a ledger is recoded, not made
        with Watcher(ledger, None) as watcher:
            coder = ledger_coder(model, workers, None)
            progress = code_anew(ledger, coder.version, watcher.telling(coder.code), watcher.show, watcher.count)
        _end(watcher, progress)


def _end(watcher: Watcher, progress: Progress) -> None:
    watcher.tell_end(progress)
    if progress.stopped:
        raise typer.Exit(INTERRUPTED)
    if progress.failed:
        raise typer.Exit(FAILED)
