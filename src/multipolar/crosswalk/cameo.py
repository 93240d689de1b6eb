"""PLOVER to CAMEO and back: which code an act gets, what is lost, what a code means here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from multipolar.crosswalk.files import load_table
from multipolar.errors import LexiconError
from multipolar.lexicon.ontology import load_ontology
from multipolar.model.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from multipolar.lexicon.ontology import Ontology

ANY = "*"
COLUMNS = {Standing.HAPPENED: "told", Standing.SAID: "told", Standing.PLANNED: "planned", Standing.NEGATED: "negated"}
DROPPED_ROOTS = frozenset({"01", "02"})
FEWEST_DIGITS, MOST_DIGITS = 2, 4


@dataclass(frozen=True, slots=True)
class CameoCode:
    """A code of CAMEO, what it means in our words, and its value on Goldstein's scale."""

    code: str
    label: str
    goldstein: float

    @property
    def root(self) -> str:
        """The first two digits."""
        return self.code[:2]

    @property
    def base(self) -> str:
        """The first three digits."""
        return self.code[:3]


@dataclass(frozen=True, slots=True)
class CameoTable:
    """The crosswalk, both ways."""

    codes: Mapping[str, CameoCode]
    rows: Mapping[tuple[str, str, str], tuple[tuple[str, str], ...]]
    ontology: Ontology

    def code_of(self, act: str, mode: str, standing: Standing, contexts: Iterable[str]) -> CameoCode | None:
        """Give an act's code; None: CAMEO has none for it, as for what was denied or is only possible."""
        column = COLUMNS.get(standing)
        if column is None:
            return None
        rows = self.rows.get((act, mode, column)) or self.rows.get((act, ANY, column)) or ()
        topics = set(contexts)
        found = next((code for topic, code in rows if not topic or topic in topics), None)
        return self.codes[found] if found else None

    def read(self, code: str) -> tuple[str, str, tuple[str, ...]] | None:
        """Give type, mode and contexts of a code, of an unknown one its parent's; None: PLOVER has no such act."""
        if not code.isdigit() or not FEWEST_DIGITS <= len(code) <= MOST_DIGITS:
            return None
        for digits in range(len(code), FEWEST_DIGITS - 1, -1):
            type_name, mode, contexts = self.ontology.cameo.get(code[:digits], ("", "", ()))
            if type_name:
                return type_name, mode, contexts
        return None


@cache
def load_cameo() -> CameoTable:
    """Load the crosswalk and check it.

    Raises:
        LexiconError: a row names what the ontology does not know, or a code that cameo_codes.csv lacks.
    """
    ontology = load_ontology()
    codes = {
        row["cameo"]: CameoCode(row["cameo"], row["label"], float(row["goldstein"]))
        for row in load_table("cameo_codes.csv")
    }
    rows: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
    for row in load_table("cameo_export.csv"):
        act, mode, context, code = row["act"], row["mode"], row["context"], row["cameo"]
        known_mode = mode in {"", ANY} or (act, mode) in ontology.modes
        known = act in ontology.types and known_mode and (not context or context in ontology.contexts)
        if not known or code not in codes or row["standing"] not in COLUMNS.values():
            msg = f"cameo_export.csv ({act} {mode} {context} -> {code}): not in the ontology, or not in cameo_codes.csv"
            raise LexiconError(msg)
        rows.setdefault((act, mode, row["standing"]), []).append((context, code))
    return CameoTable(codes, {key: tuple(found) for key, found in rows.items()}, ontology)
