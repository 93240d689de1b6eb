"""What a list is narrowed to. An empty filter lets all through; several values of one are alternatives unless told."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

NO_AUXILIARY = "none"  # asked for as an auxiliary: events without one


class Filter:
    """What all filters share: their fields become the parameters of the question."""

    __slots__ = ()

    def parameters(self) -> dict[str, object]:
        """Give every field by its name; an empty one becomes null, a tuple a list."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}  # type: ignore[arg-type]
        return {
            name: list(value) if isinstance(value, tuple) and value else value or None for name, value in values.items()
        }


@dataclass(frozen=True, slots=True)
class EventFilter(Filter):
    """Which events: `parties` all take part, in whatever role; `since` and `until` are both included.

    `rejected` lets in what a reviewer rejected. `limit` keeps the newest.
    """

    parties: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    auxiliaries: tuple[str, ...] = ()
    standings: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    publisher: str | None = None
    claimant: str | None = None
    origin: str | None = None
    min_confidence: float | None = None
    rejected: bool = False
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class StatementFilter(Filter):
    """Which statements: `parties` all speak or are spoken to; `containing` is found in any case."""

    parties: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    publisher: str | None = None
    containing: str | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class DealFilter(Filter):
    """Which deals: `parties` are all parties to it; `stages` is what it has come to."""

    parties: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    publisher: str | None = None
    containing: str | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class ActorFilter(Filter):
    """Which actors: those who act for one of the `parties`; `containing` is found in name or office."""

    parties: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    containing: str | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class ArticleFilter(Filter):
    """Which reports: `parties` all take part in an event it tells; `containing` is found in title or text."""

    parties: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    publisher: str | None = None
    containing: str | None = None
    limit: int | None = None
