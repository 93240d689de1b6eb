"""What comes out for one article."""

from dataclasses import dataclass
from datetime import date
from importlib import import_module

from multipolar.model.articles import Article
from multipolar.model.deals import Deal
from multipolar.model.events import Event
from multipolar.model.statements import Statement


@dataclass(frozen=True, slots=True)
class CoderVersion:
    """What coded an article: the package's version and digests of its rules and its model."""

    version: str
    rules: str
    model: str


@dataclass(frozen=True, slots=True)
class CodedArticle:
    """One article, coded. `published_between` bounds the day of publication when it is not known."""

    article: Article
    published_between: tuple[date, date] | None
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    deals: tuple[Deal, ...]
    coder: CoderVersion

    def _repr_html_(self) -> str:
        """Show the article in a notebook; the page's code is imported only then."""
        return str(import_module("multipolar.show").fragment(self))


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that could not be coded: where it was, why, and what its sender can do."""

    where: str
    reason: str
    advice: str

    def __str__(self) -> str:
        """Put it in one line."""
        return f"{self.where}: {self.reason}; {self.advice}"
