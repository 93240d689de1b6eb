"""The log of corrections: kept, read, and done to what was linked."""

from __future__ import annotations

import json
from dataclasses import asdict
from itertools import product
from typing import TYPE_CHECKING

from multipolar.model.corrections import Action, Anchor, Correction
from multipolar.model.linked import Ties
from multipolar.store.changes import change_event
from multipolar.store.values import find_value
from multipolar.store.write import insert_rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from duckdb import DuckDBPyConnection

    from multipolar.lexicon.ontology import Ontology
    from multipolar.store.rows import Row

LOG = """
    select key, made_at, author, action, event, anchors, other, other_anchors, field, old_value, new_value, note
    from correction_rows
    order by made_at, key
"""
KEYS = "select key from correction_rows"
NEXT = "select coalesce(max(correction_id), 0) + 1 from correction_rows"
MENTION_BY_KEY = "select mention_id from mention_rows where key = $key"
MENTION_BY_PLACE = """
    select mention_id from mention_rows join article_rows using (article_id)
    where article_rows.key = $article and trigger_start < $end and trigger_end > $start
    order by abs(trigger_start - $start), abs(trigger_end - $end), mention_rows.key
    limit 1
"""
KEY_OF_MENTION = "select key from mention_rows where mention_id = $mention_id"
EVENT_OF_MENTION = "select event_id from event_mention_rows where mention_id = $mention_id"
IMPORTED_EVENT = "select event_id from event_rows where id = $id and origin <> 'multipolar' order by event_id limit 1"


def add_corrections(connection: DuckDBPyConnection, corrections: Iterable[Correction]) -> int:
    """Add to the log what is not in it yet, and give how many; linking anew does them."""
    known = {key for (key,) in connection.execute(KEYS).fetchall()}
    new = {one.key: one for one in corrections if one.key not in known}
    number = int(find_value(connection, NEXT))
    rows: list[Row] = [
        {
            "correction_id": number + at,
            "key": one.key,
            "made_at": one.made_at,
            "author": one.author,
            "action": one.action.value,
            "event": one.event,
            "anchors": _to_text(one.anchors),
            "other": one.other,
            "other_anchors": _to_text(one.other_anchors),
            "field": one.field,
            "old_value": one.old_value,
            "new_value": one.new_value,
            "note": one.note,
        }
        for at, one in enumerate(new.values())
    ]
    insert_rows(connection, "correction_rows", rows)
    return len(rows)


def read_corrections(connection: DuckDBPyConnection) -> list[Correction]:
    """Give the log, oldest first."""
    return [
        Correction(
            key, made_at, author, Action(action), event, _from_text(anchors), other, _from_text(other_anchors), *rest
        )
        for key, made_at, author, action, event, anchors, other, other_anchors, *rest in connection.execute(
            LOG
        ).fetchall()
    ]


def read_ties(connection: DuckDBPyConnection) -> Ties:
    """Give which mentions are one event, and which are not, by merges and splits; a later one overrules an earlier."""
    together: dict[tuple[str, str], bool] = {}
    for correction in read_corrections(connection):
        if correction.action not in {Action.MERGE, Action.SPLIT}:
            continue
        own, other = (_keys(connection, anchors) for anchors in (correction.anchors, correction.other_anchors))
        merge = correction.action is Action.MERGE
        rest = own if merge else [key for key in own if key not in other]
        for one, two in product(rest, other):
            if one != two:
                together[min(one, two), max(one, two)] = merge
    return Ties(
        together=frozenset(pair for pair, merged in together.items() if merged),
        apart=frozenset(pair for pair, merged in together.items() if not merged),
    )


def apply_corrections(connection: DuckDBPyConnection, ontology: Ontology) -> list[int]:
    """Accept, reject and change events as the log says, oldest first; give the numbers of those it touched.

    What the log tells of events that the ledger no longer holds stays in it, and does nothing.
    """
    touched: set[int] = set()
    for correction in read_corrections(connection):
        event_id = find_event(connection, correction.event, correction.anchors)
        if event_id is None or correction.action in {Action.MERGE, Action.SPLIT}:
            continue
        change_event(connection, event_id, correction, ontology)
        touched.add(event_id)
    return sorted(touched)


def find_event(connection: DuckDBPyConnection, event: str, anchors: Iterable[Anchor]) -> int | None:
    """Give the event that holds the first anchor still there; of one without anchors, the imported event."""
    for anchor in anchors:
        mention_id = _mention(connection, anchor)
        if mention_id is not None:
            found = find_value(connection, EVENT_OF_MENTION, {"mention_id": mention_id})
            return None if found is None else int(found)
    found = find_value(connection, IMPORTED_EVENT, {"id": event})
    return None if found is None else int(found)


def _mention(connection: DuckDBPyConnection, anchor: Anchor) -> int | None:
    """Find a mention by its key; when it was recoded, by where its trigger stands."""
    found = find_value(connection, MENTION_BY_KEY, {"key": anchor.mention})
    if found is None:
        place = {"article": anchor.article, "start": anchor.start, "end": anchor.end}
        found = find_value(connection, MENTION_BY_PLACE, place)
    return None if found is None else int(found)


def _keys(connection: DuckDBPyConnection, anchors: Iterable[Anchor]) -> list[str]:
    numbers = (_mention(connection, anchor) for anchor in anchors)
    return [find_value(connection, KEY_OF_MENTION, {"mention_id": number}) for number in numbers if number is not None]


def _to_text(anchors: Iterable[Anchor]) -> str:
    return json.dumps([asdict(anchor) for anchor in anchors], separators=(",", ":"))


def _from_text(text: str | None) -> tuple[Anchor, ...]:
    return tuple(Anchor(**one) for one in json.loads(text)) if text else ()
