"""Gold files -> readings: checked, and every sentence and statement found in the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from multipolar.errors import ArticleError
from multipolar.evaluate.checks import check_type, make_span, type_of
from multipolar.evaluate.files import MEND, Record, read_checked
from multipolar.evaluate.readings import EventReading, Reading, StatementReading
from multipolar.evaluate.schemas import GoldRecord
from multipolar.model.coded import Failure
from multipolar.model.spans import TextSpan
from multipolar.read.records import article_from_record
from multipolar.read.source import Source

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from multipolar.evaluate.schemas import GoldEvent, GoldStatement
    from multipolar.lexicon.ontology import Ontology
    from multipolar.model.articles import Article

BREAK = " ... "  # joins words that do not stand beside each other
COPY = "copy it exactly from the text"
SHOWN_CHARS = 60  # of words that are not found, in an error


@dataclass(frozen=True, slots=True)
class GoldFile:
    """One annotated report as it stands in its file."""

    record: GoldRecord
    origin: Record

    def article(self) -> Article | Failure:
        """Give the report as the coder takes it, or why it cannot: it has no text, say."""
        where = self.origin.where
        try:
            return article_from_record(self.origin.content, Source(where), where)
        except ArticleError as error:
            return Failure(error.where, error.reason, error.advice)


def load_gold(path: Path) -> tuple[list[GoldFile], list[Failure]]:
    """Read gold: a folder of JSON files, one of them, or JSON Lines; what is wrong comes as one failure per record."""
    files: list[GoldFile] = []
    failures: list[Failure] = []
    ids: dict[str, str] = {}
    for checked in read_checked(path, GoldRecord):
        if isinstance(checked, Failure):
            failures.append(checked)
            continue
        origin, record = checked
        if first := ids.get(record.id):
            reason = f"the id {record.id!r} is also that of {first}"
            failures.append(Failure(origin.where, reason, "give every report its own"))
        else:
            ids[record.id] = origin.where
            files.append(GoldFile(record, origin))
    if not files and not failures:
        failures.append(Failure(str(path), "holds no gold", MEND))
    return files, failures


def gold_reading(file: GoldFile, text: str, ontology: Ontology) -> Reading:
    """Find every sentence, trigger and statement of an annotated report in its text.

    Raises:
        ArticleError: words are not in the text, or an act is none of PLOVER's types.
    """
    record, where = file.record, file.origin.where
    events = tuple(
        _event(event, text, f"{where}, event {number}", ontology) for number, event in enumerate(record.events, start=1)
    )
    statements = tuple(
        _statement(statement, text, f"{where}, statement {number}")
        for number, statement in enumerate(record.statements, start=1)
    )
    return Reading(record.id, text, events, statements)


def _event(event: GoldEvent, text: str, where: str, ontology: Ontology) -> EventReading:
    check_type(event.act, where, ontology)
    if not any(event.actors) and not any(event.recipients):
        raise ArticleError(where, "neither actor nor recipient", "name one by its code, or leave the event out")
    span = _sentence(event, text, where)
    return EventReading(
        span=span,
        act=event.act,
        type=type_of(event.act, event.auxiliary, ontology),
        auxiliary=event.auxiliary,
        actors=event.actors,
        recipients=event.recipients,
        trigger=_trigger(event, text, span, where),
        sure=event.sure,
    )


def _sentence(event: GoldEvent, text: str, where: str) -> TextSpan:
    start = text.find(event.sentence) if event.start is None else event.start
    end = start + len(event.sentence) if event.end is None else event.end
    if start < 0:
        raise ArticleError(where, f"the text has no sentence {_shown(event.sentence)}", COPY)
    return make_span(start, end, text, where)


def _trigger(event: GoldEvent, text: str, sentence: TextSpan, where: str) -> TextSpan | None:
    """Give the stretch from the trigger's first word to its last; the words between need not belong to it."""
    if not event.trigger.strip():
        return None
    parts = _find_parts(event.trigger, text, sentence.start)
    if len(parts) != len(event.trigger.split(BREAK)) or not all(sentence.holds(part) for part in parts):
        raise ArticleError(where, f"its sentence has no trigger {_shown(event.trigger)}", COPY)
    return TextSpan(min(part.start for part in parts), max(part.end for part in parts))


def _statement(statement: GoldStatement, text: str, where: str) -> StatementReading:
    if statement.parts:
        placed = tuple(make_span(part.start, part.end, text, where) for part in statement.parts)
        return StatementReading(placed, statement.speaker or "", statement.speaker_code or "")
    parts = _find_parts(statement.text, text, 0)
    if len(parts) != len(statement.text.split(BREAK)):
        raise ArticleError(where, f"the text has no words {_shown(statement.text)}", COPY)
    return StatementReading(tuple(parts), statement.speaker or "", statement.speaker_code or "")


def _find_parts(words: str, text: str, start: int) -> Sequence[TextSpan]:
    """Find the parts of interrupted words, each after the one before where it stands there, else anywhere."""
    found: list[TextSpan] = []
    at = start
    for part in words.split(BREAK):
        begin = text.find(part, at)
        begin = text.find(part, start) if begin < 0 else begin
        if part and begin >= 0:
            found.append(TextSpan(begin, begin + len(part)))
            at = begin + len(part)
    return found


def _shown(words: str) -> str:
    line = " ".join(words.split())
    return repr(line if len(line) <= SHOWN_CHARS else f"{line[:SHOWN_CHARS]}...")
