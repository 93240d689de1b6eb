"""The ledger's commands as a user runs them, with a coder that knows its stories by heart."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ledger.told_stories import write_stories

PROGRAM = Path(__file__).parents[1] / "ledger" / "told_stories.py"
ARTICLES = 12


def run(*arguments: object, **changes: str) -> subprocess.CompletedProcess[str]:
    source = str(Path(__file__).parents[2] / "src")
    kept = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "NO_COLOR", "FORCE_COLOR"}}
    environment = kept | {"PYTHONPATH": source, "ARTICLES": str(ARTICLES)} | changes
    command = [sys.executable, str(PROGRAM), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_stories(tmp_path_factory.mktemp("news") / "news.jsonl", seed=1, articles=ARTICLES)


@pytest.fixture
def ledger(tmp_path: Path, news: Path) -> Path:
    path = tmp_path / "news.duckdb"
    run("ingest", news, "--ledger", path)
    return path


def dumped(ledger: Path, table: str) -> list[dict[str, object]]:
    lines = map(json.loads, run("dump", "--ledger", ledger).stdout.splitlines())
    return [line for line in lines if line["table"] == table]


def test_ingest_tells_what_it_did_and_what_failed(tmp_path: Path, news: Path) -> None:
    done = run("ingest", news, "--ledger", tmp_path / "news.duckdb")

    assert done.returncode == 1
    failure, summary = done.stderr.splitlines()
    assert failure.startswith(f"multipolar: {news}, line {ARTICLES // 2 + 1}: not valid JSON")
    assert summary.startswith(f"{tmp_path / 'news.duckdb'}: {ARTICLES} coded, 1 failed in ")
    assert len(list(tmp_path.iterdir())) == 2  # the ledger and its lock


def test_runs_and_failures_are_listed(ledger: Path, news: Path) -> None:
    run("ingest", news, "--ledger", ledger)

    runs = run("runs", "--ledger", ledger).stdout.splitlines()
    failures = run("runs", "--failures", "--ledger", ledger).stdout

    assert [line.split()[:2] for line in runs[1:]] == [["1", "ingest"], ["2", "ingest"]]
    assert "told" in runs[1]
    assert "not valid JSON" in failures


def test_a_recoded_ledger_names_the_new_coder(ledger: Path) -> None:
    done = run("recode", "--ledger", ledger, MODEL="other-model")

    assert done.returncode == 0
    assert f"{ARTICLES} coded" in done.stderr
    assert {row["model"] for row in dumped(ledger, "articles")} == {"other-model"}


def test_a_correction_is_made_exported_and_imported(ledger: Path, tmp_path: Path, news: Path) -> None:
    event = str(dumped(ledger, "events")[0]["id"])
    log, other = tmp_path / "log.jsonl", tmp_path / "other.duckdb"

    done = run("correct", "reject", event[:8], "--ledger", ledger, "--author", "Ann", "--note", "no event")
    run("correct", "export", "--ledger", ledger, "-o", log)
    run("ingest", news, "--ledger", other)
    taken = run("correct", "import", log, "--ledger", other)

    assert done.stderr == f"{ledger}: reject {event} noted\n"
    assert json.loads(log.read_text())["note"] == "no event"
    assert taken.stderr == f"{other}: 1 of 1 corrections were new\n"
    assert run("dump", "--ledger", other).stdout == run("dump", "--ledger", ledger).stdout
    assert {row["id"] for row in dumped(other, "events") if row["review"] == "rejected"} == {event}


def test_linking_anew_changes_nothing(ledger: Path) -> None:
    before = run("dump", "--ledger", ledger).stdout

    assert run("link", "--ledger", ledger).returncode == 0
    assert run("dump", "--ledger", ledger).stdout == before


def test_training_data_is_told_apart_from_what_is_left_out(ledger: Path) -> None:
    for row in dumped(ledger, "events"):
        run("correct", "accept", row["id"], "--ledger", ledger)

    done = run("correct", "training", "--ledger", ledger)

    assert "sentences; left out 0 with events nobody reviewed" in done.stderr
    assert all(json.loads(line)["text"] for line in done.stdout.splitlines())


@pytest.mark.parametrize(
    "arguments",
    [("runs",), ("dump",), ("link",), ("recode",), ("correct", "accept", "ab"), ("correct", "export")],
)
def test_a_missing_ledger_is_one_line_and_none_is_made(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = run(*arguments, "--ledger", tmp_path / "none.duckdb")

    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "no such ledger; make one with: multipolar ingest" in done.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("correct", "accept", "zzz"), "no event has an id that begins with 'zzz'"),
        (("correct", "change", "", "type", "AID"), "no event has an id that begins with ''"),
    ],
)
def test_a_correction_that_cannot_be_is_one_line(ledger: Path, arguments: tuple[str, ...], told: str) -> None:
    done = run(*arguments, "--ledger", ledger)

    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert told in done.stderr


def test_nothing_to_take_in_is_said(tmp_path: Path) -> None:
    done = run("ingest", "--ledger", tmp_path / "none.duckdb")

    assert done.returncode == 2
    assert "nothing to take in" in done.stderr
    assert not list(tmp_path.iterdir())


def test_without_a_path_a_ledger_is_brought_up_to_date(ledger: Path) -> None:
    done = run("ingest", "--ledger", ledger)

    assert done.returncode == 0
    assert "0 coded in" in done.stderr


def test_a_file_that_is_no_ledger_is_left_alone(tmp_path: Path, news: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("notes " * 1000)

    done = run("ingest", news, "--ledger", text)

    assert done.returncode == 1
    assert "cannot be opened as a ledger" in done.stderr
    assert text.read_text() == "notes " * 1000
    assert sorted(path.name for path in tmp_path.iterdir()) == ["notes.txt", "notes.txt.lock"]
