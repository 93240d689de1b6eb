"""What states agree on, offer, seek or refuse."""

from dataclasses import dataclass
from enum import StrEnum

from multipolar.model.spans import TextSpan


class DealStage(StrEnum):
    """How far a deal has come."""

    SOUGHT = "sought"
    OFFERED = "offered"
    DISCUSSED = "discussed"
    AGREED = "agreed"
    SIGNED = "signed"
    RATIFIED = "ratified"
    UNDERWAY = "underway"
    COMPLETED = "completed"
    REFUSED = "refused"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Deal:
    """A subject that parties deal over, as one place in the text puts it; `parties` are codes, sorted."""

    parties: tuple[str, ...]
    subject: str
    sector: str
    stage: DealStage
    events: tuple[str, ...]
    evidence: TextSpan
    rule_id: str = ""
