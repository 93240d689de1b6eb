"""The list of events, each with the sentence that tells it best."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.query.filters import NO_AUXILIARY
from multipolar.query.rows import ask

if TYPE_CHECKING:
    import pyarrow as pa
    from duckdb import DuckDBPyConnection

    from multipolar.query.filters import EventFilter

# Events are chosen before their parties and sentences are put together, which costs more.
EVENTS = """
    with taking_part as (
        select event_id
        from event_parties
        where list_contains($parties::varchar[], party)
        group by event_id
        having count(distinct party) = len($parties::varchar[])
    ),
    chosen as (
        select event_id, start_on
        from events
        where ($rejected or review <> 'rejected')
            and ($types is null or list_contains($types::varchar[], type))
            and ($modes is null or list_contains($modes::varchar[], mode))
            and ($standings is null or list_contains($standings::varchar[], standing))
            and ($no_auxiliary is null or auxiliary = '')
            and ($auxiliaries is null or list_has_all(string_split(auxiliary, ' '), $auxiliaries::varchar[]))
            and ($contexts is null or list_has_any(string_split(contexts, ' '), $contexts::varchar[]))
            and ($since is null or coalesce(end_on, last_seen_on) >= $since::date)
            and ($until is null or coalesce(start_on, first_seen_on) <= $until::date)
            and ($origin is null or origin = $origin)
            and ($min_confidence is null or confidence >= $min_confidence)
            and ($parties is null or event_id in (select event_id from taking_part))
            and ($actors is null or event_id in (
                select event_id from event_parties
                where role = 'actor' and list_contains($actors::varchar[], party)))
            and ($recipients is null or event_id in (
                select event_id from event_parties
                where role = 'recipient' and list_contains($recipients::varchar[], party)))
            and ($claimant is null or event_id in (select event_id from tellings where claimant = $claimant))
            and ($publisher is null or lower(source) = lower($publisher) or event_id in (
                select event_id from mentions where lower(publisher) = lower($publisher)))
        order by start_on desc nulls last, event_id desc
        limit $limit
    ),
    named as (
        select
            event_id,
            string_agg(party || ' ' || sector, '; ' order by position) filter (role = 'actor') as actors,
            string_agg(party || ' ' || sector, '; ' order by position) filter (role = 'recipient') as recipients
        from event_parties semi join chosen using (event_id)
        group by event_id
    ),
    told as (
        select distinct on (event_id)
            event_id, claimant, evidence_words as sentence, title, publisher, url, m.source, seen_on
        from mentions as m
        semi join chosen using (event_id)
        join (select event_id, standing as best from events) using (event_id)
        order by event_id, standing = best desc, confidence desc, seen_on, mention_id
    )
    select
        id, origin, e.start_on, end_on, coalesce(named.actors, '') as actors,
        coalesce(named.recipients, '') as recipients, type, mode, auxiliary, standing, claimant, contexts, quad, score,
        confidence, place, country, mentions, articles, publishers, first_seen_on, last_seen_on, contested,
        confirmed_on, review, original_code, sentence, title, publisher, url, coalesce(told.source, e.source) as source
    from events as e
    join chosen using (event_id)
    left join named using (event_id)
    left join told using (event_id)
    order by e.start_on nulls last, event_id
"""


def list_events(connection: DuckDBPyConnection, wanted: EventFilter) -> pa.RecordBatchReader:
    """List events, oldest first; `sentence` and where it stands are of the mention that tells the event best."""
    parameters = wanted.parameters()
    bare = NO_AUXILIARY in wanted.auxiliaries
    auxiliaries = [one for one in wanted.auxiliaries if one != NO_AUXILIARY] or None
    changed = {"auxiliaries": auxiliaries, "no_auxiliary": bare or None, "rejected": wanted.rejected}
    return ask(connection, EVENTS, {**parameters, **changed})
