"""How a text commits to an act, in one word."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from multipolar.model.factuality import Auxiliary

if TYPE_CHECKING:
    from multipolar.model.events import Event


class Standing(StrEnum):
    """How the text commits to an event, in the order in which groups are shown."""

    HAPPENED = "happened"
    SAID = "said"
    PLANNED = "planned"
    POSSIBLE = "possible"
    NEGATED = "negated"
    EARLIER = "earlier"


def standing_of(event: Event) -> Standing:
    """Tell how the text commits to an event; what did not happen is never shown as anything else.

    "denied that it had attacked" is negated though somebody says so; "will visit" is planned whoever says so.
    """
    if Auxiliary.NEGATION in event.auxiliary:
        return Standing.NEGATED
    if Auxiliary.HYPOTHETICAL in event.auxiliary:
        return Standing.POSSIBLE
    if Auxiliary.HISTORICAL in event.auxiliary:
        return Standing.EARLIER
    if Auxiliary.FUTURE in event.auxiliary:
        return Standing.PLANNED
    return Standing.SAID if event.claimant else Standing.HAPPENED
