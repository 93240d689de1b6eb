from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ledgers import event, report, write_small_ledger
from multipolar.errors import EmptyAnswerError
from multipolar.query.brief import Brief, find_brief
from multipolar.query.parties import Party
from multipolar.query.ties.settings import TiesSettings
from multipolar.store import open_ledger

if TYPE_CHECKING:
    from pathlib import Path

    from duckdb import DuckDBPyConnection

RUS, VEN, USA, CHN = (
    Party("RUS", "Russia"),
    Party("VEN", "Venezuela"),
    Party("USA", "United States"),
    Party("CHN", "China"),
)


def brief(world: DuckDBPyConnection, a: Party = RUS, b: Party = VEN, **settings: object) -> Brief:
    return find_brief(world, a, b, TiesSettings(**settings))


def test_what_weighs_most_of_each_quadrant_is_named(world: DuckDBPyConnection) -> None:
    happened = brief(world).happened

    assert [event.type for event in happened["MC"]] == ["AID"]
    assert [event.type for event in happened["VC"]] == ["CONSULT", "CONSULT", "SUPPORT"]


def test_what_lies_ahead_is_told_apart(world: DuckDBPyConnection) -> None:
    (plan,) = brief(world).ahead

    assert (plan.type, plan.standing, plan.start_on) == ("AGREE", "planned", date(2030, 5, 20))


def test_words_of_one_that_carry_an_act_between_the_two_are_given(tmp_path: Path) -> None:
    told = report(
        "VEN said: RUS [helped] us when nobody else would. It added: the sea is blue.",
        event("AID", "RUS", "VEN", claimant="VEN", score=10.0),
        says=(("VEN", "RUS helped us when nobody else would"), ("VEN", "the sea is blue")),
    )

    with open_ledger(write_small_ledger(tmp_path / "l.duckdb", told)) as ledger:
        said = brief(ledger).said

    assert [(one.party, one.told.sentence) for one in said] == [("VEN", "RUS helped us when nobody else would")]


def test_words_about_nothing_between_the_two_are_left_out(world: DuckDBPyConnection) -> None:
    assert brief(world).said == ()


def test_the_time_is_set_against_as_long_a_time_before(world: DuckDBPyConnection) -> None:
    trend = brief(world, since=date(2030, 2, 1)).trend

    assert (trend.before.start, trend.before.end) == (date(2029, 12, 2), date(2030, 1, 31))
    assert (trend.score_before, trend.score_after) == (4.0, 19.0)


def test_without_anything_before_there_is_no_trend(world: DuckDBPyConnection) -> None:
    assert brief(world, since=date(2030, 1, 1)).trend is None


def test_two_with_nothing_between_them_have_no_brief(world: DuckDBPyConnection) -> None:
    with pytest.raises(EmptyAnswerError, match="nothing between China and United States"):
        brief(world, CHN, USA)
