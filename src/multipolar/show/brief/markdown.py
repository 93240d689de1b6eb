"""A brief as Markdown with footnotes; words of reports cannot become markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from multipolar.show.brief.compose import cited

if TYPE_CHECKING:
    from collections.abc import Iterator

    from multipolar.show.brief.compose import BriefPage

NEEDED = frozenset("\\`*_{}[]<>#|~^$&")  # these mark up wherever they stand
AT_START = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))")
SCHEME = re.compile(r"(?<=[a-z])(:)(?=//)", re.IGNORECASE)  # some readers make links of bare addresses


def brief_markdown(page: BriefPage) -> str:
    """Write a page of Markdown; footnotes as GitHub, Pandoc and others read them."""
    return "\n".join(_lines(page)) + "\n"


def escape(words: str) -> str:
    """Take the force out of every character that could mark up."""
    plain = "".join(f"\\{char}" if char in NEEDED else char for char in words)
    plain = SCHEME.sub("\\:", plain).replace("www.", "www\\.")
    return AT_START.sub(r"\1\\\2", plain)


def _lines(page: BriefPage) -> Iterator[str]:
    yield f"# {escape(page.title)}"
    yield ""
    yield escape(page.days)
    for section in page.sections:
        yield ""
        yield f"## {escape(section.heading)}"
        yield ""
        for line in section.lines:
            yield f"- {escape(line.words)}{''.join(f'[^{number}]' for number in cited(line))}"
    yield ""
    for note in page.notes:
        sentence = f"“{escape(note.sentence)}” " if note.sentence else ""
        url = f", <{_address(note.url)}>" if note.url else ""
        yield f"[^{note.number}]: {sentence}{escape(note.place)}{url}"
    yield ""
    yield f"*{escape(page.remark)}*"


def _address(url: str) -> str:
    """Write an address so that it can end no link."""
    return "".join(f"%{ord(char):02X}" if char in "<>\"'`\\ " or ord(char) < 0x20 else char for char in url)  # noqa: PLR2004
