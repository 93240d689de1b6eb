"""Every difference between gold and coded as something to read: what it is, where, and what made it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from multipolar.evaluate.alignment import MistakeKind, find_mismatches
from multipolar.evaluate.readings import NONE
from multipolar.evaluate.statements import match_statements, same_speaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from multipolar.evaluate.alignment import Mismatch
    from multipolar.evaluate.readings import Comparison, EventReading, StatementReading
    from multipolar.lexicon.ontology import Ontology

READ_AS = " → "


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake.

    Args:
        kind: what went wrong.
        group: mistakes of one kind and group are alike: the act, or which was read as which.
        report: its id.
        at: where the sentence starts in the report.
        sentence: its words; for a statement, the words said.
        trigger: where the trigger stands in the sentence, if known.
        gold: what is there, in short; "" when nothing is.
        coded: what was found, in short; "" when nothing was.
        rules: what made the coded event.
        confidence: of the coded event.
    """

    kind: MistakeKind
    group: str
    report: str
    at: int
    sentence: str
    trigger: tuple[int, int] | None = None
    gold: str = ""
    coded: str = ""
    rules: tuple[str, ...] = ()
    confidence: float | None = None

    @property
    def trigger_words(self) -> str:
        """The trigger, "" when it is not known."""
        return self.sentence[slice(*self.trigger)] if self.trigger else ""


def find_mistakes(reports: Iterable[Comparison], ontology: Ontology, *, unsure_counts: bool = False) -> list[Mistake]:
    """Give all mistakes: by kind, the largest group first, then by rule and place."""
    found: list[Mistake] = []
    for report in reports:
        mismatches = find_mismatches(report, ontology, unsure_counts=unsure_counts)
        found += [_event_mistake(report, mismatch) for mismatch in mismatches]
        found += _statement_mistakes(report)
    sizes = Counter((one.kind, one.group) for one in found)
    order = {kind: number for number, kind in enumerate(MistakeKind)}

    def place(one: Mistake) -> tuple[object, ...]:
        size = sizes[one.kind, one.group]
        return order[one.kind], -size, one.group, one.rules, one.report, one.at, one.gold, one.coded

    return sorted(found, key=place)


def _event_mistake(report: Comparison, mismatch: Mismatch) -> Mistake:
    gold = None if mismatch.gold is None else report.gold.events[mismatch.gold]
    coded = None if mismatch.coded is None else report.coded.events[mismatch.coded]
    shown = next(event for event in (gold, coded) if event)
    return Mistake(
        kind=mismatch.kind,
        group=_group(mismatch.kind, gold, coded),
        report=report.gold.id,
        at=shown.span.start,
        sentence=shown.span.quote(report.gold.text),
        trigger=_trigger_within(shown),
        gold=in_short(gold) if gold else "",
        coded=in_short(coded) if coded else "",
        rules=coded.rules if coded else (),
        confidence=coded.confidence if coded else None,
    )


def _group(kind: MistakeKind, gold: EventReading | None, coded: EventReading | None) -> str:
    if gold and coded and kind is MistakeKind.WRONG_AUXILIARY:
        return gold.auxiliary + READ_AS + coded.auxiliary
    if gold and coded and kind is MistakeKind.WRONG_ACT:
        return gold.act + READ_AS + coded.act
    return (gold.act if gold else "") or (coded.act if coded else "")


def _trigger_within(event: EventReading) -> tuple[int, int] | None:
    """Give where the trigger stands in the event's own sentence."""
    if event.trigger is None or not event.span.holds(event.trigger):
        return None
    return event.trigger.start - event.span.start, event.trigger.end - event.span.start


def in_short(event: EventReading) -> str:
    """Put an event in a few words: "RUS+CHN → USA ACCUSE", with its auxiliary if it has one."""
    parties = READ_AS.join("+".join(codes) for codes in (event.actors, event.recipients) if codes)
    return f"{parties} {event.act}" + ("" if event.auxiliary == NONE else f" {event.auxiliary}")


def _statement_mistakes(report: Comparison) -> Iterator[Mistake]:
    gold, coded = report.gold.statements, report.coded.statements
    links = match_statements(gold, coded)
    for at, statement in enumerate(gold):
        answer = coded[links[at]] if at in links else None
        if answer is None:
            yield _statement_mistake(report, MistakeKind.MISSED_STATEMENT, statement, None)
        elif not same_speaker(statement, answer):
            yield _statement_mistake(report, MistakeKind.WRONG_SPEAKER, statement, answer)
    for number in sorted(set(range(len(coded))) - set(links.values())):
        yield _statement_mistake(report, MistakeKind.SPURIOUS_STATEMENT, None, coded[number])


def _statement_mistake(
    report: Comparison, kind: MistakeKind, gold: StatementReading | None, coded: StatementReading | None
) -> Mistake:
    parts = (gold.parts if gold else ()) or (coded.parts if coded else ())
    return Mistake(
        kind=kind,
        group=kind.value,
        report=report.gold.id,
        at=parts[0].start,
        sentence=" ... ".join(part.quote(report.gold.text) for part in parts),
        gold=(gold.speaker or gold.code or "?") if gold else "",
        coded=(coded.speaker or coded.code or "?") if coded else "",
    )


def first_of_each_kind(mistakes: Iterable[Mistake], most: int) -> Iterator[Mistake]:
    """Give the first so many mistakes of every kind, in their order."""
    given: Counter[MistakeKind] = Counter()
    for mistake in mistakes:
        given[mistake.kind] += 1
        if given[mistake.kind] <= most:
            yield mistake


def count_groups(mistakes: Iterable[Mistake]) -> dict[MistakeKind, dict[str, int]]:
    """Count the mistakes of each kind and group, in their order."""
    counted: dict[MistakeKind, dict[str, int]] = {}
    for mistake in mistakes:
        groups = counted.setdefault(mistake.kind, {})
        groups[mistake.group] = groups.get(mistake.group, 0) + 1
    return counted
