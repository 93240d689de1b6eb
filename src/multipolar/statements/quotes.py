"""Where are words in quotation marks?"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from multipolar.model.spans import TextSpan

if TYPE_CHECKING:
    from collections.abc import Iterator

PARAGRAPH = re.compile(r"[^\n]+")

DOUBLE_CLOSERS = {'"': '"', "“": "”", "„": "”“", "«": "»"}
SINGLE_CLOSERS = {"'": "'", "‘": "’"}
CLOSERS = DOUBLE_CLOSERS | SINGLE_CLOSERS
BEFORE_OPENING = frozenset(" \t\xa0([{—–-:\"“„«'‘/|…")
STOPS = frozenset(".,!?:;…")

CONTRACTED = re.compile(r"(?:\d\ds\b|em\b|til\b|tis\b|twas\b|cause\b|n\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quote:
    """One stretch in quotation marks; `span` is without its marks, `outer` with them.

    `paragraph` counts the text's lines that are not empty. `is_open` tells that the closing mark is missing: the
    quotation goes on in the next paragraph, or its writer forgot it.
    """

    span: TextSpan
    outer: TextSpan
    paragraph: int
    is_open: bool = False


def find_quotes(text: str) -> tuple[Quote, ...]:
    """Find the outermost quotations, in their order; none runs past its paragraph."""
    paragraphs = list(PARAGRAPH.finditer(text))
    quotes: list[Quote] = []
    for number, match in enumerate(paragraphs):
        following = paragraphs[number + 1].group().lstrip() if number + 1 < len(paragraphs) else ""
        marks = _Marks(text, match.start(), match.end(), goes_on=following[:1])
        quotes.extend(_quotes_in(text, marks, number))
    return tuple(quotes)


@dataclass(frozen=True, slots=True)
class _Marks:
    """One paragraph, and the character its successor begins with."""

    text: str
    start: int
    end: int
    goes_on: str

    def before(self, at: int) -> str:
        return self.text[at - 1] if at > self.start else " "

    def after(self, at: int) -> str:
        return self.text[at + 1] if at + 1 < self.end else " "

    def may_open(self, at: int) -> bool:
        """Tell whether the mark stands where words begin: "said 'go'", not "John's"."""
        mark = self.text[at]
        if mark not in CLOSERS or self.after(at).isspace():
            return False
        if mark in "“„«":
            return True
        if self.before(at) not in BEFORE_OPENING:
            return False
        return mark not in SINGLE_CLOSERS or not CONTRACTED.match(self.text, at + 1, min(self.end, at + 8))

    def may_close(self, at: int, opener: str) -> bool:
        """Tell whether the mark stands where words end."""
        if self.text[at] not in CLOSERS[opener]:
            return False
        if opener in SINGLE_CLOSERS:
            return not self.before(at).isspace() and not self.after(at).isalnum()
        return opener != '"' or self.before(at) in STOPS or not self.may_open(at)


def _quotes_in(text: str, marks: _Marks, paragraph: int) -> Iterator[Quote]:
    closings = {
        opener: _closings(text, marks, opener) for opener in CLOSERS if text.find(opener, marks.start, marks.end) >= 0
    }
    at = marks.start
    while at < marks.end:
        opener = text[at]
        if opener not in closings or not marks.may_open(at):
            at += 1
            continue
        end = _closing(text, marks, at, closings[opener])
        is_open = end is None
        if end is None and not _runs_on(marks, at):
            at += 1
            continue
        stop = marks.end if end is None else end
        quote = _quote(text, at, stop, paragraph, is_open=is_open)
        if quote is not None:
            yield quote
        at = stop + 1


def _closings(text: str, marks: _Marks, opener: str) -> list[int]:
    return [
        at for at in range(marks.start + 1, marks.end) if text[at] in CLOSERS[opener] and marks.may_close(at, opener)
    ]


def _closing(text: str, marks: _Marks, opening: int, closings: list[int]) -> int | None:
    """Give the place of the mark that closes the one at `opening`; quotations within it are passed over."""
    first = bisect_right(closings, opening)
    if first == len(closings):
        return None
    if text[opening] in SINGLE_CLOSERS:
        return _single_closing(text, marks, closings, first)
    depth, index = 1, first
    for at in range(opening + 1, closings[-1] + 1):
        if index < len(closings) and at == closings[index]:
            depth, index = depth - 1, index + 1
            if depth == 0:
                return at
        elif text[at] == text[opening] and marks.may_open(at):
            depth += 1
    return closings[-1]


def _single_closing(text: str, marks: _Marks, closings: list[int], first: int) -> int:
    """Prefer a mark after a stop to one that may be a possessive: "'the boys' boat is ours,' he said"."""
    for at in closings[first : first + 6]:
        possessive = marks.before(at) == "s" and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].islower()
        if not possessive:
            return at
    return closings[first]


def _runs_on(marks: _Marks, opening: int) -> bool:
    """Tell whether a mark that is never closed still begins a quotation.

    It does when the next paragraph begins with the same mark, or when it stands after a colon or a comma.
    """
    if marks.text[opening] in SINGLE_CLOSERS and marks.goes_on != marks.text[opening]:
        return False
    before = marks.text[max(marks.start, opening - 2) : opening].rstrip()
    return marks.goes_on == marks.text[opening] or before.endswith((",", ":"))


def _quote(text: str, opening: int, closing: int, paragraph: int, *, is_open: bool) -> Quote | None:
    inner = text[opening + 1 : closing]
    if not inner.strip():
        return None
    start = opening + 1 + len(inner) - len(inner.lstrip())
    end = closing - (len(inner) - len(inner.rstrip()))
    outer_end = closing if is_open else closing + 1
    return Quote(TextSpan(start, end), TextSpan(opening, outer_end), paragraph, is_open)
