"""How a party stands with all others, for people at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.rule import Rule
from rich.text import Text

from multipolar.show.describe import describe_day, describe_score
from multipolar.show.table import INDENT, QUIET, Indented
from multipolar.show.tables import CLOSER, COLDER, HEADS, plain_table, section
from multipolar.show.titles import UNITS
from multipolar.show.words import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from multipolar.query.partners import Partner, Partners

MOST_PARTNERS = 25
MOST_MOVED = 5


def partners_report(partners: Partners) -> Group:
    """Lay out all partners of a party, and who comes closer or falls out."""
    shown = partners.partners[:MOST_PARTNERS]
    table = plain_table("", *(f">{head}" for head in HEADS.values()), ">score", ">before", ">recent", ">change")
    for one in shown:
        change = one.change
        style = "" if not change else CLOSER if change > 0 else COLDER
        counts = [f"{one.counts[quad]:,.0f}" for quad in HEADS]
        earlier = describe_score(one.earlier_score) if one.earlier_events else "–"
        recent = describe_score(one.recent_score) if one.recent_events else "–"
        scores = [describe_score(one.score), earlier, recent]
        cells = [Text(one_line(one.party.name), "bold"), *map(Text, (*counts, *scores))]
        table.add_row(*cells, Text(describe_score(change) if change is not None else "–", style))
    unit = UNITS[partners.settings.count]
    number = len(partners.partners)
    told = f"{number} partners by {partners.rank}; numbers of {unit} told as done, + cooperation, − conflict"
    more = len(partners.partners) - len(shown)
    days = ""
    if partners.turn_on and partners.last_on:
        length = (partners.last_on - partners.turn_on).days
        days = f"recent: {length} days to {describe_day(partners.last_on)}; before: as many days before them"
    parts: list[RenderableType] = [
        Rule(Text(f"{partners.party.name} and all others", "bold"), align="left", style=QUIET),
        Text(told + (f"; the first {len(shown)}" if more > 0 else ""), QUIET),
        Text(days, QUIET),
        Text(),
        table,
        *section("COMING CLOSER", map(_moved, partners.rising[:MOST_MOVED])),
        *section("FALLING OUT", map(_moved, partners.falling[:MOST_MOVED])),
    ]
    return Group(*parts, Text())


def _moved(one: Partner) -> Iterator[RenderableType]:
    scores = f"{describe_score(one.earlier_score)} → {describe_score(one.recent_score)}"
    yield Indented(Text.assemble((one_line(one.party.name), "bold"), f": {scores}"), INDENT)
