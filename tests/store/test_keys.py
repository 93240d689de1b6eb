"""The ledger has no indices: here every key of docs/ledger.md is checked on a ledger of generated stories."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ledgers import event, report, write_small_ledger
from multipolar.ledger.correct import correct
from multipolar.model.corrections import Action
from multipolar.store import open_ledger, write_ledger
from stories import make_stories

if TYPE_CHECKING:
    import duckdb

DOCUMENT = Path(__file__).parents[2] / "docs" / "ledger.md"
KEYS = {
    "articles": "article_id",
    "parties": "party",
    "mentions": "mention_id",
    "mention_parties": "mention_id, role, position",
    "statements": "statement_id",
    "statement_parts": "statement_id, position",
    "deal_mentions": "deal_mention_id",
    "events": "event_id",
    "event_parties": "event_id, role, position",
    "tellings": "event_id, standing, claimant",
    "pairs": "event_id, a, b, direction",
    "deals": "deal_id",
    "deal_history": "deal_id, stage",
    "runs": "run_id",
    "failures": "failure_id",
    "corrections": "correction_id",
}
POINTERS = {
    "mentions": ("event_id", "events"),
    "event_parties": ("event_id", "events"),
    "tellings": ("event_id", "events"),
    "pairs": ("event_id", "events"),
    "deal_mentions": ("deal_id", "deals"),
    "statements": ("article_id", "articles"),
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    told = [story.coded for story in make_stories(1, 60)]
    deal = report(
        "RUR and FRE [agreed] on a pipeline. 'It is done', RUR said.",
        event("AGREE", "RUR FRE"),
        deals=(("RUR FRE", "pipeline", "energy", "agreed"),),
        says=(("RUR", "It is done"),),
    )
    path = write_small_ledger(tmp_path_factory.mktemp("ledger") / "ledger.duckdb", *told, deal)
    with write_ledger(path) as draft:
        first = draft.connection.execute("select id from events order by id limit 1").fetchall()[0][0]
        correct(draft.connection, Action.REJECT, first, author="Ann", made_at=datetime(2030, 1, 1, tzinfo=UTC))
    return open_ledger(path)


def value(ledger: duckdb.DuckDBPyConnection, query: str) -> Any:  # noqa: ANN401
    return ledger.execute(query).fetchall()[0][0]


@pytest.mark.parametrize(("view", "key"), KEYS.items())
def test_a_key_names_one_row(ledger: duckdb.DuckDBPyConnection, view: str, key: str) -> None:
    rows = value(ledger, f"select count(*) from {view}")  # noqa: S608  (names of ours)

    assert rows > 0 or view == "failures"
    assert value(ledger, f"select count(*) from (select distinct {key} from {view})") == rows  # noqa: S608


@pytest.mark.parametrize(("view", "to"), POINTERS.items())
def test_what_is_pointed_to_is_there(ledger: duckdb.DuckDBPyConnection, view: str, to: tuple[str, str]) -> None:
    column, other = to

    assert value(ledger, f"select count(*) from {view} anti join {other} using ({column})") == 0  # noqa: S608


def test_every_mention_shows_its_words(ledger: duckdb.DuckDBPyConnection) -> None:
    query = """
        select count(*) from mentions as m join articles as a using (article_id)
        where substring(text, trigger_start + 1, trigger_end - trigger_start) <> trigger_words
            or substring(text, evidence_start + 1, evidence_end - evidence_start) <> evidence_words
    """

    assert value(ledger, query) == 0


def test_counts_of_events_are_those_of_their_mentions(ledger: duckdb.DuckDBPyConnection) -> None:
    assert value(ledger, "select sum(mentions) from events") == value(ledger, "select count(*) from mentions")
    assert value(ledger, "select sum(mentions) from tellings") == value(ledger, "select count(*) from mentions")


def test_parties_in_words_are_those_of_the_rows(ledger: duckdb.DuckDBPyConnection) -> None:
    query = """
        select count(*) from events join (
            select event_id, string_agg(party || ' ' || sector, '; ' order by position) as named
            from event_parties where role = 'actor' group by event_id
        ) using (event_id)
        where actors <> named
    """

    assert value(ledger, query) == 0


def test_every_view_and_column_is_documented(ledger: duckdb.DuckDBPyConnection) -> None:
    text = DOCUMENT.read_text("utf-8")
    words = set(re.findall(r"\w+", text))
    views = ledger.execute("select view_name from duckdb_views() where not internal").fetchall()
    columns = ledger.execute(
        "select table_name, column_name from duckdb_columns() semi join (select view_name as table_name from"
        " duckdb_views() where not internal) using (table_name)"
    ).fetchall()

    assert {name for (name,) in views} <= set(re.findall(r"\*\*(\w+)\*\*", text))
    assert {f"{view}.{column}" for view, column in columns if column not in words} == set()


def test_one_a_day_counts_the_day_once(tmp_path: Path) -> None:
    path = write_small_ledger(
        tmp_path / "ledger.duckdb",
        report("RUR [accused] FRE of jamming radio signals off the coast.", event("ACCUSE", "RUR", "FRE")),
        report("RUR [blamed] FRE for the collapse of wheat auctions.", event("ACCUSE", "RUR", "FRE")),
        report("RUR will not [accuse] FRE.", event("ACCUSE", "RUR", "FRE", auxiliary="negation", on="2030-01-01")),
    )

    with open_ledger(path) as connection:
        counts = connection.execute("select start_on, events from daily_pairs").fetchall()
        assert counts == [(date(2030, 1, 7), 2)]
        assert connection.execute("select month, events from monthly_pairs").fetchall() == [(date(2030, 1, 1), 2)]
        assert value(connection, "select count(*) from pairs") == 3
        assert value(connection, "select count(*) from done_pairs") == 2
