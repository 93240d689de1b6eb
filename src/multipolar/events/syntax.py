"""Questions to a dependency parse that every search for parties asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
RELATIVE_PRONOUNS = frozenset({"who", "which", "that", "whom", "whose"})
OBJECT_CONTROL = frozenset(
    "urge ask tell order force allow press call want invite persuade warn request beg encourage compel enable help "
    "permit push pressure expect require instruct advise let make authorize authorise convince demand forbid implore "
    "beseech exhort entreat petition prod nudge induce cause lead prompt spur dare challenge oblige coerce incite "
    "entitle empower coax cajole entice counsel command direct remind lobby goad need bid hire pay bribe "
    "mandate commission appoint".split()
)
CONTROL_OF_PREPOSITION = {
    "call": ("on", "upon"),
    "appeal": ("to",),
    "plead": ("with",),
    "prevail": ("on", "upon"),
    "lean": ("on",),
    "count": ("on",),
    "rely": ("on", "upon"),
    "wait": ("for",),
    "long": ("for",),
    "arrange": ("for",),
    "look": ("to",),
    "turn": ("to",),
    "shout": ("at",),
    "signal": ("to",),
    "beckon": ("to",),
}
CONTROL_BY_PREPOSITION = {
    "of": frozenset("accuse suspect convict acquit clear absolve warn inform assure remind".split()),
    "for": frozenset(
        "thank blame praise criticise criticize condemn rebuke scold chide berate punish arrest detain jail imprison "
        "fine sue prosecute censure reprimand commend congratulate applaud forgive pardon fault attack hail denounce "
        "reproach admonish lambast slam chastise upbraid excoriate castigate indict sentence admire reward laud "
        "sanction expel execute hang kill shoot ban dismiss sack fire suspend try".split()
    ),
    "from": frozenset(
        "prevent stop ban bar prohibit keep discourage dissuade deter restrain exempt block forbid hinder".split()
    ),
    "into": frozenset("talk coax pressure force coerce bully scare trick shame browbeat cajole press goad".split()),
    "to": frozenset("limit restrict confine commit bind reduce bring drive".split()),
    "with": frozenset("charge credit tax entrust task reproach".split()),
}
QUANTITIES = frozenset(
    "series number package round set raft range lot dozen host string batch kind type couple bulk pair wave variety "
    "hundred thousand million billion handful spate flurry array form level part majority group copy piece".split()
)
MAX_STEPS = 12  # no clause of a report is nested deeper; hostile text may be


def is_passive(verb: Token) -> bool:
    """Tell whether a verb's grammatical subject undergoes the act: "was signed", "the deal [signed] on Monday"."""
    if any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ in {"acl", "amod"}


def child(token: Token, *relations: str) -> Token | None:
    """Give the first child standing in one of the relations, the relations tried in order."""
    for relation in relations:
        for candidate in token.children:
            if candidate.dep_ == relation:
                return candidate
    return None


def subject_of(verb: Token) -> Token | None:  # noqa: C901, PLR0911  (one return per construction)
    """Find who does what a verb says, over coordination, control, participles and relative clauses.

    "Ruritania, which [attacked]" gives Ruritania; "offered to [sell]" the offerer; "urged them to [leave]" them.
    None in an agentless passive.
    """
    if verb.dep_ in {"acomp", "oprd", "attr"} and verb.head.pos_ in {"VERB", "AUX"}:
        return child(verb.head, "nsubj", "nsubjpass") or subject_of_governor(verb.head)
    for _ in range(MAX_STEPS):
        if is_passive(verb):
            return agent_of(verb)
        subject = child(verb, "nsubj", "csubj")
        if subject is not None:
            return _antecedent(subject, verb)
        blamed = charged_with(verb)
        if blamed is not None:
            return blamed
        if verb.dep_ == "xcomp" and verb.head.dep_ in {"acomp", "oprd"} and verb.head.head.pos_ in {"VERB", "AUX"}:
            return child(verb.head.head, "nsubj", "nsubjpass")  # "is due to [attack]"
        if verb.dep_ == "xcomp":
            controller = _controller(verb)
            if controller is not None:
                return controller
        if verb.dep_ in {"acl", "relcl"}:
            return _subject_of_participle(verb)
        upper = _upper_verb(verb)
        if upper is None:
            return _subject_before(verb)
        if is_passive(upper) and verb.dep_ != "conj":
            return child(upper, "nsubjpass") or agent_of(upper)
        verb = upper
    return None


def charged_with(deed: Token) -> Token | None:
    """Find the doer in "accused [Ruritania] of attacking", "kept [them] from leaving", "blamed [it] for the raid"."""
    if deed.dep_ not in {"pcomp", "pobj"}:
        return None
    upper = deed.head.head
    if upper.lemma_.lower() not in CONTROL_BY_PREPOSITION.get(deed.head.lower_, frozenset()):
        return None
    return object_of(upper) or child(upper, "dative")


def _antecedent(subject: Token, verb: Token) -> Token:
    if subject.lower_ in RELATIVE_PRONOUNS and verb.dep_ == "relcl":
        return verb.head
    if subject.lower_ in RELATIVE_PRONOUNS and verb.dep_ == "ccomp" and verb.head.lemma_ == "be":
        return child(verb.head, "attr") or subject  # "it is [Ruritania] that attacked"
    return subject


def _subject_before(verb: Token) -> Token | None:
    """Find the subject of verbs in a row whose last is parsed as the main one: "[Ruritania] condemned, asked ..."."""
    first = next((left for left in verb.lefts if left.dep_ == "ccomp"), None)
    return child(first, "nsubj") if first is not None and not is_passive(first) else None


def _controller(verb: Token) -> Token | None:
    upper = verb.head
    passive_subject = child(upper, "nsubjpass")
    if passive_subject is not None:
        return passive_subject
    if upper.lemma_ in OBJECT_CONTROL:
        return child(upper, "dobj", "dative")
    for preposition in CONTROL_OF_PREPOSITION.get(upper.lemma_.lower(), ()):
        asked = preposition_object(upper, preposition)
        if asked is not None:
            return asked
    return None


def _subject_of_participle(verb: Token) -> Token | None:
    if verb.tag_ == "VBG":
        return verb.head
    if verb.tag_ == "VB":  # "its decision to [withdraw]"
        owner = child(verb.head, "poss") or preposition_object(verb.head, "of") or preposition_object(verb.head, "by")
        if owner is not None:
            return owner
        governor = verb.head.head
        return subject_of_governor(governor) if governor.pos_ in {"VERB", "AUX"} else None
    return None


def subject_of_governor(verb: Token) -> Token | None:
    """Give the plain subject of the verb that governs a noun."""
    subject = child(verb, "nsubj")
    return _antecedent(subject, verb) if subject is not None else (None if is_passive(verb) else _inherited(verb))


def _inherited(verb: Token) -> Token | None:
    upper = _upper_verb(verb)
    return child(upper, "nsubj", "nsubjpass") if upper is not None else None


def _upper_verb(verb: Token) -> Token | None:
    if verb.dep_ in {"conj", "advcl", "xcomp", "ccomp"} and verb.head.pos_ in {"VERB", "AUX"}:
        return verb.head if verb.dep_ != "ccomp" else None
    if verb.dep_ == "pcomp" and verb.head.head.pos_ in {"VERB", "AUX"}:
        return verb.head.head
    return None


def agent_of(verb: Token) -> Token | None:
    """Find the doer of a passive: "signed by [Ruritania]"."""
    retained = child(verb, "dobj", "oprd")  # "was promised [a price for wheat by Ruritania]"
    for place in (verb, retained, *((child(p, "pobj") for p in retained.children) if retained is not None else ())):
        for preposition in place.children if place is not None else ():
            if preposition.dep_ == "agent" or (preposition.dep_ == "prep" and preposition.lower_ == "by"):
                return child(preposition, "pobj")
    return None


def object_of(verb: Token) -> Token | None:
    """Find what a verb is done to, in the active, the passive and in a relative clause."""
    if is_passive(verb):
        subject = child(verb, "nsubjpass")
        if subject is not None:
            return _antecedent(subject, verb)
        if verb.dep_ in {"acl", "amod", "relcl"}:
            return verb.head
        if verb.dep_ == "conj" and is_passive(verb.head):
            return object_of(verb.head)
        return None
    found = child(verb, "dobj", "attr")
    if found is not None and found.lower_ in RELATIVE_PRONOUNS and verb.dep_ == "relcl":
        return verb.head
    return found


def content_noun(noun: Token) -> Token:
    """Look through quantities: the content of "a series of [deals]" is the deals."""
    for _ in range(MAX_STEPS):
        inner = preposition_object(noun, "of") if noun.lemma_ in QUANTITIES else None
        if inner is None:
            return noun
        noun = inner
    return noun


def preposition_object(token: Token, preposition: str) -> Token | None:
    """Give what stands after a preposition that hangs on a token."""
    for candidate in token.children:
        if candidate.dep_ in {"prep", "agent", "dative"} and candidate.lower_ == preposition:
            return child(candidate, "pobj", "pcomp")
    return None


def governor_of(noun: Token) -> Token | None:
    """Give the verb whose object (or the object of whose quantity) a noun is."""
    for _ in range(MAX_STEPS):
        if noun.dep_ in {"dobj", "nsubjpass", "attr"} and noun.head.pos_ in {"VERB", "AUX"}:
            return noun.head
        if noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN"}:
            noun = noun.head
        elif noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in QUANTITIES:
            noun = noun.head.head
        else:
            return None
    return None


def stands_beside(trigger: Token, token: Token) -> bool:
    """Tell whether a date or place hangs on the trigger, or on its verb, with no clause between."""
    for _ in range(MAX_STEPS):
        if token.i == trigger.i or token.head == token or token.pos_ in {"VERB", "AUX"}:
            break
        token = token.head
    clause = trigger
    for _ in range(MAX_STEPS):
        if clause.i == token.i:
            return True
        if clause.head == clause or clause.dep_ in {"ccomp", "relcl", "advcl"}:
            return False
        clause = clause.head
    return False
