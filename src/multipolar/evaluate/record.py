"""An evaluation as one JSON object; figures are rounded to four places."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from multipolar.evaluate.mistakes import first_of_each_kind

if TYPE_CHECKING:
    from multipolar.evaluate.calibration import Calibration
    from multipolar.evaluate.evaluation import Evaluation, Score
    from multipolar.evaluate.intervals import Interval
    from multipolar.evaluate.mistakes import Mistake

PLACES = 4

Record = dict[str, Any]


def to_json(evaluation: Evaluation, *, mistakes: int) -> str:
    """Write an evaluation with at most so many mistakes of each kind; same evaluation, same bytes."""
    record = {
        "reports": evaluation.reports,
        "not_coded": list(evaluation.not_coded),
        "unsure": "counted" if evaluation.unsure_counts else "optional",
        "scores": {name: _score(score) for name, score in evaluation.measures.items()},
        "macro type": {"f1": round(evaluation.macro[0], PLACES), **_interval(evaluation.macro[1])},
        "types": {name: _score(score) for name, score in evaluation.types.items()},
        "auxiliaries": {name: _score(score) for name, score in evaluation.auxiliaries.items()},
        "confusions": [{"gold": gold, "coded": coded, "n": n} for gold, coded, n in evaluation.confusions],
        "calibration": _calibration(evaluation.calibration) if evaluation.calibration else None,
        "mistakes": [_mistake(one) for one in first_of_each_kind(evaluation.mistakes, mistakes)],
    }
    return json.dumps(record, ensure_ascii=False, indent=1)


def _score(score: Score) -> Record:
    counts = score.counts
    return {
        "p": round(counts.precision, PLACES),
        "r": round(counts.recall, PLACES),
        "f1": round(counts.f1, PLACES),
        **_interval(score.interval),
        "gold": round(counts.gold, PLACES),
        "coded": round(counts.coded, PLACES),
    }


def _interval(interval: Interval | None) -> Record:
    return {"low": round(interval[0], PLACES), "high": round(interval[1], PLACES)} if interval else {}


def _calibration(calibration: Calibration) -> Record:
    return {
        "ece": round(calibration.ece, PLACES),
        "bins": [
            {
                "low": one.low,
                "high": one.high,
                "events": round(one.events, PLACES),
                "confidence": round(one.confidence, PLACES),
                "right": round(one.right, PLACES),
            }
            for one in calibration.bins
        ],
    }


def _mistake(mistake: Mistake) -> Record:
    return {
        "kind": mistake.kind.value,
        "group": mistake.group,
        "report": mistake.report,
        "start": mistake.at,
        "sentence": mistake.sentence,
        "trigger": mistake.trigger_words,
        "gold": mistake.gold,
        "coded": mistake.coded,
        "rules": list(mistake.rules),
        "confidence": mistake.confidence,
    }
