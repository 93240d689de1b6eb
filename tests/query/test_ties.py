from __future__ import annotations

from dataclasses import replace
from datetime import date
from shutil import copyfile
from typing import TYPE_CHECKING

import duckdb
import pytest

from ledgers import event, report, write_small_ledger
from multipolar.errors import EmptyAnswerError
from multipolar.query.parties import Party
from multipolar.query.ties.cells import Direction, find_cells
from multipolar.query.ties.find import Ties, find_ties
from multipolar.query.ties.series import QUADS
from multipolar.query.ties.settings import Count, Step, TiesSettings, next_start, start_of, step_for
from multipolar.query.ties.table import period_rows, tie_records
from multipolar.store import open_ledger
from small_world import POST, TIMES

if TYPE_CHECKING:
    from pathlib import Path

    from duckdb import DuckDBPyConnection

RUS, VEN, USA, CHN = (
    Party("RUS", "Russia"),
    Party("VEN", "Venezuela"),
    Party("USA", "United States"),
    Party("CHN", "China"),
)


def ties(world: DuckDBPyConnection, a: Party = RUS, b: Party = VEN, **settings: object) -> Ties:
    return find_ties(world, a, b, TiesSettings(**settings))


def test_an_event_counts_once_however_often_it_is_told(world: DuckDBPyConnection) -> None:
    january = ties(world).series.periods[0]

    assert (january.start, january.end) == (date(2030, 1, 1), date(2030, 1, 31))
    assert (january.count(), january.score()) == (1, 4.0)


def test_mentions_can_be_counted_instead(world: DuckDBPyConnection) -> None:
    january = ties(world, count=Count.MENTIONS).series.periods[0]

    assert (january.count(), january.score()) == (2, 8.0)


def test_a_summit_can_be_shared_among_its_pairs(world: DuckDBPyConnection) -> None:
    march = ties(world, count=Count.SHARES).series.periods[2]

    assert (march.count(), march.score()) == (pytest.approx(1 / 3), pytest.approx(4 / 3))


def test_one_a_day_of_a_kind_can_be_counted(tmp_path: Path) -> None:
    texts = ("RUS [fired] at VEN by the river.", "Shots from RUS [hit] a school of VEN far away.")
    told = [
        report(text, event("ASSAULT", "RUS", "VEN", place=place, score=-9.0), published="2030-01-07")
        for text, place in zip(texts, ("Bolivar", "Merida"), strict=True)
    ]
    path = write_small_ledger(tmp_path / "l.duckdb", *told)

    with open_ledger(path) as ledger:
        assert ties(ledger).series.whole.count() == 2
        assert ties(ledger, count=Count.DAYS).series.whole.count() == pytest.approx(1)


def test_what_did_not_happen_does_not_count_but_is_told(world: DuckDBPyConnection) -> None:
    found = ties(world)

    assert found.series.whole.count("MX") == 0
    assert found.not_counted == {"negated": 1, "planned": 1}


def test_other_standings_can_be_counted(world: DuckDBPyConnection) -> None:
    found = ties(world, standings=("planned",))

    assert (found.series.whole.count(), found.series.whole.score()) == (1, 2.5)
    assert found.not_counted == {"happened": 4, "negated": 1}


def test_quadrants_are_told_apart(world: DuckDBPyConnection) -> None:
    whole = ties(world).series.whole

    assert {quad: (whole.count(quad), whole.score(quad)) for quad in QUADS} == {
        "VC": (3, 13.0),
        "MC": (1, 10.0),
        "VX": (0, 0),
        "MX": (0, 0),
    }


def test_direction_follows_the_order_asked_for(world: DuckDBPyConnection) -> None:
    forth, back = ties(world).series.whole, ties(world, VEN, RUS).series.whole

    assert (forth.count_of(Direction.FORTH), forth.count_of(Direction.TOGETHER)) == (2, 2)
    assert (back.count_of(Direction.BACK), back.count_of(Direction.FORTH)) == (2, 0)


def test_both_acting_on_one_another_in_one_event_count_once_together(tmp_path: Path) -> None:
    shelled = event("ASSAULT", "RUS VEN", "RUS VEN", score=-9.0)
    path = write_small_ledger(tmp_path / "l.duckdb", report("RUS and VEN [shelled] each other.", shelled))

    with open_ledger(path) as ledger:
        cells = find_cells(ledger, "RUS", "VEN", TiesSettings())

    assert [(cell.amount, cell.direction) for cell in cells] == [(1, Direction.TOGETHER)]


def test_domestic_events_are_no_ties(world: DuckDBPyConnection) -> None:
    whole = ties(world, USA, VEN).series.whole

    assert {cell.type for cell in whole.cells} == {"ASSAULT"}


def test_an_event_of_no_known_day_is_in_no_period_but_counted(world: DuckDBPyConnection) -> None:
    series = ties(world, USA, VEN).series

    assert series.whole.count() == 1
    assert series.unplaced == 1


def test_an_event_of_years_stands_in_no_month(tmp_path: Path) -> None:
    long = event("AID", "RUS", "VEN", on="2028-05-08 2030-05-07", score=10.0)
    short = event("AID", "RUS", "VEN", on="2030-01-30 2030-02-02", score=10.0)
    told = report("RUS [helped] VEN for years.", long), report("RUS [sent] VEN ships full of grain.", short)
    path = write_small_ledger(tmp_path / "l.duckdb", *told)

    with open_ledger(path) as ledger:
        series = ties(ledger).series

    assert [(period.start, period.count()) for period in series.periods] == [(date(2030, 1, 1), 1)]
    assert series.unplaced == 1


def test_periods_without_events_are_there(world: DuckDBPyConnection) -> None:
    periods = ties(world, until=date(2030, 4, 30), standings=("happened",), step=Step.MONTH).series.periods

    assert [period.count() for period in periods] == [1, 1, 1, 1]
    assert [period.start.month for period in ties(world, RUS, CHN).series.periods] == [3]


def test_days_bound_what_counts(world: DuckDBPyConnection) -> None:
    found = ties(world, since=date(2030, 2, 10), until=date(2030, 3, 3))

    assert found.series.whole.score() == 14.0
    assert ties(world, step=Step.YEAR).series.periods[0].end == date(2030, 12, 31)


def test_deals_have_each_stage_with_its_sentence(world: DuckDBPyConnection) -> None:
    (deal,) = ties(world).deals

    assert (deal.subject, deal.stage, deal.parties) == ("oil refinery", "signed", ("RUS", "VEN"))
    assert [(step.stage, step.first_on) for step in deal.steps] == [
        ("offered", date(2030, 1, 7)),
        ("signed", date(2030, 4, 2)),
    ]
    assert deal.reached.told.sentence == "RUS and VEN signed the refinery contract at last."


def test_a_raid_claimed_denied_and_reported_has_three_tellings(world: DuckDBPyConnection) -> None:
    (dispute,) = ties(world, USA, VEN).disputes

    assert [(one.standing, one.claimant, one.told.publisher) for one in dispute.tellings] == [
        ("said", "VEN", TIMES),
        ("negated", "USA", POST),
        ("happened", None, POST),
    ]
    assert dispute.event.contested
    assert dispute.event.confirmed_on == date(2030, 3, 9)


def test_the_largest_changes_name_the_events_that_drove_them(world: DuckDBPyConnection) -> None:
    found = ties(world)

    rise, fall, _ = found.swings
    assert (rise.score_before, rise.score_after, rise.difference) == (4.0, 10.0, 6.0)
    (reason,) = rise.reasons
    assert (reason.type, reason.more, reason.difference) == ("AID", True, 10.0)
    assert found.events[reason.events[0]].told.sentence.endswith("helped VEN")
    assert (fall.difference, fall.reasons[0].type, fall.reasons[0].more) == (-6.0, "AID", False)


def test_two_without_anything_between_them_are_told(world: DuckDBPyConnection) -> None:
    with pytest.raises(EmptyAnswerError, match="the ledger holds nothing between China and United States"):
        ties(world, CHN, USA)


def test_periods_become_rows_and_all_of_it_records(world: DuckDBPyConnection) -> None:
    found = ties(world)

    rows = period_rows(found).read_all().to_pylist()
    records = list(tie_records(found))

    assert rows[0] == {
        "a": "RUS", "b": "VEN", "start": date(2030, 1, 1), "end": date(2030, 1, 31),
        "count": 1, "vc_count": 1, "mc_count": 0, "vx_count": 0, "mx_count": 0,
        "a_to_b": 1, "b_to_a": 0, "together": 0,
        "score": 4, "vc_score": 4, "mc_score": 0, "vx_score": 0, "mx_score": 0,
    }  # fmt: skip
    assert [record["part"] for record in records] == ["period"] * 4 + ["swing"] * 3 + ["event"] * 4 + ["deal"]
    assert records[0] == {"part": "period", **rows[0]}


def test_nothing_done_but_something_planned_is_an_answer(world: DuckDBPyConnection) -> None:
    found = ties(world, since=date(2030, 5, 1))

    assert found.series is None
    assert found.not_counted == {"planned": 1}


def test_rejected_events_do_not_count(tmp_path: Path, small_world: Path) -> None:
    copy = tmp_path / "copy.duckdb"
    copyfile(small_world, copy)
    with duckdb.connect(str(copy)) as writer:
        writer.execute("update event_rows set review = 'rejected' where type = 'AID'")
        writer.execute("update pair_rows set rejected = true where type = 'AID'")

    with open_ledger(copy) as ledger:
        assert ties(ledger).series.whole.count("MC") == 0


@pytest.mark.parametrize(
    ("step", "start", "after"),
    [
        (Step.MONTH, date(2028, 2, 1), date(2028, 3, 1)),
        (Step.MONTH, date(2028, 12, 1), date(2029, 1, 1)),
        (Step.QUARTER, date(2028, 1, 1), date(2028, 4, 1)),
        (Step.QUARTER, date(2027, 10, 1), date(2028, 1, 1)),
        (Step.YEAR, date(2028, 1, 1), date(2029, 1, 1)),
        (Step.YEAR, date(2027, 1, 1), date(2028, 1, 1)),
    ],
)
def test_a_period_ends_where_the_next_begins(step: Step, start: date, after: date) -> None:
    assert next_start(start, step) == after
    assert start_of(after.replace(day=28), step) == after


def test_long_times_are_told_in_long_periods() -> None:
    assert step_for(date(2030, 1, 1), date(2034, 12, 31)) is Step.MONTH
    assert step_for(date(2030, 1, 1), date(2049, 12, 31)) is Step.QUARTER
    assert step_for(date(1950, 1, 1), date(2030, 1, 1)) is Step.YEAR


def test_settings_are_told_with_the_answer(world: DuckDBPyConnection) -> None:
    settings = TiesSettings(count=Count.MENTIONS)

    assert find_ties(world, RUS, VEN, settings).settings == replace(settings)
