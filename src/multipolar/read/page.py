"""HTML: one page, one article, taken out by trafilatura."""

from __future__ import annotations

import logging
import re
from datetime import date
from typing import TYPE_CHECKING

from multipolar.errors import ArticleError
from multipolar.read.article import article_from_text
from multipolar.read.blocks import find_blocks
from multipolar.read.decode import decode, encoding_marked, read_bounded
from multipolar.read.limits import MAX_PAGE_BYTES, MAX_PAGE_ELEMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from lxml.html import HtmlElement  # type: ignore[import-untyped]
    from trafilatura.settings import Document

    from multipolar.model.articles import Article
    from multipolar.read.source import Source

DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
DECLARED_WITHIN = 4096  # bytes; browsers look at 1,024
READ_AS_CP1252 = frozenset({"iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii"})  # as browsers do

# Where pages state their day of publication. The running text is left out: the dates in it are those of events.
DATED = (
    "//meta | //script[contains(@type, 'ld+json')] | //time | //abbr"
    " | //*[contains(@class, 'date') or contains(@class, 'time') or contains(@class, 'publish')"
    " or contains(@id, 'date') or contains(@id, 'time') or contains(@itemprop, 'date')][string-length(.) < 80]"
)
EARLIEST, LATEST = "1980-01-01", "2100-01-01"  # days, not the clock: the same page gives the same article

MIN_SENTENCE_WORDS = 6  # an article has one sentence of that length; lists of links have none
ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "that",
        "is",
        "was",
        "for",
        "on",
        "with",
        "by",
        "said",
        "as",
        "at",
        "it",
        "from",
        "has",
        "his",
    ]
)
MIN_ENGLISH_SHARE = 0.15  # of words; English news has 0.3 to 0.4, other languages under 0.1
NO_ARTICLE = "save the page of one report, or give its text as .txt"


class HtmlPage:
    """One page, one article; navigation, comments and the like are left out by trafilatura."""

    suffixes: tuple[str, ...] = (".html", ".htm")

    def read(self, stream: BinaryIO, source: Source) -> Iterator[Article]:
        """Give the page's article, its paragraphs parted by newlines."""
        where = source.where
        data = read_bounded(stream, where, MAX_PAGE_BYTES, NO_ARTICLE)
        if not data.strip():
            raise ArticleError(where, "holds no text", "put a page into it, or leave it out")
        tree = _tree(_decode_page(data, where), where)
        stated_on, language = _stated_date(tree), (tree.get("lang") or "").strip()
        document = _extract(tree, where)
        text = document.text or ""
        _check_language(language, text, where)
        yield article_from_text(
            text,
            source=source.path,
            published_on=stated_on or source.published_on,
            title=_clean(document.title),
            publisher=_clean(document.sitename),
            url=_clean(document.url),
            where=where,
        )


def _decode_page(data: bytes, where: str) -> str:
    """Decode by byte order mark, as UTF-8, or by the encoding the page declares, in this order."""
    try:
        return decode(data, where)
    except ArticleError:
        declared = DECLARED.search(data[:DECLARED_WITHIN])
        if encoding_marked(data) or not declared:
            raise
        encoding = declared[1].decode("ascii").lower()
        try:
            return data.decode("cp1252" if encoding in READ_AS_CP1252 else encoding)
        except (LookupError, UnicodeError):
            raise ArticleError(where, f"not in {encoding}, the encoding it declares", "save it as UTF-8") from None


def _tree(html: str, where: str) -> HtmlElement:
    """Parse a page.

    Raises:
        ArticleError: it is no HTML, nested deeper than the parser follows, or much too large.
    """
    from trafilatura import load_html  # noqa: PLC0415  (takes 0.3 s, and most runs read no HTML)

    _keep_quiet()
    tree = load_html(html)
    if tree is None:
        raise ArticleError(where, "no HTML that can be read", NO_ARTICLE)
    elements = sum(1 for _ in tree.iter())
    if elements > MAX_PAGE_ELEMENTS:
        reason = f"the page has {elements:,} elements, a report's at most {MAX_PAGE_ELEMENTS:,}"
        raise ArticleError(where, reason, NO_ARTICLE)
    return tree


def _keep_quiet() -> None:
    """Keep the libraries' warnings off standard error, where each failure has one line, unless the caller logs."""
    for name in ("trafilatura", "htmldate", "courlan", "justext", "readability"):
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())


def _stated_date(tree: HtmlElement) -> date | None:
    """Give the day the page states in its metadata or a date field, never one from the report's own words."""
    from htmldate import find_date  # noqa: PLC0415  (as above)
    from lxml.html import tostring  # noqa: PLC0415

    fields = b"".join(tostring(element, with_tail=False, encoding="utf-8") for element in tree.xpath(DATED))
    if not fields:
        return None
    found = find_date(
        b"<html><body>" + fields + b"</body></html>",
        extensive_search=False,
        original_date=True,
        min_date=EARLIEST,
        max_date=LATEST,
    )
    return date.fromisoformat(found) if found else None


def _extract(tree: HtmlElement, where: str) -> Document:
    from trafilatura import bare_extraction  # noqa: PLC0415  (as above)

    try:
        document = bare_extraction(
            tree,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "min_date": EARLIEST, "max_date": LATEST},
        )
    except RecursionError as error:
        raise ArticleError(where, "the page is nested too deep", NO_ARTICLE) from error
    if document is None or not _has_sentence(document.text or ""):
        raise ArticleError(where, "no article found in the page", NO_ARTICLE)
    return document


def _has_sentence(text: str) -> bool:
    return any(block.ends_sentence and block.word_count >= MIN_SENTENCE_WORDS for block in find_blocks(text))


def _check_language(language: str, text: str, where: str) -> None:
    """Refuse a page that says it is not in English, unless its words are."""
    if not language or language.casefold().startswith("en"):
        return
    words = re.findall(r"\w+", text.casefold())
    if sum(word in ENGLISH for word in words) < MIN_ENGLISH_SHARE * len(words):
        raise ArticleError(where, f"language {language[:20]}: only English is coded", "leave it out, or translate it")


def _clean(value: str | None) -> str | None:
    return (value or "").strip() or None
