"""Events, parties, days and places in words that table and page share."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from multipolar.model.standing import Standing, standing_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from multipolar.model.actors import Entity
    from multipolar.model.coded import CodedArticle
    from multipolar.model.events import Event, Location
    from multipolar.model.statements import Statement
    from multipolar.show.words import Words

MUTUAL_ARROW = "↔"
ARROW = "→"


class Parties(NamedTuple):
    """Who -> whom, in words; no `recipients` when nobody is named."""

    actors: str
    arrow: str
    recipients: str

    def __str__(self) -> str:
        """Put them in one line: "Russia → Venezuela"."""
        return " ".join(part for part in self if part)


def group_events(events: Iterable[Event]) -> list[tuple[Standing, list[Event]]]:
    """Put events under their standings, in the order of the text; empty groups are left out."""
    ordered = sorted(events, key=lambda event: (event.trigger, event.id))
    groups = [(standing, [e for e in ordered if standing_of(e) is standing]) for standing in Standing]
    return [group for group in groups if group[1]]


def tag_of(event: Event, words: Words) -> str:
    """Say how the text commits to one event: "will not happen"."""
    modes = "+".join(sorted(event.auxiliary))
    return words.tags.get(modes) or words.standings[standing_of(event)].tag


def describe_parties(event: Event, words: Words) -> Parties:
    """Say who did it to whom; mutual acts have all parties on one footing: "Russia ↔ Venezuela"."""
    actors, recipients = _grouped(event.actors, words), _grouped(event.recipients, words)
    if recipients:
        return Parties("; ".join(actors) or "somebody unnamed", ARROW, "; ".join(recipients))
    if len(actors) > 1:
        return Parties(f" {MUTUAL_ARROW} ".join(actors), "", "")
    return Parties("; ".join(actors) or "somebody unnamed", "", "")


def describe_entity(entity: Entity, words: Words) -> str:
    """Say which state or body an entity is: "Russia (Vladimir Putin, Prime Minister)", "African Union"."""
    return _grouped([entity], words)[0]


def describe_speaker(entity: Entity, words: Words) -> str:
    """Say who speaks, the person first: "Hugo Chávez (President, Venezuela)"."""
    state = words.states.get(entity.code, "")
    inside = [part for part in (entity.office, state) if part and part.casefold() != entity.name.casefold()]
    return f"{entity.name} ({', '.join(inside)})" if inside else entity.name


def _grouped(entities: Sequence[Entity], words: Words) -> list[str]:
    """Name each state once, with all who act for it: "United States (A, President; B)"."""
    members: dict[str, list[str]] = {}
    for entity in entities:
        state = words.states.get(entity.code, "")
        people = members.setdefault(state or entity.name, [])
        person = ", ".join(part for part in (entity.name if state else "", entity.office) if part)
        if person and person.casefold() != state.casefold() and person not in people:
            people.append(person)
    return [f"{name} ({'; '.join(people)})" if people else name for name, people in members.items()]


def describe_codes(event: Event) -> str:
    """Give PLOVER's codes: "CONSULT, visit", or "CONSULT, counted as AGREE" when the rule folds it."""
    coded = ", ".join(part for part in (event.act, event.mode) if part)
    return coded if event.type == event.act else f"{coded}, counted as {event.type}"


def describe_score(score: float) -> str:
    """Write a score with its sign: "+4.0", "−9.5"."""
    return f"{score:+.1f}".replace("-", "−")


def describe_day(day: date) -> str:
    """Write a day for people: "2 April 2010"."""
    return f"{day.day} {day:%B} {day.year}"


def describe_days(start: date, end: date) -> str:
    """Write a stretch of days: one day, or both ends."""
    return describe_day(start) if start == end else f"{describe_day(start)} to {describe_day(end)}"


def describe_when(event: Event, coded: CodedArticle) -> str:
    """Say when an event took place; "" when nothing but the report's own uncertain days is known."""
    if event.date is None or not (event.date.words or coded.article.published_on):
        return ""
    return describe_days(event.date.start, event.date.end)


def describe_title(coded: CodedArticle) -> str:
    """Give the report's title, else its file's name ("report.txt"), or its id when the file may hold many."""
    article = coded.article
    if not article.title and article.source.casefold().endswith((".json", ".jsonl")):
        return article.id
    return article.title or article.source.rstrip("/").rpartition("/")[2] or article.id


def describe_place(place: Location, words: Words) -> str:
    """Write a place with its country: "Caracas, Venezuela"."""
    country = words.code(place.country) if place.country else ""
    return place.name if country in {"", place.name} else f"{place.name}, {country}"


def describe_publication(coded: CodedArticle) -> str:
    """Say when a report was published, and how that is known."""
    if coded.article.published_on:
        return f"Published {describe_day(coded.article.published_on)}"
    if coded.published_between:
        start, end = coded.published_between
        days = describe_day(start) if start == end else f"between {describe_day(start)} and {describe_day(end)}"
        return f"Undated; published {days}, when all named here held their offices"
    return "Undated, and the offices named do not tell when"


def describe_statement(statement: Statement, words: Words) -> str:
    """Say how the words are given and to whom: "partly word for word, to Vladimir Putin"."""
    manner = words.statements[statement.kind]
    addressee = f", to {describe_speaker(statement.addressee, words)}" if statement.addressee else ""
    again = ", given before in this text" if statement.repeats else ""
    return manner + addressee + again


def describe_counts(coded: CodedArticle, words: Words) -> str:
    """Count what was found: "3 happened · 1 did not happen · 2 deals · 4 statements"."""
    counts = [f"{len(events)} {words.standings[standing].short}" for standing, events in group_events(coded.events)]
    for number, name in ((len(coded.deals), "deal"), (len(coded.statements), "statement")):
        if number:
            counts.append(f"{number} {name}{'s' if number > 1 else ''}")
    return " · ".join(counts) or "No events, deals or statements found"
