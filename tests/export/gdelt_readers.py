"""Strict readers of GDELT, written from its description and from nothing else.

They share no line with the writers in src/: columns, order, types and words for nothing are spelt out again here.
Whatever does not keep to its format raises AssertionError with the place.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

Row = dict[str, Any]
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


def _plain(text: str) -> date:
    assert re.fullmatch(r"\d{8}", text)
    return date(int(text[:4]), int(text[4:6]), int(text[6:]))


def _whole(text: str) -> int:
    assert re.fullmatch(r"[1-9]\d*", text), text
    return int(text)


def _decimal(text: str) -> float:
    assert re.fullmatch(r"-?\d+(\.\d+)?", text), text
    return float(text)
