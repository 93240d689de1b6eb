"""Which words outside quotations are what a cue reports?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.lexicon.speech import Complement
from multipolar.statements.cues import CONDITIONS, WH_TAGS, VerbCue, clause_of_noun, subject_of, takes
from multipolar.statements.page import OUTSIDE
from multipolar.statements.sources import after_dateline, phrase_content

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from spacy.tokens import Token

    from multipolar.lexicon.speech import SpeechWords
    from multipolar.statements.cues import PhraseCue
    from multipolar.statements.page import Page, Range

EDGES = frozenset(".,;:—–-!…") | {"--", "...", "that", "("}
RIGHT_EDGES = frozenset(".,;:—–-…(") | {"--", "..."}
MIN_TOKENS = 2
PREPOSITIONS_OF_CONTENT = frozenset({"pobj", "pcomp"})


def content_of(page: Page, cue: VerbCue | PhraseCue, words: SpeechWords) -> tuple[Range, ...]:
    """Give the token ranges of the reported words; none when the cue reports nothing."""
    ranges = _verb_content(page, cue, words) if isinstance(cue, VerbCue) else phrase_content(page, cue)
    trimmed = (trim(page, *_within_sentence(page, *_snapped(page, part))) for part in ranges)
    kept = tuple((start, end) for start, end in trimmed if end > start)
    return kept if sum(end - start for start, end in kept) >= MIN_TOKENS else ()


def trim(page: Page, start: int, end: int) -> Range:
    """Cut commas, stops, "that" and blanks off both ends."""
    while start < end and _is_edge(page, start, EDGES):
        start += 1
    while end > start and _is_edge(page, end - 1, RIGHT_EDGES):
        end -= 1
    return start, end


def _within_sentence(page: Page, start: int, end: int) -> Range:
    """Cut at a full stop that the parse has run over."""
    for at in range(start, end - 1):
        if page.quote_of[at] == OUTSIDE and page.ends_sentence(at) and page.doc[at + 1].is_space:
            return start, at
    return start, end


def _is_edge(page: Page, at: int, edges: frozenset[str]) -> bool:
    token = page.doc[at]
    return token.is_space or (page.quote_of[at] == OUTSIDE and token.lower_ in edges)


def _snapped(page: Page, part: Range) -> Range:
    """Move an end that falls into a quotation to the quotation's end."""
    start, end = part
    if end <= start:
        return part
    quote = page.quote_of[start]
    if quote != OUTSIDE:
        start = page.ranges[quote][0]
    quote = page.quote_of[end - 1]
    if quote != OUTSIDE:
        end = page.ranges[quote][1]
    return start, end


def _verb_content(page: Page, cue: VerbCue, words: SpeechWords) -> tuple[Range, ...]:
    verb = page.doc[cue.token]
    if takes(cue, Complement.CLAUSE):
        found = _clause(page, verb, words)
        if found:
            return found
    if takes(cue, Complement.INFINITIVE):
        found = _infinitive(verb, told=cue.entry.told)
        if found:
            return found
    if cue.entry.prepositions:
        found = _prepositional(verb, cue.entry.prepositions)
        if found:
            return found
    if takes(cue, Complement.OBJECT) or takes(cue, Complement.THOUGHT):
        found = _object(verb, with_clause=takes(cue, Complement.THOUGHT))
        if found:
            return found
    return _predicate(page, verb, words.documents) if takes(cue, Complement.PREDICATE) else ()


def _clause(page: Page, verb: Token, words: SpeechWords) -> tuple[Range, ...]:
    after = [child for child in verb.rights if child.dep_ == "ccomp" and _is_told(child)]
    if after:
        start = max(after[0].left_edge.i, verb.i + 1)
        return ((_after_day(page, start, words), after[0].right_edge.i + 1),)
    inserted = _around(page, verb)
    if inserted:
        return inserted
    before = [child for child in verb.lefts if child.dep_ in {"ccomp", "parataxis"}]
    if before:
        own = _clause_start(verb, before[-1].i)
        return ((_sentence_start(page, verb, own, before[0].left_edge.i), own),)
    return _rest(page, verb, words)


def _sentence_start(page: Page, verb: Token, own: int, clause: int) -> int:
    """Give where content begins before its cue: with the sentence, when the cue's clause closes it.

    "The port is shut and the boats are gone, officials said": the parse often ties "said" to the last clause only.
    """
    start, end = page.sentence_of(verb.i)
    comma = next((at for at in range(verb.i + 1, end) if page.doc[at].text == ","), end)
    closes = all(token.pos_ not in {"VERB", "AUX"} for token in page.doc[verb.i + 1 : comma])
    if not closes or page.doc[max(own - 1, start)].text != ",":
        return clause
    start = after_dateline(page, start, own)
    return (
        start if page.doc[start].pos_ not in {"SCONJ", "ADP", "CCONJ"} and page.quote_of[start] == OUTSIDE else clause
    )


def _is_told(clause: Token) -> bool:
    """Tell whether a clause says something: not "said what to do", "asked whether"."""
    first = clause.left_edge
    return (
        first.lower_ not in CONDITIONS and (first.tag_ not in WH_TAGS or _is_statement(clause)) and _is_finite(clause)
    )


def _is_statement(clause: Token) -> bool:
    """Tell whether a clause that begins with a question word is none: "said when they came the town burned"."""
    return any(child.dep_ == "advcl" and child.i < clause.i for child in clause.children)


def _is_finite(clause: Token) -> bool:
    if clause.tag_ in {"VBD", "VBZ", "VBP", "MD"}:
        return True
    auxiliaries = [child for child in clause.children if child.dep_ in {"aux", "auxpass", "cop"}]
    if any(child.lower_ == "to" for child in auxiliaries):
        return False
    return bool(auxiliaries) or any(child.dep_ in {"nsubj", "nsubjpass", "expl"} for child in clause.children)


def _clause_start(verb: Token, complement: int) -> int:
    """Give the first token of the cue's own clause, which stands after its content: "[...], a spokesman said"."""
    own = [
        child.left_edge.i
        for child in verb.lefts
        if child.i > complement and child.dep_ in {"nsubj", "nsubjpass", "aux", "advmod", "npadvmod", "expl"}
    ]
    return int(min([*own, verb.i]))


def _around(page: Page, verb: Token) -> tuple[Range, ...]:
    """Give the words around a cue that is put between commas: "the port, he said, would stay closed"."""
    start, end = page.sentence_of(verb.i)
    if not any(child.dep_ == "nsubj" for child in verb.children) or any(child.dep_ == "dobj" for child in verb.rights):
        return ()
    left = _inserted_start(verb)
    right = _inserted_end(page, verb, end)
    if left <= start or right >= end - 1:
        return ()
    if page.doc[left - 1].text not in {",", "—", "–", "-"} or page.doc[right].text not in {",", "—", "–", "-"}:
        return ()
    return ((start, left - 1), (right + 1, end)) if _goes_on(page, left, right + 1, end) else ()


def _goes_on(page: Page, left: int, start: int, end: int) -> bool:
    """Tell whether the reported clause goes on after an inserted cue; "and", "who" and "adding" begin another."""
    following = page.doc[start]
    if following.dep_ == "cc" or following.tag_ in WH_TAGS | {"VBG"} or page.quote_of[start] != OUTSIDE:
        return False
    rest = page.doc[start:end]
    if any(child.dep_ == "ccomp" and child.i < left for token in rest for child in token.lefts):
        return False
    return any(_is_finite(token) for token in rest if token.pos_ in {"VERB", "AUX"})


def _inserted_start(verb: Token) -> int:
    subjects = [child.left_edge.i for child in verb.lefts if child.dep_ == "nsubj"]
    return int(subjects[-1] if subjects else verb.i)


def _inserted_end(page: Page, verb: Token, end: int) -> int:
    """Give the token after the cue's clause: the next comma, if only adverbials stand before it."""
    subjects = [child.right_edge.i for child in verb.rights if child.dep_ == "nsubj"]
    at: int = max([*subjects, verb.i]) + 1
    while at < end and page.doc[at].text not in {",", "—", "–"}:
        if page.doc[at].pos_ in {"VERB", "AUX", "SCONJ"}:
            return end
        at += 1
    return at


def _rest(page: Page, verb: Token, words: SpeechWords) -> tuple[Range, ...]:
    """Give the rest of the sentence when the parse shows no clause but one follows or precedes: "said [that ...]"."""
    first, end = page.sentence_of(verb.i)
    own = _inserted_start(verb)
    if first < own - 1 and page.doc[own - 1].text == "," and _has_finite(page, first, own):
        begin = _sentence_start(page, verb, own, own)
        if begin < own:
            return ((begin, own),)
    start = verb.i + 1
    window = page.doc[start : min(end, start + 12)]
    that = next((token.i for token in window if token.lower_ == "that" and token.dep_ == "mark"), None)
    if that is not None and not any(token.pos_ == "VERB" for token in page.doc[start:that]):
        return ((that + 1, end),)
    if verb.lemma_ != "say" or start >= end or page.doc[start].text in {",", ":"}:
        return ()
    start = _after_day(page, start, words)
    subject = subject_of(verb)
    return ((start, end),) if _has_finite(page, start, end) and (subject is None or subject.i < verb.i) else ()


def _after_day(page: Page, start: int, words: SpeechWords) -> int:
    """Pass over a day that dates the cue: "said [on] Friday it would open"."""
    day = start + 1 if page.doc[start].lower_ == "on" else start
    after = day + 1
    if (
        after >= len(page.doc)
        or page.doc[day].lower_ not in words.calendar
        or page.doc[after].text in {",", "'s", "’s"}
    ):
        return start
    return after if day > start or page.doc[after].pos_ in {"DET", "PRON", "SCONJ", "PROPN"} else start


def _has_finite(page: Page, start: int, end: int) -> bool:
    return any(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} for token in page.doc[start:end])


def _infinitive(verb: Token, *, told: bool) -> tuple[Range, ...]:
    """Give what somebody is urged to do: "urged Freedonia to [open the strait]".

    With `told` somebody must be named: not "asked to be excused".
    """
    if told and not _has_addressee(verb):
        return ()
    for child in verb.rights:
        to = next((mark for mark in child.lefts if mark.lower_ == "to"), None)
        if child.dep_ in {"xcomp", "ccomp", "advcl", "acl"} and to is not None:
            return ((to.i + 1, child.right_edge.i + 1),)
        for grandchild in child.rights if child.dep_ in {"dobj", "prep"} else ():
            to = next((mark for mark in grandchild.lefts if mark.lower_ == "to"), None)
            if grandchild.dep_ in {"acl", "relcl"} and to is not None:
                return ((to.i + 1, grandchild.right_edge.i + 1),)
    return ()


def _has_addressee(verb: Token) -> bool:
    return any(
        child.dep_ in {"dobj", "dative"} or any(grandchild.dep_ in {"nsubj", "nsubjpass"} for grandchild in child.lefts)
        for child in verb.rights
    )


def _prepositional(verb: Token, prepositions: Sequence[str]) -> tuple[Range, ...]:
    for child in verb.rights:
        if child.dep_ in {"prep", "dative"} and child.lower_ in prepositions:
            if child.lower_ in {"on", "upon"}:
                continue
            objects = [grandchild for grandchild in child.rights if grandchild.dep_ in PREPOSITIONS_OF_CONTENT]
            if objects:
                return ((objects[0].left_edge.i, _with_participle(verb, child.right_edge.i + 1)),)
    return _demanded_of(verb) if "on" in prepositions else ()


def _with_participle(verb: Token, end: int) -> int:
    """Take in a participle that the parse ties to the cue: "spoke of Freedonia taking over the port"."""
    following = next((child for child in verb.rights if child.tag_ == "VBG" and child.left_edge.i == end), None)
    return following.right_edge.i + 1 if following is not None else end


def _demanded_of(verb: Token) -> tuple[Range, ...]:
    """Give the infinitive after "called on Freedonia to"."""
    for token in verb.doc[verb.i + 1 : verb.right_edge.i + 1]:
        to = next((mark for mark in token.lefts if mark.lower_ == "to" and mark.dep_ == "aux"), None)
        if token.tag_ == "VB" and to is not None:
            return ((to.i + 1, token.right_edge.i + 1),)
    return ()


def _object(verb: Token, *, with_clause: bool) -> tuple[Range, ...]:
    for child in verb.rights:
        if child.dep_ == "dobj" and (not with_clause or clause_of_noun(child) is not None):
            return ((child.left_edge.i, _before_aside(child)),)
    return ()


def _before_aside(noun: Token) -> int:
    """Give the end of a noun phrase without what a comma sets off: "a withdrawal from the port, beyond that of May"."""
    end: int = noun.right_edge.i + 1
    for token in noun.doc[noun.i + 1 : end - 1]:
        if token.text == "," and token.nbor(1).tag_ in {"IN", "WDT", "WP", "VBG", "VBN"}:
            return int(token.i)
    return end


def _predicate(page: Page, verb: Token, documents: AbstractSet[str]) -> tuple[Range, ...]:
    """Give an object and what it is called, if words are quoted: "called [the raid "open piracy"]".

    Without quoted words only where the sentence says that there was a statement: "in a speech, she blamed [the army]".
    """
    end = page.sentence_of(verb.i)[1]
    if _is_in_document(page, verb, documents):
        last = _right_within(verb, end)
        if last > verb.i + 1:
            return ((verb.i + 1, _with_quotes(page, last)),)
    first = verb.i + 1
    for at in range(first, end):
        token = page.doc[at]
        if page.quote_of[at] != OUTSIDE:
            last = max(page.ranges[page.quote_of[at]][1], _right_within(verb, end))
            return ((first, min(last, end)),)
        if token.text in {":", ";"} or (token.tag_ in {"VBD", "VBZ"} and token.dep_ in {"conj", "ROOT", "advcl"}):
            return ()
    return ()


def _with_quotes(page: Page, end: int) -> int:
    quote = page.quote_of[end - 1]
    return end if quote == OUTSIDE else page.ranges[quote][1]


def _is_in_document(page: Page, verb: Token, documents: AbstractSet[str]) -> bool:
    """Tell whether "in a statement" or "in a post on her account" stands with the verb."""
    heads = [verb, verb.head] if verb.dep_ == "conj" else [verb]
    prepositions = (child for head in heads for child in head.children if child.dep_ == "prep" and child.lower_ == "in")
    objects = (child for preposition in prepositions for child in preposition.rights if child.dep_ == "pobj")
    return any(noun.lower_ in documents and page.quote_of[noun.i] == OUTSIDE for noun in objects)


def _right_within(verb: Token, end: int) -> int:
    rights = [
        child.right_edge.i + 1
        for child in verb.rights
        if child.dep_ in {"dobj", "ccomp", "xcomp", "prep", "oprd", "acomp"}
    ]
    return int(min([max([*rights, 0]), end]))
