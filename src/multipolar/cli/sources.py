"""From paths to coded articles: the one place where the commands load what is heavy."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from multipolar.model.articles import Article
    from multipolar.model.coded import CodedArticle, Failure


def code_paths(paths: Sequence[str], published_on: date | None, model: str | None) -> Iterator[CodedArticle | Failure]:
    """Code every article of every path, in order; what cannot be read or coded comes out as a `Failure`.

    Raises:
        ModelMissingError: the language model is not installed.
        LexiconError: a data file of the package is wrong.
    """
    from multipolar.pipeline import Coder
    from multipolar.read import read_paths

    coder = Coder(model) if model else Coder()
    return coder.pipe(read_paths(paths, published_on=published_on))


def code_articles(articles: Iterable[Article | Failure], model: str | None) -> Iterator[CodedArticle | Failure]:
    """Code articles that are already read; a failure passes through in its place.

    Raises:
        ModelMissingError: the language model is not installed.
        LexiconError: a data file of the package is wrong.
    """
    from multipolar.pipeline import Coder

    coder = Coder(model) if model else Coder()
    return coder.pipe(articles)
