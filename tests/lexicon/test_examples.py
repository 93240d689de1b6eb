"""Every entry does what its own examples say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lexicon.examples import CONTEXT_ENTRIES, CUES, EVENTS, EXAMPLES, Example, cases, fires, known_failures, parse_all

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from multipolar.parse import Parser
    from multipolar.pipeline import Tools


@pytest.fixture(scope="module")
def docs(parser: Parser) -> dict[str, Doc]:
    return parse_all(parser)


@pytest.mark.model
@pytest.mark.parametrize("example", cases(EVENTS.entries))
def test_event_entry_does_what_its_examples_say(docs: dict[str, Doc], tools: Tools, example: Example) -> None:
    assert fires(example, docs[example.sentence], tools) is example.fires


@pytest.mark.model
@pytest.mark.parametrize("example", cases(CUES.cues))
def test_factuality_cue_does_what_its_examples_say(docs: dict[str, Doc], tools: Tools, example: Example) -> None:
    assert fires(example, docs[example.sentence], tools) is example.fires


@pytest.mark.model
@pytest.mark.parametrize("example", cases(CONTEXT_ENTRIES))
def test_context_entry_does_what_its_examples_say(docs: dict[str, Doc], tools: Tools, example: Example) -> None:
    assert fires(example, docs[example.sentence], tools) is example.fires


@pytest.mark.parametrize("entry", [*EVENTS.entries, *CUES.cues, *CONTEXT_ENTRIES], ids=lambda entry: entry.id)
def test_every_entry_brings_a_proof(entry: object) -> None:
    assert entry.matches or entry.known_misses


def test_known_failures_are_examples_that_still_exist() -> None:
    assert known_failures() <= {example.line for example in EXAMPLES}
