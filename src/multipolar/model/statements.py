"""What was said, and by whom."""

from dataclasses import dataclass
from enum import StrEnum

from multipolar.model.actors import Entity
from multipolar.model.spans import TextSpan


class StatementKind(StrEnum):
    """How the words are given."""

    DIRECT = "direct"  # all within quotation marks
    INDIRECT = "indirect"  # none
    MIXED = "mixed"  # indirect, with quoted parts


@dataclass(frozen=True, slots=True)
class Statement:
    """One attributed statement; `parts` are its words without the cue, quote marks stripped.

    `repeats` is the id of the statement that this one gives again (a pull quote, a second quotation).
    """

    id: str
    speaker: Entity
    kind: StatementKind
    cue: TextSpan | None
    parts: tuple[TextSpan, ...]
    addressee: Entity | None = None
    repeats: str | None = None
    rule_id: str = ""

    @property
    def span(self) -> TextSpan:
        """The stretch from the first part's start to the last part's end."""
        return TextSpan(self.parts[0].start, self.parts[-1].end)
