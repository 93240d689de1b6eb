"""Between which days was a report written, judging by the offices it names?"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

from multipolar.actors.people import PAST, same_role
from multipolar.lexicon.actors import DAWN, DUSK

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from spacy.tokens import Doc

    from multipolar.actors.names import Match
    from multipolar.actors.titles import Phrase
    from multipolar.lexicon.actors import ActorLexicon, Holder

HORIZON = date(2026, 11, 23)  # the day to which the tables of office holders are kept
APPOSITION = 5  # tokens in which an apposition names the office
ONE_DAY = timedelta(days=1)

Interval = tuple[date, date]


def infer_published(
    doc: Doc, matches: Sequence[Match], titles: Sequence[Phrase], lexicon: ActorLexicon
) -> Interval | None:
    """Bound the day of publication by the tenures of those whom the report names with their office.

    Both days are included. "Former President X" and sentences about another year do not count. Tenures that
    contradict those of people named more often are left out. None when nobody is named with an office.
    """
    told = Counter(_told_tenures(doc, matches, titles, lexicon))
    bounds: list[Interval] = [(DAWN, DUSK)]
    for tenures, _ in sorted(told.items(), key=lambda item: -item[1]):
        bounds = _intersect(bounds, tenures) or bounds
    start, end = bounds[-1]
    if (start, end) == (DAWN, DUSK):
        return None
    return start, min(end - ONE_DAY, max(HORIZON, start))


def day_within(bounds: Interval | None) -> date:
    """Choose the day on which undated reports look up offices: the middle of its bounds, else the tables' last day."""
    if bounds is None:
        return HORIZON
    start, end = bounds
    return start + (end - start) / 2


def _told_tenures(
    doc: Doc, matches: Sequence[Match], titles: Sequence[Phrase], lexicon: ActorLexicon
) -> Iterable[tuple[Interval, ...]]:
    by_end = {title.end: title for title in titles}
    by_start = {title.start: title for title in titles}
    for match in matches:
        holders = lexicon.holders.get(match.words, ())
        title = by_end.get(match.start) or _title_after(doc, match.end, by_start)
        if not holders or title is None or _is_past(doc, title.start):
            continue
        role = lexicon.titles[title.words].role
        tenures = _intervals(holder for holder in holders if same_role(role, holder.role))
        if tenures:
            yield tenures


def _title_after(doc: Doc, end: int, by_start: Mapping[int, Phrase]) -> Phrase | None:
    """Find the office in an apposition: "X, the Ruritanian prime minister"."""
    if end >= len(doc) or doc[end].text != ",":
        return None
    for at in range(end + 1, min(len(doc), end + APPOSITION)):
        if doc[at].is_punct or doc[at].pos_ in {"VERB", "AUX", "ADP"}:
            return None
        if at in by_start:
            return by_start[at]
    return None


def _is_past(doc: Doc, at: int) -> bool:
    before = {token.lower_ for token in doc[max(0, at - 4) : at]}
    return bool(before & PAST) or any(_is_year(token.text) for token in doc[at].sent)


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and word[:2] in {"18", "19", "20"}  # noqa: PLR2004


def _intervals(holders: Iterable[Holder]) -> tuple[Interval, ...]:
    return tuple(sorted({(holder.from_on, holder.until_on) for holder in holders}))


def _intersect(bounds: Sequence[Interval], tenures: Sequence[Interval]) -> list[Interval]:
    both = ((max(a, c), min(b, d)) for a, b in bounds for c, d in tenures)
    return sorted((start, end) for start, end in both if start < end)
