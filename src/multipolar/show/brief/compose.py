"""From what the ledger answers to the lines of a page, each with its notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from multipolar.show.describe import describe_day, describe_days, describe_score
from multipolar.show.names import describe_claimant, describe_person, describe_sides, party_name, with_article
from multipolar.show.titles import ties_title
from multipolar.show.words import load_words, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from multipolar.query.brief import Brief
    from multipolar.query.cited import CitedEvent, Source
    from multipolar.query.ties.bargains import DealHistory
    from multipolar.query.ties.changes import Change
    from multipolar.query.ties.disputes import Dispute
    from multipolar.query.ties.find import Ties

MOST_DEALS, MOST_DISPUTES = 6, 3
NOTES_PER_COUNT = 2  # examples behind a line that counts many events
LONGEST_QUOTE = 240  # characters of a statement in a line; its note has it whole
QUADS = {
    "MC": "material cooperation",
    "VC": "verbal cooperation",
    "VX": "verbal conflict",
    "MX": "material conflict",
}


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered source: the sentence, and where and when it stands."""

    number: int
    sentence: str
    place: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page, and the numbers of its notes."""

    words: str
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under one heading."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class BriefPage:
    """All of a brief, in plain words; nothing is escaped yet."""

    title: str
    days: str
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    remark: str


class Notes:
    """Numbers sources as lines name them; the same sentence of one report has one number."""

    def __init__(self) -> None:
        """Begin with none."""
        self.notes: dict[tuple[object, ...], Note] = {}

    def number(self, told: Source) -> int:
        """Give a source's number."""
        key = (told.sentence, told.publisher, told.title, told.url, told.source, told.seen_on)
        if key not in self.notes:
            sentence = one_line(told.sentence) if told.sentence else ""
            url = told.url if told.url and told.url.startswith(("http://", "https://")) else None
            self.notes[key] = Note(len(self.notes) + 1, sentence, describe_source(told), url)
        return self.notes[key].number

    def numbers(self, sources: Iterable[Source]) -> tuple[int, ...]:
        """Give the numbers of several, each once."""
        return tuple(dict.fromkeys(self.number(told) for told in sources))


def compose_brief(brief: Brief) -> BriefPage:
    """Write a brief's lines."""
    notes = Notes()
    sections = [
        Section("How they stand", tuple(_standing(brief, notes))),
        Section("What happened", tuple(_event(event, notes) for event in _happened(brief))),
        Section("Deals", tuple(_deal(deal, notes) for deal in brief.ties.deals[-MOST_DEALS:])),
        Section(
            "Told in more than one way", tuple(_dispute(one, notes) for one in brief.ties.disputes[-MOST_DISPUTES:])
        ),
        Section("What they say", tuple(_said(brief, notes))),
        Section("Ahead", tuple(_event(event, notes) for event in brief.ahead)),
    ]
    ties = brief.ties
    pair = f"{with_article(ties.a.name)} and {with_article(ties.b.name)}"
    title = ties_title(ties, ties.series) if ties.series else pair[0].upper() + pair[1:]
    return BriefPage(
        title=title,
        days=_days(brief),
        sections=tuple(section for section in sections if section.lines),
        notes=tuple(notes.notes.values()),
        remark="Read by a machine: an event counts once, however many reports tell it; denials and plans do not count.",
    )


def describe_source(told: Source) -> str:
    """Say where words stand: publisher, title, day; else the file."""
    named = [one_line(part) for part in (told.publisher, f"“{told.title}”" if told.title else None) if part]
    if not named and told.source:
        named = [one_line(told.source).rpartition("/")[2]]
    return ", ".join([*named, describe_day(told.seen_on) if told.seen_on else "undated"])


def describe_event(event: CitedEvent) -> str:
    """Say in a line who did what to whom, when, and how it is told."""
    words = load_words()
    day = describe_span(event.start_on, event.end_on)
    line = f"{day}: {describe_sides(event)}: {words.act(event.type, event.mode)}"
    if event.standing not in {"happened", "said"}:
        line += f" ({words.standings[event.standing].tag})"
    if event.claimant:
        line += f", according to {describe_claimant(event.claimant)}"
    return line if event.publishers < 2 else f"{line}; told by {event.publishers} publishers"  # noqa: PLR2004


def _standing(brief: Brief, notes: Notes) -> Iterator[Line]:
    ties = brief.ties
    if ties.series is None:
        yield from _nothing_done(brief, notes)
        return
    whole = ties.series.whole
    for quad, words in QUADS.items():
        if whole.count(quad):
            number = whole.count(quad)
            acts = f"{number:,.0f} {'act' if number == 1 else 'acts'} of {words}"
            sources = [event.told for event in brief.happened.get(quad, ())[:NOTES_PER_COUNT]]
            yield Line(f"{acts} (score {describe_score(whole.score(quad))})", notes.numbers(sources))
    if brief.trend:
        yield _trend(brief.trend, ties, brief, notes)
    for change in ties.breaks[-1:]:
        way = "closer" if change.difference > 0 else "colder"
        sources = [brief.events[number].told for reason in change.reasons for number in reason.events[:1]]
        yield Line(
            f"A lasting shift: {way} since {describe_day(change.after.start)}, mostly by {describe_reasons(change)}"
            f" (mean score a {ties.series.step} {describe_score(change.score_before)},"
            f" then {describe_score(change.score_after)})",
            notes.numbers(sources),
        )


def _nothing_done(brief: Brief, notes: Notes) -> Iterator[Line]:
    others = ", ".join(
        f"{number} {load_words().standings[name].short}" for name, number in brief.ties.not_counted.items()
    )
    sources = [event.told for event in brief.ahead] or [deal.reached.told for deal in brief.ties.deals[:1]]
    if sources:
        yield Line(f"Nothing is told as done on a known day{f'; {others}' if others else ''}", notes.numbers(sources))


def _trend(trend: Change, ties: Ties, brief: Brief, notes: Notes) -> Line:
    way = "Closer" if trend.difference > 0 else "Colder" if trend.difference < 0 else "Unchanged"
    sources = [brief.events[number].told for reason in trend.reasons for number in reason.events[:1]]
    sources = sources or [brief.events[number].told for number in ties.heaviest[:1]]
    by = f", mostly by {describe_reasons(trend)}" if trend.reasons else ""
    before = describe_days(trend.before.start, trend.before.end)
    return Line(
        f"{way} than in as many days before, {before}{by} (score {describe_score(trend.score_before)},"
        f" now {describe_score(trend.score_after)})",
        notes.numbers(sources),
    )


def describe_reasons(change: Change) -> str:
    """Say of what there was more and of what less, in the words for acts."""
    words = load_words()
    named = [f"{'more' if reason.more else 'less'} {words.act(reason.type, '')}" for reason in change.reasons]
    return " and ".join([", ".join(named[:-1]), named[-1]] if len(named) > 1 else named)


def _happened(brief: Brief) -> list[CitedEvent]:
    events = [event for found in brief.happened.values() for event in found]
    return sorted(events, key=lambda event: (str(event.start_on or ""), event.event_id))


def _event(event: CitedEvent, notes: Notes) -> Line:
    return Line(describe_event(event), (notes.number(event.told),))


def _deal(deal: DealHistory, notes: Notes) -> Line:
    others = "" if len(deal.parties) == 2 else f" ({', '.join(map(party_name, deal.parties))})"  # noqa: PLR2004
    about = one_line(f"{deal.subject} ({deal.sector})" if deal.sector else deal.subject)
    steps = "; ".join(f"{step.stage} {describe_span(step.first_on, step.first_on)}" for step in deal.steps)
    return Line(f"{about}{others}: {steps}", notes.numbers(step.told for step in deal.steps))


def _dispute(dispute: Dispute, notes: Notes) -> Line:
    words = load_words()
    tellings = []
    for telling in dispute.tellings:
        who = party_name(telling.claimant) if telling.claimant else "reports"
        number = notes.number(telling.told)
        tellings.append(
            (f"{words.standings[telling.standing].tag} ({who}, {describe_span(telling.first_on, None)})", number)
        )
    what = f"{describe_sides(dispute.event)}: {words.act(dispute.event.type, dispute.event.mode)}"
    numbers = tuple(dict.fromkeys(number for _, number in tellings))
    return Line(f"{what}: {'; '.join(words for words, _ in tellings)}", numbers)


def _said(brief: Brief, notes: Notes) -> Iterator[Line]:
    for said in brief.said:
        words = one_line(said.told.sentence or "")
        short = words if len(words) <= LONGEST_QUOTE else words[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
        who = describe_person(said.party, said.name, said.office)
        quoted = f"“{short}”" if said.kind == "direct" else short
        yield Line(f"{who}: {quoted}", (notes.number(said.told),))


def _days(brief: Brief) -> str:
    series = brief.ties.series
    if brief.since and brief.until:
        return describe_days(brief.since, brief.until)
    if brief.since:
        return f"Since {describe_day(brief.since)}"
    return describe_days(*series.days) if series else "All days"


def describe_span(start: date | None, end: date | None) -> str:
    """Write one day or a stretch of them; either may be unknown."""
    if start is None:
        return "day unknown"
    return describe_days(start, end or start)


def cited(line: Line) -> Sequence[int]:
    """Give the numbers of a line's notes in their order."""
    return sorted(line.notes)
