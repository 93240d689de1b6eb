"""How parties stand, for people at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.rule import Rule
from rich.text import Text

from multipolar.query.ties.series import QUADS
from multipolar.show.brief.compose import describe_event, describe_reasons, describe_source, describe_span
from multipolar.show.describe import describe_days, describe_score
from multipolar.show.names import describe_sides, party_name
from multipolar.show.table import INDENT, QUIET, Indented
from multipolar.show.tables import CLOSER, COLDER, HEADS, plain_table, section
from multipolar.show.titles import number_of, period_words, ties_title
from multipolar.show.words import load_words, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType
    from rich.table import Table

    from multipolar.query.cited import CitedEvent, Source
    from multipolar.query.ties.bargains import DealHistory
    from multipolar.query.ties.changes import Change
    from multipolar.query.ties.disputes import Dispute
    from multipolar.query.ties.find import Ties
    from multipolar.query.ties.series import Series

MOST_PERIODS = 24  # rows of the table on a terminal; files have all


def ties_report(ties: Ties) -> Group:
    """Lay out how two parties stand."""
    series = ties.series
    title = ties_title(ties, series) if series else f"{ties.a.name} and {ties.b.name}"
    parts: list[RenderableType] = [Rule(Text(title, "bold"), align="left", style=QUIET), Text(_counted(ties), QUIET)]
    if series:
        parts += [Text(), _periods(series)]
    parts += section("LASTING SHIFTS", (_change(change, ties) for change in ties.breaks))
    parts += section("LARGEST CHANGES FROM ONE PERIOD TO THE NEXT", (_change(change, ties) for change in ties.swings))
    parts += section("WHAT WEIGHED MOST", (_event(ties.events[number]) for number in ties.heaviest))
    parts += section("DEALS", map(_deal, ties.deals))
    parts += section("TOLD IN MORE THAN ONE WAY", map(_dispute, ties.disputes))
    return Group(*parts, Text())


def _counted(ties: Ties) -> str:
    words = load_words()
    parts = []
    if ties.series:
        whole = ties.series.whole
        parts.append(
            f"{number_of(whole.count(), ties.settings.count)} told as done, {describe_days(*ties.series.days)}"
        )
        if ties.series.unplaced:
            parts.append(f"{ties.series.unplaced:,} more on no known day")
    else:
        parts.append("nothing told as done on a known day")
    others = [f"{number:,} {words.standings[name].short}" for name, number in ties.not_counted.items()]
    return " · ".join([*parts, *([f"not counted: {', '.join(others)}"] if others else [])])


def _periods(series: Series) -> Table:
    told = [period for period in series.periods if period.cells]
    table = plain_table(series.step.value, *(f">{head}" for head in HEADS.values()), ">score", "")
    shown = told[-MOST_PERIODS:]
    largest = max(abs(period.score()) for period in shown) or 1
    if len(told) > len(shown):
        table.title, table.title_justify = f"the last {len(shown)} of {len(told)} periods with events", "left"
        table.title_style = QUIET
    for period in shown:
        score = period.score()
        bar = Text("█" * max(1, round(10 * abs(score) / largest)) if score else "", CLOSER if score > 0 else COLDER)
        counts = [f"{period.count(quad):,.0f}" for quad in QUADS]
        name = period_words(period.start, period.end, series.step)
        table.add_row(*map(Text, (name, *counts, describe_score(score))), bar)
    return table


def _change(change: Change, ties: Ties) -> Iterator[RenderableType]:
    closer = change.difference > 0
    scores = f"{describe_score(change.score_before)} → {describe_score(change.score_after)}"
    head = Text.assemble(
        (f"{'closer' if closer else 'colder'} ", CLOSER if closer else COLDER),
        (describe_days(change.after.start, change.after.end), "bold"),
        f" than {describe_days(change.before.start, change.before.end)}: {scores}, by {describe_reasons(change)}",
    )
    yield Indented(head, INDENT)
    for reason in change.reasons:
        for number in reason.events:
            yield from _event(ties.events[number], 2 * INDENT)


def _event(event: CitedEvent, indent: int = INDENT) -> Iterator[RenderableType]:
    yield Indented(Text(f"{describe_event(event)} ({describe_score(event.score)})"), indent)
    yield from _told(event.told, indent)


def _told(told: Source, indent: int) -> Iterator[RenderableType]:
    sentence = f"“{one_line(told.sentence)}” " if told.sentence else ""
    yield Indented(Text(f"{sentence}{describe_source(told)}", QUIET), indent)


def _deal(deal: DealHistory) -> Iterator[RenderableType]:
    about = one_line(f"{deal.subject} ({deal.sector})" if deal.sector else deal.subject)
    yield Indented(Text.assemble((about, "bold"), ", ", (deal.stage, "bold")), INDENT)
    for step in deal.steps:
        yield Indented(Text(f"{step.stage}, {describe_span(step.first_on, step.first_on)}"), 2 * INDENT)
        yield from _told(step.told, 2 * INDENT)


def _dispute(dispute: Dispute) -> Iterator[RenderableType]:
    words = load_words()
    event = dispute.event
    head = (
        f"{describe_span(event.start_on, event.end_on)}: {describe_sides(event)}: {words.act(event.type, event.mode)}"
    )
    yield Indented(Text(head, "bold"), INDENT)
    for telling in dispute.tellings:
        who = party_name(telling.claimant) if telling.claimant else "reports"
        tag = words.standings[telling.standing].tag
        yield Indented(Text(f"{tag}: {who}, {describe_span(telling.first_on, telling.last_on)}"), 2 * INDENT)
        yield from _told(telling.told, 2 * INDENT)
