"""Coded records -> readings: lines of `multipolar read --format jsonl`, or what another coder writes in their form."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from multipolar.errors import ArticleError
from multipolar.evaluate.checks import check_type, make_span, type_of
from multipolar.evaluate.files import read_checked
from multipolar.evaluate.readings import EventReading, Reading, StatementReading
from multipolar.evaluate.schemas import CodedRecord
from multipolar.export import as_record
from multipolar.model.coded import Failure

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from multipolar.evaluate.gold import GoldFile
    from multipolar.evaluate.schemas import CodedEvent, CodedStatement
    from multipolar.lexicon.ontology import Ontology
    from multipolar.model.coded import CodedArticle


@dataclass(frozen=True, slots=True)
class CodedFile:
    """One coded report and where it stands."""

    record: CodedRecord
    where: str


class CodedReports:
    """The coded reports, found by their id, else by the name of the file they were read from."""

    def __init__(self, files: Iterable[CodedFile]) -> None:
        """Sort them by both; a file name that several share names none of them."""
        self._by_id: dict[str, CodedFile] = {}
        stems: dict[str, list[CodedFile]] = defaultdict(list)
        for file in files:
            if file.record.id:
                self._by_id[file.record.id] = file
            if file.record.source:
                stems[PurePath(file.record.source).stem].append(file)
        self._by_stem = {stem: found[0] for stem, found in stems.items() if len(found) == 1}

    def find(self, gold: GoldFile) -> CodedFile | None:
        """Give the coded report of an annotated one."""
        return self._by_id.get(gold.record.id) or self._by_stem.get(gold.origin.stem or gold.record.id)


def load_coded(path: Path) -> tuple[list[CodedFile], list[Failure]]:
    """Read coded reports; what is wrong comes as one failure per line."""
    files: list[CodedFile] = []
    failures: list[Failure] = []
    ids: dict[str, str] = {}
    for checked in read_checked(path, CodedRecord):
        if isinstance(checked, Failure):
            failures.append(checked)
            continue
        origin, record = checked
        if record.id and (first := ids.get(record.id)):
            failures.append(Failure(origin.where, f"the id {record.id!r} is also that of {first}", "keep one of them"))
        else:
            ids[record.id or ""] = origin.where
            files.append(CodedFile(record, origin.where))
    return files, failures


def coded_file(article: CodedArticle) -> CodedFile:
    """Take a report that was coded just now."""
    return CodedFile(CodedRecord.model_validate(as_record(article)), article.article.source)


def coded_reading(file: CodedFile, text: str, ontology: Ontology) -> Reading:
    """Make a reading of a coded report whose offsets count characters of this text.

    Raises:
        ArticleError: the report was coded from another text, or a span or an act cannot be.
    """
    record, where = file.record, file.where
    if record.text is not None and record.text != text:
        at = next((n for n, (a, b) in enumerate(zip(record.text, text, strict=False)) if a != b), len(text))
        raise ArticleError(where, f"its text is not the gold's (from character {at} on)", "code the gold's own text")
    events = tuple(
        _event(event, text, f"{where}, event {number}", ontology) for number, event in enumerate(record.events, start=1)
    )
    statements = tuple(
        _statement(statement, text, f"{where}, statement {number}")
        for number, statement in enumerate(record.statements, start=1)
    )
    return Reading(record.id or "", text, events, statements)


def _event(event: CodedEvent, text: str, where: str, ontology: Ontology) -> EventReading:
    act = event.act or event.type or ""
    folded = event.type or type_of(act, event.auxiliary, ontology)
    for name in (act, folded):
        check_type(name, where, ontology)
    return EventReading(
        span=make_span(event.evidence.start, event.evidence.end, text, where),
        act=act,
        type=folded,
        auxiliary=event.auxiliary,
        actors=event.actors,
        recipients=event.recipients,
        trigger=make_span(event.trigger.start, event.trigger.end, text, where) if event.trigger else None,
        confidence=event.confidence,
        rules=event.rules,
    )


def _statement(statement: CodedStatement, text: str, where: str) -> StatementReading:
    speaker = statement.speaker
    places = [(part.start, part.end) for part in statement.parts] or [(statement.start or 0, statement.end or 0)]
    return StatementReading(
        parts=tuple(make_span(start, end, text, where) for start, end in places),
        speaker=(speaker.name if speaker else None) or "",
        code=(speaker.code if speaker else None) or "",
    )
