"""`multipolar evaluate` as a user runs it, on gold made by hand."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from cli.test_commands import environment
from evaluate.annotated import TEXT, coded_event, event

if TYPE_CHECKING:
    from pathlib import Path

COMMAND = (sys.executable, "-m", "multipolar", "evaluate")


def run(*arguments: str | Path, given: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(COLUMNS="120"),
        check=False,
    )


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    events = [event("shelled", "ASSAULT", "RUR>FRE"), event("bombed", "ASSAULT", "BOR>SYL", "negation")]
    record = {"id": "a", "published": "2011-05-10", "text": TEXT, "events": events, "statements": []}
    (folder / "a.json").write_text(json.dumps(record), "utf-8")
    return folder


@pytest.fixture
def coded(tmp_path: Path) -> Path:
    path = tmp_path / "coded.jsonl"
    record = {"id": "a", "text": TEXT, "events": [coded_event("shelled", "ASSAULT", "RUR>FRE", confidence=0.9)]}
    path.write_text(json.dumps(record) + "\n", "utf-8")
    return path


def test_figures_are_a_table(gold: Path, coded: Path) -> None:
    done = run(gold, coded, "--errors", "3", "--boot", "20")

    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert "pair                        1.000   0.500  0.667  0.667 to 0.667     2      1" in lines
    assert "missed 1: ASSAULT" in lines
    assert "“Borduria denied that it had *bombed* Sylvania.”" in lines


def test_figures_are_json_with_the_same_bytes_every_time(gold: Path, coded: Path) -> None:
    first, again = (run(gold, coded, "--format", "json", "--seed", "7") for _ in range(2))

    assert first.stdout == again.stdout
    found = json.loads(first.stdout)
    assert found["scores"]["pair"] == {
        "p": 1.0, "r": 0.5, "f1": 0.6667, "low": 0.6667, "high": 0.6667, "gold": 2.0, "coded": 1.0
    }  # fmt: skip
    assert found["calibration"]["ece"] == 0.1


def test_a_floor_makes_the_exit_code(gold: Path, coded: Path) -> None:
    assert run(gold, coded, "--floor", "pair=.66").returncode == 0
    done = run(gold, coded, "--floor", "pair=.67", "--floor", "macro type=.5")

    assert done.returncode == 1
    assert done.stderr == "multipolar: pair: F1 0.6667 is below the floor 0.67\n"


def test_coded_reports_may_come_through_a_pipe(gold: Path, coded: Path) -> None:
    assert run(gold, "-", given=coded.read_text("utf-8")).stdout == run(gold, coded).stdout


def test_mistakes_go_to_a_file(gold: Path, coded: Path, tmp_path: Path) -> None:
    for name, begin in (("m.tsv", "kind\tgroup\treport"), ("m.html", "<!doctype html>")):
        assert run(gold, coded, "--errors-to", tmp_path / name).returncode == 0
        written = (tmp_path / name).read_text("utf-8")
        assert written.startswith(begin)
        assert "Borduria denied that it had" in written


def test_wrong_gold_is_told_and_nothing_is_scored(gold: Path, coded: Path) -> None:
    (gold / "b.json").write_text('{"id": "b", "events": [{}]}', "utf-8")

    done = run(gold, coded)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"multipolar: {gold / 'b.json'}: events.0.sentence: field required (and 3 more); "
        "mend it as docs/evaluate.md describes\n"
    )


def test_a_report_that_was_not_coded_is_told(gold: Path, tmp_path: Path) -> None:
    (tmp_path / "none.jsonl").write_text("")

    done = run(gold, tmp_path / "none.jsonl")

    assert done.returncode == 0
    assert done.stderr == "multipolar: a: not in the coded reports; it counts as coded without anything\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--floor", "pears=.5"], "names no measure"),
        (["--floor", "pair=2"], "no F1"),
        (["--floor", "pair=nan"], "no F1"),
        (["--errors-to", "m.xls"], "name a .html or a .tsv file"),
        (["--errors", "-1"], "greater than or equal to 0"),
    ],
)
def test_wrong_usage_is_told(gold: Path, coded: Path, arguments: list[str], told: str) -> None:
    done = run(gold, coded, *arguments)

    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.model
def test_without_coded_reports_the_gold_s_texts_are_coded(tmp_path: Path) -> None:
    text = "Russia attacked Georgia on Friday."
    record = {"id": "a", "published": "2008-08-09", "text": text, "statements": []}
    attack = {"sentence": text, "trigger": "attacked", "act": "ASSAULT", "auxiliary": "none"}
    (tmp_path / "gold.jsonl").write_text(
        json.dumps({**record, "events": [{**attack, "actors": ["RUS"], "recipients": ["GEO"]}]}), "utf-8"
    )

    done = run(tmp_path / "gold.jsonl", "--format", "json", "--floor", "pair+act+aux=1")

    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["scores"]["pair+act+aux"]["f1"] == 1.0
