"""The text's blocks: its lines, or its paragraphs where the lines are broken to a width."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from multipolar.model.spans import TextSpan

if TYPE_CHECKING:
    from collections.abc import Sequence

LINE = re.compile(r"[^\r\n]+")
WORD = re.compile(r"\w+(?:['’-]\w+)*")
STOPS = ".!?…"
CLOSERS = "\"'”’)]»|,"  # may stand behind a sentence's stop; a comma, where the quotation is carried on

MIN_BROKEN_LINES = 3  # lines that break off within a sentence; fewer may be slips
MAX_WIDTH_CHARS = 100  # of text set to a width
MIN_FULL_SHARE = 0.75  # of the width that a line broken there fills
MIN_BROKEN_SHARE = 0.3  # of all line ends without a blank line; of text set to a width most are


@dataclass(frozen=True, slots=True)
class Block:
    """A line or paragraph, white space at its ends left out."""

    span: TextSpan
    text: str

    @property
    def word_count(self) -> int:
        """Count its words."""
        return sum(1 for _ in WORD.finditer(self.text))

    @property
    def ends_sentence(self) -> bool:
        """Tell whether it ends with a full stop or the like, closing quotes and brackets aside."""
        return self.text.rstrip(CLOSERS + " ").endswith(tuple(STOPS))


def find_blocks(text: str) -> list[Block]:
    """Part a text into lines; into paragraphs, by its blank lines, when its lines break off within sentences."""
    lines = [line for match in LINE.finditer(text) if (line := _stripped(text, match.start(), match.end()))]
    if not _is_set_to_width(text, lines):
        return lines
    paragraphs: list[Block] = []
    start = 0
    for number in range(1, len(lines) + 1):
        if number == len(lines) or _is_parted(text, lines[number - 1], lines[number]):
            span = TextSpan(lines[start].span.start, lines[number - 1].span.end)
            paragraphs.append(Block(span, span.quote(text)))
            start = number
    return paragraphs


def _stripped(text: str, start: int, end: int) -> Block | None:
    line = text[start:end]
    bare = line.strip()
    if not bare:
        return None
    start += len(line) - len(line.lstrip())
    return Block(TextSpan(start, start + len(bare)), bare)


def _is_parted(text: str, one: Block, other: Block) -> bool:
    return text.count("\n", one.span.end, other.span.start) > 1


def _is_set_to_width(text: str, lines: Sequence[Block]) -> bool:
    ends = [(one, other) for one, other in pairwise(lines) if not _is_parted(text, one, other)]
    width = max((len(line.text) for line in lines), default=0)
    full = MIN_FULL_SHARE * width if width <= MAX_WIDTH_CHARS else width
    broken = sum(not one.ends_sentence and (other.text[0].islower() or len(one.text) >= full) for one, other in ends)
    return broken >= MIN_BROKEN_LINES and broken >= MIN_BROKEN_SHARE * len(ends)
