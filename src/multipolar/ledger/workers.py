"""Code articles on several processes, in their order.

Workers are spawned, so that nothing of this process comes into them but the articles; they end when it does, however
that ends.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from typing import TYPE_CHECKING

from multipolar.errors import MultipolarError
from multipolar.pipeline import Coder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future

    from multipolar.model.articles import Article
    from multipolar.model.coded import CodedArticle, Failure

CHUNK_ARTICLES = 4  # sent at a time: a chunk takes some 0.2 s, so that Ctrl-C need not wait long
CHUNKS_AHEAD = 3  # per worker: enough to keep it busy, few enough to keep memory flat
ORPHANED = 1


class WorkerError(MultipolarError):
    """A worker process ended by itself; the text says what to do."""


def usable_cores() -> int:
    """Tell on how many cores this process may run."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def code_on_workers(
    articles: Iterable[Article | Failure], *, workers: int, model: str
) -> Iterator[CodedArticle | Failure]:
    """Code a stream on several processes; results come in its order, the same as from one.

    Raises:
        WorkerError: a worker process was ended from outside, or ran out of memory.
    """
    pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=_start, initargs=(model,))
    ahead: deque[Future[list[CodedArticle | Failure]]] = deque()
    try:
        for chunk in _chunks(iter(articles)):
            ahead.append(pool.submit(_code_chunk, chunk))
            if len(ahead) > workers * CHUNKS_AHEAD:
                yield from ahead.popleft().result()
        while ahead:
            yield from ahead.popleft().result()
    except BrokenProcessPool as error:
        msg = "a worker process ended by itself, perhaps for want of memory; run again with fewer --workers"
        raise WorkerError(msg) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _chunks(articles: Iterator[Article | Failure]) -> Iterator[tuple[Article | Failure, ...]]:
    while chunk := tuple(islice(articles, CHUNK_ARTICLES)):
        yield chunk


_coder: list[Coder] = []  # a worker's own, loaded once when it starts


def _start(model: str) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which then ends its workers
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _coder.append(Coder(model))


def _end_with_parent() -> None:
    parent = parent_process()
    if parent:
        wait([parent.sentinel])
        os._exit(ORPHANED)


def _code_chunk(articles: tuple[Article | Failure, ...]) -> list[CodedArticle | Failure]:
    return list(_coder[0].pipe(articles))
