from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from multipolar.lexicon.ontology import load_ontology
from multipolar.model.actors import Entity
from multipolar.model.events import EventDate
from multipolar.model.factuality import Auxiliary
from multipolar.model.standing import Standing, standing_of
from multipolar.show.describe import (
    describe_counts,
    describe_entity,
    describe_parties,
    describe_publication,
    describe_score,
    describe_speaker,
    describe_title,
    describe_when,
    group_events,
    tag_of,
)
from multipolar.show.words import load_words, one_line, printable
from show.coded_samples import CHILE, KARL, PERU, PRADO, coded_sample, event, span

WORDS = load_words()


def test_every_code_of_the_ontology_has_plain_words() -> None:
    ontology = load_ontology()

    assert set(WORDS.acts) == set(ontology.types)
    assert set(WORDS.modes) == set(ontology.modes)
    assert set(WORDS.auxiliaries) == set(ontology.auxiliaries)
    assert set(WORDS.standings) == set(Standing)


def test_groups_come_in_reading_order_and_hold_every_event() -> None:
    groups = group_events(coded_sample().events)

    assert [standing for standing, _ in groups] == list(Standing)
    assert sum(len(events) for _, events in groups) == len(coded_sample().events)


@pytest.mark.parametrize(
    ("auxiliary", "standing", "tag"),
    [
        ((Auxiliary.NEGATION, Auxiliary.FUTURE), Standing.NEGATED, "will not happen"),
        ((Auxiliary.HYPOTHETICAL, Auxiliary.FUTURE), Standing.POSSIBLE, "possible, in the future"),
        ((Auxiliary.HISTORICAL,), Standing.EARLIER, "from earlier"),
    ],
)
def test_negation_weighs_most(auxiliary: tuple[Auxiliary, ...], standing: Standing, tag: str) -> None:
    told = event("visited", "CONSULT", auxiliary=auxiliary, claimant=PRADO)

    assert standing_of(told) is standing
    assert tag_of(told, WORDS) == tag


def test_what_somebody_says_has_not_simply_happened() -> None:
    assert standing_of(event("visited", "CONSULT", claimant=PRADO)) is Standing.SAID


def test_an_actor_shows_state_person_and_office() -> None:
    assert describe_entity(KARL, WORDS) == "Norway (Anna Karl, Prime Minister)"
    assert describe_entity(CHILE, WORDS) == "Chile"
    assert describe_speaker(PRADO, WORDS) == "Luis Prado (President, Chile)"


def test_a_body_shows_its_own_name() -> None:
    union = Entity("African Union", "IGO", "", span("Chile"))

    assert describe_entity(union, WORDS) == "African Union"


def test_people_of_one_state_share_its_name() -> None:
    minister = replace(KARL, name="Ola Berg", office="Foreign Minister")

    parties = describe_parties(event("visited", "CONSULT", actors=(KARL, minister), recipients=(PERU,)), WORDS)

    assert str(parties) == "Norway (Anna Karl, Prime Minister; Ola Berg, Foreign Minister) → Peru"


def test_mutual_acts_point_both_ways() -> None:
    parties = describe_parties(event("signed", "SUPPORT", actors=(CHILE, PERU), recipients=()), WORDS)

    assert str(parties) == "Chile ↔ Peru"


def test_an_undated_report_tells_the_days_inferred() -> None:
    told = describe_publication(coded_sample())

    assert told == "Undated; published between 8 May 2008 and 7 May 2012, when all named here held their offices"


def test_counts_tell_at_a_glance_what_happened_and_what_did_not() -> None:
    assert describe_counts(coded_sample(), WORDS) == (
        "2 happened · 1 said to have happened · 1 planned · 1 possible · 1 did not happen · 1 background"
        " · 1 deal · 2 statements"
    )


def test_scores_have_signs() -> None:
    assert (describe_score(4), describe_score(-9.5)) == ("+4.0", "−9.5")


def test_what_steers_a_terminal_is_replaced_and_keeps_its_place() -> None:
    assert printable("a\x1b[31mb\u202ec\n") == "a�[31mb�c\n"
    assert one_line("a\r\n b\t\x07") == "a b �"


def test_an_undated_events_day_is_not_repeated_for_every_event() -> None:
    undated = EventDate(date(2008, 5, 8), date(2012, 5, 7))

    assert describe_when(event("signed", "SUPPORT", date=undated), coded_sample()) == ""
    assert describe_when(coded_sample().events[0], coded_sample()) == "5 April 2010"


def test_a_report_without_a_title_is_called_by_its_file() -> None:
    coded = coded_sample()
    untitled = replace(coded, article=replace(coded.article, title=None, source="/news/today/report.txt"))

    many = replace(coded, article=replace(coded.article, title=None, source="news.jsonl"))

    assert describe_title(untitled) == "report.txt"
    assert describe_title(many) == "sample"
