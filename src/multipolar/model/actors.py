"""Who is spoken of: entities, and the places where the text mentions them."""

from dataclasses import dataclass
from enum import StrEnum

from multipolar.model.spans import TextSpan


class MentionKind(StrEnum):
    """How a mention names its entities."""

    STATE = "state"  # "Venezuela"
    ADJECTIVE = "adjective"  # "Venezuelan" in "Venezuelan oil"
    PEOPLE = "people"  # "the Venezuelans"
    ORGAN = "organ"  # "the Venezuelan government", "its army"
    PERSON = "person"  # "Hugo Chávez", "Mr Chávez", "the Venezuelan leader"
    BODY = "body"  # "the African Union"
    GROUP = "group"  # "FARC"
    COMPANY = "company"  # "Gazprom"
    CAPITAL = "capital"  # "Washington thinks": a capital used for its government
    PLACE = "place"  # "in Washington": only a place
    PRONOUN = "pronoun"  # "he", "their", "we"
    PLURAL = "plural"  # "the two countries", "both leaders"


@dataclass(frozen=True, slots=True)
class Entity:
    """A state, body or group, or a person acting for one, as one place in the text names it.

    `code` is an ISO-3166 alpha-3 state code or one of PLOVER's non-state codes; "" when the person stands for
    none that is known. `via` is the head noun or the antecedent when the words themselves are no name.
    """

    name: str
    code: str
    sector: str
    span: TextSpan
    office: str | None = None
    wikidata: str | None = None
    via: str | None = None


@dataclass(frozen=True, slots=True)
class ActorMention:
    """One place in one article that names actors.

    `head` is the index of the phrase's head token in the Doc; `start` and `end` are token indices, half-open, of the
    name itself. `entities` has more than one member for "the two countries" and the like.
    """

    head: int
    start: int
    end: int
    span: TextSpan
    kind: MentionKind
    entities: tuple[Entity, ...]
    rule_id: str

    @property
    def codes(self) -> frozenset[str]:
        """The codes of all entities named here."""
        return frozenset(entity.code for entity in self.entities if entity.code)
