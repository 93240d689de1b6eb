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
BATCH_EVENTS = 10_000  # each looks through the mentions once, unless reports came in the order of their days
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
BATCH = """
    create or replace temporary table batch as
    select event_id, number from chosen where number > $after and number <= $upto
"""
EVENTS = """
    select
        event_id, id, origin, act, type, mode, auxiliary, standing, contexts, quad, score, confidence, start_on, end_on,
        place, country, geonames, lat, lon, mentions, articles, publishers, first_seen_on, last_seen_on, contested,
        confirmed_on, review, original_code, original_score, source
    from events join batch using (event_id)
    where event_id between $low and $high
    order by number
"""
BOUNDS = "select min(event_id), max(event_id) from batch"
PARTIES = """
    select event_id, role, party, code, sector, name, office, wikidata
    from event_parties semi join batch using (event_id)
    where event_id between $low and $high
    order by event_id, role, position
"""
TELLINGS = """
    with told as (
        select * from mentions semi join batch using (event_id) where event_id between $low and $high
    ),
    placed as (
        select
            mention_id, min(span_start) filter (role = 'actor' and position = 0) as actor_start,
            min(span_start) filter (role = 'recipient' and position = 0) as recipient_start
        from mention_parties semi join told using (mention_id)
        group by mention_id
    )
    select
        event_id, m.key, article_id, a.id, m.publisher, m.source, m.url, m.title, a.language, m.seen_on, length(a.text),
        standing, claimant, confidence, trigger_start, trigger_end, evidence_start, evidence_end, evidence_words,
        actor_start, recipient_start, a.coder_version
    from told as m
    join articles as a using (article_id)
    left join placed using (mention_id)
    order by event_id, m.seen_on nulls last, a.id, trigger_start, m.key
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
    """Note which events are meant, and give how many; what a reviewer rejected is never among them."""
    ledger.execute(
        CHOOSE,
        {
            "origins": list(selection.origins),
            "parties": sorted(set(selection.parties)),
            "since": selection.since,
            "until": selection.until,
        },
    )
    return int(find_value(ledger, COUNT))


def read_events(ledger: DuckDBPyConnection) -> Iterator[LedgerEvent]:
    """Give the chosen events by month, undated ones last; only a batch of them is held at a time."""
    count = int(find_value(ledger, COUNT))
    for after in range(0, count, BATCH_EVENTS):
        ledger.execute(BATCH, {"after": after, "upto": after + BATCH_EVENTS})
        low, high = ledger.execute(BOUNDS).fetchall()[0]
        yield from _read_batch(ledger, {"low": low, "high": high})


def _read_batch(ledger: DuckDBPyConnection, bounds: dict[str, int]) -> Iterator[LedgerEvent]:
    parties: dict[tuple[int, str], list[Party]] = defaultdict(list)
    for event_id, role, *party in ledger.execute(PARTIES, bounds).fetchall():
        parties[event_id, role].append(Party(*party))
    tellings: dict[int, list[Telling]] = defaultdict(list)
    for event_id, *telling in ledger.execute(TELLINGS, bounds).fetchall():
        tellings[event_id].append(_telling(telling))
    for event_id, *event in ledger.execute(EVENTS, bounds).fetchall():
        yield _event(
            event,
            actors=tuple(parties.get((event_id, "actor"), ())),
            recipients=tuple(parties.get((event_id, "recipient"), ())),
            tellings=tuple(tellings.get(event_id, ())),
        )


def _telling(row: Sequence[Any]) -> Telling:
    named = dict(zip(TELLING_FIELDS, row, strict=True))
    return Telling(**named | {"standing": Standing(named["standing"])})


def _event(row: Sequence[Any], **parts: tuple[Any, ...]) -> LedgerEvent:
    named = dict(zip(EVENT_FIELDS, row, strict=True))
    words = {name: tuple(named[name].split()) for name in ("auxiliary", "contexts")}
    return LedgerEvent(**named | words | {"standing": Standing(named["standing"])} | parts)
