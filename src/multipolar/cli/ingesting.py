"""How far an ingestion has come: a bar with rate and time left on a terminal, one line at the end anywhere."""

from __future__ import annotations

import sys
import time
from datetime import timedelta
from typing import TYPE_CHECKING

from multipolar.cli.output import tell, tell_failure
from multipolar.model.coded import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from rich.progress import Progress as Bar

    from multipolar.ledger.ingest import Progress
    from multipolar.model.articles import Article
    from multipolar.model.coded import CodedArticle

    Code = Callable[[Iterable[Article | Failure]], Iterator[CodedArticle | Failure]]


class Watcher:
    """Shows on standard error how a run goes."""

    def __init__(self, ledger: Path, total: int | None) -> None:
        """Expect this many articles; None: nobody knows."""
        self._ledger = ledger
        self._total = total
        self._begun = time.monotonic()
        self._bar: Bar | None = None

    def __enter__(self) -> Self:
        """Draw the bar, if somebody sees it."""
        if sys.stderr.isatty():
            self._bar = _bar()
            self._bar.add_task("starting", total=self._total, pace="")
            self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Take the bar away."""
        if self._bar:
            self._bar.stop()

    def count(self, total: int) -> None:
        """Expect this many articles after all."""
        self._total = total

    def telling(self, code: Code) -> Code:
        """Give the same coding that names every failure when it comes."""

        def code_and_tell(articles: Iterable[Article | Failure]) -> Iterator[CodedArticle | Failure]:
            for result in code(articles):
                if isinstance(result, Failure):
                    tell_failure(result)
                yield result

        return code_and_tell

    def show(self, progress: Progress) -> None:
        """Show how far a run has come."""
        if not self._bar:
            return
        words = "linking" if progress.linking else "coding"
        if progress.failed:
            words += f", {progress.failed} failed"
        total = max(self._total, progress.seen) if self._total is not None else None
        pace = pace_of(progress, total, time.monotonic() - self._begun)
        self._bar.update(self._bar.tasks[0].id, description=words, completed=progress.seen, total=total, pace=pace)

    def tell_end(self, progress: Progress) -> None:
        """Tell in one line what a run has done."""
        seconds = time.monotonic() - self._begun
        parts = [f"{progress.coded} coded"]
        if progress.known:
            parts.append(f"{progress.known} known already")
        if progress.failed:
            parts.append(f"{progress.failed} failed")
        rate = f", {progress.coded / seconds:.1f} a second" if progress.coded else ""
        stopped = "stopped; " if progress.stopped else ""
        tell(f"{self._ledger}: {stopped}{', '.join(parts)} in {seconds:.1f} s{rate}")


def pace_of(progress: Progress, total: int | None, seconds: float) -> str:
    """Say how fast articles are coded, and how long the rest will take: "12.3/s, 0:01:40 left"."""
    if not progress.coded or seconds <= 0:
        return ""
    rate = (progress.coded + progress.failed) / seconds
    words = f"{rate:.1f}/s"
    if total is None:
        return words
    left = timedelta(seconds=round((total - progress.seen) / rate))
    return f"{words}, {left} left"


def _bar() -> Bar:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[pace]}")
    return Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False)
