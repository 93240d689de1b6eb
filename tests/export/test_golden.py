"""The bytes of each format, for a handful of invented events: `python tests/export/test_golden.py` writes them anew."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from export.told_events import party, telling, told
from multipolar.export.records import Tally
from multipolar.export.write import WRITERS
from multipolar.model.standing import Standing

if TYPE_CHECKING:
    from multipolar.export.formats import Format

GOLDEN = Path(__file__).with_name("golden")
LATER = date(2010, 5, 3)
EVENTS = (
    told(mode="visit", score=4.0, contexts=("diplomatic", "economic")),
    told(
        "CONSULT",
        id="e2",
        type="AGREE",
        standing=Standing.PLANNED,
        auxiliary=("future",),
        actors=(party("RUS GOV"), party("IGO:African Union"), party("UNO", "United Nations")),
        recipients=(),
        place="Egypt",
        country="EGY",
        geonames=None,
        lat=None,
        lon=None,
        start_on=LATER,
        end_on=LATER,
    ),
    told("ASSAULT", id="e3", mode="drone", quad="MX", score=-9.5, standing=Standing.SAID, contexts=("military",)),
    told("ASSAULT", id="e4", quad="MX", standing=Standing.NEGATED, auxiliary=("negation",), contested=True),
    told("AID", id="e5", quad="MC", place=None, country=None, tellings=(telling(url=None, title='"Aid",\tsays\nhe'),)),
    told("MOBILIZE", id="e6", mode="troops", quad="MX", recipients=(), start_on=None, end_on=None),
)
FORMATS = sorted(WRITERS)


def exported(form: Format) -> bytes:
    return "".join(WRITERS[form](EVENTS, Tally())).encode()


@pytest.mark.parametrize("form", FORMATS)
def test_bytes_are_those_that_were_looked_at(form: Format) -> None:
    assert exported(form) == (GOLDEN / f"{form.value}.txt").read_bytes()


if __name__ == "__main__":
    for one in FORMATS:
        (GOLDEN / f"{one.value}.txt").write_bytes(exported(one))
