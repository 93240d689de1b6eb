"""Gold and coded reports -> comparisons, one per annotated report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from multipolar.errors import ArticleError
from multipolar.evaluate.coded import CodedReports, coded_reading
from multipolar.evaluate.gold import GoldFile, gold_reading
from multipolar.evaluate.readings import Comparison, Reading
from multipolar.model.coded import Failure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from multipolar.evaluate.coded import CodedFile
    from multipolar.lexicon.ontology import Ontology


@dataclass(frozen=True, slots=True)
class Compared:
    """What can be compared, the ids of gold reports that were not coded at all, and what is wrong."""

    reports: tuple[Comparison, ...]
    not_coded: tuple[str, ...]
    failures: tuple[Failure, ...]


def compare(gold: Sequence[GoldFile], coded: Sequence[CodedFile], ontology: Ontology) -> Compared:
    """Put each annotated report beside its coded one; one that was not coded counts as coded without anything."""
    coded_reports = CodedReports(coded)
    return _compared([_one(file, coded_reports.find(file), ontology) for file in gold])


def compare_gold(gold: Sequence[GoldFile], second: Sequence[GoldFile], ontology: Ontology) -> Compared:
    """Put each annotated report beside a second annotation of it."""
    by_id = {file.record.id: file for file in second}
    return _compared([_one(file, by_id.get(file.record.id), ontology) for file in gold])


def _compared(results: Sequence[tuple[Comparison, bool] | Failure]) -> Compared:
    done = [result for result in results if not isinstance(result, Failure)]
    return Compared(
        reports=tuple(report for report, _ in done),
        not_coded=tuple(report.gold.id for report, found in done if not found),
        failures=tuple(result for result in results if isinstance(result, Failure)),
    )


def _one(gold: GoldFile, other: CodedFile | GoldFile | None, ontology: Ontology) -> tuple[Comparison, bool] | Failure:
    """Compare one report, and say whether there was anything to compare with."""
    where = gold.origin.where
    text = gold.record.text if gold.record.text is not None else other.record.text if other else None
    if text is None:
        advice = 'give it under "text", or in the coded record'
        return Failure(where, "the report has no text", advice)
    try:
        reading = gold_reading(gold, text, ontology)
        if other is None:
            return Comparison(reading, Reading(gold.record.id, text, (), ())), False
        read_it = gold_reading if isinstance(other, GoldFile) else coded_reading
        return Comparison(reading, read_it(other, text, ontology)), True  # type: ignore[arg-type]
    except ArticleError as error:
        return Failure(error.where, error.reason, error.advice)
