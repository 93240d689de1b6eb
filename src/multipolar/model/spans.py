"""Stretches of an article's text."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class TextSpan:
    """A stretch of `Article.text`; `start` is included, `end` is not; both count code points.

    Raises:
        ValueError: the span is empty or runs backwards.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse what cannot be a stretch of text."""
        if not 0 <= self.start < self.end:
            msg = f"not a span: start={self.start}, end={self.end}"
            raise ValueError(msg)

    def quote(self, text: str) -> str:
        """Give the words the span stands for."""
        return text[self.start : self.end]

    def tokens(self, starts: Sequence[int]) -> range:
        """Give the indices of the tokens that begin in the span, from every token's first character in order."""
        return range(bisect_left(starts, self.start), bisect_left(starts, self.end))

    def overlaps(self, other: "TextSpan") -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: "TextSpan") -> bool:
        """Tell whether the other span lies wholly within this one."""
        return self.start <= other.start and other.end <= self.end


def without_blanks(text: str, start: int) -> TextSpan:
    """Give the span of a text that starts at a character of the article, without the blanks around it.

    Raises:
        ValueError: the text is blank.
    """
    first = start + len(text) - len(text.lstrip())
    return TextSpan(first, max(first, start + len(text.rstrip())))
