"""Who acts, in CAMEO's and ICEWS's words: sectors, kinds of bodies, and bodies by name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from multipolar.crosswalk.countries import fold_name
from multipolar.crosswalk.files import load_table
from multipolar.lexicon.load import data_folder, load_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# PLOVER's code of the kind of body that CAMEO writes otherwise, and its own three letters.
UNITED_NATIONS, EUROPEAN_UNION = ("IGO", "UNO"), ("IGO", "EEC")
KINDS = {"UNO": UNITED_NATIONS, "EUR": EUROPEAN_UNION}
CODES_OF_GROUPS = {"UNO": "UNO", "EEC": "EUR", "EUU": "EUR"}


@dataclass(frozen=True, slots=True)
class SectorWord:
    """What a dataset's word says of an actor: PLOVER's sector, or the kind of body it is."""

    sector: str
    party: str


@dataclass(frozen=True, slots=True)
class PartyCodes:
    """Words of other datasets and what they mean here; bodies by the folded name, with code and own three letters."""

    cameo: Mapping[str, SectorWord]
    icews: tuple[tuple[str, SectorWord], ...]
    cameo_of: Mapping[str, str]
    icews_of: Mapping[str, str]
    bodies: Mapping[str, tuple[str, str]]
    letters: Mapping[str, str]

    def body(self, name: str) -> tuple[str, str] | None:
        """Give code and usual name of a body by one of its names."""
        return self.bodies.get(fold_name(name))

    def read_icews(self, words: Iterable[str]) -> SectorWord:
        """Give the most telling of an actor's sectors: an army before the government it belongs to."""
        folded = [word.strip().casefold() for word in words]
        sector = party = ""
        for word, meaning in self.icews:
            if any(one.startswith(word) for one in folded):
                sector, party = sector or meaning.sector, party or meaning.party
        return SectorWord(sector, party)


@cache
def load_party_codes() -> PartyCodes:
    """Load the tables of sectors and bodies.

    Raises:
        LexiconError: a row has more or fewer fields than the header.
    """
    rows = load_table("sectors.csv")
    meanings = [(row["system"], row["word"], SectorWord(row["sector"], row["party"])) for row in rows]
    bodies = load_rows(data_folder("actors", "bodies.csv"))
    names = {
        fold_name(name): (row["code"], row["name"])
        for row in bodies
        for name in (row["name"], *filter(None, row["names"].split(";")))
    }
    return PartyCodes(
        cameo={word: meaning for system, word, meaning in meanings if system == "cameo"},
        icews=tuple((word.casefold(), meaning) for system, word, meaning in meanings if system == "icews"),
        cameo_of={row["writes"]: row["word"] for row in rows if row["system"] == "cameo" and row["writes"]},
        icews_of={row["writes"]: row["word"] for row in rows if row["system"] == "icews" and row["writes"]},
        bodies=names,
        letters={row["name"]: row["body"] for row in bodies if row["body"]},
    )
