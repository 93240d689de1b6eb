"""Did it happen, is it planned, possible, denied, long past: what governs the trigger decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from multipolar.factuality.time import judge_date
from multipolar.model.factuality import Auxiliary, Judgement
from multipolar.model.spans import TextSpan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from spacy.tokens import Doc, Token

    from multipolar.lexicon.factuality import FactualityCue, FactualityLexicon
    from multipolar.model.events import EventMention

MAX_CLIMB = 6  # clauses above the trigger that are looked at; no report nests deeper
CLAUSES = frozenset({"xcomp", "ccomp", "pcomp", "acl", "advcl", "relcl"})
SPEECH = frozenset(
    "say announce state add declare report tell confirm insist note claim disclose reveal indicate explain write warn "
    "promise vow pledge decide hope believe think agree know expect".split()
)


@dataclass(frozen=True, slots=True)
class Published:
    """The days between which the article was published, both included; None when nothing is known."""

    earliest: date | None
    latest: date | None


def judge_factuality(
    doc: Doc, event: EventMention, published: Published, lexicon: FactualityLexicon
) -> tuple[Judgement, ...]:
    """Give the auxiliaries of an act, each with the cue that decided it; none when it is told as a fact.

    A negation anywhere above wins; else the cue nearest to the trigger. A denied denial is a fact again. An act may
    be historical besides.
    """
    token = doc[event.trigger_token]
    judgements = [j for j in _Climb(token, event.act, lexicon).judge() if not _belongs_to_act(j, event)]
    dated = judge_date(event.date, published)
    negation = [j for j in judgements if j.auxiliary is Auxiliary.NEGATION]
    if negation:
        return () if len(negation) % 2 == 0 and _cancels(negation) else (negation[0],)
    if judgements:
        return (judgements[0],)
    return (dated,) if dated else ()


def _belongs_to_act(judgement: Judgement, event: EventMention) -> bool:
    """Tell whether a negation, or the modal before it, makes the act what it is: "[will not] accept" refuses."""
    if event.negation is None:
        return False
    modal = judgement.rule_id in {"future.modal", "hypothetical.modal", "future.would-in-report"}
    return judgement.cue == event.negation or (modal and judgement.cue.end <= event.negation.start)


def _cancels(negations: list[Judgement]) -> bool:
    return any(j.rule_id == "negation.denial" for j in negations)


class _Climb:
    """Walks from the trigger up through the clauses that hold it."""

    def __init__(self, token: Token, act: str, lexicon: FactualityLexicon) -> None:
        self.token = token
        self.act = act
        self.lexicon = lexicon

    def judge(self) -> Iterator[Judgement]:
        clause: Token | None = self.token
        if self.token.pos_ not in {"VERB", "AUX"}:
            yield from self._on_noun(self.token)
            clause = self._carrier_of(self.token)
            if clause is None:
                yield from self._object_of(self.token)
        for _ in range(MAX_CLIMB):
            if clause is None:
                return
            yield from self._on_verb(clause)
            governor = clause.head if clause.dep_ in CLAUSES and clause.head != clause else None
            if clause.dep_ == "conj" and clause.head.pos_ in {"VERB", "AUX"}:
                yield from self._shared_with(clause, clause.head)
                clause = clause.head
                continue
            if governor is not None:
                yield from self._governed(clause, governor)
                if clause.dep_ in {"relcl", "advcl"}:
                    return
                governor = governor.head if governor.pos_ == "ADP" and governor.head != governor else governor
                if governor.pos_ == "NOUN":  # "announced no [plans] to attack": the verb above the noun counts too
                    yield from (j for j in self._on_noun(governor) if j.auxiliary is Auxiliary.NEGATION)
                    governor, _ = _governing(governor)
                    if governor is None:
                        return
            clause = governor

    def _on_noun(self, noun: Token) -> Iterator[Judgement]:
        for left in noun.lefts:
            if left.lower_ in {"no", "neither"}:
                yield from self._cue("negation", left)
            elif left.dep_ in {"amod", "compound", "det", "nmod", "advmod"}:
                yield from self._cue("modifier", left)
                yield from self._cue("determiner", left)

    def _carrier_of(self, noun: Token) -> Token | None:
        """Give the verb that only carries a nominal act: "[hold] talks", "talks [took] place"."""
        place = noun
        for _ in range(MAX_CLIMB):
            if place.dep_ == "conj":
                place = place.head
            elif place.dep_ == "pobj" and place.head.lower_ == "of" and place.head.head.pos_ == "NOUN":
                place = place.head.head
            else:
                break
        verb = place.head
        if place.dep_ in {"dobj", "nsubj", "nsubjpass", "attr"} and verb.lemma_ in self.lexicon.carriers:
            return verb
        return None

    def _object_of(self, noun: Token) -> Iterator[Judgement]:
        """Read the verb whose object the act is: "[cancelled] the visit", "[called] for talks"."""
        verb, preposition = _governing(noun)
        if verb is None:
            return
        words = f"{verb.lemma_.lower()} {preposition}".strip()
        cue = self.lexicon.by_place.get("object", {}).get(words)
        if cue is None and not preposition:
            particle = next((c.lower_ for c in verb.children if c.dep_ == "prt"), "")
            cue = self.lexicon.by_place.get("object", {}).get(f"{verb.lemma_.lower()} {particle}".strip())
        if cue is not None and (not cue.acts or self.act in cue.acts):
            yield _judgement(cue, verb)
            yield from self._negated(verb)

    def _on_verb(self, verb: Token) -> Iterator[Judgement]:
        yield from self._negated(verb)
        for left in verb.children:
            if left.dep_ == "aux" and left.tag_ == "MD":
                yield from self._modal(verb, left)
            elif left.dep_ == "mark":
                yield from self._cue("mark", left)
            elif left.dep_ == "advmod" and left.i < verb.i:
                yield from self._cue("modifier", left)
        if _is_headline_future(verb):
            to = next(child for child in verb.children if child.lower_ == "to")
            yield Judgement(Auxiliary.FUTURE, "future.headline", _span(to))

    def _negated(self, verb: Token) -> Iterator[Judgement]:
        for word in _negations(verb):
            yield from self._cue("negation", word)

    def _modal(self, verb: Token, modal: Token) -> Iterator[Judgement]:
        cue = self.lexicon.by_place.get("modal", {}).get(modal.lower_)
        if cue is None:
            return
        if modal.lower_ in {"would", "'d"} and _is_reported(verb):
            yield Judgement(Auxiliary.FUTURE, "future.would-in-report", _span(modal))
        else:
            yield _judgement(cue, modal)

    def _governed(self, clause: Token, governor: Token) -> Iterator[Judgement]:
        word = governor.head if governor.pos_ == "ADP" and governor.head != governor else governor
        if word.lemma_ == "have" and any(c.lower_ == "yet" for c in word.children):
            yield Judgement(Auxiliary.NEGATION, "negation.yet-to", _span(word))
            return
        if clause.dep_ == "relcl" or (clause.dep_ == "advcl" and governor.pos_ != "ADJ"):
            return
        cue = self.lexicon.by_place.get("governor", {}).get(word.lemma_.lower())
        if cue is None:
            cue = self.lexicon.by_place.get("governor", {}).get(word.lower_)
        if cue is None or not _fits_complement(cue, clause, word):
            return
        yield _judgement(cue, word)

    def _shared_with(self, clause: Token, first: Token) -> Iterator[Judgement]:
        """Read a modal that both verbs of a coordination share: "will visit Ruritania and [sign] an accord"."""
        if clause.tag_ == "VB" and not any(c.dep_ in {"aux", "nsubj"} for c in clause.children):
            for left in first.children:
                if left.dep_ == "aux" and left.tag_ == "MD":
                    yield from self._modal(first, left)

    def _cue(self, place: str, word: Token) -> Iterator[Judgement]:
        table = self.lexicon.by_place.get(place, {})
        cue = table.get(word.lower_) or table.get(word.lemma_.lower())
        if cue is not None:
            yield _judgement(cue, word)


def _governing(noun: Token) -> tuple[Token | None, str]:
    for _ in range(MAX_CLIMB):
        if noun.dep_ in {"dobj", "nsubjpass", "attr"} and noun.head.pos_ == "VERB":
            return noun.head, ""
        if noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.pos_ == "VERB":
            return noun.head.head, noun.head.lower_
        if noun.dep_ == "conj":
            noun = noun.head
        elif noun.dep_ == "pobj" and noun.head.lower_ == "of":
            noun = noun.head.head
        else:
            return None, ""
    return None, ""


def _negations(verb: Token) -> Iterator[Token]:
    for word in verb.children:
        if word.dep_ == "neg" and not _is_not_only(word):
            yield word
        elif word.dep_ == "advmod" and word.lower_ == "longer":
            yield from (left for left in word.lefts if left.lower_ == "no")
        elif word.dep_ in {"nsubj", "nsubjpass", "dobj", "expl"}:
            yield from (
                left
                for left in word.lefts
                if left.lower_ in {"no", "neither"} and left.dep_ in {"det", "neg", "preconj"}
            )
            if word.lower_ in {"nobody", "none"}:
                yield word
    if verb.dep_ == "pcomp" and verb.head.lower_ == "without":
        yield verb.head


def _is_not_only(word: Token) -> bool:
    following = word.doc[word.i + 1] if word.i + 1 < len(word.doc) else word
    return following.lower_ in {"only", "just", "merely", "least"}


def _is_reported(verb: Token) -> bool:
    """Tell whether a clause is what somebody said: "would" is then the past's future."""
    clause = verb
    for _ in range(MAX_CLIMB):
        if clause.dep_ == "ccomp" and clause.head.lemma_ in SPEECH:
            return True
        if clause.dep_ not in {"conj", "xcomp"} or clause.head == clause:
            return False
        clause = clause.head
    return False


def _is_headline_future(verb: Token) -> bool:
    """Tell whether a clause is a headline's infinitive: "Ruritanian premier to [visit] Freedonia"."""
    if verb.dep_ != "ROOT" or verb.tag_ != "VB":
        return False
    words = {child.lower_: child.dep_ for child in verb.children}
    return "to" in words and any(dep in {"nsubj", "nsubjpass"} for dep in words.values())


def _fits_complement(cue: FactualityCue, clause: Token, governor: Token) -> bool:
    """Tell whether a complement has the form the cue is about: plans are told in the infinitive or with -ing."""
    if cue.says is Auxiliary.NEGATION:
        return True
    if clause.tag_ == "VB":
        return True
    if clause.tag_ == "VBG":
        return clause.dep_ in {"xcomp", "pcomp", "ccomp"} and governor.lemma_ not in {"help", "prepare"}
    return cue.id == "hypothetical.demand" and clause.tag_ == "VBP"


def _judgement(cue: FactualityCue, word: Token) -> Judgement:
    return Judgement(cue.says, cue.id, _span(word))


def _span(word: Token) -> TextSpan:
    return TextSpan(word.idx, word.idx + len(word))
