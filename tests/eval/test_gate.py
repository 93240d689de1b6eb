from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.scripts import load_script

gate = load_script("gate")
FIGURES = {"p": 0.5, "r": 0.5, "f1": 0.5}


def test_the_scorer_and_the_command_must_agree() -> None:
    gate.check_same({"pair": FIGURES}, {"pair": {**FIGURES, "low": 0.1}, "more": FIGURES})

    with pytest.raises(SystemExit, match=r"^pair: the scorer says"):
        gate.check_same({"pair": FIGURES}, {"pair": {**FIGURES, "f1": 0.6}})


def test_contexts_and_deals_are_left_out_without_gold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "CORPUS", tmp_path)

    assert gate.score_corpus(Path(), Path()) == {}


@pytest.mark.model
def test_contexts_and_deals_are_measured_where_there_is_gold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "CORPUS", tmp_path)
    text = "Russia and China signed a trade agreement on Monday."
    rows = {
        "contexts": {"id": "1", "text": text, "trigger": "signed", "act": "SUPPORT", "contexts": ["economic"]},
        "deals": {"id": "1", "text": "It rained.", "published": "2010-04-02", "deals": []},
    }
    for name, row in rows.items():
        (tmp_path / f"gold-{name}.jsonl").write_text(json.dumps(row), "utf-8")

    assert gate.score_corpus(Path(), Path()) == {
        "contexts micro": 1.0,
        "contexts macro": 1.0,
        "deals subject": 0.0,
        "deals subject+stage": 0.0,
        "deals subject+sector": 0.0,
    }
