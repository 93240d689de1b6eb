"""What is dealt over: the subject noun of what is offered, agreed, signed, sought or refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.model.deals import Deal
from multipolar.model.factuality import Auxiliary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc, Token

    from multipolar.lexicon.deals import DealLexicon, StageRule
    from multipolar.model.events import Event

MAX_DEPTH = 5  # noun phrases within noun phrases that a subject may stand under
SUBJECT_PREPOSITIONS = frozenset({"of", "on", "for", "with", "in", "over", "about", "to"})
CLAUSES = frozenset({"xcomp", "ccomp", "pcomp", "acl"})
CONTAINERS = frozenset(
    "deal agreement accord contract treaty pact memorandum protocol package series number project help support "
    "cooperation partnership plan programme program offer proposal talk document understanding venture work effort "
    "construction development production building round set question issue development possibility".split()
)
PARTIES = 2


def find_deals(
    doc: Doc, events: Sequence[Event], trigger_tokens: Sequence[int], lexicon: DealLexicon
) -> tuple[Deal, ...]:
    """Find the deals an article tells of, in the order of the text.

    Args:
        doc: the parsed article.
        events: its coded events.
        trigger_tokens: the index of each event's trigger in the Doc, in the same order.
        lexicon: subjects and stages.
    """
    found: dict[tuple[object, ...], Deal] = {}
    for event, at in zip(events, trigger_tokens, strict=True):
        parties = tuple(sorted({entity.code for entity in (*event.actors, *event.recipients)}))
        rule = _stage_rule(doc[at], event, lexicon)
        if rule is None or len(parties) < PARTIES:
            continue
        for noun, sector in _subjects(doc[at], lexicon):
            key = (parties, _phrase(noun, lexicon), rule.stage)
            known = found.get(key)
            ids = (*known.events, event.id) if known else (event.id,)
            evidence = known.evidence if known else event.evidence
            found[key] = Deal(parties, key[1], sector, rule.stage, tuple(dict.fromkeys(ids)), evidence, rule.id)
    return tuple(found.values())


def _stage_rule(trigger: Token, event: Event, lexicon: DealLexicon) -> StageRule | None:
    verbs = [trigger.lemma_.lower(), trigger.head.lemma_.lower()]
    auxiliaries = event.auxiliary or ()
    if Auxiliary.NEGATION in auxiliaries and event.act in {"REJECT", "REQUEST", "SANCTION", "CONSULT"}:
        return None
    return next((rule for rule in lexicon.stages if rule.fits(event.act, verbs, auxiliaries)), None)


def _subjects(trigger: Token, lexicon: DealLexicon) -> Iterator[tuple[Token, str]]:
    """Give the nouns that name what is dealt over, with their sectors."""
    seen: set[int] = set()
    for noun in _content_nouns(trigger, depth=0):
        sector = _sector(noun, lexicon)
        if sector and noun.i not in seen:
            seen.add(noun.i)
            yield noun, sector


def _content_nouns(token: Token, *, depth: int) -> Iterator[Token]:
    """Give the nouns below a trigger that may name what is dealt over, outer ones first."""
    if depth > MAX_DEPTH:
        return
    if token.pos_ in {"NOUN", "PROPN"}:
        yield token
        if depth > 1 and token.lemma_.lower() not in CONTAINERS:
            return
    for below in _below(token):
        yield from _content_nouns(below, depth=depth + 1)


def _below(token: Token) -> Iterator[Token]:
    """Give where a deal's content may stand below a verb or a noun like "agreement"."""
    clauses = CLAUSES if token.pos_ != "NOUN" else {"acl"} if token.lemma_.lower() in CONTAINERS else set()
    for child in token.children:
        if child.dep_ in {"dobj", "nsubjpass", "conj", "attr", "dative"} or child.dep_ in clauses:
            yield child
        elif child.dep_ == "prep" and child.lower_ in SUBJECT_PREPOSITIONS:
            yield from (inner for inner in child.children if inner.dep_ in {"pobj", "pcomp"})
            yield from (beside for beside in child.children if beside.dep_ == "conj")


def _sector(noun: Token, lexicon: DealLexicon) -> str | None:
    own = lexicon.sector_of.get(noun.lemma_.lower())
    modifiers = [left for left in noun.lefts if left.dep_ in {"compound", "amod", "nmod"}]
    named = (lexicon.sector_of.get(left.lemma_.lower()) for left in reversed(modifiers))
    by_modifier = next((sector for sector in named if sector), None)
    if noun.lemma_.lower() in CONTAINERS:
        return by_modifier
    return by_modifier if own in {None, "technology"} and by_modifier and own else own


def _phrase(noun: Token, lexicon: DealLexicon) -> str:
    """Give the subject in lower case: the noun with what specifies it, without parties, articles and praise."""
    before = [
        left
        for left in noun.lefts
        if left.dep_ in {"compound", "amod", "nmod"}
        and (left.dep_ == "compound" or left.lemma_.lower() in lexicon.sector_of or left.tag_ == "JJ")
        and not left.text[0].isupper()
    ]
    words = [token.lower_ for left in before for token in (*_compound_parts(left), left)]
    return " ".join([*words, noun.lower_])


def _compound_parts(token: Token) -> Iterable[Token]:
    return [left for left in token.lefts if left.dep_ in {"compound", "amod"}]
