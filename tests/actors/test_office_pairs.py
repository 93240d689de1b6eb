"""Who held an office on a day: rows made from the public record, apart from the tables they test."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from multipolar.actors import find_actors
from multipolar.lexicon.folding import fold
from multipolar.model.articles import Article

if TYPE_CHECKING:
    from multipolar.lexicon.actors import ActorLexicon
    from multipolar.parse import Parser


class Pair(NamedTuple):
    """A mention, the day of the report, and whom it means; `|` stands between spellings of one name."""

    mention: str
    date: str
    person: str
    code: str
    source: str
    known_miss: str


with Path(__file__).with_name("office_pairs.csv").open(encoding="utf-8", newline="") as file:
    PAIRS = [Pair(**row) for row in csv.DictReader(file)]

CASES = [
    pytest.param(
        pair,
        id=f"{pair.mention}-{pair.date}",
        marks=[pytest.mark.xfail(reason=pair.known_miss)] if pair.known_miss else [],
    )
    for pair in PAIRS
]


@pytest.mark.model
@pytest.mark.parametrize("pair", CASES)
def test_mention_means_who_held_the_office_that_day(parser: Parser, actor_lexicon: ActorLexicon, pair: Pair) -> None:
    text = f"{pair.mention[0].upper()}{pair.mention[1:]} spoke to reporters on Monday."
    article = Article("1", "test", text, published_on=date.fromisoformat(pair.date))

    found = find_actors(parser.parse(article), article, actor_lexicon)

    expected = {(fold(spelling).casefold(), pair.code) for spelling in pair.person.split("|")}
    assert {(fold(entity.name).casefold(), entity.code) for m in found.mentions for entity in m.entities} & expected


def test_rows_are_many_and_none_stands_twice() -> None:
    assert len({(pair.mention, pair.date) for pair in PAIRS}) == len(PAIRS) >= 400


def test_every_row_names_its_source() -> None:
    assert [pair for pair in PAIRS if not pair.source.startswith("public record: ")] == []
