"""Read data files of the package: TOML tables into checked entries, CSV rows into dictionaries."""

from __future__ import annotations

import csv
import io
import tomllib
from hashlib import blake2b
from importlib.resources import files
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from multipolar.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable


class Entry(BaseModel):
    """The base of every schema: frozen, and a key it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


EntryT = TypeVar("EntryT", bound=Entry)


def data_folder(*parts: str) -> Traversable:
    """Give a folder or file below the package's data."""
    return files("multipolar.lexicon").joinpath("data", *parts)


def load_entries(path: Traversable, table: str, schema: type[EntryT], *, beside: tuple[str, ...] = ()) -> list[EntryT]:
    """Read the `[[table]]` entries of one TOML file; `beside` names the other tables it may have.

    Raises:
        LexiconError: the file is no TOML, has other tables, or an entry breaks its schema; names file and entry.
    """
    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        msg = f"{path.name}: not readable as TOML ({error}); mend the line it names"
        raise LexiconError(msg) from error
    unknown = sorted(set(content) - {table, *beside})
    if unknown:
        msg = f"{path.name}: unknown table {unknown[0]!r}; only [[{table}]] belongs here"
        raise LexiconError(msg)
    return [_checked(path.name, number, row, schema) for number, row in enumerate(content.get(table, []), start=1)]


def _checked(name: str, number: int, row: dict[str, object], schema: type[EntryT]) -> EntryT:
    try:
        return schema.model_validate(row)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        msg = f"{name}, entry {number} ({row.get('id', '?')}): {place}: {first['msg']}"
        raise LexiconError(msg) from error


def load_rows(path: Traversable) -> list[dict[str, str]]:
    """Read a CSV file with a header line; every value is text.

    Raises:
        LexiconError: a row has more or fewer fields than the header.
    """
    try:
        content = path.read_text("utf-8")
    except UnicodeDecodeError as error:
        msg = f"{path.name}: not UTF-8 ({error.reason} at byte {error.start}); save it as UTF-8"
        raise LexiconError(msg) from error
    reader = csv.DictReader(io.StringIO(content))
    rows = []
    for number, row in enumerate(reader, start=2):
        if None in row or None in row.values():
            msg = f"{path.name}, line {number}: not as many fields as the header has"
            raise LexiconError(msg)
        rows.append(row)
    return rows


def data_digest() -> str:
    """Digest every data file's path and bytes: what `coder.rules` names."""
    digest = blake2b(digest_size=10)
    for path, content in sorted(_walk(data_folder(), "")):
        digest.update(path.encode() + b"\0" + content + b"\0")
    return digest.hexdigest()


def _walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for child in folder.iterdir():
        path = f"{prefix}/{child.name}"
        if child.is_dir():
            yield from _walk(child, path)
        elif child.name.endswith((".toml", ".csv")):
            yield path, child.read_bytes()
