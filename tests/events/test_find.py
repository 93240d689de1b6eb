"""Who did what to whom: one construction of English after another, with invented states."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from events.told import in_short, told
from multipolar.events.find import MAX_EVENTS_PER_SENTENCE
from multipolar.model.articles import Article, Furniture, FurnitureKind
from multipolar.model.spans import TextSpan

if TYPE_CHECKING:
    from conftest import Read
    from multipolar.pipeline import Coder

pytestmark = pytest.mark.model

CASES = {
    # verbs, active and passive
    "active": ("Ruritania attacked Freedonia.", ["ASSAULT RUR>FRE"]),
    "passive with agent": ("Freedonia was attacked by Ruritania.", ["ASSAULT RUR>FRE"]),
    "passive of a phrasal verb": ("Freedonia was called upon by Ruritania to disarm.", ["REQUEST RUR>FRE"]),
    "agentless passive has no event": ("Freedonia was attacked on Monday.", []),
    "reduced relative with agent": ("Freedonia, attacked by Ruritania, did not answer.", ["ASSAULT RUR>FRE"]),
    "object before the verb": ("Freedonia is the state that Ruritania attacked.", ["ASSAULT RUR>FRE"]),
    "perfect passive": ("Freedonia has been condemned by Ruritania.", ["ACCUSE RUR>FRE"]),
    "progressive": ("Ruritania is attacking Freedonia.", ["ASSAULT RUR>FRE"]),
    # who the subject is
    "relative clause": ("Ruritania, which attacked Freedonia, is poor.", ["ASSAULT RUR>FRE"]),
    "relative clause on a person": (
        "President Rosa Tarlenheim, who condemned Freedonia, is ill.",
        ["ACCUSE RUR>FRE"],
    ),
    "coordinated verbs": (
        "Ruritania attacked Freedonia and condemned Sylvania.",
        ["ASSAULT RUR>FRE", "ACCUSE RUR>SYL"],
    ),
    "coordinated verbs share the object": (
        "Ruritania condemned and attacked Freedonia.",
        ["ACCUSE RUR>FRE", "ASSAULT RUR>FRE"],
    ),
    "coordinated subjects": ("Ruritania and Sylvania attacked Freedonia.", ["ASSAULT RUR,SYL>FRE"]),
    "coordinated objects": ("Ruritania attacked Freedonia and Sylvania.", ["ASSAULT RUR>FRE,SYL"]),
    "list of three": ("Ruritania condemned Freedonia, Sylvania and Borduria.", ["ACCUSE RUR>BOR,FRE,SYL"]),
    "participle": ("Ruritania left the room, accusing Freedonia of fraud.", ["ACCUSE RUR>FRE"]),
    "gerund after a preposition": ("Ruritania answered by attacking Freedonia.", ["ASSAULT RUR>FRE"]),
    "organ acts for its state": ("The Ruritanian army attacked Freedonia.", ["ASSAULT RUR>FRE"]),
    "possessor's organ": ("Ruritania's foreign ministry condemned Freedonia.", ["ACCUSE RUR>FRE"]),
    "organ of a state as object": ("Ruritania attacked the Freedonian navy.", ["ASSAULT RUR>FRE"]),
    "thing of a state as object": ("Ruritania bombed Freedonian ports.", ["ASSAULT RUR>FRE"]),
    "capital acts for its state": ("Strelsau condemned Fredville.", ["ACCUSE RUR>FRE"]),
    "person acts for a state": ("Ruritanian President Rosa Tarlenheim condemned Freedonia.", ["ACCUSE RUR>FRE"]),
    "pronoun": ("Ruritania is angry. It condemned Freedonia.", ["ACCUSE RUR>FRE"]),
    "he": ("Freedonian President Rufus Firefly spoke. He condemned Ruritania.", ["ACCUSE FRE>RUR"]),
    # control
    "subject control": ("Ruritania began to attack Freedonia.", ["ASSAULT RUR>FRE"]),
    "object control": (
        "Sylvania urged Ruritania to release Freedonia's sailors.",
        ["REQUEST SYL>RUR", "RETREAT RUR>FRE hypothetical"],
    ),
    "passive control": (
        "Ruritania was urged by Sylvania to release Freedonia's sailors.",
        ["REQUEST SYL>RUR", "RETREAT RUR>FRE hypothetical"],
    ),
    "what one promises is no second event": ("Ruritania promised to help Freedonia.", ["AGREE RUR>FRE"]),
    "what one refuses is no second event": ("Ruritania refused to meet Freedonia.", ["REJECT RUR>FRE"]),
    "what one threatens is no second event": ("Ruritania threatened to attack Freedonia.", ["THREATEN RUR>FRE"]),
    # nouns
    "noun with possessor": ("Ruritania's attack on Freedonia was short.", ["ASSAULT RUR>FRE"]),
    "noun with adjective": ("The Ruritanian attack on Freedonia was short.", ["ASSAULT RUR>FRE"]),
    "noun with by": ("The attack on Freedonia by Ruritania was short.", ["ASSAULT RUR>FRE"]),
    "noun with between": ("Talks between Ruritania and Freedonia were short.", ["CONSULT FRE,RUR>"]),
    "noun with with": ("Ruritania's talks with Freedonia were short.", ["CONSULT FRE,RUR>"]),
    "light verb": ("Ruritania launched an attack on Freedonia.", ["ASSAULT RUR>FRE"]),
    "light verb in the passive": ("An attack on Freedonia was launched by Ruritania.", ["ASSAULT RUR>FRE"]),
    "hold talks": ("Ruritania held talks with Freedonia.", ["CONSULT FRE,RUR>"]),
    "impose sanctions": ("Ruritania imposed sanctions on Freedonia.", ["SANCTION RUR>FRE"]),
    "sanctions imposed, passive": ("Sanctions were imposed on Freedonia by Ruritania.", ["SANCTION RUR>FRE"]),
    "adjective as predicate": ("Ruritania is critical of Freedonia.", ["ACCUSE RUR>FRE"]),
    # mutual acts and visits
    "met": ("Ruritania met Freedonia.", ["CONSULT FRE,RUR>"]),
    "met with": (
        "Ruritanian President Rosa Tarlenheim met with Freedonian President Rufus Firefly.",
        ["CONSULT FRE,RUR>"],
    ),
    "both met": ("Ruritania and Freedonia met in Sylvania.", ["CONSULT FRE,RUR>"]),
    "signed": ("Ruritania and Freedonia signed a treaty.", ["SUPPORT FRE,RUR>"]),
    "signed with": ("Ruritania signed a treaty with Freedonia.", ["SUPPORT FRE,RUR>"]),
    "three parties": ("Ruritania, Freedonia and Sylvania signed a treaty.", ["SUPPORT FRE,RUR,SYL>"]),
    "visitor is the actor": ("Ruritanian President Rosa Tarlenheim visited Freedonia.", ["CONSULT RUR>FRE"]),
    "visit as a noun": (
        "The visit of Ruritanian President Rosa Tarlenheim to Freedonia was short.",
        ["CONSULT RUR>FRE"],
    ),
    "paid a visit": ("Ruritania's president paid a visit to Freedonia.", ["CONSULT RUR>FRE"]),
    "the presidents of two states": ("The presidents of Ruritania and Freedonia met.", ["CONSULT FRE,RUR>"]),
    "the two countries": (
        "Ruritania and Freedonia are neighbours. The two countries signed a treaty.",
        ["SUPPORT FRE,RUR>"],
    ),
    # parties named elsewhere
    "told before": (
        "Ruritania attacked Freedonia. The attack was short.",
        ["ASSAULT RUR>FRE", "ASSAULT RUR>FRE"],
    ),
    "only one party is no event": ("Ruritania condemned the storm.", []),
    "no party is no event": ("The storm killed the trees.", []),
    "act within one state": ("Ruritania attacked Ruritanian rebels.", ["ASSAULT RUR>RUR"]),
    "pro-Freedonian names nobody": ("Ruritania condemned pro-Freedonian crowds.", []),
    # other acts
    "accuse of": ("Ruritania accused Freedonia of spying.", ["ACCUSE RUR>FRE"]),
    "reject": ("Ruritania rejected Freedonia's demand.", ["REJECT RUR>FRE"]),
    "demand": ("Ruritania demanded that Freedonia withdraw.", ["REQUEST RUR>FRE"]),
    "withdraw": ("Ruritania withdrew its troops from Freedonia.", ["RETREAT RUR>FRE"]),
    "expel": ("Ruritania expelled three Freedonian diplomats.", ["SANCTION RUR>FRE"]),
    "aid": ("Ruritania sent food aid to Freedonia.", ["AID RUR>FRE"]),
    "arrest": ("Ruritania arrested a Freedonian journalist.", ["COERCE RUR>FRE"]),
    "mobilize": ("Ruritania massed troops on the Freedonian border.", ["MOBILIZE RUR>FRE"]),
    "protest": ("Ruritanians protested against Freedonia in Strelsau.", ["PROTEST RUR>FRE"]),
    "concede, and what it undoes": (
        "Ruritania eased its sanctions on Freedonia.",
        ["CONCEDE RUR>FRE", "SANCTION RUR>FRE"],
    ),
    "agree": ("Ruritania agreed to sell tanks to Freedonia.", ["AGREE RUR>FRE"]),
    "threaten": ("Ruritania threatened Freedonia with war.", ["THREATEN RUR>FRE"]),
    "support": ("Ruritania recognised Freedonia.", ["SUPPORT RUR>FRE"]),
    # what other coders are known to get wrong, by their issues
    "delayed aid (UniversalPetrarch #33)": (
        "The United States military is delaying a shipment of aid to Cuba.",
        ["SANCTION USA>CUB"],
    ),
    "future withdrawal (UniversalPetrarch #31)": (
        "The United States will remove its military from Georgia.",
        ["RETREAT USA>GEO future"],
    ),
    "what another will do is no threat by who says so": (
        "Sylvania said that Ruritania would attack Freedonia.",
        ["ASSAULT RUR>FRE future"],
    ),
    "an act not done is no refusal": (
        "Ruritania has not signed a treaty with Freedonia.",
        ["SUPPORT FRE,RUR> negation"],
    ),
    "trade is mutual": (
        "Ruritania sold tanks to Freedonia.",
        ["COOPERATE FRE,RUR>"],
    ),
    "who welcomes talks is its agent, not those between whom they are": (
        "Talks between Ruritania and Freedonia were welcomed by Sylvania.",
        ["SUPPORT SYL>FRE,RUR"],
    ),
    "ratifying a treaty is one act": (
        "Ruritania ratified a border treaty with Freedonia.",
        ["SUPPORT RUR>FRE"],
    ),
    "doer of what somebody is accused of": (
        "Sylvania accused Ruritania of bombing Freedonia.",
        ["ACCUSE SYL>RUR", "ASSAULT RUR>FRE"],
    ),
    "go-between is no side of the talks": (
        "Sylvania mediated between Ruritania and Freedonia.",
        ["CONSULT SYL>FRE,RUR"],
    ),
    "decision of somebody to do it": (
        "Sylvania noted the decision of Ruritania to attack Freedonia.",
        ["ASSAULT RUR>FRE future"],
    ),
}

FAILING = {
    "adjectives of two states: only the first is an organ's": (
        "Ruritanian and Freedonian diplomats met.",
        ["CONSULT FRE,RUR>"],
    ),
    "who praises in an agentless passive is unknown, not the parties of 'between'": (
        "Talks between Ruritania and Freedonia were welcomed.",
        ["CONSULT FRE,RUR>"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_construction_gives_its_events(read: Read, text: str, expected: list[str]) -> None:
    assert told(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(*case, id=reason, marks=pytest.mark.xfail(reason=reason)) for reason, case in FAILING.items()],
)
def test_construction_is_not_read_yet(read: Read, text: str, expected: list[str]) -> None:
    assert told(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        pytest.param("Ruritanian President Rosa Tarlenheim visited Freedonia.", "visit", id="visit"),
        pytest.param("Ruritania accused Freedonia of spying.", "allege", id="allege"),
        pytest.param("Ruritania condemned Freedonia.", "disapprove", id="disapprove"),
        pytest.param("Ruritania withdrew its troops from Freedonia.", "withdraw", id="withdraw"),
        pytest.param("Ruritania expelled three Freedonian diplomats.", "expel", id="expel"),
    ],
)
def test_event_has_its_mode(read: Read, text: str, mode: str) -> None:
    assert [event.mode for event in read(text).events] == [mode]


@pytest.mark.parametrize(
    ("text", "act", "type_name"),
    [
        pytest.param("Ruritania will meet Freedonia.", "CONSULT", "AGREE", id="future CONSULT"),
        pytest.param("Ruritania will sign a treaty with Freedonia.", "SUPPORT", "AGREE", id="future SUPPORT"),
        pytest.param("Ruritania will sell tanks to Freedonia.", "COOPERATE", "AGREE", id="future COOPERATE"),
        pytest.param("Ruritania will send food aid to Freedonia.", "AID", "AGREE", id="future AID"),
        pytest.param("Ruritania will withdraw its troops from Freedonia.", "RETREAT", "CONCEDE", id="future RETREAT"),
        pytest.param("Ruritania will attack Freedonia.", "ASSAULT", "ASSAULT", id="future ASSAULT"),
        pytest.param("Ruritania may meet Freedonia.", "CONSULT", "CONSULT", id="hypothetical CONSULT"),
    ],
)
def test_type_is_what_plover_makes_of_act_and_auxiliary(read: Read, text: str, act: str, type_name: str) -> None:
    assert [(event.act, event.type) for event in read(text).events] == [(act, type_name)]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        pytest.param("Ruritania attacked Freedonia.", "attacked", id="verb"),
        pytest.param("Freedonia was attacked by Ruritania.", "attacked", id="passive"),
        pytest.param("Talks between Ruritania and Freedonia were short.", "Talks", id="noun"),
        pytest.param("Ruritania signed a treaty with Freedonia.", "signed a treaty", id="verb with its object"),
        pytest.param("Ruritania lashed out at Freedonia.", "lashed out", id="verb with its particle"),
    ],
)
def test_trigger_slices_back_to_its_words(read: Read, text: str, trigger: str) -> None:
    assert [event.trigger.quote(text) for event in read(text).events] == [trigger]


def test_evidence_slices_back_to_the_sentence(read: Read) -> None:
    text = "It rained all day. Ruritania attacked Freedonia. It rained again."

    (event,) = read(text).events

    assert event.evidence.quote(text) == "Ruritania attacked Freedonia."


def test_evidence_holds_the_trigger_whatever_blanks_stand_around(read: Read) -> None:
    text = "It rained.\n\n  Ruritania attacked Freedonia.  \n\nIt rained."

    (event,) = read(text).events

    assert event.evidence.holds(event.trigger)
    assert event.evidence.quote(text) == "Ruritania attacked Freedonia."


def test_sentence_gives_no_more_events_than_a_human_coder_finds(read: Read) -> None:
    verbs = "attacked condemned accused bombed invaded sued expelled insulted visited praised blamed thanked".split()
    text = "Ruritania " + ", ".join(f"{verb} Freedonia" for verb in verbs[:-1]) + f" and {verbs[-1]} Freedonia."

    assert 1 < len(read(text).events) <= MAX_EVENTS_PER_SENTENCE


def test_list_of_many_states_joins_no_codes(read: Read) -> None:
    text = "Ruritania condemned France, Germany, Italy, Spain, Poland, Sweden, Norway, Finland and Freedonia."

    (event,) = read(text).events

    assert {entity.code for entity in event.recipients} == {
        *["FRA", "DEU", "ITA", "ESP", "POL", "SWE", "NOR", "FIN", "FRE"]
    }


def test_event_says_which_rule_found_each_party(read: Read) -> None:
    (event,) = read("Ruritania attacked Freedonia.").events

    assert [(because.field, because.rule_id) for because in event.because] == [
        ("act", "assault.attack"),
        ("actors", "relation.subject"),
        ("recipients", "relation.object"),
    ]


def test_implied_party_costs_confidence(read: Read) -> None:
    plain, again = read("Ruritania attacked Freedonia. The attack was short.").events

    assert again.confidence < plain.confidence
    assert {because.rule_id for because in again.because} >= {"relation.told-before"}


def test_headings_and_captions_make_no_events(rule_coder: Coder) -> None:
    text = "Ruritania attacked Freedonia.\n\nIt rained."
    article = Article("1", "test", text, furniture=(Furniture(TextSpan(0, 29), FurnitureKind.CAPTION),))

    assert rule_coder.code(article).events == ()


def test_claimant_is_who_says_so(read: Read) -> None:
    (event,) = read("Sylvania said that Ruritania had attacked Freedonia.").events

    assert in_short(event) == "ASSAULT RUR>FRE"
    assert event.claimant.code == "SYL"


def test_report_s_own_account_has_no_claimant(read: Read) -> None:
    (event,) = read("Ruritania attacked Freedonia.").events

    assert event.claimant is None


def test_contexts_come_from_the_sentence(read: Read) -> None:
    (event,) = read("Ruritanian troops attacked Freedonia with missiles.").events

    assert "military" in event.contexts


def test_location_is_the_city_the_act_took_place_in(read: Read) -> None:
    (event,) = read("Ruritania and Freedonia met in Caracas on Monday.").events

    assert (event.location.name, event.location.country) == ("Caracas", "VEN")


def test_event_without_a_date_expression_happened_on_the_day_of_the_report(read: Read) -> None:
    (event,) = read("Ruritania attacked Freedonia.", on="2011-05-10").events

    assert (event.date.start.isoformat(), event.date.end.isoformat(), event.date.words) == (
        "2011-05-10",
        "2011-05-10",
        None,
    )


def test_same_act_told_twice_in_different_sentences_is_two_mentions_with_two_ids(read: Read) -> None:
    first, second = read("Ruritania attacked Freedonia. On Monday Ruritania attacked Freedonia.").events

    assert first.id != second.id


HOME = {
    "police and people of one state": (
        "Ruritanian police arrested Ruritanian journalists.",
        ["COERCE RUR>RUR"],
    ),
    "somebody of the same state goes before who is only implied": (
        "Ruritanian police arrested members of the Ruritanian parliament over talks with Freedonia.",
        ["COERCE RUR>RUR"],
    ),
    "himself is nobody else": ("The Ruritanian president accused himself.", []),
}


@pytest.mark.parametrize(("text", "expected"), HOME.values(), ids=HOME)
def test_act_within_one_state_is_an_event(read: Read, text: str, expected: list[str]) -> None:
    assert told(read(text))[: len(expected) or 1] == expected


def test_the_attack_is_the_one_told_by_that_word(read: Read) -> None:
    text = (
        "Ruritania killed a Freedonian general in an airstrike. Freedonia had attacked Ruritania's embassy in May. "
        "The airstrike was a surprise."
    )

    assert told(read(text))[-1] == "ASSAULT RUR>FRE"


def test_the_place_of_an_act_told_before_is_not_whom_it_hit(read: Read) -> None:
    text = "Ruritania killed a Freedonian general in an airstrike. Ruritania carried out the airstrike in Sylvania."

    assert told(read(text)) == ["ASSAULT RUR>FRE", "ASSAULT RUR>FRE"]
