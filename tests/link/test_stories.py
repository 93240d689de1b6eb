"""Linking measured on generated reports: `python eval/linking.py` prints the same for more seeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from linking import b_cubed, measure
from stories import make_stories

if TYPE_CHECKING:
    from pathlib import Path

SEEDS = (11, 12, 13)  # the weights were chosen on others


def test_b_cubed_counts_every_mention() -> None:
    truth = {"a": 1, "b": 1, "c": 2, "d": 2}

    assert b_cubed({"a": 1, "b": 1, "c": 2, "d": 2}, truth) == (1.0, 1.0)
    assert b_cubed(dict.fromkeys("abcd", 1), truth) == (0.5, 1.0)
    assert b_cubed({name: name for name in "abcd"}, truth) == (1.0, 0.5)


def test_stories_are_the_same_for_the_same_seed() -> None:
    assert make_stories(3, 40) == make_stories(3, 40)
    assert make_stories(3, 40) != make_stories(4, 40)


def test_every_mention_shows_its_words() -> None:
    for story in make_stories(1, 60):
        text = story.coded.article.text
        for event in story.coded.events:
            assert event.evidence.holds(event.trigger)
            assert "[" not in event.evidence.quote(text)
            assert event.evidence.quote(text).endswith((".", "'."))


@pytest.mark.slow
def test_mentions_of_200_articles_are_linked_well(tmp_path: Path) -> None:
    scores = [measure(make_stories(seed), tmp_path / f"{seed}.duckdb") for seed in SEEDS]

    assert all(one.mentions > 3 * one.events for one in scores)
    assert sum(one.precision for one in scores) / len(SEEDS) >= 0.90
    assert sum(one.recall for one in scores) / len(SEEDS) >= 0.80
    assert min(one.copies_precision for one in scores) >= 0.99
    assert min(one.copies_recall for one in scores) >= 0.90
