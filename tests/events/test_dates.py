"""When was it: expressions reckoned from the day of publication, Tuesday 10 May 2011."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.lang.en import English

from multipolar.events.dates import find_dates

if TYPE_CHECKING:
    from spacy.tokens import Span

NLP = English()
REPORT = date(2011, 5, 10)

CASES = {
    # a day by itself
    "iso": ("It landed on 2010-04-02.", "2010-04-02", "2010-04-02"),
    "month day year": ("It landed on April 2, 2010.", "2010-04-02", "2010-04-02"),
    "month day year without a comma": ("It landed on April 2 2010.", "2010-04-02", "2010-04-02"),
    "day month year": ("It landed on 2 April 2010.", "2010-04-02", "2010-04-02"),
    "ordinal": ("It landed on April 2nd, 2010.", "2010-04-02", "2010-04-02"),
    "ordinal with of": ("It landed on the 2nd of April 2010.", "2010-04-02", "2010-04-02"),
    "short month": ("It landed on Apr. 2, 2010.", "2010-04-02", "2010-04-02"),
    "Sept": ("It landed on Sept. 11, 2001.", "2001-09-11", "2001-09-11"),
    "leap day": ("It landed on 29 February 2008.", "2008-02-29", "2008-02-29"),
    # without a year
    "day of this year": ("It landed on 3 May.", "2011-05-03", "2011-05-03"),
    "month day of this year": ("It landed on May 3.", "2011-05-03", "2011-05-03"),
    "last December": ("It landed on December 5.", "2010-12-05", "2010-12-05"),
    "coming June": ("It will land on June 3.", "2011-06-03", "2011-06-03"),
    "coming January": ("It will land on January 3.", "2012-01-03", "2012-01-03"),
    # weekdays
    "Monday": ("It landed on Monday.", "2011-05-09", "2011-05-09"),
    "the report's own weekday": ("It landed on Tuesday.", "2011-05-10", "2011-05-10"),
    "Wednesday past": ("It landed on Wednesday.", "2011-05-04", "2011-05-04"),
    "Wednesday ahead": ("It will land on Wednesday.", "2011-05-11", "2011-05-11"),
    "last Tuesday": ("It landed last Tuesday.", "2011-05-03", "2011-05-03"),
    "last Friday": ("It landed last Friday.", "2011-05-06", "2011-05-06"),
    "next Friday": ("It will land next Friday.", "2011-05-13", "2011-05-13"),
    "next Tuesday": ("It will land next Tuesday.", "2011-05-17", "2011-05-17"),
    "this coming Sunday": ("It lands this coming Sunday.", "2011-05-15", "2011-05-15"),
    # near days
    "yesterday": ("It landed yesterday.", "2011-05-09", "2011-05-09"),
    "today": ("It landed today.", "2011-05-10", "2011-05-10"),
    "tomorrow": ("It lands tomorrow.", "2011-05-11", "2011-05-11"),
    "last night": ("It landed last night.", "2011-05-09", "2011-05-09"),
    "this morning": ("It landed this morning.", "2011-05-10", "2011-05-10"),
    "tonight": ("It lands tonight.", "2011-05-10", "2011-05-10"),
    # counted
    "two days ago": ("It landed two days ago.", "2011-05-08", "2011-05-08"),
    "a week ago": ("It landed a week ago.", "2011-05-03", "2011-05-03"),
    "3 weeks ago": ("It landed 3 weeks ago.", "2011-04-19", "2011-04-19"),
    "two months ago": ("It landed two months ago.", "2011-03-01", "2011-03-31"),
    "two years ago": ("It landed two years ago.", "2009-01-01", "2009-12-31"),
    "in three days": ("It will land in three days.", "2011-05-13", "2011-05-13"),
    # spans of days
    "last week": ("It landed last week.", "2011-05-02", "2011-05-08"),
    "this week": ("It landed this week.", "2011-05-09", "2011-05-15"),
    "next week": ("It lands next week.", "2011-05-16", "2011-05-22"),
    "last month": ("It landed last month.", "2011-04-01", "2011-04-30"),
    "this month": ("It landed earlier this month.", "2011-05-01", "2011-05-31"),
    "next month": ("It lands next month.", "2011-06-01", "2011-06-30"),
    "last year": ("It landed last year.", "2010-01-01", "2010-12-31"),
    "next year": ("It lands next year.", "2012-01-01", "2012-12-31"),
    "in March": ("It landed in March.", "2011-03-01", "2011-03-31"),
    "last November": ("It landed last November.", "2010-11-01", "2010-11-30"),
    "month and year": ("It landed in April 2010.", "2010-04-01", "2010-04-30"),
    "month and year, short": ("It landed in Apr. 2010.", "2010-04-01", "2010-04-30"),
    "year": ("It landed in 1954.", "1954-01-01", "1954-12-31"),
    "decade": ("It landed in the 1990s.", "1990-01-01", "1999-12-31"),
    "early decade": ("It landed in the early 1980s.", "1980-01-01", "1989-12-31"),
}


def sentence_of(text: str) -> Span:
    return NLP(text)[:]


@pytest.mark.parametrize(("text", "start", "end"), CASES.values(), ids=CASES)
def test_expression_means_these_days(text: str, start: str, end: str) -> None:
    found = [(one.when.start.isoformat(), one.when.end.isoformat()) for one in find_dates(sentence_of(text), REPORT)]

    assert found == [(start, end)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("It landed on 31 February 2010.", id="no such day"),
        pytest.param("It carried 300 men.", id="a plain number"),
        pytest.param("It may land and march on.", id="months that are verbs"),
        pytest.param("It landed.", id="no date"),
    ],
)
def test_other_words_are_no_dates(text: str) -> None:
    assert find_dates(sentence_of(text), REPORT) == []


def test_year_after_a_month_is_no_day() -> None:
    (found,) = find_dates(sentence_of("An April 2010 landing."), REPORT)

    assert (found.when.start, found.when.end) == (date(2010, 4, 1), date(2010, 4, 30))


@pytest.mark.parametrize("when", ["on Monday", "yesterday", "on 3 May", "last week"])
def test_expression_that_needs_an_unknown_day_of_publication_is_left_out(when: str) -> None:
    assert find_dates(sentence_of(f"It landed {when}."), None) == []


def test_full_date_needs_no_day_of_publication() -> None:
    (found,) = find_dates(sentence_of("It landed on 2 April 2010."), None)

    assert found.when.start == date(2010, 4, 2)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It landed on April 2, 2010.", "April 2, 2010"),
        ("It landed last Tuesday.", "last Tuesday"),
        ("It landed on Tuesday.", "Tuesday"),
        ("It landed yesterday.", "yesterday"),
    ],
)
def test_words_of_the_date_slice_back(text: str, words: str) -> None:
    (found,) = find_dates(sentence_of(text), REPORT)

    assert found.when.words.quote(text) == words


PIECES = st.sampled_from(
    "29 February 2 31 0 1800 2099 9999 April Sept. last next this Monday weeks ago in three 999 years 400 days the "
    "1990s tomorrow , . - 2010-02-30 0000-00-00 two months year week will earlier coming of mid- a".split()
)
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


@given(st.lists(PIECES, min_size=1, max_size=12).map(" ".join), st.none() | DAYS)
def test_no_wording_raises_and_every_date_runs_forward(text: str, published_on: date | None) -> None:
    for found in find_dates(sentence_of(text), published_on):
        assert found.when.start <= found.when.end
        assert found.when.words.quote(text).strip()


@given(st.text(min_size=1, max_size=80).filter(str.strip), st.none() | DAYS)
def test_no_text_raises(text: str, published_on: date | None) -> None:
    find_dates(sentence_of(text), published_on)
