"""Ties as rows: one for each period, or all that was found as records one after the other."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from multipolar.query.ties.cells import Direction
from multipolar.query.ties.series import QUADS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from multipolar.query.ties.changes import Change
    from multipolar.query.ties.find import Ties
    from multipolar.query.ties.series import Period

COLUMNS = pa.schema(
    [
        ("a", pa.string()),
        ("b", pa.string()),
        ("start", pa.date32()),
        ("end", pa.date32()),
        ("count", pa.float64()),
        *[(f"{quad.lower()}_count", pa.float64()) for quad in QUADS],
        ("a_to_b", pa.float64()),
        ("b_to_a", pa.float64()),
        ("together", pa.float64()),
        ("score", pa.float64()),
        *[(f"{quad.lower()}_score", pa.float64()) for quad in QUADS],
    ]
)


def period_rows(ties: Ties) -> pa.RecordBatchReader:
    """Give one row for each period."""
    return pa.Table.from_pylist(list(_periods(ties)), schema=COLUMNS).to_reader()


def tie_records(ties: Ties) -> Iterator[dict[str, Any]]:
    """Give all that was found; `part` tells what a record is of: period, break, swing, event, deal, dispute."""
    for row in _periods(ties):
        yield {"part": "period", **row}
    for part, changes in (("break", ties.breaks), ("swing", ties.swings)):
        for change in changes:
            yield {"part": part, **_change(change, ties)}
    for number in ties.heaviest:
        yield {"part": "event", **_without_number(asdict(ties.events[number]))}
    for deal in ties.deals:
        yield {"part": "deal", **asdict(deal)}
    for dispute in ties.disputes:
        record = asdict(dispute)
        yield {"part": "dispute", "event": _without_number(record["event"]), "tellings": record["tellings"]}


def _periods(ties: Ties) -> Iterator[dict[str, Any]]:
    for period in ties.series.periods if ties.series else ():
        yield {"a": ties.a.party, "b": ties.b.party, **_period(period)}


def _period(period: Period) -> dict[str, Any]:
    return {
        "start": period.start,
        "end": period.end,
        "count": period.count(),
        **{f"{quad.lower()}_count": period.count(quad) for quad in QUADS},
        "a_to_b": period.count_of(Direction.FORTH),
        "b_to_a": period.count_of(Direction.BACK),
        "together": period.count_of(Direction.TOGETHER),
        "score": period.score(),
        **{f"{quad.lower()}_score": period.score(quad) for quad in QUADS},
    }


def _change(change: Change, ties: Ties) -> dict[str, Any]:
    return {
        "before": {"start": change.before.start, "end": change.before.end, "score": change.score_before},
        "after": {"start": change.after.start, "end": change.after.end, "score": change.score_after},
        "difference": change.difference,
        "reasons": [
            {
                "type": reason.type,
                "more": reason.more,
                "difference": reason.difference,
                "events": [_without_number(asdict(ties.events[number])) for number in reason.events],
            }
            for reason in change.reasons
        ],
    }


def _without_number(event: dict[str, Any]) -> dict[str, Any]:
    """Leave out the number that means nothing outside this file."""
    return {name: value for name, value in event.items() if name != "event_id"}
