from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from eval.scripts import load_script
from multipolar.model.spans import TextSpan
from show.coded_samples import coded_sample

if TYPE_CHECKING:
    from pathlib import Path

contexts = load_script("contexts")


def row(**changes: object) -> object:
    given = {"id": "1", "text": "x", "trigger": "x", "act": "CONSULT", "contexts": ["diplomatic"], **changes}
    return contexts.Row.model_validate(given)


def test_micro_counts_all_contexts_and_macro_averages_those_of_the_gold() -> None:
    counts = contexts.score(
        [
            contexts.Answer(row(contexts=["military", "territory"]), frozenset({"military", "economic"})),
            contexts.Answer(row(contexts=["military"]), frozenset({"military"})),
            contexts.Answer(row(contexts=["territory"]), None),
        ]
    )

    assert {name: one.f1 for name, one in counts.items()} == {"economic": 0.0, "military": 1.0, "territory": 0.0}
    found = contexts.summarise(counts)
    assert found["micro"] == pytest.approx(2 * (2 / 3) * (2 / 4) / (2 / 3 + 2 / 4))
    assert found["macro"] == 0.5  # military and territory


def test_the_event_with_the_trigger_is_compared_else_one_of_its_act_else_any() -> None:
    first, second = coded_sample().events[:2]
    visit = replace(first, trigger=TextSpan(0, 5), act="CONSULT")
    signing = replace(second, trigger=TextSpan(10, 15), act="SUPPORT")
    events = [visit, signing]

    assert contexts.pick(events, TextSpan(12, 13), "CONSULT") is signing
    assert contexts.pick(events, TextSpan(20, 25), "SUPPORT") is signing
    assert contexts.pick(events, TextSpan(20, 25), "AID") is visit
    assert contexts.pick([], TextSpan(20, 25), "AID") is None


def test_a_trigger_may_be_the_second_of_its_kind() -> None:
    assert contexts.place("talks#2", "talks about talks") == TextSpan(12, 17)
    assert contexts.place("talks#3", "talks about talks") is None


def test_every_wrong_row_is_told(tmp_path: Path) -> None:
    rows = [
        {"id": "1", "text": "They met.", "trigger": "met", "act": "CONSULT", "contexts": ["sports"]},
        {"id": "2", "text": "They met.", "trigger": "spoke", "act": "CONSULT", "contexts": []},
        {"id": "3", "text": "They met."},
    ]
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")

    with pytest.raises(SystemExit) as stopped:
        contexts.read_rows(path)

    told = str(stopped.value).splitlines()
    assert len(told) == 3
    assert "'sports' is no context" in told[0]
    assert "no trigger 'spoke'" in told[1]
    assert "line 3: trigger: field required (and 2 more)" in told[2]


@pytest.mark.model
def test_rows_are_coded_and_scored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [
        {
            "id": "1",
            "text": "Russia and China signed a trade agreement on Monday.",
            "trigger": "signed",
            "act": "SUPPORT",
            "contexts": ["economic"],
        },
        {"id": "2", "text": "It rained.", "trigger": "rained", "act": "AID", "contexts": ["environment"]},
    ]
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    monkeypatch.setattr("sys.argv", ["contexts.py", str(path), "--errors", "5"])

    assert contexts.main() == 0

    told = capsys.readouterr().out
    assert "economic                 P 1.000  R 1.000  F1 1.000  gold 1" in told
    assert "1 of 2 rows have no event" in told
    assert "2 | rained | missed environment | extra - | It rained." in told
