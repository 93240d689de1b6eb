"""The stages as a spaCy component."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy

import multipolar.components
from events.told import told
from multipolar.errors import ArticleError
from multipolar.parse import DEFAULT_MODEL
from multipolar.pipeline import Coder
from multipolar.read import article_from_text

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

TEXTS = (
    "Russia attacked Georgia in August.",
    "Russian Prime Minister Vladimir Putin signed a gas deal with Venezuelan President Hugo Chavez.",
    "France condemned the raid by Israel on Syria.",
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    loaded = spacy.load(DEFAULT_MODEL, exclude=["ner"])
    loaded.add_pipe("multipolar", config={"published": "2010-04-02"})
    return loaded


@pytest.fixture(scope="module")
def plain() -> Coder:
    return Coder()


@pytest.mark.parametrize("text", TEXTS)
def test_component_gives_the_events_of_the_coder(nlp: Language, plain: Coder, text: str) -> None:
    published_on = multipolar.components.date(2010, 4, 2)
    article = article_from_text(text, published_on=published_on)

    doc = nlp(text)

    assert told(doc._.multipolar) == told(plain.code(article)) != []


def test_component_codes_a_stream_in_its_order(nlp: Language) -> None:
    assert [doc._.multipolar.article.text for doc in nlp.pipe(TEXTS)] == list(TEXTS)


def test_component_says_what_it_needs() -> None:
    blank = spacy.blank("en")
    blank.add_pipe("multipolar")

    problems = blank.analyze_pipes()["problems"]["multipolar"]

    assert {"token.dep", "token.tag", "doc.sents"} <= set(problems)


def test_component_names_the_pipeline_in_the_record(nlp: Language) -> None:
    assert nlp(TEXTS[0])._.multipolar.coder.model.startswith("en_core_web_sm")


def test_blank_text_is_refused(nlp: Language) -> None:
    with pytest.raises(ArticleError, match="holds no text"):
        nlp(" ")
