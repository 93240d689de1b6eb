"""A brief as plain text."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from multipolar.show.brief.compose import cited

if TYPE_CHECKING:
    from collections.abc import Iterator

    from multipolar.show.brief.compose import BriefPage

WIDTH = 78


def brief_text(page: BriefPage) -> str:
    """Write a page of text; notes at its end."""
    return "\n".join(_lines(page)) + "\n"


def _lines(page: BriefPage) -> Iterator[str]:
    yield from wrap(page.title.upper(), WIDTH)
    yield page.days
    for section in page.sections:
        yield ""
        yield section.heading.upper()
        for line in section.lines:
            marks = "".join(f"[{number}]" for number in cited(line))
            yield from _hung(f"{line.words} {marks}", "- ")
    yield ""
    yield "-" * 20
    for note in page.notes:
        sentence = f"“{note.sentence}” " if note.sentence else ""
        url = f", {note.url}" if note.url else ""
        yield from _hung(f"{sentence}{note.place}{url}", f"[{note.number}] ")
    yield ""
    yield from wrap(page.remark, WIDTH)


def _hung(words: str, mark: str) -> list[str]:
    """Wrap a paragraph whose first line begins with a mark; addresses are not broken."""
    blank = " " * len(mark)
    return wrap(
        words, WIDTH, initial_indent=mark, subsequent_indent=blank, break_long_words=False, break_on_hyphens=False
    )
