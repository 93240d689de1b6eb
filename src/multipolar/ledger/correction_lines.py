"""Corrections as JSON Lines: written to be kept or sent, read from whoever sent them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from multipolar.errors import CorrectionError
from multipolar.ledger.correct import with_key
from multipolar.lexicon.ontology import load_ontology
from multipolar.model.corrections import Action, Anchor, Correction
from multipolar.store.changes import check_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAX_CHARS = 10_000  # of a text in a line
Text = Annotated[str, Field(max_length=MAX_CHARS)]
SHORT = 200


class _AnchorLine(BaseModel):
    model_config = ConfigDict(extra="forbid")

    mention: Annotated[str, Field(max_length=SHORT)]
    article: Annotated[str, Field(max_length=SHORT)]
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=1)]


class _Line(BaseModel):
    model_config = ConfigDict(extra="forbid")

    key: Text = ""
    made_at: AwareDatetime
    author: Text
    action: Action
    event: Text
    anchors: tuple[_AnchorLine, ...] = ()
    other: Text | None = None
    other_anchors: tuple[_AnchorLine, ...] = ()
    field: Text | None = None
    old_value: Text | None = None
    new_value: Text | None = None
    note: Text | None = None


def correction_line(correction: Correction) -> str:
    """Write a correction as one line of JSON, without the line's end."""
    line = {
        "key": correction.key,
        "made_at": correction.made_at.isoformat(),
        "author": correction.author,
        "action": correction.action.value,
        "event": correction.event,
        "anchors": [_anchor(one) for one in correction.anchors],
        "other": correction.other,
        "other_anchors": [_anchor(one) for one in correction.other_anchors],
        "field": correction.field,
        "old_value": correction.old_value,
        "new_value": correction.new_value,
        "note": correction.note,
    }
    return json.dumps(line, ensure_ascii=False)


def read_correction_lines(lines: Iterable[bytes], where: str) -> Iterator[Correction]:
    """Read corrections; keys are made anew, so that none can stand for another's content.

    Raises:
        CorrectionError: a line is no correction; names file, line and what is wrong.
    """
    ontology = load_ontology()
    for number, raw in enumerate(lines, start=1):
        if raw.isspace():
            continue
        try:
            line = _Line.model_validate_json(raw)
            if line.action is Action.CHANGE:
                check_value(line.field or "", line.new_value or "", ontology)
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(str(part) for part in first["loc"]) or "the line"
            msg = f"{where}, line {number}: {place}: {first['msg']}; write lines as 'multipolar correct export' does"
            raise CorrectionError(msg) from error
        except CorrectionError as error:
            msg = f"{where}, line {number}: {error}"
            raise CorrectionError(msg) from error
        yield _correction(line)


def _correction(line: _Line) -> Correction:
    made_at = datetime.fromtimestamp(line.made_at.timestamp(), UTC)
    values = line.model_dump(exclude={"key", "made_at", "anchors", "other_anchors"})
    return with_key(
        Correction(
            key="",
            made_at=made_at,
            anchors=tuple(Anchor(**one.model_dump()) for one in line.anchors),
            other_anchors=tuple(Anchor(**one.model_dump()) for one in line.other_anchors),
            **values,
        )
    )


def _anchor(anchor: Anchor) -> dict[str, str | int]:
    return {"mention": anchor.mention, "article": anchor.article, "start": anchor.start, "end": anchor.end}
