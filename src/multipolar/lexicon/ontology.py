"""PLOVER's types, modes, contexts, sectors and auxiliary modes, and the crosswalk from CAMEO."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from multipolar.errors import LexiconError
from multipolar.lexicon.load import Entry, EntryT, data_folder, load_entries, load_rows
from multipolar.model.factuality import Auxiliary

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping


class EventType(Entry):
    """One of the 16 types; `score` runs from -10 (conflict) to 10 (cooperation)."""

    name: str
    quad: str
    score: float
    recipient_required: bool
    mutual: bool
    definition: str
    note: str = ""


class Mode(Entry):
    """A manner of an act; None as score means the type's own."""

    type: str
    name: str
    score: float | None = None
    definition: str
    note: str = ""


class Context(Entry):
    """What an event is about."""

    name: str
    definition: str
    note: str = ""


class Sector(Entry):
    """What part of a state or society an actor belongs to."""

    code: str
    name: str
    kind: str
    note: str = ""


class Quad(Entry):
    """Verbal or material, cooperation or conflict."""

    code: str
    name: str


class AuxiliaryMode(Entry):
    """An auxiliary mode and what it means."""

    name: Auxiliary
    definition: str
    note: str = ""


class Fold(Entry):
    """What type an act takes with an auxiliary: future CONSULT is AGREE."""

    act: str
    auxiliary: Auxiliary
    type: str


class CameoReading(Entry):
    """What type CAMEO's coders give an act; a field that is None fits anything."""

    act: str
    mode: str | None = None
    auxiliary: Auxiliary | Literal["none"] | None = None
    type: str
    note: str = ""

    def fits(self, act: str, mode: str, auxiliaries: Collection[Auxiliary]) -> bool:
        """Tell whether an act is read so."""
        here = self.auxiliary in auxiliaries if self.auxiliary != "none" else not auxiliaries
        return act == self.act and self.mode in {None, mode} and (self.auxiliary is None or here)


@dataclass(frozen=True, slots=True)
class Ontology:
    """PLOVER as this project uses it; see docs/ontology.md for how its contradictions are settled."""

    types: Mapping[str, EventType]
    modes: Mapping[tuple[str, str], Mode]
    contexts: Mapping[str, Context]
    sectors: Mapping[str, Sector]
    quads: Mapping[str, Quad]
    auxiliaries: Mapping[Auxiliary, AuxiliaryMode]
    folds: Mapping[tuple[str, Auxiliary], str]
    cameo: Mapping[str, tuple[str, str, tuple[str, ...]]]
    cameo_readings: tuple[CameoReading, ...]

    def type_of(self, act: str, auxiliaries: Iterable[Auxiliary]) -> str:
        """Give the type that PLOVER's rule makes of an act and its auxiliaries."""
        return next((self.folds[act, one] for one in auxiliaries if (act, one) in self.folds), act)

    def cameo_type_of(self, act: str, mode: str, auxiliaries: Collection[Auxiliary]) -> str:
        """Give the type that coders of CAMEO's line, who know no auxiliary modes, make of an act."""
        return next((r.type for r in self.cameo_readings if r.fits(act, mode, auxiliaries)), act)

    def score_of(self, type_name: str, mode: str) -> float:
        """Give PLOVER's score of a type in a mode, from -10 to 10."""
        found = self.modes.get((type_name, mode))
        return found.score if found and found.score is not None else self.types[type_name].score


def load_ontology() -> Ontology:
    """Load and check data/ontology.

    Raises:
        LexiconError: an entry breaks its schema or names a type, mode, context or quad that does not exist.
    """
    ontology = Ontology(
        types={entry.name: entry for entry in _entries("types.toml", "type", EventType)},
        modes={(entry.type, entry.name): entry for entry in _entries("modes.toml", "mode", Mode)},
        contexts={entry.name: entry for entry in _entries("contexts.toml", "context", Context)},
        sectors={entry.code: entry for entry in _entries("sectors.toml", "sector", Sector)},
        quads={entry.code: entry for entry in _entries("quads.toml", "quad", Quad)},
        auxiliaries={e.name: e for e in _entries("auxiliaries.toml", "auxiliary", AuxiliaryMode, beside=("fold",))},
        folds={
            (entry.act, entry.auxiliary): entry.type
            for entry in _entries("auxiliaries.toml", "fold", Fold, beside=("auxiliary",))
        },
        cameo={
            row["cameo"]: (row["type"], row["mode"], tuple(filter(None, row["contexts"].replace(";", " ").split())))
            for row in load_rows(data_folder("ontology", "cameo.csv"))
        },
        cameo_readings=tuple(_entries("cameo_readings.toml", "reading", CameoReading)),
    )
    _check(ontology)
    return ontology


def _entries(file: str, table: str, schema: type[EntryT], *, beside: tuple[str, ...] = ()) -> list[EntryT]:
    return load_entries(data_folder("ontology", file), table, schema, beside=beside)


def _check(ontology: Ontology) -> None:
    for name, entry in ontology.types.items():
        if entry.quad not in ontology.quads:
            msg = f"types.toml ({name}): quad {entry.quad!r} is not in quads.toml"
            raise LexiconError(msg)
    for type_name, mode in ontology.modes:
        if type_name not in ontology.types:
            msg = f"modes.toml ({mode}): type {type_name!r} is not in types.toml"
            raise LexiconError(msg)
    for (act, _), type_name in ontology.folds.items():
        if not {act, type_name} <= set(ontology.types):
            msg = f"auxiliaries.toml (fold {act}): {act!r} or {type_name!r} is not in types.toml"
            raise LexiconError(msg)
    _check_readings(ontology)
    for code, (type_name, mode, contexts) in ontology.cameo.items():
        known_mode = not mode or (type_name, mode) in ontology.modes
        if type_name and (type_name not in ontology.types or not known_mode or set(contexts) - set(ontology.contexts)):
            msg = f"cameo.csv ({code}): {type_name!r}, {mode!r} or {contexts!r} is not in the ontology"
            raise LexiconError(msg)


def _check_readings(ontology: Ontology) -> None:
    for reading in ontology.cameo_readings:
        if not {reading.act, reading.type} <= set(ontology.types):
            msg = f"cameo_readings.toml ({reading.act}): {reading.act!r} or {reading.type!r} is not in types.toml"
            raise LexiconError(msg)
        if reading.mode and (reading.act, reading.mode) not in ontology.modes:
            msg = f"cameo_readings.toml ({reading.act}): {reading.mode!r} is not in modes.toml"
            raise LexiconError(msg)
