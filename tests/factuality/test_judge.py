"""Did it happen? What governs the trigger decides."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from docs import read_doc
from multipolar.factuality import Published, judge_factuality
from multipolar.factuality.time import judge_date
from multipolar.model.events import EventDate, EventMention
from multipolar.model.factuality import Auxiliary
from multipolar.model.spans import TextSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from conftest import Read
    from multipolar.pipeline import Tools

CASES = {
    # told as a fact
    "plain past": ("Ruritania attacked Freedonia.", ""),
    "plain perfect": ("Ruritania has attacked Freedonia.", ""),
    "said that it did": ("Ruritania said that it had attacked Freedonia.", ""),
    "managed to": ("Ruritania managed to attack Freedonia.", ""),
    "not only": ("Ruritania not only attacked Freedonia but burned the port.", ""),
    "denied denial": ("Ruritania did not deny that it had attacked Freedonia.", ""),
    "negation of something else": ("Ruritania attacked Freedonia, not the sea.", ""),
    "negation in a relative clause": ("Ruritania, which did not sleep, attacked Freedonia.", ""),
    # negation
    "not": ("Ruritania did not attack Freedonia.", "negation"),
    "n't": ("Ruritania didn't attack Freedonia.", "negation"),
    "never": ("Ruritania never attacked Freedonia.", "negation"),
    "no longer": ("Ruritania no longer supports Freedonia.", "negation"),
    "neither": ("Neither Ruritania nor Sylvania attacked Freedonia.", "negation"),
    "no + noun": ("No talks between Ruritania and Freedonia took place.", "negation"),
    "without": ("Ruritania answered without attacking Freedonia.", "negation"),
    "yet to": ("Ruritania has yet to sign a treaty with Freedonia.", "negation"),
    "denied that": ("Ruritania denied that it had attacked Freedonia.", "negation"),
    "denied + -ing": ("Ruritania denied attacking Freedonia.", "negation"),
    "failed to": ("Ruritania failed to attack Freedonia.", "negation"),
    "prevented from": ("Sylvania prevented Ruritania from attacking Freedonia.", "negation"),
    "no evidence that": ("There is no evidence that Ruritania attacked Freedonia.", "negation"),
    "negated future": ("Ruritania will not attack Freedonia.", "negation"),
    "did not say that it would": ("Ruritania did not attack Freedonia, Sylvania said.", "negation"),
    # future
    "will": ("Ruritania will attack Freedonia.", "future"),
    "plans to": ("Ruritania plans to attack Freedonia.", "future"),
    "is going to": ("Ruritania is going to attack Freedonia.", "future"),
    "is set to": ("Ruritania is set to attack Freedonia.", "future"),
    "is expected to": ("Ruritania is expected to attack Freedonia.", "future"),
    "said it would": ("Sylvania said that Ruritania would visit Freedonia.", "future"),
    "will, shared by two verbs": ("Ruritania will arm itself and attack Freedonia.", "future"),
    "upcoming": ("The upcoming talks between Ruritania and Freedonia are important.", "future"),
    "date after the report": ("Ruritania meets Freedonia on 4 July 2011.", "future"),
    # hypothetical
    "may": ("Ruritania may attack Freedonia.", "hypothetical"),
    "could": ("Ruritania could attack Freedonia.", "hypothetical"),
    "would": ("Ruritania would attack Freedonia.", "hypothetical"),
    "should": ("Ruritania should attack Freedonia.", "hypothetical"),
    "if": ("If Ruritania attacks Freedonia, the port will close.", "hypothetical"),
    "unless": ("The port will stay open unless Ruritania attacks Freedonia.", "hypothetical"),
    "wants to": ("Ruritania wants to attack Freedonia.", "hypothetical"),
    "tried to": ("Ruritania tried to attack Freedonia.", "hypothetical"),
    "possible": ("Possible talks between Ruritania and Freedonia are the topic of the day.", "hypothetical"),
    # historical
    "an earlier year": ("Ruritania attacked Freedonia in 1954.", "historical"),
    "previously": ("Ruritania previously attacked Freedonia.", "historical"),
    "two months ago": ("Ruritania attacked Freedonia two months ago.", "historical"),
    "last week is news": ("Ruritania attacked Freedonia last week.", ""),
}


@pytest.mark.model
@pytest.mark.parametrize(("text", "auxiliary"), CASES.values(), ids=CASES)
def test_governor_decides(read: Read, text: str, auxiliary: str) -> None:
    events = read(text).events

    assert [" ".join(event.auxiliary) for event in events] == [auxiliary]


UNDER_ADJECTIVES = {
    "hopes to": ("Ruritania hopes to meet Freedonia.", ["CONSULT future"]),
    "is due to": ("Ruritania is due to attack Freedonia.", ["ASSAULT future"]),
    "unlikely to": ("Ruritania is unlikely to attack Freedonia.", ["ASSAULT hypothetical"]),
}


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected"), UNDER_ADJECTIVES.values(), ids=UNDER_ADJECTIVES)
def test_adjective_governs_the_act_below_it(read: Read, text: str, expected: list[str]) -> None:
    assert [" ".join([event.act, *event.auxiliary]) for event in read(text).events] == expected


FAILING = {
    "headline with 'to'": ("Ruritanian president to visit Freedonia", ["CONSULT future"]),
    "considering + noun": ("Ruritania is considering sanctions on Freedonia.", ["SANCTION hypothetical"]),
    "it is false that": ("It is false that Ruritania attacked Freedonia.", ["ASSAULT negation"]),
    "cancelled visit": (
        "The visit of the Ruritanian president to Freedonia was cancelled.",
        ["CONSULT negation"],
    ),
}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(*case, id=name, marks=pytest.mark.xfail(reason=f"not read yet: {name}"))
        for name, case in FAILING.items()
    ],
)
def test_governor_is_not_read_yet(read: Read, text: str, expected: list[str]) -> None:
    assert [" ".join([event.act, *event.auxiliary]) for event in read(text).events] == expected


@pytest.mark.model
def test_judgement_points_at_the_words_that_decided_it(read: Read) -> None:
    text = "Ruritania denied that it had attacked Freedonia."

    (judgement,) = read(text).events[0].judgements

    assert (judgement.rule_id, judgement.cue.quote(text)) == ("negation.denial", "denied")


DENIED = """
    Ruritania Ruritania NNP nsubj     1
    denied    deny      VBD ROOT      1
    that      that      IN  mark      5
    it        it        PRP nsubj     5
    had       have      VBD aux       5
    shelled   shell     VBN ccomp     1
    the       the       DT  det       7
    port      port      NN  dobj      5
    .         .         .   punct     1
"""
HEADLINE = """
    Premier   premier   NN  nsubj     2
    to        to        TO  aux       2
    visit     visit     VB  ROOT      2
    Freedonia Freedonia NNP dobj      2
"""
WILL_AND = """
    It        it        PRP nsubj     2
    will      will      MD  aux       2
    land      land      VB  ROOT      2
    and       and       CC  cc        2
    sign      sign      VB  conj      2
    .         .         .   punct     2
"""
CANCELLED = """
    It        it        PRP nsubj     1
    cancelled cancel    VBD ROOT      1
    the       the       DT  det       3
    visit     visit     NN  dobj      1
    .         .         .   punct     1
"""
NOWHERE = Published(None, None)


def act_at(doc: Doc, at: int) -> EventMention:
    span = TextSpan(doc[at].idx, doc[at].idx + len(doc[at]))
    return EventMention("ASSAULT", "", at, span, span, (), (), 1.0)


@pytest.mark.parametrize(
    ("table", "at", "rule_id"),
    [
        pytest.param(DENIED, 5, "negation.denial", id="denied complement"),
        pytest.param(HEADLINE, 2, "future.headline", id="headline's infinitive"),
        pytest.param(WILL_AND, 4, "future.modal", id="modal shared over 'and'"),
        pytest.param(CANCELLED, 3, "negation.cancelled", id="cancelled object"),
    ],
)
def test_cue_is_found_in_a_parse_made_by_hand(tools: Tools, table: str, at: int, rule_id: str) -> None:
    doc = read_doc(table)

    judgements = judge_factuality(doc, act_at(doc, at), NOWHERE, tools.factuality)

    assert [judgement.rule_id for judgement in judgements] == [rule_id]


def test_sentence_that_goes_in_circles_ends_the_search(tools: Tools) -> None:
    rows = [f"deny deny VB ccomp {max(0, at - 1)}" for at in range(40)]
    doc = read_doc("\n".join([rows[0].replace("ccomp", "ROOT"), *rows[1:]]))

    judgements = judge_factuality(doc, act_at(doc, 39), NOWHERE, tools.factuality)

    assert all(judgement.auxiliary is Auxiliary.NEGATION for judgement in judgements)


WORDS = TextSpan(0, 4)
REPORT = Published(date(2011, 5, 10), date(2011, 5, 10))


@pytest.mark.parametrize(
    ("when", "auxiliary"),
    [
        pytest.param(EventDate(date(2011, 4, 1), date(2011, 4, 8), WORDS), Auxiliary.HISTORICAL, id="over a month ago"),
        pytest.param(EventDate(date(2011, 4, 9), date(2011, 4, 9), WORDS), None, id="31 days ago"),
        pytest.param(EventDate(date(2011, 5, 10), date(2011, 5, 10), WORDS), None, id="the same day"),
        pytest.param(EventDate(date(2011, 5, 11), date(2011, 5, 11), WORDS), Auxiliary.FUTURE, id="the day after"),
        pytest.param(EventDate(date(2011, 1, 1), date(2011, 12, 31), WORDS), None, id="this year"),
        pytest.param(EventDate(date(1954, 1, 1), date(1954, 12, 31), None), None, id="no words"),
        pytest.param(None, None, id="no date"),
    ],
)
def test_date_beside_the_report_s_makes_it_past_or_future(when: EventDate | None, auxiliary: Auxiliary | None) -> None:
    judgement = judge_date(when, REPORT)

    assert (judgement.auxiliary if judgement else None) is auxiliary


def test_date_says_nothing_when_the_report_s_day_is_unknown() -> None:
    when = EventDate(date(1954, 1, 1), date(1954, 12, 31), WORDS)

    assert judge_date(when, NOWHERE) is None
