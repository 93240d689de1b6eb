"""Take articles into a ledger: code those it does not hold, commit them batch by batch, link them, publish."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from multipolar.ledger.link import link_ledger
from multipolar.model.articles import Article
from multipolar.model.coded import Failure
from multipolar.store import LedgerWriter, load_vocabulary, write_ledger
from multipolar.store.articles import find_outdated, read_stored
from multipolar.store.rows import article_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from multipolar.model.coded import CodedArticle, CoderVersion

    Code = Callable[[Iterable[Article | Failure]], Iterator[CodedArticle | Failure]]
    Watch = Callable[["Progress"], None]

BATCH_ARTICLES = 256  # a commit takes some 30 ms, whatever is in it
BATCH_SECONDS = 1.0  # what a killed run has to do again


@dataclass(slots=True)
class Progress:
    """How far a run has come. `known` articles were in the ledger already; `linking`: all are coded."""

    coded: int = 0
    known: int = 0
    failed: int = 0
    linking: bool = False
    stopped: bool = False

    @property
    def seen(self) -> int:
        """How many came out of the paths."""
        return self.coded + self.known + self.failed


def ingest(path: Path, articles: Iterable[Article | Failure], code: Code, watch: Watch) -> Progress:
    """Take articles into a ledger; the ledger after many runs, broken off or not, is that of one.

    On Ctrl-C what is coded so far is linked and published.

    Args:
        path: the ledger, made if it is not there.
        articles: what was read, and what could not be.
        code: codes a stream in its order.
        watch: is told after every batch, and before linking.

    Raises:
        LedgerError: the ledger cannot be written.
    """
    progress = Progress()
    with write_ledger(path) as draft:
        draft.worth_keeping = True
        writer = LedgerWriter(draft.connection, load_vocabulary())
        new = _new_ones(articles, set(writer.article_ids), progress)
        _run(writer, "ingest", code(new), progress, watch)
    return progress


def recode(path: Path, coder: CoderVersion, code: Code, watch: Watch, count: Callable[[int], None]) -> Progress:
    """Code anew what another version, with other rules or another model, has coded.

    Args:
        path: the ledger.
        coder: what `code` codes with.
        code: codes a stream in its order.
        watch: is told after every batch, and before linking.
        count: is told beforehand how many articles there are to code.

    Raises:
        LedgerError: the ledger cannot be written.
    """
    progress = Progress()
    with write_ledger(path) as draft:
        draft.worth_keeping = True
        writer = LedgerWriter(draft.connection, load_vocabulary())
        outdated = find_outdated(draft.connection, coder)
        count(len(outdated))
        _run(writer, "recode", code(read_stored(draft.connection, outdated)), progress, watch)
    return progress


def _new_ones(
    articles: Iterable[Article | Failure], known: set[str], progress: Progress
) -> Iterator[Article | Failure]:
    for article in articles:
        if isinstance(article, Article):
            key = article_key(article)
            if key in known:
                progress.known += 1
                continue
            known.add(key)
        yield article


def _run(
    writer: LedgerWriter, command: str, results: Iterator[CodedArticle | Failure], progress: Progress, watch: Watch
) -> None:
    run_id = writer.begin_run(command)
    try:
        for batch in _batches(results):
            writer.add(batch, run_id)
            failed = sum(isinstance(one, Failure) for one in batch)
            progress.failed += failed
            progress.coded += len(batch) - failed
            watch(progress)
    except KeyboardInterrupt:
        progress.stopped = True
    progress.linking = True
    watch(progress)
    link_ledger(writer.connection)
    if not progress.stopped:
        writer.end_run(run_id)


def _batches(results: Iterable[CodedArticle | Failure]) -> Iterator[list[CodedArticle | Failure]]:
    batch: list[CodedArticle | Failure] = []
    begun = time.monotonic()
    for result in results:
        batch.append(result)
        if len(batch) >= BATCH_ARTICLES or time.monotonic() - begun >= BATCH_SECONDS:
            yield batch
            batch, begun = [], time.monotonic()
    if batch:
        yield batch
