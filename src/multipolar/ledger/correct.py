"""Put the ledger right: accept, reject or change an event, make two one, or one two; all of it kept as a log."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from multipolar.errors import CorrectionError
from multipolar.ledger.link import link_ledger
from multipolar.lexicon.ontology import load_ontology
from multipolar.model.corrections import Action, Correction
from multipolar.store.anchors import EventFound, find_events_by_id
from multipolar.store.changes import change_event, check_value
from multipolar.store.corrections import add_corrections
from multipolar.store.linking import derive_pairs, is_linked
from multipolar.store.write import transaction

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from duckdb import DuckDBPyConnection

SHOWN_IDS = 5  # of those that an ambiguous beginning could mean


def correct(  # noqa: PLR0913  (all that an entry of the log may have)
    connection: DuckDBPyConnection,
    action: Action,
    event: str,
    *,
    author: str,
    made_at: datetime,
    note: str | None = None,
    field: str | None = None,
    value: str | None = None,
    other: str | None = None,
    mentions: Sequence[str] = (),
) -> Correction:
    """Do one correction to a draft, and log it.

    Args:
        connection: to a draft.
        action: what to do.
        event: the event's id, or its beginning.
        author: who says so.
        made_at: when, in UTC.
        note: why.
        field: of a change: the field, and `value`, what it shall be.
        value: see `field`.
        other: of a merge: the other event.
        mentions: of a split: keys, or their beginnings, of the mentions that are another event.

    Raises:
        CorrectionError: the ledger holds no such event or mention, or the value cannot be.
    """
    link_ledger(connection)
    ontology = load_ontology()
    found = _one_event(connection, event)
    entry = Correction("", made_at, author, action, found.id, found.anchors, note=note)
    match action:
        case Action.CHANGE:
            check_value(field or "", value or "", ontology)
            entry = replace(entry, field=field, old_value=found.values[field or ""], new_value=value or "")
        case Action.MERGE:
            second = _one_event(connection, other or "")
            entry = replace(entry, other=second.id, other_anchors=second.anchors)
            _refuse_merging(found, second)
        case Action.SPLIT:
            entry = replace(
                entry, other_anchors=tuple(a for a in found.anchors if a.mention in _mentions(found, mentions))
            )
        case _:
            pass
    entry = with_key(entry)
    with transaction(connection):
        add_corrections(connection, [entry])
        if action not in {Action.MERGE, Action.SPLIT}:
            change_event(connection, found.event_id, entry, ontology)
            derive_pairs(connection, [found.event_id])
    if action in {Action.MERGE, Action.SPLIT}:
        link_ledger(connection, anew=True)
    return entry


def take_over(connection: DuckDBPyConnection, corrections: Iterable[Correction]) -> int:
    """Add another ledger's log to a draft's, do it, and give how many entries were new."""
    with transaction(connection):
        added = add_corrections(connection, corrections)
    if added or not is_linked(connection):
        link_ledger(connection, anew=True)
    return added


def with_key(correction: Correction) -> Correction:
    """Name a correction by its content, so that it is the same entry wherever it goes."""
    content = asdict(replace(correction, key="")) | {"made_at": correction.made_at.isoformat()}
    digest = blake2b(json.dumps(content, sort_keys=True).encode(), digest_size=10)
    return replace(correction, key=digest.hexdigest())


def _one_event(connection: DuckDBPyConnection, beginning: str) -> EventFound:
    found = find_events_by_id(connection, beginning, at_most=SHOWN_IDS) if beginning else []
    exact = [event for event in found if event.id == beginning]
    if len(exact) == 1 or len(found) == 1:
        return (exact or found)[0]
    if not found:
        msg = f"no event has an id that begins with {beginning!r}; multipolar events shows them"
        raise CorrectionError(msg)
    msg = f"{beginning!r} begins several ids: {', '.join(event.id for event in found)}; write one of them"
    raise CorrectionError(msg)


def _refuse_merging(one: EventFound, two: EventFound) -> None:
    if one.event_id == two.event_id:
        msg = f"{one.id} and {two.id} are one event already; nothing to merge"
        raise CorrectionError(msg)
    if not one.anchors or not two.anchors:
        msg = "an imported event has no mentions and cannot be merged; reject one of the two"
        raise CorrectionError(msg)


def _mentions(event: EventFound, beginnings: Sequence[str]) -> set[str]:
    """Give the keys of the mentions to be split off."""
    keys = [anchor.mention for anchor in event.anchors]
    chosen = set()
    for beginning in beginnings:
        fitting = [key for key in keys if key.startswith(beginning)]
        if len(fitting) != 1:
            msg = f"{beginning!r} begins {len(fitting)} mentions of {event.id}; its mentions: {', '.join(keys)}"
            raise CorrectionError(msg)
        chosen.add(fitting[0])
    if not chosen or len(chosen) == len(keys):
        msg = f"name some of the mentions of {event.id}, and not all: {', '.join(keys)}"
        raise CorrectionError(msg)
    return chosen
