from __future__ import annotations

import pytest

from multipolar.crosswalk import load_countries, load_party_codes
from multipolar.crosswalk.files import load_table
from multipolar.lexicon.load import data_folder, load_rows

COUNTRIES, PARTIES = load_countries(), load_party_codes()


def test_every_state_of_the_actor_tables_is_there() -> None:
    assert {row["code"] for row in load_rows(data_folder("actors", "states.csv"))} <= set(COUNTRIES.names)


def test_every_row_names_its_source() -> None:
    assert all(row["source"] for name in ("countries.csv", "country_aliases.csv") for row in load_table(name))


def test_fips_is_not_iso() -> None:
    assert COUNTRIES.by_fips["CH"] == "CHN"
    assert COUNTRIES.by_fips["GM"] == "DEU"
    assert COUNTRIES.by_fips["AS"] == "AUS"
    assert COUNTRIES.fips["CHE"] == "SZ"


def test_both_cameo_codes_of_a_state_are_read() -> None:
    assert {COUNTRIES.by_cameo[code] for code in ("ROM", "ROU")} == {"ROU"}
    assert COUNTRIES.by_cameo["KSV"] == "KOS"
    assert COUNTRIES.by_cameo["TMP"] == "TLS"


def test_cameos_regions_are_no_states() -> None:
    assert not {"EUR", "AFR", "ASA", "MEA"} & set(COUNTRIES.by_cameo)


def test_a_cow_number_outlives_its_state() -> None:
    assert COUNTRIES.cow["SUN"] == COUNTRIES.cow["RUS"] == "365"
    assert COUNTRIES.cow["DEU"] == "255"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Russian Federation", "RUS"),
        ("RUSSIA", "RUS"),
        ("Côte d’Ivoire", "CIV"),
        ("Cote D'Ivoire", "CIV"),
        ("the Gambia", "GMB"),
        ("Bosnia & Herzegovina", "BIH"),
        ("Occupied Palestinian Territory", "PSE"),
        ("Ruritania", None),
        ("", None),
    ],
)
def test_countries_are_found_however_they_are_spelt(name: str, code: str | None) -> None:
    assert COUNTRIES.find(name) == code


def test_cameos_med_are_the_media() -> None:
    assert PARTIES.cameo["MED"].sector == "JRN"
    assert PARTIES.cameo_of["MED"] == "HLH"


def test_an_army_goes_before_the_government_it_belongs_to() -> None:
    assert PARTIES.read_icews(["Government", "Military"]).sector == "MIL"
    assert PARTIES.read_icews([" Executive", "Foreign Ministry", "Government"]).sector == "GOV"
    assert PARTIES.read_icews(["Global", "International Government Organization"]).party == "IGO"
    assert PARTIES.read_icews(["Something New"]).sector == ""


def test_sectors_of_the_tables_are_plovers() -> None:
    known = {row["sector"] for row in load_table("sectors.csv")} - {""}

    assert known <= {"COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK"} | {
        *("AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC".split())
    }
