"""Plain tables and sections for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from multipolar.show.table import QUIET, SECTION

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import RenderableType

# The quadrants' columns: words or deeds, for or against.
HEADS = {"VC": "verbal +", "MC": "material +", "VX": "verbal −", "MX": "material −"}
CLOSER, COLDER = "bold blue", "bold dark_orange"


def section(heading: str, blocks: Iterable[Iterable[RenderableType]]) -> list[RenderableType]:
    """Put a heading over blocks; nothing when there are none."""
    lines = [line for block in blocks for line in block]
    return [Text(), Text(heading, SECTION), *lines] if lines else []


def plain_table(*columns: str) -> Table:
    """Make a table without lines; a column whose name begins with ">" stands to the right."""
    table = Table(box=None, pad_edge=False, header_style=QUIET, show_edge=False)
    for column in columns:
        table.add_column(column.removeprefix(">"), justify="right" if column.startswith(">") else "left")
    return table
