"""What attribution reads of an article: its Doc, its quotations, its furniture, token by token."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from multipolar.model.spans import TextSpan
from multipolar.statements.quotes import Quote, find_quotes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc

    from multipolar.model.articles import Article

Range = tuple[int, int]

OUTSIDE = -1

SENTENCE_ENDS = frozenset({".", "!", "?", "…", "..."})


@dataclass(frozen=True, slots=True)
class Page:
    """One parsed article.

    Per token: `quote_of` is the index of the quotation it stands in, marks included, or OUTSIDE; `is_furniture`;
    `paragraph` counts lines; `sentence` is the index of its sentence. `ranges` are the quotations' token ranges,
    half-open, marks included; `bounds` are the sentences'. `text` is the Doc's, put together once.
    """

    doc: Doc
    text: str
    quotes: tuple[Quote, ...]
    ranges: tuple[tuple[int, int], ...]
    quote_of: tuple[int, ...]
    is_furniture: tuple[bool, ...]
    paragraph: tuple[int, ...]
    sentence: tuple[int, ...]
    bounds: tuple[tuple[int, int], ...]

    def span(self, start: int, end: int) -> TextSpan:
        """Give the characters of a token range."""
        last = self.doc[end - 1]
        return TextSpan(self.doc[start].idx, last.idx + len(last))

    def sentence_of(self, token: int) -> tuple[int, int]:
        """Give the token range of the sentence a token is in."""
        return self.bounds[self.sentence[token]]

    def ends_sentence(self, token: int) -> bool:
        """Tell whether the token is a full stop, a question mark or the like."""
        return self.doc[token].text in SENTENCE_ENDS


def read_page(doc: Doc, article: Article) -> Page:
    """Lay quotations and furniture over the tokens."""
    text = doc.text  # put together anew on every access
    furniture = sorted(part.span for part in article.furniture)
    quotes = tuple(_outside(find_quotes(text), furniture))
    quote_of = _quote_of(doc, quotes)
    bounds = tuple((sentence.start, sentence.end) for sentence in doc.sents)
    return Page(
        doc,
        text,
        quotes,
        _ranges(quote_of, len(quotes)),
        quote_of,
        _covered(doc, furniture),
        _paragraphs(doc),
        tuple(number for number, (start, end) in enumerate(bounds) for _ in range(start, end)),
        bounds,
    )


def _quote_of(doc: Doc, quotes: Sequence[Quote]) -> tuple[int, ...]:
    found, at = [], 0
    for token in doc:
        while at < len(quotes) and quotes[at].outer.end <= token.idx:
            at += 1
        inside = at < len(quotes) and quotes[at].outer.start < token.idx + len(token) and not token.is_space
        found.append(at if inside else OUTSIDE)
    return tuple(found)


def _ranges(quote_of: Sequence[int], count: int) -> tuple[tuple[int, int], ...]:
    """Give each quotation's tokens; a quotation without a token of its own gets an empty range."""
    first, last = [0] * count, [0] * count
    for index, quote in enumerate(quote_of):
        if quote == OUTSIDE:
            continue
        if last[quote] == 0:
            first[quote] = index
        last[quote] = index + 1
    return tuple(zip(first, last, strict=True))


def _covered(doc: Doc, spans: Sequence[TextSpan]) -> tuple[bool, ...]:
    covered, at = [], 0
    for token in doc:
        while at < len(spans) and spans[at].end <= token.idx:
            at += 1
        covered.append(at < len(spans) and spans[at].start <= token.idx)
    return tuple(covered)


def _outside(quotes: Iterable[Quote], spans: Sequence[TextSpan]) -> Iterator[Quote]:
    """Leave out the quotations that touch furniture; both are in their order."""
    at = 0
    for quote in quotes:
        while at < len(spans) and spans[at].end <= quote.outer.start:
            at += 1
        if at == len(spans) or not spans[at].overlaps(quote.outer):
            yield quote


def _paragraphs(doc: Doc) -> tuple[int, ...]:
    numbers, number = [], 0
    for token in doc:
        numbers.append(number)
        number += "\n" in token.text
    return tuple(numbers)
