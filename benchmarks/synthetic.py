"""Events of a made-up world, drawn from a seed: who, what and when in uneven shares, as in real data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from multipolar.lexicon.load import data_folder, load_rows
from multipolar.lexicon.ontology import load_ontology
from multipolar.store.imported import IMPORTED_EVENTS, IMPORTED_PARTIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    Columns = dict[str, np.ndarray[tuple[int], np.dtype[Any]]]
    Days = np.ndarray[tuple[int], np.dtype[np.int32]]

BATCH = 1_000_000
STATES = 190
FIRST_DAY, DAYS = np.datetime64("2000-01-01"), 25 * 365
TYPE_SHARES = {
    "CONSULT": 0.27, "ACCUSE": 0.13, "REQUEST": 0.09, "ASSAULT": 0.08, "SUPPORT": 0.08, "AGREE": 0.07,
    "COOPERATE": 0.06, "COERCE": 0.05, "REJECT": 0.04, "AID": 0.03, "THREATEN": 0.03, "SANCTION": 0.02,
    "MOBILIZE": 0.02, "CONCEDE": 0.01, "RETREAT": 0.01, "PROTEST": 0.01,
}  # fmt: skip
SECTORS = np.array(["GOV", "MIL", "CVL", "BUS", "LEG", "REB"])
SECTOR_SHARES = [0.7, 0.12, 0.08, 0.05, 0.03, 0.02]
PUBLISHERS, PLACES = 800, 4_000


@dataclass(frozen=True, slots=True)
class World:
    """What events are drawn from."""

    codes: np.ndarray[tuple[int], np.dtype[np.str_]]
    shares: np.ndarray[tuple[int], np.dtype[np.float64]]
    types: list[str]
    modes: list[list[str]]
    quads: dict[str, str]
    scores: dict[tuple[str, str], float]


def load_world() -> World:
    """Take states, types, modes and scores from the package's tables."""
    ontology = load_ontology()
    codes = [row["code"] for row in load_rows(data_folder("actors", "states.csv")) if not row["until"]]
    big = ["USA", "RUS", "CHN", "ISR", "GBR", "IRN", "FRA", "DEU", "UKR", "PAK", "IND", "TUR", "SYR", "IRQ", "JPN"]
    ranked = [*big, *(code for code in codes if code not in big)][:STATES]
    weights = 1 / np.arange(2, len(ranked) + 2)
    types = list(TYPE_SHARES)
    return World(
        codes=np.array(ranked),
        shares=weights / weights.sum(),
        types=types,
        modes=[["", *sorted(mode for kind, mode in ontology.modes if kind == name)] for name in types],
        quads={name: entry.quad for name, entry in ontology.types.items()},
        scores={
            (name, mode): ontology.score_of(name, mode)
            for name in types
            for mode in ["", *(mode for kind, mode in ontology.modes if kind == name)]
        },
    )


def make_batches(world: World, count: int, seed: int) -> Iterator[Columns]:
    """Draw events in the order of days, a batch at a time."""
    random = np.random.default_rng(seed)
    days = np.sort((random.beta(2.2, 1.0, count) * DAYS).astype(np.int32))
    weekend = (days + 5) % 7 >= 5  # noqa: PLR2004  (1 January 2000 was a Saturday)
    days[weekend] -= random.integers(0, 3, weekend.sum(), dtype=np.int32)
    days = np.sort(np.maximum(days, 0))
    for start in range(0, count, BATCH):
        yield _draw(world, random, start, days[start : start + BATCH])


def _draw(world: World, random: np.random.Generator, start: int, days: Days) -> Columns:
    size = len(days)
    one, two = (random.choice(STATES, size, p=world.shares) for _ in range(2))
    two = np.where(one == two, (two + 1) % STATES, two)
    kind = random.choice(len(world.types), size, p=list(TYPE_SHARES.values()))
    modes = np.empty(size, dtype=object)
    for number, known in enumerate(world.modes):
        here = kind == number
        modes[here] = np.array(known, dtype=object)[random.integers(0, len(known), here.sum())]
    types = np.array(world.types, dtype=object)[kind]
    placed = random.random(size) < 0.6  # noqa: PLR2004  (three fifths)
    place = random.integers(0, PLACES, size)
    publisher = (PUBLISHERS * random.random(size) ** 3).astype(int)
    return {
        "row": np.arange(start, start + size),
        "id": np.char.add("s", (900_000_000 + np.arange(start, start + size)).astype(str)),
        "actor": world.codes[one],
        "recipient": world.codes[two],
        "type": types,
        "mode": modes,
        "quad": np.array([world.quads[name] for name in world.types], dtype=object)[kind],
        "score": np.array([world.scores[pair] for pair in zip(types, modes, strict=True)]),
        "confidence": np.round(random.beta(5, 2, size), 2),
        "start_on": FIRST_DAY + days,
        "place": _where(placed, np.char.add("Place ", place.astype(str))),
        "country": _where(placed, world.codes[place % STATES]),
        "lat": np.where(placed, np.round(place * 180 / PLACES - 90, 2), np.nan),
        "lon": np.where(placed, np.round(place * 7.3 % 360 - 180, 2), np.nan),
        "mentions": random.geometric(0.3, size).astype(np.int32),
        "source": np.char.add("Publisher ", publisher.astype(str)),
        "actor_sector": SECTORS[random.choice(len(SECTORS), size, p=SECTOR_SHARES)],
        "recipient_sector": SECTORS[random.choice(len(SECTORS), size, p=SECTOR_SHARES)],
    }


def _where(placed: np.ndarray[tuple[int], np.dtype[np.bool]], words: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    given = words.astype(object)
    given[~placed] = None
    return given


def as_imported(batch: Columns) -> tuple[pa.Table, pa.Table]:
    """Give events and parties as the ledger takes them in; what the columns lack is null."""
    size = len(batch["row"])
    given: dict[str, object] = {
        **batch,
        "end_on": batch["start_on"],
        "lat": pa.array(batch["lat"], from_pandas=True),  # not a number: null
        "lon": pa.array(batch["lon"], from_pandas=True),
        "articles": batch["mentions"],
        "publishers": np.ones(size, dtype=np.int32),
        "auxiliary": np.full(size, ""),
        "standing": np.full(size, "happened"),
        "contexts": np.full(size, ""),
    }
    columns = [_column(given.get(field.name), field, size) for field in IMPORTED_EVENTS]
    sides = [_side(batch, role) for role in ("actor", "recipient")]
    return pa.table(columns, schema=IMPORTED_EVENTS), pa.concat_tables(sides)


def _column(values: object, field: pa.Field, size: int) -> pa.Array:
    if values is None:
        return pa.nulls(size, field.type)
    return values if isinstance(values, pa.Array) else pa.array(values, field.type)


def _side(batch: Columns, role: str) -> pa.Table:
    size = len(batch["row"])
    given: dict[str, object] = {
        "row": batch["row"],
        "role": np.full(size, role),
        "position": np.zeros(size, dtype=np.int16),
        "code": batch[role],
        "name": batch[role],
        "sector": batch[f"{role}_sector"],
    }
    columns = [_column(given.get(field.name), field, size) for field in IMPORTED_PARTIES]
    return pa.table(columns, schema=IMPORTED_PARTIES)
