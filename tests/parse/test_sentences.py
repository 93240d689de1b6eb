"""Where sentences begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.lang.en import English

from multipolar.model.articles import Article, Furniture, FurnitureKind
from multipolar.model.spans import TextSpan
from multipolar.parse.sentences import mark_sentences

if TYPE_CHECKING:
    from multipolar.parse import Parser

NLP = English()


def sentences(text: str, *furniture: tuple[int, int]) -> list[str]:
    """Split a text where it is sure that a sentence begins."""
    doc = NLP(text)
    mark_sentences(doc, [TextSpan(*span) for span in furniture])
    starts = [token.idx for token in doc if token.i == 0 or token.is_sent_start]
    return [text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


CASES = {
    "full stop": ("It rained. It snowed.", ["It rained.", "It snowed."]),
    "question": ("Did it rain? It did.", ["Did it rain?", "It did."]),
    "closing quote": ('"It rained." It snowed.', ['"It rained."', "It snowed."]),
    "curly closing quote": ("“It rained.” It snowed.", ["“It rained.”", "It snowed."]),
    "opening quote": ('It rained. "So what?"', ["It rained.", '"So what?"']),
    "heading": ("Rain\n\nIt rained all day", ["Rain", "It rained all day"]),
    "line": ("Rain\nIt rained all day", ["Rain", "It rained all day"]),
    "lower case goes on": ("It rained, e.g. here. and there", ["It rained, e.g. here. and there"]),
    "title": ("Mr. Korda left.", ["Mr. Korda left."]),
    "number": ("It cost 3.5 million.", ["It cost 3.5 million."]),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_sentences_begin_where_the_text_decides_it(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_edge_of_furniture_begins_a_sentence() -> None:
    assert sentences("A ship at sea It rained all day", (0, 13)) == ["A ship at sea", "It rained all day"]


def test_wrapped_lines_go_on_until_a_blank_line() -> None:
    text = "It rained and\nrained and went\non and on over\nthe hills and the\nsea\n\nIt snowed"

    assert len(sentences(text)) == 2


@given(st.text(st.sampled_from("aB .!?\n\"'()”“1,;"), min_size=1, max_size=60))
def test_no_text_is_lost_and_none_raises(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@pytest.mark.model
def test_parser_lets_the_marks_stand(parser: Parser) -> None:
    text = "Rain falls on\n\nRuritania and Freedonia met. They left."
    furniture = (Furniture(TextSpan(0, 13), FurnitureKind.HEADING),)

    doc = parser.parse(Article("1", "test", text, furniture=furniture))

    assert [sentence.text.strip() for sentence in doc.sents if sentence.text.strip()] == [
        "Rain falls on",
        "Ruritania and Freedonia met.",
        "They left.",
    ]
