"""The lexicon's events before a model whose opinion is given by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docs import read_doc
from multipolar.events import Weights, weigh_acts, weigh_events
from multipolar.model.actors import ActorMention, Entity, MentionKind
from multipolar.model.events import ActScore, EventMention, PairScore
from multipolar.model.spans import TextSpan

DOC = read_doc("""
Ruritania Ruritania NNP nsubj 1
struck    strike    VBD ROOT  1
Freedonia Freedonia NNP dobj  1
and       and       CC  cc    2
Sylvania  Sylvania  NNP conj  2
.         .         .   punct 1
""")
EVEN = Weights(model=1.0, drop_below=0.3, part_below=0.03, change_above=2.0, turn_above=6.0, propose_above=0.6)
NAMES = {"RUR": 0, "FRE": 2, "SYL": 4}


def mention(code: str, kind: MentionKind = MentionKind.STATE, sector: str = "GOV") -> ActorMention:
    token = DOC[NAMES[code]]
    span = TextSpan(token.idx, token.idx + len(token))
    entity = Entity(token.text, code, sector, span)
    return ActorMention(token.i, token.i, token.i + 1, span, kind, (entity,), "test")


def event(act: str, actors: str, recipients: str, confidence: float = 0.6) -> EventMention:
    parties = [tuple(e for code in codes.split() for e in mention(code).entities) for codes in (actors, recipients)]
    return EventMention(act, "", 1, TextSpan(10, 16), TextSpan(0, len(DOC.text)), *parties, confidence)


def score(actor: ActorMention, recipient: ActorMention, **acts: float) -> PairScore:
    shares = {"none": 1.0, "future": 0.0, "hypothetical": 0.0, "negation": 0.0, "historical": 0.0}
    read = {act: ActScore(p, shares, "", (), 1) for act, p in acts.items()}
    return PairScore(actor, recipient, read, TextSpan(0, len(DOC.text)))


def weighed(events: list[EventMention], *scores: PairScore) -> list[str]:
    return [
        f"{e.act} {','.join(p.code for p in e.actors)}>{','.join(p.code for p in e.recipients)}"
        for e in weigh_events(DOC, events, scores, EVEN)
    ]


def test_event_that_the_model_did_not_read_is_left() -> None:
    told = event("ASSAULT", "RUR", "FRE")

    assert weigh_events(DOC, [told], (), EVEN) == (told,)


def test_model_confirms_an_act() -> None:
    told = event("ASSAULT", "RUR", "FRE", 0.6)

    (found,) = weigh_events(DOC, [told], [score(mention("RUR"), mention("FRE"), ASSAULT=0.9)], EVEN)

    assert found.confidence > 0.6
    assert found.reading is not None


def test_act_that_the_model_rules_out_is_dropped() -> None:
    assert weighed([event("ASSAULT", "RUR", "FRE", 0.3)], score(mention("RUR"), mention("FRE"))) == []


def test_model_changes_an_act_it_is_surer_of() -> None:
    told = [event("ASSAULT", "RUR", "FRE", 0.3)]

    assert weighed(told, score(mention("RUR"), mention("FRE"), PROTEST=0.97)) == ["PROTEST RUR>FRE"]


def test_act_is_turned_round() -> None:
    there = score(mention("RUR"), mention("FRE"), ASSAULT=0.05)
    back = score(mention("FRE"), mention("RUR"), ASSAULT=0.9)

    assert weighed([event("ASSAULT", "RUR", "FRE")], there, back) == ["ASSAULT FRE>RUR"]


def test_stranger_among_the_recipients_is_left_out() -> None:
    scores = [
        score(mention("RUR"), mention("FRE"), ASSAULT=0.9),
        score(mention("RUR"), mention("SYL"), ASSAULT=0.001),
    ]

    assert weighed([event("ASSAULT", "RUR", "FRE SYL")], *scores) == ["ASSAULT RUR>FRE"]


def test_model_proposes_what_no_entry_told_and_puts_one_trigger_together() -> None:
    scores = [
        score(mention("RUR"), mention("FRE"), ASSAULT=0.9),
        score(mention("RUR"), mention("SYL"), ASSAULT=0.8),
    ]

    assert weighed([], *scores) == ["ASSAULT RUR>FRE,SYL"]


def test_nothing_is_proposed_of_a_pair_that_has_an_event() -> None:
    told = [event("ACCUSE", "RUR", "FRE", 0.9)]

    assert weighed(told, score(mention("RUR"), mention("FRE"), ACCUSE=0.6, ASSAULT=0.39)) == ["ACCUSE RUR>FRE"]


@pytest.mark.parametrize(
    "party",
    [mention("FRE", MentionKind.PLACE), mention("FRE", MentionKind.COMPANY), mention("FRE", sector="JRN")],
    ids=["place", "company", "press"],
)
def test_nothing_is_proposed_with_places_companies_and_the_press(party: ActorMention) -> None:
    assert weighed([], score(mention("RUR"), party, ASSAULT=0.99)) == []


def test_mutual_proposals_stay_pairs() -> None:
    scores = [
        score(mention("RUR"), mention("FRE"), COOPERATE=0.9),
        score(mention("RUR"), mention("SYL"), COOPERATE=0.9),
    ]

    assert weighed([], *scores) == ["COOPERATE RUR,FRE>", "COOPERATE RUR,SYL>"]


def test_weighed_acts_leave_a_share_to_none() -> None:
    shares = weigh_acts({"AID": 0.7}, {"AID": 0.4, "AGREE": 0.3}, EVEN)

    assert 0 < sum(shares.values()) < 1
    assert shares["AID"] > shares["AGREE"]


STRUCK = TextSpan(10, 27)  # "struck Freedonia and"


def outside(**acts: float) -> PairScore:
    return replace(score(mention("RUR"), mention("FRE"), **acts), evidence=STRUCK, outside=True)


def test_party_of_another_sentence_is_proposed_and_its_place_told() -> None:
    (found,) = weigh_events(DOC, [], [outside(ASSAULT=0.5)], replace(EVEN, imply_above=0.4))

    assert [entity.code for entity in (*found.actors, *found.recipients)] == ["RUR", "FRE"]
    assert [(b.field, b.rule_id, b.words) for b in found.because[1:]] == [
        ("actors", "model.implied", mention("RUR").span)
    ]


def test_party_of_another_sentence_wants_its_own_confidence() -> None:
    assert weigh_events(DOC, [], [outside(ASSAULT=0.5)], replace(EVEN, imply_above=0.6)) == ()


def test_event_whose_party_stands_elsewhere_is_weighed_by_code() -> None:
    told = replace(event("ASSAULT", "RUR", "FRE", 0.6), evidence=STRUCK)

    assert weigh_events(DOC, [told], [outside()], EVEN) == ()
    (found,) = weigh_events(DOC, [told], [outside(ASSAULT=0.9)], EVEN)
    assert found.confidence > 0.6


def test_words_for_two_states_are_a_pair_by_themselves() -> None:
    span = mention("FRE").span
    both = replace(mention("FRE"), entities=(Entity("both", "FRE", "GOV", span), Entity("both", "SYL", "GOV", span)))

    assert weighed([], score(both, both, CONSULT=0.9)) == ["CONSULT FRE,SYL>"]


def elsewhere(read: PairScore) -> PairScore:
    """Let the model look at another word than the lexicon's: "and"."""
    return replace(read, acts={act: replace(score, trigger=3) for act, score in read.acts.items()})


def test_another_act_the_other_way_round_is_proposed_beside_the_one_told() -> None:
    there, back = score(mention("RUR"), mention("FRE"), ACCUSE=0.9), score(mention("FRE"), mention("RUR"), ASSAULT=0.9)

    told = [event("ACCUSE", "RUR", "FRE")]
    assert weighed(told, there, elsewhere(back)) == ["ACCUSE RUR>FRE", "ASSAULT FRE>RUR"]
    assert weighed(told, there, back) == ["ACCUSE RUR>FRE"]


def test_beside_an_event_a_proposal_must_be_surer() -> None:
    told = event("ACCUSE", "RUR", "FRE")
    other = elsewhere(score(mention("FRE"), mention("SYL"), AID=0.7))

    assert weighed([], other) == ["AID FRE>SYL"]
    assert weighed([told], other) == ["ACCUSE RUR>FRE"]


def test_an_act_that_is_told_is_not_proposed_of_others_in_its_sentence() -> None:
    told = event("ACCUSE", "RUR", "FRE")

    assert weighed([told], elsewhere(score(mention("FRE"), mention("SYL"), ACCUSE=0.95))) == ["ACCUSE RUR>FRE"]
