"""From paths to coded articles: the one place where the commands load what is heavy."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from multipolar.model.articles import Article
    from multipolar.model.coded import CodedArticle, CoderVersion, Failure

    Code = Callable[[Iterable[Article | Failure]], Iterator[CodedArticle | Failure]]

ARTICLES_WORTH_A_WORKER = 30  # a worker needs a second or two to load its model; an article codes in some 0.05


def code_paths(
    paths: Sequence[str], published_on: date | None, model: str | None, *, thorough: bool = False
) -> Iterator[CodedArticle | Failure]:
    """Code every article of every path, in order; what cannot be read or coded comes out as a `Failure`.

    Raises:
        ModelMissingError: the language model is not installed.
        LexiconError: a data file of the package is wrong.
    """
    from multipolar.pipeline import Coder
    from multipolar.read import read_paths

    coder = Coder(model, thorough=thorough) if model else Coder(thorough=thorough)
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


@dataclass(frozen=True, slots=True)
class LedgerCoder:
    """Codes for a ledger: with which version, and how."""

    version: CoderVersion
    code: Code


def ledger_coder(model: str | None, workers: int | None, articles: int | None) -> LedgerCoder:
    """Load a coder that codes on several processes where it pays.

    Args:
        model: the name of an installed spaCy model; None: the default.
        workers: how many processes; None: one per core, or fewer for few articles.
        articles: how many are to be coded, if that is known.

    Raises:
        ModelMissingError: the language model is not installed.
        LexiconError: a data file of the package is wrong.
    """
    from multipolar.ledger.workers import code_on_workers, usable_cores
    from multipolar.parse import DEFAULT_MODEL
    from multipolar.pipeline import Coder

    coder = Coder(model or DEFAULT_MODEL)
    if workers is None:
        worth = usable_cores() if articles is None else articles // ARTICLES_WORTH_A_WORKER
        workers = max(1, min(usable_cores(), worth))
    if workers == 1:
        return LedgerCoder(coder.tools.coder, coder.pipe)
    many = partial(code_on_workers, workers=workers, model=model or DEFAULT_MODEL)
    return LedgerCoder(coder.tools.coder, many)
