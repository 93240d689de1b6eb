"""What a sentence tells besides who and which act: its content words, cut to their stems."""

from __future__ import annotations

import re
from functools import lru_cache
from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multipolar.model.linked import StoredMention

WORD = re.compile(r"[a-z][a-z'’-]+|\d[\d,.]*\d|\d", re.UNICODE)
STEM_CHARS = 5  # "agree", "agreed", "agreement"
MIN_WORDS = 2  # content words that a sentence must have to be compared
CACHED_SENTENCES = 200_000
EMPTY_WORDS = frozenset(
    "a an the and or but nor if as at by for from in into of off on onto out over to up with within without about "
    "after against also amid among another any are be been being before between both did do does during each either "
    "had has have he her hers him his how i is it its itself last like may might more most much must no not now one "
    "only other our own same shall she should since so some such than that their them then there these they this "
    "those through today too two under until was we were what when where which while who whom whose why will would "
    "yesterday you your tomorrow three several many first second new week month year earlier later recent recently "
    "said say says told tell added according statement reporters news agency announced reported reportedly official "
    "officials president prime minister ministers ministry foreign leader leaders government spokesman spokeswoman "
    "country countries state states nation nations counterpart side sides head chief monday tuesday wednesday "
    "thursday friday saturday sunday january february march april june july august september october november "
    "december".split()
)


def content_of(mention: StoredMention) -> frozenset[str]:
    """Give the stems of a mention's sentence, without names, its trigger and words that every report has."""
    start, end = mention.trigger.start - mention.evidence.start, mention.trigger.end - mention.evidence.start
    words = mention.evidence_words
    outside = f"{words[: max(start, 0)]} {words[max(end, 0) :]}" if mention.evidence.holds(mention.trigger) else words
    return _stems(outside)


def likeness(one: frozenset[str], two: frozenset[str]) -> float | None:
    """Tell how many stems two sentences share, 0 to 1; None when one has too few to tell."""
    if min(len(one), len(two)) < MIN_WORDS:
        return None
    return len(one & two) / sqrt(len(one) * len(two))


@lru_cache(maxsize=CACHED_SENTENCES)
def _stems(words: str) -> frozenset[str]:
    found = (match[0] for match in WORD.finditer(_without_names(words)))
    return frozenset(word[:STEM_CHARS] for word in found if word not in EMPTY_WORDS)


def _without_names(words: str) -> str:
    """Blank what begins with a capital: names, which the parties and the place tell better."""
    return re.sub(r"\b[^\W\d_a-z][\w’'-]*", " ", words)
