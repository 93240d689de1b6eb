"""Near-duplicate articles: reprints and updates, found by MinHash over runs of words."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from rensa import RMinHash

from multipolar.link.union import Union
from multipolar.model.linked import ArticleGroup

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from multipolar.model.linked import StoredArticle

WORD = re.compile(r"\w+")
SHINGLE_WORDS = 4  # a run of four words is rarely chance; longer runs break at every edit
PERMUTATIONS = 128  # the estimate's standard error is then below .045
SEED = 42
BAND_ROWS = 3  # 42 bands of 3: two articles with a third of their shingles in common meet with .8 probability
MIN_LIKENESS = 0.5  # share of common shingles, of both
MIN_CONTAINED = 0.75  # share of the shorter one's shingles that stand in the longer: an update tells the old and more
MIN_SHINGLES = 20  # below that a text is a headline, and likeness is chance
MAX_BUCKET = 200  # of a band: more are boilerplate pages, compared with their neighbours alone


class Digest(NamedTuple):
    """An article's MinHash and how many different shingles it was made of."""

    values: tuple[int, ...]
    shingles: int


def digest_text(text: str) -> Digest:
    """Make the digest of a text, the same on every machine."""
    words = WORD.findall(text.casefold())
    shingles = {" ".join(words[at : at + SHINGLE_WORDS]) for at in range(max(1, len(words) - SHINGLE_WORDS + 1))}
    minhash = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    minhash.update(sorted(shingles))
    return Digest(tuple(minhash.digest()), len(shingles))


def group_articles(articles: Sequence[StoredArticle]) -> list[ArticleGroup]:
    """Put every article with the first of its near duplicates; the order of the articles does not matter."""
    ordered = sorted(articles, key=_age)
    groups = Union(range(len(ordered)))
    for one, two in sorted(_candidates(ordered)):
        if _are_alike(ordered[one], ordered[two]):
            groups.join(one, two)
    return [
        ArticleGroup(article.article_id, ordered[first].article_id, likeness(article, ordered[first]))
        for at, article in enumerate(ordered)
        for first in (groups.first_of(at),)
    ]


def likeness(one: StoredArticle, two: StoredArticle) -> float:
    """Estimate the share of shingles that two articles have in common, of all that either has."""
    same = sum(left == right for left, right in zip(one.digest, two.digest, strict=True))
    return same / PERMUTATIONS


def _age(article: StoredArticle) -> tuple[int, str]:
    return ((article.seen_on or date.max).toordinal(), article.key)


def _are_alike(one: StoredArticle, two: StoredArticle) -> bool:
    if min(one.shingles, two.shingles) < MIN_SHINGLES:
        return one.digest == two.digest
    share = likeness(one, two)
    common = share * (one.shingles + two.shingles) / (1 + share)
    return share >= MIN_LIKENESS or common >= MIN_CONTAINED * min(one.shingles, two.shingles)


def _candidates(articles: Sequence[StoredArticle]) -> Iterable[tuple[int, int]]:
    """Give the pairs that have all rows of some band in common, each once."""
    found: set[tuple[int, int]] = set()
    for bucket in _buckets(articles):
        if len(bucket) > MAX_BUCKET:
            found.update(pairwise(bucket))
        else:
            found.update((one, two) for at, one in enumerate(bucket) for two in bucket[at + 1 :])
    return found


def _buckets(articles: Sequence[StoredArticle]) -> Iterator[list[int]]:
    for start in range(0, PERMUTATIONS - BAND_ROWS + 1, BAND_ROWS):
        band: dict[tuple[int, ...], list[int]] = defaultdict(list)
        for at, article in enumerate(articles):
            band[article.digest[start : start + BAND_ROWS]].append(at)
        yield from (bucket for bucket in band.values() if len(bucket) > 1)
