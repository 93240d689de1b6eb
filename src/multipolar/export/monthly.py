"""Parquet by month: folders that every dataset reader takes for one table, events and mentions apart."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from typing import Self

    from multipolar.export.records import LedgerEvent, Party, Tally, Telling

Row = dict[str, Any]
UNDATED = "__HIVE_DEFAULT_PARTITION__"  # how such folders call what has no month
ROWS_AT_ONCE = 10_000
PARTY = pa.struct([(name, pa.string()) for name in ("party", "code", "sector", "name", "office", "wikidata")])
WORDS = pa.list_(pa.string())
EVENTS = pa.schema(
    [
        ("origin", pa.string()),
        ("id", pa.string()),
        ("act", pa.string()),
        ("type", pa.string()),
        ("mode", pa.string()),
        ("auxiliary", WORDS),
        ("standing", pa.string()),
        ("contexts", WORDS),
        ("quad", pa.string()),
        ("score", pa.float64()),
        ("confidence", pa.float64()),
        ("start_on", pa.date32()),
        ("end_on", pa.date32()),
        ("actors", pa.list_(PARTY)),
        ("recipients", pa.list_(PARTY)),
        ("place", pa.string()),
        ("country", pa.string()),
        ("geonames", pa.int32()),
        ("lat", pa.float64()),
        ("lon", pa.float64()),
        ("mentions", pa.int32()),
        ("articles", pa.int32()),
        ("publishers", pa.int32()),
        ("first_seen_on", pa.date32()),
        ("last_seen_on", pa.date32()),
        ("contested", pa.bool_()),
        ("confirmed_on", pa.date32()),
        ("review", pa.string()),
        ("original_code", pa.string()),
        ("original_score", pa.float64()),
        ("source", pa.string()),
    ]
)
MENTIONS = pa.schema(
    [
        ("event_id", pa.string()),
        ("key", pa.string()),
        ("article", pa.string()),
        ("publisher", pa.string()),
        ("source", pa.string()),
        ("url", pa.string()),
        ("title", pa.string()),
        ("language", pa.string()),
        ("seen_on", pa.date32()),
        ("standing", pa.string()),
        ("claimant", pa.string()),
        ("confidence", pa.float64()),
        ("trigger_start", pa.int32()),
        ("trigger_end", pa.int32()),
        ("evidence_start", pa.int32()),
        ("evidence_end", pa.int32()),
        ("evidence", pa.string()),
        ("coder", pa.string()),
    ]
)


def write_parquet(events: Iterable[LedgerEvent], tally: Tally, folder: Path) -> None:
    """Write `events/month=2010-04/part-0.parquet` and `mentions/` likewise below an empty folder, every event."""
    with _Table(folder / "events", EVENTS) as told, _Table(folder / "mentions", MENTIONS) as mentions:
        for event in events:
            month = f"{event.start_on.year:04}-{event.start_on.month:02}" if event.start_on else UNDATED
            told.add(month, _event(event))
            for telling in event.tellings:
                mentions.add(month, _mention(event, telling))
            tally.events += 1
            tally.rows += 1


@dataclass(slots=True)
class _Table:
    """A table of which one month is open at a time; rows come in the order of months."""

    folder: Path
    schema: pa.Schema
    month: str = ""
    waiting: list[Row] = field(default_factory=list)
    writer: pq.ParquetWriter | None = None

    def __enter__(self) -> Self:
        self.folder.mkdir(parents=True)
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def add(self, month: str, row: Row) -> None:
        """Add a row to a month."""
        if month != self.month:
            self._close()
            self.month = month
        self.waiting.append(row)
        if len(self.waiting) >= ROWS_AT_ONCE:
            self._write()

    def _write(self) -> None:
        if not self.waiting:
            return
        if self.writer is None:
            part = self.folder / f"month={self.month}"
            part.mkdir()
            self.writer = pq.ParquetWriter(part / "part-0.parquet", self.schema, compression="zstd")
        self.writer.write_table(pa.Table.from_pylist(self.waiting, schema=self.schema))
        self.waiting = []

    def _close(self) -> None:
        self._write()
        if self.writer is not None:
            self.writer.close()
            self.writer = None


def _event(event: LedgerEvent) -> Row:
    row: Row = {name: getattr(event, name) for name in EVENTS.names}
    sides = {"actors": event.actors, "recipients": event.recipients}
    return row | {name: [_party(party) for party in side] for name, side in sides.items()}


def _party(party: Party) -> Row:
    return {part.name: getattr(party, part.name) for part in PARTY}


def _mention(event: LedgerEvent, telling: Telling) -> Row:
    return {"event_id": event.id} | {name: getattr(telling, name) for name in MENTIONS.names[1:]}
