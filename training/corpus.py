"""Corpus sentences -> what the model learns from: parties, and what each does to each."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NONE = "NONE"
MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE", "SUPPORT"})
NAME = re.compile(r"(?<![.!?]\s)(?<!^)\b[A-Z][\w'-]+(?:\s+(?:of\s+)?[A-Z][\w'-]+)*")
NOUN = re.compile(r"\b(?:the|a|its|his|their)\s+\w+(?:\s+\w+)?", re.IGNORECASE)
FEWEST_NAMES = 2

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pair:
    """An ordered pair of parties (indices into `Sentence.parties`) and the acts the first does to the second."""

    actor: int
    recipient: int
    acts: tuple[str, ...]
    auxiliary: str
    trigger: Span | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its parties and every ordered pair of them."""

    id: str
    text: str
    parties: tuple[Span, ...]
    pairs: tuple[Pair, ...]


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


def _sentence(row: dict[str, object]) -> Sentence:
    text = str(row["text"])
    parties: dict[Span, int] = {}
    told: dict[tuple[int, int], list[dict[str, object]]] = {}

    def index_of(words: str) -> int | None:
        span = find_words(text, words)
        return None if span is None else parties.setdefault(span, len(parties))

    for event in row["events"]:  # type: ignore[attr-defined]
        actors = [i for w in event["actors"] if (i := index_of(w)) is not None]
        recipients = [i for w in event["recipients"] if (i := index_of(w)) is not None]
        for pair in _pairs_of(event["act"], actors, recipients):
            told.setdefault(pair, []).append(event)
    for words in row.get("parties", []):  # type: ignore[attr-defined]
        index_of(words)
    if len(parties) < FEWEST_NAMES and not told:
        for match in [*NAME.finditer(text), *NOUN.finditer(text)][:3]:
            if not any(s < match.end() and match.start() < e for s, e in parties):
                parties.setdefault(match.span(), len(parties))
    spans = tuple(parties)
    pairs = tuple(
        _pair(text, a, r, told.get((a, r), [])) for a in range(len(spans)) for r in range(len(spans)) if a != r
    )
    return Sentence(str(row["id"]), text, spans, pairs)


def _pairs_of(act: str, actors: list[int], recipients: list[int]) -> Iterator[tuple[int, int]]:
    if recipients:
        yield from ((a, r) for a in actors for r in recipients if a != r)
    elif act in MUTUAL or len(actors) > 1:
        yield from ((a, r) for a in actors for r in actors if a != r)


def _pair(text: str, actor: int, recipient: int, events: list[dict[str, object]]) -> Pair:
    if not events:
        return Pair(actor, recipient, (NONE,), "none", None)
    first = events[0]
    acts = tuple(dict.fromkeys(str(event["act"]) for event in events))
    return Pair(actor, recipient, acts, str(first["auxiliary"]), find_words(text, str(first["trigger"])))
