from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from multipolar.query.brief import find_brief
from multipolar.query.parties import Party
from multipolar.query.ties.settings import TiesSettings
from multipolar.show.brief import BriefPage, brief_html, brief_markdown, brief_text, compose_brief
from multipolar.show.brief.markdown import escape

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

RUS, VEN, USA = Party("RUS", "Russia"), Party("VEN", "Venezuela"), Party("USA", "United States")


class Tags(HTMLParser):
    """Collects the tags of a page, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name in {"href", "src"} and value]

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.fixture
def page(world: DuckDBPyConnection) -> BriefPage:
    return compose_brief(find_brief(world, RUS, VEN, TiesSettings(since=date(2030, 2, 1))))


def lines(page: BriefPage) -> dict[str, list[str]]:
    return {section.heading: [line.words for line in section.lines] for section in page.sections}


def test_a_brief_tells_how_two_stand_what_happened_and_what_lies_ahead(page: BriefPage) -> None:
    assert lines(page) == {
        "How they stand": [
            "1 act of material cooperation (score +10.0)",
            "2 acts of verbal cooperation (score +9.0)",
            (
                "Closer than in as many days before, 2 December 2029 to 31 January 2030, mostly by more aid and more"
                " praise, backing or signing (score +4.0, now +19.0)"
            ),
        ],
        "What happened": [
            "10 February 2030: Russia → Venezuela: aid",
            "3 March 2030: Russia ↔ Venezuela ↔ China: meeting of several parties",
            "2 April 2030: Russia ↔ Venezuela: praise, backing or signing",
        ],
        "Deals": ["oil refinery (energy): offered 7 January 2030; signed 2 April 2030"],
        "Ahead": [
            "20 May 2030: Venezuela → Russia: offer, promise or agreement (planned, has not happened)",
        ],
    }


def test_every_line_has_a_note_and_every_note_a_line(page: BriefPage) -> None:
    cited = [number for section in page.sections for line in section.lines for number in line.notes]

    assert all(line.notes for section in page.sections for line in section.lines)
    assert set(cited) == {note.number for note in page.notes}


def test_a_note_has_sentence_publisher_title_and_day(page: BriefPage) -> None:
    visit = next(note for note in page.notes if "visited" in note.sentence)

    assert visit.sentence == "RUS visited VEN on Monday, and nobody there knew why."
    assert visit.place == "The Strelsau Times, “A visit”, 7 January 2030"
    assert visit.url == "https://times.example/visit"


def test_what_is_disputed_is_told_with_every_telling(world: DuckDBPyConnection) -> None:
    page = compose_brief(find_brief(world, USA, VEN, TiesSettings()))

    assert lines(page)["Told in more than one way"] == [
        (
            "United States → Venezuela: attack: said to have happened (Venezuela, 2 March 2030); did not happen"
            " (United States, 3 March 2030); happened (reports, 9 March 2030)"
        )
    ]


def test_what_is_only_planned_is_told_as_nothing_done(world: DuckDBPyConnection) -> None:
    page = compose_brief(find_brief(world, RUS, VEN, TiesSettings(since=date(2030, 5, 1))))

    assert page.title == "Russia and Venezuela"
    assert lines(page)["How they stand"] == ["Nothing is told as done on a known day; 1 planned"]
    assert all(line.notes for section in page.sections for line in section.lines)


def test_text_fits_the_page_and_steers_no_terminal(page: BriefPage) -> None:
    text = brief_text(page)

    assert max(map(len, text.splitlines())) <= 78
    assert "\x1b" not in text
    assert "[1]" in text


def test_markdown_of_a_report_s_words_is_plain_words(page: BriefPage) -> None:
    text = brief_markdown(page)

    assert "<script" not in text.replace("\\<", "")
    assert "\\<img src=x" in text
    assert "\\[a\\](javascript:alert(2))" in text
    assert "\\*bold\\* \\`code\\`" in text
    assert re.search(r"^\[\^1\]: ", text, re.MULTILINE)


@pytest.mark.parametrize(
    ("words", "escaped"),
    [
        ("# head", "\\# head"),
        ("- item", "\\- item"),
        ("1. item", "\\1. item"),
        ("a_b *c* [d](e) `f` <g>", "a\\_b \\*c\\* \\[d\\](e) \\`f\\` \\<g\\>"),
        ("https://x.example", "https\\://x.example"),
        ("2 April 2010: Russia", "2 April 2010: Russia"),
    ],
)
def test_markup_is_escaped(words: str, escaped: str) -> None:
    assert escape(words) == escaped


def test_html_is_escaped_and_loads_nothing(page: BriefPage) -> None:
    tags = Tags()
    tags.feed(brief_html(page, "<svg></svg>"))

    assert "script" not in tags.tags
    assert tags.tags.count("img") == 1
    assert [link for link in tags.links if not link.startswith(("#note-", "data:image/svg+xml;base64,"))] == [
        "https://times.example/visit"
    ]
    assert '=cmd()|</script><script>alert("x")</script>' in tags.words
