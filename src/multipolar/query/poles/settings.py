"""What makes the signed network."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from multipolar.query.ties.settings import DONE

if TYPE_CHECKING:
    from datetime import date


class Span(StrEnum):
    """How long a period of the network is; all of it is one."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class PolesSettings:
    """What makes the network; `least_events` is how many events a tie needs, `bodies` lets in the UN and the EU."""

    since: date | None = None
    until: date | None = None
    span: Span = Span.YEAR
    least_events: int = 1
    bodies: bool = False
    standings: tuple[str, ...] = DONE
    origin: str | None = None
