"""Cells of tab-separated files without quoting: what would break the row or be taken for a quote goes."""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Everything some reader takes for the end of a cell or line: C0 and C1 controls, Unicode's line and paragraph ends.
BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]+")
NUMBER_BITS = 53  # whole numbers that every reader holds exactly, those with floating point too
SEVEN_DIGITS = 7


def clean(value: str | None) -> str:
    """Put a text into one cell: breaks become blanks, double quotes single ones; None becomes nothing."""
    return BREAKS.sub(" ", value or "").replace('"', "'").strip()


def join_items(items: Iterable[str | None], separator: str, empty: str) -> str:
    """Put items into one cell; a separator's sign within an item becomes a comma, one without a word `empty`."""
    sign = separator.strip()
    cleaned = [clean(item).replace(sign, ",") or empty for item in items]
    return separator.join(cleaned) if any(item != empty for item in cleaned) else empty


def decimal(value: float | None, empty: str = "") -> str:
    """Write a number as short as it can be read back, never in powers of ten."""
    if value is None:
        return empty
    return f"{value:.{SEVEN_DIGITS}f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.1f}"


def number_of(*parts: str) -> int:
    """Make the whole number that stands for these texts wherever and whenever they are exported."""
    digest = blake2b("\x1f".join(parts).encode("utf-8", "replace"), digest_size=8).digest()
    return (int.from_bytes(digest, "big") >> (64 - NUMBER_BITS)) or 1


def line(cells: Iterable[str]) -> str:
    """Make a line of a tab-separated file."""
    return "\t".join(cells) + "\n"
