"""When did it take place: the date expression nearest to the trigger, reckoned from the day of publication.

Own code instead of dateparser: a weekday means the one before or after publication as the verb's tense says, which
dateparser cannot know, and a report has dozens of sentences to search (docs/decisions/0005-dates.md).
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from multipolar.events.syntax import stands_beside
from multipolar.model.events import EventDate
from multipolar.model.spans import TextSpan

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Span, Token

MONTHS = "january february march april may june july august september october november december".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
NUMBERS = {word: number for number, word in enumerate("zero one two three four five six seven eight nine ten".split())}
NUMBERS |= {"a": 1, "an": 1, "several": 3, "few": 3}
DAYS_IN = {"day": 1, "week": 7, "month": 30, "year": 365}
FAR = 60  # tokens: a date farther from the trigger than this belongs to something else

_MONTH = "(?P<month>" + "|".join(m.capitalize() for m in MONTHS) + "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?"
_DAY = "(?P<day>[0-3]?[0-9])(?![0-9])(?:st|nd|rd|th)?"
_YEAR = "(?P<year>(?:1[89]|20)[0-9][0-9])"
_COUNT = "(?P<count>[0-9]{1,3}|" + "|".join(NUMBERS) + ")"
PATTERNS = re.compile(
    "|".join(
        f"(?P<{name}>{pattern})"
        for name, pattern in (
            ("iso", r"(?P<y>[12][0-9]{3})-(?P<m>[01][0-9])-(?P<d>[0-3][0-9])"),
            (
                "mdy",
                _MONTH.replace("month", "m1")
                + r"\s+"
                + _DAY.replace("day", "d1")
                + r"(?:,?\s+"
                + _YEAR.replace("year", "y1")
                + ")?",
            ),
            (
                "dmy",
                _DAY.replace("day", "d2")
                + r"\s+(?:of\s+)?"
                + _MONTH.replace("month", "m2")
                + r"(?:,?\s+"
                + _YEAR.replace("year", "y2")
                + ")?",
            ),
            (
                "my",
                r"(?:in|since|by|until|from|of|early|late|mid-?|last|next|this)\s+"
                + _MONTH.replace("month", "m3")
                + r"(?:,?\s+"
                + _YEAR.replace("year", "y3")
                + ")?",
            ),
            ("monthyear", _MONTH.replace("month", "m4") + r",?\s+" + _YEAR.replace("year", "y4")),
            ("ago", _COUNT.replace("count", "c1") + r"\s+(?P<u1>day|week|month|year)s?\s+(?:ago|earlier)"),
            ("hence", r"in\s+" + _COUNT.replace("count", "c2") + r"\s+(?P<u2>day|week|month|year)s?"),
            (
                "weekday",
                r"(?P<which>last|next|this|this coming|this past)?\s*\b(?P<wd>"
                + "|".join(w.capitalize() for w in WEEKDAYS)
                + ")",
            ),
            (
                "near",
                r"\b(?P<word>yesterday|today|tonight|tomorrow|this morning|this afternoon|this evening|last night)\b",
            ),
            (
                "period",
                r"\b(?P<rel>last|next|this|past|previous|coming|earlier this|later this)\s+(?P<unit>week|month|year)\b",
            ),
            ("decade", r"\b(?:the\s+)?(?:early |late |mid-?)?(?P<dec>(?:1[89]|20)[0-9]0)s\b"),
            ("inyear", r"\b" + _YEAR.replace("year", "y5") + r"\b"),
        )
    ),
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date expression in the text, resolved; `at` is the index of its first token."""

    when: EventDate
    at: int


def find_dates(sentence: Span, published_on: date | None) -> list[DateFound]:
    """Find the date expressions of a sentence; those that need an unknown publication date are left out."""
    found = []
    for match in PATTERNS.finditer(sentence.text):
        days = _resolve(match, published_on, _is_future(sentence))
        if days is None:
            continue
        text = match.group().lstrip()
        start = sentence.start_char + match.end() - len(text)
        span = TextSpan(start, start + len(text))
        token = sentence.char_span(
            span.start - sentence.start_char, span.end - sentence.start_char, alignment_mode="expand"
        )
        found.append(DateFound(EventDate(days[0], days[1], span), token.start if token is not None else sentence.start))
    return found


def choose_date(trigger: Token, dates: list[DateFound]) -> EventDate | None:
    """Choose the date expression that stands in the trigger's own clause and nearest to it."""
    near = [found for found in dates if abs(found.at - trigger.i) < FAR]
    if not near:
        return None
    doc = trigger.doc
    best = min(near, key=lambda found: (not stands_beside(trigger, doc[found.at]), abs(found.at - trigger.i), found.at))
    return best.when if stands_beside(trigger, doc[best.at]) else None


def _is_future(sentence: Span) -> bool:
    return any(
        token.lower_ in {"will", "'ll", "shall", "upcoming", "plans", "planned", "due", "scheduled"}
        or (
            token.lower_ == "to"
            and token.dep_ == "aux"
            and token.head.head.lemma_ in {"plan", "expect", "go", "set", "be", "schedule", "intend"}
        )
        for token in sentence
    )


def _resolve(match: re.Match[str], on: date | None, future: bool) -> tuple[date, date] | None:  # noqa: FBT001
    group = match.groupdict()
    for name, resolve in RESOLVERS.items():
        if group[name] is not None:
            try:
                return resolve(group, on, future)
            except (ValueError, OverflowError):
                return None
    return None


def _iso(group: dict[str, str], _on: date | None, _future: bool) -> tuple[date, date] | None:  # noqa: FBT001
    day = date(int(group["y"]), int(group["m"]), int(group["d"]))
    return day, day


def _with_day(number: str) -> Callable[[dict[str, str], date | None, bool], tuple[date, date] | None]:
    def resolve(group: dict[str, str], on: date | None, future: bool) -> tuple[date, date] | None:  # noqa: FBT001
        month, day, year = _month(group["m" + number]), int(group["d" + number]), group["y" + number]
        if year:
            found = date(int(year), month, day)
        elif on is None:
            return None
        else:
            found = _nearest_year(on, month, day, future)
        return found, found

    return resolve


def _with_month(number: str) -> Callable[[dict[str, str], date | None, bool], tuple[date, date] | None]:
    def resolve(group: dict[str, str], on: date | None, future: bool) -> tuple[date, date] | None:  # noqa: FBT001
        month, year = _month(group["m" + number]), group["y" + number]
        if year:
            first = date(int(year), month, 1)
        elif on is None:
            return None
        else:
            first = _nearest_year(on, month, 1, future)
        return first, first.replace(day=monthrange(first.year, first.month)[1])

    return resolve


def _month(word: str) -> int:
    return next(number for number, name in enumerate(MONTHS, start=1) if name.startswith(word.lower().rstrip(".")[:3]))


def _nearest_year(on: date, month: int, day: int, future: bool) -> date:  # noqa: FBT001
    """Put a date without a year before the publication, or after it when the sentence looks ahead."""
    found = date(on.year, month, day)
    if future and (on - found).days > 31:  # noqa: PLR2004  (a month back cannot be meant by "will")
        return found.replace(year=on.year + 1)
    if not future and (found - on).days > 62:  # noqa: PLR2004  (two months ahead is not meant by a past tense)
        return found.replace(year=on.year - 1)
    return found


def _ago(group: dict[str, str], on: date | None, _future: bool) -> tuple[date, date] | None:  # noqa: FBT001
    return _shifted(on, -_count(group["c1"]), group["u1"])


def _hence(group: dict[str, str], on: date | None, _future: bool) -> tuple[date, date] | None:  # noqa: FBT001
    return _shifted(on, _count(group["c2"]), group["u2"]) if _future else None


def _count(word: str) -> int:
    return NUMBERS.get(word.lower()) or int(word)


def _shifted(on: date | None, count: int, unit: str) -> tuple[date, date] | None:
    if on is None:
        return None
    unit = unit.lower()
    day = on + timedelta(days=count * DAYS_IN[unit])
    if unit == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    if unit == "month":
        return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    return day, day


def _weekday(group: dict[str, str], on: date | None, future: bool) -> tuple[date, date] | None:  # noqa: FBT001
    if on is None:
        return None
    wanted = WEEKDAYS.index(group["wd"].lower())
    which = (group["which"] or "").lower()
    ahead = (wanted - on.weekday()) % 7
    if which in {"next", "this coming"} or (future and which not in {"last", "this past"}):
        day = on + timedelta(days=ahead or (7 if which else 0))
    else:
        back = (on.weekday() - wanted) % 7
        day = on - timedelta(days=back or (7 if which == "last" else 0))
    return day, day


def _near(group: dict[str, str], on: date | None, _future: bool) -> tuple[date, date] | None:  # noqa: FBT001
    if on is None:
        return None
    shift = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(group["word"].lower(), 0)
    day = on + timedelta(days=shift)
    return day, day


def _period(group: dict[str, str], on: date | None, _future: bool) -> tuple[date, date] | None:  # noqa: FBT001
    if on is None:
        return None
    rel, unit = group["rel"].lower(), group["unit"].lower()
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(rel, 0)
    if unit == "year":
        return date(on.year + step, 1, 1), date(on.year + step, 12, 31)
    if unit == "week":
        monday = on - timedelta(days=on.weekday()) + timedelta(weeks=step)
        return monday, monday + timedelta(days=6)
    month = on.month - 1 + step
    first = date(on.year + month // 12, month % 12 + 1, 1)
    return first, first.replace(day=monthrange(first.year, first.month)[1])


def _decade(group: dict[str, str], _on: date | None, _future: bool) -> tuple[date, date] | None:  # noqa: FBT001
    year = int(group["dec"])
    return date(year, 1, 1), date(year + 9, 12, 31)


def _in_year(group: dict[str, str], _on: date | None, _future: bool) -> tuple[date, date] | None:  # noqa: FBT001
    year = int(group["y5"])
    return date(year, 1, 1), date(year, 12, 31)


RESOLVERS: dict[str, Callable[[dict[str, str], date | None, bool], tuple[date, date] | None]] = {
    "iso": _iso,
    "mdy": _with_day("1"),
    "dmy": _with_day("2"),
    "my": _with_month("3"),
    "monthyear": _with_month("4"),
    "ago": _ago,
    "hence": _hence,
    "weekday": _weekday,
    "near": _near,
    "period": _period,
    "decade": _decade,
    "inyear": _in_year,
}
