"""What charts, reports and briefs say in a line: titles, and the names of periods."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from multipolar.query.poles.settings import Span
from multipolar.query.ties.series import CONFLICT, COOPERATION
from multipolar.query.ties.settings import Count, Step
from multipolar.show.describe import describe_days
from multipolar.show.names import with_article

if TYPE_CHECKING:
    from datetime import date

    from multipolar.query.partners import Partners
    from multipolar.query.poles.find import Poles, PolesPeriod
    from multipolar.query.ties.find import Ties
    from multipolar.query.ties.series import Series

SMALL = 0.08  # of all strength: a bloc below it has no name of its own
MOSTLY = 2 / 3
UNITS = {
    Count.EVENTS: "events",
    Count.MENTIONS: "mentions",
    Count.DAYS: "acts, one a day",
    Count.SHARES: "events, shared among their pairs",
}


def number_of(number: float, count: Count) -> str:
    """Write a number with what is counted: "1 event", "1,204 mentions"."""
    unit = UNITS[count]
    return f"{number:,.0f} {re.sub(r'(?<=event)s|(?<=mention)s|(?<=act)s', '', unit, count=1) if number == 1 else unit}"


def ties_title(ties: Ties, series: Series) -> str:
    """Tell in a line how two parties stand."""
    pair = f"{with_article(ties.a.name)} and {with_article(ties.b.name)}"
    return f"{pair[0].upper()}{pair[1:]}: {_verdict(ties, series)}"


def _verdict(ties: Ties, series: Series) -> str:
    if ties.breaks:
        last = ties.breaks[-1]
        return f"{'closer' if last.difference > 0 else 'colder'} since {month_of(last.after.start)}"
    for_, against = series.whole.count(*COOPERATION), series.whole.count(*CONFLICT)
    share = for_ / (for_ + against)
    if share in {0, 1}:
        return "cooperation, and no conflict told" if share else "conflict, and no cooperation told"
    if share >= MOSTLY:
        return "mostly cooperation"
    return "mostly conflict" if share <= 1 - MOSTLY else "cooperation and conflict side by side"


def partners_title(partners: Partners) -> str:
    """Tell in a line who stands out."""
    name = with_article(partners.party.name)
    ways = [
        f"{way} {with_article(some[0].party.name)}"
        for way, some in (("comes closer to", partners.rising), ("falls out with", partners.falling))
        if some
    ]
    most = max(partners.partners, key=lambda one: one.count)
    title = f"{name} {' and '.join(ways)}" if ways else f"{name}: most to do with {with_article(most.party.name)}"
    return title[0].upper() + title[1:]


def poles_title(poles: Poles) -> str:
    """Tell in a line how many poles there are, and whose."""
    last = poles.periods[-1]
    leaders = [with_article(poles.names[bloc.members[0]]) for bloc in last.blocs if bloc.share >= SMALL]
    around = " and ".join([", ".join(leaders[:-1]), leaders[-1]] if len(leaders) > 1 else leaders)
    when = "" if poles.settings.span is Span.ALL else f" in {period_label(last, poles.settings.span)}"
    number = f"{last.effective_poles:.1f} poles{when}"
    return f"{number}, around {around}" if around else number


def period_label(period: PolesPeriod, span: Span) -> str:
    """Write a period for people: "2014", "Q3 2014", "April 2014", or its days."""
    return describe_days(period.start, period.end) if span is Span.ALL else start_label(period.start, span)


def start_label(start: date, span: Span) -> str:
    """Write the period that begins on a day."""
    if span is Span.YEAR:
        return str(start.year)
    return month_of(start) if span is Span.MONTH else f"Q{(start.month + 2) // 3} {start.year}"


def period_words(start: date, end: date, step: Step) -> str:
    """Call a period by its name: "April 2010", "April 2010 to June 2010", "2010"."""
    if step is Step.YEAR:
        return str(start.year)
    return month_of(start) if step is Step.MONTH else f"{month_of(start)} to {month_of(end)}"


def month_of(day: date) -> str:
    """Write a month: "April 2010"."""
    return f"{day:%B} {day.year}"
