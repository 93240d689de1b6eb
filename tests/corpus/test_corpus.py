"""Every row of corpus/: its form, its words, its codes; and that the whole is as large and as even as it says."""

from __future__ import annotations

import json
from collections import Counter
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from multipolar.lexicon.deals import load_deal_lexicon
from multipolar.lexicon.ontology import load_ontology
from multipolar.model.deals import DealStage
from multipolar.model.factuality import Auxiliary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Row = dict[str, Any]

CORPUS = Path(__file__).parents[2] / "corpus"
FILES = [*sorted((CORPUS / "sentences").glob("*.jsonl")), *sorted((CORPUS / "reports").glob("*.jsonl"))]
GOLD = [CORPUS / "gold-contexts.jsonl", CORPUS / "gold-deals.jsonl"]

SENTENCE = {"id", "text", "style", "events", "statements"}
EVENT = {"act", "mode", "auxiliary", "trigger", "actors", "recipients", "contexts", "claimant"}
STATEMENT = {"speaker", "kind", "text", "cue"}
STYLES = {"wire", "headline", "release", "agency", "quote", "encyclopedic"}
KINDS = {"direct", "indirect", "mixed"}

ONTOLOGY = load_ontology()
AUXILIARIES = {"none", *Auxiliary}


def read(*paths: Path) -> list[Row]:
    return [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()]


def sentences() -> list[Row]:
    return read(*(path for path in FILES if path.parent.name == "sentences"))


def events() -> Iterator[Row]:
    return chain.from_iterable(row["events"] for row in sentences())


def stands_in(text: str, words: str) -> bool:
    """Tell whether words, or the second of them where they end in `#2`, stand in a text."""
    plain, _, number = words.rpartition("#")
    if not (plain and number.isdigit()):
        plain, number = words, "1"
    at = -1
    for _ in range(int(number)):
        at = text.find(plain, at + 1)
        if at < 0:
            return False
    return bool(plain)


def missing(text: str, words: Iterable[str]) -> Iterator[str]:
    return (f"{each!r} does not stand in the text" for each in words if not stands_in(text, each))


def faults_of_codes(event: Row) -> Iterator[str]:
    act, mode = event["act"], event["mode"]
    if act not in ONTOLOGY.types:
        yield f"no act {act}"
    if mode and (act, mode) not in ONTOLOGY.modes:
        yield f"{act} has no mode {mode}"
    if event["auxiliary"] not in AUXILIARIES:
        yield f"no auxiliary {event['auxiliary']}"
    yield from (f"no context {name}" for name in event["contexts"] if name not in ONTOLOGY.contexts)


def faults_of_roles(event: Row) -> Iterator[str]:
    actors, recipients = event["actors"], event["recipients"]
    parties = [*actors, *recipients]
    if not parties:
        yield f"{event['act']} names no party"
    if len(set(parties)) < len(parties):
        yield f"{event['act']} names a party twice"
    if (
        len(actors) > 1
        and not recipients
        and event["act"] in ONTOLOGY.types
        and not ONTOLOGY.types[event["act"]].mutual
    ):
        yield f"{event['act']} is not mutual: {' and '.join(actors)} want a recipient"


def faults_of_statement(statement: Row, text: str) -> Iterator[str]:
    if statement["kind"] not in KINDS:
        yield f"no kind {statement['kind']}"
    yield from missing(text, statement["text"].split(" ... "))
    if statement["cue"]:
        yield from missing(text, [statement["cue"]])


def faults_of_sentence(row: Row) -> Iterator[str]:
    text = row["text"]
    if set(row) - {"parties"} != SENTENCE or row["style"] not in STYLES:
        yield f"fields {sorted(row)}, style {row.get('style')}"
    yield from missing(text, row.get("parties", []))
    for event in row["events"]:
        if set(event) != EVENT:
            yield f"an event has the fields {sorted(event)}"
        yield from faults_of_codes(event)
        yield from faults_of_roles(event)
        claimant = [event["claimant"]] if event["claimant"] is not None else []
        yield from missing(text, [event["trigger"], *event["actors"], *event["recipients"], *claimant])
    for statement in row["statements"]:
        if set(statement) != STATEMENT:
            yield f"a statement has the fields {sorted(statement)}"
        yield from missing(text, [statement["speaker"]])
        yield from faults_of_statement(statement, text)


def faults_of_report(row: Row) -> Iterator[str]:
    text = row["text"]
    if set(row) != SENTENCE | {"published", "sentences"} or row["style"] not in STYLES:
        yield f"fields {sorted(row)}, style {row.get('style')}"
    if "".join("".join(row["sentences"]).split()) != "".join(text.split()):
        yield "the sentences together are not the text"
    for event in row["events"]:
        if set(event) != EVENT | {"sentence"}:
            yield f"an event has the fields {sorted(event)}"
        yield from faults_of_codes(event)
        yield from faults_of_roles(event)
        yield from missing(row["sentences"][event["sentence"]], [event["trigger"]])
    for statement in row["statements"]:
        if set(statement) != STATEMENT | {"speaker_code"}:
            yield f"a statement has the fields {sorted(statement)}"
        yield from faults_of_statement(statement, text)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_row_is_of_the_form_and_says_what_stands_in_its_text(path: Path) -> None:
    faults_of = faults_of_report if path.parent.name == "reports" else faults_of_sentence
    rows = read(path)

    assert rows
    assert [f"{row['id']}: {fault}" for row in rows for fault in faults_of(row)] == []


def test_a_row_with_faults_is_told_of() -> None:
    codes = {"act": "ASSAULT", "mode": "visit", "auxiliary": "perhaps", "contexts": ["weather"]}
    words = {"trigger": "fought", "actors": ["Ruritania", "Zenda"], "recipients": [], "claimant": "Strelsau#2"}
    row = {"id": "1", "text": "Ruritania fought.", "style": "wire", "events": [codes | words], "statements": []}

    assert list(faults_of_sentence(row)) == [
        "ASSAULT has no mode visit",
        "no auxiliary perhaps",
        "no context weather",
        "ASSAULT is not mutual: Ruritania and Zenda want a recipient",
        "'Zenda' does not stand in the text",
        "'Strelsau#2' does not stand in the text",
    ]


def test_gold_contexts_are_of_the_ontology() -> None:
    rows = read(GOLD[0])

    assert {tuple(row) for row in rows} == {("id", "text", "trigger", "act", "contexts")}
    assert [row["id"] for row in rows if not stands_in(row["text"], row["trigger"])] == []
    assert {row["act"] for row in rows} <= set(ONTOLOGY.types)
    assert {name for row in rows for name in row["contexts"]} == set(ONTOLOGY.contexts)


def test_gold_deals_are_of_the_sectors_and_stages_we_know() -> None:
    rows = read(GOLD[1])
    deals = [deal for row in rows for deal in row["deals"]]

    assert {tuple(row) for row in rows} == {("id", "text", "published", "deals")}
    assert {tuple(deal) for deal in deals} == {("parties", "subject", "sector", "stage")}
    assert {deal["sector"] for deal in deals} <= set(load_deal_lexicon().sector_of.values())
    assert {deal["stage"] for deal in deals} == set(DealStage)
    assert min(len(deal["parties"]) for deal in deals) > 1


def test_an_id_is_given_once() -> None:
    ids = Counter(row["id"] for row in read(*FILES, *GOLD))

    assert [one for one, count in ids.items() if count > 1] == []


def test_no_sentence_stands_here_twice() -> None:
    texts = Counter(
        " ".join(text.split()) for row in read(*FILES, *GOLD) for text in row.get("sentences", [row["text"]])
    )

    assert [text for text, count in texts.items() if count > 1] == []


def test_there_is_enough_of_every_act_and_mode() -> None:
    acts = Counter(event["act"] for event in events())
    modes = Counter((event["act"], event["mode"]) for event in events())

    assert len(sentences()) >= 4000
    assert {name: acts[name] for name in ONTOLOGY.types if acts[name] < 120} == {}
    assert {mode: modes[mode] for mode in ONTOLOGY.modes if modes[mode] < 3} == {}


def test_a_quarter_of_the_sentences_tell_of_no_event() -> None:
    rows = sentences()

    assert sum(not row["events"] for row in rows) / len(rows) >= 0.25
