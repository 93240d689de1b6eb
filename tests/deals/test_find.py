"""What is dealt over, and how far it has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from multipolar.lexicon.deals import StageRule, load_deal_lexicon
from multipolar.model.deals import DealStage
from multipolar.model.factuality import Auxiliary

if TYPE_CHECKING:
    from conftest import Read

CASES = {
    "offered": (
        "Ruritania offered Freedonia a nuclear power plant.",
        [("nuclear power plant", "energy", "offered")],
    ),
    "signed": ("Ruritania and Freedonia signed a contract on a gas pipeline.", [("gas pipeline", "energy", "signed")]),
    "to be signed": ("Ruritania and Freedonia will sign a gas deal on Monday.", [("gas deal", "energy", "agreed")]),
    "perhaps signed": ("Ruritania and Freedonia could sign a gas deal.", [("gas deal", "energy", "discussed")]),
    "refused": ("Ruritania refused to sell Freedonia tanks.", [("tanks", "military", "refused")]),
    "discussed": ("Ruritania and Freedonia discussed a railway.", [("railway", "transport", "discussed")]),
    "sought": ("Ruritania asked Freedonia for a loan.", [("loan", "finance", "sought")]),
    "cancelled": ("Ruritania cancelled its contract with Freedonia on tanks.", [("tanks", "military", "cancelled")]),
    "suspended": ("Ruritania suspended gas supplies to Freedonia.", [("gas supplies", "energy", "suspended")]),
    "agreed": ("Ruritania and Freedonia agreed to build a bridge.", [("bridge", "transport", "agreed")]),
    "ratified": ("Ruritania ratified a border treaty with Freedonia.", [("border treaty", "diplomacy", "ratified")]),
    "underway": ("Ruritania delivered tanks to Freedonia.", [("tanks", "military", "underway")]),
    "built": (
        "Ruritania is building a nuclear power plant in Freedonia.",
        [("nuclear power plant", "energy", "underway")],
    ),
    "called off": (
        "Ruritania has called off the purchase of tanks from Freedonia.",
        [("tanks", "military", "cancelled")],
    ),
    "put on ice": (
        "Ruritania put military cooperation with Freedonia on ice.",
        [("military cooperation", "military", "suspended")],
    ),
    "an offer, for all that it is made": (
        "Ruritania made Freedonia an offer of wheat.",
        [("wheat", "agriculture", "offered")],
    ),
    "held out": ("Ruritania held out a grant to Freedonia.", [("grant", "finance", "offered")]),
    "understanding reached": (
        "Ruritania and Freedonia reached an understanding on an exchange of students.",
        [("exchange", "culture", "agreed")],
    ),
    "endorsed": ("Ruritania endorsed the trade accord with Freedonia.", [("trade accord", "trade", "ratified")]),
    "infinitive of an offer refused": (
        "Ruritania rejected an offer from Freedonia to build a harbour.",
        [("harbour", "transport", "refused")],
    ),
    "infinitive of help sought": (
        "Ruritania sought help from Freedonia to restore a museum.",
        [("museum", "culture", "sought")],
    ),
    "left": (
        "Ruritania withdrew from the sale of drones to Freedonia.",
        [("drones", "military", "cancelled")],
    ),
    "kind by its modifier": (
        "Ruritania and Freedonia held talks on fishing rights.",
        [("fishing rights", "agriculture", "discussed")],
    ),
    "several subjects": (
        "Ruritania signed a memorandum with Freedonia on railways and wheat.",
        [("railways", "transport", "signed"), ("wheat", "agriculture", "signed")],
    ),
    "no goods, no deal": ("Ruritania met Freedonia.", []),
    "no deal in an attack": ("Ruritania attacked Freedonian tanks.", []),
    "no deal with oneself": ("Ruritania signed a gas deal.", []),
}


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_deal_has_its_subject_and_stage(read: Read, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(deal.subject, deal.sector, deal.stage.value) for deal in read(text).deals] == expected


@pytest.mark.model
def test_deal_not_signed_is_denied_once(read: Read) -> None:
    coded = read("Ruritania and Freedonia have not signed a gas deal.")

    assert [(deal.subject, deal.stage) for deal in coded.deals] == [("gas deal", DealStage.DENIED)]


@pytest.mark.model
def test_parties_are_sorted_codes_and_evidence_is_the_sentence(read: Read) -> None:
    text = "It rained. Ruritania and Freedonia signed a gas deal."
    coded = read(text)

    (deal,) = coded.deals

    assert deal.parties == ("FRE", "RUR")
    assert deal.evidence.quote(text) == "Ruritania and Freedonia signed a gas deal."
    assert deal.events == tuple(event.id for event in coded.events)


@pytest.mark.model
def test_same_deal_told_twice_is_one_deal_with_both_events(read: Read) -> None:
    coded = read("Ruritania and Freedonia signed a gas deal. Freedonia and Ruritania signed the gas deal in Strelsau.")

    (deal,) = coded.deals

    assert deal.events == tuple(event.id for event in coded.events)
    assert len(deal.events) == 2


RULE = StageRule(id="x", stage=DealStage.SIGNED, acts=("SUPPORT",), verbs=("sign",), auxiliaries=(Auxiliary.FUTURE,))


@pytest.mark.parametrize(
    ("act", "verbs", "auxiliaries", "fits"),
    [
        pytest.param("SUPPORT", ["sign"], [Auxiliary.FUTURE], True, id="all fit"),
        pytest.param("AID", ["sign"], [Auxiliary.FUTURE], False, id="other act"),
        pytest.param("SUPPORT", ["praise"], [Auxiliary.FUTURE], False, id="other verb"),
        pytest.param("SUPPORT", ["sign"], [], False, id="other auxiliary"),
    ],
)
def test_stage_rule_fits_when_act_verb_and_auxiliary_do(
    act: str, verbs: list[str], auxiliaries: list[Auxiliary], *, fits: bool
) -> None:
    assert RULE.fits(act, verbs, auxiliaries) is fits


def test_stage_rule_that_names_no_verb_and_auxiliary_fits_any() -> None:
    rule = StageRule(id="x", stage=DealStage.SOUGHT, acts=("REQUEST",))

    assert rule.fits("REQUEST", ["beg"], [Auxiliary.NEGATION])


def test_every_stage_of_the_contract_can_be_reached() -> None:
    assert {rule.stage for rule in load_deal_lexicon().stages} == set(DealStage)


def test_later_rules_are_not_hidden_by_earlier_ones() -> None:
    stages = load_deal_lexicon().stages

    hidden = [
        later.id
        for at, later in enumerate(stages)
        for earlier in stages[:at]
        if set(later.acts) <= set(earlier.acts) and not earlier.verbs and not earlier.auxiliaries
    ]

    assert hidden == []
