from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledgers import event, report, write_small_ledger
from multipolar.store import open_ledger

if TYPE_CHECKING:
    from pathlib import Path

    from multipolar.model.coded import CodedArticle

VISIT = report(
    "RUR's president [visited] FRE on Monday to discuss fishing quotas in the bay.",
    event("CONSULT", "RUR", "FRE", mode="visit", on="2030-01-07"),
    published="2030-01-08",
    publisher="Herald",
)


def rows(ledger: Path, query: str) -> list[tuple[object, ...]]:
    with open_ledger(ledger) as connection:
        return connection.execute(query).fetchall()


@pytest.fixture
def count(tmp_path: Path) -> object:
    def count_events(*articles: CodedArticle) -> int:
        ledger = write_small_ledger(tmp_path / "ledger.duckdb", *articles)
        return rows(ledger, "select count(*) from events")[0][0]

    return count_events


def test_two_tellings_of_a_visit_are_one_event_with_both_mentions(tmp_path: Path) -> None:
    other = report(
        "FRE [received] the leader of RUR for talks about quotas for fishing fleets.",
        event("CONSULT", "FRE RUR"),
        published="2030-01-08",
        publisher="Post",
    )

    ledger = write_small_ledger(tmp_path / "ledger.duckdb", VISIT, other)

    assert rows(ledger, "select mentions, articles, publishers, start_on from events") == [(2, 2, 2, date(2030, 1, 7))]
    assert sorted(rows(ledger, "select publisher, because from mentions")) == [
        ("Herald", "first"),
        ("Post", "same telling"),
    ]


def test_acts_on_different_days_are_two_events(count: object) -> None:
    later = report(
        "RUR's president [visited] FRE on Wednesday to discuss fishing quotas in the bay.",
        event("CONSULT", "RUR", "FRE", mode="visit", on="2030-01-09"),
        published="2030-01-10",
    )

    assert count(VISIT, later) == 2


def test_different_accusations_of_one_day_are_two_events(count: object) -> None:
    assert (
        count(
            report("RUR [accused] FRE of jamming radio signals along the frontier.", event("ACCUSE", "RUR", "FRE")),
            report("RUR [blamed] FRE for the collapse of wheat auctions.", event("ACCUSE", "RUR", "FRE")),
        )
        == 2
    )


def test_a_turned_accusation_is_another_event(count: object) -> None:
    words = "of jamming radio signals along the frontier."

    assert (
        count(
            report(f"RUR [accused] FRE {words}", event("ACCUSE", "RUR", "FRE")),
            report(f"FRE [accused] RUR {words}", event("ACCUSE", "FRE", "RUR")),
        )
        == 2
    )


def test_a_reprint_weeks_later_tells_the_same_event(tmp_path: Path) -> None:
    text = " ".join(f"Paragraph {n} of a long story tells one more thing about it." for n in range(20))
    first = report(f"RUR [accused] FRE of spying. {text}", event("ACCUSE", "RUR", "FRE"), published="2030-01-07")
    again = report(f"RUR [accused] FRE of spying. {text}", event("ACCUSE", "RUR", "FRE"), published="2030-02-20")

    ledger = write_small_ledger(tmp_path / "ledger.duckdb", first, again)

    assert rows(ledger, "select mentions from events") == [(2,)]
    assert sorted(rows(ledger, "select because from mentions")) == [("first",), ("reprint",)]
    assert len(set(rows(ledger, "select group_id from articles"))) == 1


def test_a_claim_its_denial_and_its_confirmation_stay_visible(tmp_path: Path) -> None:
    words = "a patrol boat in the northern strait"
    ledger = write_small_ledger(
        tmp_path / "ledger.duckdb",
        report(
            f"FRE said RUR had [sunk] {words}.", event("ASSAULT", "RUR", "FRE", claimant="FRE"), published="2030-01-07"
        ),
        report(
            f"RUR denied it had [sunk] {words}.",
            event("ASSAULT", "RUR", "FRE", claimant="RUR", auxiliary="negation"),
            published="2030-01-08",
        ),
        report(
            f"RUR [sank] {words} on Monday, divers found.",
            event("ASSAULT", "RUR", "FRE", on="2030-01-07"),
            published="2030-01-20",
        ),
    )

    assert rows(ledger, "select standing, contested, confirmed_on from events") == [
        ("happened", True, date(2030, 1, 20))
    ]
    assert rows(ledger, "select standing, claimant, first_on from tellings order by first_on") == [
        ("said", "FRE", date(2030, 1, 7)),
        ("negated", "RUR", date(2030, 1, 8)),
        ("happened", None, date(2030, 1, 20)),
    ]


def test_a_planned_visit_and_the_visit_are_one_event(tmp_path: Path) -> None:
    ledger = write_small_ledger(
        tmp_path / "ledger.duckdb",
        VISIT,
        report(
            "RUR's president will [visit] FRE on 7 January.",
            event("CONSULT", "RUR", "FRE", type="AGREE", auxiliary="future", on="2030-01-07"),
            published="2029-12-20",
        ),
    )

    assert rows(ledger, "select type, standing, mentions, first_seen_on, confirmed_on from events") == [
        ("CONSULT", "happened", 2, date(2029, 12, 20), date(2030, 1, 8))
    ]


def test_a_day_in_words_is_more_exact_than_that_of_a_report(tmp_path: Path) -> None:
    ledger = write_small_ledger(
        tmp_path / "ledger.duckdb",
        report(
            "RUR will [visit] FRE on 7 January.",
            event("CONSULT", "RUR", "FRE", auxiliary="future", on="2030-01-07"),
            published="2030-01-02",
        ),
        report("RUR [visited] FRE.", event("CONSULT", "RUR", "FRE"), published="2030-01-08"),
    )

    assert rows(ledger, "select standing, start_on, mentions from events") == [("happened", date(2030, 1, 7), 2)]


def test_a_threat_is_not_the_attack_told_beside_it(count: object) -> None:
    told = report(
        "RUR [shelled] FRE.", event("ASSAULT", "RUR", "FRE"), event("ASSAULT", "RUR", "FRE", auxiliary="future")
    )

    assert count(told) == 2


def test_two_tellings_of_an_attack_in_one_report_are_one(count: object) -> None:
    assert count(report("RUR [shelled] FRE.", event("ASSAULT", "RUR", "FRE"), event("ASSAULT", "RUR", "FRE"))) == 1


def test_a_meeting_of_two_is_not_the_summit_they_met_at(count: object) -> None:
    assert (
        count(
            report("RUR and FRE [met] in Strelsau.", event("CONSULT", "RUR FRE")),
            report("Leaders [met] in Strelsau.", event("CONSULT", "RUR FRE SYL BOR NOR CHL PER DEU")),
        )
        == 2
    )


STORIES = (
    VISIT,
    report("FRE and RUR [held] talks on fishing quotas.", event("CONSULT", "FRE RUR"), published="2030-01-08"),
    report("RUR [hosted] FRE for talks on rail links.", event("CONSULT", "FRE", "RUR"), published="2030-01-09"),
    report("RUR, FRE and SYL [met] over fishing quotas.", event("CONSULT", "RUR FRE SYL"), published="2030-01-09"),
    report("RUR did not [visit] FRE.", event("CONSULT", "RUR", "FRE", auxiliary="negation"), published="2030-01-12"),
)


@settings(max_examples=8, deadline=None)
@given(st.permutations(STORIES))
def test_the_order_of_the_articles_does_not_matter(tmp_path_factory: pytest.TempPathFactory, order: list) -> None:
    query = (
        "select e.id, e.standing, e.mentions, m.key, because from events e join mentions m using (event_id) order by 4"
    )
    told = write_small_ledger(tmp_path_factory.mktemp("told") / "a.duckdb", *STORIES)
    shuffled = write_small_ledger(tmp_path_factory.mktemp("shuffled") / "b.duckdb", *order)

    assert sorted(rows(shuffled, query)) == sorted(rows(told, query))
