"""Which coded event answers which gold event, and what is wrong with the answer."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from multipolar.evaluate.matching import LEVELS, PAIR, PAIR_ACT_AUX, PAIR_TYPE, match_units
from multipolar.evaluate.units import units_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from multipolar.evaluate.readings import Comparison, EventReading
    from multipolar.evaluate.units import Unit
    from multipolar.lexicon.ontology import Ontology


class MistakeKind(StrEnum):
    """What went wrong, in the order of the table."""

    MISSED = "missed"
    SPURIOUS = "spurious"
    WRONG_ACT = "wrong act"
    WRONG_AUXILIARY = "wrong auxiliary"
    WRONG_PARTIES = "wrong parties"
    MISSED_STATEMENT = "missed statement"
    SPURIOUS_STATEMENT = "spurious statement"
    WRONG_SPEAKER = "wrong speaker"


class Mismatch(NamedTuple):
    """A gold event and a coded event, by their places, that do not agree; None where there is none."""

    kind: MistakeKind
    gold: int | None
    coded: int | None


def find_mismatches(report: Comparison, ontology: Ontology, *, unsure_counts: bool) -> list[Mismatch]:
    """Give each mistaken pair of events once; a gold event that is optional makes no mistake.

    What agrees in most is paired off first; what is left is compared by trigger and act.
    """
    alignment = _Alignment(report, ontology, unsure_counts=unsure_counts)
    return [one for one in dict.fromkeys(alignment.mismatches()) if one.gold not in alignment.optional]


class _Alignment:
    def __init__(self, report: Comparison, ontology: Ontology, *, unsure_counts: bool) -> None:
        self.gold, self.coded = report.gold.events, report.coded.events
        self._gold_left = units_of(self.gold, ontology, unsure_counts=unsure_counts)
        self._coded_left = units_of(self.coded, ontology, unsure_counts=True)
        self._coded_of: dict[int, int] = {}
        self._gold_of: dict[int, int] = {}
        self.optional = {unit.event for unit in self._gold_left if unit.optional}

    def mismatches(self) -> Iterator[Mismatch]:
        self._pair_off(PAIR_ACT_AUX)
        yield from (Mismatch(self._auxiliary_or_act(*pair), *pair) for pair in self._pair_off(PAIR_TYPE))
        yield from (Mismatch(MistakeKind.WRONG_ACT, *pair) for pair in self._pair_off(PAIR))
        yield from [self._unfound(unit) for unit in self._gold_left if not unit.optional]
        yield from (self._unasked(unit) for unit in self._coded_left)

    def _auxiliary_or_act(self, gold: int, coded: int) -> MistakeKind:
        same = self.gold[gold].act == self.coded[coded].act
        return MistakeKind.WRONG_AUXILIARY if same else MistakeKind.WRONG_ACT

    def _pair_off(self, level: str) -> list[tuple[int, int]]:
        links = match_units(self._gold_left, self._coded_left, LEVELS[level])
        pairs = [(self._gold_left[at].event, self._coded_left[number].event) for at, number in links.items()]
        for gold, coded in pairs:
            self._coded_of.setdefault(gold, coded)
            self._gold_of.setdefault(coded, gold)
        answered = set(links.values())
        self._gold_left = [unit for at, unit in enumerate(self._gold_left) if at not in links]
        self._coded_left = [unit for number, unit in enumerate(self._coded_left) if number not in answered]
        return pairs

    def _unfound(self, unit: Unit) -> Mismatch:
        if unit.event not in self._coded_of:
            self._pair_like(unit.event)
        if unit.event in self._coded_of:
            return Mismatch(MistakeKind.WRONG_PARTIES, unit.event, self._coded_of[unit.event])
        return Mismatch(MistakeKind.MISSED, unit.event, None)

    def _unasked(self, unit: Unit) -> Mismatch:
        if unit.event in self._gold_of:
            return Mismatch(MistakeKind.WRONG_PARTIES, self._gold_of[unit.event], unit.event)
        return Mismatch(MistakeKind.SPURIOUS, None, unit.event)

    def _pair_like(self, number: int) -> None:
        """Pair off an event with one that nothing answers: the same trigger, or the same act in the same sentence."""
        gold = self.gold[number]
        free = dict.fromkeys(unit.event for unit in self._coded_left if unit.event not in self._gold_of)
        like = [at for at in free if _is_like(gold, self.coded[at])]
        if like:
            best = max(like, key=lambda at: (_shares_trigger(gold, self.coded[at]), gold.act == self.coded[at].act))
            self._coded_of[number], self._gold_of[best] = best, number


def _is_like(gold: EventReading, coded: EventReading) -> bool:
    return gold.span.overlaps(coded.span) and (_shares_trigger(gold, coded) or gold.act == coded.act)


def _shares_trigger(gold: EventReading, coded: EventReading) -> bool:
    return bool(gold.trigger and coded.trigger and gold.trigger.overlaps(coded.trigger))
