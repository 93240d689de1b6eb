"""Read news reports and keep the ledger of ties between states.

`read` codes one report; a `Coder`, loaded once, codes many. Names are imported when they are first asked for, so that
`multipolar --help` need not wait for the language model's libraries.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multipolar.errors import ArticleError, LexiconError, ModelMissing, MultipolarError
    from multipolar.model.articles import Article
    from multipolar.model.coded import CodedArticle, Failure
    from multipolar.pipeline import Coder, read

__all__ = [
    "Article",
    "ArticleError",
    "CodedArticle",
    "Coder",
    "Failure",
    "LexiconError",
    "ModelMissing",
    "MultipolarError",
    "read",
]

_HOMES = {
    "Article": "multipolar.model.articles",
    "ArticleError": "multipolar.errors",
    "CodedArticle": "multipolar.model.coded",
    "Coder": "multipolar.pipeline",
    "Failure": "multipolar.model.coded",
    "LexiconError": "multipolar.errors",
    "ModelMissing": "multipolar.errors",
    "MultipolarError": "multipolar.errors",
    "read": "multipolar.pipeline",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for."""
    if name not in _HOMES:
        msg = f"module 'multipolar' has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(import_module(_HOMES[name]), name)
