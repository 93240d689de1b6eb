"""Text -> Article: what every kind of input comes to in the end."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from multipolar.errors import ArticleError
from multipolar.model.articles import MAX_ARTICLE_CHARS, Article
from multipolar.read.furniture import find_furniture

if TYPE_CHECKING:
    from datetime import date


def article_from_text(  # noqa: PLR0913  (all that may be known of a report)
    text: str,
    *,
    id: str | None = None,  # noqa: A002  (the record's name for it)
    source: str = "text",
    published_on: date | None = None,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    where: str | None = None,
) -> Article:
    """Make an article of a report's text, which is kept as it is; furniture is marked.

    Args:
        text: the report.
        id: None gives it a digest of the text.
        source: file or URL.
        published_on: None when it is not known.
        title: the headline, where it is known apart from the text.
        publisher: who published it.
        url: its address.
        where: what an error names in place of `source` ("news.jsonl, line 17").

    Raises:
        ArticleError: the text is blank, too long, or holds what no text can (NUL, half a surrogate pair).
    """
    where = where or source
    _check_text(text, where)
    for name, value in (("id", id), ("title", title), ("publisher", publisher), ("url", url)):
        _check_characters(value or "", name, where)
    return Article(
        id=id or blake2b(text.encode(), digest_size=10).hexdigest(),
        source=source,
        text=text,
        title=title,
        publisher=publisher,
        url=url,
        published_on=published_on,
        furniture=find_furniture(text, title),
    )


def _check_text(text: str, where: str) -> None:
    if not text or text.isspace():
        raise ArticleError(where, "holds no text", "put the report's text into it, or leave it out")
    if len(text) > MAX_ARTICLE_CHARS:
        raise ArticleError(
            where,
            f"the text has {len(text):,} characters, a report at most {MAX_ARTICLE_CHARS:,}",
            "split it into one article per report",
        )
    _check_characters(text, "text", where)


def _check_characters(value: str, name: str, where: str) -> None:
    at = value.find("\0")
    if at >= 0:
        raise ArticleError(where, f"binary, not text (NUL character at offset {at:,} of the {name})", "take it out")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        code = f"U+{ord(value[error.start]):04X}"
        reason = f"half a surrogate pair ({code} at offset {error.start:,} of the {name})"
        raise ArticleError(where, reason, "mend the character there") from error
