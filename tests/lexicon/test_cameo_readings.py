"""How coders of CAMEO's line, who have no auxiliary modes, read an act."""

from __future__ import annotations

import pytest

from multipolar.lexicon.ontology import load_ontology
from multipolar.model.factuality import Auxiliary


@pytest.mark.parametrize(
    ("act", "mode", "auxiliaries", "expected"),
    [
        ("RETREAT", "release", [Auxiliary.FUTURE], "AGREE"),
        ("ASSAULT", "", [Auxiliary.FUTURE], "THREATEN"),
        ("AID", "", [Auxiliary.NEGATION], "REJECT"),
        ("SANCTION", "convict", [], "ACCUSE"),
        ("SANCTION", "", [], "COERCE"),
        ("SANCTION", "expel", [], "SANCTION"),
        ("ASSAULT", "aerial", [], "ASSAULT"),
    ],
)
def test_act_is_read_as_coders_of_cameo_read_it(
    act: str, mode: str, auxiliaries: list[Auxiliary], expected: str
) -> None:
    assert load_ontology().cameo_type_of(act, mode, auxiliaries) == expected
