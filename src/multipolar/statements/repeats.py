"""Which statements give an earlier one's words again?"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from multipolar.model.statements import Statement

WORD = re.compile(r"\w+")
MIN_WORDS = 5  # fewer words recur by chance
SHINGLE = 4  # words in a row that two statements must share to be compared
MAX_COMPARED = 8  # statements compared with one; more share only stock phrases
MIN_OVERLAP = 0.8  # share of the shorter statement's words found in the other


def mark_repeats(text: str, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Set `repeats` on statements with nearly the same words as one before them by the same speaker."""
    by_shingle: dict[tuple[str, ...], list[int]] = {}
    words = [_words(text, statement) for statement in statements]
    marked: list[Statement] = []
    for number, statement in enumerate(statements):
        earlier = _original(number, statements, words, by_shingle)
        marked.append(replace(statement, repeats=statements[earlier].id) if earlier is not None else statement)
        if earlier is None:
            for shingle in _shingles(words[number]):
                by_shingle.setdefault(shingle, []).append(number)
    return tuple(marked)


def _words(text: str, statement: Statement) -> tuple[str, ...]:
    return tuple(word for part in statement.parts for word in WORD.findall(part.quote(text).casefold()))


def _shingles(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    return sorted({words[at : at + SHINGLE] for at in range(len(words) - SHINGLE + 1)})


def _original(
    number: int,
    statements: Sequence[Statement],
    words: Sequence[tuple[str, ...]],
    by_shingle: dict[tuple[str, ...], list[int]],
) -> int | None:
    own = words[number]
    if len(own) < MIN_WORDS:
        return None
    near: dict[int, int] = {}
    for shingle in _shingles(own):
        for other in by_shingle.get(shingle, ())[:MAX_COMPARED]:
            near[other] = near.get(other, 0) + 1
    for other in sorted(near, key=lambda one: (-near[one], one))[:MAX_COMPARED]:
        one = statements[other]
        if (
            one.speaker.name == statements[number].speaker.name
            and not one.span.overlaps(statements[number].span)
            and _same(own, words[other])
        ):
            return other
    return None


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if len(one) > 2 * len(other):
        return False
    return len(set(one) & set(other)) >= MIN_OVERLAP * min(len(set(one)), len(set(other)))
