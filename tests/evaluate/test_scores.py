"""The figures, each worked out by hand from the definition in docs/evaluate.md."""

from __future__ import annotations

import pytest

from evaluate.annotated import (
    ONTOLOGY,
    coded_event,
    coded_file,
    coded_said,
    event,
    gold_file,
    put_together,
    said,
    scored,
)
from multipolar.evaluate import compare, evaluate

ATTACK = event("shelled", "ASSAULT", "RUR>FRE")
SIGNING = event("sign", "SUPPORT", "FRE+SYL", "future")
BOMBING = event("bombed", "ASSAULT", "BOR>SYL", "negation")


def figures(evaluation: object, name: str) -> tuple[float, float, float]:
    counts = evaluation.measures[name].counts  # type: ignore[attr-defined]
    return round(counts.precision, 3), round(counts.recall, 3), round(counts.f1, 3)


def test_each_level_asks_for_more_than_the_one_before() -> None:
    found = scored(
        [ATTACK, SIGNING, BOMBING, event("denied", "ACCUSE", "BOR>SYL")],
        [
            coded_event("shelled", "ASSAULT", "RUR>FRE"),
            coded_event("sign", "COOPERATE", "SYL+FRE", "future"),  # folds to AGREE, as SUPPORT does
            coded_event("bombed", "ASSAULT", "BOR>SYL"),
            coded_event("denied", "REJECT", "BOR>SYL"),  # in the same quadrant
            coded_event("met", "CONSULT", "RUR+FRE"),
        ],
    )

    assert figures(found, "pair") == (0.8, 1.0, 0.889)
    assert figures(found, "pair+quad") == (0.8, 1.0, 0.889)
    assert figures(found, "pair+type") == (0.6, 0.75, 0.667)
    assert figures(found, "pair+act+aux") == (0.2, 0.25, 0.222)
    assert figures(found, "aux given pair+type") == (0.667, 0.667, 0.667)


def test_an_event_weighs_one_however_many_pairs_it_has() -> None:
    found = scored(
        [event("shelled", "ASSAULT", "RUR>FRE+SYL"), BOMBING], [coded_event("shelled", "ASSAULT", "RUR>FRE")]
    )

    assert figures(found, "pair") == (1.0, 0.25, 0.4)
    assert found.measures["pair"].counts.gold == 2


@pytest.mark.parametrize(("act", "found"), [("CONSULT", 1.0), ("AGREE", 1.0), ("ACCUSE", 0.0), ("AID", 0.0)])
def test_only_mutual_acts_have_no_direction(act: str, found: float) -> None:
    evaluation = scored([event("shelled", act, "RUR>FRE")], [coded_event("shelled", act, "FRE>RUR")])

    assert evaluation.measures["pair"].counts.recall == found


def test_an_unsure_event_counts_neither_for_nor_against() -> None:
    unsure = event("met", "CONSULT", "RUR+FRE", sure=False)
    meeting = coded_event("met", "CONSULT", "RUR+FRE")
    attack = coded_event("shelled", "ASSAULT", "RUR>FRE")

    assert figures(scored([ATTACK, unsure], [attack]), "pair") == (1.0, 1.0, 1.0)
    assert figures(scored([ATTACK, unsure], [attack, meeting]), "pair") == (1.0, 1.0, 1.0)
    assert figures(scored([ATTACK, unsure], [attack], unsure_counts=True), "pair") == (1.0, 0.5, 0.667)


def test_an_event_of_another_sentence_is_found_in_the_ledger_alone() -> None:
    found = scored([ATTACK], [coded_event("bombed", "ASSAULT", "RUR>FRE")])

    assert figures(found, "pair") == (0.0, 0.0, 0.0)
    assert figures(found, "ledger pair+act+aux") == (1.0, 1.0, 1.0)


def test_what_is_told_twice_counts_once_in_the_ledger() -> None:
    found = scored(
        [ATTACK, event("bombed", "ASSAULT", "RUR>FRE"), BOMBING], [coded_event("shelled", "ASSAULT", "RUR>FRE")]
    )

    assert figures(found, "pair+act+aux") == (1.0, 0.333, 0.5)
    assert figures(found, "ledger pair+act+aux") == (1.0, 0.5, 0.667)


@pytest.mark.parametrize(
    ("gold", "coded", "same"),
    [
        ("NAT>RUS", "IGO>RUS", True),
        ("AFU>SDN", "IGO>SDN", True),
        ("UNO>SDN", "IGO>SDN", False),
        ("NSA:Hamas>ISR", "PSE>ISR", True),
        ("NSA:Hamas>ISR", "IMG>ISR", True),
        ("NSA:Hamas>ISR", "NSA:HAMAS>ISR", True),
        ("NSA:PKK>TUR", "IMG>TUR", False),
        ("USA>", "USA>", True),
        ("USA>", "USA>RUS", False),
    ],
)
def test_codes_that_may_stand_for_one_another(gold: str, coded: str, *, same: bool) -> None:
    evaluation = scored([event("shelled", "ASSAULT", gold)], [coded_event("shelled", "ASSAULT", coded)])

    assert evaluation.measures["pair"].counts.recall == float(same)


def test_of_several_auxiliaries_the_one_that_takes_most_away_is_compared() -> None:
    found = scored([BOMBING], [coded_event("bombed", "ASSAULT", "BOR>SYL", "historical", "negation")])

    assert figures(found, "pair+act+aux") == (1.0, 1.0, 1.0)


def test_types_are_counted_apart_and_averaged() -> None:
    found = scored(
        [ATTACK, BOMBING, SIGNING],
        [coded_event("shelled", "ASSAULT", "RUR>FRE"), coded_event("met", "CONSULT", "RUR+FRE")],
    )

    assert {name: round(score.counts.f1, 3) for name, score in found.types.items()} == {
        "AGREE": 0.0,
        "CONSULT": 0.0,
        "ASSAULT": 0.667,
    }
    assert found.f1_of("macro type") == pytest.approx(1 / 3)  # over AGREE and ASSAULT, which the gold has


def test_auxiliaries_are_counted_where_parties_and_type_were_found() -> None:
    found = scored(
        [ATTACK, BOMBING, SIGNING],
        [coded_event("shelled", "ASSAULT", "RUR>FRE"), coded_event("bombed", "ASSAULT", "BOR>SYL", "future")],
    )

    assert found.confusions == (("negation", "future", 1),)
    assert {name: (score.counts.gold, score.counts.coded) for name, score in found.auxiliaries.items()} == {
        "none": (1, 1),
        "negation": (1, 0),
        "future": (0, 1),
    }


def test_statements_are_found_by_their_words_and_then_by_their_speaker() -> None:
    gold = gold_file(statements=(said("We want peace,", "Rosa Tarlenheim"), said("it had bombed Sylvania", "Borduria")))
    coded = coded_file(
        statements=(
            coded_said("We want peace", "President Tarlenheim"),
            coded_said("denied that it had bombed Sylvania", "Sylvania"),
            coded_said("met", "Rufus Firefly"),
        )
    )

    evaluation = evaluate(put_together(gold, coded), ONTOLOGY, draws=0)

    assert figures(evaluation, "statement span") == (0.667, 1.0, 0.8)
    assert figures(evaluation, "statement span+speaker") == (0.333, 0.5, 0.4)


def test_a_speaker_without_a_name_is_known_by_the_code() -> None:
    gold = gold_file(statements=(said("We want peace", "", "RUR"),))

    for code, right in (("RUR", 1), ("FRE", 0), ("", 0)):
        coded = coded_file(statements=(coded_said("We want peace", "a spokesman", code),))
        evaluation = evaluate(put_together(gold, coded), ONTOLOGY, draws=0)
        assert evaluation.measures["statement span+speaker"].counts.found == right


def test_calibration_sets_confidence_beside_what_was_right() -> None:
    calibration = scored(
        [ATTACK, BOMBING],
        [
            coded_event("shelled", "ASSAULT", "RUR>FRE", confidence=0.95),
            coded_event("bombed", "ASSAULT", "BOR>SYL", confidence=0.45),
            coded_event("met", "CONSULT", "RUR+FRE", confidence=0.41),
            coded_event("sign", "SUPPORT", "FRE+SYL"),
        ],
    ).calibration

    assert calibration
    assert [(one.low, one.events, round(one.confidence, 3), one.right) for one in calibration.bins] == [
        (0.4, 2, 0.43, 0.5),
        (0.9, 1, 0.95, 1.0),
    ]
    assert calibration.ece == pytest.approx((2 * 0.07 + 1 * 0.05) / 3)


def test_without_confidences_there_is_no_calibration() -> None:
    assert scored([ATTACK], [coded_event("shelled", "ASSAULT", "RUR>FRE")]).calibration is None


def test_intervals_come_from_the_seed_and_hold_the_figure() -> None:
    gold = [gold_file(ATTACK, BOMBING, id=str(number)) for number in range(8)]
    coded = [coded_file(coded_event("shelled", "ASSAULT", "RUR>FRE"), id=str(number)) for number in range(5)]
    compared = compare(gold, coded, ONTOLOGY)

    first, again, other = (evaluate(compared, ONTOLOGY, draws=200, seed=seed) for seed in (1, 1, 2))

    assert compared.not_coded == ("5", "6", "7")
    low, high = first.measures["pair"].interval or (0.0, 0.0)
    assert 0.2 < low < first.measures["pair"].counts.f1 < high <= 2 / 3
    assert first == again
    assert first.measures["pair"].interval != other.measures["pair"].interval
    assert first.macro[1]


def test_intervals_of_one_report_are_a_point() -> None:
    compared = put_together(gold_file(ATTACK, BOMBING), coded_file(coded_event("shelled", "ASSAULT", "RUR>FRE")))

    low, high = evaluate(compared, ONTOLOGY, draws=20).measures["pair"].interval or (0.0, 0.0)

    assert low == high == pytest.approx(2 / 3)
