"""Finding quotation marks needs no model."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multipolar.statements.quotes import find_quotes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "we go" and left.', ["we go"]),
        ("He said “we go” and left.", ["we go"]),
        ("He said ‘we go’ and left.", ["we go"]),
        ("He said 'we go' and left.", ["we go"]),
        ("Ruritania's army and its allies' boats left.", []),
        ("‘It’s the army’s boat,’ he said.", ["It’s the army’s boat,"]),
        ("'It's the army's boat,' he said.", ["It's the army's boat,"]),
        ("'The boys' boat is gone,' he said.", ["The boys' boat is gone,"]),
        ("“He called it ‘a shame’ twice,” she said.", ["He called it ‘a shame’ twice,"]),
        ('"He called it "a shame" twice," she said.', ['He called it "a shame" twice,']),
        ('"We go," he said, "and we stay."', ["We go,", "and we stay."]),
        ("Back in the '90s it's all rock 'n roll.", []),
        ("«We go», he said.", ["We go"]),
        ("„We go“, he said.", ["We go"]),
        ('An unpaired " mark in running text.', []),
        ('He said: "The mark is missing.', ["The mark is missing."]),
        ('"" and " " hold nothing.', []),
        ("", []),
    ],
)
def test_quotations_are_found(text: str, expected: list[str]) -> None:
    assert [quote.span.quote(text) for quote in find_quotes(text)] == expected


def test_quotation_over_paragraphs_is_open_in_the_first() -> None:
    first, second = find_quotes('He said: "We go.\n"We stay."')

    assert (first.is_open, second.is_open) == (True, False)
    assert (first.paragraph, second.paragraph) == (0, 1)


def test_quotation_ends_with_its_paragraph() -> None:
    text = 'He said: "We go.\nThe army left.'

    assert [quote.span.quote(text) for quote in find_quotes(text)] == ["We go."]


@given(st.text(alphabet="ab .,\n\"'“”‘’«»„s[(", max_size=80))
def test_quotations_slice_back_in_order_and_never_overlap(text: str) -> None:
    quotes = find_quotes(text)

    assert all(quote.outer.holds(quote.span) and quote.outer.end <= len(text) for quote in quotes)
    assert all(one.outer.end <= other.outer.start for one, other in itertools.pairwise(quotes))
    assert all("\n" not in quote.span.quote(text) for quote in quotes)
