"""Overlapping stretches of a text -> pieces that do not overlap, each with all that covers it.

HTML elements cannot overlap, stretches of text do: a quotation holds half an event's words. So the text is cut
wherever a stretch starts or ends, and every piece carries the classes of all stretches over it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Layer:
    """A stretch of text and what it means for the page.

    Args:
        start: its first character.
        end: the character after its last.
        classes: what its pieces are marked with.
        anchor: an id for the place where it starts; "" for none.
        references: what to put after its end: entries that it leads to.
    """

    start: int
    end: int
    classes: tuple[str, ...]
    anchor: str = ""
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """A link from words to the entry about them: "#a1-e3", shown as `label`, read out as `name`."""

    target: str
    label: str
    name: str


@dataclass(slots=True)
class Piece:
    """Characters under one set of layers; anchors stand before it, references after it."""

    text: str
    classes: tuple[str, ...]
    anchors: list[str] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)


def cut_paragraphs(text: str, layers: Sequence[Layer]) -> list[list[Piece]]:
    """Cut a text into its lines, and each line into pieces; lines of blanks are left out.

    No anchor and no reference is lost: one that falls on a line's end moves to the nearest piece.
    """
    paragraphs: list[list[Piece]] = [[]]
    waiting: list[str] = []
    for piece in _cut(text, layers):
        last = next((line[-1] for line in reversed(paragraphs) if line), None)
        if piece.text == "\n" or (not piece.text.strip() and not paragraphs[-1]):
            waiting += piece.anchors
            if last and piece.references:
                last.references += piece.references
            if piece.text == "\n" and paragraphs[-1]:
                paragraphs.append([])
            continue
        piece.anchors[:0] = waiting
        waiting = []
        paragraphs[-1].append(piece)
    return [line for line in paragraphs if line]


def _cut(text: str, layers: Iterable[Layer]) -> Iterator[Piece]:
    layers = [layer for layer in layers if 0 <= layer.start < layer.end <= len(text)]
    starting, ending = defaultdict(list), defaultdict(list)
    for layer in layers:
        starting[layer.start].append(layer)
        ending[layer.end].append(layer)
    bounds = sorted({0, len(text), *starting, *ending, *_line_ends(text)})
    covering: dict[str, int] = {}
    for start, end in pairwise(bounds):
        for layer in ending[start]:
            _count(covering, layer.classes, -1)
        for layer in starting[start]:
            _count(covering, layer.classes, 1)
        classes = tuple(sorted(name for name, count in covering.items() if count))
        anchors = [layer.anchor for layer in starting[start] if layer.anchor]
        references = [reference for layer in ending[end] for reference in layer.references]
        yield Piece(text[start:end], classes, anchors, references)


def _line_ends(text: str) -> Iterator[int]:
    at = text.find("\n")
    while at >= 0:
        yield from (at, at + 1)
        at = text.find("\n", at + 1)


def _count(covering: dict[str, int], classes: Iterable[str], step: int) -> None:
    for name in classes:
        covering[name] = covering.get(name, 0) + step
