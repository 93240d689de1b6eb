from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from evaluate.annotated import (
    ONTOLOGY,
    TEXT,
    coded_event,
    coded_file,
    coded_said,
    event,
    gold_file,
    put_together,
    said,
    scored,
)
from multipolar.evaluate import evaluate
from multipolar.evaluate.page import mistakes_page
from multipolar.evaluate.record import to_json
from multipolar.evaluate.spreadsheet import to_tsv

if TYPE_CHECKING:
    from evaluate.annotated import Json
    from multipolar.evaluate import Evaluation

ATTACK = event("shelled", "ASSAULT", "RUR>FRE")


@pytest.mark.parametrize(
    ("gold", "coded", "told"),
    [
        (ATTACK, coded_event("shelled", "ASSAULT", "RUR>FRE"), []),
        (ATTACK, None, [("missed", "ASSAULT")]),
        (None, coded_event("met", "CONSULT", "RUR+FRE"), [("spurious", "CONSULT")]),
        (ATTACK, coded_event("shelled", "THREATEN", "RUR>FRE"), [("wrong act", "ASSAULT → THREATEN")]),
        (ATTACK, coded_event("shelled", "ASSAULT", "RUR>FRE", "future"), [("wrong auxiliary", "none → future")]),
        (ATTACK, coded_event("shelled", "ASSAULT", "FRE>RUR"), [("wrong parties", "ASSAULT")]),
        (ATTACK, coded_event("port", "ASSAULT", "SYL>RUR"), [("wrong parties", "ASSAULT")]),
        (ATTACK, coded_event("shelled", "ASSAULT", "RUR>FRE+SYL"), [("wrong parties", "ASSAULT")]),
        (event("shelled", "ASSAULT", "RUR+SYL>FRE"), coded_event("shelled", "ASSAULT", "RUR>FRE"),
         [("wrong parties", "ASSAULT")]),
        (ATTACK, coded_event("port", "AID", "SYL>RUR"), [("missed", "ASSAULT"), ("spurious", "AID")]),
        (ATTACK, coded_event("bombed", "ASSAULT", "RUR>FRE"), [("missed", "ASSAULT"), ("spurious", "ASSAULT")]),
        (event("shelled", "ASSAULT", "RUR>FRE", sure=False), None, []),
        (event("shelled", "ASSAULT", "RUR>FRE", sure=False), coded_event("shelled", "AID", "RUR>FRE"), []),
    ],
)  # fmt: skip
def test_a_mistake_is_named_for_what_is_wrong(
    gold: Json | None, coded: Json | None, told: list[tuple[str, str]]
) -> None:
    found = scored([gold] if gold else [], [coded] if coded else []).mistakes

    assert [(one.kind.value, one.group) for one in found] == told


def test_a_mistake_shows_sentence_trigger_and_rule() -> None:
    (mistake,) = scored([ATTACK], [coded_event("shelled", "AID", "RUR>FRE", "future", confidence=0.5)]).mistakes

    assert mistake.sentence == "Ruritania shelled a Freedonian port on Monday."
    assert mistake.trigger_words == "shelled"
    assert (mistake.gold, mistake.coded) == ("RUR → FRE ASSAULT", "RUR → FRE AID future")
    assert (mistake.rules, mistake.confidence) == (("aid.test",), 0.5)


def test_mistakes_are_sorted_by_kind_and_by_the_size_of_their_group() -> None:
    found = scored(
        [event("denied", "ACCUSE", "BOR>SYL"), event("bombed", "ASSAULT", "BOR>SYL"), ATTACK],
        [coded_event("met", "CONSULT", "RUR+FRE")],
    ).mistakes

    assert [(one.kind.value, one.group) for one in found] == [
        ("missed", "ASSAULT"),
        ("missed", "ASSAULT"),
        ("missed", "ACCUSE"),
        ("spurious", "CONSULT"),
    ]


def spoken() -> Evaluation:
    gold = gold_file(statements=(said("We want peace", "Rosa Tarlenheim"), said("it had bombed", "=cmd|' /C calc'!A0")))
    coded = coded_file(
        statements=(coded_said("We want peace", "<script>alert(1)</script>"), coded_said("on Monday", "x"))
    )
    return evaluate(put_together(gold, coded), ONTOLOGY, draws=0)


def test_statements_have_their_own_mistakes() -> None:
    assert [(one.kind.value, one.gold, one.coded) for one in spoken().mistakes] == [
        ("missed statement", "=cmd|' /C calc'!A0", ""),
        ("spurious statement", "", "x"),
        ("wrong speaker", "Rosa Tarlenheim", "<script>alert(1)</script>"),
    ]


def test_a_page_escapes_what_stands_in_it() -> None:
    page = mistakes_page(spoken())

    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "default-src 'none'" in page


def test_a_page_marks_the_trigger() -> None:
    assert "Ruritania <mark>shelled</mark> a Freedonian port" in mistakes_page(scored([ATTACK], []))


def test_a_spreadsheet_has_no_formula_and_one_line_per_mistake() -> None:
    rows = list(csv.DictReader(io.StringIO(to_tsv(spoken().mistakes)), delimiter="\t"))

    assert [row["kind"] for row in rows] == ["missed statement", "spurious statement", "wrong speaker"]
    assert rows[0]["gold"] == "'=cmd|' /C calc'!A0"
    assert TEXT[int(rows[0]["start"]) :].startswith(rows[0]["sentence"])


def test_json_shows_the_first_mistakes_of_each_kind() -> None:
    evaluation = scored(
        [ATTACK, event("bombed", "ASSAULT", "BOR>SYL")],
        [coded_event("met", "CONSULT", "RUR+FRE"), coded_event("sign", "SUPPORT", "FRE+SYL")],
    )

    assert [one["kind"] for one in json.loads(to_json(evaluation, mistakes=1))["mistakes"]] == ["missed", "spurious"]
    assert json.loads(to_json(evaluation, mistakes=0))["mistakes"] == []
