"""What gold and coded records are both asked: is this a type of PLOVER, is this a stretch of the text?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.errors import ArticleError
from multipolar.evaluate.readings import NONE
from multipolar.model.factuality import Auxiliary
from multipolar.model.spans import TextSpan

if TYPE_CHECKING:
    from multipolar.lexicon.ontology import Ontology

SHOWN_CHARS = 60  # of a wrong name, in an error


def check_type(name: str, where: str, ontology: Ontology) -> None:
    """Refuse what is no type of PLOVER.

    Raises:
        ArticleError: it is none; names the 16.
    """
    if name not in ontology.types:
        raise ArticleError(where, f"{name[:SHOWN_CHARS]!r} is no act", f"write one of {' '.join(ontology.types)}")


def type_of(act: str, auxiliary: str, ontology: Ontology) -> str:
    """Give what PLOVER makes of an act and its auxiliary."""
    return ontology.type_of(act, () if auxiliary == NONE else (Auxiliary(auxiliary),))


def make_span(start: int, end: int, text: str, where: str) -> TextSpan:
    """Make a span of this text.

    Raises:
        ArticleError: the text has no such stretch.
    """
    if not 0 <= start < end <= len(text):
        raise ArticleError(where, f"{start} to {end} is no stretch of the text", "count the gold text's characters")
    return TextSpan(start, end)
