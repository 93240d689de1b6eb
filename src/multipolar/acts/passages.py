"""What the model reads at a time: a sentence, its parties, and those it does not name that may be meant.

"The attack killed twelve" names nobody, yet a reader knows from before who attacked whom. So each sentence is read
behind a short list of the actors that the article speaks of round about it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import combinations, islice
from types import MappingProxyType
from typing import TYPE_CHECKING

from multipolar.model.actors import ActorMention, Entity, MentionKind
from multipolar.model.spans import without_blanks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from spacy.tokens import Doc

    from multipolar.model.spans import TextSpan
    from multipolar.model.statements import Statement

    Pair = tuple["Party", "Party"]

MOST_PAIRS = 15  # of each kind: of those named in a sentence the pairs that stand closest
MOST_BETWEEN = 16  # mentions after one among which it is paired
MOST_OUTSIDE = 2  # actors that a sentence is read with though it does not name them
MARKS = 4  # of a party
MOST_NAME_CHARS = 40  # of an actor's name in the list
PRESS = "JRN"
SHARED = frozenset({"IGO", "NGO", "IMG", "ISM", "MNC"})  # codes of many bodies, which go by their names
AT_HOME = frozenset({MentionKind.ORGAN, MentionKind.PERSON, MentionKind.GROUP, MentionKind.PEOPLE})
NAMING = tuple(  # how well a kind of mention names its actor in the list, best first
    map(MentionKind, "state body group adjective capital company organ person people pronoun plural place".split())
)
ONLY_A_PLACE = -2.0
SPEAKS, LEADS, PREVIOUS, BEFORE_THAT = 4.0, 2.0, 3.0, 1.5  # what makes an actor likely to be meant
MOST_COUNTED = 4.0  # mentions beyond these make it no likelier


@dataclass(frozen=True, slots=True)
class Party:
    """Who may act in a passage; `start` and `end` count characters of the passage's text.

    `outside`: the sentence itself does not name it; `speaks`: a statement in the sentence is its own; `leads`: the
    article's first sentence names it; `recent`: the sentence before names it (the last two only when outside).
    """

    mention: ActorMention
    codes: frozenset[str]
    start: int
    end: int
    outside: bool = False
    speaks: bool = False
    leads: bool = False
    recent: bool = False

    @property
    def marks(self) -> tuple[float, float, float, float]:
        """What the model is told of the party besides its words."""
        return float(self.outside), float(self.speaks), float(self.leads), float(self.recent)


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence behind the list of those it may mean.

    `start` and `end` are the sentence's characters in the article, `listed` counts those of the list before it.
    """

    text: str
    listed: int
    start: int
    end: int
    pairs: tuple[Pair, ...]

    @property
    def shift(self) -> int:
        """What must be added to a character of the sentence in this text to give the article's."""
        return self.start - self.listed


@dataclass(frozen=True, slots=True)
class Present:
    """An actor that an article speaks of, under the best of its names."""

    mention: ActorMention
    key: str
    code: str
    name: str


class PassageReader:
    """Makes the passages of one article."""

    def __init__(
        self,
        doc: Doc,
        mentions: Sequence[ActorMention],
        statements: Sequence[Statement] = (),
        sentences: Sequence[tuple[int, int]] | None = None,
        names: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Note who is named where.

        Args:
            doc: the parsed article.
            mentions: its actors.
            statements: who says what.
            sentences: first and last token of each, half-open, none of them blank; without, the whole Doc is one.
            names: what states are called in the list, by code; other actors by what the article calls them.
        """
        sentences = [(0, len(doc))] if sentences is None else sentences
        self.doc = doc
        self.sentences = sentences
        self.mentions: list[list[ActorMention]] = [[] for _ in sentences]
        self._share_out(mentions)
        self.named = [frozenset(_key(e) for m in here for e in m.entities if e.code) for here in self.mentions]
        self.count = Counter(key for here in self.named for key in here)
        self.present = _present(mentions, names)
        self.speakers = self._speakers_by_sentence(statements)

    def names_anybody(self, number: int) -> bool:
        """Tell whether a sentence names an actor."""
        return bool(self.mentions[number])

    def passage(self, number: int) -> Passage:
        """Make the passage of a sentence."""
        first, last = self.sentences[number]
        words = self.doc[first:last]
        span = without_blanks(words.text, words.start_char)
        outside = self._outside(number)
        prefix = "; ".join(present.name for present in outside)
        prefix = f"{prefix}: " if prefix else ""
        inside = [self._inside(mention, number, len(prefix) - span.start) for mention in self.mentions[number]]
        pairs = tuple(_pairs(inside, list(self._listed(outside, number))))
        return Passage(prefix + words.text.strip(), len(prefix), span.start, span.end, pairs)

    def _share_out(self, mentions: Sequence[ActorMention]) -> None:
        number = 0
        for mention in sorted(mentions, key=lambda m: m.head):
            while number < len(self.sentences) and self.sentences[number][1] <= mention.head:
                number += 1
            if number < len(self.sentences) and self.sentences[number][0] <= mention.head and mention.codes:
                self.mentions[number].append(mention)
        for here in self.mentions:
            here.sort(key=lambda m: (m.span.start, m.span.end))

    def _speakers_by_sentence(self, statements: Sequence[Statement]) -> list[frozenset[str]]:
        speakers: list[set[str]] = [set() for _ in self.sentences]
        starts = [self.doc[first].idx for first, _ in self.sentences]
        for statement in statements:
            for part in statement.parts if statement.speaker.code else ():
                first = max(0, bisect_right(starts, part.start) - 1)
                for number in range(first, bisect_left(starts, part.end)):
                    speakers[number].add(_key(statement.speaker))
        return [frozenset(keys) for keys in speakers]

    def _outside(self, number: int) -> list[Present]:
        """Give those that the sentence does not name and most likely means."""
        likely: dict[str, float] = {}
        for key, present in self.present.items():
            if key in self.named[number]:
                continue
            score = min(self.count[key], MOST_COUNTED)
            score += ONLY_A_PLACE if present.mention.kind is MentionKind.PLACE else 0.0
            score += SPEAKS if key in self.speakers[number] else 0.0
            score += LEADS if key in self.named[0] else 0.0
            score += PREVIOUS if number and key in self.named[number - 1] else 0.0
            score += BEFORE_THAT if number > 1 and key in self.named[number - 2] else 0.0
            likely[key] = score
        best = sorted(likely, key=lambda key: (-likely[key], key))[:MOST_OUTSIDE]
        return [self.present[key] for key in best]

    def _inside(self, mention: ActorMention, number: int, shift: int) -> Party:
        keys = frozenset(_key(entity) for entity in mention.entities if entity.code)
        return Party(
            mention,
            mention.codes,
            mention.span.start + shift,
            mention.span.end + shift,
            speaks=bool(keys & self.speakers[number]),
            leads=bool(keys & self.named[0]),
            recent=number > 0 and bool(keys & self.named[number - 1]),
        )

    def _listed(self, outside: Sequence[Present], number: int) -> Iterator[Party]:
        at = 0
        for present in outside:
            yield Party(
                present.mention,
                frozenset({present.code}),
                at,
                at + len(present.name),
                outside=True,
                speaks=present.key in self.speakers[number],
                leads=present.key in self.named[0],
                recent=number > 0 and present.key in self.named[number - 1],
            )
            at += len(present.name) + len("; ")


def _key(entity: Entity) -> str:
    """Give what an actor goes by: its code, or the name of one of the many bodies that share a code."""
    return f"{entity.code} {entity.name}" if entity.code in SHARED else entity.code


def marked_mention(doc: Doc, name: str, span: TextSpan) -> ActorMention | None:
    """Make an actor of words that somebody has marked, its code and name being `name`; None when they are no tokens."""
    tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is None:
        return None
    entity = Entity(name, name, "GOV", span)
    return ActorMention(tokens.root.i, tokens.start, tokens.end, span, MentionKind.STATE, (entity,), "marked")


def _present(mentions: Iterable[ActorMention], names: Mapping[str, str]) -> dict[str, Present]:
    """Give each actor's best name; the press and mentions that stand for several states are none."""
    present: dict[str, tuple[int, Present]] = {}
    for mention in mentions:
        entity = next((entity for entity in mention.entities if entity.code), None)
        if entity is None or len(mention.codes) > 1 or entity.sector == PRESS or not entity.name:
            continue
        key, rank = _key(entity), NAMING.index(mention.kind)
        if key not in present or rank < present[key][0]:
            name = names.get(entity.code, entity.name)[:MOST_NAME_CHARS]
            present[key] = rank, Present(mention, key, entity.code, name)
    return {key: found for key, (_, found) in present.items()}


def _pairs(inside: Sequence[Party], listed: Sequence[Party]) -> Iterator[Pair]:
    """Give the pairs to be read, of each the one that stands first in the text first."""
    yield from _nearest(inside)
    both = ((party, party) for party in inside if len(party.codes) == 2)  # noqa: PLR2004  ("both countries")
    yield from islice(both, MOST_PAIRS)
    meant = ((one, party) for party in _one_of_each(inside) for one in listed)
    yield from islice(meant, MOST_PAIRS)
    yield from combinations(listed, 2)


def _nearest(inside: Sequence[Party]) -> list[Pair]:
    after = ((one, other) for n, one in enumerate(inside) for other in inside[n + 1 : n + 1 + MOST_BETWEEN])
    pairs = [(a, b) for a, b in after if a.end <= b.start and _may_act(a.mention, b.mention)]
    return sorted(pairs, key=lambda pair: pair[1].start - pair[0].end)[:MOST_PAIRS]


def _one_of_each(inside: Sequence[Party]) -> list[Party]:
    """Give the first mention of each actor that is no mere place."""
    first: dict[frozenset[str], Party] = {}
    for party in inside:
        if party.mention.kind is not MentionKind.PLACE:
            first.setdefault(party.codes, party)
    return list(first.values())


def _may_act(one: ActorMention, other: ActorMention) -> bool:
    """Tell whether two mentions are of different actors; within one state only those that are named."""
    if one.codes != other.codes:
        return True
    names = {entity.name for entity in one.entities}
    return {one.kind, other.kind} <= AT_HOME and not names & {entity.name for entity in other.entities}
