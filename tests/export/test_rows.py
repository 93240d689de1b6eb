from __future__ import annotations

import csv
import io
import json
from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from multipolar.export.rows import RowFormat, json_line, write_rows

ROWS = pa.table(
    {
        "day": pa.array([date(2030, 1, 7), None], pa.date32()),
        "words": ['=HYPERLINK("x"), “quoted”\nline', "-plain"],
        "score": pa.array([-3.5, None], pa.float64()),
        "contested": [True, False],
    }
)


def written(kind: RowFormat, rows: pa.Table = ROWS) -> bytes:
    pieces: list[bytes] = []
    assert write_rows(rows.to_reader(1), kind, pieces.append) == rows.num_rows
    return b"".join(pieces)


def test_csv_reads_back_and_makes_no_formula_of_a_report_s_words() -> None:
    header, first, second = csv.reader(io.StringIO(written(RowFormat.CSV).decode(), newline=""))

    assert header == ["day", "words", "score", "contested"]
    assert first == ["2030-01-07", '\'=HYPERLINK("x"), “quoted”\nline', "-3.5", "true"]
    assert second == ["", "'-plain", "", "false"]


def test_json_lines_read_back() -> None:
    first, second = map(json.loads, written(RowFormat.JSONL).decode().splitlines())

    assert first == {"day": "2030-01-07", "words": ROWS["words"][0].as_py(), "score": -3.5, "contested": True}
    assert second["day"] is None


def test_parquet_reads_back_with_its_types() -> None:
    back = pq.read_table(pa.BufferReader(written(RowFormat.PARQUET)))

    assert back.equals(ROWS)


def test_the_same_rows_are_the_same_bytes() -> None:
    assert all(written(kind) == written(kind) for kind in RowFormat)


def test_a_surrogate_alone_becomes_its_escape() -> None:
    assert json.loads(json_line({"words": "a\ud800b"})) == {"words": "a\ud800b"}


def test_what_json_has_no_form_for_is_a_mistake_of_ours() -> None:
    with pytest.raises(TypeError, match="not JSON"):
        json_line({"words": object()})
