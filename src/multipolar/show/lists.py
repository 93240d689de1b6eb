"""Rows of lists for people at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.console import Group
from rich.text import Text

from multipolar.model.standing import Standing
from multipolar.show.describe import ARROW, MUTUAL_ARROW, describe_day, describe_days, describe_score
from multipolar.show.names import describe_person, party_name
from multipolar.show.table import INDENT, QUIET, STYLES, Indented
from multipolar.show.tables import plain_table
from multipolar.show.words import load_words, one_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.console import RenderableType
    from rich.table import Table

SHOWN_ID_CHARS = 10


def event_block(row: Mapping[str, Any]) -> Group:
    """Lay out one event: who, what, how it is told; the sentence; where it stands."""
    words = load_words()
    standing = Standing(row["standing"])
    mark = Text(f"{words.standings[standing].mark} ", STYLES[standing])
    head = Text.assemble((_sides(row["actors"], row["recipients"]), "bold"), f": {words.act(row['type'], row['mode'])}")
    if standing is not Standing.HAPPENED:
        head.append(f" ({words.standings[standing].tag})", STYLES[standing])
    details = [
        _days(row["start_on"], row["end_on"]),
        row["type"] + (f", {row['mode']}" if row["mode"] else ""),
        f"score {describe_score(row['score'])}",
        f"{row['confidence']:.0%} sure" if row["confidence"] is not None else "",
        row["contexts"].replace(" ", ", ").replace("_", " ") if row["contexts"] else "",
        row["place"] or "",
        f"told {row['mentions']} times" if row["mentions"] > 1 else "",
        "contested" if row["contested"] else "",
        row["review"],
        f"id:{row['id'][:SHOWN_ID_CHARS]}",
    ]
    lines: list[RenderableType] = [Indented(head, INDENT, mark)]
    if row["claimant"]:
        lines.append(Indented(Text(f"according to {party_name(row['claimant'])}", "italic"), INDENT))
    if row["sentence"]:
        lines.append(Indented(Text(f"“{one_line(row['sentence'])}”"), INDENT))
    lines.append(Indented(Text(_source(row, row["first_seen_on"]), QUIET), INDENT))
    return Group(*lines, Indented(Text(_joined(details), QUIET), INDENT))


def statement_block(row: Mapping[str, Any]) -> Group:
    """Lay out one statement: who speaks to whom, the words, where they stand."""
    head = Text(describe_person(row["speaker"], row["speaker_name"] or "", row["speaker_office"]), "bold")
    if row["addressee"]:
        head.append(f" to {describe_person(row['addressee'], row['addressee_name'] or '', None)}")
    head.append(f", {load_words().statements[row['kind']]}", QUIET)
    source = Text(_source(row, row["seen_on"]), QUIET)
    return Group(
        Indented(head, INDENT), Indented(Text(f"“{one_line(row['words'])}”"), INDENT), Indented(source, INDENT)
    )


def deal_block(row: Mapping[str, Any]) -> Group:
    """Lay out one deal: the parties, what it is over, its stages, the words of the last."""
    about = one_line(f"{row['subject']} ({row['sector']})" if row["sector"] else row["subject"])
    parties = ", ".join(party_name(party) for party in (row["parties"] or "").split("; ") if party)
    head = Text.assemble((parties, "bold"), f": {about}, ", (row["stage"], "bold"))
    details = _joined([row["history"] or "", f"told {row['mentions']} times" if row["mentions"] > 1 else ""])
    lines = [Indented(head, INDENT)]
    if row["sentence"]:
        lines.append(Indented(Text(f"“{one_line(row['sentence'])}”"), INDENT))
    lines.append(Indented(Text(_source(row, row["last_on"]), QUIET), INDENT))
    return Group(*lines, Indented(Text(details, QUIET), INDENT))


def actor_table(rows: Sequence[Mapping[str, Any]]) -> Table:
    """Lay out who takes part, and how often."""
    table = plain_table("Party", "Name", "Office", "Sector", ">Events", ">As actor", ">As recipient", "Days")
    for row in rows:
        counts = (f"{row[name]:,}" for name in ("events", "as_actor", "as_recipient"))
        named = (party_name(row["party"]), one_line(row["name"]), one_line(row["office"]), row["sector"])
        table.add_row(*map(Text, (*named, *counts, _days(row["first_on"], row["last_on"]))))
    return table


def article_table(rows: Sequence[Mapping[str, Any]]) -> Table:
    """Lay out reports, and how much was found in each."""
    table = plain_table("Day", "Publisher", "Title", ">Events", ">Statements", "Reprint of")
    for row in rows:
        title = row["title"] or row["url"] or row["id"]
        named = (str(row["seen_on"] or "undated"), one_line(row["publisher"] or ""), one_line(title))
        table.add_row(
            *map(Text, (*named, str(row["events"]), str(row["statements"]), one_line(row["reprint_of"] or "")))
        )
    return table


def _sides(actors: str, recipients: str) -> str:
    """Name the sides of "RUS GOV; BLR GOV"."""
    first, second = (
        [party_name(side.rpartition(" ")[0]) for side in sides.split("; ") if side] for sides in (actors, recipients)
    )
    if second:
        return f"{'; '.join(dict.fromkeys(first)) or 'somebody unnamed'} {ARROW} {'; '.join(dict.fromkeys(second))}"
    return f" {MUTUAL_ARROW} ".join(dict.fromkeys(first)) or "somebody unnamed"


def _days(start: Any, end: Any) -> str:  # noqa: ANN401
    return describe_days(start, end or start) if start else "day unknown"


def _source(row: Mapping[str, Any], day: Any) -> str:  # noqa: ANN401
    named = [row.get("publisher"), row.get("title"), row.get("url") or row.get("source")]
    return _joined([*(one_line(part) for part in named if part), describe_day(day) if day else ""])


def _joined(parts: Sequence[str]) -> str:
    return " · ".join(part for part in parts if part)
