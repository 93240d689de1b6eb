"""`multipolar import`: event data of others into a ledger."""

from __future__ import annotations

import sys
import time
from pathlib import Path  # noqa: TC003  (Typer reads the annotations)
from typing import TYPE_CHECKING, Annotated

import typer

from multipolar.cli.options import Ledger  # noqa: TC001  (Typer reads the annotations)
from multipolar.cli.output import FAILED, INTERRUPTED, plain_endings, tell, tell_failure
from multipolar.importing.datasets import Dataset  # noqa: TC001  (as above)

if TYPE_CHECKING:
    from multipolar.importing.records import ImportTally
    from multipolar.model.coded import Failure

MOST_SHOWN = 10  # failures named on standard error; the ledger keeps them all


def import_(
    ledger: Ledger,
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH", show_default=False, help="Files, also .zip and .gz, and folders of them."),
    ],
    dataset: Annotated[Dataset, typer.Option("--from", show_default=False, help="Whose files they are.")],
) -> None:
    """Take event data of POLECAT, ICEWS or GDELT into a ledger, beside what was coded here.

    Events get PLOVER types by the crosswalk of docs/ontology.md and keep their ids, codes and scores. One that is in
    the ledger already is left out, so the same files may be imported again. How many rows were skipped, and why, is
    told at the end.

    \b
      multipolar import --from icews events.2018.tab.zip --ledger old.duckdb
      multipolar import --from gdelt gdelt/ --ledger old.duckdb
    """  # noqa: D301  (the backspace keeps the examples' lines)
    with plain_endings():
        from multipolar.ledger.importing import import_events

        begun = time.monotonic()
        watcher = _Watcher()
        tally = import_events(ledger, paths, dataset, watcher.watch)
        watcher.end()
        _tell(ledger, tally, watcher.failures, time.monotonic() - begun)
        if tally.stopped:
            raise typer.Exit(INTERRUPTED)
        if watcher.failures:
            raise typer.Exit(FAILED)


class _Watcher:
    """Names the first failures, and shows on a terminal how far an import has come."""

    def __init__(self) -> None:
        self.failures = 0
        self._shown = False

    def watch(self, tally: ImportTally, failure: Failure | None) -> None:
        """Take notice of a failure, or of a batch committed."""
        if failure:
            self.failures += 1
            if self.failures <= MOST_SHOWN:
                self.end()
                tell_failure(failure)
        elif sys.stderr.isatty():
            typer.echo(f"\r{tally.rows:,} rows read, {tally.added:,} events added", nl=False, err=True)
            self._shown = True

    def end(self) -> None:
        """Begin a new line."""
        if self._shown:
            typer.echo(err=True)
            self._shown = False


def _tell(ledger: Path, tally: ImportTally, failures: int, seconds: float) -> None:
    if failures > MOST_SHOWN:
        tell(f"... and {failures - MOST_SHOWN} more; see: multipolar runs --failures --ledger {ledger}")
    stopped = "stopped; " if tally.stopped else ""
    rate = f", {tally.rows / seconds:,.0f} rows a second" if tally.rows and seconds else ""
    tell(
        f"{ledger}: {stopped}{tally.rows} rows read, {tally.added} events added, {tally.known} known already or "
        f"repeated, {tally.skipped} skipped in {seconds:.1f} s{rate}"
    )
    for reason, count in sorted((tally.bad + tally.no_place).items()):
        tell(f"{count} skipped: {reason}")
    for reason, count in sorted(tally.mended.items()):
        tell(f"{count} lines mended: {reason}")
