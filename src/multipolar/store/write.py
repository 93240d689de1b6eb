"""Write coded articles and failures into a draft of the ledger, whole batches at a time."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pyarrow as pa

from multipolar.model.coded import CodedArticle
from multipolar.store.parties import Parties
from multipolar.store.rows import ArticleRows, Numbers, add_article, article_key
from multipolar.store.schema import load_sql
from multipolar.store.values import find_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from duckdb import DuckDBPyConnection

    from multipolar.model.coded import CoderVersion, Failure
    from multipolar.store.rows import Row
    from multipolar.store.vocabulary import Vocabulary

KEYS = "select key, article_id from article_rows"
FAILED = "select source, reason from failure_rows"
CODER = "select coder_id from coder_rows where version = $version and rules = $rules and model = $model"
NUMBERS = {
    "coder_rows": "select coalesce(max(coder_id), 0) + 1 from coder_rows",
    "run_rows": "select coalesce(max(run_id), 0) + 1 from run_rows",
    "failure_rows": "select coalesce(max(failure_id), 0) + 1 from failure_rows",
    "article_rows": "select coalesce(max(article_id), 0) + 1 from article_rows",
    "mention_rows": "select coalesce(max(mention_id), 0) + 1 from mention_rows",
    "statement_rows": "select coalesce(max(statement_id), 0) + 1 from statement_rows",
    "deal_mention_rows": "select coalesce(max(deal_mention_id), 0) + 1 from deal_mention_rows",
}
BEGIN_RUN = "insert into run_rows values ($run_id, $command, null, now(), null, 0, 0)"
COUNT_IN_RUN = """
    update run_rows
    set articles = articles + $articles, failures = failures + $failures, coder_id = coalesce($coder_id, coder_id)
    where run_id = $run_id
"""
END_RUN = "update run_rows set finished_at = now() where run_id = $run_id"
UNLINK = "update state_rows set linked = false"


class LedgerWriter:
    """Adds to a draft; what a call has added is committed when it returns."""

    def __init__(self, connection: DuckDBPyConnection, vocabulary: Vocabulary) -> None:
        """Take up the draft's numbers.

        Args:
            connection: to the draft.
            vocabulary: what the rows take from the ontology and the tables of states.
        """
        self.connection = connection
        self.article_ids: dict[str, int] = dict(connection.execute(KEYS).fetchall())
        self._quads = vocabulary.quads
        self._failed: set[tuple[str, str]] = set(connection.execute(FAILED).fetchall())
        self._parties = Parties(connection, vocabulary.state_names)
        self._numbers = Numbers(
            self._next("article_rows"),
            self._next("mention_rows"),
            self._next("statement_rows"),
            self._next("deal_mention_rows"),
            self._parties.number,
        )

    def begin_run(self, command: str) -> int:
        """Open a run of this command, and give its number."""
        run_id = self._next("run_rows")
        self.connection.execute(BEGIN_RUN, {"run_id": run_id, "command": command})
        return run_id

    def end_run(self, run_id: int) -> None:
        """Tell that a run has come to its end."""
        self.connection.execute(END_RUN, {"run_id": run_id})

    def add(self, results: Sequence[CodedArticle | Failure], run_id: int) -> None:
        """Add what came out for some articles; one that the ledger holds already is coded anew in its place."""
        coded = {article_key(one.article): one for one in results if isinstance(one, CodedArticle)}
        failures = [one for one in results if not isinstance(one, CodedArticle)]
        with transaction(self.connection):
            known = [self.article_ids[key] for key in coded if key in self.article_ids]
            if known:
                self._forget(known)
            rows = ArticleRows()
            coder_id = None
            for key, one in coded.items():
                article_id = self._article_id(key)
                coder_id = self._coder_id(one.coder)
                add_article(
                    rows, one, self._numbers, self._quads, article_id=article_id, coder_id=coder_id, run_id=run_id
                )
            rows.tables["failure_rows"] = list(self._new_failures(failures, run_id))
            rows.tables["party_rows"] = self._parties.new
            for table, content in rows.tables.items():
                insert_rows(self.connection, table, content)
            counts = {"run_id": run_id, "articles": len(coded), "failures": len(failures), "coder_id": coder_id}
            self.connection.execute(COUNT_IN_RUN, counts)
            if coded:
                self.connection.execute(UNLINK)
        self._parties.new = []

    def _forget(self, article_ids: list[int]) -> None:
        self.connection.register("forgotten", pa.table({"article_id": pa.array(article_ids, pa.int32())}))
        self.connection.execute(load_sql("forget.sql"))
        self.connection.unregister("forgotten")

    def _article_id(self, key: str) -> int:
        if key not in self.article_ids:
            self.article_ids[key] = self._numbers.article
            self._numbers.article += 1
        return self.article_ids[key]

    def _new_failures(self, failures: Iterable[Failure], run_id: int) -> Iterator[Row]:
        number = self._next("failure_rows")
        for failure in failures:
            source, reason, advice = map(writable, (failure.where, failure.reason, failure.advice))
            if (source, reason) not in self._failed:
                self._failed.add((source, reason))
                told = {"source": source, "reason": reason, "advice": advice}
                yield {"failure_id": number, **told, "run_id": run_id}
                number += 1

    def _coder_id(self, coder: CoderVersion) -> int:
        named = {"version": coder.version, "rules": coder.rules, "model": coder.model}
        found = find_value(self.connection, CODER, named)
        if found is not None:
            return int(found)
        coder_id = self._next("coder_rows")
        insert_rows(self.connection, "coder_rows", [{"coder_id": coder_id, **named}])
        return coder_id

    def _next(self, table: str) -> int:
        return int(find_value(self.connection, NUMBERS[table]))


def writable(text: str) -> str:
    """Give a text as a database can hold it: half of a surrogate pair, which a failure may quote, is shown escaped."""
    return text.encode("utf-8", "backslashreplace").decode()


@contextmanager
def transaction(connection: DuckDBPyConnection) -> Iterator[None]:
    """Commit what the block does, or nothing of it."""
    connection.execute("begin")
    try:
        yield
    except BaseException:
        connection.execute("rollback")
        raise
    connection.execute("commit")


def insert_rows(connection: DuckDBPyConnection, table: str, rows: Sequence[Row]) -> None:
    """Insert rows that name every column of their table."""
    if not rows:
        return
    schema = connection.table(table).limit(0).to_arrow_table().schema
    if rows[0].keys() != set(schema.names):
        msg = f"{table}: rows have {sorted(rows[0].keys() ^ set(schema.names))} too many or too few"
        raise ValueError(msg)
    connection.from_arrow(pa.Table.from_pylist(list(rows), schema=schema)).insert_into(table)
