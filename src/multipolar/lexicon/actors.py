"""The actor tables: states, their organs and office holders by date, bodies, groups, companies, places."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from ahocorasick_rs import AhoCorasick

from multipolar.errors import LexiconError
from multipolar.lexicon.folding import fold
from multipolar.lexicon.load import data_folder, load_rows
from multipolar.model.actors import MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Key = TypeVar("Key")
Value = TypeVar("Value")

UNION = "EUR"  # the one body whose seat stands for it as a capital does for a state: "Brussels thinks"

DAWN = date(1, 1, 1)
DUSK = date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class Name:
    """A name of an actor, and the days (half-open) on which it means that actor."""

    kind: MentionKind
    name: str
    code: str
    sector: str
    wikidata: str | None = None
    from_on: date = DAWN
    until_on: date = DUSK

    def holds_on(self, day: date) -> bool:
        """Tell whether the name meant the actor on that day."""
        return self.from_on <= day < self.until_on


@dataclass(frozen=True, slots=True)
class Holder:
    """One tenure of one office; the days are half-open."""

    person: str
    surname: str
    wikidata: str | None
    code: str
    office: str
    role: str
    gender: str
    from_on: date
    until_on: date

    def holds_on(self, day: date) -> bool:
        """Tell whether the office was held on that day."""
        return self.from_on <= day < self.until_on


@dataclass(frozen=True, slots=True)
class Organ:
    """A noun that denotes an organ or official of a state ("government"), or merely somebody of it ("students")."""

    sector: str
    acts_for_state: bool


@dataclass(frozen=True, slots=True)
class Title:
    """A title or role noun of persons; `gender` is "m", "f" or ""."""

    role: str
    gender: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place events can happen in; coordinates in degrees, `country` "" for the high seas and the like."""

    name: str
    kind: str
    country: str
    lat: float | None
    lon: float | None
    geonames: int | None


@dataclass(frozen=True, slots=True)
class ActorLexicon:
    """All actor tables, with one automaton over every name; names are folded to plain ASCII letters."""

    patterns: tuple[str, ...]
    automaton: AhoCorasick
    names: Mapping[str, tuple[Name, ...]]
    holders: Mapping[str, tuple[Holder, ...]]
    by_surname: Mapping[str, tuple[Holder, ...]]
    by_office: Mapping[tuple[str, str], tuple[Holder, ...]]
    organs: Mapping[str, Organ]
    titles: Mapping[str, Title]
    places: Mapping[str, Place]
    state_names: Mapping[str, str]
    capitals: Mapping[str, str]


def load_actor_lexicon() -> ActorLexicon:
    """Load every table of data/actors.

    Raises:
        LexiconError: a row has a field missing or a date that is none; names file and line.
    """
    states = _table("states.csv")
    holders = _holders()
    places = _places(states)
    names = _names(states)
    return build_actor_lexicon(
        names=names,
        holders=holders,
        organs={row["phrase"]: Organ(row["sector"], row["weight"] == "1") for row in _table("organs.csv")},
        titles={row["title"]: Title(row["role"], row["gender"]) for row in _table("titles.csv")},
        places=places,
        state_names={row["code"]: row["name"] for row in states},
        capitals={row["code"]: _split(row["capital"])[0] for row in states if row["capital"]},
    )


def build_actor_lexicon(  # noqa: PLR0913  (one keyword per table)
    *,
    names: Iterable[tuple[str, Name]],
    holders: Iterable[tuple[tuple[str, ...], Holder]],
    organs: Mapping[str, Organ],
    titles: Mapping[str, Title],
    places: Mapping[str, Place],
    state_names: Mapping[str, str],
    capitals: Mapping[str, str],
) -> ActorLexicon:
    """Index the tables; `names` and `holders` come with the words that name them."""
    by_name: dict[str, list[Name]] = defaultdict(list)
    by_person: dict[str, list[Holder]] = defaultdict(list)
    by_surname: dict[str, list[Holder]] = defaultdict(list)
    by_office: dict[tuple[str, str], list[Holder]] = defaultdict(list)
    for words, name in names:
        by_name[fold(words)].append(name)
    for spellings, holder in holders:
        for words in dict.fromkeys(fold(spelling) for spelling in spellings):
            by_person[words].append(holder)
        for surname in dict.fromkeys((holder.surname, _last_name(holder))):
            by_surname[fold(surname)].append(holder)
        by_office[holder.code, holder.role].append(holder)
    patterns = tuple(sorted({*by_name, *by_person, *by_surname, *places}))
    return ActorLexicon(
        patterns=patterns,
        automaton=AhoCorasick(patterns),
        names=_frozen(by_name),
        holders=_frozen(by_person),
        by_surname=_frozen(by_surname),
        by_office=_frozen(by_office),
        organs=organs,
        titles=titles,
        places=places,
        state_names=state_names,
        capitals=capitals,
    )


def _frozen(lists: Mapping[Key, list[Value]]) -> dict[Key, tuple[Value, ...]]:
    return {key: tuple(values) for key, values in lists.items()}


def _table(*parts: str) -> list[dict[str, str]]:
    return load_rows(data_folder("actors", *parts))


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def _day(cell: str, default: date, where: str) -> date:
    if not cell:
        return default
    try:
        return date.fromisoformat(cell)
    except ValueError as error:
        msg = f"{where}: {cell!r} is no date; write YYYY-MM-DD"
        raise LexiconError(msg) from error


def _names(states: list[dict[str, str]]) -> Iterator[tuple[str, Name]]:
    for row in states:
        yield from _state_names(row)
    for row in _table("subjects.csv"):
        yield row["name"], Name(MentionKind.STATE, row["name"], row["code"], row["sector"] or "GOV")
    for row in _table("named_organs.csv"):
        yield from _spellings(row, MentionKind.ORGAN)
    for file, kind in (
        ("bodies.csv", MentionKind.BODY),
        ("groups.csv", MentionKind.GROUP),
        ("companies.csv", MentionKind.COMPANY),
    ):
        for row in _table(file):
            yield from _spellings(row, kind)
            if row["code"] == UNION and row["body"] == UNION:
                yield row["headquarters"], Name(MentionKind.CAPITAL, row["name"], row["code"], row["sector"])


def _last_name(holder: Holder) -> str:
    """Give the last part of a surname that is joined by "de": "Fernández de [Kirchner]", else the surname."""
    return holder.person.rsplit(" ", 1)[-1] if " de " in holder.person else holder.surname


def _state_names(row: dict[str, str]) -> Iterator[tuple[str, Name]]:
    where = f"states.csv ({row['code']})"
    since, until = _day(row["from"], DAWN, where), _day(row["until"], DUSK, where)
    for column, kind in (
        ("names", MentionKind.STATE),
        ("adjective", MentionKind.ADJECTIVE),
        ("people", MentionKind.PEOPLE),
        ("capital", MentionKind.CAPITAL),
        ("seats", MentionKind.ORGAN),
    ):
        words = [row["name"], *_split(row[column])] if column == "names" else _split(row[column])
        for word in dict.fromkeys(words):
            yield word, Name(kind, row["name"], row["code"], "GOV", None, since, until)


def _spellings(row: dict[str, str], kind: MentionKind) -> Iterator[tuple[str, Name]]:
    where = f"{kind} {row['name']}"
    name = Name(
        kind,
        row["name"],
        row["code"],
        row["sector"],
        row.get("wikidata") or None,
        _day(row["from"], DAWN, where),
        _day(row["until"], DUSK, where),
    )
    for words in dict.fromkeys([row["name"], *_split(row["names"])]):
        yield words, name


def _holders() -> Iterator[tuple[tuple[str, ...], Holder]]:
    for path in sorted(data_folder("actors", "holders").iterdir(), key=lambda path: path.name):
        for number, row in enumerate(load_rows(path), start=2):
            where = f"{path.name}, line {number}"
            holder = Holder(
                row["person"],
                row["surname"] or row["person"].split()[-1],
                row["wikidata"] or None,
                row["code"],
                row["office"],
                row["role"],
                row["gender"],
                _day(row["from"], DAWN, where),
                _day(row["until"], DUSK, where),
            )
            yield (row["person"], *_split(row["aliases"])), holder


def _places(states: list[dict[str, str]]) -> dict[str, Place]:
    places = {
        fold(row["name"]): Place(
            row["name"],
            row["kind"],
            row["country"],
            float(row["lat"]) if row["lat"] else None,
            float(row["lon"]) if row["lon"] else None,
            int(row["geonames"]) if row["geonames"] else None,
        )
        for row in _table("places.csv")
    }
    for row in states:
        for capital in _split(row["capital"]):
            places.setdefault(fold(capital), Place(capital, "capital", row["code"], None, None, None))
    return places
