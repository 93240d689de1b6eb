"""Place, day and agency: on a line of their own, or before a report's first words."""

from __future__ import annotations

import re

MAX_LINE_CHARS = 160
MAX_PREFIX_CHARS = 120

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
WEEKDAY = r"(?:Mon|Tue|Tues|Wed|Wednes|Thu|Thur|Thurs|Fri|Sat|Satur|Sun)(?:day)?\.?"
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
FULL_DATE = (
    rf"(?:(?:{WEEKDAY},?\s+)?(?:{DAY}\s+(?:of\s+)?{MONTH},?\s+\d{{4}}|{MONTH}\s+{DAY},?\s+\d{{4}})"
    r"|\d{4}-\d\d-\d\d|\d{4}/\d\d?/\d\d?|\d{1,2}[./]\d{1,2}[./]\d{4})"
)
CLOCK = r"T?\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?|Z|hrs)?"
ZONE = r"(?:GMT|UTC|UK|BST|CET|CEST|EET|EST|EDT|ET|PST|PDT|IST|MSK|local\s+time|[+-]\d\d:?\d\d)"
LABEL = (
    r"(?:(?:page\s+|story\s+)?(?:last\s+)?(?:first\s+)?(?:updated|modified|published|posted|created|issued)"
    r"|publish(?:ing)?\s+(?:date|time)|publication\s+date|date|time|news\s+date)"
)
PLACE = r"[A-Z][\w.'’-]*(?:[ /][A-Z][\w.'’-]*){0,3}"

STAMP = re.compile(
    rf"(?:{PLACE},\s+)?(?:(?:{LABEL}|{FULL_DATE}|{CLOCK}|{WEEKDAY}|{ZONE}|on|at)(?:[\s,:|·•()/–—-]+|$))+", re.IGNORECASE
)
DATED = re.compile(FULL_DATE, re.IGNORECASE)
LABELLED = re.compile(rf"{LABEL}\b", re.IGNORECASE)
CLOCKED = re.compile(CLOCK, re.IGNORECASE)
AGO = re.compile(rf"(?:{LABEL}:?\s+)?\d{{1,3}}\s+(?:minute|hour|day|week|month|year)s?\s+ago", re.IGNORECASE)

DATE = rf"(?:(?:{WEEKDAY},?\s+)?(?:{DAY}\s+{MONTH}|{MONTH}\s+{DAY})(?:,?\s+\d{{4}})?|{FULL_DATE})"
AGENCY = r"(?:\((?:[A-Z][\w.&-]*)(?:[ /][A-Z][\w.&-]*){0,4}\)|/[A-Z]{2,}/\.?|[A-Z]{3,6})"
DASH = r"(?:-{1,2}|–|—|―|_)"
BODIES = r"(?:NATO|OPEC|IAEA|ASEAN|BRICS|UNESCO|UNICEF|AUKUS)\b"
# Four letters or two words: "US - Sylvanian talks" begins with a state, "OSLO - Talks" with a dateline.
CAPITALS = (
    rf"(?!{BODIES})(?=[A-Z]{{4}}|[A-Z]{{2,3}}[ /.'’-]+[A-Z]{{3}})" r"[A-Z][A-Z.'’-]*(?:[ /,]{1,2}[A-Z][A-Z.'’-]*){0,4}"
)
REGION = r"(?:,\s+[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,2})?"

MARKED_PREFIXES = (
    # as in "TEHRAN, May 21 (MNA) –", "Tehran, Aug 5, IRNA -", "SANAA, Yemen (AP) _", "MOSCOW. Sept 9 (Interfax) -"
    re.compile(rf"{PLACE}{REGION}[.,]?\s+(?:{DATE}[.,]?\s+)?{AGENCY},?\s*{DASH}\s*"),
    # as in "ISLAMABAD, 5 May 2012 –", "MOSCOW, September 9. /TASS/."
    re.compile(rf"{PLACE}{REGION}[.,]?\s+{DATE}[.,]?\s*(?:{DASH}|/[A-Z]{{2,}}/\.)\s*"),
    # as in "Tehran, IRNA –", "(Reuters) -", "(CNN) --"
    re.compile(rf"(?:{PLACE},\s+[A-Z]{{3,6}}|\([A-Z][\w.&-]*\))\s*{DASH}\s+"),
)
# "MOSCOW — Russia", "RIYADH: Saudi", "SEOUL, South Korea —": so short only before a report's first words
BARE_PREFIXES = (
    re.compile(rf"{CAPITALS}{REGION}(?:\s+{DASH}\s+|:\s+)(?=[A-Z\d\"“‘'])"),
    re.compile(rf"{PLACE}{REGION}\s+(?:–|—|--)\s+(?=[A-Z\"“‘'])(?!.{{0,120}}\s(?:–|—|--)\s)"),
)


def is_date_line(line: str) -> bool:
    """Tell whether a line is nothing but a day: "Monday, September 23, 2019", "Last updated at 15:20 GMT"."""
    if len(line) > MAX_LINE_CHARS:
        return False
    if AGO.fullmatch(line):
        return True
    bare = line.strip(" .,|·•-–—()[]")
    dated = DATED.search(bare) or (LABELLED.match(bare) and CLOCKED.search(bare))
    return bool(dated and STAMP.fullmatch(bare))


def find_prefix_end(line: str, *, opens_report: bool) -> int:
    """Give where the dateline before a paragraph's first words ends; 0 when there is none.

    In "TEHRAN, May 21 (MNA) – The Iranian" it is 23, the place of "The".
    """
    head = line[:MAX_PREFIX_CHARS]
    for pattern in (*MARKED_PREFIXES, *(BARE_PREFIXES if opens_report else ())):
        found: re.Match[str] | None = pattern.match(head)
        if found:
            return found.end()
    return 0
