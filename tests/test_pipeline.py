"""The whole way: order kept, bad articles in their place, the same bytes whatever the order and the hash seed."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import multipolar
from events.told import told
from multipolar.errors import ArticleError
from multipolar.export import to_json_line
from multipolar.model.articles import Article
from multipolar.model.coded import CodedArticle, Failure
from multipolar.pipeline import read
from multipolar.read import article_from_text

if TYPE_CHECKING:
    from multipolar.pipeline import Coder

pytestmark = pytest.mark.model

TEXTS = (
    "Ruritania attacked Freedonia. It was condemned by Sylvania, Borduria and France.",
    "Russian Prime Minister Vladimir Putin met Venezuelan President Hugo Chavez in Caracas. They signed a gas deal.",
    'The French president said that he would visit Washington. "We are friends," he added.',
    "It rained all day.",
)


def test_stream_keeps_its_order(coder: Coder) -> None:
    articles = [article_from_text(text) for text in TEXTS]

    assert [coded.article for coded in coder.pipe(articles)] == articles


def test_bad_article_becomes_a_failure_in_its_place(coder: Coder) -> None:
    too_long = Article("2", "long.txt", "war " * 500_000)
    unread = Failure("news.jsonl, line 3", "holds no text", "leave it out")

    first, second, third, fourth = coder.pipe(
        [article_from_text(TEXTS[0]), too_long, unread, article_from_text(TEXTS[1])]
    )

    assert isinstance(first, CodedArticle)
    assert isinstance(second, Failure)
    assert second.where == "long.txt"
    assert third is unread
    assert isinstance(fourth, CodedArticle)


def test_stream_is_read_one_article_at_a_time(coder: Coder) -> None:
    taken = []

    def source() -> object:
        for text in TEXTS:
            taken.append(text)
            yield article_from_text(text)

    next(iter(coder.pipe(source())))

    assert len(taken) == 1


def test_coding_does_not_depend_on_the_articles_before(coder: Coder) -> None:
    forward = [to_json_line(coded) for coded in coder.pipe(article_from_text(text) for text in TEXTS)]
    backward = [to_json_line(coded) for coded in coder.pipe(article_from_text(text) for text in reversed(TEXTS))]

    assert forward == backward[::-1]


PROGRAM = """
import sys
from multipolar.export import to_json_line
from multipolar.pipeline import Coder
from multipolar.read import article_from_text
texts = sys.argv[1:]
coder = Coder()
lines = sorted(to_json_line(coder.code(article_from_text(text))) for text in texts)
sys.stdout.buffer.write("\\n".join(lines).encode())
"""


def bytes_with(seed: str, texts: tuple[str, ...]) -> bytes:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "OMP_NUM_THREADS": "1"}
    run = subprocess.run([sys.executable, "-c", PROGRAM, *texts], capture_output=True, check=True, env=environment)
    return run.stdout


@pytest.mark.slow
def test_same_bytes_with_another_hash_seed_and_another_order() -> None:
    assert bytes_with("1", TEXTS) == bytes_with("4242", TEXTS[::-1]) != b""


WORDS = st.sampled_from(
    "Ruritania Freedonia's the attacked was by to sign not deny that he it they two countries President Mr . , \" ' ( "
    ") of and between in Washington talks will if 2010 Monday \u201c \u201d - 's U.S. Korea no sanctions said".split()
) | st.just("\n\n")


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.lists(WORDS, min_size=1, max_size=40).map(" ".join))
def test_junk_of_news_words_is_coded_or_refused(coder: Coder, text: str) -> None:
    coded_or_refused(coder, text)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=120))
def test_junk_of_any_characters_is_coded_or_refused(coder: Coder, text: str) -> None:
    coded_or_refused(coder, text)


def coded_or_refused(coder: Coder, text: str) -> None:
    try:
        coded = coder.code(article_from_text(text))
    except ArticleError:
        return
    for event in coded.events:
        assert event.evidence.holds(event.trigger)
        assert event.evidence.end <= len(text)
    to_json_line(coded)


@pytest.mark.parametrize("text", ["", " ", "\n\n\t"])
def test_blank_text_is_refused(text: str) -> None:
    with pytest.raises(ArticleError, match="holds no text"):
        article_from_text(text)


def test_plain_acts_come_out_with_the_trained_model_too(coder: Coder) -> None:
    coded = coder.code(article_from_text("Ruritania attacked Freedonia."))

    assert told(coded) == ["ASSAULT RUR>FRE"]


def test_read_codes_one_report() -> None:
    coded = read("Russian Prime Minister Vladimir Putin met Venezuelan President Hugo Chavez on Friday.")

    assert told(coded) == ["CONSULT RUS,VEN>"]
    assert coded.published_between is not None


def test_package_gives_the_same_names() -> None:
    assert multipolar.read is read
    assert all(getattr(multipolar, name) is not None for name in multipolar.__all__)
    assert sorted(multipolar.__all__) == multipolar.__all__


def test_record_names_rules_and_models(coder: Coder) -> None:
    version = coder.code(article_from_text(TEXTS[0])).coder

    assert version.version
    assert len(version.rules) == 20
    assert version.model.startswith(coder.parser.model)
