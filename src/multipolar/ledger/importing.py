"""Take events of another dataset into a ledger, a hundred thousand at a time, each once however often it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.importing.batches import as_tables
from multipolar.importing.records import ImportTally
from multipolar.importing.tables import read_events
from multipolar.ledger.link import link_ledger
from multipolar.model.coded import Failure
from multipolar.store import LedgerWriter, load_vocabulary, write_ledger
from multipolar.store.imported import add_imported

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from multipolar.importing.datasets import Dataset
    from multipolar.importing.records import ImportedEvent

BATCH_EVENTS = 100_000  # each batch looks for its ids among all that are there


def import_events(
    ledger: Path, paths: Sequence[Path], dataset: Dataset, watch: Callable[[ImportTally, Failure | None], None]
) -> ImportTally:
    """Import files into a ledger, which is made if it is not there; on Ctrl-C what was read so far is kept.

    Args:
        ledger: the file.
        paths: files, also zipped or gzipped, and folders of them.
        dataset: whose they are.
        watch: is told of every failure, and after every batch.

    Raises:
        LedgerError: the ledger cannot be written.
    """
    tally = ImportTally()
    with write_ledger(ledger) as draft:
        intake = _Intake(LedgerWriter(draft.connection, load_vocabulary()), dataset, tally)
        try:
            for found in read_events(paths, dataset, tally):
                intake.take(found)
                if isinstance(found, Failure):
                    watch(tally, found)
                elif not intake.events:
                    watch(tally, None)
        except KeyboardInterrupt:
            tally.stopped = True
        intake.commit()
        if not tally.stopped:
            intake.end()
        link_ledger(draft.connection)  # what a run that was broken off has left
    return tally


class _Intake:
    """Gathers events and failures, and commits them when there are enough."""

    def __init__(self, writer: LedgerWriter, dataset: Dataset, tally: ImportTally) -> None:
        self.events: list[ImportedEvent] = []
        self._failures: list[Failure] = []
        self._writer = writer
        self._vocabulary = load_vocabulary()
        self._dataset = dataset
        self._tally = tally
        self._run_id = writer.begin_run(f"import {dataset.value}")

    def take(self, found: ImportedEvent | Failure) -> None:
        """Take one in."""
        (self._failures if isinstance(found, Failure) else self.events).append(found)  # type: ignore[arg-type]
        if len(self.events) >= BATCH_EVENTS:
            self.commit()

    def commit(self) -> None:
        """Commit what was taken in."""
        if self.events:
            told, parties = as_tables(self.events)
            added = add_imported(
                self._writer.connection, self._vocabulary, origin=self._dataset.value, events=told, parties=parties
            )
            self._tally.added += added
            self._tally.known += len(self.events) - added
            self.events = []
        if self._failures:
            self._writer.add(self._failures, self._run_id)
            self._failures = []

    def end(self) -> None:
        """Tell that the run has come to its end."""
        self._writer.end_run(self._run_id)
