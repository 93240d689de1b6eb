"""What the readers know: PLOVER, the crosswalk from CAMEO, countries, bodies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from multipolar.crosswalk import load_cameo, load_countries, load_party_codes
from multipolar.importing.records import BadRowError, NoPlaceError

if TYPE_CHECKING:
    from multipolar.crosswalk import CameoTable, Countries, PartyCodes

LAST_ROOT = 20
DROPPED = ("01", "02")
HOSTED_VISIT = "043"  # its source is the host; here the visitor is the actor
NON_STATES = frozenset({"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"})


@dataclass(frozen=True, slots=True)
class Codes:
    """All tables together."""

    cameo: CameoTable
    countries: Countries
    parties: PartyCodes

    def read_cameo(self, code: str) -> tuple[str, str, tuple[str, ...], float]:
        """Give type, mode, contexts and PLOVER's score of a CAMEO code.

        Raises:
            BadRowError: it is none.
            NoPlaceError: PLOVER has no such act.
        """
        if code.startswith(DROPPED):
            reason = "CAMEO 01 and 02, statements and appeals, which PLOVER has no type for"
            raise NoPlaceError(reason)
        found = self.cameo.read(code)
        if found is None:
            reason = "no CAMEO code"
            raise BadRowError(reason, code)
        type_name, mode, contexts = found
        return type_name, mode, contexts, self.cameo.ontology.score_of(type_name, mode)

    def with_zero(self, code: str) -> str:
        """Give a CAMEO code back the zero that a spreadsheet took: 40 is 040, 311 is 0311, 10 stays."""
        cut = code.isdigit() and code[0] != "0" and (len(code) == 1 or int(code[:2]) > LAST_ROOT)
        return f"0{code}" if cut and f"0{code}"[:3] in self.cameo.ontology.cameo else code

    def state_or_kind(self, code: str) -> str:
        """Give the ledger's code for a three-letter code; "": it is unknown."""
        if code in NON_STATES or code in self.countries.names:
            return code
        return self.countries.by_cameo.get(code, "")


def load_codes() -> Codes:
    """Load the tables.

    Raises:
        LexiconError: a data file of the package is wrong.
    """
    return Codes(load_cameo(), load_countries(), load_party_codes())
