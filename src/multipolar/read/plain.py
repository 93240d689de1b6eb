"""Plain text: one file, one article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.model.articles import MAX_ARTICLE_CHARS
from multipolar.read.article import article_from_text
from multipolar.read.decode import decode, read_bounded
from multipolar.read.limits import MAX_TEXT_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from multipolar.model.articles import Article
    from multipolar.read.source import Source

TOO_LARGE = f"split it into one file per report, each of at most {MAX_ARTICLE_CHARS:,} characters"


class PlainText:
    """One file, one article; the text stays as it is, newlines included."""

    suffixes: tuple[str, ...] = (".txt",)

    def read(self, stream: BinaryIO, source: Source) -> Iterator[Article]:
        """Give the whole file as one article."""
        text = decode(read_bounded(stream, source.where, MAX_TEXT_BYTES, TOO_LARGE), source.where)
        yield article_from_text(text, source=source.path, published_on=source.published_on, where=source.where)
