"""A reading: what one reader, a person or a coder, found in a report. Gold and coded records both become one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multipolar.model.spans import TextSpan

NONE = "none"  # the auxiliary of an act that is told as a fact


@dataclass(frozen=True, slots=True)
class EventReading:
    """One event of a reading.

    Args:
        span: the sentence, or the coder's evidence.
        act: the PLOVER type of the act itself.
        type: what PLOVER makes of act and auxiliary.
        auxiliary: one of them, or "none".
        actors: codes.
        recipients: codes.
        trigger: the words that carry the act, where they are known.
        sure: nearly every trained coder would agree.
        confidence: the coder's own, where it gives one.
        rules: what made the event, where the coder tells.
    """

    span: TextSpan
    act: str
    type: str
    auxiliary: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    trigger: TextSpan | None = None
    sure: bool = True
    confidence: float | None = None
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StatementReading:
    """One statement of a reading; `speaker` is a name, `code` what the speaker acts for, each "" when not known."""

    parts: tuple[TextSpan, ...]
    speaker: str
    code: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader found in one report."""

    id: str
    text: str
    events: tuple[EventReading, ...]
    statements: tuple[StatementReading, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two readings of one report: what is there, and what was found."""

    gold: Reading
    coded: Reading
