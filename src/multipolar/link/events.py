"""Mentions -> events: those of one act between the same parties at the same time, most alike first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from multipolar.link.best import summarise
from multipolar.link.likeness import compare, window_of
from multipolar.link.settings import LinkSettings
from multipolar.link.union import Union
from multipolar.model.linked import Member, Ties, Why

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from multipolar.link.likeness import Window
    from multipolar.model.linked import LinkedEvent, StoredMention

TWO = 2


class _Edge(NamedTuple):
    """Two mentions that may be one event, best first when sorted."""

    against: float
    keys: tuple[str, str]
    one: int
    two: int
    because: Why


@dataclass(slots=True)
class _Cluster:
    """What the mentions of a growing event have in common; None as window: any day."""

    members: list[int]
    window: Window | None
    parties: frozenset[str]
    places: frozenset[str]


def link_mentions(
    mentions: Sequence[StoredMention],
    *,
    ties: Ties | None = None,
    settings: LinkSettings | None = None,
) -> list[LinkedEvent]:
    """Put every mention to exactly one event; the order of the mentions does not matter.

    Args:
        mentions: of all articles.
        ties: what people said of mentions; it overrules all else.
        settings: weights.
    """
    ordered = sorted(mentions, key=lambda mention: mention.key)
    settings, ties = settings or LinkSettings(), ties or Ties()
    linker = _Linker(ordered, settings, ties)
    numbers = {mention.key: at for at, mention in enumerate(ordered)}
    for one, two in sorted(ties.together):
        if one in numbers and two in numbers:
            linker.join(numbers[one], numbers[two], Why.CORRECTION)
    for edge in sorted(_edges(ordered, settings)):
        linker.join_if_fits(edge)
    events = [summarise([ordered[at] for at in members], linker.members_of(members)) for members in linker.clusters()]
    return sorted(events, key=lambda event: event.id)


class _Linker:
    """Lets events grow, and keeps together what fits."""

    def __init__(self, mentions: Sequence[StoredMention], settings: LinkSettings, ties: Ties) -> None:
        self._mentions = mentions
        self._sets = Union(range(len(mentions)))
        self._clusters = {
            at: _Cluster([at], window_of(one, settings.lags), one.parties, frozenset([one.place] if one.place else []))
            for at, one in enumerate(mentions)
        }
        self._because: dict[int, Why] = {}
        self._apart = ties.apart | {(two, one) for one, two in ties.apart}
        self._kept_apart = {key for pair in ties.apart for key in pair}

    def join_if_fits(self, edge: _Edge) -> None:
        """Join what two mentions belong to, unless that contradicts something in it."""
        one, two = self._sets.first_of(edge.one), self._sets.first_of(edge.two)
        sure = edge.because is Why.REPRINT
        if (
            one != two
            and not self._are_apart(one, two)
            and (sure or self._fit(self._clusters[one], self._clusters[two]))
        ):
            self.join(edge.one, edge.two, edge.because)

    def join(self, one: int, two: int, because: Why) -> None:
        """Join what two mentions belong to."""
        first, second = self._sets.first_of(one), self._sets.first_of(two)
        if first == second:
            return
        for at in (one, two):
            self._because.setdefault(at, because)
        left, right = self._clusters.pop(first), self._clusters.pop(second)
        both = left.window.common(right.window) if left.window and right.window else None
        self._clusters[self._sets.join(first, second)] = _Cluster(
            left.members + right.members,
            both or left.window or right.window,
            (left.parties & right.parties) or (left.parties | right.parties),
            left.places | right.places,
        )

    def clusters(self) -> Iterator[list[int]]:
        """Give the members of every event."""
        yield from (cluster.members for cluster in self._clusters.values())

    def members_of(self, members: Iterable[int]) -> dict[int, Member]:
        """Give the members by their mention's number, each with its reason."""
        found = ((self._mentions[at].mention_id, self._because.get(at, Why.FIRST)) for at in members)
        return {mention_id: Member(mention_id, because) for mention_id, because in found}

    def _fit(self, one: _Cluster, two: _Cluster) -> bool:
        needed = min(TWO, len(one.parties), len(two.parties))
        same_days = not (one.window and two.window) or one.window.common(two.window) is not None
        same_place = not (one.places and two.places) or bool(one.places & two.places)
        return same_days and same_place and len(one.parties & two.parties) >= needed

    def _are_apart(self, one: int, two: int) -> bool:
        left = [key for key in self._keys(one) if key in self._kept_apart]
        right = [key for key in self._keys(two) if key in self._kept_apart] if left else []
        return any((a, b) in self._apart for a in left for b in right)

    def _keys(self, cluster: int) -> Iterator[str]:
        yield from (self._mentions[at].key for at in self._clusters[cluster].members)


def _edges(mentions: Sequence[StoredMention], settings: LinkSettings) -> Iterator[_Edge]:
    seen: set[tuple[int, int]] = set()
    for block in _blocks(mentions, settings).values():
        for one, two in _neighbours(block, mentions, settings):
            if (one, two) in seen:
                continue
            seen.add((one, two))
            found = compare(mentions[one], mentions[two], settings)
            if found and found.score >= settings.threshold:
                yield _Edge(-found.score, (mentions[one].key, mentions[two].key), one, two, found.because)


def _blocks(mentions: Sequence[StoredMention], settings: LinkSettings) -> dict[tuple[str, ...], list[int]]:
    """Put together the mentions of one act between the same two parties in the same roles; of one party, of that."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, mention in enumerate(mentions):
        for parties in _dyads(mention, symmetric=mention.act in settings.symmetric_acts):
            blocks[mention.act, *parties].append(at)
    return blocks


def _dyads(mention: StoredMention, *, symmetric: bool) -> set[tuple[str, ...]]:
    if mention.recipients and not symmetric:
        found = {(one, two) for one in mention.actors for two in mention.recipients if one != two}
    else:
        found = {(one, two) for one, two in combinations(sorted(mention.parties), TWO)}
        if not symmetric:  # both sides are actors: it fits either direction
            found |= {(two, one) for one, two in found}
    return set(found) or {(party,) for party in mention.parties}


def _neighbours(
    block: Sequence[int], mentions: Sequence[StoredMention], settings: LinkSettings
) -> Iterator[tuple[int, int]]:
    """Give the pairs whose days overlap, and those in near duplicates whatever their days."""
    timed = sorted((days, at) for at in block if (days := _days(mentions[at], settings)))
    for place, (days, at) in enumerate(timed):
        for later, other in timed[place + 1 :]:
            if later[0] > days[1]:
                break
            yield min(at, other), max(at, other)
    groups: dict[int, list[int]] = defaultdict(list)
    for at in block:
        groups[mentions[at].group_id].append(at)
    for group in groups.values():
        yield from combinations(sorted(group), TWO)


def _days(mention: StoredMention, settings: LinkSettings) -> tuple[int, int] | None:
    window = window_of(mention, settings.lags)
    return (window.first, window.last) if window and window.days <= settings.comparable_days else None
