from __future__ import annotations

import io
import logging
import time
from datetime import date

import pytest

from multipolar.model.articles import Article, FurnitureKind
from multipolar.model.coded import Failure
from multipolar.read import read_paths
from multipolar.read.page import HtmlPage

FIRST = "Ruritania has recalled its ambassador from Sylvania, officials in Strelsau said on Monday."
SECOND = "They gave no reason for the step, which had been expected since the talks between both countries failed."
ARTICLE = f"<article><h1>Envoy recalled</h1><p>{FIRST}</p><h2>No reason</h2><p>{SECOND}</p></article>"


def page(body: str = ARTICLE, head: str = "<title>Envoy recalled</title>", html: str = "<html lang='en'>") -> bytes:
    return f"<!DOCTYPE html>{html}<head>{head}</head><body>{body}</body></html>".encode()


def read(data: bytes, *, published_on: date | None = None) -> Article | Failure:
    [result] = read_paths(["-"], stdin=io.BytesIO(data), published_on=published_on)
    return result


def article(data: bytes, *, published_on: date | None = None) -> Article:
    result = read(data, published_on=published_on)
    assert isinstance(result, Article)
    return result


def failure(data: bytes) -> Failure:
    result = read(data)
    assert isinstance(result, Failure)
    return result


def test_paragraphs_are_parted_by_newlines() -> None:
    lines = article(page()).text.split("\n")

    assert [line for line in lines if line in {FIRST, SECOND}] == [FIRST, SECOND]


def test_navigation_comments_and_scripts_are_left_out() -> None:
    body = (
        f"<nav><a href='/'>Home</a></nav>{ARTICLE}<div id='comments'><p>A reader: what a scandal this is.</p></div>"
        "<script>var a = 'Ruritania';</script><footer><p>Copyright Castle Post</p></footer>"
    )

    text = article(page(body)).text

    assert "Home" not in text
    assert "scandal" not in text
    assert "var a" not in text


def test_headings_of_the_page_are_furniture() -> None:
    found = article(page())

    headings = [part.span.quote(found.text) for part in found.furniture if part.kind is FurnitureKind.HEADING]
    assert "No reason" in headings


def test_title_publisher_and_address_come_from_the_page() -> None:
    head = (
        "<title>Envoy recalled</title><meta property='og:site_name' content='Castle Post'>"
        "<link rel='canonical' href='https://castle.example/news/17'>"
    )

    found = article(page(head=head))

    assert (found.title, found.publisher, found.url) == (
        "Envoy recalled",
        "Castle Post",
        "https://castle.example/news/17",
    )


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<meta property='article:published_time' content='2031-05-06T10:00:00Z'>", ""),
        ("<meta name='OriginalPublicationDate' content='2031/05/06 23:35:19'>", ""),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2031-05-06"}</script>', ""),
        ("", "<time datetime='2031-05-06'>Tuesday</time>"),
        ("", "<span class='date'>6 May 2031</span>"),
    ],
)
def test_day_the_page_states_is_its_day(head: str, body: str) -> None:
    assert article(page(body + ARTICLE, head)).published_on == date(2031, 5, 6)


def test_day_in_the_running_text_is_not_the_pages_day() -> None:
    told = "<p>The two presidents had last met on May 5, 2003 in Strelsau, and again on 2004-02-02, he said.</p>"

    found = article(page(ARTICLE.replace("</article>", f"{told}</article>")), published_on=date(2031, 1, 1))

    assert found.published_on == date(2031, 1, 1)


@pytest.mark.parametrize("declared", ["windows-1252", "iso-8859-1"])
def test_page_is_decoded_as_it_declares(declared: str) -> None:
    data = page(ARTICLE.replace("no reason", "“no reason”"), f"<meta charset='{declared}'>").decode().encode("cp1252")

    assert "“no reason”" in article(data).text


def test_valid_utf8_is_not_decoded_otherwise() -> None:
    data = page(ARTICLE.replace("no reason", "“no reason”"), "<meta charset='iso-8859-1'>")

    assert "“no reason”" in article(data).text


@pytest.mark.parametrize("declared", ["no-such-thing", "rot13", "ascii-armour", "utf-16", "idna", "undefined"])
def test_page_not_in_its_declared_encoding_is_a_failure(declared: str) -> None:
    data = page(head=f"<meta charset='{declared}'>") + b"\xe9x"

    assert failure(data).reason == f"not in {declared}, the encoding it declares"


def test_page_without_declaration_must_be_utf8() -> None:
    assert failure(page() + b"\xe9").reason.startswith("not UTF-8 (byte 0xE9")


@pytest.mark.parametrize(
    "data",
    [
        page("<nav>" + "".join(f"<a href='/{n}'>Link {n}</a>" for n in range(50)) + "</nav>"),
        page("".join(f"<div><a href='/{n}'>Title of story number {n}</a></div>" for n in range(50))),
        page("<form><input name='q'></form>"),
        page("<p>Hi.</p>"),
        b"<html></html>",
        b"<",
        b"<?xml version='1.0'?><rss><channel><title>Feed</title></channel></rss>",
    ],
    ids=["navigation", "links", "form", "greeting", "empty", "bracket", "feed"],
)
def test_page_without_article_is_a_failure(data: bytes) -> None:
    assert failure(data).reason in {"no article found in the page", "no HTML that can be read"}


@pytest.mark.parametrize(
    "data",
    [
        page("<div>" * 100_000 + ARTICLE),
        page(ARTICLE + "<span>" * 50_000),
        page("<b>" * 200_000 + ARTICLE),
        page("<div>a</div>" * 300_000 + ARTICLE),
        page("<p>" + "&amp;" * 1_000_000 + "</p>"),
        page(f"<article title='{'x' * 5_000_000}'><p>{FIRST}</p></article>"),
        b"<!DOCTYPE x [<!ENTITY a 'aaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><html><body><p>&b;</p></body></html>",
        b"<" * 1_000_000,
        b"<html>" + b"x" * 11_000_000,
        page("<a title=\x01>\ud7ff&#xd800;&#0;&#x110000;</a>" + ARTICLE),
    ],
    ids=["deep", "deep-behind", "deep-bold", "wide", "entities", "attribute", "doctype", "brackets", "large", "odd"],
)
def test_hostile_page_ends_soon_and_raises_nothing(data: bytes) -> None:
    began = time.monotonic()

    read(data)

    assert time.monotonic() - began < 10


def test_page_in_another_language_is_a_failure() -> None:
    told = "<p>Le ministre des affaires de Ruritanie est venu lundi pour parler avec son voisin de la frontière.</p>"

    assert failure(page(told * 3, html="<html lang='fr'>")).reason == "language fr: only English is coded"


def test_english_page_that_declares_another_language_is_read() -> None:
    assert article(page(html="<html lang='fr'>"))


def test_libraries_write_nothing_to_standard_error(capfd: pytest.CaptureFixture[str]) -> None:
    logging.getLogger("trafilatura").handlers.clear()

    read(b"<html></html>")

    assert capfd.readouterr().err == ""


def test_reader_is_told_by_both_suffixes() -> None:
    assert HtmlPage.suffixes == (".html", ".htm")
