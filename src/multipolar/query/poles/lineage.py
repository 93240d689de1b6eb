"""Blocs that go on from one period to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Members = tuple[str, ...]


def trace_lines(periods: Sequence[tuple[Sequence[Members], Mapping[str, float]]]) -> list[tuple[int, ...]]:
    """Number every bloc of every period: one that goes on keeps its number.

    A bloc goes on from the one of the period before with which it shares most of its members, weighed by the strength
    of their ties; where two claim the same, the larger claim counts.

    Args:
        periods: the blocs' members, and each state's strength.
    """
    lines: list[tuple[int, ...]] = []
    before: dict[int, Members] = {}
    newest = 0
    for blocs, strength in periods:
        claims = sorted(
            (-sum(strength[state] for state in bloc if state in known), at, line)
            for at, bloc in enumerate(blocs)
            for line, known in before.items()
            if set(bloc) & set(known)
        )
        given: dict[int, int] = {}
        for _, at, line in claims:
            if at not in given and line not in given.values():
                given[at] = line
        for at in range(len(blocs)):
            if at not in given:
                newest += 1
                given[at] = newest
        lines.append(tuple(given[at] for at in range(len(blocs))))
        before = {given[at]: bloc for at, bloc in enumerate(blocs)}
    return lines
