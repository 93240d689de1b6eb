"""How fast a ledger of millions of events is loaded and asked, beside SQLite and pandas on the same data in one run.

    python benchmarks/ledger.py [--events N] [--seed N] [--folder DIR]

The events are made, from a seed: 190 states of which a few make most of the news (the share of a state falls with one
over its rank), 25 years with more events towards the end and fewer at weekends, types and modes in uneven shares,
places for three fifths. They go in as imported events do, a million at a time. Asked are the two states with most
events between them, which is the slowest pair there is, and a pair in the middle; each answer is compared with that of
pandas. Beside each time stands the processor's, all threads together: where it is far below the clock's, other
programs had the cores. Needs pandas (`pip install -e '.[bench]'`) and, for 20 million, 8 GB of memory and 5 GB of disk.
"""

from __future__ import annotations

import argparse
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from synthetic import as_imported, load_world, make_batches

from multipolar.query.parties import PartyNames
from multipolar.query.partners import find_partners
from multipolar.query.ties.cells import find_cells
from multipolar.query.ties.find import find_ties
from multipolar.query.ties.series import make_series
from multipolar.query.ties.settings import Step, TiesSettings
from multipolar.store import load_vocabulary, open_ledger, write_ledger
from multipolar.store.imported import add_imported

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from duckdb import DuckDBPyConnection
    from synthetic import Columns, World

    from multipolar.query.ties.series import Series

CORES = 2
ROUNDS = 5
LOAD_TARGET, PAIR_TARGET, PARTNERS_TARGET = 150_000, 0.3, 1.0

SQLITE_TABLE = """
    create table event (
        id text, a text, b text, direction integer, start_on text, type text, mode text, quad text, score real,
        confidence real, place text, country text, lat real, lon real, source text
    )
"""
SQLITE_INSERT = "insert into event values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
SQLITE_PAIR = """
    select substr(start_on, 1, 7) as month, quad, count(*), sum(score)
    from event where a = ? and b = ? group by month, quad order by month, quad
"""
SQLITE_PARTNERS = """
    select partner, quad, count(*), sum(score)
    from (
        select b as partner, quad, score from event where a = ?1
        union all
        select a, quad, score from event where b = ?1
    )
    group by partner, quad
"""


def as_pairs(batch: Columns) -> pd.DataFrame:
    """Give events as a person would keep them: one row each, the lesser code first."""
    forth = batch["actor"] < batch["recipient"]
    return pd.DataFrame(
        {
            "id": batch["id"],
            "a": np.where(forth, batch["actor"], batch["recipient"]),
            "b": np.where(forth, batch["recipient"], batch["actor"]),
            "direction": np.where(forth, 1, -1),
            "start_on": batch["start_on"],
            **{name: batch[name] for name in ("type", "mode", "quad", "score", "confidence")},
            **{name: batch[name] for name in ("place", "country", "lat", "lon", "source")},
        }
    )


def load(path: Path, sqlite_path: Path, world: World, count: int, seed: int) -> tuple[Spent, Spent, pd.DataFrame]:
    """Load the same batches into a ledger and into SQLite; give both times, and the columns that pandas asks."""
    spent, sqlite_spent = Spent(), Spent()
    frames = []
    with sqlite3.connect(sqlite_path) as plain, ExitStack() as stack:
        draft = stack.enter_context(write_ledger(path))
        draft.connection.execute(f"set threads = {CORES}")
        plain.execute(SQLITE_TABLE)
        vocabulary = load_vocabulary()
        for batch in make_batches(world, count, seed):
            events, parties = as_imported(batch)
            with spent.measured():
                add_imported(draft.connection, vocabulary, origin="synthetic", events=events, parties=parties)
            pairs = as_pairs(batch)
            rows = list(pairs.assign(start_on=pairs["start_on"].astype(str)).itertuples(index=False, name=None))
            with sqlite_spent.measured():
                plain.executemany(SQLITE_INSERT, rows)
            kept = pairs[["a", "b", "start_on", "quad", "score"]]
            frames.append(kept.astype({name: pd.CategoricalDtype(_words(world, name)) for name in ("a", "b", "quad")}))
        with sqlite_spent.measured():
            plain.commit()
        with spent.measured():
            stack.close()  # the last checkpoint, and publishing
    return spent, sqlite_spent, pd.concat(frames, ignore_index=True)


def _words(world: World, column: str) -> list[str]:
    return sorted(set(world.quads.values())) if column == "quad" else sorted(world.codes.tolist())


def pandas_pair(frame: pd.DataFrame, a: str, b: str) -> pd.DataFrame:
    """Ask pandas for counts and scores of a pair by month and quadrant."""
    pair = frame[(frame["a"] == a) & (frame["b"] == b)]
    month = pair["start_on"].dt.to_period("M")
    return pair.groupby([month, pair["quad"]], observed=True)["score"].agg(["count", "sum"])


def pandas_partners(frame: pd.DataFrame, party: str) -> pd.DataFrame:
    """Ask pandas for counts and scores of all partners by quadrant."""
    first, second = frame[frame["a"] == party], frame[frame["b"] == party]
    both = pd.concat([first.rename(columns={"b": "partner"}), second.rename(columns={"a": "partner"})])
    return both.groupby(["partner", "quad"], observed=True)["score"].agg(["count", "sum"])


@dataclass(slots=True)
class Spent:
    """Seconds by the clock and of the processor, all threads together."""

    wall: float = 0.0
    processor: float = 0.0

    def __str__(self) -> str:
        """Write both."""
        return f"{self.wall:.3f} s ({self.processor:.3f} s of processor)"

    @contextmanager
    def measured(self) -> Iterator[None]:
        """Add what the block takes."""
        wall, processor = time.perf_counter(), time.process_time()
        yield
        self.wall += time.perf_counter() - wall
        self.processor += time.process_time() - processor


def time_of(ask: Callable[[], object], rounds: int = ROUNDS) -> Spent:
    """Give the median times of an answer."""
    times = [Spent() for _ in range(rounds)]
    for spent in times:
        with spent.measured():
            ask()
    return Spent(statistics.median(one.wall for one in times), statistics.median(one.processor for one in times))


@dataclass(frozen=True, slots=True)
class Loaded:
    """The same events in three places."""

    ledger: DuckDBPyConnection
    sqlite: sqlite3.Connection
    frame: pd.DataFrame

    def ask_pair(self, a: str, b: str, title: str) -> Spent:
        """Ask all three for a pair by month; check that they agree; print, and give the ledger's time."""
        names, settings = PartyNames(self.ledger), TiesSettings(step=Step.MONTH)
        a, b = min(a, b), max(a, b)
        one, two = names.find(a), names.find(b)

        def by_month() -> Series | None:
            return make_series(find_cells(self.ledger, a, b, settings), settings)

        series, expected = by_month(), pandas_pair(self.frame, a, b)
        if series is None or series.whole.count() != expected["count"].sum():
            msg = f"ties {a} {b}: the ledger and pandas disagree"
            raise RuntimeError(msg)
        spent, whole = time_of(by_month), time_of(lambda: find_ties(self.ledger, one, two, settings))
        beside = time_of(lambda: pandas_pair(self.frame, a, b))
        slow = time_of(lambda: self.sqlite.execute(SQLITE_PAIR, (a, b)).fetchall(), rounds=1)
        print(
            f"ties {a} {b} by month ({title}, {series.whole.count():,.0f} events): multipolar {spent}"
            f" (with all that drove it {whole.wall:.3f} s), pandas in memory {beside.wall:.3f} s,"
            f" SQLite {slow.wall:.3f} s"
        )
        return spent

    def ask_partners(self, party: str) -> Spent:
        """Ask all three for the partners of a state; check that they agree; print, and give the ledger's time."""
        names, settings = PartyNames(self.ledger), TiesSettings()
        one = names.find(party)
        found, expected = find_partners(self.ledger, names, one, settings), pandas_partners(self.frame, party)
        if sum(partner.count for partner in found.partners) != expected["count"].sum():
            msg = f"ties {party}: the ledger and pandas disagree"
            raise RuntimeError(msg)
        spent = time_of(lambda: find_partners(self.ledger, names, one, settings))
        beside = time_of(lambda: pandas_partners(self.frame, party))
        slow = time_of(lambda: self.sqlite.execute(SQLITE_PARTNERS, (party,)).fetchall(), rounds=1)
        print(
            f"ties {party} ({len(found.partners)} partners, {expected['count'].sum():,} events):"
            f" multipolar {spent}, pandas in memory {beside.wall:.3f} s,"
            f" SQLite {slow.wall:.3f} s"
        )
        return spent


def run(folder: Path, count: int, seed: int) -> None:
    """Load, ask, and print."""
    path, sqlite_path, world = folder / "ledger.duckdb", folder / "plain.sqlite", load_world()
    spent, sqlite_spent, frame = load(path, sqlite_path, world, count, seed)
    rate = count / spent.wall
    print(
        f"load: multipolar {rate:,.0f} events/s in {spent}, SQLite {count / sqlite_spent.wall:,.0f} in {sqlite_spent}"
    )
    own, other, memory = path.stat().st_size, sqlite_path.stat().st_size, int(frame.memory_usage(deep=True).sum())
    print(f"bytes per event: multipolar {own / count:.1f}, SQLite {other / count:.1f}")
    print(f"bytes per event of five columns of pandas in memory: {memory / count:.1f}")
    with open_ledger(path) as ledger, sqlite3.connect(sqlite_path) as plain:
        ledger.execute(f"set threads = {CORES}")
        loaded = Loaded(ledger, plain, frame)
        pair = loaded.ask_pair(str(world.codes[1]), str(world.codes[0]), "the most there is")
        loaded.ask_pair(str(world.codes[40]), str(world.codes[20]), "in the middle")
        partners = loaded.ask_partners(str(world.codes[0]))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    print(f"most memory at a time: {most:.1f} GB, pandas' included")
    for name, met in (
        (f"load at least {LOAD_TARGET:,} events/s", rate >= LOAD_TARGET),
        (f"ties A B by month under {PAIR_TARGET} s", pair.wall < PAIR_TARGET),
        (f"ties A under {PARTNERS_TARGET} s", partners.wall < PARTNERS_TARGET),
    ):
        print(f"{'met   ' if met else 'MISSED'} {name}")


def main() -> int:
    """Read the options and run."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--events", type=int, default=20_000_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--folder", type=Path, help="where the files go; they stay there")
    chosen = options.parse_args()
    if chosen.folder:
        run(chosen.folder, chosen.events, chosen.seed)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        run(Path(folder), chosen.events, chosen.seed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
