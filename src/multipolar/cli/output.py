"""Where results go: standard output, or a file that is whole or not there at all."""

from __future__ import annotations

import os
import re
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import typer

from multipolar.cli.interrupts import hold_interrupts
from multipolar.errors import MultipolarError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from multipolar.model.coded import Failure

FAILED = 1
INTERRUPTED = 130  # 128 + SIGINT
NOBODY_READS = 141  # 128 + SIGPIPE
LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class OutputError(MultipolarError):
    """The output file cannot be written; names it and the cure."""


@contextmanager
def open_output(path: Path | None) -> Iterator[Callable[[bytes], None]]:
    """Give a function that writes whole pieces: to standard output, or to a file that appears when all is done.

    On Ctrl-C what is done so far stands in `<file>.part`, and the file itself is as it was.

    Raises:
        OutputError: the file cannot be written.
    """
    if path is None:
        yield _writer(sys.stdout.buffer)
    elif path.exists() and not path.is_file():  # /dev/null, a named pipe
        with _opened(path, "wb") as stream:
            yield _writer(stream)
    else:
        with _whole_file(Path(os.path.realpath(path))) as write:
            yield write


@contextmanager
def _whole_file(path: Path) -> Iterator[Callable[[bytes], None]]:
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    stream = _opened(part, "xb")
    try:
        with stream:
            yield _writer(stream)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except KeyboardInterrupt:
        kept = path.with_name(f"{path.name}.part")
        part.replace(kept)
        tell(f"stopped; what was done so far is in {kept}")
        raise
    finally:
        part.unlink(missing_ok=True)


def _opened(path: Path, mode: str) -> BinaryIO:
    try:
        return path.open(mode)  # type: ignore[return-value]  # always binary here
    except OSError as error:
        msg = f"{path.parent}: cannot write there ({error.strerror}); choose another --output"
        raise OutputError(msg) from error


def _writer(stream: BinaryIO) -> Callable[[bytes], None]:
    def write(piece: bytes) -> None:
        with hold_interrupts():
            stream.write(piece)
            stream.flush()

    return write


def json_line_bytes(line: str) -> bytes:
    """Encode a line of JSON; half of a surrogate pair, which UTF-8 cannot hold, becomes its JSON escape."""
    return (LONE_SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", line) + "\n").encode()


def tell(line: str) -> None:
    """Write one line to standard error, whatever is in it."""
    from multipolar.show.words import one_line

    encoding = sys.stderr.encoding or "utf-8"
    typer.echo(one_line(line).encode(encoding, "replace").decode(encoding), err=True)


def tell_failure(failure: Failure) -> None:
    """Report an article that could not be coded: place, reason, cure."""
    tell(f"multipolar: {failure}")


@contextmanager
def plain_endings() -> Iterator[None]:
    """End a command in one line, without a traceback, for whatever may be expected to go wrong."""
    try:
        yield
    except MultipolarError as error:
        tell(f"multipolar: {error}")
        raise typer.Exit(FAILED) from error
    except KeyboardInterrupt as error:
        raise typer.Exit(INTERRUPTED) from error
    except BrokenPipeError as error:
        # What is left in the buffer can go nowhere: Python would complain of it at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(NOBODY_READS) from error
