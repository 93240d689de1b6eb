"""Mistakes as tab-separated values, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from multipolar.show.words import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from multipolar.evaluate.mistakes import Mistake

COLUMNS = ("kind", "group", "report", "start", "sentence", "trigger", "gold", "coded", "rules", "confidence")
FORMULA = ("=", "+", "-", "@")  # a spreadsheet would run what begins so


def to_tsv(mistakes: Iterable[Mistake]) -> str:
    """Write one mistake a line under a line of column names; no cell begins a formula."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in mistakes:
        cells = [one.kind.value, one.group, one.report, str(one.at), one.sentence, one.trigger_words, one.gold]
        cells += [one.coded, " ".join(one.rules), "" if one.confidence is None else f"{one.confidence:.4f}"]
        writer.writerow([_cell(cell) for cell in cells])
    return out.getvalue()


def _cell(value: str) -> str:
    line = one_line(value)
    return f"'{line}" if line.startswith(FORMULA) else line
