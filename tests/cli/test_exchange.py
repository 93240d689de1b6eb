"""`multipolar export` and `multipolar import` as a user runs them."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from ledgers import event, report, write_small_ledger
from multipolar.export.formats import Format
from multipolar.importing.datasets import Dataset

if TYPE_CHECKING:
    from pathlib import Path


def run(*arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "multipolar", *map(str, arguments)], capture_output=True, check=False)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return write_small_ledger(
        tmp_path / "ledger.duckdb",
        report("RUS [visited] VEN.", event("CONSULT", "RUS", "VEN", mode="visit"), published="2010-04-02"),
        report(
            "RUS denied it [hit] GEO.", event("ASSAULT", "RUS", "GEO", auxiliary="negation"), published="2010-05-02"
        ),
    )


def test_a_file_is_written_and_what_was_left_out_told(ledger: Path, tmp_path: Path) -> None:
    output = tmp_path / "events.txt"

    done = run("export", "--ledger", ledger, "--format", "polecat", "-o", output)

    assert done.returncode == 0
    assert done.stdout == b""
    assert done.stderr.decode().splitlines() == ["1 events written as polecat, 1 rows", "1 left out: negated"]
    assert len(output.read_bytes().splitlines()) == 2


def test_a_pipe_gets_the_rows_alone(ledger: Path) -> None:
    done = run("export", "--ledger", ledger, "--format", "gdelt1", "--party", "VEN", "--since", "2010-04-01")

    assert [line.split(b"\t")[26] for line in done.stdout.splitlines()] == [b"042", b"043"]


def test_parquet_goes_into_a_new_folder(ledger: Path, tmp_path: Path) -> None:
    folder = tmp_path / "events"

    first = run("export", "--ledger", ledger, "--format", "parquet", "-o", folder)
    again = run("export", "--ledger", ledger, "--format", "parquet", "-o", folder)

    assert first.returncode == 0
    assert sorted(str(path.relative_to(folder)) for path in folder.rglob("*.parquet")) == [
        f"{table}/month=2010-{month}/part-0.parquet" for table in ("events", "mentions") for month in ("04", "05")
    ]
    assert again.returncode == 1
    assert again.stderr.decode() == f"multipolar: {folder}: is there already; choose another --output\n"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["export", "--format", "polecat"], 2, "--ledger"),
        (["export", "--ledger", "none.duckdb", "--format", "polecat"], 1, "no such ledger"),
        (["export", "--ledger", "LEDGER", "--format", "excel"], 2, "'excel'"),
        (["export", "--ledger", "LEDGER", "--format", "parquet"], 2, "name it with --output"),
        (["export", "--ledger", "LEDGER", "--format", "icews", "--since", "April"], 2, "write it as 2010-04-02"),
        (["export", "--ledger", "LEDGER", "--format", "icews", "--party", "XYZ"], 1, "XYZ: no such party"),
        (["export", "--ledger", "LEDGER", "--format", "icews", "-o", "/nowhere/x"], 1, "choose another --output"),
        (["export", "--ledger", "LEDGER", "--format", "parquet", "-o", "/nowhere/x/y"], 1, "choose another --output"),
        (["import", "--ledger", "LEDGER", "--from", "polecat"], 2, "PATH"),
        (["import", "--ledger", "LEDGER", "--from", "acled", "x"], 2, "'acled'"),
        (["import", "--ledger", "LEDGER", "--from", "icews", "none.tab"], 1, "none.tab: no such file"),
    ],
)
def test_what_is_wrong_is_told_in_a_line(ledger: Path, arguments: list[str], code: int, told: str) -> None:
    done = run(*(str(ledger) if argument == "LEDGER" else argument for argument in arguments))

    assert done.returncode == code
    assert told in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_rows_are_imported_counted_and_skipped_ones_told(ledger: Path, tmp_path: Path) -> None:
    exported = run("export", "--ledger", ledger, "--format", "icews").stdout
    head, visit, hosted = exported.splitlines(keepends=True)
    path = tmp_path / "icews.tab"
    path.write_bytes(head + visit + hosted + visit.replace(b"\t042\t", b"\t012\t") + visit.replace(b"2010-04-02", b"x"))

    done = run("import", "--from", "icews", path, "--ledger", tmp_path / "new.duckdb")

    first, total, *reasons = done.stderr.decode().splitlines()
    assert done.returncode == 1
    assert first.startswith(f"multipolar: {path}, line 5: Event Date is no day: 'x'; the row is left out")
    assert "4 rows read, 2 events added, 0 known already or repeated, 2 skipped in" in total
    assert reasons == [
        "1 skipped: CAMEO 01 and 02, statements and appeals, which PLOVER has no type for",
        "1 skipped: Event Date is no day",
    ]


def test_formats_and_datasets_are_listed_by_help() -> None:
    told = (run("export", "--help").stdout + run("import", "--help").stdout).decode()

    assert all(one.value in told for one in (*Format, *Dataset))
