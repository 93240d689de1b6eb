from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from ledger.told_stories import write_stories
from multipolar.cli.ingesting import pace_of
from multipolar.ledger.ingest import Progress

PROGRAM = Path(__file__).parents[1] / "ledger" / "told_stories.py"


@pytest.mark.parametrize(
    ("progress", "total", "seconds", "told"),
    [
        (Progress(coded=100), 300, 10.0, "10.0/s, 0:00:20 left"),
        (Progress(coded=90, failed=10, known=100), 300, 10.0, "10.0/s, 0:00:10 left"),
        (Progress(coded=100), None, 10.0, "10.0/s"),
        (Progress(known=100), 300, 10.0, ""),
    ],
)
def test_the_pace_is_that_of_coding(progress: Progress, total: int | None, seconds: float, told: str) -> None:
    assert pace_of(progress, total, seconds) == told


def test_a_terminal_shows_rate_and_time_left(tmp_path: Path) -> None:
    news = write_stories(tmp_path / "news.jsonl", seed=1, articles=40)
    source = str(Path(__file__).parents[2] / "src")
    environment = os.environ | {"PYTHONPATH": source, "ARTICLES": "40", "PAUSE": "0.02", "TERM": "xterm"}
    command = [sys.executable, str(PROGRAM), "ingest", str(news), "--ledger", str(tmp_path / "news.duckdb")]
    seen, end = pty.openpty()

    with subprocess.Popen(command, stderr=end, stdout=subprocess.DEVNULL, env=environment) as process:
        os.close(end)
        shown = b""
        while piece := _read(seen):
            shown += piece
        process.wait()

    assert b"coding" in shown
    assert b"/s, 0:00:0" in shown
    assert b" left" in shown
    assert b"40 coded, 1 failed in" in shown


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # Linux says so when the other end is closed
        return b""
