"""Paths -> Articles: which files are read, in which order, by which reader."""

from __future__ import annotations

import io
import os
import sys
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from multipolar.errors import ArticleError
from multipolar.model.coded import Failure
from multipolar.read.decode import encoding_marked
from multipolar.read.json_files import JsonFile, JsonLines
from multipolar.read.page import HtmlPage
from multipolar.read.plain import PlainText
from multipolar.read.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from contextlib import AbstractContextManager
    from datetime import date
    from typing import BinaryIO

    from multipolar.model.articles import Article
    from multipolar.read.source import Reader

READERS: tuple[Reader, ...] = (PlainText(), HtmlPage(), JsonFile(), JsonLines())  # a new kind: one class, one entry

STANDARD_INPUT = "-"
SNIFFED_BYTES = 65_536  # of standard input, to tell its kind


def read_paths(
    paths: Sequence[str | Path], *, published_on: date | None = None, stdin: BinaryIO | None = None
) -> Iterator[Article | Failure]:
    """Read files, folders and standard input as a stream; what cannot be read gives a `Failure` in its place.

    Args:
        paths: files of a known suffix; folders, read with all below them, sorted, without hidden and other files;
            "-" for standard input, whose kind its first character tells.
        published_on: the day of publication of articles that name none.
        stdin: read for "-"; None takes the process's own.
    """
    for path in paths:
        for found in find_inputs(path, published_on):
            if isinstance(found, Failure):
                yield found
            else:
                yield from _read_input(found, stdin)


@dataclass(frozen=True, slots=True)
class Input:
    """A file and its reader; no reader: standard input, whose kind is yet to be told."""

    path: str | Path
    source: Source
    reader: Reader | None


def known_suffixes() -> str:
    """List the suffixes there is a reader for."""
    return " ".join(suffix for reader in READERS for suffix in reader.suffixes)


def find_inputs(path: str | Path, published_on: date | None) -> Iterator[Input | Failure]:
    """Give the files that a path stands for, in the order in which they are read."""
    source = Source(_shown(path), published_on)
    if str(path) == STANDARD_INPUT:
        yield Input(path, source, None)
    elif os.path.isdir(path):  # noqa: PTH112  (Path drops "./", and a file is named as it was given)
        yield from _find_in_folder(path, source)
    elif reader := _reader_of(path):
        yield Input(path, source, reader)
    else:
        yield _unknown_kind(path, source)


def _find_in_folder(folder: str | Path, source: Source) -> Iterator[Input | Failure]:
    """Walk a folder in the order of names, a folder's own files first; links to folders are not followed."""
    unreadable: list[OSError] = []
    found = False
    for parent, folders, names in os.walk(folder, onerror=unreadable.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            file = os.path.join(parent, name)  # noqa: PTH118  (as above)
            reader = _reader_of(file)
            if reader and not _is_special(file):
                found = True
                yield Input(file, Source(_shown(file), source.published_on), reader)
    for error in unreadable:
        yield _cannot_open(error, _shown(error.filename))
    if not found and not unreadable:
        yield Failure(source.where, "a folder without a file to read", f"known kinds: {known_suffixes()}")


def _reader_of(path: str | Path) -> Reader | None:
    suffix = Path(path).suffix.casefold()
    return next((reader for reader in READERS if suffix in reader.suffixes), None)


def _is_special(file: str) -> bool:
    """Tell whether this is there and neither a file nor a link to one: a pipe would be waited for."""
    return os.path.exists(file) and not os.path.isfile(file)  # noqa: PTH110, PTH113  (as above)


def _unknown_kind(path: str | Path, source: Source) -> Failure:
    try:
        os.lstat(path)
    except (OSError, ValueError) as error:
        return _cannot_open(error, source.where)
    suffix = Path(path).suffix
    reason = f"unknown kind of file {suffix!r}" if suffix else "a file without a suffix"
    return Failure(source.where, reason, f"known kinds: {known_suffixes()}")


def _read_input(found: Input, stdin: BinaryIO | None) -> Iterator[Article | Failure]:
    source = found.source
    try:
        with _open(found, stdin) as stream:
            if found.reader:
                yield from found.reader.read(stream, source)
            else:
                head = stream.read(SNIFFED_BYTES)
                yield from _sniff(head).read(_joined(head, stream), source)
    except ArticleError as error:
        yield Failure(error.where, error.reason, error.advice)
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL in it
        yield _cannot_open(error, source.where)


def _open(found: Input, stdin: BinaryIO | None) -> AbstractContextManager[BinaryIO]:
    """Open a file; standard input belongs to the caller, and stays open."""
    if found.reader is None:
        return nullcontext(stdin or sys.stdin.buffer)
    return open(found.path, "rb")  # noqa: PTH123  (as above; the caller closes it)


def _sniff(head: bytes) -> Reader:
    """Tell the kind of a stream: HTML begins with "<", JSON with "{" or a list of objects, all else is text.

    An object that fills its first line is the first of JSON Lines; one that is written over many is a JSON file.
    """
    text = head.decode(encoding_marked(head) or "utf-8", errors="replace").lstrip()
    if text.startswith("<"):
        return HtmlPage()
    if text.startswith("{"):
        return JsonLines() if text.partition("\n")[0].strip() != "{" else JsonFile()
    if text.startswith("[") and text[1:].lstrip().startswith("{"):
        return JsonFile()
    return PlainText()


def _joined(head: bytes, rest: BinaryIO) -> BinaryIO:
    return io.BufferedReader(_Joined(head, rest))


class _Joined(io.RawIOBase):
    """A stream put together again from the bytes already read and the rest."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        part = self._head[: len(buffer)] if self._head else self._rest.read(len(buffer))
        self._head = self._head[len(part) :]
        buffer[: len(part)] = part
        return len(part)


def _cannot_open(error: OSError | ValueError, where: str) -> Failure:
    match error:
        case FileNotFoundError():
            return Failure(where, "no such file", "check the path")
        case PermissionError():
            return Failure(where, "no permission to read it", "run: chmod +r on it, or leave it out")
        case OSError():
            return Failure(where, f"cannot be read ({error.strerror or error})", "check the path and the disk")
        case _:
            return Failure(where, f"not a path ({error})", "check the path")


def _shown(path: str | Path) -> str:
    """Give a path as it was given, in one line that can be written: a byte or sign that cannot is shown escaped."""
    name = str(path).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in name)
