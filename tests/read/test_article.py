from __future__ import annotations

import io
from hashlib import blake2b
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multipolar.errors import ArticleError
from multipolar.model.articles import MAX_ARTICLE_CHARS, Article
from multipolar.read import article_from_text, find_furniture
from multipolar.read.plain import PlainText
from multipolar.read.source import Source

TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1)
PIECES = [
    "STRELSAU, May 21 (RNA) – ", "By Jane Smith", "'Important day'", '"We will not yield to anybody," he said.', "|",
    "We will not yield to anybody Rudolf |", "Photo: AFP", "Comments", "Sources", "BBC NEWS", "© 2031 Castle Post",
    "\n", "\r\n", "\n\n", " ", "Ruritania has left the talks.", "Start Quote", "End Quote", "RNA/123456",
    "(Reporting by A B)", "The minister said:", "Monday, September 23, 2019",
    "“", "”", "‘", "’", "\u2028", "\x85", "\u00a0", "█ Ruritania",
]  # fmt: skip
REPORTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map("".join)


def test_id_is_a_digest_of_the_text() -> None:
    text = "Ruritania left."

    assert article_from_text(text).id == blake2b(text.encode(), digest_size=10).hexdigest()


def test_given_values_are_kept() -> None:
    article = article_from_text("Ruritania left.", id="a", source="b", title="c", publisher="d", url="e")

    assert article == Article(id="a", source="b", text="Ruritania left.", title="c", publisher="d", url="e")


@pytest.mark.parametrize("text", ["", " ", "\n\t\r\n", "\u00a0\u2028"])
def test_blank_text_is_refused(text: str) -> None:
    with pytest.raises(ArticleError, match=r"^text: holds no text; "):
        article_from_text(text)


@pytest.mark.parametrize("text", ["a\0b", "a\ud800", "\udfffb"])
def test_what_no_text_can_hold_is_refused(text: str) -> None:
    with pytest.raises(ArticleError, match=r"^news\.txt: "):
        article_from_text(text, source="news.txt")


def test_longest_text_is_taken_and_a_longer_one_refused() -> None:
    longest = "word " * (MAX_ARTICLE_CHARS // 5)

    assert article_from_text(longest).text == longest
    with pytest.raises(ArticleError, match="300,001 characters"):
        article_from_text(longest + "x")


def test_control_characters_are_text() -> None:
    assert article_from_text("Ruritania\x01\x1b left.\x0c").text == "Ruritania\x01\x1b left.\x0c"


@given(TEXT | REPORTS)
def test_text_of_a_file_is_what_its_bytes_say(text: str) -> None:
    if not text.strip() or text.startswith("\ufeff"):
        return

    try:
        [article] = PlainText().read(io.BytesIO(text.encode()), Source("a.txt"))
    except ArticleError as error:  # it began like some other kind of file
        assert "not text" in error.reason  # noqa: PT017  (only some texts raise)
        return

    assert article.text == text


@given(TEXT | REPORTS, st.none() | TEXT)
def test_furniture_is_in_order_apart_and_made_of_words(text: str, title: str | None) -> None:
    spans = [part.span for part in find_furniture(text, title)]

    assert spans == sorted(spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(span.end <= len(text) and span.quote(text).strip() == span.quote(text) for span in spans)


@given(REPORTS)
def test_same_text_has_the_same_furniture(text: str) -> None:
    assert find_furniture(text, None) == find_furniture(text, None)
