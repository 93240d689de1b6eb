"""Measure the contexts of events: F1 over PLOVER's 37.

    python eval/contexts.py GOLD.jsonl [--errors N] [--json]

Each line of GOLD has `id`, `text`, `trigger` (words of the text; "talks#2" is the second "talks"), `act` and
`contexts`. Compared is the coder's event whose trigger overlaps; else one with the same act; else its first. Where the
coder has no event, every context of the gold is missed. Micro counts all contexts together; macro is the mean F1 over
the contexts that the gold has.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from multipolar.evaluate.counts import Counts
from multipolar.evaluate.files import Record, read_checked
from multipolar.evaluate.schemas import Act, Schema, Text
from multipolar.lexicon.ontology import load_ontology
from multipolar.model.coded import CodedArticle, Failure
from multipolar.model.spans import TextSpan
from multipolar.pipeline import Coder
from multipolar.read.records import article_from_record
from multipolar.read.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from multipolar.model.events import Event


class Row(Schema):
    """One sentence and the contexts of one event in it."""

    id: Text
    text: Text
    trigger: Text
    act: Act
    contexts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A row, and the contexts that the coder gives its event; None when it has no event."""

    row: Row
    found: frozenset[str] | None


def place(words: str, text: str) -> TextSpan | None:
    """Find a trigger in the text."""
    plain, _, number = words.rpartition("#")
    if not plain or not number.isdigit():
        plain, number = words, "1"
    at = -1
    for _ in range(int(number)):
        at = text.find(plain, at + 1)
        if at < 0:
            return None
    return TextSpan(at, at + len(plain))


def pick(events: Sequence[Event], trigger: TextSpan, act: str) -> Event | None:
    """Give the coder's event that stands for the gold's."""
    ranked = sorted(events, key=lambda event: (not event.trigger.overlaps(trigger), event.act != act))
    return ranked[0] if ranked else None


def answer(row: Row, coded: CodedArticle) -> Answer:
    """Find the contexts that the coder gives a row's event."""
    trigger = place(row.trigger, row.text)
    event = pick(coded.events, trigger, row.act) if trigger else None
    return Answer(row, frozenset(event.contexts) if event else None)


def score(answers: Iterable[Answer]) -> dict[str, Counts]:
    """Count every context."""
    counts: dict[str, Counts] = defaultdict(Counts)
    for one in answers:
        gold, found = set(one.row.contexts), one.found or frozenset()
        for name in gold | found:
            both = name in gold and name in found
            counts[name] += Counts(both, name in gold, both, name in found)
    return dict(sorted(counts.items()))


def summarise(counts: dict[str, Counts]) -> dict[str, float]:
    """Give micro and macro F1."""
    scores = [one.f1 for one in counts.values() if one.gold]
    return {
        "micro": sum(counts.values(), Counts()).f1,
        "macro": sum(scores) / len(scores) if scores else 0.0,
    }


def read_rows(path: Path) -> list[tuple[Record, Row]]:
    """Read the gold.

    Raises:
        SystemExit: a line is wrong; each has been told.
    """
    known = load_ontology().contexts
    rows: list[tuple[Record, Row]] = []
    faults: list[str] = []
    for checked in read_checked(path, Row):
        if isinstance(checked, Failure):
            faults.append(str(checked))
            continue
        record, row = checked
        unknown = sorted(set(row.contexts) - set(known))
        if unknown:
            faults.append(f"{record.where}: {unknown[0]!r} is no context; docs/ontology.md lists them")
        elif place(row.trigger, row.text) is None:
            faults.append(f"{record.where}: the text has no trigger {row.trigger!r}; copy it exactly from the text")
        else:
            rows.append(checked)
    if faults:
        sys.exit("\n".join(faults))
    return rows


def code_rows(rows: Iterable[tuple[Record, Row]]) -> list[Answer]:
    """Code every row's text.

    Raises:
        SystemExit: a text cannot be coded.
    """
    coder = Coder()
    answers = []
    for record, row in rows:
        article = article_from_record(record.content, Source(record.where), record.where)
        answers.append(answer(row, coder.code(article)))
    return answers


def show_errors(answers: Iterable[Answer], most: int) -> None:
    """Print the first rows whose contexts differ."""
    wrong = [one for one in answers if set(one.row.contexts) != (one.found or frozenset())]
    for one in wrong[:most]:
        gold, found = set(one.row.contexts), one.found or frozenset()
        missed, extra = (", ".join(sorted(names)) or "-" for names in (gold - found, found - gold))
        print(f"{one.row.id} | {one.row.trigger} | missed {missed} | extra {extra} | {one.row.text}")


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print the first N rows that differ")
    parser.add_argument("--json", action="store_true", help="print micro and macro F1 alone, as JSON")
    options = parser.parse_args()
    answers = code_rows(read_rows(options.gold))
    counts = score(answers)
    if options.json:
        print(json.dumps(summarise(counts)))
        return 0
    for name, one in counts.items():
        print(f"{name:24} P {one.precision:.3f}  R {one.recall:.3f}  F1 {one.f1:.3f}  gold {one.gold:.0f}")
    for name, f1 in summarise(counts).items():
        print(f"{name:24} F1 {f1:.3f}")
    print(f"{sum(one.found is None for one in answers)} of {len(answers)} rows have no event")
    show_errors(answers, options.errors)
    return 0


if __name__ == "__main__":
    sys.exit(main())
