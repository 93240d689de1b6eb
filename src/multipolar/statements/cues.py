"""Which words outside quotations report speech?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from multipolar.lexicon.speech import Complement, CueFrame
from multipolar.statements.page import OUTSIDE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from multipolar.lexicon.speech import SpeechCue, SpeechLexicon, SpeechVerb, SpeechWords
    from multipolar.statements.page import Page

MODALS = frozenset({"will", "would", "could", "can", "may", "might", "shall", "should", "must", "'ll", "'d"})
NEGATIONS = frozenset({"not", "n't", "never"})
WH_TAGS = frozenset({"WP", "WDT", "WRB", "WP$"})
QUOTING = frozenset({"quote", "cite", "report"})
CONDITIONS = frozenset({"if", "whether", "unless"})
PAST = frozenset({"have"})
MAX_SENTENCE_TOKENS = 250  # nobody speaks in longer ones: a list, a table, or no text at all
MAX_CLIMB = 8  # steps from a verb to the one that has its subject; more is a parse gone wrong


@dataclass(frozen=True, slots=True)
class VerbCue:
    """A speech verb in use; `token` is its index."""

    token: int
    entry: SpeechVerb

    @property
    def words(self) -> tuple[int, int]:
        """Give the token range of the cue's words."""
        return self.token, self.token + (2 if self.entry.particle else 1)


@dataclass(frozen=True, slots=True)
class PhraseCue:
    """Other words that report speech ("according to"); `start` and `end` are their token range."""

    start: int
    end: int
    entry: SpeechCue

    @property
    def token(self) -> int:
        """Give the index of the cue's first word."""
        return self.start

    @property
    def words(self) -> tuple[int, int]:
        """Give the token range of the cue's words."""
        return self.start, self.end


def find_cues(page: Page, lexicon: SpeechLexicon) -> tuple[VerbCue | PhraseCue, ...]:
    """Find the cues, in the order of the text."""
    return tuple(_cues(page, lexicon))


def _cues(page: Page, lexicon: SpeechLexicon) -> Iterator[VerbCue | PhraseCue]:
    for token in page.doc:
        start, end = page.sentence_of(token.i)
        if end - start > MAX_SENTENCE_TOKENS:
            continue
        if page.quote_of[token.i] != OUTSIDE or page.is_furniture[token.i]:
            continue
        verb = _verb_entry(token, lexicon)
        if verb is not None and (follows_quote(page, token) or is_spoken(token, lexicon.words)):
            yield VerbCue(token.i, verb)
        yield from _phrases(page, token, lexicon)


def _verb_entry(token: Token, lexicon: SpeechLexicon) -> SpeechVerb | None:
    if not token.tag_.startswith("VB") and token.pos_ != "VERB":
        return None
    for entry in lexicon.verbs.get(token.lemma_.lower(), ()):
        following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
        if not entry.particle or following == entry.particle:
            return entry
    return None


def _phrases(page: Page, token: Token, lexicon: SpeechLexicon) -> Iterator[PhraseCue]:
    for entry in lexicon.cues.get(token.lower_, ()):
        if entry.frame is CueFrame.OWNED:
            if token.head.lower_ == "in" and any(child.dep_ == "poss" for child in token.lefts):
                yield PhraseCue(token.head.i, token.i + 1, entry)
            continue
        for phrase in entry.words:
            words = phrase.split(" ")
            if [word.lower_ for word in page.doc[token.i : token.i + len(words)]] == words:
                if entry.frame is not CueFrame.NOUN or has_clause(token):
                    yield PhraseCue(token.i, token.i + len(words), entry)
                break


def has_clause(noun: Token) -> bool:
    """Tell whether a noun has a that-clause and an owner: "Ms Karl's claim that they left"."""
    owned = any(child.dep_ == "poss" for child in noun.children)
    return owned and clause_of_noun(noun) is not None


def clause_of_noun(noun: Token) -> Token | None:
    """Give the head of a noun's that-clause."""
    for child in noun.rights:
        if (
            child.dep_ in {"acl", "ccomp", "relcl"}
            and child.left_edge.lower_ == "that"
            and child.left_edge.dep_ == "mark"
        ):
            return child
    return None


def is_spoken(verb: Token, words: SpeechWords) -> bool:
    """Tell whether the words were said: not "did not say", "will say", "if he says", "is said to", "due to say"."""
    children = list(verb.children)
    if _is_negated(verb, children) or any(_is_modal(child) for child in children):
        return False
    if any(child.dep_ == "mark" and child.lower_ in CONDITIONS for child in children):
        return False
    if _is_passive(verb, children):
        return any(child.dep_ == "agent" for child in children)
    if any(child.lower_ == "to" and child.dep_ == "aux" for child in children):
        return verb.head.lemma_ in words.proceeding and verb.head.i < verb.i
    return not _follows_denial(verb)


def _is_negated(verb: Token, children: list[Token]) -> bool:
    """Tell whether a verb is negated: "did not say"; "has not, as of today, announced"."""
    if any(child.dep_ == "neg" for child in children):
        return True
    auxiliaries = [child.i for child in children if child.dep_ == "aux" and child.i < verb.i]
    if not auxiliaries:
        return False
    return any(token.lower_ in NEGATIONS for token in verb.doc[max(auxiliaries[0], verb.i - 10) : verb.i])


def _is_modal(child: Token) -> bool:
    return child.dep_ == "aux" and child.lower_ in MODALS


def _is_passive(verb: Token, children: list[Token]) -> bool:
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in children):
        return True
    if verb.tag_ != "VBN" or any(child.lemma_ in PAST and child.dep_ == "aux" for child in children):
        return False
    if any(child.dep_ == "ccomp" and child.i > verb.i for child in children):
        return False
    return verb.dep_ in {"acl", "amod"} or (
        not any(child.dep_ == "nsubj" for child in children) and verb.dep_ not in {"conj", "ROOT"}
    )


def follows_quote(page: Page, verb: Token) -> bool:
    """Tell whether a verb stands between a closing mark and its speaker, however it is parsed: '"...", added X'."""
    at = verb.i - 1
    while at >= 0 and (page.doc[at].text == "," or page.doc[at].is_space) and page.quote_of[at] == OUTSIDE:
        at -= 1
    if at < 0 or page.quote_of[at] == OUTSIDE or verb.i + 1 >= len(page.doc) or verb.tag_ == "VBG":
        return False
    return page.doc[verb.i + 1].pos_ in {"PROPN", "NOUN", "DET", "PRON"} and "\n" not in page.doc[at + 1 : verb.i].text


def _follows_denial(verb: Token) -> bool:
    """Tell whether a participle hangs on a negated preposition: "without saying"."""
    return verb.dep_ == "pcomp" and verb.head.lower_ in {"without", "from", "before", "by", "of"} and verb.tag_ == "VBG"


def subject_of(verb: Token) -> Token | None:
    """Give the head of the phrase that does the verb's action, looked for up to the clause it hangs on.

    "Ms [Karl] left, saying ..." and "the [envoy], who said ..."; in the passive the agent; None when nobody is named.
    """
    at = verb
    for _ in range(MAX_CLIMB):
        found = _own_subject(at, own=at == verb)
        if found is not None:
            return found
        quoted = _quoted(at)
        if quoted is not None:
            return quoted
        if at.dep_ in {"acl", "relcl"} and at.head.pos_ in {"NOUN", "PROPN", "PRON"}:
            return at.head
        if at.head == at or (at.dep_ in {"ccomp", "parataxis"} and at != verb and at.tag_ != "VBG"):
            return None
        at = at.head
    return None


def _quoted(verb: Token) -> Token | None:
    """Give who is quoted: "the Herald quoted [Ms Karl] as saying", "[Ms Karl] was quoted as saying"."""
    quoting = verb.head.head
    if verb.tag_ != "VBG" or verb.head.lower_ != "as" or quoting.lemma_ not in QUOTING:
        return None
    labels = ("dobj", "nsubjpass")
    return next((child for label in labels for child in quoting.children if child.dep_ == label), None)


def _own_subject(verb: Token, *, own: bool) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent" and own:
            return next((grandchild for grandchild in child.children if grandchild.dep_ == "pobj"), None)
    labels = {"nsubj", "csubj"} if own else {"nsubj", "csubj", "nsubjpass"}
    subjects = [child for child in verb.children if child.dep_ in labels]
    if not subjects:
        return None
    nearest = min(subjects, key=lambda child: abs(child.i - verb.i))
    return verb.head if nearest.tag_ in {"WP", "WDT"} and verb.dep_ == "relcl" else nearest


def takes(cue: VerbCue | PhraseCue, complement: Complement) -> bool:
    """Tell whether the cue can have this kind of content."""
    return isinstance(cue, VerbCue) and complement in cue.entry.takes
