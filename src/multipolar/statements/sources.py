"""Where are the source and the words of "according to X, ..." and its like?"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from multipolar.lexicon.speech import CueFrame
from multipolar.statements.cues import MAX_CLIMB, WH_TAGS, clause_of_noun
from multipolar.statements.page import OUTSIDE

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.statements.cues import PhraseCue
    from multipolar.statements.page import Page, Range

CITING = frozenset({"quote", "cite"})
MAX_SOURCE_TOKENS = 40  # a longer source is a sentence whose comma is missing
MAX_APPOSITION = 9  # tokens in "a spokesman for the foreign ministry of Ruritania"
MAX_DATELINE = 14  # tokens in "CASTLEPORT, Ruritania, May 3 (Ruritanian News Agency) -"


def phrase_content(page: Page, cue: PhraseCue) -> tuple[Range, ...]:
    """Give the token ranges of the words that a phrase like "according to X" reports."""
    if cue.entry.frame is CueFrame.NOUN:
        clause = clause_of_noun(page.doc[cue.start])
        return ((clause.left_edge.i, clause.right_edge.i + 1),) if clause is not None else ()
    if cue.entry.frame in {CueFrame.PREPOSITION, CueFrame.OWNED}:
        return _around_phrase(page, cue)
    return ()


def _around_phrase(page: Page, cue: PhraseCue) -> tuple[Range, ...]:
    """Give the clause that "according to X" stands in: after it, before it, or on both sides."""
    start, end = page.sentence_of(cue.start)
    source_end = phrase_source(page, cue)[1]
    opens = all(_is_opening(page.doc[at]) for at in range(start, cue.start))
    if opens or after_dateline(page, start, cue.start) == cue.start:
        return ((source_end, end),)
    start = after_dateline(page, start, cue.start)
    if all(page.doc[at].is_punct or page.doc[at].is_space for at in range(source_end, end)):
        return ((start, cue.start),)
    if page.doc[cue.start - 1].text == "," and page.doc[source_end].text == ",":
        return _split_by_phrase(page, cue, source_end, start, end)
    return ((start, cue.start),)


def _is_opening(token: Token) -> bool:
    return (
        token.is_space
        or token.is_punct
        or token.pos_ in {"CCONJ", "ADV", "SCONJ"}
        or token.lower_ in {"but", "and", "meanwhile"}
    )


def _split_by_phrase(page: Page, cue: PhraseCue, source_end: int, start: int, end: int) -> tuple[Range, ...]:
    """Give both sides of a phrase between commas; only what follows when "and" stands before it."""
    if page.doc[max(cue.start - 2, start)].dep_ == "cc":
        return ((source_end, end),)
    return (start, cue.start), (source_end, end)


def phrase_source(page: Page, cue: PhraseCue) -> Range:
    """Give the token range of the source after "according to": up to the comma or the sentence's end.

    A participle that follows is passed over: "according to the Herald, citing diplomats, ..."; so is an apposition.
    """
    if cue.entry.frame is CueFrame.OWNED:
        return cue.start + 1, cue.end
    end = page.sentence_of(cue.start)[1]
    commas = [
        at
        for at in range(cue.end, min(end, cue.end + MAX_SOURCE_TOKENS))
        if page.doc[at].text in {",", ":", "—"} and page.quote_of[at] == OUTSIDE
    ]
    stops = [*commas, end]
    stop = stops[0]
    for at, following in pairwise(stops):
        stop = at
        if at + 1 >= end or not _is_inserted(page, at, following, cue):
            break
        stop = following
    return cue.end, stop


def _is_inserted(page: Page, comma: int, following: int, cue: PhraseCue) -> bool:
    """Tell whether what stands between two commas belongs to the source before it."""
    head = page.doc[comma + 1]
    if head.tag_ == "VBG" or head.tag_ in WH_TAGS:
        return True
    between = page.doc[comma + 1 : following]
    return following - comma <= MAX_APPOSITION and any(
        token.dep_ == "appos" and cue.end <= token.head.i < comma for token in between
    )


def source_head(page: Page, cue: PhraseCue) -> Token | None:
    """Give the head of the source after "according to"; for a noun, its owner."""
    if cue.entry.frame in {CueFrame.NOUN, CueFrame.OWNED}:
        return next((child for child in page.doc[cue.end - 1].lefts if child.dep_ == "poss"), None)
    start, end = phrase_source(page, cue)
    while start < end and (page.doc[start].is_space or page.doc[start].is_punct):
        start += 1
    if start >= end or page.quote_of[start] != OUTSIDE:
        return None
    head = page.doc[start]
    for token in page.doc[start + 1 : end]:
        if token.tag_ == "VBG" and token.lemma_ in CITING:
            return next((child for child in token.rights if child.dep_ == "dobj"), head)
    for _ in range(MAX_CLIMB):
        if head.head == head or not start <= head.head.i < end or head.dep_ in {"appos", "pobj"}:
            break
        head = head.head
    return head


def after_dateline(page: Page, start: int, end: int) -> int:
    """Give the first token after "CASTLEPORT, May 3 (RNA) -"; the start itself when no dateline stands there."""
    while start < end and page.doc[start].is_space:
        start += 1
    if not page.doc[start].is_upper:
        return start
    dash = next(
        (at for at in range(start, min(end, start + MAX_DATELINE)) if page.doc[at].text in {"-", "–", "—", "--"}), None
    )
    if dash is None or any(token.pos_ in {"VERB", "AUX"} for token in page.doc[start:dash]):
        return start
    return dash + 1
