"""Which cue does a quotation belong to, and which quotations are one statement?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from multipolar.statements.beside import (
    MIN_WORDS,
    REACH,
    STOPS,
    begins_sentence,
    count_words,
    cue_after,
    cue_before,
    lead_of,
    next_token,
)
from multipolar.statements.cues import VerbCue, subject_of
from multipolar.statements.page import OUTSIDE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Token

    from multipolar.statements.beside import Cue
    from multipolar.statements.page import Page

MAX_LABEL_TOKENS = 12  # "Freedonian Foreign Minister Anna Karl, speaking in Castleport:"
MIN_FREE_WORDS = 6  # a quotation that no cue touches must look like a sentence


@dataclass(frozen=True, slots=True)
class Direct:
    """Quotations that are one statement.

    `cue` is None when only the place tells the speaker; `rule_id` then names the rule, and `subject` the token of the
    speaker's phrase, or None for the speaker of the statement before.
    """

    quotes: tuple[int, ...]
    cue: Cue | None
    subject: int | None = None
    rule_id: str = ""


def find_direct(page: Page, cues: Sequence[Cue]) -> tuple[Direct, ...]:
    """Group the quotations that stand by themselves into statements, in the order of the text."""
    by_token = {cue.token: cue for cue in cues}
    groups: list[Direct] = []
    for number, (start, end) in enumerate(page.ranges):
        if end <= start:
            continue
        _place(page, number, by_token, groups)
    return tuple(groups)


def _place(page: Page, number: int, cues: Mapping[int, Cue], groups: list[Direct]) -> None:
    """Put a quotation into the statement it continues, or begin one, or leave it to running text."""
    before = cue_before(page, number, cues)
    if before is not None and groups and groups[-1].cue == before:
        groups[-1] = Direct((*groups[-1].quotes, number), before)
        return
    cue = cue_after(page, number, cues) or before
    if cue is not None:
        if _goes_on(page, number, cue, groups):
            groups[-1] = Direct((*groups[-1].quotes, number), groups[-1].cue, groups[-1].subject, groups[-1].rule_id)
        else:
            groups.append(Direct((number,), cue))
        return
    if stands_alone(page, number):
        _place_free(page, number, groups, long=count_words(page, number) >= MIN_FREE_WORDS)
    else:
        _place_led(page, number, groups)


def _goes_on(page: Page, number: int, cue: Cue, groups: Sequence[Direct]) -> bool:
    """Tell whether "..., it added" goes on with the statement before it in the paragraph."""
    if not groups or not isinstance(cue, VerbCue) or not cue.entry.continues:
        return False
    last = groups[-1].quotes[-1]
    if page.quotes[last].paragraph != page.quotes[number].paragraph or not _is_near(page, last, number):
        return False
    subject = subject_of(page.doc[cue.token])
    between = _tokens_between(page, last, number)
    own = groups[-1].cue
    other = any(token.is_sent_start and not _same_clause(page, token.i, own, number) for token in between)
    return subject is not None and subject.pos_ == "PRON" and not other


def _same_clause(page: Page, at: int, cue: Cue | None, number: int) -> bool:
    """Tell whether a sentence begun between quotations is the cue's, or the next quotation's own."""
    sentence = page.sentence[at]
    return (cue is not None and page.sentence[cue.token] == sentence) or page.sentence[
        page.ranges[number][0]
    ] == sentence


def _is_near(page: Page, first: int, second: int) -> bool:
    return page.ranges[second][0] - page.ranges[first][1] <= 2 * REACH


def _tokens_between(page: Page, first: int, second: int) -> list[Token]:
    return [token for token in page.doc[page.ranges[first][1] : page.ranges[second][0]] if not token.is_space]


def stands_alone(page: Page, number: int) -> bool:
    """Tell whether a quotation is a sentence of its own: begins where one begins, and ends where one ends."""
    start, end = page.ranges[number]
    if not begins_sentence(page, start):
        return False
    text = page.quotes[number].span.quote(page.text)
    ends = text[-1] in STOPS or page.quotes[number].is_open
    following = next_token(page, end)
    if following is None:
        return ends or text[-1] == ","
    return ends or following.text in STOPS or following.text == ","


def _place_free(page: Page, number: int, groups: list[Direct], *, long: bool) -> None:
    """Go on with a speaker, or find a new one for a quotation that is `long` enough to be speech at all."""
    last = groups[-1] if groups else None
    if last is not None and _follows_directly(page, last, number):
        groups[-1] = Direct((*last.quotes, number), last.cue, last.subject, last.rule_id)
        return
    if last is not None and _carries_over(page, last, number):
        groups.append(Direct((number,), None, None, "position.carried"))
        return
    subject = _subject_before(page, number) if long else None
    if subject is not None:
        groups.append(Direct((number,), None, subject, "position.after-sentence"))


def _follows_directly(page: Page, last: Direct, number: int) -> bool:
    """Tell whether nothing but the cue's own sentence stands since the statement's last quotation, in one paragraph."""
    previous = last.quotes[-1]
    if page.quotes[previous].paragraph != page.quotes[number].paragraph or not _is_near(page, previous, number):
        return False
    between = _tokens_between(page, previous, number)
    sentences = {page.sentence[token.i] for token in between if not token.is_punct}
    return len(sentences) <= 1 and (
        not sentences or (last.cue is not None and page.sentence[last.cue.token] in sentences)
    )


def _carries_over(page: Page, last: Direct, number: int) -> bool:
    """Tell whether a quotation begins a paragraph after one that ended with the statement before, or its cue."""
    previous = last.quotes[-1]
    gap = page.quotes[number].paragraph - page.quotes[previous].paragraph
    if gap not in {0, 1} or not _is_near(page, previous, number):
        return False
    between = [token for token in _tokens_between(page, previous, number) if not token.is_punct]
    if gap == 0:
        return not between
    sentences = {page.sentence[token.i] for token in between}
    own = page.sentence[last.cue.token] if last.cue is not None else None
    return sentences <= {own}


def _subject_before(page: Page, number: int) -> int | None:
    """Give the subject of the sentence before a quotation: 'Mr Karl was not amused. "We ..."'."""
    at = page.ranges[number][0] - 1
    while at >= 0 and (page.doc[at].is_space or page.doc[at].is_punct):
        at -= 1
    if at < 0 or page.is_furniture[at] or page.quote_of[at] != OUTSIDE:
        return None
    if page.paragraph[page.ranges[number][0]] - page.paragraph[at] > 1 and not page.quotes[number].outer.start:
        return None
    start, end = page.sentence_of(at)
    if page.doc[end - 1].is_space:
        end -= 1
    if page.doc[at + 1].text not in {".", "!", ":"} or end - start > 3 * REACH:
        return None
    return _main_subject(page, start, end)


def _main_subject(page: Page, start: int, end: int) -> int | None:
    """Give the subject of a sentence's main verb, or of the verb that the parse hangs on the quotation after it."""
    for token in page.doc[start:end]:
        leads_in = token.dep_ == "ROOT" or page.quote_of[token.head.i] != OUTSIDE
        if leads_in and page.quote_of[token.i] == OUTSIDE:
            subject = next((child for child in token.lefts if child.dep_ in {"nsubj", "nsubjpass"}), None)
            if subject is not None:
                return int(subject.i)
    return None


def _place_led(page: Page, number: int, groups: list[Direct]) -> None:
    """Begin a statement after a clause with a verb that is no speech verb: 'Ms Karl hit the table: "..."'."""
    start = page.ranges[number][0]
    lead = lead_of(page, start)
    if lead is None or lead.text not in {",", ":"} or count_words(page, number) < MIN_WORDS + (lead.text == ","):
        return
    first = page.quotes[number].span.quote(page.text)[:1]
    if not (first.isupper() or first == "["):
        return
    name = _speaker_label(page, lead)
    if name is None and page.quote_of[max(lead.i - 1, 0)] != OUTSIDE:
        return
    subject = name if name is not None else _main_subject(page, page.sentence_of(lead.i)[0], lead.i)
    if subject is not None and subject < lead.i:
        groups.append(Direct((number,), None, subject, "position.lead-in"))


def _speaker_label(page: Page, lead: Token) -> int | None:
    """Give the head of a name that a line begins with, before a colon: 'Anna Karl: "..."'."""
    if lead.text != ":":
        return None
    start = page.sentence_of(lead.i)[0]
    words = page.doc[start : lead.i]
    if len(words) == 0 or len(words) > MAX_LABEL_TOKENS or any(token.pos_ in {"VERB", "AUX"} for token in words):
        return None
    return int(words.root.i)
