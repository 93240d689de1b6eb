"""The list of reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.query.rows import ask

if TYPE_CHECKING:
    import pyarrow as pa
    from duckdb import DuckDBPyConnection

    from multipolar.query.filters import ArticleFilter

ARTICLES = """
    with telling as (
        select article_id, type, list(distinct party) as taking_part
        from mentions join mention_parties using (mention_id)
        group by article_id, mention_id, type
    ),
    chosen as (
        select article_id
        from articles
        where ($since is null or seen_on >= $since::date)
            and ($until is null or seen_on <= $until::date)
            and ($publisher is null or lower(publisher) = lower($publisher))
            and ($containing is null or contains(lower(coalesce(title, '') || ' ' || text), lower($containing)))
            and (($parties is null and $types is null) or article_id in (
                select article_id from telling
                where ($parties is null or list_has_all(taking_part, $parties::varchar[]))
                    and ($types is null or list_contains($types::varchar[], type))))
        order by seen_on desc nulls last, article_id desc
        limit $limit
    )
    select
        a.id, a.seen_on, a.published_on, a.published_from, a.published_until, a.publisher, a.title, a.url, a.source,
        a.language, len(a.text) as characters,
        (select count(distinct event_id) from mentions where mentions.article_id = a.article_id) as events,
        (select count(*) from statements where statements.article_id = a.article_id) as statements,
        case when a.group_id <> a.article_id then first.id end as reprint_of, a.likeness
    from articles as a
    semi join chosen using (article_id)
    left join articles as first on first.article_id = a.group_id
    order by a.seen_on nulls last, a.article_id
"""


def list_articles(connection: DuckDBPyConnection, wanted: ArticleFilter) -> pa.RecordBatchReader:
    """List reports, oldest first; `reprint_of` names the first of its near duplicates."""
    return ask(connection, ARTICLES, wanted.parameters())
