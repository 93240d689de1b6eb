"""How many articles there are to read, told beforehand and quickly, for a progress bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.model.coded import Failure
from multipolar.read.json_files import JsonLines
from multipolar.read.paths import STANDARD_INPUT, find_inputs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

CHUNK_BYTES = 1 << 20


def count_articles(paths: Sequence[str | Path]) -> int | None:
    """Count files, and the lines of JSON Lines; a JSON file with a list counts as one. None: standard input is read."""
    if any(str(path) == STANDARD_INPUT for path in paths):
        return None
    return sum(
        _count_lines(found.path) if isinstance(found.reader, JsonLines) else 1
        for path in paths
        for found in find_inputs(path, None)
        if not isinstance(found, Failure)
    )


def _count_lines(path: str | Path) -> int:
    try:
        with open(path, "rb") as stream:  # noqa: PTH123  (a path may be text that Path would change)
            return sum(chunk.count(b"\n") for chunk in iter(lambda: stream.read(CHUNK_BYTES), b"")) or 1
    except (OSError, ValueError):
        return 0  # reading it will tell why
