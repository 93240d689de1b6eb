"""Corpus sentences -> what the model learns from: parties, and what each does to each."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE", "SUPPORT"})
NAME = re.compile(r"(?<![.!?]\s)(?<!^)\b[A-Z][\w'-]+(?:\s+(?:of\s+)?[A-Z][\w'-]+)*")
NOUN = re.compile(r"\b(?:the|a|its|his|their)\s+\w+(?:\s+\w+)?", re.IGNORECASE)
FEWEST_NAMES = 2

Span = tuple[int, int]
Row = dict[str, Any]


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

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Give the pairs of parties that do not overlap, the one that stands first in the text first."""
        order = sorted(range(len(self.parties)), key=lambda i: self.parties[i])
        for n, first in enumerate(order):
            for second in order[n + 1 :]:
                if self.parties[first][1] <= self.parties[second][0]:
                    yield first, second


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


def read_corpus(folder: Path) -> Iterator[Sentence]:
    """Read every sentence of the corpus, file by file in the order of their names."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            if line.strip():
                yield _sentence(json.loads(line))


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
    return Sentence(str(row["id"]), text, tuple(parties), {pair: tuple(acts) for pair, acts in told.items()})


def _pairs_of(act: str, actors: list[int], recipients: list[int]) -> Iterator[tuple[int, int]]:
    if recipients:
        yield from ((a, r) for a in actors for r in recipients if a != r)
    elif act in MUTUAL or len(actors) > 1:
        yield from ((a, r) for a in actors for r in actors if a != r)
