"""What an event is taken to be: each field from the mention that tells it best."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from multipolar.model.linked import LinkedEvent, Member, Why
from multipolar.model.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from multipolar.model.linked import StoredMention

# The stronger commits more: what happened is certain though it was once planned, and a denial outweighs a plan.
STRENGTH = (
    Standing.HAPPENED,
    Standing.SAID,
    Standing.EARLIER,
    Standing.NEGATED,
    Standing.PLANNED,
    Standing.POSSIBLE,
)
DONE = frozenset({Standing.HAPPENED, Standing.SAID})
NOT_YET_SURE = frozenset({Standing.SAID, Standing.NEGATED, Standing.PLANNED, Standing.POSSIBLE})


def summarise(mentions: Sequence[StoredMention], members: Mapping[int, Member]) -> LinkedEvent:
    """Make one event of its mentions; their order does not matter.

    Args:
        mentions: all that tell it.
        members: why each of them is there, by its number.
    """
    ordered = sorted(mentions, key=_age)
    ranked = sorted(mentions, key=_rank)
    standings = {mention.standing for mention in mentions}
    first = ordered[0]
    kept = [Member(first.mention_id, Why.FIRST) if one is first else members[one.mention_id] for one in ordered]
    return LinkedEvent(
        id=first.key,
        members=tuple(kept),
        standing=ranked[0].standing,
        told_best=ranked[0].mention_id,
        dated_best=min(ranked, key=_vagueness).mention_id,
        placed_best=_most_told(ranked, "place").mention_id,
        parties_best=_parties_most_told(ranked).mention_id,
        contested=Standing.NEGATED in standings and bool(standings & DONE),
        confirmed_on=_confirmed_on(ordered),
    )


def _age(mention: StoredMention) -> tuple[date, str]:
    return (mention.seen_on or date.max, mention.key)


def _rank(mention: StoredMention) -> tuple[int, float, date, str]:
    return (STRENGTH.index(mention.standing), -mention.confidence, *_age(mention))


def _vagueness(mention: StoredMention) -> tuple[int, bool, int]:
    """Sort by how far a mention is from an exact day: words before the day of a report, done acts before plans."""
    if mention.start_on is None or mention.end_on is None:
        return (2, True, 0)
    return (0 if mention.worded else 1, mention.standing not in DONE, (mention.end_on - mention.start_on).days)


def _most_told(ranked: Sequence[StoredMention], field: str) -> StoredMention:
    """Give the best mention that has a field's most frequent value; the best of all when none has one."""
    values = Counter(value for mention in ranked if (value := getattr(mention, field)))
    if not values:
        return ranked[0]
    return max(ranked, key=lambda mention: values.get(getattr(mention, field), 0))


def _parties_most_told(ranked: Sequence[StoredMention]) -> StoredMention:
    """Give the best mention with the parties told most often; of those as often told, with most of them."""
    told = Counter((mention.actors, mention.recipients) for mention in ranked)
    return max(ranked, key=lambda mention: (told[mention.actors, mention.recipients], len(mention.parties)))


def _confirmed_on(ordered: Sequence[StoredMention]) -> date | None:
    """Give the day on which reports first told as done what had been claimed, denied or planned before."""
    happened = [one.seen_on for one in ordered if one.standing is Standing.HAPPENED and one.seen_on]
    before = [one.seen_on for one in ordered if one.standing in NOT_YET_SURE and one.seen_on]
    if not happened or not before or min(before) >= min(happened):
        return None
    return min(happened)
