"""The ontology's data files are whole and agree with one another; read directly, without the package."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path
from typing import Any

import pytest

DATA = Path(__file__).parents[2] / "src" / "multipolar" / "lexicon" / "data"
DROPPED_ROOTS = {"01", "02"}
POSITIVE_IN_CONFLICT = {("REQUEST", "assist")}


def entries(family: str, table: str) -> list[dict[str, Any]]:
    path = DATA / "ontology" / f"{family}.toml"
    return tomllib.loads(path.read_text("utf-8"))[table]


TYPES = entries("types", "type")
MODES = entries("modes", "mode")
CONTEXTS = entries("contexts", "context")
SECTORS = entries("sectors", "sector")
QUADS = entries("quads", "quad")
QUAD_OF = {row["name"]: row["quad"] for row in TYPES}
MODE_NAMES = {(row["type"], row["name"]) for row in MODES}
CONTEXT_NAMES = {row["name"] for row in CONTEXTS}
WORDS_OF_CONTEXTS = tomllib.loads((DATA / "events" / "contexts.toml").read_text("utf-8"))["context"]

with (DATA / "ontology" / "cameo.csv").open(encoding="utf-8", newline="") as file:
    CROSSWALK = list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("names", "count"),
    [
        pytest.param(list(QUAD_OF), 16, id="types"),
        pytest.param([(row["type"], row["name"]) for row in MODES], 67, id="modes"),
        pytest.param([row["name"] for row in CONTEXTS], 37, id="contexts"),
        pytest.param([row["code"] for row in SECTORS], 25, id="sectors"),
        pytest.param([row["code"] for row in QUADS], 4, id="quads"),
        pytest.param([row["name"] for row in entries("auxiliaries", "auxiliary")], 4, id="auxiliaries"),
    ],
)
def test_family_has_as_many_distinct_names_as_the_manual(names: list[Any], count: int) -> None:
    assert len(names) == len(set(names)) == count


def test_every_definition_says_something() -> None:
    rows = [*TYPES, *MODES, *CONTEXTS, *entries("auxiliaries", "auxiliary")]

    assert [row["name"] for row in rows if not row["definition"].endswith(".")] == []


def test_modes_belong_to_known_types_and_types_to_known_quads() -> None:
    assert {row["type"] for row in MODES} <= set(QUAD_OF)
    assert set(QUAD_OF.values()) == {row["code"] for row in QUADS}


def test_sectors_are_of_two_kinds() -> None:
    assert {row["kind"] for row in SECTORS} == {"state", "non-state"}


def test_scores_lie_between_minus_ten_and_ten() -> None:
    assert all(isinstance(row["score"], float) and -10 <= row["score"] <= 10 for row in [*TYPES, *MODES])


def test_signs_agree_with_the_quad_but_for_asking_for_help() -> None:
    scored = [((row["name"], ""), row["score"]) for row in TYPES]
    scored += [((row["type"], row["name"]), row["score"]) for row in MODES]

    wrong = {name for name, score in scored if (score <= 0 if QUAD_OF[name[0]] in {"VC", "MC"} else score > 0)}

    assert wrong == POSITIVE_IN_CONFLICT


def test_folds_stay_on_the_cooperative_side() -> None:
    auxiliaries = {row["name"] for row in entries("auxiliaries", "auxiliary")}

    for fold in entries("auxiliaries", "fold"):
        assert fold["auxiliary"] in auxiliaries
        assert QUAD_OF[fold["act"]] in {"VC", "MC"}
        assert QUAD_OF[fold["type"]] == "VC"


def test_crosswalk_has_one_row_per_code() -> None:
    codes = [row["cameo"] for row in CROSSWALK]

    assert codes == sorted(set(codes))
    assert len(codes) == 274 + 5 + 2
    assert {"0357", "109", "1641", "1642", "1643"} <= set(codes)


@pytest.mark.parametrize("row", CROSSWALK, ids=[row["cameo"] for row in CROSSWALK])
def test_crosswalk_row_has_labels_of_the_manual(row: dict[str, str]) -> None:
    if row["cameo"] in DROPPED_ROOTS:
        assert (row["type"], row["mode"], row["contexts"]) == ("", "", "")
        return

    assert row["type"] in QUAD_OF
    assert not row["mode"] or (row["type"], row["mode"]) in MODE_NAMES
    assert set(filter(None, row["contexts"].split(";"))) <= CONTEXT_NAMES


def test_crosswalk_explains_every_difference_from_the_2021_file() -> None:
    changed = [
        row["cameo"]
        for row in CROSSWALK
        if any(row[name] != row[f"{name}_2021"] for name in ("type", "mode", "contexts")) and not row["note"]
    ]

    assert changed == []


def test_every_context_has_words_of_its_own() -> None:
    assert sorted(row["name"] for row in WORDS_OF_CONTEXTS) == sorted(CONTEXT_NAMES)
    assert all(row["id"] == f"context.{row['name']}" for row in WORDS_OF_CONTEXTS)


@pytest.mark.parametrize("row", WORDS_OF_CONTEXTS, ids=[row["name"] for row in WORDS_OF_CONTEXTS])
def test_context_words_are_lower_case_and_listed_once(row: dict[str, Any]) -> None:
    for part in ("nouns", "verbs", "adjectives"):
        assert len(row[part]) == len(set(row[part]))
        assert [word for word in row[part] if word != word.lower() or " " in word] == []

    assert len(row["phrases"]) == len(set(row["phrases"]))
    assert [phrase for phrase in row["phrases"] if phrase != phrase.lower() or " " not in phrase or "-" in phrase] == []


@pytest.mark.parametrize("row", WORDS_OF_CONTEXTS, ids=[row["name"] for row in WORDS_OF_CONTEXTS])
def test_context_examples_mark_one_trigger(row: dict[str, Any]) -> None:
    assert row["matches"]
    assert row["misses"]
    for sentence in [*row["matches"], *row["misses"]]:
        assert sentence.count("[") == sentence.count("]") == 1
