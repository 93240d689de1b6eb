"""Which coded unit answers which gold unit: same sentence, same pair, and whatever the level asks for besides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evaluate.codes import same_pair

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from multipolar.evaluate.units import Unit

    Agrees = Callable[[Unit, Unit], bool]


def _any_act(_gold: Unit, _coded: Unit) -> bool:
    return True


def _same_quad(gold: Unit, coded: Unit) -> bool:
    return gold.quads[0] == coded.quads[0] or gold.quads[1] == coded.quads[1]


def same_type(gold: Unit, coded: Unit) -> bool:
    """Tell whether the types agree, or the acts behind them."""
    return gold.type == coded.type or gold.act == coded.act


def _same_act_and_auxiliary(gold: Unit, coded: Unit) -> bool:
    return gold.act == coded.act and gold.auxiliary == coded.auxiliary


PAIR, PAIR_TYPE, PAIR_ACT_AUX = "pair", "pair+type", "pair+act+aux"
LEVELS: Mapping[str, Agrees] = {
    PAIR: _any_act,
    "pair+quad": _same_quad,
    PAIR_TYPE: same_type,
    PAIR_ACT_AUX: _same_act_and_auxiliary,
}


def match_units(
    gold: Sequence[Unit], coded: Sequence[Unit], agrees: Agrees, *, same_sentence: bool = True
) -> dict[int, int]:
    """Give which coded unit (by its place) each gold unit found, one to one.

    Sure units choose first; each takes the unit that agrees with it most: in the act, then in the auxiliary.
    """
    links: dict[int, int] = {}
    taken: set[int] = set()
    for at in sorted(range(len(gold)), key=lambda number: gold[number].optional):
        unit = gold[at]
        fitting = [
            number
            for number, other in enumerate(coded)
            if number not in taken
            and (not same_sentence or unit.span.overlaps(other.span))
            and agrees(unit, other)
            and same_pair(unit.pair, other.pair, either_way=unit.mutual or other.mutual)
        ]
        if fitting:
            links[at] = max(fitting, key=lambda number: _agreement(unit, coded[number]))  # the first of equals
            taken.add(links[at])
    return links


def _agreement(gold: Unit, coded: Unit) -> tuple[bool, bool]:
    return gold.act == coded.act, gold.auxiliary == coded.auxiliary


def match_types(gold: Sequence[Unit], coded: Sequence[Unit]) -> dict[int, int]:
    """Give the coded unit of the same sentence, parties (in either order) and type that each gold unit found."""
    links: dict[int, int] = {}
    taken: set[int] = set()
    for at, unit in enumerate(gold):
        for number, other in enumerate(coded):
            if (
                number not in taken
                and unit.span.overlaps(other.span)
                and same_type(unit, other)
                and same_pair(unit.pair, other.pair, either_way=True)
            ):
                links[at] = number
                taken.add(number)
                break
    return links
