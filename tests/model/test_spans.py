"""The laws of stretches of text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multipolar.model.spans import TextSpan

SPANS = st.tuples(st.integers(0, 50), st.integers(1, 50)).map(lambda pair: TextSpan(pair[0], pair[0] + pair[1]))


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 2), (5, 5)])
def test_empty_and_backward_spans_are_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=f"start={start}, end={end}"):
        TextSpan(start, end)


@given(st.text(min_size=1), st.data())
def test_span_quotes_as_many_characters_as_it_is_long(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))

    words = TextSpan(start, end).quote(text)

    assert words == text[start:end]
    assert len(words) == end - start


@given(SPANS, SPANS)
def test_overlapping_is_symmetric_and_means_a_shared_character(one: TextSpan, other: TextSpan) -> None:
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))

    assert one.overlaps(other) is other.overlaps(one) is bool(shared)


@given(SPANS, SPANS)
def test_holding_means_holding_every_character(one: TextSpan, other: TextSpan) -> None:
    assert one.holds(other) is (set(range(other.start, other.end)) <= set(range(one.start, one.end)))


@given(SPANS)
def test_span_holds_and_overlaps_itself(span: TextSpan) -> None:
    assert span.holds(span)
    assert span.overlaps(span)


@given(SPANS, SPANS)
def test_spans_that_hold_each_other_are_equal(one: TextSpan, other: TextSpan) -> None:
    assert (one.holds(other) and other.holds(one)) is (one == other)


@given(st.lists(SPANS))
def test_spans_sort_by_where_they_begin_then_end(spans: list[TextSpan]) -> None:
    assert sorted(spans) == sorted(spans, key=lambda span: (span.start, span.end))


def test_span_cannot_be_changed() -> None:
    span = TextSpan(1, 2)

    with pytest.raises(AttributeError):
        span.start = 0  # type: ignore[misc]
