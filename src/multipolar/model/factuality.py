"""Whether the text commits to an act: PLOVER's four auxiliary modes."""

from dataclasses import dataclass
from enum import StrEnum

from multipolar.model.spans import TextSpan


class Auxiliary(StrEnum):
    """PLOVER's auxiliary modes; an act with none of them is told as a fact."""

    NEGATION = "negation"
    FUTURE = "future"
    HYPOTHETICAL = "hypothetical"
    HISTORICAL = "historical"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One auxiliary of one act, the lexicon entry that gave it, and the words it read."""

    auxiliary: Auxiliary
    rule_id: str
    cue: TextSpan
