"""What the site adds to a report: buttons, links to others, agency codes, rights."""

from __future__ import annotations

import re

MAX_CHARS = 400
MAX_TAIL_CHARS = 250
MAX_TAIL_WORDS = 40

# Whole lines, in small letters, counts and signs at both ends left out. All that follows them is the site's, unless
# the report goes on below.
BUTTONS = frozenset({
    "advertisement", "back to top", "bbc", "bbc mundo", "bbc news", "bbc news online", "bbc world service", "bookmark",
    "continue reading", "continue reading the main story", "copy this link", "copy link", "e-mail", "e-mail this",
    "e-mail this to a friend", "email", "email this", "email this to a friend", "end of main content", "facebook",
    "follow us", "font size", "from the section", "home", "home page", "jump media player", "like", "linkedin",
    "low graphics", "mail", "more", "newsletter", "pinterest", "print", "print this", "print this page",
    "printable version", "reddit", "save", "share", "share on facebook", "share on twitter", "share on whatsapp",
    "share this", "share this article", "share this page", "share this story", "share via",
    "share page", "skip to content",
    "skip to main content", "story continues below", "subscribe", "telegram", "text size", "toggle navigation", "top",
    "top of page", "tweet", "twitter", "whatsapp", "what are these", "about sharing", "about us", "contact us",
})  # fmt: skip
OPENERS = frozenset({
    "also in the news", "also on this site", "around the bbc", "around the web", "elsewhere on the bbc",
    "elsewhere on the web", "features", "features & analysis", "from other news sites", "internet links", "latest news",
    "latest stories", "more from this section", "more like this", "more news", "more on this", "more on this story",
    "more stories", "more top stories", "most popular", "most read", "most shared", "most viewed", "most watched",
    "news sources", "read also", "read more", "read next", "recommended", "recommended stories", "related",
    "related articles", "related bbc sites", "related content", "related internet links", "related links",
    "related news", "related posts", "related stories", "related topics", "see also", "sister links", "top stories",
    "top stories now", "topics", "tags", "trending", "you may also like", "you might also like", "also read",
})  # fmt: skip
# Openers below which prose is no part of the report either: readers' words, lists of sources.
CLOSERS = frozenset({
    "add a comment", "add your comment", "all comments", "bibliography", "comment", "comments", "comments are closed",
    "external links", "further reading", "have your say", "join the conversation", "leave a comment", "leave a reply",
    "post a comment", "readers' comments", "references", "send us your comments", "sources", "user comments",
    "view comments", "your comments",
})  # fmt: skip
STARTS = re.compile(
    r"(?:read\s+(?:more|also|next|full\s+story)|also\s+read|see\s+also|related(?:\s+\w+)?|more\s+on\s+this|watch|listen|tags?"
    r"|keywords?|topics?|categor(?:y|ies)|news\s+(?:id|code)|story\s+code|short\s+link|sources?)\s?:"
    r"|follow\s+(?:us\b|@|the\s+bbc\b)|sign\s+up\b|subscribe\b|click\s+(?:here|on|to)\b"
    r"|share\s+(?:this|on|via)\b|e-?mail\s+this\b|this\s+(?:page|article|story|text|post)\s+(?:is|was|has\s+been)\s+"
    r"(?:archived|best\s+viewed|originally|first\s+published|published|printed|available|republished|no\s+longer)"
    r"|have\s+an\s+opinion\s+on\s+this\s+story|story\s+from\s+bbc\s+news|bbc\s+links\s+to\s+external|the\s+bbc\s+is\s+not\s+responsible"
    r"|these\s+are\s+external\s+links|(?:©|copyright\s+(?:©|\(c\)|(?:19|20)\d\d))|all\s+rights\s+reserved|bookmark\s+with"
    r"|https?://\S+$|www\.\S+$|(?:your|the)\s+comments?\b.{0,20}\b(?:will\s+be|are)\s+(?:moderated|published)"
    r"|javascript\b|please\s+(?:enable|turn\s+on)\s+javascript|out\s+of\s+media\s+player|media\s+player\s+help"
    r"|retrieved\s+from\b|\d+\s+(?:comments?|shares?|likes|views)$|from\s+wikinews\b",
    re.IGNORECASE,
)
END_CODE = (
    r"(?:END(?:/\S*)?|ENDS?|Ends|-\s?(?:30|0|ENDS?)\s?-|#{3}|\(END\)|Enditem|[A-Z]{2,6}/(?:[A-Z]{1,6}|\d{4,12})?"
    r"|\d{3,5}(?:\*{2}|\|)\d{3,5}|/\d{3,7}|End\s+(?:item|text|transcript)\.?)"
)
END_CODES = re.compile(rf"{END_CODE}(?:\s+{END_CODE})*\.?")
CODE_TAIL = re.compile(rf"(?<=[.!?…\"”’')\]])\s+(?P<code>{END_CODE}(?:\s+{END_CODE})*)\.?$")
RIGHTS = re.compile(r"©|\(c\)\s?(?:19|20)\d\d|\ball rights reserved|\bcopyright (?:\(c\)|(?:19|20)\d\d)", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=\S)")
ABBREVIATED = re.compile(r"\b(?:[A-Z]|Inc|Ltd|Co|Corp|Mr|Mrs|St|No)\.$")
EDGES = re.compile(r"^[\W\d_]+|[\W\d_]+$")


def is_button(line: str) -> bool:
    """Tell whether a line is the site's wherever it stands."""
    return len(line) <= MAX_CHARS and (_bare(line) in BUTTONS or bool(STARTS.match(line)))


def is_opener(line: str) -> bool:
    """Tell whether a line opens a list of links: "More on this story"."""
    return _bare(line) in OPENERS


def is_closer(line: str) -> bool:
    """Tell whether a line ends the report whatever follows: "Comments", "Sources"."""
    return _bare(line) in CLOSERS


def is_end_code(line: str) -> bool:
    """Tell whether a line is an agency's mark at the end: "MNA/6475698", "ENDS", "9376**1416"."""
    return bool(END_CODES.fullmatch(line))


def find_tail(text: str) -> int | None:
    """Give where rights or codes begin behind the last sentence of a paragraph, if they stand there."""
    from_here = max(0, len(text) - MAX_TAIL_CHARS)
    rights = RIGHTS.search(text, from_here)
    until = _sentence_start(text, from_here, rights.start()) if rights else len(text)
    if until is None:
        return None
    code = CODE_TAIL.search(text.rstrip() if until == len(text) else text[:until].rstrip(), from_here)
    start = code.start("code") if code else until
    return start if start < len(text) else None


def _sentence_start(text: str, from_here: int, at: int) -> int | None:
    """Give where the sentence around `at` begins; None when it is long, and so the report's own."""
    ends = [
        m.end()
        for m in SENTENCE_END.finditer(text, from_here, at + 1)
        if not ABBREVIATED.search(text[: m.start() + 1][-8:])
    ]
    start = max((end for end in ends if end <= at), default=from_here)
    return start if len(text[start:].split()) <= MAX_TAIL_WORDS and (start > 0 or at == 0) else None


def _bare(line: str) -> str:
    return EDGES.sub("", line[:MAX_CHARS].casefold())
