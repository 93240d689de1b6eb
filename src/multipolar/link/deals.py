"""Deal mentions -> deals: what the same parties deal over, as long as talk of it goes on."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from typing import TYPE_CHECKING

from multipolar.link.settings import DealSettings
from multipolar.link.words import STEM_CHARS
from multipolar.model.deals import DealStage
from multipolar.model.linked import LinkedDeal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from multipolar.model.linked import StoredDeal

GENERIC = frozenset(
    word[:STEM_CHARS]
    for word in "deal agreement accord contract treaty pact memorandum protocol package project plan issue talk".split()
)
# How far a deal has come, for the order of stages told on one day.
ORDER = {stage: at for at, stage in enumerate(DealStage)}
ENDED = frozenset({DealStage.COMPLETED, DealStage.REFUSED, DealStage.CANCELLED})


def link_deals(deals: Sequence[StoredDeal], settings: DealSettings | None = None) -> list[LinkedDeal]:
    """Put every deal mention to exactly one deal; the order of the mentions does not matter."""
    settings = settings or DealSettings()
    blocks: dict[frozenset[str], list[StoredDeal]] = defaultdict(list)
    for deal in deals:
        blocks[deal.parties].append(deal)
    linked = (summarise_deal(one) for block in blocks.values() for one in _split(block, settings))
    return sorted(linked, key=lambda deal: deal.id)


def summarise_deal(mentions: Iterable[StoredDeal]) -> LinkedDeal:
    """Make one deal of its mentions; its stage is the latest told, of one day the furthest."""
    ordered = sorted(mentions, key=_age)
    latest = max(ordered, key=lambda deal: (_day(deal) if deal.day else 0, ORDER[deal.stage]))
    subjects = Counter(deal.subject for deal in ordered)
    sectors = Counter(deal.sector for deal in ordered)
    return LinkedDeal(
        id=ordered[0].key,
        members=tuple(deal.deal_mention_id for deal in ordered),
        parties=ordered[0].parties,
        subject=max(ordered, key=lambda deal: (not _is_generic(deal.subject), subjects[deal.subject])).subject,
        sector=max(ordered, key=lambda deal: sectors[deal.sector]).sector,
        stage=latest.stage,
    )


def _split(block: Iterable[StoredDeal], settings: DealSettings) -> list[list[StoredDeal]]:
    """Go through what some parties deal over in the order of days, and put each to the last deal it fits."""
    open_deals: list[list[StoredDeal]] = []
    for deal in sorted(block, key=_age):
        fitting = [known for known in open_deals if _continues(known, deal, settings)]
        if fitting:
            max(fitting, key=lambda known: _fit(known, deal)).append(deal)
        else:
            open_deals.append([deal])
    return open_deals


def _continues(known: Sequence[StoredDeal], deal: StoredDeal, settings: DealSettings) -> bool:
    quiet = _quiet_days(known, deal)
    if any(one.group_id == deal.group_id and one.subject == deal.subject for one in known):
        return True
    if _is_generic(deal.subject) or all(_is_generic(one.subject) for one in known):
        return known[-1].sector == deal.sector and quiet <= settings.generic_days
    longest = settings.ended_quiet_days if known[-1].stage in ENDED else settings.max_quiet_days
    return quiet <= longest and any(_share(one.subject, deal.subject) >= settings.min_common_words for one in known)


def _fit(known: Sequence[StoredDeal], deal: StoredDeal) -> tuple[float, int, str]:
    """Sort the deals that a mention may continue: by their words, then the one last spoken of."""
    closest = max(_share(one.subject, deal.subject) for one in known)
    return (closest, -_quiet_days(known, deal), known[0].key)


def _quiet_days(known: Sequence[StoredDeal], deal: StoredDeal) -> int:
    """Days since the deal was last spoken of; none when a day is not known."""
    last = known[-1]
    return _day(deal) - _day(last) if deal.day and last.day else 0


def _share(one: str, two: str) -> float:
    """Give the share of words that two subjects have in common, of the shorter one's."""
    first, second = _words(one), _words(two)
    return len(first & second) / min(len(first), len(second)) if first and second else 0.0


def _words(subject: str) -> frozenset[str]:
    return frozenset(word[:STEM_CHARS] for word in subject.casefold().split())


def _is_generic(subject: str) -> bool:
    return _words(subject) <= GENERIC


def _age(deal: StoredDeal) -> tuple[int, int, str]:
    return (_day(deal), ORDER[deal.stage], deal.key)


def _day(deal: StoredDeal) -> int:
    return (deal.day or date.max).toordinal()
