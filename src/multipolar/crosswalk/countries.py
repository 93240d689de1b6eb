"""States in other lists: ISO two letters, FIPS 10-4, CAMEO, Correlates of War, and by name."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from multipolar.crosswalk.files import load_table
from multipolar.lexicon.load import data_folder, load_rows

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Countries:
    """Each table from the ledger's code, and back where it can be."""

    names: Mapping[str, str]
    iso2: Mapping[str, str]
    fips: Mapping[str, str]
    cameo: Mapping[str, str]
    cow: Mapping[str, str]
    by_fips: Mapping[str, str]
    by_cameo: Mapping[str, str]
    by_name: Mapping[str, str]

    def find(self, name: str) -> str | None:
        """Give the code of a country by its name, however it is spelt; None: no such country."""
        return self.by_name.get(fold_name(name))


def fold_name(name: str) -> str:
    """Bring spellings of one name together: no case, accents, articles or punctuation."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("&", " and "))
    words = re.findall(r"[^\W_]+", "".join(sign for sign in plain if not unicodedata.combining(sign)))
    return " ".join(word for word in words if word != "the")


@cache
def load_countries() -> Countries:
    """Load the tables.

    Raises:
        LexiconError: a row has more or fewer fields than the header.
    """
    rows = load_table("countries.csv")
    aliases = load_table("country_aliases.csv")
    states = load_rows(data_folder("actors", "states.csv"))
    names = {row["code"]: row["name"] for row in rows}
    by_name = {fold_name(row["name"]): row["code"] for row in rows}
    for row in states:
        for name in (row["name"], *filter(None, row["names"].split(";"))):
            by_name.setdefault(fold_name(name), row["code"])
    return Countries(
        names=names,
        iso2=_column(rows, "iso2"),
        fips=_column(rows, "fips"),
        cameo=_column(rows, "cameo"),
        cow=_column(rows, "cow"),
        by_fips=_back(rows, "fips") | _aliases(aliases, "fips"),
        by_cameo=_back(rows, "cameo") | _aliases(aliases, "cameo"),
        by_name=by_name | {fold_name(name): code for name, code in _aliases(aliases, "name").items()},
    )


def _column(rows: list[dict[str, str]], name: str) -> dict[str, str]:
    return {row["code"]: row[name] for row in rows if row[name]}


def _back(rows: list[dict[str, str]], name: str) -> dict[str, str]:
    """Give the code of each entry; of a state with many ledger codes, that of today's."""
    return {row[name]: row["code"] for row in sorted(rows, key=lambda row: bool(row["iso2"])) if row[name]}


def _aliases(rows: list[dict[str, str]], kind: str) -> dict[str, str]:
    return {row["alias"]: row["code"] for row in rows if row["kind"] == kind}
