"""When two mentions tell one event: weights of what speaks for it and against it.

Chosen on generated articles (eval/linking.py) of seeds 1 to 5 and checked on others; docs/linking.md has the figures.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Lags:
    """How many days lie between an act and a report that does not date it, and how far ahead plans look."""

    reported_days: int = 2
    claimed_days: int = 4
    denied_days: int = 10
    planned_days: int = 21


@dataclass(frozen=True, slots=True)
class LinkSettings:
    """Weights add up; mentions are one event from `threshold` on."""

    threshold: float = 1.0
    same_day: float = 1.0  # words date both, and to the same days
    near: float = 0.8  # the days overlap, and span a week at most
    vague: float = -1.0  # they overlap, and span more
    narrow_days: int = 7
    comparable_days: int = 366  # a mention from any day of several years is compared with its near duplicates alone
    words: float = 5.0  # times the likeness of the words ...
    words_expected: float = 0.15  # ... above what two sentences on one act have in common anyway
    same_place: float = 1.0
    other_place: float = -2.0
    same_mode: float = 0.2
    other_mode: float = -0.7
    same_topic: float = 0.3
    other_topic: float = -1.5
    same_parties: float = 0.5
    missing_parties: float = -1.5  # times the share of parties that one side alone names
    min_common_parties: float = 0.3  # share below which they are not the same: a summit is no meeting of two
    act: Mapping[str, float] = field(
        default_factory=lambda: {
            "CONSULT": 0.5,  # two visits between the same sides within days are rare
            "ACCUSE": -0.5,  # words are cheap: many a day, on many matters
            "REQUEST": -0.5,
            "REJECT": -0.5,
            "THREATEN": -0.5,
        }
    )
    symmetric_acts: frozenset[str] = frozenset({"CONSULT", "COOPERATE"})  # A meets B, B receives A
    lags: Lags = field(default_factory=Lags)
    same_words: float = 0.7  # likeness of the words from which the telling is the same in a reprint or elsewhere


@dataclass(frozen=True, slots=True)
class DealSettings:
    """When two mentions tell one deal."""

    max_quiet_days: int = 400  # talks rest for a year and go on; after that it is another deal
    ended_quiet_days: int = 90  # after a deal is completed, cancelled or refused
    generic_days: int = 45  # "the deal" is the last one spoken of in its sector
    min_common_words: float = 0.5  # of the subjects' words
