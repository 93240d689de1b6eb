from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import duckdb
import pyarrow.dataset as ds

from export.told_events import telling, told
from multipolar.export.monthly import write_parquet
from multipolar.export.records import Tally

if TYPE_CHECKING:
    from pathlib import Path

MAY = date(2010, 5, 1)
EVENTS = (
    told(mode="visit", contexts=("economic",)),
    told("AID", id="e2", start_on=MAY, end_on=MAY, tellings=(telling(), telling(key="k2"))),
    told("AID", id="e3", start_on=None, end_on=None, tellings=()),
)


def test_a_dataset_reader_takes_the_folder_for_one_table(tmp_path: Path) -> None:
    tally = Tally()
    write_parquet(EVENTS, tally, tmp_path)

    table = ds.dataset(tmp_path / "events", partitioning="hive").to_table().sort_by("id")

    assert table["month"].to_pylist() == ["2010-04", "2010-05", None]
    assert table["type"].to_pylist() == ["CONSULT", "AID", "AID"]
    assert table["contexts"].to_pylist() == [["economic"], [], []]
    assert table["actors"][0].as_py() == [
        {
            "party": "RUS",
            "code": "RUS",
            "sector": "GOV",
            "name": "Vladimir Putin",
            "office": "Prime Minister",
            "wikidata": "Q7747",
        }
    ]
    assert table["standing"].to_pylist() == ["happened"] * 3
    assert tally.events == 3


def test_mentions_join_their_events(tmp_path: Path) -> None:
    write_parquet(EVENTS, Tally(), tmp_path)

    found = duckdb.sql(
        f"""
        select e.id, count(*), min(m.month) from read_parquet('{tmp_path}/events/**/*.parquet') as e
        join read_parquet('{tmp_path}/mentions/**/*.parquet') as m on m.event_id = e.id
        group by e.id order by e.id
        """  # noqa: S608  (a path of pytest's)
    ).fetchall()

    assert found == [("e1", 1, "2010-04"), ("e2", 2, "2010-05")]
