"""Parties as people write them: "RUS", "rus", "Russia", "the Russian Federation", "African Union"."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from multipolar.errors import QueryError
from multipolar.lexicon.folding import fold
from multipolar.lexicon.load import data_folder, load_rows
from multipolar.lexicon.ontology import load_ontology

if TYPE_CHECKING:
    from collections.abc import Iterable

    from duckdb import DuckDBPyConnection

PARTIES = "select party, name from parties order by party"
SHOWN_GUESSES = 3


@dataclass(frozen=True, slots=True, order=True)
class Party:
    """A party as the ledger writes it ("RUS", "IGO:African Union"), and its name for people."""

    party: str
    name: str


class PartyNames:
    """The parties of a ledger and the states of the world, found by code or name, whatever their case and accents."""

    def __init__(self, connection: DuckDBPyConnection) -> None:
        """Read the ledger's parties and the table of states."""
        known = connection.execute(PARTIES).fetchall()
        states = load_rows(data_folder("actors", "states.csv"))
        self.names: dict[str, str] = dict(known)
        self.names |= {row["code"]: row["name"] for row in states}
        self._found: dict[str, str] = {}
        # What comes first has the word: codes, then the names of living states, of former ones, of bodies.
        self._add((party, party) for party in self.names)
        standing = sorted(states, key=lambda row: row["until"] or "9999", reverse=True)
        self._add((row["name"], row["code"]) for row in standing)
        self._add((name, row["code"]) for row in standing for name in row["names"].split(";") if name)
        self._add((name, party) for party, name in known)

    def find(self, given: str) -> Party:
        """Find a party by its code or name.

        Raises:
            QueryError: nobody is called so; names who is called nearly so.
        """
        party = self._found.get(_plain(given))
        if party is None:
            raise QueryError(self._unknown(given))
        return self.named(party)

    def find_all(self, given: Iterable[str]) -> tuple[Party, ...]:
        """Find several, each once, in their order.

        Raises:
            QueryError: one of them is unknown.
        """
        return tuple(dict.fromkeys(self.find(one) for one in given))

    def codes(self, given: Iterable[str]) -> tuple[str, ...]:
        """Find several, each once, as the ledger writes them.

        Raises:
            QueryError: one of them is unknown.
        """
        return tuple(party.party for party in self.find_all(given))

    def phrase(self, parties: Iterable[str]) -> str:
        """Say of whom a list is: " of Russia and Venezuela"; nothing for all."""
        called = " and ".join(self.named(party).name for party in parties)
        return f" of {called}" if called else ""

    def named(self, party: str) -> Party:
        """Give the name to a party that the ledger holds."""
        return Party(party, self.names.get(party, party))

    def _add(self, names: Iterable[tuple[str, str]]) -> None:
        for name, party in names:
            self._found.setdefault(_plain(name), party)

    def _unknown(self, given: str) -> str:
        near = get_close_matches(_plain(given), self._found, SHOWN_GUESSES)
        guesses = dict.fromkeys(self._found[name] for name in near)
        hint = " or ".join(f"{self.names[party]} ({party})" for party in guesses)
        ask = f"did you mean {hint}?" if hint else "write an ISO code such as RUS, or a name such as Russia"
        return f"{given!r} is no state or body known here; {ask}"


def _plain(name: str) -> str:
    words = fold(name).casefold().replace(".", "").split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def check_words(field: str, given: Iterable[str]) -> tuple[str, ...]:
    """Give words of the ontology as the ledger writes them.

    Args:
        field: "type", "mode", "context" or "sector".
        given: words in any case.

    Raises:
        QueryError: one is not in the ontology; names those that are.
    """
    ontology = load_ontology()
    known = {
        "type": tuple(ontology.types),
        "mode": tuple(sorted({mode for _, mode in ontology.modes})),
        "context": tuple(ontology.contexts),
        "sector": tuple(ontology.sectors),
    }[field]
    by_plain = {one.casefold(): one for one in known}
    found = []
    for word in given:
        if word.casefold() not in by_plain:
            msg = f"{field} {word!r} is not in the ontology; one of: {', '.join(known)}"
            raise QueryError(msg)
        found.append(by_plain[word.casefold()])
    return tuple(dict.fromkeys(found))
