"""JSON files -> records: a folder of them, a file with one record or a list, or JSON Lines."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError

from multipolar.errors import ArticleError
from multipolar.evaluate.schemas import Schema, complaint
from multipolar.model.coded import Failure
from multipolar.read.decode import decode, read_bounded
from multipolar.read.limits import MAX_JSON_BYTES
from multipolar.read.records import parse_json

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

STANDARD_INPUT = Path("-")
LINES = (".jsonl", ".ndjson")
SUFFIXES = (".json", *LINES)
MEND = "mend it as docs/evaluate.md describes"
TOO_LARGE = "write one record a line, as .jsonl"

SchemaT = TypeVar("SchemaT", bound=Schema)


@dataclass(frozen=True, slots=True)
class Record:
    """A JSON value and where it stands: `where` for people, `stem` the name of a file of its own, else ""."""

    where: str
    stem: str
    content: object


def read_records(path: Path) -> Iterator[Record | Failure]:
    """Give every record of a folder's JSON files in the order of their names, of one file, or of standard input ("-").

    What cannot be read comes out as a `Failure` in its place.
    """
    try:
        for file in _files(path):
            yield from _records_of(file)
    except ArticleError as error:
        yield Failure(error.where, error.reason, error.advice)
    except OSError as error:
        yield Failure(str(path), f"cannot be read ({error.strerror or error})", "check the path")


def read_checked(path: Path, schema: type[SchemaT]) -> Iterator[tuple[Record, SchemaT] | Failure]:
    """Give every record with what the schema makes of it; one that breaks the schema comes out as a `Failure`."""
    for record in read_records(path):
        yield record if isinstance(record, Failure) else _checked(record, schema)


def _checked(record: Record, schema: type[SchemaT]) -> tuple[Record, SchemaT] | Failure:
    try:
        return record, schema.model_validate(record.content)
    except ValidationError as error:
        return Failure(record.where, complaint(error.errors()), MEND)


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = [file for file in path.iterdir() if file.suffix in SUFFIXES and not file.name.startswith(".")]
    if not found:
        raise ArticleError(str(path), "a folder without a file of gold", f"put {' or '.join(SUFFIXES)} files into it")
    return sorted(found)


def _records_of(file: Path) -> Iterator[Record | Failure]:
    where = "standard input" if file == STANDARD_INPUT else str(file)
    opened = nullcontext(sys.stdin.buffer) if file == STANDARD_INPUT else file.open("rb")
    try:
        with opened as stream:
            if file == STANDARD_INPUT or file.suffix in LINES:
                yield from _lines(stream, where)
            else:
                yield from _values(stream, where, file.stem)
    except ArticleError as error:
        yield Failure(error.where, error.reason, error.advice)


def _values(stream: BinaryIO, where: str, stem: str) -> Iterator[Record]:
    data = read_bounded(stream, where, MAX_JSON_BYTES, TOO_LARGE)
    content = parse_json(decode(data, where), where, MEND)
    if not isinstance(content, list):
        yield Record(where, stem, content)
        return
    for number, value in enumerate(content, start=1):
        yield Record(f"{where}, record {number}", "", value)


def _lines(stream: BinaryIO, where: str) -> Iterator[Record | Failure]:
    number = 0
    while line := stream.readline(MAX_JSON_BYTES + 1):
        number += 1
        place = f"{where}, line {number}"
        if len(line) > MAX_JSON_BYTES:
            raise ArticleError(place, f"longer than {MAX_JSON_BYTES:,} bytes", MEND)
        if line.strip():
            yield _line(line, place)


def _line(line: bytes, where: str) -> Record | Failure:
    try:
        return Record(where, "", parse_json(decode(line, where), where, "mend or delete the line"))
    except ArticleError as error:
        return Failure(error.where, error.reason, error.advice)
