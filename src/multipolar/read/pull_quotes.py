"""Pull quotes: words set off in the page that somebody says, in quote marks, elsewhere in the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from multipolar.read.blocks import Block

WORD = re.compile(r"\w+(?:['’]\w+)*")
MARK = re.compile(r"[\"“”«»]|(?<!\w)['‘](?=\w)|(?<=[\w.,!?…])['’](?!\w)")
OPENING, CLOSING = frozenset("“«"), frozenset("”»")
SINGLES = frozenset("'‘’")

RUN = 3  # words in a row that two quotations must share to count as repeated
MIN_WORDS = 5  # fewer words recur by chance
MAX_WORDS = 90  # a longer block is a paragraph
MIN_REPEATED = 0.7  # share of a block's words, its speaker's name aside; editors trim what they set off
MIN_REPEATED_UNNAMED = 0.9  # where no name and no sign of the page shows that it is set off
MAX_NAME_WORDS = 10  # "Sergei Lavrov Foreign Minister of the Russian Federation"
NAME_PARTICLES = frozenset(
    [
        "of",
        "the",
        "for",
        "and",
        "to",
        "in",
        "at",
        "on",
        "de",
        "la",
        "le",
        "al",
        "el",
        "bin",
        "ibn",
        "von",
        "van",
        "der",
        "da",
        "dos",
        "s",
    ]
)

Run = tuple[str, ...]


class QuotedRuns:
    """The runs of words that stand within quote marks, with the blocks they stand in."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        """Collect them from all blocks."""
        self._blocks: dict[Run, tuple[int, int]] = {}  # the first and last block with it
        for number, block in enumerate(blocks):
            for part in _quoted(block.text):
                for run in _runs(_words(part)):
                    first, _ = self._blocks.get(run, (number, number))
                    self._blocks[run] = (first, number)

    def __bool__(self) -> bool:
        """Tell whether there are any."""
        return bool(self._blocks)

    def has_elsewhere(self, run: Run, number: int) -> bool:
        """Tell whether another block quotes these words."""
        return self._blocks.get(run, (number, number)) != (number, number)


def is_pull_quote(number: int, block: Block, quoted: QuotedRuns) -> bool:
    """Tell whether a block repeats a quotation, set off from the account.

    It is in no quote marks, or wholly in them but for the speaker's name: "We are not afraid Hugo Chavez |".
    """
    found = list(WORD.finditer(block.text))
    if not quoted or not MIN_WORDS <= len(found) <= MAX_WORDS or not _is_set_off(block.text):
        return False
    words = [match[0].casefold().replace("’", "'") for match in found]
    repeated = _repeated(words, number, quoted)
    named = _name_words([match[0] for match in found], repeated)
    body = repeated[: len(repeated) - named]
    needed = MIN_REPEATED if named or block.text.endswith("|") else MIN_REPEATED_UNNAMED
    return len(body) >= MIN_WORDS and sum(body) >= needed * len(body)


def is_boxed_quote(text: str) -> bool:
    """Tell whether a block that the page sets off ends with a name behind its words: "... Hugo Chavez |"."""
    words = WORD.findall(text)
    if not MIN_WORDS + 2 <= len(words) <= MAX_WORDS:
        return False
    parts = re.split(r"[.!?…][\"”’']*\s+|[\"”]\s+", text.rstrip(" |"))
    name = WORD.findall(parts[-1])
    return len(parts) > 1 and 2 <= len(name) <= MAX_NAME_WORDS and all(_may_be_name(word) for word in name)  # noqa: PLR2004  (first and last name)


def _quoted(text: str) -> Iterator[str]:
    """Give the parts within quote marks; one that is not closed runs to the block's end."""
    start, mark = -1, ""
    for match in MARK.finditer(text):
        sign = match[0]
        if start < 0:
            if sign not in CLOSING and sign != "’":
                start, mark = match.end(), sign
        elif _closes(sign, mark):
            yield text[start : match.start()]
            start = -1
        elif sign == mark and sign in OPENING:
            yield text[start : match.start()]
            start = match.end()
    if start >= 0 and mark not in SINGLES:
        yield text[start:]


def _closes(sign: str, mark: str) -> bool:
    if mark in SINGLES:
        return sign in SINGLES
    return sign in CLOSING or (sign == '"' == mark)


def _is_set_off(text: str) -> bool:
    """Tell whether a block has no quote marks, or one pair round all but a name."""
    parts = re.split(r"[\"“”«»]", text.strip(" |"))
    if len(parts) == 1:
        return True
    return not parts[0].strip() and len(parts) == 3 and all(_may_be_name(word) for word in WORD.findall(parts[2]))  # noqa: PLR2004


def _may_be_name(word: str) -> bool:
    return word[0].isupper() or word in NAME_PARTICLES


def _words(text: str) -> list[str]:
    return [word.casefold().replace("’", "'") for word in WORD.findall(text)]


def _runs(words: Sequence[str]) -> Iterator[Run]:
    return (tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def _repeated(words: Sequence[str], number: int, quoted: QuotedRuns) -> list[bool]:
    """Tell of each word whether it stands in a run that another block quotes."""
    repeated = [False] * len(words)
    for at, run in enumerate(_runs(words)):
        if quoted.has_elsewhere(run, number):
            repeated[at : at + RUN] = [True] * RUN
    return repeated


def _name_words(words: Sequence[str], repeated: Sequence[bool]) -> int:
    """Count the words of the name at the end: not repeated, and such as names and offices are made of."""
    count = 0
    while count < len(words) and not repeated[len(words) - 1 - count] and _may_be_name(words[len(words) - 1 - count]):
        count += 1
    return count if count <= MAX_NAME_WORDS else 0
