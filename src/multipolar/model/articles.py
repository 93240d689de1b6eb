"""What comes in: one report, where it is from and when it was published."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from multipolar.model.spans import TextSpan

MAX_ARTICLE_CHARS = 300_000  # a long report has 30,000; spaCy needs about 1 GB for a million


class FurnitureKind(StrEnum):
    """Parts of a page that are no part of the report's account."""

    CAPTION = "caption"
    HEADING = "heading"
    PULL_QUOTE = "pull-quote"
    BYLINE = "byline"
    DATELINE = "dateline"
    PAGE_END = "page-end"


@dataclass(frozen=True, slots=True, order=True)
class Furniture:
    """A stretch of the text that makes no events and no second statement."""

    span: TextSpan
    kind: FurnitureKind


@dataclass(frozen=True, slots=True)
class Article:
    """One report as it came in; `text` is never changed, so that offsets hold for whoever sent it."""

    id: str
    source: str
    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str = "en"
    published_on: date | None = None
    furniture: tuple[Furniture, ...] = ()
