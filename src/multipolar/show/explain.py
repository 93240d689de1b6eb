"""Why an event was coded as it is: for each field its value, the rule, and the words it read."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from multipolar.lexicon.load import data_folder
from multipolar.show.describe import (
    describe_codes,
    describe_days,
    describe_entity,
    describe_parties,
    describe_place,
    describe_score,
    describe_speaker,
)
from multipolar.show.table import mark_trigger
from multipolar.show.words import load_words, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from importlib.resources.abc import Traversable

    from multipolar.model.coded import CodedArticle
    from multipolar.model.events import Event
    from multipolar.model.spans import TextSpan
    from multipolar.model.statements import Statement
    from multipolar.show.words import Words

NO_RULE = "no rule is recorded"


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule behind one field: its value, the rule's id, the words it read (None: it read none), and its note.

    `rule_id` is "" when none is recorded; `note` then says where the value comes from.
    """

    field: str
    value: str
    rule_id: str
    words: TextSpan | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class EntryNote:
    """Which data file a rule stands in, and what its entry's note says."""

    file: str
    note: str


def explain_event(event: Event, coded: CodedArticle) -> list[Reason]:
    """List the reasons behind every field of an event, in the order of the record.

    Args:
        event: one of `coded.events`.
        coded: the article it stands in.
    """
    words = load_words()
    return [
        *_recorded(event, "act", event.act),
        *_mode(event),
        *_recorded(event, "actors", "; ".join(describe_entity(entity, words) for entity in event.actors)),
        *_recorded(event, "recipients", "; ".join(describe_entity(entity, words) for entity in event.recipients)),
        *_auxiliaries(event),
        _type(event),
        _claimant(event, coded, words),
        *_contexts(event),
        _date(event, coded),
        *_location(event, words),
        _score(event),
        _confidence(event),
    ]


def explain_table(event: Event, coded: CodedArticle, *, emphasis: bool = True) -> Group:
    """Lay out the reasons behind an event's fields for a terminal."""
    words, text = load_words(), coded.article.text
    grid = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, header_style="bold")
    for heading in ("FIELD", "VALUE", "RULE", "WORDS"):
        grid.add_column(heading, overflow="fold")
    previous = ""
    for reason in explain_event(event, coded):
        name = reason.field if reason.field != previous else ""
        value = one_line(reason.value) or "none"
        previous = reason.field
        grid.add_row(Text(name, "bold"), Text(value if name else ""), _rule(reason), Text(_words(reason, text)))
    head = Text.assemble((one_line(str(describe_parties(event, words))), "bold"), f": {describe_codes(event)}")
    quote = mark_trigger(text, event.evidence, event.trigger, emphasis=emphasis)
    place = f"event {event.id} · {one_line(coded.article.source)} · offsets count characters of the text"
    return Group(head, Text(place, "dim"), Padding(Text.assemble("“", quote, "”"), (0, 0, 1, 0)), grid, Text())


def find_events_by_id(coded: CodedArticle, prefix: str) -> list[Event]:
    """Give the events whose id starts so; "all" gives every one."""
    return [event for event in coded.events if prefix == "all" or event.id.startswith(prefix)]


@cache
def load_notes() -> Mapping[str, EntryNote]:
    """Find file and note of every entry of the package's TOML files by its id."""
    return dict(_notes(data_folder()))


def _notes(folder: Traversable) -> Iterator[tuple[str, EntryNote]]:
    for child in sorted(folder.iterdir(), key=lambda child: child.name):
        if child.is_dir():
            yield from _notes(child)
        elif child.name.endswith(".toml"):
            for entries in tomllib.loads(child.read_text("utf-8")).values():
                yield from ((row["id"], EntryNote(child.name, row.get("note", ""))) for row in entries if "id" in row)


def _reason(field: str, value: str, rule_id: str, words: TextSpan | None) -> Reason:
    entry = load_notes().get(rule_id)
    note = f"{entry.file}: {entry.note}" if entry and entry.note else (entry.file if entry else "")
    return Reason(field, value, rule_id, words, note)


def _recorded(event: Event, field: str, value: str) -> list[Reason]:
    """Give the reasons the stages wrote down for a field, or one that says there are none."""
    recorded = [_reason(field, value, b.rule_id, b.words) for b in event.because if b.field == field]
    return recorded or [Reason(field, value, "", note=NO_RULE if value else "")]


def _mode(event: Event) -> list[Reason]:
    recorded = _recorded(event, "mode", event.mode)
    if recorded[0].rule_id or not event.mode:
        return recorded
    return [_reason("mode", event.mode, b.rule_id, b.words) for b in event.because if b.field == "act"] or recorded


def _auxiliaries(event: Event) -> list[Reason]:
    judged = [_reason("auxiliary", j.auxiliary.value, j.rule_id, j.cue) for j in event.judgements]
    if judged or event.auxiliary:
        return judged or [Reason("auxiliary", ", ".join(event.auxiliary), "", note=NO_RULE)]
    return [Reason("auxiliary", "", "", note="no word says that it is denied, planned, possible or long past")]


def _type(event: Event) -> Reason:
    if event.type == event.act:
        return Reason("type", event.type, "", note="the act itself")
    modes = ", ".join(event.auxiliary)
    return Reason("type", event.type, "", note=f"PLOVER's rule: {modes} {event.act} counts as {event.type}")


def _claimant(event: Event, coded: CodedArticle, words: Words) -> Reason:
    if event.claimant is None:
        return Reason("claimant", "", "", note="the report itself says so")
    value = describe_speaker(event.claimant, words)
    statement = _statement_around(event, coded)
    if statement is None:
        return Reason("claimant", value, "", event.claimant.span, "")
    return _reason("claimant", value, statement.rule_id, statement.cue or event.claimant.span)


def _statement_around(event: Event, coded: CodedArticle) -> Statement | None:
    """Give the shortest statement by the claimant that holds the trigger."""
    holding = [
        statement
        for statement in coded.statements
        if statement.speaker == event.claimant and any(part.overlaps(event.trigger) for part in statement.parts)
    ]
    return min(holding, key=lambda one: (one.span.end - one.span.start, one.span.start), default=None)


def _contexts(event: Event) -> list[Reason]:
    recorded = _recorded(event, "contexts", ", ".join(event.contexts))
    if recorded[0].rule_id or not event.contexts:
        return recorded
    return [_reason("contexts", context, f"context.{context}", None) for context in event.contexts]


def _date(event: Event, coded: CodedArticle) -> Reason:
    if event.date is None:
        return Reason("date", "", "", note="neither the sentence nor the report tells the day")
    value = describe_days(event.date.start, event.date.end)
    recorded = next((b for b in event.because if b.field == "date"), None)
    if recorded:
        return _reason("date", value, recorded.rule_id, recorded.words or event.date.words)
    if event.date.words:
        return Reason("date", value, "", event.date.words, "the nearest words that tell a day")
    known = "the day of publication" if coded.article.published_on else "the days on which it may have been published"
    return Reason("date", value, "", note=f"no day is named near the act, so {known}")


def _location(event: Event, words: Words) -> list[Reason]:
    return _recorded(event, "location", describe_place(event.location, words) if event.location else "")


def _score(event: Event) -> Reason:
    of = f"{event.type}, {event.mode}" if event.mode and event.type == event.act else event.type
    return Reason("score", describe_score(event.score), "", note=f"PLOVER's score of {of}")


def _confidence(event: Event) -> Reason:
    recorded = _recorded(event, "confidence", f"{event.confidence:.2f}")[0]
    if recorded.rule_id:
        return recorded
    rule_id = next((b.rule_id for b in event.because if b.field == "act"), "")
    return Reason("confidence", recorded.value, rule_id, note="the rule's own, less when a party is only implied")


def _rule(reason: Reason) -> Text:
    cell = Text(one_line(reason.rule_id))
    if reason.note:
        cell.append(("\n" if reason.rule_id else "") + one_line(reason.note), "dim")
    return cell


def _words(reason: Reason, text: str) -> str:
    if reason.words is None:
        return ""
    return f"“{one_line(reason.words.quote(text))}” {reason.words.start}–{reason.words.end}"
