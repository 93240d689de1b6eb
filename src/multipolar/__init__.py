"""Read news reports and keep the ledger of ties between states.

`read` codes one report; a `Coder`, loaded once, codes many; `open_ledger` opens a ledger to ask it. Names are
imported when first used, so that `multipolar --help` does not wait for the language model's libraries.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multipolar.errors import (
        ArticleError,
        CorrectionError,
        LedgerError,
        LexiconError,
        ModelMissingError,
        MultipolarError,
    )
    from multipolar.model.articles import Article
    from multipolar.model.coded import CodedArticle, Failure
    from multipolar.pipeline import Coder, read
    from multipolar.store import open_ledger

__all__ = [
    "Article",
    "ArticleError",
    "CodedArticle",
    "Coder",
    "CorrectionError",
    "Failure",
    "LedgerError",
    "LexiconError",
    "ModelMissingError",
    "MultipolarError",
    "open_ledger",
    "read",
]

_HOMES = {
    "Article": "multipolar.model.articles",
    "ArticleError": "multipolar.errors",
    "CodedArticle": "multipolar.model.coded",
    "Coder": "multipolar.pipeline",
    "CorrectionError": "multipolar.errors",
    "Failure": "multipolar.model.coded",
    "LedgerError": "multipolar.errors",
    "LexiconError": "multipolar.errors",
    "ModelMissingError": "multipolar.errors",
    "MultipolarError": "multipolar.errors",
    "open_ledger": "multipolar.store",
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
