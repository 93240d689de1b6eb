"""How ties are counted (docs/questions.md)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

DONE = ("happened", "said")


class Step(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class Count(StrEnum):
    """What weighs one: an event, each telling of it, a day of one kind of act, or an event shared among its pairs."""

    EVENTS = "events"
    MENTIONS = "mentions"
    DAYS = "days"
    SHARES = "shares"


class Rank(StrEnum):
    """By what partners are ordered: how much there is between them, how good it is, or how it changes."""

    COUNT = "count"
    SCORE = "score"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class TiesSettings:
    """How to count; `since` and `until` are both included, and no `step` lets the length of the time decide."""

    since: date | None = None
    until: date | None = None
    step: Step | None = None
    count: Count = Count.EVENTS
    standings: tuple[str, ...] = DONE
    origin: str | None = None
    swings: int = 3  # how many of the largest changes from one period to the next are explained


# `one_each` has one row for each event and partner.
WEIGHED = {
    Count.EVENTS: "select *, 1.0 as weight from one_each",
    Count.SHARES: "select *, share as weight from one_each",
    Count.MENTIONS: """
        select *, mentions as weight from one_each join (select event_id, mentions from events) using (event_id)
    """,
    Count.DAYS: """
        select *, 1.0 / count(*) over (partition by partner, start_on, direction, type, mode) as weight from one_each
    """,
}
RECENT_DAYS = 365  # in which partners come closer or fall out
LONGEST_DAYS = {Step.MONTH: 31, Step.QUARTER: 92, Step.YEAR: 366}
MOST_MONTHS = {Step.MONTH: 60, Step.QUARTER: 240}  # what still makes a chart that can be read


def step_for(first: date, last: date) -> Step:
    """Choose months for up to five years, quarters for up to twenty, else years."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    return next((step for step, most in MOST_MONTHS.items() if months <= most), Step.YEAR)


def start_of(day: date, step: Step) -> date:
    """Give the first day of the period that a day lies in."""
    if step is Step.MONTH:
        return day.replace(day=1)
    if step is Step.QUARTER:
        return day.replace(month=day.month - (day.month - 1) % 3, day=1)
    return day.replace(month=1, day=1)


def next_start(start: date, step: Step) -> date:
    """Give the first day of the period after the one that starts here."""
    return start_of(start + timedelta(days=LONGEST_DAYS[step]), step)
