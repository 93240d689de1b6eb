from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from eval.scripts import load_script

if TYPE_CHECKING:
    from pathlib import Path

deals = load_script("deals")
ROW = deals.Row(id="1", text="x", deals=())


def deal(parties: str, subject: str, stage: str = "agreed", sector: str = "energy") -> object:
    return deals.read_deal(parties.split("+"), subject, sector, stage)


def f1(gold: list[object], coded: list[object], level: str = "subject") -> float:
    counts = deals.count([deals.Answer(ROW, tuple(gold), tuple(coded))], deals.LEVELS[level])
    return round(counts.f1, 3)


@pytest.mark.parametrize(
    ("subject", "head"),
    [
        ("nuclear power plants", "plant"),
        ("Two plants in Caracas", "plant"),
        ("supplies of gas", "supply"),
        ("air defence systems", "system"),
        ("business", "business"),
        ("of", "of"),
    ],
)
def test_the_head_is_the_noun_before_a_preposition(subject: str, head: str) -> None:
    assert deals.head_of(subject) == head


def test_each_level_asks_for_more() -> None:
    gold = [deal("RUS+VEN", "nuclear power plant"), deal("RUS+VEN", "arms", sector="defence")]
    coded = [deal("VEN+RUS", "power plants", stage="signed"), deal("RUS+CUB", "arms", sector="defence")]

    assert f1(gold, coded) == 0.5
    assert f1(gold, coded, "subject+stage") == 0.0
    assert f1(gold, coded, "subject+sector") == 0.5


def test_a_deal_told_twice_counts_once() -> None:
    gold = [deal("RUS+VEN", "plant")]
    coded = [deal("RUS+VEN", "plant", stage="signed"), deal("RUS+VEN", "a plant")]

    assert f1(gold, coded) == 1.0
    assert f1(gold, coded, "subject+stage") == 0.667


def test_bodies_may_be_coded_as_bodies_of_any_kind() -> None:
    assert f1([deal("RUS+NAT", "treaty")], [deal("IGO+RUS", "treaty")]) == 1.0
    assert f1([deal("RUS+NAT", "treaty")], [deal("IGO+RUS+USA", "treaty")]) == 0.0


def test_a_wrong_row_is_told(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    stage = {"parties": ["RUS"], "subject": "gas", "sector": "energy", "stage": "dreamt"}
    path.write_text(json.dumps({"id": "1", "text": "x", "deals": [stage]}), "utf-8")

    with pytest.raises(SystemExit, match=r"line 1: deals\.0\.stage: input should be 'sought', 'offered'"):
        deals.read_rows(path)


@pytest.mark.model
def test_rows_are_coded_and_scored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = {"parties": ["VEN", "RUS"], "subject": "power plant", "sector": "energy", "stage": "agreed"}
    missed = {"parties": ["CHN", "RUS"], "subject": "a bridge", "sector": "transport", "stage": "signed"}
    row = {
        "id": "1",
        "text": "Russia agreed with Venezuela to build a nuclear power plant.",
        "published": "2010-04-02",
        "deals": [wanted, missed],
    }
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(row), "utf-8")
    monkeypatch.setattr("sys.argv", ["deals.py", str(path), "--errors", "5"])

    assert deals.main() == 0

    told = capsys.readouterr().out.splitlines()
    assert told[0] == "subject          P 1.000  R 0.500  F1 0.667  gold 2  coded 1"
    assert told[3].startswith("1 | missed | CHN+RUS bridge signed transport | Russia agreed")
