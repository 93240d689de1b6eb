"""Paths -> numbered lines of text: folders, zipped and gzipped files, any encoding, never a whole file at once."""

from __future__ import annotations

import gzip
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from multipolar.importing.records import BadRowError
from multipolar.model.coded import Failure

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Sequence
    from gzip import GzipFile
    from pathlib import Path
    from typing import IO

SUFFIXES = (".txt", ".tsv", ".tab", ".csv", ".zip", ".gz")
MOST_LINE_BYTES = 1 << 20  # ten times the longest row known
UTF8_MARK = b"\xef\xbb\xbf"
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
UNREADABLE = (OSError, EOFError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError)
ADVICE = "mend or leave out the file"


@dataclass(frozen=True, slots=True)
class File:
    """One table to read; `member` is its name within a zipped file."""

    path: Path
    member: str | None = None

    def __str__(self) -> str:
        """Name it for a person."""
        return f"{self.path} ({self.member})" if self.member else str(self.path)


def find_files(paths: Sequence[Path]) -> Iterator[File | Failure]:
    """Give the tables that paths stand for: folders with all below them, sorted; every file of an archive."""
    for path in paths:
        if path.is_dir():
            inside = sorted(one for one in path.rglob("*") if one.suffix.lower() in SUFFIXES and one.is_file())
            if not inside:
                yield Failure(str(path), f"no file to import ({' '.join(SUFFIXES)})", "name another folder")
            for one in inside:
                yield from _open_archive(one)
        elif path.is_file():
            yield from _open_archive(path)
        else:
            yield Failure(str(path), "no such file", "check the path")


def _open_archive(path: Path) -> Iterator[File | Failure]:
    if path.suffix.lower() != ".zip":
        yield File(path)
        return
    try:
        with zipfile.ZipFile(path) as archive:
            names = [info.filename for info in archive.infolist() if not info.is_dir()]
    except UNREADABLE as error:
        yield Failure(str(path), f"no zipped file ({error})", ADVICE)
        return
    yield from (File(path, name) for name in names if not name.startswith("__MACOSX/"))


def read_lines(file: File, mended: Counter[str]) -> Iterator[tuple[int, str | BadRowError]]:
    """Give the lines of a table with their numbers, without their ends; one too long to be a row in its place.

    Raises:
        OSError: the file cannot be read on, for whatever reason; its text says which.
    """
    try:
        if file.member is not None:
            with zipfile.ZipFile(file.path) as archive, archive.open(file.member) as stream:
                yield from _lines(stream, mended)
        elif file.path.suffix.lower() == ".gz":
            with gzip.open(file.path) as stream:
                yield from _lines(stream, mended)
        else:
            with file.path.open("rb") as stream:
                yield from _lines(stream, mended)
    except UNREADABLE as error:
        raise OSError(str(error) or type(error).__name__) from error


def _lines(stream: IO[bytes] | GzipFile, mended: Counter[str]) -> Iterator[tuple[int, str | BadRowError]]:
    number = 0
    while line := stream.readline(MOST_LINE_BYTES):
        number += 1
        if number == 1:
            if line.startswith(UTF16_MARKS):
                msg = "UTF-16; save it as UTF-8"
                raise OSError(msg)
            line = line.removeprefix(UTF8_MARK)
        if len(line) == MOST_LINE_BYTES and not line.endswith(b"\n"):
            while (rest := stream.readline(MOST_LINE_BYTES)) and not rest.endswith(b"\n"):
                pass
            yield number, BadRowError("a line of more than 1 MB")
            continue
        yield number, _decode(line.rstrip(b"\r\n"), mended)


def _decode(line: bytes, mended: Counter[str]) -> str:
    if b"\0" in line:
        mended["NUL bytes taken out"] += 1
        line = line.replace(b"\0", b"")
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        mended["not UTF-8, read as Latin-1"] += 1
    try:
        return line.decode("cp1252")
    except UnicodeDecodeError:
        return line.decode("latin-1")
