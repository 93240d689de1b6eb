"""The datasets that can be imported. Light, for the command line's sake."""

from __future__ import annotations

from enum import StrEnum


class Dataset(StrEnum):
    """A dataset; its name is the origin that the ledger keeps."""

    POLECAT = "polecat"
    ICEWS = "icews"
    GDELT = "gdelt"
