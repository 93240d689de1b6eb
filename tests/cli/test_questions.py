"""The commands that ask the ledger, as a user runs them."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

LISTS = ("events", "statements", "deals", "actors", "articles")


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    source = str(Path(__file__).parents[2] / "src")
    kept = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "NO_COLOR", "FORCE_COLOR"}}
    command = [sys.executable, "-m", "multipolar", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=kept | {"PYTHONPATH": source}, check=False)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_a_table_csv_jsonl_and_parquet(small_world: Path, tmp_path: Path, name: str) -> None:
    table = run(name, "--ledger", small_world, "--format", "table")
    lines = [json.loads(line) for line in run(name, "--ledger", small_world).stdout.splitlines()]
    csv_file, parquet_file = tmp_path / "answer.csv", tmp_path / "answer.parquet"
    for file in (csv_file, parquet_file):
        done = run(name, "--ledger", small_world, "-o", file)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")

    rows = pq.read_table(parquet_file).to_pylist()
    assert (table.returncode, table.stderr) == (0, "")
    assert table.stdout.strip()
    assert len(rows) == len(lines) > 0
    assert list(rows[0]) == list(lines[0])
    with csv_file.open(encoding="utf-8", newline="") as stream:
        assert len(list(csv.DictReader(stream))) == len(rows)


def test_events_are_filtered_by_names_and_codes(small_world: Path) -> None:
    done = run("events", "--ledger", small_world, "-p", "russia", "-p", "VEN", "--type", "aid", "--context", "military")

    assert [json.loads(line)["type"] for line in done.stdout.splitlines()] == ["AID"]


def test_a_table_steers_no_terminal(small_world: Path) -> None:
    done = run("events", "--ledger", small_world, "--type", "AID", "--format", "table")

    assert "\x1b" not in done.stdout
    assert "Russia → Venezuela: aid" in done.stdout


def test_a_table_cut_short_says_so(small_world: Path) -> None:
    done = run("events", "--ledger", small_world, "--format", "table", "--limit", 1)

    assert done.stderr == "the newest 1; --limit N gives more, --format csv or jsonl all\n"


def test_ties_are_a_report_rows_and_records(small_world: Path, tmp_path: Path) -> None:
    report = run("ties", "Russia", "Venezuela", "--ledger", small_world, "--format", "table")
    records = run("ties", "RUS", "VEN", "--ledger", small_world)
    run("ties", "RUS", "VEN", "--ledger", small_world, "-o", tmp_path / "ties.csv")

    assert (
        "4 events told as done, 7 January 2030 to 2 April 2030 · not counted: 1 did not happen, 1 planned"
        in report.stdout
    )
    assert "“RUS and VEN signed the refinery contract at last.” The Strelsau Times, 2 April 2030" in report.stdout
    assert {json.loads(line)["part"] for line in records.stdout.splitlines()} == {"period", "swing", "event", "deal"}
    with (tmp_path / "ties.csv").open(encoding="utf-8", newline="") as stream:
        assert [row["score"] for row in csv.DictReader(stream)] == ["4.0", "10.0", "4.0", "5.0"]


def test_ties_of_one_rank_its_partners(small_world: Path) -> None:
    rows = [json.loads(line) for line in run("ties", "VEN", "--ledger", small_world).stdout.splitlines()]
    report = run("ties", "VEN", "--ledger", small_world, "--format", "table").stdout

    assert [row["party"] for row in rows] == ["RUS", "USA", "CHN"]
    assert "Venezuela and all others" in report


def test_poles_are_a_report_and_rows(small_world: Path) -> None:
    rows = [json.loads(line) for line in run("poles", "--ledger", small_world, "--by", "all").stdout.splitlines()]
    report = run("poles", "--ledger", small_world, "--format", "table").stdout

    assert {row["state"] for row in rows} == {"RUS", "VEN", "CHN", "USA"}
    assert report.startswith("1.3 poles in 2030")


@pytest.mark.parametrize(
    ("question", "suffix", "beginning"),
    [
        (["ties", "RUS", "VEN"], "svg", b"<svg"),
        (["ties", "VEN"], "png", b"\x89PNG"),
        (["poles"], "html", b"<!doctype html>"),
        (["events", "-p", "RUS"], "svg", b"<svg"),
        (["deals"], "svg", b"<svg"),
        (["articles", "-p", "RUS"], "svg", b"<svg"),
        (["statements"], "png", b"\x89PNG"),
        (["actors"], "html", b"<!doctype html>"),
    ],
)
def test_answers_are_drawn(
    small_world: Path, tmp_path: Path, question: list[str], suffix: str, beginning: bytes
) -> None:
    chart = tmp_path / f"chart.{suffix}"

    done = run(*question, "--ledger", small_world, "--chart", chart)

    assert (done.returncode, done.stderr) == (0, "")
    assert chart.read_bytes().startswith(beginning)


@pytest.mark.parametrize(
    ("name", "beginning"),
    [("brief.txt", "RUSSIA AND VENEZUELA"), ("brief.md", "# Russia and Venezuela"), ("brief.html", "<!doctype html>")],
)
def test_a_brief_is_text_markdown_or_html(small_world: Path, tmp_path: Path, name: str, beginning: str) -> None:
    done = run("brief", "Russia", "VEN", "--since", "2030-01-01", "--ledger", small_world, "-o", tmp_path / name)

    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / name).read_text("utf-8").startswith(beginning)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["ties", "Rusia", "VEN"], "'Rusia' is no state or body known here; did you mean Russia (RUS)"),
        (["ties", "RUS", "Russia"], "Russia and Russia are one party"),
        (["brief", "RUS", "RUS"], "Russia and Russia are one party"),
        (["ties", "RUS", "Fiji"], "the ledger holds nothing between Russia and Fiji; ask for other parties"),
        (["ties", "Fiji"], "the ledger holds nothing that Fiji did with others"),
        (["poles", "--since", "2040-01-01"], "the ledger holds no tie between states in that time"),
        (["events", "--type", "PROTEST"], "the ledger holds no event that fits"),
        (["events", "--type", "PROTEST", "--format", "table"], "the ledger holds no event that fits"),
        (["events", "--type", "FIGHT"], "type 'FIGHT' is not in the ontology; one of: AGREE"),
        (["statements", "--speaker", "USA"], "the ledger holds no statement that fits"),
        (["deals", "-p", "USA"], "the ledger holds no deal that fits"),
        (["actors", "-p", "Fiji"], "the ledger holds no actor that fits"),
        (["articles", "--containing", "zebra"], "the ledger holds no report that fits"),
    ],
)
def test_what_cannot_be_answered_is_told_in_one_line(small_world: Path, arguments: list[str], told: str) -> None:
    done = run(*arguments, "--ledger", small_world)

    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith(f"multipolar: {told}")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("question", [["events"], ["ties", "RUS", "VEN"], ["poles"], ["brief", "RUS", "VEN"]])
def test_a_missing_or_newer_ledger_is_told_in_one_line(small_world: Path, tmp_path: Path, question: list[str]) -> None:
    newer = tmp_path / "newer.duckdb"
    shutil.copyfile(small_world, newer)
    with duckdb.connect(str(newer)) as connection:
        connection.execute("insert into schema_rows values (99, 'later')")

    missing, late = run(*question, "--ledger", tmp_path / "none.duckdb"), run(*question, "--ledger", newer)

    assert (missing.returncode, late.returncode) == (1, 1)
    assert missing.stderr.startswith(f"multipolar: {tmp_path / 'none.duckdb'}: no such ledger; make one with")
    assert late.stderr.startswith(f"multipolar: {newer}: written by a newer multipolar (schema 99")
    assert missing.stderr.count("\n") == late.stderr.count("\n") == 1


def test_an_empty_answer_leaves_no_file(small_world: Path, tmp_path: Path) -> None:
    run("events", "--type", "PROTEST", "--ledger", small_world, "-o", tmp_path / "events.csv")

    assert list(tmp_path.iterdir()) == []


def test_the_ledger_is_not_overwritten_by_an_answer(small_world: Path) -> None:
    before = small_world.read_bytes()

    done = run("events", "--ledger", small_world, "-o", small_world)

    assert done.returncode == 2
    assert "is also to be read and would be lost" in done.stderr
    assert small_world.read_bytes() == before


def test_a_chart_of_an_unknown_kind_is_refused(small_world: Path) -> None:
    done = run("poles", "--ledger", small_world, "--chart", "chart.jpg")

    assert done.returncode == 2
    assert "let its name end in .svg, .png or .html" in done.stderr


def test_help_does_not_wait_for_what_draws_and_counts() -> None:
    heavy = {"altair", "vl_convert", "ruptures", "networkx", "scipy", "pyarrow", "duckdb", "numpy", "spacy"}
    script = "import sys, multipolar.cli.app; print(*(name for name in sys.modules if '.' not in name))"

    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()

    assert heavy.isdisjoint(loaded)
