"""Which paragraphs are one speaker's because a line above them says so?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.lexicon.speech import CueFrame
from multipolar.statements.content import trim
from multipolar.statements.cues import PhraseCue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from multipolar.statements.cues import VerbCue
    from multipolar.statements.page import Page

MIN_TOKENS = 6  # a shorter line is a heading or a page end


def find_prefaced(page: Page, cues: Sequence[VerbCue | PhraseCue]) -> Iterator[tuple[PhraseCue, tuple[int, int]]]:
    """Find the paragraphs after "The following is attributable to Ms Karl:", each with the last such line's cue."""
    prefaces = [cue for cue in cues if isinstance(cue, PhraseCue) and cue.entry.frame is CueFrame.PREFACE]
    lines = _lines(page) if prefaces else []
    at, current = 0, None
    for start, end in lines:
        while at < len(prefaces) and prefaces[at].start < end:
            current, at = (prefaces[at] if _is_preface(page, end) else current), at + 1
        if current is None or current.start >= start or end - start < MIN_TOKENS or page.is_furniture[start]:
            continue
        part = trim(page, start, end)
        if part[1] > part[0]:
            yield current, part


def _lines(page: Page) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    start = 0
    for token in page.doc:
        if "\n" in token.text:
            lines.append((start, token.i))
            start = token.i + 1
    return [line for line in [*lines, (start, len(page.doc))] if line[1] > line[0]]


def _is_preface(page: Page, end: int) -> bool:
    """Tell whether a line ends in a colon."""
    at = end - 1
    while at > 0 and page.doc[at].is_space:
        at -= 1
    return bool(page.doc[at].text == ":")
