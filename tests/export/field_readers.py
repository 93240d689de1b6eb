"""Strict readers of POLECAT, ICEWS, Phoenix and PLOVER, written from the formats' descriptions and nothing else.

They raise where a file says what its format has no place for, and where two usual ways of cutting it disagree.
"""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

Row = dict[str, Any]

TYPES = set(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT "
    "REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split()
)
QUADS = {"VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT"}
NOTHING = {"", "None", "NA"}
CODE = re.compile(r"[A-Z]{3}")


class FormatError(AssertionError):
    """A file that is not of its format."""


def demand(holds: object, what: object) -> None:
    if not holds:
        raise FormatError(what)


def cells_of(content: bytes) -> list[list[str]]:
    """Cut a tab-separated file: by ends of lines and tabs, and as a spreadsheet would, which must come to the same."""
    text = content.decode("utf-8")
    demand(not text or text.endswith("\n"), "the last line has no end")
    table = [line.split("\t") for line in text.split("\n")[:-1]]
    demand(table == [line.split("\t") for line in text.splitlines()], "lines end elsewhere too")
    demand(table == list(csv.reader(io.StringIO(text, newline=""), delimiter="\t")), "quotes change the cells")
    return table


def records(table: list[list[str]], names: list[str]) -> list[Row]:
    for cells in table:
        demand(len(cells) == len(names), f"{len(cells)} cells instead of {len(names)}")
    return [dict(zip(names, cells, strict=True)) for cells in table]


def headed(content: bytes, names: list[str]) -> list[Row]:
    table = cells_of(content)
    demand(table and table[0] == names, f"no such header: {table[:1]}")
    return records(table[1:], names)


def opt(read: Callable[[str], Any]) -> Callable[[str], Any]:
    return lambda cell: None if cell in NOTHING else read(cell)


def text(cell: str) -> str:
    demand(cell == cell.strip(), f"blanks around {cell!r}")
    return cell


def matching(pattern: str) -> Callable[[str], str]:
    def read(cell: str) -> str:
        demand(re.fullmatch(pattern, cell), f"{cell!r} is not like {pattern}")
        return cell

    return read


def one_of(known: set[str]) -> Callable[[str], str]:
    def read(cell: str) -> str:
        demand(cell in known, f"{cell!r} is none of {sorted(known)}")
        return cell

    return read


def between(least: float, most: float) -> Callable[[str], float]:
    def read(cell: str) -> float:
        number = float(matching(r"-?[0-9]+(\.[0-9]+)?")(cell))
        demand(least <= number <= most, f"{cell} is not from {least} to {most}")
        return number

    return read


def listed(item: Callable[[str], Any], between_items: str) -> Callable[[str], list[Any]]:
    def read(cell: str) -> list[Any]:
        return [] if cell in NOTHING else [item(part) for part in cell.split(between_items)]

    return read


def whole(cell: str) -> int:
    return int(matching("-?[0-9]+")(cell))


def iso_day(cell: str) -> date:
    return date.fromisoformat(matching("[0-9]{4}-[0-9]{2}-[0-9]{2}")(cell))


LATITUDE, LONGITUDE, SCALE = between(-90, 90), between(-180, 180), between(-10, 10)


def told_together(row: Row, *names: str) -> None:
    demand(len({row[name] is None for name in names}) == 1, f"{names}: some without the others")


# 1 POLECAT: every list keeps the word None where one of several items is not known.

SIDE: dict[str, Callable[[str], Any]] = {
    "{} Name": listed(text, "; "),
    "{} Country": listed(matching("[A-Z]{3}|None"), "; "),
    "{} COW": listed(matching("[0-9]{1,3}|None"), "; "),
    "Primary {} Sector": opt(matching("[A-Z]{3}")),
    "{} Sectors": listed(matching("[A-Z]{3}|None"), "; "),
    "{} Title": opt(text),
    "{} Name Raw": listed(text, "; "),
    "Wikipedia {} ID": listed(text, "; "),
}
POLECAT: dict[str, Callable[[str], Any]] = {
    "Event ID": text,
    "Event Date": iso_day,
    "Event Type": one_of(TYPES),
    "Event Mode": opt(matching("[a-z][a-z-]*")),
    "Intensity": SCALE,
    "Quad Code": one_of(QUADS),
    "Contexts": listed(matching("[a-z][a-z_]*"), "; "),
    **{name.format("Actor"): read for name, read in SIDE.items()},
    **{name.format("Recipient"): read for name, read in SIDE.items()},
    **dict.fromkeys(["Placename", "City", "District", "Province"], opt(text)),
    "Country": opt(matching("[A-Z]{3}")),
    "Latitude": opt(LATITUDE),
    "Longitude": opt(LONGITUDE),
    "GeoNames ID": opt(whole),
    "Raw Placename": opt(text),
    "Feature Type": opt(matching("[A-Z0-9]+")),
    "Source": opt(text),
    "Publication Date": opt(iso_day),
    **dict.fromkeys(["Story People", "Story Organizations", "Story Locations"], listed(text, "; ")),
    "Language": opt(text),
    "Version": opt(text),
}


def read_polecat(content: bytes) -> list[Row]:
    demand(len(POLECAT) == 40, "POLECAT has 40 columns")
    return [_polecat(cells) for cells in headed(content, list(POLECAT))]


def _polecat(cells: Row) -> Row:
    demand("" not in cells.values(), "an empty cell among words for None")
    row = {name: read(cells[name]) for name, read in POLECAT.items()}
    story, _, kind = row["Event ID"].partition("_")
    demand(story, f"{row['Event ID']!r} names no story")
    demand(kind == f"{row['Event Type']}_{row['Event Mode']}", f"{row['Event ID']!r} is of another type or mode")
    told_together(row, "Latitude", "Longitude")
    for side in ("Actor", "Recipient"):
        sector = row[f"Primary {side} Sector"]
        demand(sector is None or sector in row[f"{side} Sectors"], f"{sector} is no sector of the {side}")
    return row


# 2 ICEWS

ICEWS: dict[str, Callable[[str], Any]] = {
    "Event ID": whole,
    "Event Date": iso_day,
    "Source Name": text,
    "Source Sectors": listed(text, ","),
    "Source Country": opt(text),
    "Event Text": text,
    "CAMEO Code": matching("(0[1-9]|1[0-9]|20)[0-9]{0,2}"),
    "Intensity": SCALE,
    "Target Name": text,
    "Target Sectors": listed(text, ","),
    "Target Country": opt(text),
    "Story ID": whole,
    "Sentence Number": opt(whole),
    "Publisher": opt(text),
    **dict.fromkeys(["City", "District", "Province", "Country"], opt(text)),
    "Latitude": opt(LATITUDE),
    "Longitude": opt(LONGITUDE),
}


def read_icews(content: bytes) -> list[Row]:
    demand(len(ICEWS) == 20, "ICEWS has 20 columns")
    rows = [{name: read(cells[name]) for name, read in ICEWS.items()} for cells in headed(content, list(ICEWS))]
    demand(len({(row["Event ID"], row["Event Date"]) for row in rows}) == len(rows), "a key comes twice")
    for row in rows:
        told_together(row, "Latitude", "Longitude")
        demand(row["Event Text"], "an event without its text")
        for name in ("Source Country", "Target Country", "Country"):
            demand(not CODE.fullmatch(row[name] or ""), f"{row[name]} is a code, no name")
    return rows


# 5 Phoenix

BODIES = {"IGO", "NGO", "IMG", "MNC"}
PHOENIX_QUADS = dict(zip((f"{root:02}" for root in range(1, 21)), "00111222333334434444", strict=True))


def actor_columns(side: str) -> dict[str, Callable[[str], Any]]:
    return {
        f"{side}Full": matching("([A-Z]{3})+"),
        f"{side}Root": matching("[A-Z]{3}"),
        f"{side}Agent": matching("([A-Z]{3})?"),
        f"{side}Others": listed(matching("[A-Z]{3}"), ";"),
    }


def issues(cell: str) -> dict[str, int]:
    pairs = [matching(r"[A-Z_]+,[0-9]+")(part).split(",") for part in cell.split(";") if cell]
    demand(len(dict(pairs)) == len(pairs), f"{cell!r} has an issue twice")
    return {issue: int(count) for issue, count in pairs}


PHOENIX: dict[str, Callable[[str], Any]] = {
    "EventID": matching(r"[0-9]+_[^\s_]+"),
    "Date": lambda cell: datetime.strptime(matching("[0-9]{8}")(cell), "%Y%m%d").date(),  # noqa: DTZ007  (a day)
    "Year": whole,
    "Month": whole,
    "Day": whole,
    **actor_columns("Source"),
    **actor_columns("Target"),
    "CAMEO": matching("(0[1-9]|1[0-9]|20)[0-9]{0,2}"),
    "RootCode": one_of(set(PHOENIX_QUADS)),
    "QuadClass": whole,
    "Goldstein": SCALE,
    "Issues": issues,
    "Lat": opt(LATITUDE),
    "Lon": opt(LONGITUDE),
    "Place": opt(text),
    "State": opt(text),
    "Country": opt(text),
    "SentenceIDs": listed(text, ";"),
    "URLs": listed(text, ";"),
    "Sources": listed(text, ";"),
}


def read_phoenix(content: bytes) -> list[Row]:
    demand(len(PHOENIX) == 26, "Phoenix has 26 columns")
    return [_phoenix(cells) for cells in records(cells_of(content), list(PHOENIX))]


def _phoenix(cells: Row) -> Row:
    row = {name: read(cells[name]) for name, read in PHOENIX.items()}
    demand(row["Date"] == date(row["Year"], row["Month"], row["Day"]), "the day is not its year, month and day")
    demand(row["CAMEO"].startswith(row["RootCode"]), f"{row['RootCode']} is not the root of {row['CAMEO']}")
    demand(row["QuadClass"] == int(PHOENIX_QUADS[row["RootCode"]]), f"{row['CAMEO']} is not of {row['QuadClass']}")
    told_together(row, "Lat", "Lon")
    for side in ("Source", "Target"):
        full = row[f"{side}Full"]
        demand(full.startswith(row[f"{side}Root"]), f"{full} has another root than {row[f'{side}Root']}")
        spelt = [row[f"{side}Root"], *filter(None, [row[f"{side}Agent"]]), *row[f"{side}Others"]]
        cut = [full[start : start + 3] for start in range(0, len(full), 3)]
        demand(sorted(spelt) == sorted(cut), f"{full} is cut into {spelt}")
    return row


# 4 PLOVER. What stands for a key says how its value is checked.


def string(value: object) -> None:
    demand(isinstance(value, str) and value, f"{value!r} is no text")


def number(value: object) -> None:
    demand(type(value) in {int, float}, f"{value!r} is no number")


def integer(value: object) -> None:
    demand(type(value) is int, f"{value!r} is no whole number")


def boolean(value: object) -> None:
    demand(type(value) is bool, f"{value!r} is neither true nor false")


def checked(read: Callable[[str], Any]) -> Callable[[object], None]:
    def check(value: object) -> None:
        string(value)
        read(str(value))

    return check


def every(check: Callable[[object], None]) -> Callable[[object], None]:
    def check_all(value: object) -> None:
        demand(isinstance(value, list) and value, f"{value!r} is no list of something")
        for item in value:
            check(item)

    return check_all


def shaped(needed: dict[str, Any], known: dict[str, Any]) -> Callable[[object], None]:
    def check(value: object) -> None:
        demand(isinstance(value, dict) and value, f"{value!r} is no object")
        demand(needed.keys() <= value.keys(), f"{sorted(needed.keys() - value.keys())} is missing")
        demand(value.keys() <= {**needed, **known}.keys(), f"{sorted(value)}: some are not known")
        for key, item in value.items():
            {**needed, **known}[key](item)

    return check


def keys(words: str, check: Callable[[object], None]) -> dict[str, Callable[[object], None]]:
    return dict.fromkeys(words.split(), check)


def quad(value: object) -> None:
    integer(value)
    demand(value in {1, 2, 3, 4}, f"{value!r} is no quad code")


ENTITY = {
    "code": checked(matching("[A-Z]{3}")),
    "sector": checked(matching("[A-Z]{3}([A-Z]{3})?")),
    "identifier_id": checked(matching("Q[0-9]+")),
    **keys("entity_text identifier_text religion ethnicity office gender age", string),
}
LOCATION = {
    **keys("extracted_place resolved_place city district province country feature_class feature_code", string),
    "country_code": checked(matching("[A-Z]{3}")),
    **keys("lat lon", number),
    **keys("geonameid resolution", integer),
}
CITED = {
    **keys("corpus citation url title publication license copyright coder codebook version", string),
    "language": checked(matching("[a-z]{2}")),
}
NEEDED = {
    "id": string,
    "date": checked(iso_day),
    "actor": every(shaped({}, ENTITY)),
    "event": every(checked(one_of(TYPES))),
}
KNOWN = {
    "has_event": boolean,
    "recipient": every(shaped({}, ENTITY)),
    "event_loc": shaped({}, LOCATION),
    **keys("event_text mode context", every(string)),
    "quad_code": quad,
    "event_scale": number,
    **keys("enddate coded_date", checked(iso_day)),
    **keys("time endtime coded_time", checked(time.fromisoformat)),
    **keys("link text coder comment", string),
    "text_info": shaped({}, {**keys("sequence start end", integer), "text_story": string}),
    "size": shaped({}, keys("dead injured arrested", integer)),
    "cite_info": shaped({}, CITED),
}


def unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    demand(len(dict(pairs)) == len(pairs), f"a key twice: {[key for key, _ in pairs]}")
    return dict(pairs)


def no_number(word: str) -> None:
    demand(holds=False, what=f"{word} is not JSON")


def read_plover(content: bytes) -> list[Row]:
    text = content.decode("utf-8")
    demand(not text or text.endswith("\n"), "the last line has no end")
    found = [json.loads(line, object_pairs_hook=unique, parse_constant=no_number) for line in text.split("\n")[:-1]]
    for record in found:
        shaped(NEEDED, KNOWN)(record)
        demand(record["date"] <= record.get("enddate", record["date"]), "the end is before the beginning")
    demand(len({record["id"] for record in found}) == len(found), "an id comes twice")
    return found
