"""What a row of another dataset becomes, and why it may become nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


class BadRowError(Exception):
    """A row that says nothing certain: `reason` is counted, `found` is what stood there."""

    def __init__(self, reason: str, found: str = "") -> None:
        """Keep both apart."""
        super().__init__(reason)
        self.reason = reason
        self.found = found


class NoPlaceError(Exception):
    """A sound row that the ledger has no place for; `reason` is counted."""

    def __init__(self, reason: str) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class ImportedParty:
    """Who takes part, in the ledger's codes; `code` is "" for whom no code is known."""

    code: str
    name: str
    sector: str = ""
    office: str | None = None


@dataclass(frozen=True, slots=True)
class ImportedEvent:
    """An event in PLOVER's terms, with what it came as."""

    id: str
    type: str
    mode: str
    contexts: tuple[str, ...]
    score: float
    day: date
    actors: tuple[ImportedParty, ...]
    recipients: tuple[ImportedParty, ...]
    place: str | None = None
    country: str | None = None
    geonames: int | None = None
    lat: float | None = None
    lon: float | None = None
    mentions: int = 1
    articles: int = 1
    publishers: int = 1
    seen_on: date | None = None
    original_code: str | None = None
    original_score: float | None = None
    source: str | None = None


@dataclass(slots=True)
class ImportTally:
    """How far an import has come: rows read, events new to the ledger and known to it, rows skipped and why."""

    rows: int = 0
    added: int = 0
    known: int = 0
    bad: Counter[str] = field(default_factory=Counter)
    no_place: Counter[str] = field(default_factory=Counter)
    mended: Counter[str] = field(default_factory=Counter)
    stopped: bool = False

    @property
    def skipped(self) -> int:
        """Rows that became no event."""
        return self.bad.total() + self.no_place.total()
