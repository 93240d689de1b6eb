from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from multipolar.errors import EmptyAnswerError
from multipolar.query.actors import list_actors
from multipolar.query.articles import list_articles
from multipolar.query.deals import list_deal_steps, list_deals
from multipolar.query.events import list_events
from multipolar.query.filters import ActorFilter, ArticleFilter, DealFilter, EventFilter, StatementFilter
from multipolar.query.rows import ask, first_of
from multipolar.query.statements import list_statements
from small_world import POST, TIMES, VISIT

if TYPE_CHECKING:
    import pyarrow as pa
    from duckdb import DuckDBPyConnection


def rows(found: pa.RecordBatchReader) -> list[dict[str, Any]]:
    return found.read_all().to_pylist()


def acts(world: DuckDBPyConnection, **wanted: object) -> list[str]:
    """Name the events that a filter lets through."""
    return [f"{row['type']} {row['standing']}" for row in rows(list_events(world, EventFilter(**wanted)))]


def test_all_events_come_oldest_first_and_undated_last(world: DuckDBPyConnection) -> None:
    found = rows(list_events(world, EventFilter()))

    days = [row["start_on"] for row in found]
    assert len(found) == 9
    assert days[:-1] == sorted(days[:-1])
    assert days[-1] is None


def test_an_event_has_its_parties_its_sentence_and_where_it_stands(world: DuckDBPyConnection) -> None:
    first = rows(list_events(world, EventFilter()))[0]

    assert (first["actors"], first["recipients"]) == ("RUS GOV", "VEN GOV")
    assert (first["type"], first["mode"], first["quad"], first["score"]) == ("CONSULT", "visit", "VC", 4.0)
    assert (first["sentence"], first["publisher"]) == (VISIT.replace("[", "").replace("]", ""), TIMES)
    assert (first["title"], first["url"]) == ("A visit", "https://times.example/visit")
    assert (first["mentions"], first["articles"], first["publishers"]) == (2, 2, 2)


def test_the_sentence_is_of_the_mention_with_the_event_s_own_standing(world: DuckDBPyConnection) -> None:
    raid = rows(list_events(world, EventFilter(actors=("USA",), types=("ASSAULT",))))[0]

    assert raid["standing"] == "happened"
    assert raid["sentence"].startswith("Pictures show")


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"parties": ("RUS", "CHN")}, ["CONSULT happened"]),
        ({"actors": ("USA",)}, ["ASSAULT happened", "REJECT happened"]),
        ({"actors": ("USA", "CHN")}, ["ASSAULT happened", "CONSULT happened", "REJECT happened"]),
        ({"recipients": ("RUS",)}, ["AGREE planned"]),
        ({"types": ("AID",)}, ["AID happened"]),
        ({"modes": ("visit",)}, ["CONSULT happened", "AGREE planned"]),
        ({"auxiliaries": ("negation",)}, ["ASSAULT negated"]),
        ({"auxiliaries": ("none",), "types": ("ASSAULT",)}, ["ASSAULT happened"]),
        ({"standings": ("planned", "negated")}, ["ASSAULT negated", "AGREE planned"]),
        ({"contexts": ("military", "economic")}, ["AID happened", "SUPPORT happened"]),
        ({"since": date(2030, 4, 2)}, ["SUPPORT happened", "AGREE planned"]),
        ({"until": date(2030, 2, 10)}, ["CONSULT happened", "AID happened"]),
        ({"publisher": POST.lower(), "until": date(2030, 2, 1)}, ["CONSULT happened"]),
        ({"claimant": "USA"}, ["ASSAULT happened"]),
        ({"origin": "icews"}, []),
        ({"min_confidence": 0.95}, []),
        ({"parties": ("VEN",), "types": ("COERCE",)}, ["COERCE happened"]),
    ],
)
def test_a_filter_lets_through(world: DuckDBPyConnection, wanted: dict[str, object], expected: list[str]) -> None:
    assert acts(world, **wanted) == expected


def test_a_limit_keeps_the_newest(world: DuckDBPyConnection) -> None:
    assert acts(world, limit=2, standings=("happened",), parties=("RUS",)) == ["CONSULT happened", "SUPPORT happened"]


def test_what_somebody_types_is_a_value_and_no_sql(world: DuckDBPyConnection) -> None:
    assert acts(world, publisher="' or 1=1 --") == []


def test_statements_have_speaker_and_words(world: DuckDBPyConnection) -> None:
    found = rows(list_statements(world, StatementFilter(speakers=("RUS",), containing="NOBODY")))

    assert [(row["speaker"], row["words"], row["publisher"]) for row in found] == [
        ("RUS", "nobody there knew why", TIMES)
    ]
    assert rows(list_statements(world, StatementFilter(kinds=("indirect",)))) == []
    assert rows(list_statements(world, StatementFilter(since=date(2030, 2, 1)))) == []


def test_a_deal_has_its_history_and_the_sentence_of_its_last_stage(world: DuckDBPyConnection) -> None:
    found = rows(list_deals(world, DealFilter(parties=("VEN", "RUS"), sectors=("energy",))))

    assert [(row["subject"], row["stage"], row["parties"]) for row in found] == [("oil refinery", "signed", "RUS; VEN")]
    assert found[0]["history"] == "offered 2030-01-07; signed 2030-04-02"
    assert found[0]["sentence"] == "RUS and VEN signed the refinery contract at last."
    assert rows(list_deals(world, DealFilter(stages=("offered",)))) == []
    assert rows(list_deals(world, DealFilter(parties=("CHN",)))) == []


def test_the_steps_of_deals_come_in_the_order_of_days(world: DuckDBPyConnection) -> None:
    ids = [row["id"] for row in rows(list_deals(world, DealFilter()))]

    steps = rows(list_deal_steps(world, ids))

    assert [(step["stage"], step["first_on"], step["parties"]) for step in steps] == [
        ("offered", date(2030, 1, 7), ["RUS", "VEN"]),
        ("signed", date(2030, 4, 2), ["RUS", "VEN"]),
    ]


def test_actors_are_counted_by_events(world: DuckDBPyConnection) -> None:
    found = rows(list_actors(world, ActorFilter(parties=("USA", "CHN"))))

    assert [(row["party"], row["events"], row["as_actor"]) for row in found] == [("USA", 2, 2), ("CHN", 1, 1)]
    assert rows(list_actors(world, ActorFilter(sectors=("COP",))))[0]["party"] == "VEN"


def test_articles_are_found_by_what_they_tell(world: DuckDBPyConnection) -> None:
    aid = rows(list_articles(world, ArticleFilter(parties=("RUS", "VEN"), types=("AID",))))
    visits = rows(list_articles(world, ArticleFilter(containing="VISITED")))

    assert [row["seen_on"] for row in aid] == [date(2030, 2, 10)]
    assert [(row["publisher"], row["events"], row["statements"]) for row in visits] == [(TIMES, 1, 1), (POST, 1, 0)]
    assert visits[0]["reprint_of"] is None
    assert visits[1]["reprint_of"] == visits[0]["id"]


def test_a_stream_without_rows_is_told(world: DuckDBPyConnection) -> None:
    with pytest.raises(EmptyAnswerError, match="the ledger holds no event that fits; ask for"):
        first_of(list_events(world, EventFilter(types=("PROTEST",))), "no event that fits")


def test_a_stream_is_whole_after_it_was_looked_at(world: DuckDBPyConnection) -> None:
    numbers = first_of(ask(world, "select unnest(range(25000)) as n", {}), "nothing")

    assert numbers.read_all()["n"].to_pylist() == list(range(25_000))
