"""What does a state's name mean where it stands: the state, its organ, its people, a place, an adjective?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.actors.names import head_of, is_modifier
from multipolar.actors.titles import organ_of
from multipolar.model.actors import ActorMention, Entity, MentionKind
from multipolar.model.spans import TextSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from multipolar.actors.names import Match
    from multipolar.lexicon.actors import ActorLexicon, Name, Organ, Title

PLACE_PREPOSITIONS = frozenset(
    "in at near from outside around through inside across throughout into within via off above over".split()
)
MOTION = frozenset(
    "go travel fly visit trip return arrive come head journey flight tour send dispatch deploy move bring drive sail "
    "way transfer flee mission road route".split()
)
OBJECT_OF_MOTION = frozenset({"visit", "leave", "reach", "enter", "tour", "rock", "hit", "shake", "bomb", "capture"})
MOST_JOINED = 30  # names in a list: "the navies of A, B, ... and Z"
OF_STATE = 3  # tokens of "secretary of state"
LONGEST_ORGAN = 7  # tokens between a state's adjective and the organ it belongs to


def read_name(doc: Doc, match: Match, name: Name, lexicon: ActorLexicon) -> ActorMention:
    """Turn a state's, body's or group's name into the mention it makes in its sentence."""
    head = head_of(doc, match.start, match.end)
    organ_head = _organ_head(doc, head, match, lexicon)
    if organ_head is not None:
        return _organ_mention(doc, match, name, organ_head, lexicon)
    kind = _kind_in_place(doc, head, match, name)
    entity = Entity(name.name, name.code, name.sector, span_of(doc, match.start, match.end), None, name.wikidata)
    return ActorMention(head.i, match.start, match.end, entity.span, kind, (entity,), f"actors.{name.kind.value}-name")


def span_of(doc: Doc, start: int, end: int) -> TextSpan:
    """Give the characters of a range of tokens."""
    last = doc[end - 1]
    return TextSpan(doc[start].idx, last.idx + len(last))


def _organ_head(doc: Doc, head: Token, match: Match, lexicon: ActorLexicon) -> Token | None:
    """Find the organ a name belongs to: "Ruritanian [government]", "[army] of Ruritania", "Ruritania's [navy]"."""
    if is_modifier(head) or (head.dep_ == "poss" and head.head.i > head.i):
        noun = _last_of_compound(head.head)
        if noun.i - match.end < LONGEST_ORGAN and (
            _organ(doc, match.end, noun, lexicon) or _title_of(doc, noun, lexicon) is not None
        ):
            return noun
        return None
    noun = _of_whom(head, "of")
    if noun is not None and organ_of(_words(doc, noun.left_edge.i, noun.i + 1), lexicon):
        return noun
    return _people_head(doc, head, lexicon)


def _people_head(doc: Doc, head: Token, lexicon: ActorLexicon) -> Token | None:
    """Find those who are told by where they are: "[rebels] in Ruritania", "opposition [groups] in Ruritania".

    Soldiers and officials in a country may be another's; "Freedonian [rebels] in Ruritania" are.
    """
    noun = _of_whom(head, "in")
    if noun is None or any(left.text[0].isupper() and left.i > noun.sent.start for left in noun.lefts):
        return None
    organ = organ_of(_words(doc, noun.left_edge.i, noun.i + 1), lexicon)
    return noun if organ is not None and not organ.acts_for_state else None


def _title_of(doc: Doc, noun: Token, lexicon: ActorLexicon) -> Title | None:
    """Find a title that goes on after its head: "[Secretary] of State"."""
    words = " ".join(token.lower_ for token in doc[noun.i : noun.i + OF_STATE])
    return lexicon.titles.get(words)


def _last_of_compound(noun: Token) -> Token:
    while noun.dep_ == "compound" and noun.head.i > noun.i:
        noun = noun.head
    return noun


def _of_whom(head: Token, preposition: str) -> Token | None:
    """Give the noun that "of" or "in" ties a name to, over one "of" more: "[ministry] of trade of Ruritania"."""
    for _ in range(MOST_JOINED):
        if head.dep_ != "conj":
            break
        head = head.head
    if head.dep_ != "pobj" or head.head.lower_ != preposition:
        return None
    noun = head.head.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "of":
        noun = noun.head.head
    return noun if noun.pos_ in {"NOUN", "PROPN"} else None


def _organ(doc: Doc, start: int, noun: Token, lexicon: ActorLexicon) -> Organ | None:
    return organ_of(_words(doc, start, noun.i + 1), lexicon)


def _words(doc: Doc, start: int, end: int) -> str:
    return " ".join(token.lower_ for token in doc[start:end] if token.text not in {"'s", "’s", "'", "’", "the"})


def _organ_mention(doc: Doc, match: Match, name: Name, organ_head: Token, lexicon: ActorLexicon) -> ActorMention:
    start, end = min(match.start, organ_head.i), max(match.end, organ_head.i + 1)
    if organ_head.i < match.start:
        organ = organ_of(_words(doc, organ_head.left_edge.i, organ_head.i + 1), lexicon)
        start = (
            max(organ_head.left_edge.i, organ_head.i - LONGEST_ORGAN)
            if match.start - organ_head.i < LONGEST_ORGAN
            else match.start
        )
    else:
        organ = _organ(doc, match.end, organ_head, lexicon)
    sector, acts = (organ.sector, organ.acts_for_state) if organ else (name.sector, True)
    span = span_of(doc, start, end)
    entity = Entity(doc[start:end].text, name.code, sector, span, None, name.wikidata, organ_head.text)
    kind = MentionKind.ORGAN if acts else MentionKind.PEOPLE
    return ActorMention(organ_head.i, start, end, span, kind, (entity,), "actors.organ-of-state")


def _kind_in_place(doc: Doc, head: Token, match: Match, name: Name) -> MentionKind:
    if name.kind is MentionKind.CAPITAL:
        return MentionKind.CAPITAL if _is_government(doc, head, match) else MentionKind.PLACE
    if name.kind is MentionKind.STATE and head.dep_ == "pobj" and head.head.lower_ in PLACE_PREPOSITIONS - {"from"}:
        return MentionKind.PLACE
    if is_modifier(head):
        return MentionKind.ADJECTIVE
    return MentionKind.STATE if name.kind is MentionKind.ADJECTIVE else name.kind


def _is_government(doc: Doc, head: Token, match: Match) -> bool:
    """Tell whether a capital stands for its government: "Washington thinks" does, "in Washington" does not."""
    if (
        match.end < len(doc)
        and doc[match.end].text == ","
        and match.end + 1 < len(doc)
        and doc[match.end + 1].pos_ == "PROPN"
    ):
        return False
    while head.dep_ == "conj" and head.head != head:
        head = head.head
    if head.dep_ in {"nsubj", "nsubjpass", "poss"}:
        return True
    if head.dep_ in {"dobj", "dative"}:
        return head.head.lemma_ not in OBJECT_OF_MOTION
    if head.dep_ != "pobj":
        return False
    preposition = head.head
    if preposition.lower_ == "to":
        return preposition.head.lemma_ not in MOTION
    return preposition.lower_ not in PLACE_PREPOSITIONS
