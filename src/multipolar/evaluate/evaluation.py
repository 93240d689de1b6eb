"""All reports together: the figures, how far they hold, and what to read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from multipolar.evaluate.calibration import Calibration, calibrate
from multipolar.evaluate.counts import Counts
from multipolar.evaluate.intervals import Interval, f1_intervals, macro_interval
from multipolar.evaluate.mistakes import Mistake, find_mistakes
from multipolar.evaluate.schemas import AUXILIARIES
from multipolar.evaluate.tally import tally_report

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from multipolar.evaluate.compare import Compared
    from multipolar.lexicon.ontology import Ontology

MACRO = "macro type"


@dataclass(frozen=True, slots=True)
class Score:
    """The counts of one measure, and the 95 % interval of its F1 when reports were drawn anew."""

    counts: Counts
    interval: Interval | None = None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What `multipolar evaluate` shows.

    Args:
        reports: how many were compared.
        not_coded: ids of those that the coded file does not have.
        unsure_counts: events marked unsure counted like the rest.
        measures: by name, as `tally.MEASURES` lists them.
        types: parties and type, one score per type that gold or coder has.
        macro: the mean F1 over the types that the gold has, and its interval.
        auxiliaries: where parties and type were found, one score per auxiliary.
        confusions: how often which gold auxiliary was read as which other one, most often first.
        calibration: None when no coded event has a confidence.
        mistakes: all of them, sorted.
    """

    reports: int
    not_coded: tuple[str, ...]
    unsure_counts: bool
    measures: Mapping[str, Score]
    types: Mapping[str, Score]
    macro: tuple[float, Interval | None]
    auxiliaries: Mapping[str, Score]
    confusions: tuple[tuple[str, str, int], ...]
    calibration: Calibration | None
    mistakes: tuple[Mistake, ...]

    def f1_of(self, name: str) -> float:
        """Give the F1 of a measure, or the macro mean."""
        return self.macro[0] if name == MACRO else self.measures[name].counts.f1


def evaluate(
    compared: Compared, ontology: Ontology, *, unsure_counts: bool = False, draws: int = 1000, seed: int = 0
) -> Evaluation:
    """Score readings against gold.

    Args:
        compared: the reports; at least one.
        ontology: PLOVER's types, quads and folds.
        unsure_counts: gold events marked unsure count like the rest; else they are optional.
        draws: how often the reports are drawn anew for the intervals; 0 gives none.
        seed: of the draws; same seed, same intervals.
    """
    tallies = [tally_report(report, ontology, unsure_counts=unsure_counts) for report in compared.reports]
    measures = _summed([tally.measures for tally in tallies])
    types = _summed([tally.types for tally in tallies])
    intervals = f1_intervals([tally.measures for tally in tallies], draws=draws, seed=seed) if draws else {}
    type_intervals = f1_intervals([tally.types for tally in tallies], draws=draws, seed=seed) if draws else {}
    pairs: Counter[tuple[str, str]] = Counter()
    for tally in tallies:
        pairs.update(tally.auxiliaries)
    return Evaluation(
        reports=len(tallies),
        not_coded=compared.not_coded,
        unsure_counts=unsure_counts,
        measures={name: Score(counts, intervals.get(name)) for name, counts in measures.items()},
        types={name: Score(c, type_intervals.get(name)) for name, c in types.items() if c.gold or c.coded},
        macro=(
            _macro(types.values()),
            macro_interval([tally.types for tally in tallies], draws=draws, seed=seed) if draws else None,
        ),
        auxiliaries=_auxiliaries(pairs),
        confusions=tuple(
            (gold, coded, n)
            for (gold, coded), n in sorted(pairs.items(), key=lambda item: (-item[1], item[0]))
            if gold != coded
        ),
        calibration=calibrate([prediction for tally in tallies for prediction in tally.predictions]),
        mistakes=tuple(find_mistakes(compared.reports, ontology, unsure_counts=unsure_counts)),
    )


def _summed(reports: Sequence[Mapping[str, Counts]]) -> dict[str, Counts]:
    return {name: sum((report[name] for report in reports), Counts()) for name in reports[0]}


def _macro(types: Iterable[Counts]) -> float:
    scores = [counts.f1 for counts in types if counts.gold]
    return sum(scores) / len(scores) if scores else 0.0


def _auxiliaries(pairs: Mapping[tuple[str, str], int]) -> dict[str, Score]:
    counted = {}
    for name in AUXILIARIES:
        same = pairs.get((name, name), 0)
        gold = sum(n for (one, _), n in pairs.items() if one == name)
        coded = sum(n for (_, other), n in pairs.items() if other == name)
        if gold or coded:
            counted[name] = Score(Counts(same, gold, same, coded))
    return counted
