"""Events in short: "SUPPORT RUR>FRE future" is a future SUPPORT by Ruritania of Freedonia."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multipolar.model.coded import CodedArticle
    from multipolar.model.events import Event


def told(coded: CodedArticle) -> list[str]:
    """Give the events of an article in short, in the order of the text."""
    return [in_short(event) for event in coded.events]


def in_short(event: Event) -> str:
    """Give act, parties by code (sorted) and auxiliaries."""
    actors = ",".join(sorted(entity.code for entity in event.actors))
    recipients = ",".join(sorted(entity.code for entity in event.recipients))
    return " ".join([event.act, f"{actors}>{recipients}", *event.auxiliary])
