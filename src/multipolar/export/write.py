"""Write events of a ledger in a format: into a stream of bytes, or a folder for Parquet, some at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.errors import LedgerError
from multipolar.export.followthemoney import write_followthemoney
from multipolar.export.formats import Format
from multipolar.export.gdelt import write_gdelt1, write_gdelt2
from multipolar.export.gdelt_mentions import write_gdelt_mentions
from multipolar.export.icews import write_icews
from multipolar.export.linked_data import write_jsonld
from multipolar.export.monthly import write_parquet
from multipolar.export.phoenix import write_phoenix
from multipolar.export.plover import write_plover
from multipolar.export.polecat import write_polecat
from multipolar.export.records import Tally
from multipolar.export.selection import choose_events, read_events

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from duckdb import DuckDBPyConnection

    from multipolar.export.records import LedgerEvent
    from multipolar.export.selection import Selection

    Writer = Callable[[Iterable[LedgerEvent], Tally], Iterator[str]]

WRITERS: dict[Format, Writer] = {
    Format.POLECAT: write_polecat,
    Format.ICEWS: write_icews,
    Format.GDELT1: write_gdelt1,
    Format.GDELT2_EVENTS: write_gdelt2,
    Format.GDELT2_MENTIONS: write_gdelt_mentions,
    Format.PHOENIX: write_phoenix,
    Format.PLOVER: write_plover,
    Format.FOLLOWTHEMONEY: write_followthemoney,
    Format.JSONLD: write_jsonld,
}
PIECE_CHARS = 1 << 18
UNKNOWN = "select party from unnest($parties) as asked(party) anti join parties using (party) order by party"


def export_lines(
    ledger: DuckDBPyConnection, form: Format, selection: Selection, write: Callable[[bytes], None]
) -> Tally:
    """Write the chosen events in UTF-8, in pieces, and give what was written and left out.

    Raises:
        LedgerError: a party asked for is not in the ledger.
    """
    tally = Tally()
    _choose(ledger, selection)
    waiting: list[str] = []
    length = 0
    for line in WRITERS[form](read_events(ledger), tally):
        waiting.append(line)
        length += len(line)
        if length >= PIECE_CHARS:
            write("".join(waiting).encode())
            waiting, length = [], 0
    write("".join(waiting).encode())
    return tally


def export_parquet(ledger: DuckDBPyConnection, selection: Selection, folder: Path) -> Tally:
    """Write the chosen events below a folder that is empty or not there yet.

    Raises:
        LedgerError: a party asked for is not in the ledger.
    """
    tally = Tally()
    _choose(ledger, selection)
    write_parquet(read_events(ledger), tally, folder)
    return tally


def _choose(ledger: DuckDBPyConnection, selection: Selection) -> None:
    unknown = ledger.execute(UNKNOWN, {"parties": list(selection.parties)}).fetchall()
    if unknown:
        msg = f"{unknown[0][0]}: no such party in this ledger; write one as RUS or 'IGO:African Union'"
        raise LedgerError(msg)
    choose_events(ledger, selection)
