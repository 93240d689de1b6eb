"""Small files of invented rows with what is wrong in real ones, and what is made of them.

`python tests/importing/test_golden.py` writes the expectations anew.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from importing.rows import read
from multipolar.importing.datasets import Dataset

GOLDEN = Path(__file__).with_name("golden")
FILES = {
    "polecat.txt": Dataset.POLECAT,
    "icews.tab": Dataset.ICEWS,
    "gdelt.CSV": Dataset.GDELT,
    "gdelt-old.CSV": Dataset.GDELT,
}


def made_of(name: str) -> dict[str, Any]:
    events, failures, tally = read(GOLDEN / name, FILES[name])
    made = {
        "events": [asdict(event) for event in events],
        "failures": [f"{Path(failure.where).name}: {failure.reason}" for failure in failures],
        "rows": tally.rows,
        "bad": dict(tally.bad),
        "no_place": dict(tally.no_place),
        "mended": dict(tally.mended),
    }
    return json.loads(json.dumps(made, default=str))


def expectation(name: str) -> Path:
    return GOLDEN / f"{name}.expected.json"


@pytest.mark.parametrize("name", FILES)
def test_files_from_the_wild_are_read_as_was_looked_at(name: str) -> None:
    assert made_of(name) == json.loads(expectation(name).read_text("utf-8"))


if __name__ == "__main__":
    for one in FILES:
        expectation(one).write_text(json.dumps(made_of(one), indent=1, ensure_ascii=False) + "\n", "utf-8")
