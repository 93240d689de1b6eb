from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from multipolar.export import to_json_line
from show.coded_samples import TEXT, coded_sample

FAKED = Path(__file__).with_name("faked.py")


def command(*arguments: str) -> list[str]:
    return [sys.executable, str(FAKED), *arguments]


def environment(**changes: str) -> dict[str, str]:
    package = str(Path(__file__).parents[2] / "src")
    path = os.pathsep.join(filter(None, [os.environ.get("PYTHONPATH", ""), package]))
    kept = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "NO_COLOR", "FORCE_COLOR"}}
    return kept | {"PYTHONPATH": path} | changes


def run(*arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*arguments), capture_output=True, text=True, encoding="utf-8", env=environment(**changes), check=False
    )


def test_a_pipe_gets_the_contracts_json_lines() -> None:
    done = run("read", "a.txt", "b.txt")

    assert done.returncode == 0
    assert done.stderr == ""
    first, second = map(json.loads, done.stdout.splitlines())
    expected = json.loads(to_json_line(coded_sample())) | {"source": "a.txt"}
    assert first == expected
    assert second["source"] == "b.txt"


def test_a_date_reaches_the_articles() -> None:
    assert json.loads(run("read", "a.txt", "--date", "2010-04-02").stdout)["published"] == "2010-04-02"


def test_bad_input_is_one_clean_line_and_the_run_goes_on() -> None:
    done = run("read", "bad", "a.txt")

    assert done.returncode == 1
    assert done.stderr == "multipolar: bad, line 3: no JSON at all �[31m; mend the line\n"
    assert len(done.stdout.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["read"], "Missing argument"),
        (["read", "a.txt", "--date", "2010-4-2"], "write it as 2010-04-02"),
        (["read", "a.txt", "--date", "2010-02-30"], "write it as 2010-04-02"),
        (["read", "a.txt", "--format", "xml"], "'xml'"),
        (["read", "a.txt", "--explain", "0", "--format", "jsonl"], "leave --format out"),
        (["read", "a.txt", "--explain", "zzz"], "names no event here"),
        (["show", "a.txt"], "--html"),
        (["wrong"], "wrong"),
    ],
)
def test_wrong_usage_is_told_without_a_traceback(arguments: list[str], told: str) -> None:
    done = run(*arguments)

    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_table_in_a_pipe_has_no_colours() -> None:
    done = run("read", "a.txt", "--format", "table", COLUMNS="200")

    assert "\x1b" not in done.stdout
    assert "✗ Chile → Peru: working together (did not happen)" in done.stdout
    assert "*building an alliance*" in done.stdout


def test_a_table_is_as_wide_as_columns_says() -> None:
    assert max(map(len, run("read", "a", "--format", "table", COLUMNS="50").stdout.splitlines())) <= 50


def test_a_terminal_gets_a_coloured_table_unless_no_color_is_set() -> None:
    coloured, plain = run_on_terminal(), run_on_terminal(NO_COLOR="1")

    assert "\x1b[1;31mDID NOT HAPPEN" in coloured
    assert "\x1b[1;31m" not in plain
    assert "DID NOT HAPPEN" in plain


def run_on_terminal(stream: str = "stdout", **changes: str) -> str:
    """Run the command with a terminal as one of its outputs, and give what the terminal got."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, stream: theirs}
    with subprocess.Popen(command("read", "a.txt"), env=environment(TERM="xterm", **changes), **streams):
        os.close(theirs)
        seen = b""
        try:
            while piece := os.read(ours, 65536):
                seen += piece
        except OSError:  # Linux: the other end is closed
            pass
    os.close(ours)
    return seen.decode()


def test_a_long_run_shows_how_far_it_is_on_a_terminal() -> None:
    assert "30 articles" in run_on_terminal("stderr", ARTICLES="30", PAUSE="0.01")
    assert run_on_terminal("stderr", ARTICLES="1") == ""


def test_explain_shows_rules_and_words_of_one_event() -> None:
    done = run("read", "a.txt", "--explain", "3ab")

    assert done.returncode == 0
    assert "negation.not" in done.stdout
    assert f"“not building” {TEXT.index('not building')}" in done.stdout
    assert "accuse.condemn" not in done.stdout
    assert run("read", "a.txt", "--explain", "all").stdout.count("\nFIELD") == len(coded_sample().events)


def test_an_ambiguous_beginning_names_the_ids() -> None:
    done = run("read", "a.txt", "--explain", "")

    assert done.returncode == 2
    assert "begins 7 ids: 0abab" in done.stderr.replace("\n", " ")


def test_an_output_file_is_whole_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "coded.jsonl"

    done = run("read", "a.txt", "--output", str(target))

    assert (done.returncode, done.stdout) == (0, "")
    assert len(target.read_text("utf-8").splitlines()) == 1
    assert list(tmp_path.iterdir()) == [target]


def test_an_output_file_that_is_also_input_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "news.jsonl"
    target.write_text("precious")

    done = run("read", str(target), "--output", str(target))

    assert done.returncode == 2
    assert target.read_text() == "precious"


def test_an_output_folder_that_is_missing_is_one_line(tmp_path: Path) -> None:
    done = run("read", "a.txt", "--output", str(tmp_path / "none" / "coded.jsonl"))

    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "choose another --output" in done.stderr


def test_ctrl_c_leaves_no_half_line() -> None:
    with subprocess.Popen(
        command("read", "a.txt"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(ARTICLES="100000", PAUSE="0.001"),
    ) as running:
        assert running.stdout
        assert running.stderr
        first = running.stdout.readline()
        running.send_signal(signal.SIGINT)
        rest, errors = running.communicate(timeout=30)

    assert running.returncode == 130
    assert b"Traceback" not in errors
    assert (first + rest).endswith(b"\n")
    for line in (first + rest).splitlines():
        json.loads(line)


def test_ctrl_c_keeps_the_old_output_file_and_what_was_done(tmp_path: Path) -> None:
    target = tmp_path / "coded.jsonl"
    target.write_text("old")

    with subprocess.Popen(
        command("read", "a.txt", "--output", str(target)),
        stderr=subprocess.PIPE,
        env=environment(ARTICLES="100000", PAUSE="0.001"),
    ) as running:
        deadline = time.monotonic() + 30
        while not any(part.stat().st_size for part in tmp_path.glob(".*.part")) and time.monotonic() < deadline:
            time.sleep(0.01)
        running.send_signal(signal.SIGINT)
        _, errors = running.communicate(timeout=30)

    assert running.returncode == 130
    assert target.read_text() == "old"
    kept = tmp_path / "coded.jsonl.part"
    assert str(kept).encode() in errors
    assert {json.loads(line)["id"] for line in kept.read_text("utf-8").splitlines()} == {"sample"}
    assert sorted(tmp_path.iterdir()) == [target, kept]


def test_a_reader_that_goes_away_ends_the_run_quietly() -> None:
    with subprocess.Popen(
        command("read", "a.txt"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(ARTICLES="100000")
    ) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.readline()
        running.stdout.close()
        errors = running.stderr.read()

    assert running.returncode == 141
    assert errors == b""


def test_show_writes_one_page(tmp_path: Path) -> None:
    target = tmp_path / "page.html"

    done = run("show", "a.txt", "--html", str(target))

    assert (done.returncode, done.stdout) == (0, "")
    assert target.read_text("utf-8").startswith("<!doctype html>")
    assert run("show", "a.txt", "--html", "-").stdout == target.read_text("utf-8")


def test_show_writes_nothing_when_nothing_could_be_read(tmp_path: Path) -> None:
    target = tmp_path / "page.html"

    done = run("show", "bad", "--html", str(target))

    assert done.returncode == 1
    assert not target.exists()


def test_without_arguments_there_is_help() -> None:
    bare, asked = run(), run("--help")

    assert bare.returncode == asked.returncode == 0
    assert bare.stdout == asked.stdout
    assert "multipolar read report.txt --date 2010-04-02\n" in asked.stdout


def test_help_and_version_load_nothing_heavy() -> None:
    for option in ("--help", "--version"):
        done = subprocess.run(
            [sys.executable, "-X", "importtime", "-m", "multipolar", option],
            capture_output=True,
            text=True,
            env=environment(),
            check=True,
        )
        loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}
        assert not loaded & {"spacy", "pydantic", "jinja2", "trafilatura", "numpy", "ahocorasick_rs"}
