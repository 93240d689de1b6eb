"""What a correction does to an event's row."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from multipolar.errors import CorrectionError
from multipolar.model.corrections import Action
from multipolar.model.factuality import Auxiliary
from multipolar.model.standing import Standing
from multipolar.store.parties import SHARED_CODES, party_of
from multipolar.store.values import find_value
from multipolar.store.write import insert_rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from duckdb import DuckDBPyConnection

    from multipolar.lexicon.ontology import Ontology
    from multipolar.model.corrections import Correction

REVIEW = "update event_rows set review = $review where event_id = $event_id"
CHANGED = "update event_rows set review = 'changed' where event_id = $event_id and review = ''"
SETTERS = {
    "mode": "update event_rows set mode = $value where event_id = $event_id",
    "auxiliary": "update event_rows set auxiliary = $value where event_id = $event_id",
    "standing": "update event_rows set standing = $value where event_id = $event_id",
    "contexts": "update event_rows set contexts = $value where event_id = $event_id",
    "start_on": "update event_rows set start_on = $value where event_id = $event_id",
    "end_on": "update event_rows set end_on = $value where event_id = $event_id",
    "place": "update event_rows set place = $value where event_id = $event_id",
    "country": "update event_rows set country = $value where event_id = $event_id",
    "type": "update event_rows set type = $value, act = $value where event_id = $event_id",
}
SCORE = "update event_rows set quad = $quad, score = $score where event_id = $event_id"
TYPE_AND_MODE = "select type || '/' || mode from event_rows where event_id = $event_id"
CLEAR_MODE = "update event_rows set mode = '' where event_id = $event_id"
ROLES = {"actors": "actor", "recipients": "recipient"}
NAME_PARTIES = {
    "actor": "update event_rows set actors = $value where event_id = $event_id",
    "recipient": "update event_rows set recipients = $value where event_id = $event_id",
}
CLEAR_ROLE = "delete from event_party_rows where event_id = $event_id and role = $role"
PARTY = "select party_id from party_rows where party = $party"
NEXT_PARTY = "select coalesce(max(party_id), 0) + 1 from party_rows"
FIELDS = (*SETTERS, *ROLES)


def change_event(connection: DuckDBPyConnection, event_id: int, correction: Correction, ontology: Ontology) -> None:
    """Do one correction to one event: accept it, reject it, or change a field."""
    if correction.action is not Action.CHANGE:
        review = {Action.ACCEPT: "accepted", Action.REJECT: "rejected"}[correction.action]
        connection.execute(REVIEW, {"review": review, "event_id": event_id})
        return
    field, value = correction.field or "", correction.new_value or ""
    if field in ROLES:
        _set_parties(connection, event_id, ROLES[field], parse_parties(value))
    else:
        day = field in {"start_on", "end_on"}
        connection.execute(SETTERS[field], {"value": (value or None) if day else value, "event_id": event_id})
    if field in {"type", "mode"}:
        _score(connection, event_id, ontology)
    connection.execute(CHANGED, {"event_id": event_id})


def check_value(field: str, value: str, ontology: Ontology) -> None:
    """Refuse a value that a field cannot have.

    Raises:
        CorrectionError: no such field, or the ontology does not know the value; the text names those it knows.
    """
    if field not in FIELDS:
        msg = f"field {field!r} cannot be changed; one of: {', '.join(FIELDS)}"
        raise CorrectionError(msg)
    known: dict[str, tuple[str, ...]] = {
        "type": tuple(ontology.types),
        "mode": ("", *sorted({mode for _, mode in ontology.modes})),
        "standing": tuple(one.value for one in Standing),
        "auxiliary": tuple(one.value for one in Auxiliary),
        "contexts": tuple(ontology.contexts),
    }
    words = value.split() if field in {"auxiliary", "contexts"} else [value]
    wrong = [word for word in words if field in known and word not in known[field]]
    if wrong:
        msg = f"{field} {wrong[0]!r} is not in the ontology; one of: {', '.join(known[field])}"
        raise CorrectionError(msg)
    checks: dict[str, Callable[[str], object]] = {
        "start_on": _check_day,
        "end_on": _check_day,
        "actors": parse_parties,
        "recipients": parse_parties,
    }
    if field in checks:
        checks[field](value)


def parse_parties(value: str) -> list[tuple[str, str]]:
    """Read "RUS GOV; IGO:African Union IGO" into parties and their sectors.

    Raises:
        CorrectionError: a part is not written so.
    """
    found = []
    for part in filter(None, (one.strip() for one in value.split(";"))):
        party, _, sector = part.rpartition(" ")
        code, _, name = party.partition(":")
        if not party or not sector.isalpha() or (code in SHARED_CODES) != bool(name) or party != party_of(code, name):
            msg = f"party {part!r}; write code and sector, as in: RUS GOV; IGO:African Union IGO"
            raise CorrectionError(msg)
        found.append((party, sector))
    return found


def _check_day(value: str) -> None:
    try:
        date.fromisoformat(value)
    except ValueError as error:
        msg = f"{value!r} is no day; write it as 2010-04-02"
        raise CorrectionError(msg) from error


def _score(connection: DuckDBPyConnection, event_id: int, ontology: Ontology) -> None:
    """Give an event the quadrant and score of its type and mode; a mode that is none of the type's goes."""
    type_name, _, mode = str(find_value(connection, TYPE_AND_MODE, {"event_id": event_id})).partition("/")
    if (type_name, mode) not in ontology.modes:
        mode = ""
        connection.execute(CLEAR_MODE, {"event_id": event_id})
    values = {"quad": ontology.types[type_name].quad, "score": ontology.score_of(type_name, mode)}
    connection.execute(SCORE, {**values, "event_id": event_id})


def _set_parties(connection: DuckDBPyConnection, event_id: int, role: str, parties: list[tuple[str, str]]) -> None:
    connection.execute(CLEAR_ROLE, {"event_id": event_id, "role": role})
    named = "; ".join(f"{party} {sector}" for party, sector in parties)
    connection.execute(NAME_PARTIES[role], {"value": named, "event_id": event_id})
    rows = []
    for position, (party, sector) in enumerate(parties):
        code, _, name = party.partition(":")
        party_id = find_value(connection, PARTY, {"party": party})
        if party_id is None:
            party_id = find_value(connection, NEXT_PARTY)
            new = {"party_id": party_id, "party": party, "code": code, "name": name or code}
            insert_rows(connection, "party_rows", [new])
        rows.append(
            {
                "event_id": event_id,
                "role": role,
                "position": position,
                "party_id": party_id,
                "sector": sector,
                "name": name or code,
                "office": None,
                "wikidata": None,
            }
        )
    insert_rows(connection, "event_party_rows", rows)
