"""Runs broken off at any moment: nothing committed is lost, and the ledger comes out as if nothing had happened."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from ledger.told_stories import write_stories
from multipolar.store import open_ledger
from multipolar.store.files import copy_of

PROGRAM = Path(__file__).with_name("told_stories.py")
ARTICLES = 200
KILLS = 20
LONGEST_SECONDS = 1.6  # a run that is let alone takes some 7


def start(*arguments: object, **changes: str) -> subprocess.Popen[str]:
    source = str(Path(__file__).parents[2] / "src")
    environment = os.environ | {"PYTHONPATH": source, "ARTICLES": str(ARTICLES)} | changes
    command = [sys.executable, str(PROGRAM), *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)


def run(*arguments: object, **changes: str) -> tuple[int, str, str]:
    process = start(*arguments, **changes)
    out, err = process.communicate()
    return process.returncode, out, err


def dump(ledger: Path) -> str:
    code, out, err = run("dump", "--ledger", ledger)
    assert (code, err) == (0, "")
    return out


@pytest.fixture
def news(tmp_path: Path) -> Path:
    return write_stories(tmp_path / "news.jsonl", seed=1, articles=ARTICLES)


@pytest.mark.slow
def test_a_run_killed_at_20_random_moments_gives_the_same_ledger_as_an_unbroken_one(tmp_path: Path, news: Path) -> None:
    unbroken, broken = tmp_path / "unbroken.duckdb", tmp_path / "broken.duckdb"
    code, _, err = run("ingest", news, "--ledger", unbroken)
    assert code == 1
    assert f"{ARTICLES} coded, 1 failed" in err
    random = Random(7)  # noqa: S311  (no secret)
    kills, committed = 0, [0]

    while kills < KILLS:
        process = start("ingest", news, "--ledger", broken, PAUSE="0.03")
        time.sleep(random.uniform(0.05, LONGEST_SECONDS))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        kills += process.returncode == -signal.SIGKILL
        if broken.exists():
            with open_ledger(broken) as connection:
                committed.append(connection.execute("select count(*) from articles").fetchall()[0][0])
    code, _, err = run("ingest", news, "--ledger", broken)

    assert code == 1
    assert "known already" in err
    assert committed == sorted(committed)
    assert not copy_of(broken).exists()
    assert dump(broken) == dump(unbroken)


@pytest.mark.slow
def test_a_recoding_killed_again_and_again_comes_to_the_same_end(tmp_path: Path, news: Path) -> None:
    unbroken, broken = tmp_path / "unbroken.duckdb", tmp_path / "broken.duckdb"
    for ledger in (unbroken, broken):
        run("ingest", news, "--ledger", ledger)
    assert run("recode", "--ledger", unbroken, MODEL="newer")[0] == 0
    before = dump(broken)

    for seconds in (0.8, 1.0, 1.2, 1.4):
        process = start("recode", "--ledger", broken, MODEL="newer", PAUSE="0.03")
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert dump(broken) == before
    assert run("recode", "--ledger", broken, MODEL="newer")[0] == 0

    assert dump(broken) == dump(unbroken)
    assert dump(broken) != before


def test_readers_and_a_second_writer_while_one_writes(tmp_path: Path, news: Path) -> None:
    ledger = tmp_path / "news.duckdb"
    first = write_stories(tmp_path / "first.jsonl", seed=2, articles=40)
    run("ingest", first, "--ledger", ledger, SEED="2", ARTICLES="40")

    writer = start("ingest", news, "--ledger", ledger, PAUSE="0.02")
    try:
        deadline = time.monotonic() + 20
        while not copy_of(ledger).exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        second = run("ingest", first, "--ledger", ledger)
        with open_ledger(ledger) as connection:
            seen = connection.execute("select count(*) from articles").fetchall()[0][0]
        assert writer.poll() is None
    finally:
        writer.communicate()

    assert seen == 40
    assert second[0] == 1
    assert second[2] == (
        f"multipolar: {ledger}: another multipolar writes this ledger; wait for its end, or choose another --ledger\n"
    )
    with open_ledger(ledger) as connection:
        assert connection.execute("select count(*) from articles").fetchall()[0][0] == 40 + ARTICLES


def test_ctrl_c_publishes_what_is_coded_so_far(tmp_path: Path, news: Path) -> None:
    ledger = tmp_path / "news.duckdb"
    process = start("ingest", news, "--ledger", ledger, PAUSE="0.02")
    time.sleep(2.0)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()

    assert process.returncode == 130
    assert "stopped; " in err
    assert "Traceback" not in err
    with open_ledger(ledger) as connection:
        articles, linked = connection.execute("select count(*), count(group_id) from articles").fetchall()[0]
        assert 0 < articles < ARTICLES
        assert linked == articles
        assert connection.execute("select finished_at from runs").fetchall() == [(None,)]
