"""What the ledger's rows take from the ontology and the tables of states."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from multipolar.lexicon.load import data_folder, load_rows
from multipolar.lexicon.ontology import load_ontology

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every event type's quadrant, and the names of states and of bodies with a code of their own."""

    quads: Mapping[str, str]
    state_names: Mapping[str, str]


def load_vocabulary() -> Vocabulary:
    """Load what is needed, and not the rest of the tables.

    Raises:
        LexiconError: a data file of the package is wrong.
    """
    return Vocabulary(
        quads={name: entry.quad for name, entry in load_ontology().types.items()},
        state_names={row["code"]: row["name"] for row in load_rows(data_folder("actors", "states.csv"))}
        | {"UNO": "United Nations", "EUR": "European Union"},
    )
