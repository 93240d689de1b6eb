"""Lines -> cells, and cells -> values, for files that do not keep to their own format."""

from __future__ import annotations

import csv
import math
import re
from datetime import date
from typing import TYPE_CHECKING

from multipolar.importing.records import BadRowError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

NOTHING = frozenset({"", "none", "null", "na", "nan", "n/a", "\\n"})
ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?", re.ASCII)
AMERICAN_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?: .*)?", re.ASCII)
PLAIN_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\d{6})?", re.ASCII)
WHOLE = re.compile(r"[-+]?\d{1,18}(?:\.0+)?", re.ASCII)
MOST_INT32 = 2**31 - 1
LATITUDES, LONGITUDES = 90.0, 180.0


def split_cells(line: str, columns: int) -> list[str]:
    """Cut a line into as many cells as there are columns, or fewer.

    Tabs within quotes and empty cells too many at the end are put right.

    Raises:
        BadRowError: there are too many cells all the same.
    """
    cells = line.split("\t")
    if len(cells) > columns:
        cells = next((some for some in _other_cuts(line, cells, columns) if len(some) <= columns), cells)
    if len(cells) > columns:
        reason = "more cells than columns"
        raise BadRowError(reason, f"{len(cells)} of {columns}")
    stripped = list(map(str.strip, cells))
    return list(map(_unquote, stripped)) if '"' in line else stripped


def _other_cuts(line: str, cells: list[str], columns: int) -> Iterator[list[str]]:
    yield _without_empty_end(cells, columns)
    if '"' in line:
        try:
            yield _without_empty_end(next(csv.reader([line], delimiter="\t")), columns)
        except csv.Error:
            return


def _without_empty_end(cells: list[str], columns: int) -> list[str]:
    """Drop empty cells from the end as long as there are too many."""
    return cells[:columns] if not any(cell.strip() for cell in cells[columns:]) else cells


def _unquote(cell: str) -> str:
    if len(cell) > 1 and cell[0] == cell[-1] == '"':
        return cell[1:-1].replace('""', '"').strip()
    return cell


def name_columns(header: Sequence[str], needed: Sequence[str], aliases: Mapping[str, str]) -> list[str]:
    """Give the header's names as the format has them; unknown ones stay, and are ignored later.

    Raises:
        BadRowError: a needed column is not there.
    """
    known = {name.casefold(): name for name in (*needed, *aliases.values())} | dict(aliases)
    names = [known.get(name.strip().casefold(), name.strip()) for name in header]
    missing = [name for name in needed if name not in names]
    if missing:
        reason = f"no header with a column {missing[0]!r}"
        raise BadRowError(reason)
    return names


def text_of(row: Mapping[str, str], name: str) -> str:
    """Give a cell's text; "" for whatever stands for nothing."""
    cell = row.get(name, "")
    return "" if cell.casefold() in NOTHING else cell


def items_of(row: Mapping[str, str], name: str, separator: str) -> list[str]:
    """Give a list's items; "" for one that stands for nothing, so that lists beside it keep their places."""
    if not text_of(row, name):
        return []
    items = (item.strip() for item in row[name].split(separator))
    return ["" if item.casefold() in NOTHING else item for item in items]


def needed_text(row: Mapping[str, str], name: str) -> str:
    """Give the text of a cell that must not be empty.

    Raises:
        BadRowError: it is.
    """
    found = text_of(row, name)
    if not found:
        reason = f"no {name}"
        raise BadRowError(reason)
    return found


def read_day(value: str, name: str) -> date:
    """Read a day written as 2018-06-01, 6/1/2018 or 20180601.

    Raises:
        BadRowError: it is none of these, or no day of the calendar.
    """
    try:
        if found := ISO_DAY.fullmatch(value) or PLAIN_DAY.fullmatch(value):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := AMERICAN_DAY.fullmatch(value):
            return date(int(found[3]), int(found[1]), int(found[2]))
    except ValueError:
        pass
    reason = f"{name} is no day"
    raise BadRowError(reason, value)


def day_or_none(value: str) -> date | None:
    """Read a day that may be missing or no day."""
    try:
        return read_day(value, "")
    except BadRowError:
        return None


def number_or_none(value: str, most: float = math.inf) -> float | None:
    """Read a number that may be missing, no number, or too great to be true."""
    try:
        found = float(value)
    except ValueError:
        return None
    return found if math.isfinite(found) and abs(found) <= most else None


def count_of(value: str, otherwise: int | None = None) -> int | None:
    """Read a whole number of at least nought that fits the ledger."""
    if not WHOLE.fullmatch(value):
        return otherwise
    found = int(value.partition(".")[0])
    return found if 0 <= found <= MOST_INT32 else otherwise


def place_on_earth(latitude: str, longitude: str) -> tuple[float, float] | tuple[None, None]:
    """Read coordinates; both or none."""
    lat, lon = number_or_none(latitude, LATITUDES), number_or_none(longitude, LONGITUDES)
    return (None, None) if lat is None or lon is None else (lat, lon)
