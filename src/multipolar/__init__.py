"""Read news reports and keep the ledger of ties between states.

`read` codes one report; a `Coder`, loaded once, codes many. Names are imported when first used, so that
`multipolar --help` does not wait for the language model's libraries.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multipolar.errors import ArticleError, LexiconError, ModelMissingError, MultipolarError
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
    "ModelMissingError",
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
    "ModelMissingError": "multipolar.errors",
    "MultipolarError": "multipolar.errors",
    "read": "multipolar.pipeline",
}


class _Package(ModuleType):
    """The package itself; `read` stays the function, though a subpackage has the same name."""

    def __setattr__(self, name: str, value: object) -> None:
        if name in _HOMES and isinstance(value, ModuleType):
            return  # the import system binds a subpackage to its parent: `multipolar.read` is found all the same
        super().__setattr__(name, value)


def __getattr__(name: str) -> object:
    """Import a public name when it is first used (PEP 562)."""
    if name not in _HOMES:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


sys.modules[__name__].__class__ = _Package
