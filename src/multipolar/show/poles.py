"""How multipolar the network is, for people at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.rule import Rule
from rich.text import Text

from multipolar.show.table import INDENT, QUIET, SECTION, Indented
from multipolar.show.tables import plain_table
from multipolar.show.titles import period_label, poles_title

if TYPE_CHECKING:
    from multipolar.query.poles.find import Poles

MOST_BLOCS = 5  # named in a line


def poles_report(poles: Poles) -> Group:
    """Lay out how multipolar each period was, and the blocs of the last."""
    table = plain_table("", ">poles", ">divided", ">balanced", ">states", "blocs, by share of all ties' strength")
    for period in poles.periods:
        balance = "–" if period.balance is None else f"{period.balance:.0%}"
        blocs = ", ".join(f"{poles.names[bloc.members[0]]} {bloc.share:.0%}" for bloc in period.blocs[:MOST_BLOCS])
        numbers = (f"{period.effective_poles:.1f}", f"{period.modularity:.2f}", balance, str(len(period.strength)))
        table.add_row(*map(Text, (period_label(period, poles.settings.span), *numbers, blocs)))
    last = poles.periods[-1]
    blocs_of_last = [
        Indented(
            Text.assemble((f"{bloc.share:.0%} ", "bold"), ", ".join(poles.names[one] for one in bloc.members)), INDENT
        )
        for bloc in last.blocs
    ]
    key = (
        "poles: effective number of blocs; divided: signed modularity, 0 as by chance, to 1;"
        " balanced: triangles in which friends' friends are friends"
    )
    return Group(
        Rule(Text(poles_title(poles), "bold"), align="left", style=QUIET),
        Text(key, QUIET),
        Text(),
        table,
        Text(),
        Text(f"BLOCS, {period_label(last, poles.settings.span)}", SECTION),
        *blocs_of_last,
        Text(),
    )
