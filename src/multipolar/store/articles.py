"""Articles out of the ledger, as they were taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from multipolar.model.articles import Article, Furniture, FurnitureKind
from multipolar.model.spans import TextSpan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from duckdb import DuckDBPyConnection

    from multipolar.model.coded import CoderVersion

BATCH_ARTICLES = 100
OUTDATED = """
    select article_id from article_rows join coder_rows using (coder_id)
    where (version, rules, model) <> ($version, $rules, $model)
    order by article_id
"""
STORED = """
    select article_id, id, source, text, title, publisher, url, language, published_on
    from article_rows semi join wanted using (article_id)
    order by article_id
"""
FURNITURE = """
    select article_id, span_start, span_end, kind from furniture_rows semi join wanted using (article_id)
    order by article_id, span_start, span_end
"""


def find_outdated(connection: DuckDBPyConnection, coder: CoderVersion) -> list[int]:
    """Give the numbers of the articles that something else than this has coded."""
    named = {"version": coder.version, "rules": coder.rules, "model": coder.model}
    return [article_id for (article_id,) in connection.execute(OUTDATED, named).fetchall()]


def read_stored(connection: DuckDBPyConnection, article_ids: Sequence[int]) -> Iterator[Article]:
    """Give articles by their numbers, in that order; few are in memory at a time."""
    for start in range(0, len(article_ids), BATCH_ARTICLES):
        some = article_ids[start : start + BATCH_ARTICLES]
        connection.register("wanted", pa.table({"article_id": pa.array(some, pa.int32())}))
        furniture: dict[int, list[Furniture]] = {}
        for article_id, first, last, kind in connection.execute(FURNITURE).fetchall():
            furniture.setdefault(article_id, []).append(Furniture(TextSpan(first, last), FurnitureKind(kind)))
        stored = connection.execute(STORED).fetchall()
        connection.unregister("wanted")
        for article_id, id_, source, text, title, publisher, url, language, published_on in stored:
            parts = tuple(furniture.get(article_id, ()))
            yield Article(id_, source, text, title, publisher, url, language, published_on, parts)
