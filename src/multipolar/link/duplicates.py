"""Near-duplicate articles: reprints and updates, found by MinHash over runs of words."""

from __future__ import annotations

import re
from datetime import date
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from rensa import RMinHash

from multipolar.link.union import Union
from multipolar.model.linked import ArticleGroup

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from multipolar.model.linked import StoredArticle

    Digests = NDArray[np.uint32]

WORD = re.compile(r"\w+")
SHINGLE_WORDS = 4  # a run of four words is rarely chance; longer runs break at every edit
PERMUTATIONS = 128  # the estimate's standard error is then below .045
SEED = 42
BAND_ROWS = 3  # 42 bands of 3: two articles with a third of their shingles in common meet with .8 probability
MIN_LIKENESS = 0.5  # share of common shingles, of both
MIN_CONTAINED = 0.75  # share of the shorter one's shingles that stand in the longer: an update tells the old and more
MIN_SHINGLES = 20  # below that a text is a headline, and likeness is chance
COMPARED_PAIRS = 100_000  # at a time, in some 100 MB
MIXER = np.uint64(0x9E3779B97F4A7C15)
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


def group_articles(articles: Sequence[StoredArticle], digests: Digests) -> list[ArticleGroup]:
    """Put every article with the first of its near duplicates; the order of the articles does not matter.

    Args:
        articles: all of them.
        digests: their MinHashes, a row for each, in the same order.
    """
    order = sorted(range(len(articles)), key=lambda at: _age(articles[at]))
    ordered = [articles[at] for at in order]
    rows = digests[order] if order else digests
    groups = Union(range(len(ordered)))
    for one, two in _alike(ordered, rows):
        groups.join(one, two)
    firsts = [groups.first_of(at) for at in range(len(ordered))]
    likeness = (rows == rows[firsts]).mean(axis=1) if order else ()
    return [
        ArticleGroup(article.article_id, ordered[first].article_id, float(share))
        for article, first, share in zip(ordered, firsts, likeness, strict=True)
    ]


def _age(article: StoredArticle) -> tuple[int, str]:
    return ((article.seen_on or date.max).toordinal(), article.key)


def _alike(articles: Sequence[StoredArticle], digests: Digests) -> Iterator[tuple[int, int]]:
    """Give the pairs of near duplicates, among those that have all rows of some band in common."""
    shingles = np.array([article.shingles for article in articles])
    candidates = _candidates(digests)
    for start in range(0, len(candidates), COMPARED_PAIRS):
        one, two = candidates[start : start + COMPARED_PAIRS].T
        share = (digests[one] == digests[two]).mean(axis=1)
        short = np.minimum(shingles[one], shingles[two])
        common = share * (shingles[one] + shingles[two]) / (1 + share)
        near = (share >= MIN_LIKENESS) | (common >= MIN_CONTAINED * short)
        found = np.where(short < MIN_SHINGLES, share == 1.0, near)
        yield from zip(one[found].tolist(), two[found].tolist(), strict=True)


def _candidates(digests: Digests) -> NDArray[np.int64]:
    """Give the pairs of rows that have a band in common, each once, as rows of two."""
    pairs: set[tuple[int, int]] = set()
    for start in range(0, PERMUTATIONS - BAND_ROWS + 1, BAND_ROWS):
        for bucket in _buckets(digests[:, start : start + BAND_ROWS]):
            pairs.update(pairwise(bucket) if len(bucket) > MAX_BUCKET else combinations(bucket, 2))
    return np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)


def _buckets(band: Digests) -> Iterator[list[int]]:
    """Give the rows that are the same in a band; that their mixture is the same by chance does no harm."""
    mixed = np.zeros(len(band), dtype=np.uint64)
    for column in band.T:
        mixed = (mixed ^ column.astype(np.uint64)) * MIXER
    order = np.argsort(mixed, kind="stable")
    starts = np.flatnonzero(np.diff(mixed[order], prepend=mixed[order][:1] + np.uint64(1)))
    ends = np.append(starts[1:], len(order))
    for start, end in zip(starts[ends - starts > 1].tolist(), ends[ends - starts > 1].tolist(), strict=True):
        yield order[start:end].tolist()
