"""The language model's door: texts kept, lemmas mended, too long ones refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from multipolar.errors import ArticleError, MultipolarError
from multipolar.model.articles import Article
from multipolar.parse import Parser

if TYPE_CHECKING:
    from spacy.tokens import Doc

pytestmark = pytest.mark.model


def article(text: str) -> Article:
    return Article("1", "a.txt", text)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_parsed_text_is_the_article_s_character_for_character(parser: Parser, text: str) -> None:
    assert parser.parse(article(text)).text == text


def test_stream_keeps_its_order(parser: Parser) -> None:
    texts = [f"Ship {number} left." for number in range(20)]

    assert [doc.text for doc in parser.pipe(article(text) for text in texts)] == texts


def test_parse_does_not_depend_on_what_was_parsed_before(parser: Parser) -> None:
    text = "Ruritania, which attacked Freedonia, withdrew its ships."
    alone = parser.parse(article(text))

    *_, after = parser.pipe([article("He saw her duck."), article("Time flies."), article(text)])

    assert shape(after) == shape(alone)


def shape(doc: Doc) -> list[tuple[str, str, str, int]]:
    return [(token.lemma_, token.tag_, token.dep_, token.head.i) for token in doc]


def test_text_longer_than_any_report_is_refused_with_its_source(parser: Parser) -> None:
    with pytest.raises(ArticleError, match=r"a\.txt: the text has [\d,]+ characters"):
        parser.parse(article("war " * 400_000))


def test_model_that_is_not_installed_is_named_with_its_cure() -> None:
    with pytest.raises(MultipolarError, match="pip install en-core-web-none"):
        Parser("en_core_web_none")


def test_digest_names_model_and_version(parser: Parser) -> None:
    assert parser.digest.startswith(f"{parser.model}-3.")


def lemma(parser: Parser, sentence: str) -> str:
    return next(token.lemma_ for token in parser.parse(article(sentence)) if token.pos_ == "VERB")


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("Ruritania attacked Freedonia.", "attack"),
        ("Troops were installed there.", "install"),
        ("Police cordoned the square.", "cordon"),
        ("Ruritania withdrew its envoy.", "withdraw"),
    ],
)
def test_verb_has_its_lemma(parser: Parser, sentence: str, verb: str) -> None:
    assert lemma(parser, sentence) == verb


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("Ruritania staged drills near Freedonia.", "stage"),
        ("Ruritania waged war on Freedonia.", "wage"),
        ("Soldiers raped women.", "rape"),
        ("Ruritania fined Freedonia.", "fine"),
        ("Ruritania hopes to win.", "hope"),
        ("Snipers sniped at troops.", "snipe"),
        ("Ruritania spared Freedonia.", "spare"),
        ("They resupplied Freedonia.", "resupply"),
    ],
)
def test_misread_past_form_has_its_lemma(parser: Parser, sentence: str, verb: str) -> None:
    assert lemma(parser, sentence) == verb
