"""Which cue does a quotation belong to, and which quotations are one statement?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from multipolar.lexicon.speech import CueFrame
from multipolar.statements.content import phrase_source
from multipolar.statements.cues import PhraseCue, VerbCue, subject_of
from multipolar.statements.page import OUTSIDE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Token

    from multipolar.statements.page import Page

Cue = VerbCue | PhraseCue

REACH = 40  # tokens between a cue and its quotation; more is another clause
MIN_WORDS = 3  # a shorter quotation without a cue beside it is a term or a title
MIN_FREE_WORDS = 6  # a quotation that no cue touches must look like a sentence
LEADS = frozenset({",", ":", "-", "–", "—", "--"})
STOPS = frozenset(".!?…")
CITING = frozenset({"quote", "cite"})
OPENERS = frozenset({'"', "“", "'", "‘", "``", "«", "„", "''", "”"})


@dataclass(frozen=True, slots=True)
class Direct:
    """Quotations that are one statement.

    `cue` is None when only the place tells the speaker; `rule_id` then names the rule, and `subject` the token of the speaker's
    phrase, or None for the speaker of the statement before.
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
        _place_free(page, number, groups)
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
    return cue is not None and page.sentence[cue.token] == sentence or page.sentence[page.ranges[number][0]] == sentence


def _is_near(page: Page, first: int, second: int) -> bool:
    return page.ranges[second][0] - page.ranges[first][1] <= 2 * REACH


def _tokens_between(page: Page, first: int, second: int) -> list[Token]:
    return [token for token in page.doc[page.ranges[first][1] : page.ranges[second][0]] if not token.is_space]


def stands_alone(page: Page, number: int) -> bool:
    """Tell whether a quotation is a sentence of its own: begins where one begins, and ends where one ends."""
    start, end = page.ranges[number]
    if not _begins_sentence(page, start) or _words(page, number) < MIN_FREE_WORDS:
        return False
    text = page.quotes[number].span.quote(page.text)
    ends = text[-1] in STOPS or page.quotes[number].is_open
    following = _next_token(page, end)
    if following is None:
        return ends or text[-1] == ","
    return ends or following.text in STOPS or following.text == ","


def _begins_sentence(page: Page, start: int) -> bool:
    at = start - 1
    while at >= 0 and page.doc[at].is_space:
        if "\n" in page.doc[at].text:
            return True
        at -= 1
    if at < 0:
        return True
    token = page.doc[at]
    return token.text[-1] in STOPS or page.quote_of[at] != OUTSIDE and page.doc[at - 1].text[-1:] in STOPS


def _next_token(page: Page, end: int) -> Token | None:
    """Give the token after a quotation in its paragraph."""
    for at in range(end, min(end + 3, len(page.doc))):
        token = page.doc[at]
        if "\n" in token.text:
            return None
        if not token.is_space:
            return token
    return None


def _words(page: Page, number: int) -> int:
    start, end = page.ranges[number]
    return sum(token.is_alpha for token in page.doc[start:end])


# --- a cue beside the quotation -------------------------------------------------------------------------------------


def cue_after(page: Page, number: int, cues: Mapping[int, Cue]) -> Cue | None:
    """Give the cue right after a quotation: '"...," he said', '"...", according to X'; only its speaker may stand before it."""
    start, end = page.ranges[number]
    if not _may_be_followed(page, number):
        return None
    for at in range(end, min(end + REACH, len(page.doc))):
        token = page.doc[at]
        if "\n" in token.text or page.quote_of[at] != OUTSIDE or token.text in {".", "!", "?", ";"}:
            return None
        cue = cues.get(at)
        if cue is not None and _touches_after(page, cue, end):
            return cue if _begins_clause(page, start) or _words(page, number) >= MIN_WORDS else None
        if token.pos_ in {"VERB", "AUX"} and cue is None and not _within_phrase(token, end):
            return None
    return None


def _may_be_followed(page: Page, number: int) -> bool:
    """Tell whether the sentence goes on after the closing mark."""
    end = page.ranges[number][1]
    following = _next_token(page, end)
    if following is None or following.text in {".", "!", "?", ";", ":"}:
        return False
    last = page.quotes[number].span.quote(page.text)[-1]
    if last in ".…":
        return following.text == "," or following.text[0].islower()
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
        return subject is None or subject.i > verb.i or not following or following[0].pos_ in {"PROPN", "NOUN", "DET", "PRON", "ADJ"}
    return subject is None and all(token.pos_ not in {"VERB", "ADP", "SCONJ"} for token in between)


def _is_light(token: Token) -> bool:
    return token.is_punct or token.is_space or token.pos_ in {"ADV", "AUX", "CCONJ", "PART"} or token.text in {"also", "has", "had"}


def _within_phrase(token: Token, end: int) -> bool:
    """Tell whether a verb only describes a speaker who stands between quotation and cue: "X, who leads the party, said"."""
    return token.dep_ in {"relcl", "acl", "amod", "aux", "auxpass", "compound"} and token.head.i >= end or token.dep_ in {"aux", "auxpass"}


def _begins_clause(page: Page, start: int) -> bool:
    return _begins_sentence(page, start) or (start > 0 and page.doc[start - 1].text in LEADS)


def cue_before(page: Page, number: int, cues: Mapping[int, Cue]) -> Cue | None:
    """Give the cue that leads up to a quotation: 'Ms Karl said: "..."', 'he said, "..."', 'he said "..."'."""
    start = page.ranges[number][0]
    lead = _lead(page, start)
    if lead is None or not _is_speech(page, number, lead):
        return None
    for at in range(lead.i, max(lead.i - REACH, -1), -1):
        token = page.doc[at]
        if page.quote_of[at] != OUTSIDE and lead.text == ":" and _words(page, page.quote_of[at]) < MIN_WORDS:
            continue
        if page.quote_of[at] != OUTSIDE or "\n" in token.text or (token.text in STOPS and at < lead.i):
            return None
        cue = cues.get(at)
        if cue is not None and _leads(page, cue, lead, start):
            return cue
        if cue is None and lead.text != ":" and at < lead.i and token.tag_ in {"VBD", "VBZ", "VBP"} and token.dep_ not in {"relcl", "acl"}:
            return None
    return None


def _lead(page: Page, start: int) -> Token | None:
    """Give the token before a quotation in its sentence."""
    at = start - 1
    while at >= 0 and page.doc[at].is_space and "\n" not in page.doc[at].text:
        at -= 1
    if at < 0 or "\n" in page.doc[at].text or page.doc[at].text[-1] in STOPS and page.doc[at].is_punct:
        return None
    return page.doc[at]


def _is_speech(page: Page, number: int, lead: Token) -> bool:
    """Tell whether a quotation after a cue is said as it stands, rather than fitted into the writer's sentence."""
    first = page.quotes[number].span.quote(page.text).lstrip("[(.… ")[:1]
    if lead.text in LEADS:
        return lead.text != "," or first.isupper() or first.isdigit() or _words(page, number) >= MIN_WORDS
    return (first.isupper() or first.isdigit()) and _words(page, number) >= MIN_WORDS and lead.lower_ not in {"that", "as", "a", "the", "its", "is", "was"}


def _leads(page: Page, cue: Cue, lead: Token, start: int) -> bool:
    if isinstance(cue, PhraseCue):
        return False
    if not cue.entry.takes_words and lead.text not in LEADS:
        return False
    verb = page.doc[cue.token]
    between = page.doc[verb.i + 1 : start]
    if lead.text in LEADS:
        clauses = [t for t in between if t.tag_ in {"VBD", "VBZ", "VBP"} and t.dep_ in {"ccomp", "conj", "ROOT"}]
        return lead.text == ":" and len(clauses) == 0 or lead.text != ":" and not clauses
    return all(token.pos_ not in {"VERB", "AUX"} for token in between)


# --- no cue beside it -----------------------------------------------------------------------------------------------


def _place_free(page: Page, number: int, groups: list[Direct]) -> None:
    last = groups[-1] if groups else None
    if last is not None and _follows_directly(page, last, number):
        groups[-1] = Direct((*last.quotes, number), last.cue, last.subject, last.rule_id)
        return
    if last is not None and _carries_over(page, last, number):
        groups.append(Direct((number,), None, None, "position.carried"))
        return
    subject = _subject_before(page, number)
    if subject is not None:
        groups.append(Direct((number,), None, subject, "position.after-sentence"))


def _follows_directly(page: Page, last: Direct, number: int) -> bool:
    """Tell whether nothing but the cue's own sentence stands since the statement's last quotation, in one paragraph."""
    previous = last.quotes[-1]
    if page.quotes[previous].paragraph != page.quotes[number].paragraph or not _is_near(page, previous, number):
        return False
    between = _tokens_between(page, previous, number)
    sentences = {page.sentence[token.i] for token in between if not token.is_punct}
    return len(sentences) <= 1 and (not sentences or last.cue is not None and page.sentence[last.cue.token] in sentences)


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
                return subject.i
    return None


def _place_led(page: Page, number: int, groups: list[Direct]) -> None:
    """Begin a statement after a clause with a verb that is no speech verb: 'Ms Karl hit the table: "..."'."""
    start = page.ranges[number][0]
    lead = _lead(page, start)
    if lead is None or lead.text not in {",", ":"} or _words(page, number) < MIN_WORDS + (lead.text == ","):
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
    if len(words) == 0 or len(words) > 12 or any(token.pos_ in {"VERB", "AUX"} for token in words):
        return None
    return words.root.i


def source_head(page: Page, cue: PhraseCue) -> Token | None:
    """Give the head of the source after "according to"; for a noun, its owner."""
    if cue.entry.frame is CueFrame.NOUN:
        return next((child for child in page.doc[cue.start].lefts if child.dep_ == "poss"), None)
    start, end = phrase_source(page, cue)
    while start < end and (page.doc[start].is_space or page.doc[start].is_punct):
        start += 1
    if start >= end or page.quote_of[start] != OUTSIDE:
        return None
    head = page.doc[start]
    for token in page.doc[start + 1 : end]:
        if token.tag_ == "VBG" and token.lemma_ in CITING:
            return next((child for child in token.rights if child.dep_ == "dobj"), head)
    for _ in range(REACH):
        if head.head == head or not start <= head.head.i < end or head.dep_ in {"appos", "pobj"}:
            break
        head = head.head
    return head
