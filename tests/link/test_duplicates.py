from __future__ import annotations

from datetime import date
from random import Random

import numpy as np

from multipolar.link import digest_text, group_articles
from multipolar.model.linked import ArticleGroup, StoredArticle

WORDS = [f"word{number}" for number in range(400)]


def text(seed: int, length: int = 300) -> str:
    return " ".join(Random(seed).choices(WORDS, k=length))  # noqa: S311  (no secret)


def article(number: int, words: str, day: int = 1) -> tuple[StoredArticle, tuple[int, ...]]:
    values, shingles = digest_text(words)
    return StoredArticle(number, f"key{number}", date(2030, 1, day), shingles), values


def group(*articles: tuple[StoredArticle, tuple[int, ...]]) -> list[ArticleGroup]:
    digests = np.array([values for _, values in articles], dtype=np.uint32).reshape(len(articles), 128)
    return group_articles([one for one, _ in articles], digests)


def groups(*articles: tuple[StoredArticle, tuple[int, ...]]) -> dict[int, int]:
    return {one.article_id: one.first_id for one in group(*articles)}


def test_no_articles_make_no_groups() -> None:
    assert group() == []


def test_a_reprint_goes_with_the_earliest() -> None:
    assert groups(article(1, text(1), day=5), article(2, text(1), day=3), article(3, text(2))) == {1: 2, 2: 2, 3: 3}


def test_an_update_that_holds_the_old_text_is_near() -> None:
    assert groups(article(1, text(1)), article(2, f"{text(1)} {text(9, 120)}", day=2)) == {1: 1, 2: 1}


def test_an_edited_reprint_is_near() -> None:
    words = text(1).split()
    words[100:110] = ["edited"] * 10

    assert groups(article(1, text(1)), article(2, " ".join(words), day=2)) == {1: 1, 2: 1}


def test_two_reports_with_a_paragraph_in_common_are_two() -> None:
    common = text(5, 60)

    assert groups(article(1, f"{text(1)} {common}"), article(2, f"{text(2)} {common}", day=2)) == {1: 1, 2: 2}


def test_short_texts_are_near_only_when_they_are_the_same() -> None:
    assert groups(article(1, "Talks fail."), article(2, "Talks fail."), article(3, "Talks fail again.")) == {
        1: 1,
        2: 1,
        3: 3,
    }


def test_likeness_is_that_to_the_first() -> None:
    likeness = {one.article_id: one.likeness for one in group(article(1, text(1)), article(2, text(1)))}

    assert likeness == {1: 1.0, 2: 1.0}


def test_digests_are_the_same_in_every_process_and_version_of_the_library() -> None:
    assert digest_text("Ruritania met Freedonia in Strelsau.").values[:2] == (3252076637, 3553045870)
