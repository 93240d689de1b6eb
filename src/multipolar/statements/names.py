"""Which names stand in the article, and which full name does a surname belong to?"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from multipolar.model.actors import MentionKind
from multipolar.statements.page import OUTSIDE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.tokens import Token

    from multipolar.lexicon.speech import SpeechWords
    from multipolar.model.actors import ActorMention
    from multipolar.statements.page import Page

NOT_PERSONS = frozenset(MentionKind) - {MentionKind.PERSON, MentionKind.PRONOUN}
NATIONAL = frozenset(
    {MentionKind.STATE, MentionKind.ADJECTIVE, MentionKind.ORGAN, MentionKind.BODY, MentionKind.CAPITAL}
)
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
MAIN = frozenset({"ROOT", "conj", "advcl"})
JOINTS = frozenset({"-", "–", "’", "'"})
PLACING = frozenset("in at near outside off across around through towards toward".split())
GENDERS = {
    "mr": "he",
    "mr.": "he",
    "sir": "he",
    "lord": "he",
    "mrs": "she",
    "mrs.": "she",
    "ms": "she",
    "ms.": "she",
    "dame": "she",
}
MAX_NAME_TOKENS = 12  # names of eight words with hyphens are in use


@dataclass(frozen=True, slots=True)
class Name:
    """A run of capitalised words, titles cut off; `title` holds them in lower case. Token range half-open."""

    start: int
    end: int
    text: str
    title: tuple[str, ...]
    is_person: bool
    is_subject: bool

    @property
    def surname(self) -> str:
        """The last word."""
        return self.text.rsplit(" ", 1)[-1]


@dataclass(frozen=True, slots=True)
class NameBook:
    """All names in their order, and by surname; `at` finds the name that covers a token."""

    names: tuple[Name, ...]
    by_surname: Mapping[str, tuple[Name, ...]]
    by_first: Mapping[str, tuple[Name, ...]]
    acronyms: Mapping[str, str]
    at: Mapping[int, Name]

    def full_name(self, name: Name) -> str:
        """Give the longest name with the same surname told before, else the longest in the text."""
        if name.text in self.acronyms:
            return self.acronyms[name.text]
        if len(name.text.split(" ")) > 1 or not name.is_person:
            return name.text
        same = self.by_surname.get(name.surname, ())
        if all(other.text == name.text for other in same):
            same = self.by_first.get(name.text, (name,))
        before = [other.text for other in same if other.start < name.start] or [other.text for other in same]
        return max([*before, name.text], key=len)


def find_names(page: Page, mentions: Sequence[ActorMention], words: SpeechWords) -> NameBook:
    """Find the names outside quotations."""
    kinds = {at: mention.kind for mention in mentions for at in range(mention.start, mention.end)}
    names = tuple(_names(page, kinds, words))
    by_surname: dict[str, dict[str, Name]] = defaultdict(dict)
    by_first: dict[str, dict[str, Name]] = defaultdict(dict)
    for name in names:
        if name.is_person:
            by_surname[name.surname].setdefault(name.text, name)
            by_first[name.text.split(" ")[0]].setdefault(name.text, name)
    return NameBook(
        names,
        {surname: tuple(found.values()) for surname, found in by_surname.items()},
        {first: tuple(found.values()) for first, found in by_first.items()},
        _acronyms(page, names),
        {at: name for name in names for at in range(name.start, name.end)},
    )


def names_before(token: int, names: Sequence[Name]) -> Iterator[Name]:
    """Give up to twelve names before a token, the nearest first."""
    low, high = 0, len(names)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if names[middle].start < token else (low, middle)
    yield from reversed(names[max(0, low - 12) : low])


def _acronyms(page: Page, names: Sequence[Name]) -> dict[str, str]:
    """Collect what acronyms stand for: "the Ruritanian News Agency (RNA)"."""
    found: dict[str, str] = {}
    for name, short in pairwise(names):
        in_brackets = (
            short.start == name.end + 1
            and page.doc[name.end].text == "("
            and page.doc[short.end : short.end + 1].text == ")"
        )
        if in_brackets and " " not in short.text and short.text[0] == name.text[0] and short.text[1:2].isupper():
            found.setdefault(short.text, name.text)
    return found


def _names(page: Page, kinds: Mapping[int, MentionKind], words: SpeechWords) -> Iterator[Name]:
    for start, end in _runs(page, words):
        first = _after_titles(page, start, end, kinds, words)
        if first == end:
            continue
        title = tuple(token.lower_ for token in page.doc[start:first]) + _title_before(page, start, words)
        is_person = _is_person(page, first, end, kinds, words)
        yield Name(first, end, page.doc[first:end].text, title, is_person, _is_subject(page, first, end))


def _is_subject(page: Page, start: int, end: int) -> bool:
    return any(token.dep_ in SUBJECTS and token.head.dep_ in MAIN for token in page.doc[start:end])


def _title_before(page: Page, start: int, words: SpeechWords) -> tuple[str, ...]:
    """Give a title in lower case that stands right before: "spokesman Anna Karl"."""
    token = page.doc[start - 1] if start else None
    return (token.lower_,) if token is not None and token.lower_ in words.titles else ()


def _runs(page: Page, words: SpeechWords) -> Iterator[tuple[int, int]]:
    at, count = 0, len(page.doc)
    while at < count:
        end = at
        while end < count and end - at < MAX_NAME_TOKENS and _belongs(page, at, end, words):
            end += 1
        while end > at and not page.doc[end - 1].text[0].isupper():
            end -= 1
        if end > at:
            yield at, end
        at = max(end, at + 1)


def _belongs(page: Page, start: int, at: int, words: SpeechWords) -> bool:
    token = page.doc[at]
    if page.quote_of[at] != OUTSIDE:
        return False
    if token.text[0].isupper():
        return _is_capital_word(token, words) and (
            at > start or not token.is_sent_start or token.pos_ == "PROPN" or token.lower_ in words.titles
        )
    if token.lower_ in words.particles:
        return _name_follows(page, at)
    return at > start and token.text in JOINTS and not page.doc[at - 1].whitespace_ and not token.whitespace_


def _is_capital_word(token: Token, words: SpeechWords) -> bool:
    return token.lower_ not in words.calendar and not (
        token.pos_ in {"PRON", "DET", "ADP", "SCONJ", "CCONJ"} and len(token) > 1
    )


def _name_follows(page: Page, at: int) -> bool:
    """Tell whether a name goes on after a particle: "al-Hamdi", "von der Karl"."""
    return any(token.text[0].isupper() and token.pos_ == "PROPN" for token in page.doc[at + 1 : at + 3]) and (
        at + 1 < len(page.doc)
        and (page.doc[at + 1].text[0].isupper() or page.doc[at + 1].text in JOINTS or at + 2 < len(page.doc))
    )


def _after_titles(page: Page, start: int, end: int, kinds: Mapping[int, MentionKind], words: SpeechWords) -> int:
    """Give the first token after the last title, and after nationality words before it."""
    first = start
    for at in range(start, end):
        if page.doc[at].lower_ in words.titles:
            first = at + 1
    if page.doc[end - 1].lower_ in words.bodies or kinds.get(end - 1) in NATIONAL:
        return first
    while first < end - 1 and (kinds.get(first) in NATIONAL or page.doc[first].text in JOINTS):
        first += 1
    return first


def _is_person(page: Page, start: int, end: int, kinds: Mapping[int, MentionKind], words: SpeechWords) -> bool:
    kind = kinds.get(end - 1)
    if kind is MentionKind.PERSON:
        return True
    last = page.doc[end - 1]
    if kind in NOT_PERSONS or last.lower_ in words.bodies or last.lower_ in words.media:
        return False
    if end - start > 1:
        return True
    before = page.doc[start - 1].lower_ if start else ""
    return before not in PLACING and before != "the" and not (last.is_upper and len(last) > 1)
