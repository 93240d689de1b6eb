"""The corpus as the model learns from it: sentences with marked parties, reports with the codes of theirs."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE", "SUPPORT"})
NAME = re.compile(r"(?<![.!?]\s)(?<!^)\b[A-Z][\w'-]+(?:\s+(?:of\s+)?[A-Z][\w'-]+)*")
NOUN = re.compile(r"\b(?:the|a|its|his|their)\s+\w+(?:\s+\w+)?", re.IGNORECASE)
FEWEST_NAMES = 2

Span = tuple[int, int]
Row = dict[str, Any]
Name = TypeVar("Name", int, str)  # of a party: a number or a code


@dataclass(frozen=True, slots=True)
class Told:
    """One act that a pair's actor does to its recipient."""

    act: str
    mode: str
    auxiliary: str
    contexts: tuple[str, ...]
    trigger: Span | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its parties and what is told of each ordered pair of them (indices into `parties`)."""

    id: str
    text: str
    parties: tuple[Span, ...]
    told: dict[tuple[int, int], tuple[Told, ...]]
    statements: tuple[tuple[int, Span], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A report, where its sentences stand, and of each what is told between codes."""

    id: str
    text: str
    published: date
    sentences: tuple[Span, ...]
    told: tuple[tuple[tuple[str, str, Told], ...], ...]


def find_words(text: str, words: str) -> Span | None:
    """Find words as the corpus writes them: "Ruritania#2" is the second occurrence."""
    plain, _, number = words.rpartition("#")
    if not plain or not number.isdigit():
        plain, number = words, "1"
    at = -1
    for _ in range(int(number)):
        at = text.find(plain, at + 1)
        if at < 0:
            return None
    return at, at + len(plain)


def read_sentences(folder: Path) -> Iterator[Sentence]:
    """Read every sentence of the corpus, file by file in the order of their names."""
    yield from (_sentence(row) for row in _rows(folder / "sentences"))


def read_reports(folder: Path) -> Iterator[Report]:
    """Read every report of the corpus, file by file in the order of their names."""
    yield from (_report(row) for row in _rows(folder / "reports"))


def _rows(folder: Path) -> Iterator[Row]:
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            if line.strip():
                yield json.loads(line)


def _report(row: Row) -> Report:
    text, at = str(row["text"]), 0
    places = []
    for sentence in row["sentences"]:
        at = text.index(sentence, at)
        places.append((at, at + len(sentence)))
        at += len(sentence)
    told: list[list[tuple[str, str, Told]]] = [[] for _ in places]
    for event in row["events"]:
        start, end = places[event["sentence"]]
        trigger = find_words(text[start:end], event["trigger"])
        span = None if trigger is None else (start + trigger[0], start + trigger[1])
        act = Told(event["act"], event["mode"], event["auxiliary"], tuple(event["contexts"]), span)
        pairs = _pairs_of(event["act"], event["actors"], event["recipients"])
        told[event["sentence"]].extend((one, other, act) for one, other in pairs)
    published = date.fromisoformat(row["published"])
    return Report(str(row["id"]), text, published, tuple(places), tuple(tuple(acts) for acts in told))


def _sentence(row: Row) -> Sentence:
    text = str(row["text"])
    parties: dict[Span, int] = {}
    told: dict[tuple[int, int], list[Told]] = {}

    def index_of(words: str) -> int | None:
        span = find_words(text, words)
        return None if span is None else parties.setdefault(span, len(parties))

    for event in row["events"]:
        actors = [i for w in event["actors"] if (i := index_of(w)) is not None]
        recipients = [i for w in event["recipients"] if (i := index_of(w)) is not None]
        trigger = find_words(text, event["trigger"])
        act = Told(event["act"], event["mode"], event["auxiliary"], tuple(event["contexts"]), trigger)
        for pair in _pairs_of(event["act"], actors, recipients):
            told.setdefault(pair, []).append(act)
    for words in row.get("parties", []):
        index_of(words)
    if len(parties) < FEWEST_NAMES and not told:
        for match in [*NAME.finditer(text), *NOUN.finditer(text)][:3]:
            if not any(s < match.end() and match.start() < e for s, e in parties):
                parties.setdefault(match.span(), len(parties))
    said = []
    for statement in row["statements"]:
        speaker, words = find_words(text, statement["speaker"]), find_words(text, statement["text"].split(" ... ")[0])
        if speaker in parties and words is not None:
            said.append((parties[speaker], words))
    acts = {pair: tuple(of_pair) for pair, of_pair in told.items()}
    return Sentence(str(row["id"]), text, tuple(parties), acts, tuple(said))


def _pairs_of(act: str, actors: list[Name], recipients: list[Name]) -> Iterator[tuple[Name, Name]]:
    if recipients:
        yield from ((a, r) for a in actors for r in recipients if a != r)
    elif act in MUTUAL or len(actors) > 1:
        yield from ((a, r) for a in actors for r in actors if a != r)
