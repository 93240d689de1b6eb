"""Strict readers of the field's formats, written from their descriptions and from nothing else.

They share no line with the writers in src/: columns, order, types and words for nothing are spelt out again here.
Whatever does not keep to its format raises AssertionError with the place.
"""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from typing import Any

Row = dict[str, Any]
TYPES = set(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT".split()
)
POLECAT_HEADER = (
    "Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|Actor Name|Actor Country|Actor COW|"
    "Primary Actor Sector|Actor Sectors|Actor Title|Actor Name Raw|Wikipedia Actor ID|Recipient Name|"
    "Recipient Country|Recipient COW|Primary Recipient Sector|Recipient Sectors|Recipient Title|Recipient Name Raw|"
    "Wikipedia Recipient ID|Placename|City|District|Province|Country|Latitude|Longitude|GeoNames ID|Raw Placename|"
    "Feature Type|Source|Publication Date|Story People|Story Organizations|Story Locations|Language|Version"
).split("|")
POLECAT_LISTS = (
    "Contexts|Story People|Story Organizations|Story Locations|Actor Name|Actor Country|Actor COW|Actor Sectors|"
    "Actor Name Raw|Recipient Name|Recipient Country|Recipient COW|Recipient Sectors|Recipient Name Raw"
).split("|")
QUADS = {"VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT"}
ICEWS_HEADER = (
    "Event ID|Event Date|Source Name|Source Sectors|Source Country|Event Text|CAMEO Code|Intensity|Target Name|"
    "Target Sectors|Target Country|Story ID|Sentence Number|Publisher|City|District|Province|Country|Latitude|"
    "Longitude"
).split("|")
ACTOR = "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code"


def lines_of(content: bytes) -> list[str]:
    text = content.decode("utf-8")
    assert text.endswith("\n") or not text, "the last line has an end"
    assert "\r" not in text, "lines end in one sign"
    return text.split("\n")[:-1]


def cut(line: str, columns: int) -> list[str]:
    cells = line.split("\t")
    assert len(cells) == columns, f"{len(cells)} cells, not {columns}: {line[:80]!r}"
    assert '"' not in line, "a quote, which other readers take for the start of a quoted cell"
    assert cells == [cell.strip() for cell in cells], "blanks around a cell"
    return cells


def read_polecat(content: bytes) -> list[Row]:
    header, *lines = lines_of(content)
    assert cut(header, 40) == POLECAT_HEADER
    return [_polecat(dict(zip(POLECAT_HEADER, cut(line, 40), strict=True))) for line in lines]


def _polecat(cells: dict[str, str]) -> Row:
    assert all(cells.values()), "nothing is written as None"
    row: Row = {name: None if cell == "None" else cell for name, cell in cells.items()}
    assert row["Event Type"] in TYPES
    story, *kind = row["Event ID"].split("_")
    assert story
    assert kind == [one for one in (row["Event Type"], row["Event Mode"]) if one]
    row["Intensity"] = float(row["Intensity"])
    assert -10 <= row["Intensity"] <= 10
    assert row["Quad Code"] in QUADS
    for name in ("Event Date", "Publication Date"):
        row[name] = row[name] and _iso(row[name])
    for name in ("Latitude", "Longitude"):
        row[name] = None if row[name] is None else _decimal(row[name])
    row["GeoNames ID"] = row["GeoNames ID"] and _whole(row["GeoNames ID"])
    for name in POLECAT_LISTS:
        row[name] = [one for one in (row[name] or "").split("; ") if one]
    for role in ("Actor", "Recipient"):
        assert row[f"Primary {role} Sector"] is None or re.fullmatch("[A-Z]{3}", row[f"Primary {role} Sector"])
    return row


def read_icews(content: bytes) -> list[Row]:
    header, *lines = lines_of(content)
    assert cut(header, 20) == ICEWS_HEADER
    return [_icews(dict(zip(ICEWS_HEADER, cut(line, 20), strict=True))) for line in lines]


def _icews(cells: dict[str, str]) -> Row:
    row: Row = dict(cells)
    row["Event ID"] = _whole(cells["Event ID"])
    row["Event Date"] = _iso(cells["Event Date"])
    assert re.fullmatch(r"\d{2,4}", cells["CAMEO Code"])
    row["Intensity"] = float(cells["Intensity"])
    assert cells["Source Name"]
    assert cells["Target Name"]
    for name in ("Story ID", "Sentence Number"):
        row[name] = _whole(cells[name]) if cells[name] else None
    for name in ("Latitude", "Longitude"):
        row[name] = _decimal(cells[name]) if cells[name] else None
    for name in ("Source Sectors", "Target Sectors"):
        row[name] = [one for one in cells[name].split(",") if one]
    return row


def gdelt_names(version: int) -> list[str]:
    geo = "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID".split()
    if version == 1:
        geo.remove("ADM2Code")
    return [
        *"GLOBALEVENTID SQLDATE MonthYear Year FractionDate".split(),
        *(f"Actor{number}{name}" for number in (1, 2) for name in ACTOR.split()),
        *"IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions NumSources".split(),
        *"NumArticles AvgTone".split(),
        *(f"{place}_{name}" for place in ("Actor1Geo", "Actor2Geo", "ActionGeo") for name in geo),
        *"DATEADDED SOURCEURL".split(),
    ]


def read_gdelt(content: bytes, version: int) -> list[Row]:
    names = gdelt_names(version)
    assert len(names) == {1: 58, 2: 61}[version]
    return [_gdelt(dict(zip(names, cut(line, len(names)), strict=True)), version) for line in lines_of(content)]


def _gdelt(cells: dict[str, str], version: int) -> Row:
    row: Row = dict(cells)
    day = _plain(cells["SQLDATE"])
    assert cells["MonthYear"] == f"{day:%Y%m}"
    assert cells["Year"] == f"{day:%Y}"
    assert day.year <= float(cells["FractionDate"]) < day.year + 1.02
    for name in ("GLOBALEVENTID", "NumMentions", "NumSources", "NumArticles"):
        row[name] = _whole(cells[name])
        assert row[name] > 0
    code = cells["EventCode"]
    assert re.fullmatch(r"\d{2,4}", code)
    assert (cells["EventBaseCode"], cells["EventRootCode"]) == (code[:3], code[:2])
    row["QuadClass"] = _whole(cells["QuadClass"])
    assert row["QuadClass"] in {1, 2, 3, 4}
    row["GoldsteinScale"] = float(cells["GoldsteinScale"])
    assert cells["AvgTone"] == "", "we have no tone"
    for place in ("Actor1Geo", "Actor2Geo", "ActionGeo"):
        assert cells[f"{place}_Type"] in {"", "1", "2", "3", "4", "5"}
        assert len(cells[f"{place}_CountryCode"]) in {0, 2}, "FIPS"
        for name in ("Lat", "Long"):
            row[f"{place}_{name}"] = _decimal(cells[f"{place}_{name}"]) if cells[f"{place}_{name}"] else None
    for actor in ("Actor1", "Actor2"):
        assert len(cells[f"{actor}CountryCode"]) in {0, 3}, "CAMEO"
    assert re.fullmatch(r"(\d{8})?" if version == 1 else r"(\d{14})?", cells["DATEADDED"])
    row["SQLDATE"] = day
    return row


MENTIONS = (
    "GLOBALEVENTID EventTimeDate MentionTimeDate MentionType MentionSourceName MentionIdentifier SentenceID "
    "Actor1CharOffset Actor2CharOffset ActionCharOffset InRawText Confidence MentionDocLen MentionDocTone "
    "MentionDocTranslationInfo Extras"
).split()


def read_gdelt_mentions(content: bytes) -> list[Row]:
    return [_gdelt_mention(dict(zip(MENTIONS, cut(line, 16), strict=True))) for line in lines_of(content)]


def _gdelt_mention(cells: dict[str, str]) -> Row:
    row: Row = dict(cells)
    for name in ("EventTimeDate", "MentionTimeDate"):
        row[name] = datetime.strptime(cells[name], "%Y%m%d%H%M%S") if cells[name] else None  # noqa: DTZ007
    assert cells["MentionType"] in set("123456")
    for name in (*MENTIONS[6:10], "GLOBALEVENTID", "InRawText", "Confidence", "MentionDocLen"):
        row[name] = int(cells[name]) if cells[name] else None
    assert 0 <= row["Confidence"] <= 100
    return row


PHOENIX = (
    "EventID Date Year Month Day SourceFull SourceRoot SourceAgent SourceOthers TargetFull TargetRoot TargetAgent "
    "TargetOthers CAMEO RootCode QuadClass Goldstein Issues Lat Lon Place State Country SentenceIDs URLs Sources"
).split()


def read_phoenix(content: bytes) -> list[Row]:
    return [_phoenix(dict(zip(PHOENIX, cut(line, 26), strict=True))) for line in lines_of(content)]


def _phoenix(cells: dict[str, str]) -> Row:
    row: Row = dict(cells)
    assert re.fullmatch(r"\d+_\S+", cells["EventID"])
    day = _plain(cells["Date"])
    assert (int(cells["Year"]), int(cells["Month"]), int(cells["Day"])) == (day.year, day.month, day.day)
    assert cells["CAMEO"][:2] == cells["RootCode"]
    row["QuadClass"] = int(cells["QuadClass"])
    assert row["QuadClass"] in range(5)
    assert (row["QuadClass"] == 0) == (cells["RootCode"] in {"01", "02"})
    assert cells["RootCode"] != "16" or row["QuadClass"] == 3
    row["Goldstein"] = float(cells["Goldstein"])
    row["Issues"] = dict(one.split(",") for one in cells["Issues"].split(";") if one)
    for name in ("SourceOthers", "TargetOthers", "SentenceIDs", "URLs", "Sources"):
        row[name] = [one for one in cells[name].split(";") if one]
    return row


PLOVER_NEEDED = {"id": str, "date": str, "actor": list, "event": list}
PLOVER_MAY = {
    "has_event": bool,
    "time": str,
    "enddate": str,
    "endtime": str,
    "recipient": list,
    "event_loc": dict,
    "event_text": list,
    "quad_code": int,
    "event_scale": float,
    "mode": list,
    "context": list,
    "link": str,
    "text": str,
    "text_info": dict,
    "cite_info": dict,
    "coder": str,
    "coded_date": str,
    "coded_time": str,
    "comment": str,
}
PLOVER_PARTS = {
    "text_info": {"sequence", "start", "end", "text_story"},
    "cite_info": set("corpus citation url title language publication license copyright coder codebook version".split()),
    "event_loc": set(
        "extracted_place resolved_place geonameid lat lon city district province country country_code feature_class "
        "feature_code resolution".split()
    ),
}
PLOVER_ENTITY = set(
    "code sector entity_text identifier_id identifier_text religion ethnicity office gender age".split()
)


def read_plover(content: bytes) -> list[Row]:
    return [_plover(json.loads(line)) for line in lines_of(content)]


def _plover(record: Row) -> Row:
    assert set(PLOVER_NEEDED) <= set(record)
    assert record["actor"]
    for name, value in record.items():
        assert isinstance(value, (PLOVER_NEEDED | PLOVER_MAY)[name]), name
    for name, parts in PLOVER_PARTS.items():
        assert set(record.get(name, {})) <= parts
    for entity in (*record["actor"], *record.get("recipient", [])):
        assert set(entity) <= PLOVER_ENTITY
    assert set(record["event"]) <= TYPES
    assert record.get("quad_code", 1) in {1, 2, 3, 4}
    return record | {"date": _iso(record["date"])}


def _iso(text: str) -> date:
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", text)
    return date.fromisoformat(text)


def _plain(text: str) -> date:
    assert re.fullmatch(r"\d{8}", text)
    return date(int(text[:4]), int(text[4:6]), int(text[6:]))


def _whole(text: str) -> int:
    assert re.fullmatch(r"[1-9]\d*", text), text
    return int(text)


def _decimal(text: str) -> float:
    assert re.fullmatch(r"-?\d+(\.\d+)?", text), text
    return float(text)
