"""Read news reports and keep the ledger of ties between states.

`read` codes one report; a `Coder`, loaded once, codes many.
"""

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
