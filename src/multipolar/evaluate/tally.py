"""One report's counts: what every measure needs, so that reports can be added up and drawn again."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from multipolar.evaluate.counts import Counts
from multipolar.evaluate.matching import LEVELS, PAIR_TYPE, match_types, match_units, same_type
from multipolar.evaluate.statements import match_statements, same_speaker
from multipolar.evaluate.units import once_per_report, units_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from multipolar.evaluate.readings import Comparison, Reading
    from multipolar.evaluate.units import Unit
    from multipolar.lexicon.ontology import Ontology

LEDGER = "ledger "  # before a level's name: each pair, act and auxiliary once per report
AUXILIARY = "aux given pair+type"
SPAN = "statement span"
SPEAKER = "statement span+speaker"
MEASURES = (*(scope + level for level in LEVELS for scope in ("", LEDGER)), AUXILIARY, SPAN, SPEAKER)


@dataclass(frozen=True, slots=True)
class Prediction:
    """A coded unit with the confidence of its event, and whether parties and type are right."""

    confidence: float
    weight: float
    right: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of one report.

    Args:
        measures: by name, in the order of `MEASURES`.
        types: parties and type, by PLOVER type: found by the gold's type, right by the coder's.
        auxiliaries: how often which gold auxiliary was read as which, where parties and type were found.
        predictions: for calibration; what answers an unsure gold event is left out.
    """

    measures: Mapping[str, Counts]
    types: Mapping[str, Counts]
    auxiliaries: Mapping[tuple[str, str], int]
    predictions: tuple[Prediction, ...]


def tally_report(report: Comparison, ontology: Ontology, *, unsure_counts: bool = False) -> Tally:
    """Count one report.

    Args:
        report: its gold and its coded reading.
        ontology: types and their quads.
        unsure_counts: gold events marked unsure count like the rest; else they are optional.
    """
    gold = units_of(report.gold.events, ontology, unsure_counts=unsure_counts)
    coded = units_of(report.coded.events, ontology, unsure_counts=True)
    auxiliaries = Counter(
        (gold[at].auxiliary, coded[number].auxiliary) for at, number in match_types(gold, coded).items()
    )
    return Tally(
        measures={
            **_levels(gold, coded),
            AUXILIARY: _auxiliary(auxiliaries),
            **_statements(report.gold, report.coded),
        },
        types=_types(gold, coded, tuple(ontology.types)),
        auxiliaries=auxiliaries,
        predictions=_predictions(gold, coded),
    )


def _levels(gold: Sequence[Unit], coded: Sequence[Unit]) -> dict[str, Counts]:
    once = once_per_report(gold), once_per_report(coded)
    counts = {}
    for name, agrees in LEVELS.items():
        counts[name] = count(gold, coded, match_units(gold, coded, agrees))
        counts[LEDGER + name] = count(*once, match_units(*once, agrees, same_sentence=False))
    return counts


def count(gold: Sequence[Unit], coded: Sequence[Unit], links: Mapping[int, int]) -> Counts:
    """Count by weight; optional gold and what answers it count nowhere."""
    sure = {at: number for at, number in links.items() if not gold[at].optional}
    free = sum(coded[number].weight for at, number in links.items() if gold[at].optional)
    return Counts(
        found=sum(gold[at].weight for at in sure),
        gold=sum(unit.weight for unit in gold if not unit.optional),
        right=sum(coded[number].weight for number in sure.values()),
        coded=sum(unit.weight for unit in coded) - free,
    )


def _types(gold: Sequence[Unit], coded: Sequence[Unit], names: Sequence[str]) -> dict[str, Counts]:
    links = match_units(gold, coded, LEVELS[PAIR_TYPE])
    answered = {number: gold[at].optional for at, number in links.items()}
    return {
        name: Counts(
            found=sum(gold[at].weight for at in links if gold[at].type == name and not gold[at].optional),
            gold=sum(unit.weight for unit in gold if unit.type == name and not unit.optional),
            right=sum(coded[n].weight for n, optional in answered.items() if coded[n].type == name and not optional),
            coded=sum(unit.weight for n, unit in enumerate(coded) if unit.type == name and not answered.get(n, False)),
        )
        for name in names
    }


def _auxiliary(pairs: Mapping[tuple[str, str], int]) -> Counts:
    same = sum(n for (gold, coded), n in pairs.items() if gold == coded)
    total = sum(pairs.values())
    return Counts(same, total, same, total)


def _statements(gold: Reading, coded: Reading) -> dict[str, Counts]:
    links = match_statements(gold.statements, coded.statements)
    spoken = sum(same_speaker(gold.statements[at], coded.statements[number]) for at, number in links.items())
    totals = len(gold.statements), len(coded.statements)
    return {
        SPAN: Counts(len(links), totals[0], len(links), totals[1]),
        SPEAKER: Counts(spoken, totals[0], spoken, totals[1]),
    }


def _predictions(gold: Sequence[Unit], coded: Sequence[Unit]) -> tuple[Prediction, ...]:
    answered = {number: gold[at].optional for at, number in match_units(gold, coded, same_type).items()}
    return tuple(
        Prediction(unit.confidence, unit.weight, number in answered)
        for number, unit in enumerate(coded)
        if unit.confidence is not None and not answered.get(number, False)
    )
