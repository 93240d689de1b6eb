"""Who wrote the report, on a line of its own or behind its last sentence."""

from __future__ import annotations

import re

MAX_CHARS = 200
MAX_WORDS = 16

BY = re.compile(r"(?:By|BY)[\s:]+(?:[A-Z]|our\b|an?\b|the\b|staff\b)")
CORRESPONDENT = re.compile(
    r"(?:From|By)\s+(?:our|an?|the)\s+(?:\w+\s+){0,3}(?:correspondent|reporter)s?\b.{0,40}", re.IGNORECASE
)
ROLE = re.compile(
    r"(?:[\w'’.-]+,?\s+){0,8}(?:correspondent|reporter|editor|staff\s+writer|commentator|columnist|newsroom|analyst)"
    r"(?:,?\s+(?:in\s+)?[A-Z][\w'’.-]*){0,4}",
    re.IGNORECASE,
)
DESK = re.compile(r"[A-Z]{2,5}(?:\s+News)?,\s+[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?")  # "BBC News, Moscow"
CREDITS = re.compile(
    r"\(?(?:(?:additional|further|other)\s+)?(?:reporting|writing|editing|compiled|written|edited|translated|produced)"
    r"(?:\s+and\s+\w+)?\s+(?:by\s+|in\s+[A-Z])",
    re.IGNORECASE,
)
CREDIT_WORDS = frozenset(
    [
        "additional",
        "further",
        "other",
        "reporting",
        "writing",
        "editing",
        "compiled",
        "written",
        "edited",
        "translated",
        "produced",
        "by",
        "and",
        "in",
        "for",
        "at",
        "of",
        "the",
        "our",
        "newsroom",
        "bureau",
        "desk",
        "staff",
        "from",
        "with",
    ]
)
CREDITS_TAIL = re.compile(
    r"\((?:(?:Additional|Further)\s+)?(?:[Rr]eporting|Writing|Editing|Compiled)\s+(?:and\s+\w+\s+)?by\s[^()]{2,200}\)\.?$"
)
OFFICE = re.compile(
    r"(?:The\s+)?(?:Office|Bureau|Embassy|Department|Ministry|Mission|Press\s+Office|Press\s+Service)\s+of\b"
)
ATTRIBUTABLE = re.compile(r"(?:The\s+)?(?:below|following|text|statement)\b.{0,60}\battributable\s+to\b.{2,80}:")
NAME_AND_TITLE = re.compile(
    r"[A-Z][\w'’-]+(?:\s[A-Z][\w.'’-]*){1,4},\s+"
    r"[A-Z][\w.'’-]*(?:[\s,]+(?:of|the|for|and|to|on|in|at|[A-Z][\w.'’-]*)){0,12}"
)
WORD = re.compile(r"[^\W\d_]+")


def is_byline(line: str, *, in_head: bool, ends_sentence: bool) -> bool:
    """Tell whether a line names who wrote or released the report; some forms count only above its first paragraph."""
    if len(line) > MAX_CHARS:
        return False
    if _is_credits(line) or ATTRIBUTABLE.fullmatch(line):
        return True
    if ends_sentence or len(line.split()) > MAX_WORDS:
        return False
    if BY.match(line) or CORRESPONDENT.fullmatch(line):
        return True
    forms = (ROLE, DESK, NAME_AND_TITLE)
    return in_head and bool(OFFICE.match(line) or any(form.fullmatch(line) for form in forms))


def find_credits_tail(text: str) -> int | None:
    """Give where "(Reporting by A; editing by B)" begins behind the last sentence, if it stands there."""
    found = CREDITS_TAIL.search(text, max(0, len(text) - MAX_CHARS))
    return found.start() if found else None


def _is_credits(line: str) -> bool:
    """Tell by its lower-case words "Reporting by A; Editing by B" from "Reporting by the BBC suggests that"."""
    words = WORD.findall(line)
    return bool(CREDITS.match(line)) and all(word[0].isupper() or word in CREDIT_WORDS for word in words)
