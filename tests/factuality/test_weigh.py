"""The rules' auxiliary beside the model's."""

from __future__ import annotations

from multipolar.factuality import weigh_judgements
from multipolar.model.events import ActScore, EventMention
from multipolar.model.factuality import Auxiliary, Judgement
from multipolar.model.spans import TextSpan

SPAN = TextSpan(0, 3)
RULE = Judgement(Auxiliary.FUTURE, "future.plan", SPAN)


def act(**shares: float) -> EventMention:
    read = {"none": 0.0, **{str(auxiliary): 0.0 for auxiliary in Auxiliary}, **shares}
    reading = ActScore(0.9, read, "", (), 0) if shares else None
    return EventMention("AID", "", 0, SPAN, SPAN, (), (), 0.5, reading=reading)


def test_rules_stand_where_the_model_did_not_read() -> None:
    assert weigh_judgements(act(), (RULE,)) == (RULE,)


def test_model_adds_what_no_rule_saw() -> None:
    (added,) = weigh_judgements(act(none=0.03, historical=0.97), ())

    assert (added.auxiliary, added.rule_id) == (Auxiliary.HISTORICAL, "model.auxiliary")


def test_unsure_model_adds_nothing() -> None:
    assert weigh_judgements(act(none=0.4, historical=0.6), ()) == ()


def test_rule_stands_against_an_unsure_model() -> None:
    assert weigh_judgements(act(none=0.6, future=0.4), (RULE,)) == (RULE,)


def test_sure_model_makes_it_a_fact() -> None:
    assert weigh_judgements(act(none=0.99, future=0.01), (RULE,)) == ()
