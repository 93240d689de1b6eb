"""Files of a dataset -> events: rows read one by one, every one that becomes no event counted with its reason."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from multipolar.importing import gdelt, icews, polecat
from multipolar.importing.cells import name_columns, split_cells
from multipolar.importing.codes import load_codes
from multipolar.importing.datasets import Dataset
from multipolar.importing.lines import ADVICE, File, find_files, read_lines
from multipolar.importing.records import BadRowError, ImportedEvent, NoPlaceError
from multipolar.model.coded import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from multipolar.importing.codes import Codes
    from multipolar.importing.records import ImportTally

    ReadRow = Callable[[Mapping[str, str], Codes], ImportedEvent]

MOST_TOLD = 100  # bad rows of one reason in one file that are named one by one; all are counted
SHOWN_CHARS = 80
ROW_ADVICE = "the row is left out; mend it and import the file again"


@dataclass(frozen=True, slots=True)
class Layout:
    """How a dataset's files are laid out: with a header that has these columns, or by the number of columns."""

    read_row: ReadRow
    needed: Sequence[str] = ()
    aliases: Mapping[str, str] | None = None


LAYOUTS = {
    Dataset.POLECAT: Layout(polecat.read_polecat, polecat.NEEDED, polecat.ALIASES),
    Dataset.ICEWS: Layout(icews.read_icews, icews.NEEDED, icews.ALIASES),
    Dataset.GDELT: Layout(gdelt.read_gdelt),
}


def read_events(paths: Sequence[Path], dataset: Dataset, tally: ImportTally) -> Iterator[ImportedEvent | Failure]:
    """Read events of a dataset; what cannot be read comes out as a `Failure`, what is left out is in the tally.

    Args:
        paths: files, also zipped or gzipped, and folders of them.
        dataset: whose they are.
        tally: counts on as rows are read.
    """
    codes, layout = load_codes(), LAYOUTS[dataset]
    for file in find_files(paths):
        if isinstance(file, Failure):
            yield file
        else:
            yield from _read_file(file, layout, codes, tally)


def _read_file(file: File, layout: Layout, codes: Codes, tally: ImportTally) -> Iterator[ImportedEvent | Failure]:
    told: Counter[str] = Counter()
    try:
        for number, row in _rows(file, layout, tally):
            tally.rows += 1
            try:
                yield layout.read_row(row(), codes)
            except NoPlaceError as error:
                tally.no_place[error.reason] += 1
            except BadRowError as error:
                tally.bad[error.reason] += 1
                told[error.reason] += 1
                if told[error.reason] <= MOST_TOLD:
                    yield Failure(f"{file}, line {number}", _reason(error), ROW_ADVICE)
    except BadRowError as error:  # of the first line: the file is of another kind
        yield Failure(str(file), _reason(error), "check --from, or leave out the file")
    except OSError as error:
        yield Failure(str(file), f"cannot be read ({error.strerror or error})", ADVICE)
    for reason, count in told.items():
        if count > MOST_TOLD:
            yield Failure(str(file), f"{reason}, in {count} rows, {MOST_TOLD} of which are named", ROW_ADVICE)


def _rows(file: File, layout: Layout, tally: ImportTally) -> Iterator[tuple[int, Callable[[], Mapping[str, str]]]]:
    """Give the number of every line that is a row, and what cuts it into named cells.

    Raises:
        BadRowError: it is no file of this dataset.
        OSError: the file cannot be read.
    """
    columns: Sequence[str] = ()
    for number, line in read_lines(file, tally.mended):
        if not columns:
            columns, is_header = _columns(line, layout)
            if is_header:
                continue
        if not isinstance(line, str) or line.strip():
            yield number, partial(_name_cells, line, columns, layout)


def _name_cells(line: str | BadRowError, columns: Sequence[str], layout: Layout) -> Mapping[str, str]:
    """Cut a line; without a header its number of cells must be right, or the cells would get others' names."""
    if isinstance(line, BadRowError):
        raise line
    if layout.aliases is None:
        columns = gdelt.LAYOUTS.get(line.count("\t") + 1, columns)
    cells = split_cells(line, len(columns))
    if layout.aliases is None and len(cells) < len(columns):
        reason = "fewer cells than columns"
        raise BadRowError(reason, f"{len(cells)} of {len(columns)}")
    return dict(zip(columns, cells, strict=False))


def _columns(line: str | BadRowError, layout: Layout) -> tuple[Sequence[str], bool]:
    """Tell the columns by a file's first line, and whether that is a header.

    Raises:
        BadRowError: it is no file of this dataset.
    """
    if isinstance(line, BadRowError):
        raise line
    if layout.aliases is not None:
        header = [cell.strip().strip('"') for cell in line.split("\t")]
        return name_columns(header, layout.needed, layout.aliases), True
    cells = line.split("\t")
    found = gdelt.LAYOUTS.get(len(cells))
    if found is None:
        reason = f"{len(cells)} columns, not 57, 58 or 61"
        raise BadRowError(reason, gdelt.OTHER_TABLES.get(len(cells), ""))
    return found, cells[0].strip('"').upper() == gdelt.FIRST_COLUMN


def _reason(error: BadRowError) -> str:
    return f"{error.reason}: {error.found[:SHOWN_CHARS]!r}" if error.found else error.reason
