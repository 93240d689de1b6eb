"""Which cue stands right before or after a quotation?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.lexicon.speech import CueFrame
from multipolar.statements.cues import MAX_CLIMB, PhraseCue, VerbCue, subject_of
from multipolar.statements.page import OUTSIDE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token

    from multipolar.statements.page import Page

Cue = VerbCue | PhraseCue

REACH = 40  # tokens between a cue and its quotation; more is another clause
MIN_WORDS = 3  # a shorter quotation without a cue beside it is a term or a title
LEADS = frozenset({",", ":", "-", "–", "—", "--"})
STOPS = frozenset(".!?…")
DESCRIBING = frozenset({"relcl", "acl", "amod", "compound"})


def cue_after(page: Page, number: int, cues: Mapping[int, Cue]) -> Cue | None:
    """Give the cue right after a quotation: '"...," he said', '"...", according to X'.

    Only its speaker may stand between the two.
    """
    start, end = page.ranges[number]
    if not _may_be_followed(page, number):
        return None
    for at in range(end, min(end + REACH, len(page.doc))):
        token = page.doc[at]
        if "\n" in token.text or page.quote_of[at] != OUTSIDE or token.text in {".", "!", "?", ";"}:
            return None
        cue = cues.get(at)
        if cue is not None and token.dep_ == "relcl":
            continue
        if cue is not None and _touches_after(page, cue, end):
            return cue if _begins_clause(page, start) else None
        if token.pos_ in {"VERB", "AUX"} and cue is None and not _within_phrase(token, end):
            return None
    return None


def _may_be_followed(page: Page, number: int) -> bool:
    """Tell whether the sentence goes on after the closing mark."""
    end = page.ranges[number][1]
    following = next_token(page, end)
    if following is None or following.text in {".", "!", "?", ";", ":"}:
        return False
    last = page.quotes[number].span.quote(page.text)[-1]
    if last in ".…":
        return bool(following.text == "," or following.text[0].islower())
    return True


def _touches_after(page: Page, cue: Cue, end: int) -> bool:
    """Tell whether nothing but commas, adverbs and the speaker stands between a quotation and the cue after it."""
    if isinstance(cue, PhraseCue):
        return cue.entry.frame is CueFrame.PREPOSITION and cue.start - end <= 1
    verb = page.doc[cue.token]
    if verb.tag_ == "VBG":
        return False
    subject = subject_of(verb)
    if subject is not None and end <= subject.i < verb.i:
        return all(_is_light(token) for token in page.doc[end : subject.left_edge.i])
    between = page.doc[end : verb.i]
    if all(_is_light(token) for token in between):
        following = page.doc[verb.i + 1 : verb.i + 2]
        return (
            subject is None
            or subject.i > verb.i
            or not following
            or following[0].pos_ in {"PROPN", "NOUN", "DET", "PRON", "ADJ"}
        )
    return subject is None and all(token.pos_ not in {"VERB", "ADP", "SCONJ"} for token in between)


def _is_light(token: Token) -> bool:
    return (
        token.is_punct
        or token.is_space
        or token.pos_ in {"ADV", "AUX", "CCONJ", "PART"}
        or token.text in {"also", "has", "had"}
    )


def _within_phrase(token: Token, end: int) -> bool:
    """Tell whether a verb only describes a speaker between quotation and cue: '"...," X, who leads the party, said'."""
    at = token
    for _ in range(MAX_CLIMB):
        if at.dep_ in DESCRIBING and at.head.i >= end:
            return True
        if at.dep_ not in {"xcomp", "aux", "auxpass", "conj", "ccomp"}:
            return False
        at = at.head
    return False


def _begins_clause(page: Page, start: int) -> bool:
    return begins_sentence(page, start) or (start > 0 and page.doc[start - 1].text in LEADS)


def cue_before(page: Page, number: int, cues: Mapping[int, Cue]) -> Cue | None:
    """Give the cue that leads up to a quotation: 'Ms Karl said: "..."', 'he said, "..."', 'he said "..."'."""
    start = page.ranges[number][0]
    lead = lead_of(page, start)
    if lead is None or not _is_speech(page, number, lead):
        return None
    for at in range(lead.i, max(lead.i - REACH, -1), -1):
        token = page.doc[at]
        if page.quote_of[at] != OUTSIDE and lead.text == ":" and count_words(page, page.quote_of[at]) < MIN_WORDS:
            continue
        if page.quote_of[at] != OUTSIDE or "\n" in token.text or (token.text in STOPS and at < lead.i):
            return None
        cue = cues.get(at)
        if cue is not None and _leads(page, cue, lead, start):
            return cue
        if (
            cue is None
            and lead.text != ":"
            and at < lead.i
            and token.tag_ in {"VBD", "VBZ", "VBP"}
            and token.dep_ not in {"relcl", "acl"}
        ):
            return None
    return None


def lead_of(page: Page, start: int) -> Token | None:
    """Give the token before a quotation in its sentence."""
    at = start - 1
    while at >= 0 and page.doc[at].is_space and "\n" not in page.doc[at].text:
        at -= 1
    if at < 0 or "\n" in page.doc[at].text or (page.doc[at].text[-1] in STOPS and page.doc[at].is_punct):
        return None
    return page.doc[at]


def _is_speech(page: Page, number: int, lead: Token) -> bool:
    """Tell whether a quotation after a cue is said as it stands, rather than fitted into the writer's sentence."""
    first = page.quotes[number].span.quote(page.text).lstrip("[(.… ")[:1]
    if lead.text in LEADS:
        return lead.text != "," or first.isupper() or first.isdigit() or count_words(page, number) >= MIN_WORDS
    return (
        (first.isupper() or first.isdigit())
        and count_words(page, number) >= MIN_WORDS
        and lead.lower_ not in {"that", "as", "a", "the", "its", "is", "was"}
    )


def _leads(page: Page, cue: Cue, lead: Token, start: int) -> bool:
    if isinstance(cue, PhraseCue):
        return False
    if not cue.entry.takes_words and lead.text not in LEADS:
        return False
    verb = page.doc[cue.token]
    between = page.doc[verb.i + 1 : start]
    if lead.text in LEADS:
        clauses = [t for t in between if t.tag_ in {"VBD", "VBZ", "VBP"} and t.dep_ in {"ccomp", "conj", "ROOT"}]
        return (lead.text == ":" and len(clauses) == 0) or (lead.text != ":" and not clauses)
    return all(token.pos_ not in {"VERB", "AUX"} for token in between)


def begins_sentence(page: Page, start: int) -> bool:
    """Tell whether a sentence or a paragraph begins at a token, whatever the parse says."""
    at = start - 1
    while at >= 0 and page.doc[at].is_space:
        if "\n" in page.doc[at].text:
            return True
        at -= 1
    if at < 0:
        return True
    token = page.doc[at]
    return token.text[-1] in STOPS or (page.quote_of[at] != OUTSIDE and page.doc[at - 1].text[-1:] in STOPS)


def next_token(page: Page, end: int) -> Token | None:
    """Give the token after a quotation in its paragraph."""
    for at in range(end, min(end + 3, len(page.doc))):
        token = page.doc[at]
        if "\n" in token.text:
            return None
        if not token.is_space:
            return token
    return None


def count_words(page: Page, number: int) -> int:
    """Count the words of a quotation, marks and figures left out."""
    start, end = page.ranges[number]
    return sum(token.is_alpha for token in page.doc[start:end])
