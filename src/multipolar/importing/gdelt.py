"""GDELT's event tables, 1.0 of either age and 2.0: no header, so the number of columns tells which it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.crosswalk.parties import CODES_OF_GROUPS
from multipolar.importing.cells import (
    count_of,
    day_or_none,
    needed_text,
    number_or_none,
    place_on_earth,
    read_day,
    text_of,
)
from multipolar.importing.codes import HOSTED_VISIT
from multipolar.importing.records import ImportedEvent, ImportedParty, NoPlaceError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from multipolar.importing.codes import Codes

_ACTOR = (
    "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code".split()
)
_GEO = "Type FullName CountryCode ADM1Code Lat Long FeatureID".split()
_GEO2 = "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID".split()
_FIRST = (
    *"GLOBALEVENTID SQLDATE MonthYear Year FractionDate".split(),
    *(f"Actor{side}{name}" for side in (1, 2) for name in _ACTOR),
    *"IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions".split(),
    *"NumSources NumArticles AvgTone".split(),
)
_PLACES = ("Actor1Geo", "Actor2Geo", "ActionGeo")
_OLD = (*_FIRST, *(f"{place}_{name}" for place in _PLACES for name in _GEO), "DATEADDED")
_NEW = (*_FIRST, *(f"{place}_{name}" for place in _PLACES for name in _GEO2), "DATEADDED", "SOURCEURL")
LAYOUTS: dict[int, Sequence[str]] = {len(_OLD): _OLD, len(_OLD) + 1: (*_OLD, "SOURCEURL"), len(_NEW): _NEW}
OTHER_TABLES = {16: "a mentions table", 17: "the reduced master table, which has no events", 27: "a GKG table"}
FIRST_COLUMN = "GLOBALEVENTID"
NOBODY = "nobody named"


def read_gdelt(row: Mapping[str, str], codes: Codes) -> ImportedEvent:
    """Read one row.

    Raises:
        BadRowError: the row lacks an id, a day or a CAMEO code.
        NoPlaceError: PLOVER has no such act, or nobody is named.
    """
    identity, day = needed_text(row, FIRST_COLUMN), read_day(needed_text(row, "SQLDATE"), "SQLDATE")
    code = codes.with_zero(needed_text(row, "EventCode"))
    type_name, mode, contexts, score = codes.read_cameo(code)
    source, target = _side(row, "Actor1", codes), _side(row, "Actor2", codes)
    if source is None and target is None:
        raise NoPlaceError(NOBODY)
    if code == HOSTED_VISIT:
        source, target = target, source
    lat, lon = place_on_earth(row.get("ActionGeo_Lat", ""), row.get("ActionGeo_Long", ""))
    return ImportedEvent(
        id=identity,
        type=type_name,
        mode=mode,
        contexts=tuple(sorted(contexts)),
        score=score,
        day=day,
        actors=(source,) if source else (),
        recipients=(target,) if target else (),
        place=row.get("ActionGeo_FullName") or None,
        country=codes.countries.by_fips.get(row.get("ActionGeo_CountryCode", "").upper()),
        lat=lat,
        lon=lon,
        mentions=count_of(text_of(row, "NumMentions"), 1) or 1,
        articles=count_of(text_of(row, "NumArticles"), 1) or 1,
        publishers=count_of(text_of(row, "NumSources"), 1) or 1,
        seen_on=day_or_none(row.get("DATEADDED", "")),
        original_code=code,
        original_score=number_or_none(row.get("GoldsteinScale", "")),
        source=text_of(row, "SOURCEURL") or None,
    )


def _side(row: Mapping[str, str], actor: str, codes: Codes) -> ImportedParty | None:
    """Give a side: a state, a body known by its code or name, or a role without a country ("POLICE")."""
    name = row.get(f"{actor}Name", "") or row.get(f"{actor}Code", "")
    types = [codes.parties.cameo.get(row.get(f"{actor}Type{number}Code", "")) for number in (1, 2, 3)]
    sector = next((one.sector for one in types if one and one.sector), "")
    kind = next((one.party for one in types if one and one.party), "")
    state = codes.countries.by_cameo.get(row.get(f"{actor}CountryCode", ""))
    if state:
        return ImportedParty(state, name or state, sector)
    body = codes.parties.body(name)
    group = CODES_OF_GROUPS.get(row.get(f"{actor}KnownGroupCode", ""))
    if group:
        return ImportedParty(group, body[1] if body else name, sector)
    if body:
        return ImportedParty(*body, sector)
    return ImportedParty(kind, name, sector) if name else None
