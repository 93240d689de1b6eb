"""Where sentences begin: settled before the parse, so that headings, paragraphs and quotes never run together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import SENT_START

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token

    from multipolar.model.spans import TextSpan

ENDS = frozenset(".!?…")
CLOSERS = frozenset({'"', "'", "”", "’", ")", "]", "''", "»"})
FEWEST_CONTINUED = 3  # lines that begin in lower case before a text is taken for wrapped
SHARE_CONTINUED = 0.3  # of its lines: in wrapped prose it is about two thirds
LAST = ENDS | {closer[-1] for closer in CLOSERS}  # of a token that a sentence may begin after
NOT_A_START, UNDECIDED, A_START = -1, 0, 1  # as spaCy keeps them
OPENERS = frozenset({'"', "'", "“", "‘", "(", "[", "``", "«"})


def mark_sentences(doc: Doc, furniture: Iterable[TextSpan]) -> None:
    """Set `is_sent_start` on every token where the text decides it; leave the rest to the parser.

    A line break, and the edge of a piece of furniture, begins a sentence (where lines are broken to a width, only a
    blank line does); so does a capital, a digit or an opening quote after a full stop that is a token of its own. After
    an abbreviation ("the U.S. Senate", "to the U.S. He left") the parser decides. Nothing else begins a sentence.
    """
    edges = {edge for span in furniture for edge in (span.start, span.end)}
    end_of_line = "\n\n" if is_wrapped(doc.text) else "\n"
    starts = np.full(len(doc), NOT_A_START, dtype=np.int64)
    previous: Token | None = None
    may_begin = True
    for token in doc:
        text = token.text
        if token.i > 0 and may_begin:
            begins = _begins(previous, token, edges, end_of_line)
            starts[token.i] = UNDECIDED if begins is None else A_START if begins else NOT_A_START
        if not text.isspace() or end_of_line in text:
            previous = token
            may_begin = bool(edges) or text[-1] in LAST or "\n" in text
    if len(doc):
        starts[0] = A_START
        doc.from_array([SENT_START], starts.reshape(-1, 1).astype(np.uint64))


def is_wrapped(text: str) -> bool:
    """Tell whether lines are broken to a width: then many of them go on in lower case."""
    lines = [line for line in text.splitlines() if line.strip()]
    continued = sum(line[0].islower() for line in lines)
    return continued >= FEWEST_CONTINUED and continued > SHARE_CONTINUED * len(lines)


def _begins(previous: Token | None, token: Token, edges: set[int], end_of_line: str) -> bool | None:
    if previous is None or (token.is_space and end_of_line not in token.text):
        return False
    if end_of_line in previous.text or previous.idx + len(previous) in edges or token.idx in edges:
        return True
    apart = token.idx > previous.idx + len(previous)
    if token.is_space or not apart:
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
    if token.text[-1] not in ENDS:
        return None
    return token.text if token.text.rstrip("".join(ENDS)) else "."


def _opens(token: Token) -> bool:
    return token.text in OPENERS or token.text[0].isupper() or token.text[0].isdigit()
