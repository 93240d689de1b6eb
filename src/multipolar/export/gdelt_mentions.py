"""GDELT's mentions table 2.0: 16 columns, a row for every report that tells an event; joins write_gdelt2's rows."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from multipolar.export.cameo_rows import cameo_rows
from multipolar.export.cells import clean, line
from multipolar.export.gdelt import stamp

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from multipolar.export.cameo_rows import CameoRow
    from multipolar.export.records import LedgerEvent, Tally, Telling

WEB, CITATION_ONLY = "1", "2"
PERCENT = 100


def write_gdelt_mentions(events: Iterable[LedgerEvent], tally: Tally) -> Iterator[str]:
    """Give the lines: for each row of the events table, its event's mentions."""
    for row in cameo_rows(events, tally, needs_target=False):
        tally.rows += len(row.event.tellings) - 1
        for telling in row.event.tellings:
            yield line(_cells(row, telling))


def _cells(row: CameoRow, telling: Telling) -> list[str]:
    first = stamp(row.event.first_seen_on)
    seen = stamp(telling.seen_on)
    reverse = row.source not in row.event.actors
    sides = (telling.actor_start, telling.recipient_start)
    source, target = reversed(sides) if reverse else sides
    return [
        str(row.number),
        first and f"{first}000000",
        seen and f"{seen}000000",
        WEB if telling.url else CITATION_ONLY,
        clean(_host(telling.url) or telling.publisher or telling.source),
        clean(telling.url or telling.source),
        "",
        _offset(source),
        _offset(target),
        str(telling.trigger_start),
        "1",
        str(round(telling.confidence * PERCENT)),
        str(telling.text_length),
        "",
        "" if telling.language == "en" else f"srclc:{clean(telling.language)}",
        "",
    ]


def _offset(start: int | None) -> str:
    return "" if start is None else str(start)


def _host(url: str | None) -> str:
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:  # what stands in a report for its address may be none
        return ""
