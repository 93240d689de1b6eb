"""The JSON record: every field of the contract, spans within the text, the same after a round trip."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from multipolar.export import as_record, to_json_line
from multipolar.model.articles import Article
from multipolar.model.coded import CodedArticle, CoderVersion
from multipolar.read import article_from_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from multipolar.pipeline import Coder

TEXT = (
    "STRELSAU (RNA) -- Ruritanian Prime Minister Anton Hentzau visited Freedonia on Monday.\n\n"
    'Freedonian President Rufus Firefly said that Ruritania had offered Freedonia a nuclear power plant. "We will '
    'sign it," he said. The two countries signed a contract on a gas pipeline in Caracas on 2 April 2010.\n\n'
    "Sylvania denied that it had attacked Freedonia."
)

ARTICLE = {
    "id", "source", "title", "publisher", "url", "language", "published", "published_between", "text", "furniture",
    "events", "statements", "deals", "coder",
}  # fmt: skip
EVENT = {
    "id", "act", "type", "mode", "auxiliary", "contexts", "actors", "recipients", "claimant", "trigger", "evidence",
    "date", "location", "score", "confidence", "rules",
}  # fmt: skip
STATEMENT = {"id", "speaker", "kind", "cue", "start", "end", "parts", "addressee", "repeats"}
DEAL = {"parties", "subject", "sector", "stage", "events", "evidence"}
ENTITY = {"name", "code", "sector", "office", "wikidata", "start", "end", "via"}


@pytest.fixture(scope="module")
def coded(coder: Coder) -> CodedArticle:
    return coder.code(article_from_text(TEXT, source="a.txt", title="A visit"))


@pytest.fixture(scope="module")
def record(coded: CodedArticle) -> dict[str, Any]:
    return as_record(coded)


def spans_in(value: object) -> Iterator[dict[str, Any]]:
    """Give every object with a start and an end that are numbers."""
    if isinstance(value, dict):
        if isinstance(value.get("start"), int):
            yield value
        for inner in value.values():
            yield from spans_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans_in(inner)


@pytest.mark.model
def test_sample_has_something_of_everything(record: dict[str, Any]) -> None:
    assert record["events"]
    assert record["statements"]
    assert record["deals"]


@pytest.mark.model
def test_record_has_every_field_of_the_contract(record: dict[str, Any]) -> None:
    assert set(record) == ARTICLE
    assert {frozenset(event) for event in record["events"]} == {frozenset(EVENT)}
    assert {frozenset(statement) for statement in record["statements"]} == {frozenset(STATEMENT)}
    assert {frozenset(deal) for deal in record["deals"]} == {frozenset(DEAL)}
    assert set(record["coder"]) == {"version", "rules", "model"}


@pytest.mark.model
def test_entities_have_every_field_of_the_contract(record: dict[str, Any]) -> None:
    entities = [entity for event in record["events"] for entity in (*event["actors"], *event["recipients"])]
    entities += [statement["speaker"] for statement in record["statements"]]
    entities += [event["claimant"] for event in record["events"] if event["claimant"]]

    assert {frozenset(entity) for entity in entities} == {frozenset(ENTITY)}


@pytest.mark.model
def test_every_span_lies_within_the_text(record: dict[str, Any]) -> None:
    spans = list(spans_in(record))

    assert [span for span in spans if not 0 <= span["start"] < span["end"] <= len(TEXT)] == []
    assert len(spans) > 10


@pytest.mark.model
def test_text_is_the_input_unchanged(record: dict[str, Any]) -> None:
    assert record["text"] == TEXT


@pytest.mark.model
def test_triggers_lie_within_their_evidence(record: dict[str, Any]) -> None:
    for event in record["events"]:
        assert (
            event["evidence"]["start"]
            <= event["trigger"]["start"]
            < event["trigger"]["end"]
            <= event["evidence"]["end"]
        )


@pytest.mark.model
def test_words_of_a_date_stand_in_the_text(record: dict[str, Any]) -> None:
    words = [event["date"]["text"] for event in record["events"] if event["date"] and event["date"]["text"]]

    assert "2 April 2010" in words
    assert [one for one in words if one not in TEXT] == []


@pytest.mark.model
def test_offices_named_bound_the_publication(record: dict[str, Any]) -> None:
    assert record["published"] is None
    assert record["published_between"] == ["2008-05-08", "2012-05-07"]


@pytest.mark.model
def test_event_ids_are_unique_and_deals_name_events_that_exist(record: dict[str, Any]) -> None:
    ids = [event["id"] for event in record["events"]]

    assert len(set(ids)) == len(ids)
    assert {one for deal in record["deals"] for one in deal["events"]} <= set(ids)


@pytest.mark.model
def test_codes_acts_and_modes_are_the_ontology_s(coder: Coder, record: dict[str, Any]) -> None:
    ontology = coder.tools.ontology

    for event in record["events"]:
        assert {event["act"], event["type"]} <= set(ontology.types)
        assert not event["mode"] or (event["act"], event["mode"]) in ontology.modes
        assert set(event["contexts"]) <= set(ontology.contexts)
        assert 0 < event["confidence"] <= 1
        assert -10 <= event["score"] <= 10


@pytest.mark.model
def test_json_line_reads_back_as_the_same_record(coded: CodedArticle) -> None:
    line = to_json_line(coded)

    assert json.loads(line) == as_record(coded)
    assert "\n" not in line


def bare(text: str) -> CodedArticle:
    return CodedArticle(Article("1", "a.txt", text), None, (), (), (), CoderVersion("1", "r", "m"))


def test_article_without_anything_has_every_field_all_the_same() -> None:
    record = as_record(bare("It rained."))

    assert set(record) == ARTICLE
    assert record["events"] == record["statements"] == record["deals"] == record["furniture"] == []
    assert record["published"] is record["published_between"] is record["title"] is None


@pytest.mark.parametrize("text", ["Chávez", "“quoted”", "a\nb\tc", "\u2028", "\U0001f30d", 'a "b" \\ c'])
def test_any_text_survives_the_line(text: str) -> None:
    assert json.loads(to_json_line(bare(text)))["text"] == text
