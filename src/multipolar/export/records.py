"""An event of the ledger as the writers of formats see it, with all that tells it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from multipolar.model.standing import Standing

MOST_DAYS = 31  # that a date may span and still be put on its first day, in formats that know days alone
NO_DAY = "no date, or none nearer than a month"


@dataclass(frozen=True, slots=True)
class Party:
    """Who takes part; `name` is as the reports have it, `party` as the ledger calls it."""

    party: str
    code: str
    sector: str
    name: str
    office: str | None
    wikidata: str | None


@dataclass(frozen=True, slots=True)
class Telling:
    """One mention of an event and the report it stands in; offsets count code points of the report's text."""

    key: str
    article_id: int
    article: str
    publisher: str | None
    source: str
    url: str | None
    title: str | None
    language: str
    seen_on: date | None
    text_length: int
    standing: Standing
    claimant: str | None
    confidence: float
    trigger_start: int
    trigger_end: int
    evidence_start: int
    evidence_end: int
    evidence: str
    actor_start: int | None
    recipient_start: int | None
    coder: str | None


@dataclass(frozen=True, slots=True)
class LedgerEvent:
    """One event; `source` and the `original_` fields are of imported ones, which have no tellings."""

    id: str
    origin: str
    act: str
    type: str
    mode: str
    auxiliary: tuple[str, ...]
    standing: Standing
    contexts: tuple[str, ...]
    quad: str
    score: float
    confidence: float | None
    start_on: date | None
    end_on: date | None
    place: str | None
    country: str | None
    geonames: int | None
    lat: float | None
    lon: float | None
    mentions: int
    articles: int
    publishers: int
    first_seen_on: date | None
    last_seen_on: date | None
    contested: bool
    confirmed_on: date | None
    review: str
    original_code: str | None
    original_score: float | None
    source: str | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    tellings: tuple[Telling, ...]

    @property
    def day(self) -> date | None:
        """The first day, for formats that know days alone; None: words and report leave more than a month open."""
        if self.start_on is None or self.end_on is None or (self.end_on - self.start_on).days >= MOST_DAYS:
            return None
        return self.start_on

    @property
    def first(self) -> Telling | None:
        """The first report's telling."""
        return self.tellings[0] if self.tellings else None


@dataclass(slots=True)
class Tally:
    """What an export has written, and what it left out and why."""

    events: int = 0
    rows: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
