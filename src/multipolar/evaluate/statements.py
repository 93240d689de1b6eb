"""Which coded statement answers which gold statement, and whether they have the same speaker."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from multipolar.evaluate.codes import same_party
from multipolar.lexicon.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from multipolar.evaluate.readings import StatementReading

ENOUGH = 0.5  # of the characters of both together are shared
NO_NAME = frozenset("mr mrs ms the of president minister".split())


def match_statements(gold: Sequence[StatementReading], coded: Sequence[StatementReading]) -> dict[int, int]:
    """Give the first coded statement (by its place) with the same words that each gold statement found, one to one."""
    words = [_characters(statement) for statement in coded]
    links: dict[int, int] = {}
    for at, statement in enumerate(gold):
        own = _characters(statement)
        for number, other in enumerate(words):
            if number not in links.values() and len(own & other) >= ENOUGH * len(own | other):
                links[at] = number
                break
    return links


def same_speaker(gold: StatementReading, coded: StatementReading) -> bool:
    """Tell whether the last word of one name stands in the other; where a name is missing, the codes decide."""
    one, other = _name_words(gold.speaker), _name_words(coded.speaker)
    if one and other:
        return one[-1] in other or other[-1] in one
    return bool(gold.code and coded.code) and same_party(gold.code, coded.code)


def _characters(statement: StatementReading) -> set[int]:
    return {at for part in statement.parts for at in range(part.start, part.end)}


def _name_words(name: str) -> list[str]:
    return [word for word in re.findall(r"[a-z]+", fold(name).lower()) if word not in NO_NAME]
