from __future__ import annotations

import pytest

from multipolar.crosswalk import load_cameo
from multipolar.crosswalk.files import load_table
from multipolar.model.standing import Standing

CAMEO = load_cameo()
TOLD = [(name, "") for name in CAMEO.ontology.types] + list(CAMEO.ontology.modes)
# What the two manuals cut differently; docs/formats.md tells each.
NOT_READ_BACK = {
    "ACCUSE/",
    "ACCUSE/allege",
    "ASSAULT/crowd-control",
    "ASSAULT/drone",
    "ASSAULT/explosives",
    "ASSAULT/primitive",
    "COERCE/censor",
    "COERCE/cyber",
    "COERCE/misinformation",
    "COERCE/withhold",
    "CONSULT/multilateral",
    "MOBILIZE/militia",
    "MOBILIZE/weapons",
    "PROTEST/strike",
    "PROTEST/vandalize",
    "REJECT/yield",
    "REQUEST/yield",
    "RETREAT/",
    "RETREAT/release",
    "RETREAT/resign",
    "RETREAT/withdraw",
    "SANCTION/",
    "SANCTION/convict",
    "THREATEN/arrest",
}


@pytest.mark.parametrize(("act", "mode"), TOLD)
def test_every_act_told_as_done_has_a_code(act: str, mode: str) -> None:
    assert CAMEO.code_of(act, mode, Standing.HAPPENED, ()) is not None


def test_codes_are_read_back_as_what_they_were_made_of_but_for_the_listed_losses() -> None:
    codes = {(act, mode): CAMEO.code_of(act, mode, Standing.SAID, ()) for act, mode in TOLD}
    lost = {f"{act}/{mode}" for (act, mode), code in codes.items() if CAMEO.read(code.code)[:2] != (act, mode)}

    assert lost == NOT_READ_BACK


def test_every_row_that_is_not_read_back_says_what_is_lost() -> None:
    silent = [
        row["act"] + "/" + row["mode"]
        for row in load_table("cameo_export.csv")
        if row["standing"] == "told" and not row["context"] and not row["lost"]
    ]

    assert NOT_READ_BACK.isdisjoint(silent)


@pytest.mark.parametrize(
    ("act", "mode", "standing", "contexts", "code"),
    [
        ("CONSULT", "visit", Standing.PLANNED, (), "036"),
        ("COOPERATE", "", Standing.PLANNED, ("economic",), "0311"),
        ("AID", "", Standing.PLANNED, ("military",), "0332"),
        ("RETREAT", "withdraw", Standing.PLANNED, (), "0356"),
        ("SANCTION", "", Standing.PLANNED, (), "1312"),
        ("ASSAULT", "aerial", Standing.PLANNED, (), "138"),
        ("PROTEST", "strike", Standing.PLANNED, (), "133"),
        ("CONSULT", "visit", Standing.NEGATED, (), "125"),
        ("COOPERATE", "", Standing.NEGATED, ("military",), "1212"),
        ("ASSAULT", "", Standing.HAPPENED, ("terrorism", "military"), "190"),
    ],
)
def test_promises_threats_and_refusals_are_told_as_cameo_has_them(
    act: str, mode: str, standing: Standing, contexts: tuple[str, ...], code: str
) -> None:
    assert CAMEO.code_of(act, mode, standing, contexts).code == code


@pytest.mark.parametrize("act", ["ACCUSE", "THREATEN", "ASSAULT", "SANCTION", "COERCE", "PROTEST", "MOBILIZE"])
def test_conflict_that_did_not_happen_has_no_code(act: str) -> None:
    assert CAMEO.code_of(act, "", Standing.NEGATED, ()) is None


@pytest.mark.parametrize("standing", [Standing.POSSIBLE, Standing.EARLIER])
def test_what_is_only_possible_or_background_has_no_code(standing: Standing) -> None:
    assert all(CAMEO.code_of(act, mode, standing, ()) is None for act, mode in TOLD)


def test_a_code_nobody_knows_is_read_as_its_parent() -> None:
    assert CAMEO.read("1769") == ("COERCE", "", ())
    assert CAMEO.read("1823")[:2] == ("ASSAULT", "")


@pytest.mark.parametrize("code", ["", "1", "21", "99", "01", "0211", "abc", "04x", "12345", "٠٤٠"])
def test_what_is_no_code_of_plovers_is_nothing(code: str) -> None:
    assert CAMEO.read(code) is None


def test_goldstein_values_are_those_of_the_real_rows_in_the_field_notes() -> None:
    assert CAMEO.codes["040"].goldstein == 1.0
    assert {code.root for code in CAMEO.codes.values()} == {f"{root:02}" for root in range(3, 21)}
    assert all(-10 <= code.goldstein <= 10 for code in CAMEO.codes.values())
