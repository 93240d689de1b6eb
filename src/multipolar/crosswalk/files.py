"""The crosswalk's tables."""

from __future__ import annotations

from importlib.resources import files

from multipolar.lexicon.load import load_rows


def load_table(name: str) -> list[dict[str, str]]:
    """Read one of the tables.

    Raises:
        LexiconError: a row has more or fewer fields than the header.
    """
    return load_rows(files("multipolar.crosswalk").joinpath("data", name))
