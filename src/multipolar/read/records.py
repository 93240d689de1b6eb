"""A JSON object -> Article: the keys id, text, title, published, publisher, url, language; others are ignored."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING

from multipolar.errors import ArticleError
from multipolar.read.article import article_from_text

if TYPE_CHECKING:
    from multipolar.model.articles import Article
    from multipolar.read.source import Source

SHOWN_CHARS = 60  # of a wrong value, in an error


def parse_json(text: str, where: str, advice: str) -> object:
    """Parse one JSON value.

    Raises:
        ArticleError: it is no JSON, or nested deeper than Python can follow.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}" if error.lineno > 1 else f"column {error.colno}"
        raise ArticleError(where, f"not valid JSON ({error.msg} at {place})", advice) from error
    except RecursionError as error:
        raise ArticleError(where, "not valid JSON (nested too deep)", advice) from error
    except ValueError as error:  # a number with more digits than Python converts
        raise ArticleError(where, "not valid JSON (a number with too many digits)", advice) from error


def article_from_record(record: object, source: Source, where: str) -> Article:
    """Make an article of a parsed JSON object.

    Raises:
        ArticleError: a key is missing or has a value that cannot be used; names both.
    """
    if not isinstance(record, dict):
        raise ArticleError(where, f"{_shown(record)} is no article", 'write an object: {"text": "..."}')
    _check_language(_text_of(record, "language", where), where)
    text = record.get("text")
    if not isinstance(text, str):
        reason = f'"text" is {_shown(text)}' if "text" in record else f'no "text" (its keys: {_keys(record)})'
        raise ArticleError(where, reason, 'give the report as a string under "text"')
    return article_from_text(
        text,
        id=_id_of(record, where),
        source=source.path,
        published_on=_published_on(record, where) or source.published_on,
        title=_text_of(record, "title", where),
        publisher=_text_of(record, "publisher", where),
        url=_text_of(record, "url", where),
        where=where,
    )


def _check_language(language: str | None, where: str) -> None:
    if language and not language.casefold().startswith("en"):
        raise ArticleError(where, f"language {language}: only English is coded", "leave it out, or translate it")


def _text_of(record: dict[str, object], key: str, where: str) -> str | None:
    """Give a key's text; absent, null and blank are None."""
    value = record.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise ArticleError(where, f'"{key}" is {_shown(value)}', "give a string or null")
    return value if value.strip() else None


def _id_of(record: dict[str, object], where: str) -> str | None:
    value = record.get("id")
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    if value is None or isinstance(value, str):
        return _text_of(record, "id", where)
    raise ArticleError(where, f'"id" is {_shown(value)}', "give a string or a number")


def _published_on(record: dict[str, object], where: str) -> date | None:
    """Give the day as it is written; of a moment, its own zone's day."""
    value = _text_of(record, "published", where)
    if value is None:
        return None
    try:
        return datetime.fromisoformat(value.strip()).date()
    except ValueError as error:
        raise ArticleError(where, f'"published" is {_shown(value)}, no date', "write it as YYYY-MM-DD") from error


def _shown(value: object) -> str:
    """Show a value in one short line."""
    line = json.dumps(value)
    return line if len(line) <= SHOWN_CHARS else f"{line[:SHOWN_CHARS]}..."


def _keys(record: dict[str, object]) -> str:
    line = ", ".join(json.dumps(key) for key in record) or "none"
    return line if len(line) <= SHOWN_CHARS else f"{line[:SHOWN_CHARS]}..."
