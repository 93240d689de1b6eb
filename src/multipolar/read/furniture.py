"""Which parts of a report's text are no part of its account?

A block of the text (a line, or a paragraph) is furniture as a whole, or has some at its ends: a dateline before its
first words, credits and rights behind its last. The rules are asked in the order of `RULES`; the first that knows the
block decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from multipolar.model.articles import Furniture, FurnitureKind
from multipolar.model.spans import TextSpan
from multipolar.read.blocks import WORD, Block, find_blocks
from multipolar.read.bylines import find_credits_tail, is_byline
from multipolar.read.captions import is_caption
from multipolar.read.datelines import find_prefix_end, is_date_line
from multipolar.read.page_ends import find_tail, is_button, is_closer, is_end_code, is_opener
from multipolar.read.pull_quotes import QuotedRuns, is_boxed_quote, is_pull_quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

MIN_PROSE_WORDS = 4  # "He denied it all."
MIN_UNSTOPPED_PROSE_WORDS = 31  # longer than any heading or caption: a paragraph, though it has no full stop
MIN_PROSE_SHARE = 0.3  # of the characters; with less the text is a list, and its lines no headings
MAX_HEADLINE_WORDS = 25
MAX_HEADING_WORDS = 12  # within the text; longer lines without a full stop stand at pictures
MAX_TITLE_BLOCKS = 5  # within which the headline stands
MIN_TITLE_WORDS = 3  # fewer begin other lines too
MAX_SITE_CHARS = 30  # behind a title: " - BBC News"
MIN_READ_SHARE = 0.5  # of the prose that must stand before "Comments" to end the report
MAX_REMNANT_WORDS = 5  # a line without full stop below the last paragraph
MAX_BOX_WORDS = 40
MAX_QUOTE_BLOCKS = 6  # from "Start Quote" to "End Quote"

QUOTE_STARTS = re.compile(r"Start Quote\b")
QUOTE_ENDS = re.compile(r"End Quote\b")
NO_HEADING_END = (":", ";", ",", "–", "—", "-", "/")
LIST_MARK = re.compile(r"[-–—•*·▪►]\s|\(?(?:\d{1,2}|[a-z])[.)]\s")


@dataclass(frozen=True, slots=True)
class Page:
    """The blocks of a text, and what the rules ask of them all.

    `first` and `last` are the indices of the first and last paragraph of prose; `end` is the index of the block from
    which everything is the site's. `is_report`: enough of the text is prose for its other lines to be headings.
    """

    blocks: Sequence[Block]
    title: str
    prose: Sequence[bool]
    listed: Sequence[bool]
    boxed: frozenset[int]
    quoted: QuotedRuns
    first: int
    last: int
    end: int
    is_report: bool


def find_furniture(text: str, title: str | None) -> tuple[Furniture, ...]:
    """Mark captions, headings, pull quotes, bylines, datelines and page ends, in the text's order, none over another.

    Args:
        text: the report.
        title: its headline, when known: a line that repeats it is a heading.
    """
    blocks = find_blocks(text)
    page = _lay_out(blocks, title)
    return tuple(part for number in range(len(blocks)) for part in _find_in_block(page, number))


def _lay_out(blocks: Sequence[Block], title: str | None) -> Page:
    prose = [_is_prose(block) for block in blocks]
    if any(prose[1:]) and _asks(blocks[0]):
        prose[0] = False
    numbers = [number for number, is_prose in enumerate(prose) if is_prose]
    end = _find_end(blocks, prose)
    before_end = [number for number in numbers if number < end]
    return Page(
        blocks,
        _folded(title or ""),
        prose,
        _find_listed(blocks),
        _find_boxed(blocks),
        QuotedRuns(blocks),
        numbers[0] if numbers else len(blocks),
        before_end[-1] if before_end else -1,
        end,
        _is_report(blocks[:end], prose),
    )


def _find_in_block(page: Page, number: int) -> Iterator[Furniture]:
    block = page.blocks[number]
    kind = _kind_of(page, number)
    if kind:
        yield Furniture(block.span, kind)
        return
    start = block.span.start
    prefix = find_prefix_end(block.text, opens_report=number == min(page.first, len(page.blocks) - 1))
    if 0 < prefix < len(block.text):
        yield Furniture(TextSpan(start, start + len(block.text[:prefix].rstrip())), FurnitureKind.DATELINE)
    tail, tail_kind = _find_tail(block.text)
    if tail is not None and tail > prefix:
        yield Furniture(TextSpan(start + tail, block.span.end), tail_kind)


def _find_tail(text: str) -> tuple[int | None, FurnitureKind]:
    tail = find_tail(text)
    if tail is not None:
        return tail, FurnitureKind.PAGE_END
    return find_credits_tail(text), FurnitureKind.BYLINE


def _kind_of(page: Page, number: int) -> FurnitureKind | None:
    if len(page.blocks) == 1:  # a text in one line keeps it, whatever it looks like
        return None
    for rule in RULES:
        kind = rule(page, number)
        if kind:
            return kind
    return None


def _date_line(page: Page, number: int) -> FurnitureKind | None:
    line = page.blocks[number].text
    alone = find_prefix_end(line, opens_report=False) == len(line)
    return FurnitureKind.DATELINE if alone or is_date_line(line) else None


def _byline(page: Page, number: int) -> FurnitureKind | None:
    block = page.blocks[number]
    found = is_byline(block.text, in_head=number < page.first, ends_sentence=block.ends_sentence)
    return FurnitureKind.BYLINE if found and not page.listed[number] else None


def _site_line(page: Page, number: int) -> FurnitureKind | None:
    line = page.blocks[number].text
    found = number >= page.end or is_button(line) or is_opener(line) or is_closer(line) or is_end_code(line)
    return FurnitureKind.PAGE_END if found else None


def _marked_caption(page: Page, number: int) -> FurnitureKind | None:
    block = page.blocks[number]
    return FurnitureKind.CAPTION if is_caption(block.text, ends_sentence=block.ends_sentence) else None


def _headline(page: Page, number: int) -> FurnitureKind | None:
    """The title, and the short lines without a full stop above the first paragraph."""
    block = page.blocks[number]
    if number < MAX_TITLE_BLOCKS and _repeats_title(page, block):
        return FurnitureKind.HEADING
    in_head = number < page.first < len(page.blocks) and page.is_report
    short = block.word_count <= MAX_HEADLINE_WORDS and not block.text.endswith(NO_HEADING_END)
    return FurnitureKind.HEADING if in_head and short and not page.listed[number] else None


def _pull_quote(page: Page, number: int) -> FurnitureKind | None:
    block = page.blocks[number]
    found = number in page.boxed or is_pull_quote(number, block, page.quoted)
    return FurnitureKind.PULL_QUOTE if found or (_is_boxed(block) and is_boxed_quote(block.text)) else None


def _box(page: Page, number: int) -> FurnitureKind | None:
    """A short cell of a table, whose rule is still there: "The two leaders signed 31 accords |"."""
    block = page.blocks[number]
    return FurnitureKind.CAPTION if _is_boxed(block) and block.word_count <= MAX_BOX_WORDS else None


def _crosshead(page: Page, number: int) -> FurnitureKind | None:
    """A line without a full stop between paragraphs: short, a heading; longer, what stands at a picture."""
    block = page.blocks[number]
    if not page.first < number < page.last or page.prose[number] or page.listed[number] or not page.is_report:
        return None
    if (
        block.text.endswith(NO_HEADING_END)
        or block.ends_sentence
        or LIST_MARK.match(block.text)
        or block.text[0].islower()
    ):
        return None
    return FurnitureKind.HEADING if block.word_count <= MAX_HEADING_WORDS else FurnitureKind.CAPTION


def _remnant(page: Page, number: int) -> FurnitureKind | None:
    """A few words without a full stop below the last paragraph: "BBC NEWS"."""
    block = page.blocks[number]
    below = 0 <= page.last < number and not page.prose[number] and not page.listed[number]
    short = block.word_count <= MAX_REMNANT_WORDS and not block.ends_sentence
    return FurnitureKind.PAGE_END if below and short and page.is_report else None


RULES: tuple[Callable[[Page, int], FurnitureKind | None], ...] = (
    _date_line,
    _byline,
    _site_line,
    _marked_caption,
    _headline,
    _pull_quote,
    _box,
    _crosshead,
    _remnant,
)


def _is_prose(block: Block) -> bool:
    if block.word_count >= MIN_UNSTOPPED_PROSE_WORDS:
        return True
    return block.ends_sentence and block.word_count >= MIN_PROSE_WORDS and not _is_boxed(block)


def _asks(block: Block) -> bool:
    """Tell whether a first line is a headline that asks: "Will Ruritania leave?"."""
    return block.text.endswith("?") and block.word_count <= MAX_HEADING_WORDS


def _is_boxed(block: Block) -> bool:
    return block.text.endswith("|")


def _is_report(blocks: Sequence[Block], prose: Sequence[bool]) -> bool:
    told = sum(len(block.text) for block, is_prose in zip(blocks, prose, strict=False) if is_prose)
    return told >= MIN_PROSE_SHARE * sum(len(block.text) for block in blocks)


def _find_end(blocks: Sequence[Block], prose: Sequence[bool]) -> int:
    """Give the index of the block from which everything is the site's: a heading for links or comments and the rest."""
    total = sum(len(block.text) for block, told in zip(blocks, prose, strict=True) if told)
    before = 0
    for number, block in enumerate(blocks):
        closes = is_closer(block.text) and before >= MIN_READ_SHARE * total
        opens = is_opener(block.text) and before == total
        if before and (closes or opens):
            return number
        before += len(block.text) if prose[number] else 0
    return len(blocks)


def _find_listed(blocks: Sequence[Block]) -> list[bool]:
    """Tell of each block whether it is an item of a list that a line ending with a colon opens."""
    listed, listing = [], False
    for block in blocks:
        listed.append(listing)
        opens = block.text.endswith(":") and not is_button(block.text)
        listing = opens or (listing and not block.ends_sentence)
    return listed


def _find_boxed(blocks: Sequence[Block]) -> frozenset[int]:
    """Find the blocks between "Start Quote" and "End Quote", and the short lines behind that name the speaker."""
    boxed: set[int] = set()
    start: int | None = None
    for number, block in enumerate(blocks):
        if QUOTE_STARTS.match(block.text):
            start = number
        if start is not None and number - start < MAX_QUOTE_BLOCKS and QUOTE_ENDS.search(block.text):
            behind = _name_lines(blocks, number) if QUOTE_ENDS.fullmatch(block.text) else 0
            boxed.update(range(start, number + 1 + behind))
            start = None
    return frozenset(boxed)


def _name_lines(blocks: Sequence[Block], number: int) -> int:
    count = 0
    for block in blocks[number + 1 : number + 3]:
        if block.ends_sentence or block.word_count > MAX_REMNANT_WORDS + 1:
            break
        count += 1
    return count


def _repeats_title(page: Page, block: Block) -> bool:
    line = _folded(block.text)
    if not page.title or not line:
        return False
    longer, shorter = (line, page.title) if len(line) > len(page.title) else (page.title, line)
    if longer == shorter:
        return True
    tells = len(shorter.split()) >= MIN_TITLE_WORDS and len(longer) - len(shorter) <= MAX_SITE_CHARS
    return tells and longer.startswith(shorter)


def _folded(text: str) -> str:
    return " ".join(WORD.findall(text.casefold().replace("’", "'")))
