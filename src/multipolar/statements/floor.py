"""Who has spoken so far?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multipolar.model.actors import Entity

REMEMBERED = 20  # speakers that pronouns and descriptions can still mean


@dataclass(frozen=True, slots=True)
class Heard:
    """A speaker met before: where, and whether a person."""

    token: int
    entity: Entity
    is_person: bool


@dataclass(slots=True)
class Floor:
    """Who has spoken in the article so far, in the order of the text, and which pronoun fits whom."""

    heard: list[Heard] = field(default_factory=list)
    genders: dict[str, str] = field(default_factory=dict)

    def take(self, token: int, entity: Entity, *, is_person: bool) -> None:
        """Remember a speaker."""
        self.heard.append(Heard(token, entity, is_person))

    def last(self, *, person: bool | None = None) -> Entity | None:
        """Give the last speaker; with `person`, the last that is one, or is none."""
        for heard in reversed(self.heard[-REMEMBERED:]):
            if person is None or heard.is_person is person:
                return heard.entity
        return None
