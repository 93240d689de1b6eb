"""Corrections as training data: sentences whose every event somebody has reviewed, in the form of corpus/sentences."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from multipolar.model.corrections import Action
from multipolar.store.corrections import read_corrections
from multipolar.store.reviewed import read_reviewed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from duckdb import DuckDBPyConnection

    from multipolar.store.reviewed import ReviewedMention

CHANGEABLE = ("mode", "auxiliary", "contexts")  # fields of an event in the corpus that keep their name


@dataclass(slots=True)
class Left:
    """Sentences that were left out, and why."""

    unreviewed: int = 0
    wordless: int = 0  # a party's words do not stand in the sentence
    lines: list[str] = field(default_factory=list)


def training_lines(connection: DuckDBPyConnection) -> tuple[list[str], Left]:
    """Give the sentences as JSON, without the lines' ends, and how many were left out.

    A rejected event is no event of its sentence; a changed one is what it was changed to.
    """
    sentences: dict[tuple[str, int, int], list[ReviewedMention]] = defaultdict(list)
    for mention in read_reviewed(connection):
        sentences[mention.article, mention.evidence_start, mention.evidence_end].append(mention)
    changes = _changes(connection)
    left = Left()
    for key in sorted(sentences):
        mentions = sentences[key]
        if not all(mention.review for mention in mentions):
            left.unreviewed += 1
            continue
        row = _sentence(key, mentions, changes)
        if row is None:
            left.wordless += 1
        else:
            left.lines.append(json.dumps(row, ensure_ascii=False))
    return left.lines, left


def _changes(connection: DuckDBPyConnection) -> dict[str, dict[str, str]]:
    """Give what each event's fields were changed to, by the keys of its mentions."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for correction in read_corrections(connection):
        if correction.action is Action.CHANGE and correction.field:
            for anchor in correction.anchors:
                found[anchor.mention][correction.field] = correction.new_value or ""
    return found


def _sentence(
    key: tuple[str, int, int], mentions: Iterable[ReviewedMention], changes: Mapping[str, Mapping[str, str]]
) -> dict[str, Any] | None:
    kept = [mention for mention in mentions if mention.review != "rejected"]
    words = {party: span for mention in kept for party, span in mention.words.items()}
    text = next(iter(mentions)).sentence
    events = [_event(mention, words, text, changes.get(mention.key, {})) for mention in kept]
    if None in events:
        return None
    return {"id": f"reviewed-{key[0]}-{key[1]}", "text": text, "style": "wire", "events": events}


def _event(
    mention: ReviewedMention, words: Mapping[str, tuple[int, int]], text: str, changed: Mapping[str, str]
) -> dict[str, Any] | None:
    parties = {
        role: [one for one in changed.get(role, own).split("; ") if one]
        for role, own in (("actors", mention.actors), ("recipients", mention.recipients))
    }
    named = {role: [words.get(one.rpartition(" ")[0]) for one in those] for role, those in parties.items()}
    if any(span is None for spans in named.values() for span in spans):
        return None
    claimant = words.get(mention.claimant or "")
    values = {name: changed.get(name, getattr(mention, name)) for name in CHANGEABLE}
    return {
        "act": changed.get("type", mention.act),
        "mode": values["mode"],
        "auxiliary": values["auxiliary"] or "none",
        "trigger": _copied(text, mention.trigger),
        "actors": [_copied(text, span) for span in named["actors"] if span],
        "recipients": [_copied(text, span) for span in named["recipients"] if span],
        "contexts": values["contexts"].split(),
        "claimant": _copied(text, claimant) if claimant else None,
    }


def _copied(text: str, span: tuple[int, int]) -> str:
    """Copy words; those that stand there for the second time are marked #2, and so on."""
    words = text[span[0] : span[1]]
    before = sum(1 for _ in _places(text[: span[1] - 1], words))
    return f"{words}#{before + 1}" if before else words


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)
