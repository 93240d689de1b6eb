from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from ledgers import event, report, write_small_ledger
from multipolar.errors import LedgerError
from multipolar.store import open_ledger, write_ledger
from multipolar.store.files import copy_of
from multipolar.store.schema import newest_version

READ_HALF_THEN_WAIT = """
import sys
from multipolar.store import open_ledger
with open_ledger(sys.argv[1]) as ledger:
    print(ledger.execute("select count(*) from articles").fetchall()[0][0], flush=True)
    sys.stdin.readline()
    print(ledger.execute("select count(*) from articles").fetchall()[0][0], flush=True)
"""
TRY_TO_WRITE = """
import sys
from multipolar.errors import LedgerError
from multipolar.store import write_ledger
try:
    with write_ledger(sys.argv[1]):
        print("wrote")
except LedgerError as error:
    print(error)
"""
BREAK_OFF = """
import os, sys
sys.path.insert(0, sys.argv[2])
from ledgers import CODER, report
from multipolar.store import LedgerWriter, load_vocabulary, write_ledger
with write_ledger(sys.argv[1]) as draft:
    writer = LedgerWriter(draft.connection, load_vocabulary())
    writer.add([report("Kept.")], 1)
    draft.connection.execute("begin")
    draft.connection.execute("delete from article_rows")
    os.kill(os.getpid(), 9)
"""
FIRST = report("RUR [visited] FRE.", event("CONSULT", "RUR", "FRE", mode="visit"))
SECOND = report("FRE [accused] RUR.", event("ACCUSE", "FRE", "RUR"))


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return write_small_ledger(tmp_path / "ledger.duckdb", FIRST)


def count(ledger: Path) -> int:
    with open_ledger(ledger) as connection:
        return connection.execute("select count(*) from articles").fetchall()[0][0]


def fail_to_write(ledger: Path, *, worth_keeping: bool) -> None:
    with write_ledger(ledger) as draft:
        draft.worth_keeping = worth_keeping
        draft.connection.execute("delete from article_rows; select * from nowhere")


def test_readers_neither_wait_for_a_writer_nor_stop_one(ledger: Path) -> None:
    reader = subprocess.Popen(
        [sys.executable, "-c", READ_HALF_THEN_WAIT, str(ledger)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert reader.stdout.readline() == "1\n"

    write_small_ledger(ledger, SECOND)

    assert count(ledger) == 2
    assert reader.communicate("go on\n")[0] == "1\n"


def test_a_writer_at_work_is_not_seen_and_stops_no_reader(ledger: Path) -> None:
    with write_ledger(ledger) as draft:
        draft.connection.execute("delete from article_rows")

        assert count(ledger) == 1

    assert count(ledger) == 0


def test_a_second_writer_is_told_in_one_line(ledger: Path) -> None:
    with write_ledger(ledger):
        done = subprocess.run(
            [sys.executable, "-c", TRY_TO_WRITE, str(ledger)], capture_output=True, text=True, check=True
        )

    assert done.stdout == (
        f"{ledger}: another multipolar writes this ledger; wait for its end, or choose another --ledger\n"
    )


def test_what_a_killed_writer_committed_is_kept_and_what_it_did_not_is_undone(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.duckdb"
    tests = str(Path(__file__).parents[1])
    killed = subprocess.run([sys.executable, "-c", BREAK_OFF, str(ledger), tests], check=False)
    assert killed.returncode == -9
    with pytest.raises(LedgerError, match="finish the run that left"):
        open_ledger(ledger)

    with write_ledger(ledger) as draft:
        assert draft.resumed

    assert count(ledger) == 1
    assert not copy_of(ledger).exists()


def test_a_failed_writer_publishes_nothing(ledger: Path) -> None:
    with pytest.raises(duckdb.Error):
        fail_to_write(ledger, worth_keeping=False)

    assert count(ledger) == 1
    assert not copy_of(ledger).exists()


def test_a_failed_writer_keeps_what_is_worth_keeping(ledger: Path) -> None:
    with pytest.raises(duckdb.Error):
        fail_to_write(ledger, worth_keeping=True)
    assert count(ledger) == 1

    with write_ledger(ledger) as draft:
        assert draft.resumed

    assert count(ledger) == 0


def test_the_lock_goes_with_the_block(ledger: Path) -> None:
    with write_ledger(ledger) as draft:
        held = draft

    with write_ledger(ledger) as draft:
        assert draft is not held


def test_a_ledger_restored_over_a_broken_off_run_is_not_overwritten(ledger: Path) -> None:
    copy_of(ledger).write_bytes(ledger.read_bytes())
    os.utime(ledger, ns=(copy_of(ledger).stat().st_mtime_ns + 1_000_000,) * 2)

    with pytest.raises(LedgerError, match="take away the one that is wrong"), write_ledger(ledger):
        pass


def test_a_ledger_that_another_program_writes_is_refused(ledger: Path) -> None:
    ledger.with_name(f"{ledger.name}.wal").touch()

    with pytest.raises(LedgerError, match="another program writes it"), write_ledger(ledger):
        pass


def test_readers_cannot_write(ledger: Path) -> None:
    with open_ledger(ledger) as connection, pytest.raises(duckdb.InvalidInputException, match="read-only"):
        connection.execute("delete from article_rows")


@pytest.mark.parametrize("use", [open_ledger, lambda path: write_ledger(path).__enter__()])
def test_what_is_no_ledger_is_refused_in_one_line(tmp_path: Path, use: object) -> None:
    text, other = tmp_path / "notes.txt", tmp_path / "other.duckdb"
    text.write_text("no database " * 1000)
    duckdb.connect(str(other)).execute("create table t (i integer)").close()

    for path, told in ((text, "cannot be opened"), (other, "no ledger; choose")):
        with pytest.raises(LedgerError, match=told) as caught:
            use(path)

        assert "\n" not in str(caught.value)
        assert str(path) in str(caught.value)


def test_a_newer_ledger_is_refused(ledger: Path) -> None:
    with duckdb.connect(str(ledger)) as connection:
        connection.execute("insert into schema_rows values ($version, 'later')", {"version": newest_version() + 1})

    with pytest.raises(LedgerError, match="written by a newer multipolar"):
        open_ledger(ledger)


def test_a_missing_ledger_is_told_with_the_command_that_makes_one(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="multipolar ingest PATH"):
        open_ledger(tmp_path / "none.duckdb")
