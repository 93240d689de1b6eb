from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest

from ledgers import event, report, write_small_ledger
from multipolar.errors import EmptyAnswerError
from multipolar.query.parties import PartyNames
from multipolar.query.poles.blocs import balance, effective_number, find_blocs, modularity, weights_of
from multipolar.query.poles.find import Poles, find_poles, pole_rows
from multipolar.query.poles.lineage import trace_lines
from multipolar.query.poles.settings import PolesSettings, Span
from multipolar.store import open_ledger

if TYPE_CHECKING:
    from pathlib import Path

    from duckdb import DuckDBPyConnection

# Two camps that work together inside and quarrel with one another.
CAMPS = {
    ("RUS", "CHN"): 9.0, ("CHN", "IRN"): 5.0, ("IRN", "RUS"): 5.0,
    ("USA", "GBR"): 9.0, ("GBR", "FRA"): 5.0, ("FRA", "USA"): 5.0,
    ("RUS", "USA"): -9.0, ("IRN", "FRA"): -5.0, ("CHN", "GBR"): -2.0,
}  # fmt: skip


def blocs_of(edges: dict[tuple[str, str], float]) -> set[frozenset[str]]:
    nodes = sorted({state for pair in edges for state in pair})
    labels = find_blocs(nodes, weights_of(nodes, edges))
    return {frozenset(node for node, label in zip(nodes, labels, strict=True) if label == one) for one in set(labels)}


def write_world(path: Path, edges: dict[tuple[str, str], float], day: str = "2030-06-01") -> Path:
    acts = [("SUPPORT" if score > 0 else "ACCUSE", *pair, score) for pair, score in edges.items()]
    told = [
        report(f"{a} [dealt] with {b} in matter {n}.", event(act, a, b, score=score), published=day)
        for n, (act, a, b, score) in enumerate(acts)
    ]
    return write_small_ledger(path, *told)


def poles(ledger: DuckDBPyConnection, **settings: object) -> Poles:
    return find_poles(ledger, PartyNames(ledger), PolesSettings(**settings))


def test_two_camps_are_two_blocs() -> None:
    assert blocs_of(CAMPS) == {frozenset({"RUS", "CHN", "IRN"}), frozenset({"USA", "GBR", "FRA"})}


def test_conflict_parts_what_cooperation_alone_would_join() -> None:
    """A and B both work with C and D, but fight one another more than that."""
    edges = {("A", "C"): 3.0, ("B", "D"): 3.0, ("C", "D"): 1.0, ("A", "B"): -9.0, ("A", "D"): -1.0, ("B", "C"): -1.0}

    assert blocs_of(edges) == {frozenset({"A", "C"}), frozenset({"B", "D"})}


def test_enemies_without_friends_stand_alone() -> None:
    assert blocs_of({("PRK", "KOR"): -9.0}) == {frozenset({"PRK"}), frozenset({"KOR"})}


def test_blocs_are_the_best_division_of_a_small_network() -> None:
    """Of all divisions of six states none has more signed modularity."""
    random = np.random.default_rng(3)
    nodes = list("ABCDEF")
    for _ in range(20):
        half = np.triu(random.integers(-3, 4, (6, 6)), 1).astype(float)
        weights = half + half.T
        best = max(modularity(weights, np.array(labels)) for labels in divisions(6))

        assert modularity(weights, find_blocs(nodes, weights)) >= best - 0.02


def divisions(size: int, labels: tuple[int, ...] = ()) -> list[tuple[int, ...]]:
    if len(labels) == size:
        return [labels]
    return [whole for one in range(max(labels, default=-1) + 2) for whole in divisions(size, (*labels, one))]


def test_modularity_is_none_for_one_bloc_and_high_for_camps() -> None:
    nodes = sorted({state for pair in CAMPS for state in pair})
    weights = weights_of(nodes, CAMPS)
    camps = np.array([0 if node in {"RUS", "CHN", "IRN"} else 1 for node in nodes])

    assert modularity(weights, np.zeros(6, dtype=np.int64)) == pytest.approx(0)
    assert modularity(weights, camps) > 0.4


def test_the_effective_number_counts_equal_blocs_whole_and_small_ones_little() -> None:
    assert effective_number([1.0]) == 1
    assert effective_number([0.25] * 4) == pytest.approx(4)
    assert 1 < effective_number([0.9, 0.1]) < 1.3


def test_balance_is_the_share_of_triangles_with_an_even_number_of_enemies() -> None:
    friends = weights_of(["A", "B", "C"], {("A", "B"): 1.0, ("B", "C"): 1.0, ("A", "C"): 1.0})
    enemies = weights_of(["A", "B", "C"], {("A", "B"): -1.0, ("B", "C"): -1.0, ("A", "C"): -1.0})
    common_enemy = weights_of(["A", "B", "C"], {("A", "B"): 1.0, ("B", "C"): -1.0, ("A", "C"): -1.0})

    assert [balance(one) for one in (friends, enemies, common_enemy)] == [1, 0, 1]
    assert balance(weights_of(["A", "B"], {("A", "B"): 1.0})) is None


def test_a_bloc_keeps_its_line_when_its_leader_changes() -> None:
    strength = dict.fromkeys("ABCDE", 1.0)
    periods = [
        ([("A", "B", "C"), ("D", "E")], strength),
        ([("E", "D"), ("B", "C", "A")], strength),
        ([("A",)], strength),
    ]

    assert trace_lines(periods) == [(1, 2), (2, 1), (1,)]


def test_a_bloc_that_splits_goes_on_in_its_larger_part() -> None:
    strength = {"A": 5.0, "B": 1.0, "C": 1.0}

    assert trace_lines([([("A", "B", "C")], strength), ([("B", "C"), ("A",)], strength)]) == [(1,), (2, 1)]


def test_the_network_of_a_ledger_has_its_blocs_and_measures(tmp_path: Path) -> None:
    with open_ledger(write_world(tmp_path / "l.duckdb", CAMPS)) as ledger:
        (period,) = poles(ledger).periods

    assert {frozenset(bloc.members) for bloc in period.blocs} == blocs_of(CAMPS)
    assert period.blocs[0].members[0] in {"RUS", "USA"}
    assert sum(bloc.share for bloc in period.blocs) == pytest.approx(1)
    assert period.effective_poles == pytest.approx(2, abs=0.01)
    assert period.balance == 1
    assert (period.start, period.end) == (date(2030, 1, 1), date(2030, 12, 31))


def test_an_event_of_many_is_shared_and_one_of_a_kind_is_no_tie(world: DuckDBPyConnection) -> None:
    (period,) = poles(world).periods
    ties = {(tie.a, tie.b): tie.score for tie in period.ties}

    assert ties["CHN", "RUS"] == pytest.approx(4 / 3)
    assert ("VEN", "VEN") not in ties
    assert ties["USA", "VEN"] == -9.0  # the refusal has no day, the denied attack was none


def test_periods_can_be_short_or_all_of_it(world: DuckDBPyConnection) -> None:
    assert [period.start.month for period in poles(world, span=Span.QUARTER).periods] == [1, 4]
    (whole,) = poles(world, span=Span.ALL).periods

    assert (whole.start, whole.end) == (date(2030, 1, 7), date(2030, 4, 2))


def test_ties_of_few_events_can_be_left_out(world: DuckDBPyConnection) -> None:
    (period,) = poles(world, least_events=2).periods

    assert [(tie.a, tie.b) for tie in period.ties] == [("RUS", "VEN")]


def test_bodies_take_part_when_asked(tmp_path: Path) -> None:
    praised = event("SUPPORT", "UNO", "FRA", score=5.0)
    path = write_small_ledger(tmp_path / "l.duckdb", report("The UNO [praised] FRA.", praised))

    with open_ledger(path) as ledger:
        assert set(poles(ledger, bodies=True).names) == {"FRA", "UNO"}
        with pytest.raises(EmptyAnswerError, match="no tie between states in that time"):
            poles(ledger)


def test_states_become_rows_with_their_bloc(world: DuckDBPyConnection) -> None:
    rows = pole_rows(poles(world)).read_all().to_pylist()

    assert {row["state"] for row in rows} == {"RUS", "VEN", "CHN", "USA"}
    assert {row["name"] for row in rows if row["bloc"] == rows[0]["bloc"]} == {"Russia", "Venezuela", "China"}
