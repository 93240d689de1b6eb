"""Paths -> Articles: which files are read, in which order, by which reader."""

from __future__ import annotations

import io
import os
import sys
from contextlib import nullcontext
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
        for source, reader in _find_files(path, published_on):
            if isinstance(reader, Failure):
                yield reader
            else:
                yield from _read_file(source, reader, stdin)


def known_suffixes() -> str:
    """List the suffixes there is a reader for."""
    return " ".join(suffix for reader in READERS for suffix in reader.suffixes)


def _find_files(path: str | Path, published_on: date | None) -> Iterator[tuple[Source, Reader | Failure | None]]:
    """Give each file with its reader: None for standard input, and a failure where there is none."""
    source = Source(_shown(path), published_on)
    if str(path) == STANDARD_INPUT:
        yield source, None
    elif os.path.isdir(path):  # noqa: PTH112  (Path drops "./", and a path is named as it was given)
        yield from _find_in_folder(path, source)
    else:
        yield source, _reader_of(path) or _unknown_kind(path, source)


def _find_in_folder(folder: str | Path, source: Source) -> Iterator[tuple[Source, Reader | Failure]]:
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
                yield Source(_shown(file), source.published_on), reader
    for error in unreadable:
        found = True
        yield source, _cannot_open(error, _shown(error.filename))
    if not found:
        yield source, Failure(source.where, "a folder without a file to read", f"known kinds: {known_suffixes()}")


def _reader_of(path: str | Path) -> Reader | None:
    suffix = Path(path).suffix.casefold()
    return next((reader for reader in READERS if suffix in reader.suffixes), None)


def _is_special(file: str) -> bool:
    """Tell whether this is there and neither a file nor a link to one: a pipe would be waited for."""
    return os.path.exists(file) and not os.path.isfile(file)  # noqa: PTH110, PTH113  (as above)


def _unknown_kind(path: str | Path, source: Source) -> Failure:
    if not os.path.lexists(path):
        return Failure(source.where, "no such file", "check the path")
    suffix = Path(path).suffix
    reason = f"unknown kind of file {suffix!r}" if suffix else "a file without a suffix"
    return Failure(source.where, reason, f"known kinds: {known_suffixes()}")


def _read_file(source: Source, reader: Reader | None, stdin: BinaryIO | None) -> Iterator[Article | Failure]:
    try:
        with _open(source, stdin) as stream:
            if reader is None:
                reader, stream = _sniff(stream)  # noqa: PLW2901  (the same bytes, joined again)
            yield from reader.read(stream, source)
    except ArticleError as error:
        yield Failure(error.where, error.reason, error.advice)
    except OSError as error:
        yield _cannot_open(error, source.where)
