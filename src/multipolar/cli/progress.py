"""How far a long run has come, on standard error."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from multipolar.cli.output import tell_failure
from multipolar.model.coded import Failure

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from rich.progress import Progress

    from multipolar.model.coded import CodedArticle


def coded_only(
    results: Iterable[CodedArticle | Failure], failures: list[Failure], *, bar: bool
) -> Generator[CodedArticle, None, None]:
    """Pass on the coded articles; report and collect the failures.

    Args:
        results: what the coder gives.
        failures: takes every failure.
        bar: show a bar on standard error from the second article on.
    """
    with _bar(wanted=bar and sys.stderr.isatty()) as progress:
        for number, result in enumerate(results, start=1):
            if isinstance(result, Failure):
                failures.append(result)
                _tell_beside(progress, result)
            else:
                yield result
            if progress:
                _advance(progress, number, len(failures))


@contextmanager
def _bar(*, wanted: bool) -> Iterator[Progress | None]:
    if not wanted:
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn()
    progress = Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False)
    try:
        yield progress
    finally:
        progress.stop()


def _advance(progress: Progress, done: int, failed: int) -> None:
    if done == 1:
        progress.add_task("1 article", total=None)
        return
    progress.start()
    words = f"{done} articles" + (f", {failed} failed" if failed else "")
    progress.update(progress.tasks[0].id, description=words, completed=done)


def _tell_beside(progress: Progress | None, failure: Failure) -> None:
    """Report a failure without breaking the bar, which is drawn again below it."""
    if progress and progress.live.is_started:
        progress.stop()
    tell_failure(failure)
