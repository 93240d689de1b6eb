"""What somebody did to or with somebody: an event mention and what is known of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from multipolar.model.actors import ActorMention, Entity
from multipolar.model.factuality import Auxiliary, Judgement
from multipolar.model.spans import TextSpan


@dataclass(frozen=True, slots=True)
class Because:
    """Why a field has its value: the rule, and the words it read (None: a default)."""

    field: str
    rule_id: str
    words: TextSpan | None = None


@dataclass(frozen=True, slots=True)
class EventDate:
    """The days an act took place on, both included; `words` is the expression they come from."""

    start: date
    end: date
    words: TextSpan | None = None


@dataclass(frozen=True, slots=True)
class Location:
    """Where an act took place; `country` is an ISO-3166 alpha-3 code, coordinates in degrees (WGS 84)."""

    name: str
    country: str
    geonames: int | None = None
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class ActScore:
    """What a trained model makes of one act between two parties.

    `auxiliaries` has a share for "none" and each auxiliary mode and sums to 1; `contexts` has those that count
    as told; `trigger` is the index in the Doc of the token where the model looked.
    """

    probability: float
    auxiliaries: Mapping[str, float]
    mode: str
    contexts: tuple[str, ...]
    trigger: int


@dataclass(frozen=True, slots=True)
class EventMention:
    """An act as the events stage finds it, before its factuality is judged.

    `trigger_token` is the index in the Doc of the trigger's head. Mutual acts have all parties in `actors`.
    `negation` is a negating word that belongs to the act itself ("will not accept" refuses). `reading` is what a
    trained model makes of the act, None where it did not read it.
    """

    act: str
    mode: str
    trigger_token: int
    trigger: TextSpan
    evidence: TextSpan
    actors: tuple[Entity, ...]
    recipients: tuple[Entity, ...]
    confidence: float
    date: EventDate | None = None
    location: Location | None = None
    negation: TextSpan | None = None
    reading: ActScore | None = None
    because: tuple[Because, ...] = ()


@dataclass(frozen=True, slots=True)
class PairScore:
    """What a trained model thinks that one actor does to another in a sentence.

    `acts` has every act that is not very unlikely; what is missing to 1 is that nothing is told between them.
    `outside`: one of the mentions at least stands in another sentence.
    """

    actor: ActorMention
    recipient: ActorMention
    acts: Mapping[str, ActScore]
    evidence: TextSpan
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """A coded event: PLOVER's record with its provenance."""

    id: str
    act: str
    type: str
    mode: str
    auxiliary: tuple[Auxiliary, ...]
    contexts: tuple[str, ...]
    actors: tuple[Entity, ...]
    recipients: tuple[Entity, ...]
    claimant: Entity | None
    trigger: TextSpan
    evidence: TextSpan
    date: EventDate | None
    location: Location | None
    score: float
    confidence: float
    judgements: tuple[Judgement, ...] = ()
    because: tuple[Because, ...] = field(default=())
