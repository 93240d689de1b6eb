from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from multipolar.show.layers import Layer, Reference, cut_paragraphs


def classes_by_text(text: str, *layers: Layer) -> list[tuple[str, tuple[str, ...]]]:
    return [(piece.text, piece.classes) for line in cut_paragraphs(text, layers) for piece in line]


def test_overlapping_layers_become_pieces_that_carry_both() -> None:
    pieces = classes_by_text("abcdef", Layer(0, 4, ("x",)), Layer(2, 6, ("y",)))

    assert pieces == [("ab", ("x",)), ("cd", ("x", "y")), ("ef", ("y",))]


def test_two_layers_of_one_class_end_one_by_one() -> None:
    pieces = classes_by_text("abcd", Layer(0, 4, ("x",)), Layer(1, 2, ("x",)))

    assert pieces == [("a", ("x",)), ("b", ("x",)), ("cd", ("x",))]


def test_a_layer_over_a_line_end_is_cut_there() -> None:
    lines = cut_paragraphs("ab\n\ncd", [Layer(1, 5, ("x",))])

    assert [[piece.text for piece in line] for line in lines] == [["a", "b"], ["c", "d"]]


def test_a_reference_at_a_line_end_stays_with_the_words_before() -> None:
    reference = Reference("e1", "1", "event 1")

    lines = cut_paragraphs("ab\ncd", [Layer(0, 3, ("x",), "at-e1", (reference,))])

    assert lines[0][0].anchors == ["at-e1"]
    assert lines[0][-1].references == [reference]


def test_a_layer_beyond_the_text_is_left_out() -> None:
    assert classes_by_text("ab", Layer(1, 9, ("x",))) == [("ab", ())]


@given(st.text(alphabet="ab \n", max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=8))
def test_no_word_anchor_or_reference_is_lost(text: str, spans: list[tuple[int, int]]) -> None:
    layers = [
        Layer(start, end, ("x",), f"at-{number}", (Reference(str(number), "", ""),))
        for number, (start, end) in enumerate(spans)
        if start < end <= len(text) and text[start:end].strip()
    ]

    pieces = [piece for line in cut_paragraphs(text, layers) for piece in line]

    assert "".join(piece.text for piece in pieces).split() == text.split() or "".join(
        "".join(piece.text.split()) for piece in pieces
    ) == "".join(text.split())
    assert sorted(anchor for piece in pieces for anchor in piece.anchors) == sorted(layer.anchor for layer in layers)
    assert len([reference for piece in pieces for reference in piece.references]) == len(layers)
