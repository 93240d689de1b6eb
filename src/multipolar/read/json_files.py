"""JSON: a file with one article or a list of them, and JSON Lines with one on each line."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from multipolar.errors import ArticleError
from multipolar.model.coded import Failure
from multipolar.read.decode import NOT_TEXT, decode, encoding_marked, read_bounded, refuse_binary
from multipolar.read.limits import MAX_JSON_BYTES, MAX_LINE_BYTES
from multipolar.read.records import article_from_record, parse_json

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from multipolar.model.articles import Article
    from multipolar.read.source import Source

MEND_FILE = "mend the file; records that stand one on each line belong into a .jsonl file"
MEND_LINE = "mend or delete the line"
SKIP_BYTES = 65_536  # read at a time of a line that is too long
BLANK = b" \t\r\n"


class JsonFile:
    """One file, one article or a list of them."""

    suffixes: tuple[str, ...] = (".json",)

    def read(self, stream: BinaryIO, source: Source) -> Iterator[Article | Failure]:
        """Give the articles in the list's order."""
        data = read_bounded(stream, source.where, MAX_JSON_BYTES, "write one record a line, as .jsonl")
        if not data.strip():
            raise empty(source)
        content = parse_json(decode(data, source.where), source.where, MEND_FILE)
        if not isinstance(content, list):
            yield article_from_record(content, source, source.where)
            return
        if not content:
            raise empty(source)
        for number, record in enumerate(content, start=1):
            yield _article_or_failure(record, source, source.part("article", number))


class JsonLines:
    """One line, one article; only one line is in memory at a time."""

    suffixes: tuple[str, ...] = (".jsonl", ".ndjson")

    def read(self, stream: BinaryIO, source: Source) -> Iterator[Article | Failure]:
        """Give the articles line by line; a line that cannot be read gives a failure in its place."""
        found = False
        for number in count(1):
            line = stream.readline(MAX_LINE_BYTES + 1)
            if not line:
                break
            if number == 1:
                _check_encoding(line, source)
                line = line.removeprefix(b"\xef\xbb\xbf")
            too_long = len(line) > MAX_LINE_BYTES and not line.endswith(b"\n")
            if too_long:
                _skip_line(stream)
            if not line.strip(BLANK):
                continue
            found = True
            yield _line_too_long(source, number) if too_long else _read_line(line, source, number)
        if not found:
            raise empty(source)


def empty(source: Source) -> ArticleError:
    """Say that a file holds nothing."""
    return ArticleError(source.where, "holds no article", "put one into it, or leave it out")


def _check_encoding(line: bytes, source: Source) -> None:
    refuse_binary(line, source.where)
    encoding = encoding_marked(line)
    if encoding and encoding != "utf-8-sig":
        name = encoding.upper()
        raise ArticleError(source.where, f"{name}, not UTF-8", f"convert it: iconv -f {name} -t UTF-8")


def _skip_line(stream: BinaryIO) -> None:
    while (rest := stream.readline(SKIP_BYTES)) and not rest.endswith(b"\n"):
        pass


def _line_too_long(source: Source, number: int) -> Failure:
    reason = f"longer than {MAX_LINE_BYTES:,} bytes"
    return Failure(source.part("line", number), reason, "write one report on each line, or delete the line")


def _read_line(line: bytes, source: Source, number: int) -> Article | Failure:
    where = source.part("line", number)
    if b"\0" in line:
        return Failure(where, "binary, not text (NUL byte)", NOT_TEXT)
    try:
        record = parse_json(decode(line.strip(BLANK), where), where, MEND_LINE)
    except ArticleError as error:
        return Failure(error.where, error.reason, error.advice)
    return _article_or_failure(record, source, where)


def _article_or_failure(record: object, source: Source, where: str) -> Article | Failure:
    try:
        return article_from_record(record, source, where)
    except ArticleError as error:
        return Failure(error.where, error.reason, error.advice)
