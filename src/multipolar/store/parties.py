"""The parties of the ledger: states by their code, bodies and groups by code and name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from duckdb import DuckDBPyConnection

    from multipolar.store.rows import Row

# Codes that many bodies share (PLOVER's non-state codes); the United Nations and the Union have codes of their own.
SHARED_CODES = frozenset({"", "IGO", "NGO", "IMG", "ISM", "MNC"})
KNOWN = "select party, party_id from party_rows"


def party_of(code: str, name: str) -> str:
    """Name a party: "RUS", "EUR", "IGO:African Union", ":Unknown Person"."""
    return f"{code}:{name}" if code in SHARED_CODES else code


class Parties:
    """Numbers parties as they turn up; `new` are those the ledger does not hold yet."""

    def __init__(self, connection: DuckDBPyConnection, state_names: Mapping[str, str]) -> None:
        """Take up the ledger's parties; a state is called by the name given here, and a code without one by itself."""
        self._state_names = state_names
        self._known: dict[str, int] = dict(connection.execute(KNOWN).fetchall())
        self._next = max(self._known.values(), default=0) + 1
        self.new: list[Row] = []

    def number(self, code: str, name: str) -> int:
        """Give a party's number."""
        party = party_of(code, name)
        if party not in self._known:
            self._known[party] = self._next
            called = name if code in SHARED_CODES else self._state_names.get(code, code)
            self.new.append({"party_id": self._next, "party": party, "code": code, "name": called})
            self._next += 1
        return self._known[party]
