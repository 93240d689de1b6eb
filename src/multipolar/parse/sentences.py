"""Where sentences begin: settled before the parse, so that headings, paragraphs and quotes never run together."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token

    from multipolar.model.spans import TextSpan

ENDS = frozenset(".!?…")
CLOSERS = frozenset({'"', "'", "”", "’", ")", "]", "''", "»"})
OPENERS = frozenset({'"', "'", "“", "‘", "(", "[", "``", "«"})


def mark_sentences(doc: Doc, furniture: Iterable[TextSpan]) -> None:
    """Set `is_sent_start` on every token where the text decides it; leave the rest to the parser.

    A line break, and the edge of a piece of furniture, begins a sentence; so does a capital, a digit or an opening
    quote after a full stop that is a token of its own. After an abbreviation ("the U.S. Senate", "to the U.S. He
    left") the parser decides. Nothing else begins a sentence.
    """
    edges = {edge for span in furniture for edge in (span.start, span.end)}
    previous: Token | None = None
    for token in doc:
        if token.i > 0:
            token.is_sent_start = _begins(previous, token, edges)
        if not token.is_space or "\n" in token.text:
            previous = token


def _begins(previous: Token | None, token: Token, edges: set[int]) -> bool | None:
    if previous is None:
        return False
    if token.is_space and "\n" not in token.text:
        return False
    if "\n" in previous.text or previous.idx + len(previous) in edges or token.idx in edges:
        return True
    if token.is_space:
        return False
    if token.text in CLOSERS and not previous.whitespace_:
        return False
    ending = _ending(previous)
    if ending is None or not _opens(token):
        return False
    if len(ending) > 1:
        return None
    return True


def _ending(previous: Token) -> str | None:
    """Give the token that ends a sentence before here, closing quotes and brackets skipped."""
    token = previous
    while token.text in CLOSERS and token.i > 0:
        token = token.nbor(-1)
    if token.text[-1] not in ENDS or not previous.whitespace_ and previous.text not in CLOSERS:
        return None
    return token.text.rstrip("".join(ENDS)) and token.text or "."


def _opens(token: Token) -> bool:
    return token.text in OPENERS or token.text[0].isupper() or token.text[0].isdigit()
