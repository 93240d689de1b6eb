"""ICEWS: 20 columns by name; an id counts together with its day, since ids alone come twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.importing.cells import needed_text, number_or_none, place_on_earth, read_day, text_of
from multipolar.importing.codes import HOSTED_VISIT
from multipolar.importing.records import BadRowError, ImportedEvent, ImportedParty, NoPlaceError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from multipolar.importing.codes import Codes

NEEDED = ("Event ID", "Event Date", "Source Name", "Source Country", "CAMEO Code", "Target Name", "Target Country")
ALIASES: dict[str, str] = {}


def read_icews(row: Mapping[str, str], codes: Codes) -> ImportedEvent:
    """Read one row.

    Raises:
        BadRowError: the row lacks an id, a day or a side.
        NoPlaceError: PLOVER has no such act, or the row has no code.
    """
    identity, day = needed_text(row, "Event ID"), read_day(needed_text(row, "Event Date"), "Event Date")
    code = codes.with_zero(text_of(row, "CAMEO Code"))
    if not code:
        reason = "no CAMEO code given"
        raise NoPlaceError(reason)
    type_name, mode, contexts, score = codes.read_cameo(code)
    source, target = _side(row, "Source", codes), _side(row, "Target", codes)
    if source is None and target is None:
        reason = "nobody named"
        raise BadRowError(reason)
    if code == HOSTED_VISIT:
        source, target = target, source
    country = text_of(row, "Country")
    lat, lon = place_on_earth(text_of(row, "Latitude"), text_of(row, "Longitude"))
    return ImportedEvent(
        id=f"{identity}/{day.isoformat()}",
        type=type_name,
        mode=mode,
        contexts=tuple(sorted(contexts)),
        score=score,
        day=day,
        actors=(source,) if source else (),
        recipients=(target,) if target else (),
        place=text_of(row, "City") or text_of(row, "District") or text_of(row, "Province") or country or None,
        country=codes.countries.find(country) if country else None,
        lat=lat,
        lon=lon,
        original_code=code,
        original_score=number_or_none(text_of(row, "Intensity")),
        source=text_of(row, "Publisher") or None,
    )


def _side(row: Mapping[str, str], role: str, codes: Codes) -> ImportedParty | None:
    """Give a side: of a country, or a body known by its name or told by its sectors, or a bare name."""
    name, country = text_of(row, f"{role} Name"), text_of(row, f"{role} Country")
    said = codes.parties.read_icews(text_of(row, f"{role} Sectors").split(","))
    code = codes.countries.find(country) if country else None
    if code:
        return ImportedParty(code, name or codes.countries.names.get(code, code), said.sector)
    if body := codes.parties.body(name):
        return ImportedParty(*body, said.sector)
    if state := codes.countries.find(name):
        return ImportedParty(state, name, said.sector)
    return ImportedParty(said.party, name, said.sector) if name else None
