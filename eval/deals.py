"""Measure deals: F1 on parties and subject, and with the stage, and with the sector.

    python eval/deals.py GOLD.jsonl [--errors N] [--json]

Each line of GOLD has `id`, `text`, `published` and `deals`, a list of `parties` (codes), `subject`, `sector` and
`stage`. Two deals are the same when their parties are, in any order, and the head of their subjects: the last word
before a preposition, in the singular. A deal that is told twice in a text counts once.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from multipolar.evaluate.codes import same_party
from multipolar.evaluate.counts import Counts
from multipolar.evaluate.files import Record, read_checked
from multipolar.evaluate.schemas import Codes, Schema, Text
from multipolar.model.coded import Failure
from multipolar.model.deals import DealStage
from multipolar.pipeline import Coder
from multipolar.read.records import article_from_record
from multipolar.read.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

PREPOSITION = re.compile(r"\b(?:of|for|on|in|to|with|from|by|at|over|between|against|about|under)\b")
LEVELS = {"subject": (), "subject+stage": ("stage",), "subject+sector": ("sector",)}


class GoldDeal(Schema):
    """A deal as the annotator writes it."""

    parties: Codes
    subject: Text
    sector: str = ""
    stage: DealStage


class Row(Schema):
    """A text and its deals."""

    id: Text
    text: Text
    deals: tuple[GoldDeal, ...]


@dataclass(frozen=True, slots=True)
class DealReading:
    """What is compared of a deal."""

    parties: tuple[str, ...]
    head: str
    sector: str
    stage: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A row's deals, and those that the coder found."""

    row: Row
    gold: tuple[DealReading, ...]
    coded: tuple[DealReading, ...]


def head_of(subject: str) -> str:
    """Give the noun that a subject phrase is about: "two nuclear power plants in Caracas" is about a plant."""
    phrase: str = PREPOSITION.split(subject.lower(), maxsplit=1)[0]
    last = (phrase.split() or [subject.lower()])[-1].strip(".,;:'\"")
    if last.endswith("ies"):
        return last[:-3] + "y"
    return last[:-1] if last.endswith("s") and not last.endswith("ss") else last


def read_deal(parties: Iterable[str], subject: str, sector: str, stage: str) -> DealReading:
    """Take what is compared of a deal."""
    return DealReading(tuple(sorted(set(parties))), head_of(subject), sector.strip().lower(), stage)


def same_deal(one: DealReading, other: DealReading, fields: Sequence[str]) -> bool:
    """Tell whether parties and head agree, and the fields named."""
    parties = len(one.parties) == len(other.parties) and all(
        any(same_party(code, candidate) for candidate in other.parties) for code in one.parties
    )
    return parties and all(getattr(one, field) == getattr(other, field) for field in ("head", *fields))


def distinct(deals: Iterable[DealReading], fields: Sequence[str]) -> list[DealReading]:
    """Leave out what differs from a deal before it in nothing that is compared."""
    kept: list[DealReading] = []
    for deal in deals:
        if not any(same_deal(deal, other, fields) for other in kept):
            kept.append(deal)
    return kept


def count(answers: Iterable[Answer], fields: Sequence[str]) -> Counts:
    """Count the deals that agree in parties, head and the fields named."""
    total = Counts()
    for one in answers:
        gold, coded = distinct(one.gold, fields), distinct(one.coded, fields)
        found = sum(any(same_deal(deal, other, fields) for other in coded) for deal in gold)
        right = sum(any(same_deal(deal, other, fields) for other in gold) for deal in coded)
        total += Counts(found, len(gold), right, len(coded))
    return total


def read_rows(path: Path) -> list[tuple[Record, Row]]:
    """Read the gold.

    Raises:
        SystemExit: a line is wrong; each has been told.
    """
    checked = list(read_checked(path, Row))
    faults = [str(one) for one in checked if isinstance(one, Failure)]
    if faults:
        sys.exit("\n".join(faults))
    return [one for one in checked if not isinstance(one, Failure)]


def code_rows(rows: Iterable[tuple[Record, Row]]) -> list[Answer]:
    """Code every row's text."""
    coder = Coder()
    answers = []
    for record, row in rows:
        coded = coder.code(article_from_record(record.content, Source(record.where), record.where))
        gold = tuple(read_deal(deal.parties, deal.subject, deal.sector, deal.stage) for deal in row.deals)
        found = tuple(read_deal(deal.parties, deal.subject, deal.sector, deal.stage) for deal in coded.deals)
        answers.append(Answer(row, gold, found))
    return answers


def show_errors(answers: Iterable[Answer], most: int) -> None:
    """Print the first deals that were missed or are not there, stage and sector included."""
    fields = ("stage", "sector")
    lines = [
        f"{one.row.id} | {kind} | {'+'.join(deal.parties)} {deal.head} {deal.stage} {deal.sector} | {one.row.text}"
        for one in answers
        for kind, deals, others in (("missed", one.gold, one.coded), ("spurious", one.coded, one.gold))
        for deal in deals
        if not any(same_deal(deal, other, fields) for other in others)
    ]
    for line in lines[:most]:
        print(line)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print the first N mistakes")
    parser.add_argument("--json", action="store_true", help="print the F1 of each level alone, as JSON")
    options = parser.parse_args()
    answers = code_rows(read_rows(options.gold))
    counts = {level: count(answers, fields) for level, fields in LEVELS.items()}
    if options.json:
        print(json.dumps({level: one.f1 for level, one in counts.items()}))
        return 0
    for level, one in counts.items():
        totals = f"gold {one.gold:.0f}  coded {one.coded:.0f}"
        print(f"{level:16} P {one.precision:.3f}  R {one.recall:.3f}  F1 {one.f1:.3f}  {totals}")
    show_errors(answers, options.errors)
    return 0


if __name__ == "__main__":
    sys.exit(main())
