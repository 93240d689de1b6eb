"""Events as CAMEO's datasets have them: one row for each who acts on each, with a code; or left out, and why."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations
from typing import TYPE_CHECKING

from multipolar.crosswalk import CameoCode, load_cameo
from multipolar.export.cells import number_of
from multipolar.export.records import NO_DAY
from multipolar.model.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from multipolar.crosswalk import CameoTable
    from multipolar.export.records import LedgerEvent, Party, Tally

VISIT, HOST = "042", "043"
NO_CODE = {
    Standing.POSSIBLE: "only possible",
    Standing.EARLIER: "told as background from earlier",
    Standing.NEGATED: "negated, and no refusal in CAMEO",
    Standing.PLANNED: "planned, and neither a promise nor a threat in CAMEO",
}


@dataclass(frozen=True, slots=True)
class CameoRow:
    """One side acting on another; `number` stands for event, sides and direction in every export."""

    number: int
    day: date
    code: CameoCode
    source: Party
    target: Party | None
    event: LedgerEvent


def cameo_rows(events: Iterable[LedgerEvent], tally: Tally, *, needs_target: bool) -> Iterator[CameoRow]:
    """Give the rows of each event that CAMEO has a code for; a visit is made by one side and hosted by the other."""
    table = load_cameo()
    for event in events:
        code = table.code_of(event.act, event.mode, event.standing, event.contexts)
        rows = list(_rows(event, code, table, needs_target=needs_target)) if code else []
        if rows:
            tally.events += 1
            tally.rows += len(rows)
            yield from rows
        else:
            tally.left_out[_why_not(event, code, needs_target=needs_target)] += 1


def _rows(event: LedgerEvent, code: CameoCode, table: CameoTable, *, needs_target: bool) -> Iterator[CameoRow]:
    if event.day is None:
        return
    for source, target, reverse in _dyads(event):
        if target is None and needs_target:
            continue
        own = table.codes[HOST] if reverse and code.code == VISIT else code
        number = number_of(event.origin, event.id, own.code, _who(source), _who(target))
        yield CameoRow(number, event.day, own, source, target, event)


def _dyads(event: LedgerEvent) -> Iterator[tuple[Party, Party | None, bool]]:
    """Give who acts on whom, and whether it is the host's side of a visit."""
    if event.recipients:
        pairs = [(a, b) for a in event.actors for b in event.recipients if _who(a) != _who(b)]
        yield from ((a, b, False) for a, b in pairs)
        if event.act == "CONSULT" and event.mode == "visit" and event.standing in {Standing.HAPPENED, Standing.SAID}:
            yield from ((b, a, True) for a, b in pairs)
    elif len(event.actors) > 1:
        yield from ((a, b, False) for a, b in permutations(event.actors, 2) if _who(a) != _who(b))
    else:
        yield from ((actor, None, False) for actor in event.actors)


def _who(party: Party | None) -> str:
    return f"{party.party} {party.sector} {party.name}" if party else ""


def _why_not(event: LedgerEvent, code: CameoCode | None, *, needs_target: bool) -> str:
    if code is None:
        return NO_CODE.get(event.standing, "no code in CAMEO")
    if event.day is None:
        return NO_DAY
    return "no target" if needs_target and event.actors else "nobody named"
