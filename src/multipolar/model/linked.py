"""What linking reads and what it makes: mentions and deals out of many articles, and which of them are one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from multipolar.model.deals import DealStage
    from multipolar.model.spans import TextSpan
    from multipolar.model.standing import Standing


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article of the ledger as linking sees it; `shingles` is how many runs of words its MinHash was made of."""

    article_id: int
    key: str
    seen_on: date | None
    shingles: int


@dataclass(frozen=True, slots=True)
class ArticleGroup:
    """An article's place among its near duplicates: the first of them, and how like that one it is (0 to 1)."""

    article_id: int
    first_id: int
    likeness: float


@dataclass(frozen=True, slots=True)
class StoredMention:
    """An event mention of the ledger as linking sees it.

    `group_id` is the first of the article's near duplicates. `worded` tells that words of the text gave the date, which
    is else the report's own. Parties are as the ledger names them.
    """

    mention_id: int
    key: str
    article_id: int
    group_id: int
    seen_on: date | None
    act: str
    mode: str
    standing: Standing
    contexts: frozenset[str]
    start_on: date | None
    end_on: date | None
    worded: bool
    place: str | None
    claimant: str | None
    confidence: float
    actors: frozenset[str]
    recipients: frozenset[str]
    trigger: TextSpan
    evidence: TextSpan
    evidence_words: str

    @property
    def parties(self) -> frozenset[str]:
        """All who take part."""
        return self.actors | self.recipients


class Why(StrEnum):
    """Why a mention was put to its event; the first mention of an event needs no reason."""

    FIRST = "first"
    REPRINT = "reprint"  # the same sentence in a near duplicate of the article
    SAME_WORDS = "same words"  # nearly the same words elsewhere
    SAME_TELLING = "same telling"  # the same parties, act and day, told alike
    SAME_OCCASION = "same occasion"  # the same parties, act and day, told otherwise, and nothing speaks against it
    CORRECTION = "correction"  # somebody said so


@dataclass(frozen=True, slots=True)
class Member:
    """A mention of an event, and why it is one."""

    mention_id: int
    because: Why


@dataclass(frozen=True, slots=True)
class LinkedEvent:
    """Mentions of one event; the ledger takes each of its fields from the mention named for it."""

    id: str
    members: tuple[Member, ...]
    standing: Standing
    told_best: int
    dated_best: int
    placed_best: int
    parties_best: int
    contested: bool
    confirmed_on: date | None


@dataclass(frozen=True, slots=True)
class StoredDeal:
    """A deal mention of the ledger as linking sees it."""

    deal_mention_id: int
    key: str
    article_id: int
    group_id: int
    parties: frozenset[str]
    subject: str
    sector: str
    stage: DealStage
    day: date | None


@dataclass(frozen=True, slots=True)
class LinkedDeal:
    """Mentions of one deal, and what it is called and has come to."""

    id: str
    members: tuple[int, ...]
    parties: frozenset[str]
    subject: str
    sector: str
    stage: DealStage


@dataclass(frozen=True, slots=True)
class Ties:
    """What people said of mentions, by their keys: pairs that are one event, and pairs that are not."""

    together: frozenset[tuple[str, str]] = frozenset()
    apart: frozenset[tuple[str, str]] = frozenset()
