"""Where an article comes from, and what a reader of one kind of file is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from typing import BinaryIO

    from multipolar.model.articles import Article
    from multipolar.model.coded import Failure


@dataclass(frozen=True, slots=True)
class Source:
    """A file or stream: its path as given, and the day its articles count as published when they name none."""

    path: str
    published_on: date | None = None

    @property
    def where(self) -> str:
        """What an error calls it."""
        return "standard input" if self.path == "-" else self.path

    def part(self, what: str, number: int) -> str:
        """Name a place in it: "news.jsonl, line 17"."""
        return f"{self.where}, {what} {number}"


class Reader(Protocol):
    """Turns one kind of file into articles."""

    suffixes: tuple[str, ...]  # in small letters, with the dot

    def read(self, stream: BinaryIO, source: Source) -> Iterator[Article | Failure]:
        """Give the articles in the file's order.

        Raises:
            ArticleError: nothing of the file, or nothing more of it, can be read.
        """
