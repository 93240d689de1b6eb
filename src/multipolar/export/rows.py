"""Rows as CSV, JSON Lines or Parquet, batch by batch."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

import pyarrow.parquet as pq

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    import pyarrow as pa

    Write = Callable[[bytes], None]

# A cell that begins so is a formula to a spreadsheet; the words of a report are anybody's.
FORMULA = re.compile(r"[=+\-@\t\r]")
LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class RowFormat(StrEnum):
    """What rows are written as."""

    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"


def write_rows(rows: pa.RecordBatchReader, kind: RowFormat, write: Write) -> int:
    """Write all rows, and tell how many there were."""
    writers = {RowFormat.CSV: write_csv, RowFormat.JSONL: write_json_lines, RowFormat.PARQUET: write_parquet}
    return writers[kind](rows, write)


def write_csv(rows: pa.RecordBatchReader, write: Write) -> int:
    """Write CSV with a header line; a text that a spreadsheet would take for a formula gets an apostrophe before it."""
    count = 0
    write(_csv_lines([rows.schema.names]))
    for batch in rows:
        count += batch.num_rows
        write(_csv_lines([_cell(value) for value in row.values()] for row in batch.to_pylist()))
    return count


def write_json_lines(rows: pa.RecordBatchReader, write: Write) -> int:
    """Write one object a line."""
    count = 0
    for batch in rows:
        count += batch.num_rows
        write(b"".join(json_line(row) for row in batch.to_pylist()))
    return count


def write_parquet(rows: pa.RecordBatchReader, write: Write) -> int:
    """Write one Parquet file, its columns packed with zstd."""
    count = 0
    with pq.ParquetWriter(_Sink(write), rows.schema, compression="zstd") as writer:
        for batch in rows:
            count += batch.num_rows
            writer.write_batch(batch)
    return count


def json_line(record: Mapping[str, object]) -> bytes:
    """Encode a record as a line of JSON; days as text, half of a surrogate pair as its escape."""
    line = json.dumps(record, ensure_ascii=False, default=_day)
    return (LONE_SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", line) + "\n").encode()


class _Sink(io.RawIOBase):
    """Hands every piece on; counts, since Parquet must know where it is."""

    def __init__(self, write: Write) -> None:
        self._write = write
        self._written = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._written

    def write(self, piece: bytes) -> int:  # type: ignore[override]
        content = bytes(piece)
        self._write(content)
        self._written += len(content)
        return len(content)


def _csv_lines(lines: Iterable[list[object]]) -> bytes:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(lines)
    return stream.getvalue().encode("utf-8", "backslashreplace")


def _cell(value: object) -> object:
    if isinstance(value, str):
        return f"'{value}" if FORMULA.match(value) else value
    return str(value).lower() if isinstance(value, bool) else value


def _day(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    msg = f"not JSON: {value!r}"
    raise TypeError(msg)
