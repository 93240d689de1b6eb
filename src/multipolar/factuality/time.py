"""Is an act's date before the story's news, or after its publication?"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from multipolar.model.factuality import Auxiliary, Judgement

if TYPE_CHECKING:
    from multipolar.factuality.judge import Published
    from multipolar.model.events import EventDate

EPISODE = timedelta(days=31)  # an act a month before the report belongs to another episode


def judge_date(when: EventDate | None, published: Published) -> Judgement | None:
    """Judge an act by its date; only dates that the text itself names count."""
    if when is None or when.words is None:
        return None
    if published.earliest is not None and when.end < published.earliest - EPISODE:
        return Judgement(Auxiliary.HISTORICAL, "historical.date", when.words)
    if published.latest is not None and when.start > published.latest:
        return Judgement(Auxiliary.FUTURE, "future.date", when.words)
    return None
