"""Events out of a ledger, a few thousand at a time, month by month."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from multipolar.export.records import LedgerEvent, Party, Telling
from multipolar.model.standing import Standing
from multipolar.store.values import find_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from duckdb import DuckDBPyConnection

OWN = "multipolar"
BATCH_EVENTS = 10_000
CHOOSE = """
    create or replace temporary table chosen as
    select event_id, row_number() over (order by date_trunc('month', start_on) nulls last, event_id) as number
    from events
    where list_contains($origins, origin) and review <> 'rejected'
        and ($since is null or end_on >= $since) and ($until is null or start_on <= $until)
        and (len($parties) = 0 or event_id in (
            select event_id from event_parties where list_contains($parties, party)
            group by event_id having count(distinct party) = len($parties)
        ))
"""
COUNT = "select count(*) from chosen"
# What belongs to the chosen events, each table sorted once, so that a batch is found without looking through all of it.
SORT_EVENTS = """
    create or replace temporary table chosen_events as
    select
        number, id, origin, act, type, mode, auxiliary, standing, contexts, quad, score, confidence, start_on, end_on,
        place, country, geonames, lat, lon, mentions, articles, publishers, first_seen_on, last_seen_on, contested,
        confirmed_on, review, original_code, original_score, source
    from events join chosen using (event_id)
    order by number
"""
SORT_PARTIES = """
    create or replace temporary table chosen_parties as
    select number, role, position, party, code, sector, name, office, wikidata
    from event_parties join chosen using (event_id)
    order by number, role, position
"""
SORT_TELLINGS = """
    create or replace temporary table chosen_tellings as
    with placed as (
        select
            mention_id, min(span_start) filter (role = 'actor') as actor_start,
            min(span_start) filter (role = 'recipient') as recipient_start
        from mention_parties
        semi join (select mention_id from mentions semi join chosen using (event_id)) using (mention_id)
        where position = 0
        group by mention_id
    ),
    reports as (
        select article_id, id as article, language, length(text) as text_length, coder_version from articles
    )
    select
        number, key, article_id, article, publisher, source, url, title, language, seen_on, text_length, standing,
        claimant, confidence, trigger_start, trigger_end, evidence_start, evidence_end, evidence_words, actor_start,
        recipient_start, coder_version
    from mentions
    join chosen using (event_id)
    join reports using (article_id)
    left join placed using (mention_id)
    order by number
"""
EVENTS = "select * from chosen_events where number > $after and number <= $upto order by number"
PARTIES = """
    select * exclude (position) from chosen_parties where number > $after and number <= $upto
    order by number, role, position
"""
TELLINGS = """
    select * from chosen_tellings where number > $after and number <= $upto
    order by number, seen_on nulls last, article, trigger_start, key
"""
TELLING_FIELDS = tuple(part.name for part in fields(Telling))
EVENT_FIELDS = tuple(part.name for part in fields(LedgerEvent) if part.name not in {"actors", "recipients", "tellings"})


@dataclass(frozen=True, slots=True)
class Selection:
    """Which events: of a period (both days included), between all of these parties, of these origins."""

    since: date | None = None
    until: date | None = None
    parties: tuple[str, ...] = ()
    origins: tuple[str, ...] = (OWN,)


def choose_events(ledger: DuckDBPyConnection, selection: Selection) -> int:
    """Put aside the events that are meant, and give how many; what a reviewer rejected is never among them."""
    ledger.execute(
        CHOOSE,
        {
            "origins": list(selection.origins),
            "parties": sorted(set(selection.parties)),
            "since": selection.since,
            "until": selection.until,
        },
    )
    for sort in (SORT_EVENTS, SORT_PARTIES, SORT_TELLINGS):
        ledger.execute(sort)
    return int(find_value(ledger, COUNT))


def read_events(ledger: DuckDBPyConnection) -> Iterator[LedgerEvent]:
    """Give the chosen events by month, undated ones last; only a batch of them is held at a time."""
    count = int(find_value(ledger, COUNT))
    for after in range(0, count, BATCH_EVENTS):
        yield from _read_batch(ledger, {"after": after, "upto": after + BATCH_EVENTS})


def _read_batch(ledger: DuckDBPyConnection, bounds: dict[str, int]) -> Iterator[LedgerEvent]:
    parties: dict[tuple[int, str], list[Party]] = defaultdict(list)
    for number, role, *party in ledger.execute(PARTIES, bounds).fetchall():
        parties[number, role].append(Party(*party))
    tellings: dict[int, list[Telling]] = defaultdict(list)
    for number, *telling in ledger.execute(TELLINGS, bounds).fetchall():
        tellings[number].append(_telling(telling))
    for number, *event in ledger.execute(EVENTS, bounds).fetchall():
        yield _event(
            event,
            actors=tuple(parties.get((number, "actor"), ())),
            recipients=tuple(parties.get((number, "recipient"), ())),
            tellings=tuple(tellings.get(number, ())),
        )


def _telling(row: Sequence[Any]) -> Telling:
    named = dict(zip(TELLING_FIELDS, row, strict=True))
    return Telling(**named | {"standing": Standing(named["standing"])})


def _event(row: Sequence[Any], **parts: tuple[Any, ...]) -> LedgerEvent:
    named = dict(zip(EVENT_FIELDS, row, strict=True))
    words = {name: tuple(named[name].split()) for name in ("auxiliary", "contexts")}
    return LedgerEvent(**named | words | {"standing": Standing(named["standing"])} | parts)
