"""Sets that grow together, each known by its first member."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Union:
    """Disjoint sets of numbers; a set is known by its smallest."""

    def __init__(self, members: Iterable[int]) -> None:
        """Begin with every member by itself."""
        self._parent = {member: member for member in members}

    def first_of(self, member: int) -> int:
        """Give the smallest of a member's set."""
        first = member
        while self._parent[first] != first:
            first = self._parent[first]
        while self._parent[member] != first:
            self._parent[member], member = first, self._parent[member]
        return first

    def join(self, one: int, two: int) -> int:
        """Make two sets one, and give its smallest."""
        low, high = sorted((self.first_of(one), self.first_of(two)))
        self._parent[high] = low
        return low
