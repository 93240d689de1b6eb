"""What a file of gold and a line of coded records must hold; keys that are not named here are ignored."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from multipolar.evaluate.readings import NONE
from multipolar.model.factuality import Auxiliary

AUXILIARIES = (NONE, *(one.value for one in Auxiliary))
STRONGEST_FIRST = (Auxiliary.NEGATION, Auxiliary.HYPOTHETICAL, Auxiliary.FUTURE, Auxiliary.HISTORICAL)


def strongest(value: object) -> object:
    """Give the one auxiliary that is compared: of several, the one that takes most away from the act."""
    names = value if isinstance(value, list) else [value]
    if any(name not in (*AUXILIARIES, "", None) for name in names):
        return value  # not understood: the check of the type says so
    return next((one.value for one in STRONGEST_FIRST if one in names), NONE)


def code_of(value: object) -> object:
    """Give the code of an entity, which may be written as the code alone."""
    return value.get("code") or value.get("country") or "" if isinstance(value, dict) else value


def _upper(value: str) -> str:
    return value.strip().upper()


def _stripped(value: str) -> str:
    return value.strip()


Act = Annotated[str, AfterValidator(_upper)]
Code = Annotated[str, BeforeValidator(code_of), AfterValidator(_stripped)]
Codes = Annotated[tuple[Code, ...], BeforeValidator(lambda value: [] if value is None else value)]
AuxiliaryName = Annotated[
    Literal["none", "negation", "future", "hypothetical", "historical"], BeforeValidator(strongest)
]
Text = Annotated[str, Field(min_length=1)]
Place = Annotated[int, Field(ge=0)]


class Schema(BaseModel):
    """The base of all: frozen."""

    model_config = ConfigDict(frozen=True)


class Stretch(Schema):
    """A stretch of the text, in characters; `start` is included, `end` is not."""

    start: Place
    end: Annotated[int, Field(gt=0)]


class GoldEvent(Schema):
    """An event as an annotator writes it; `start` and `end` place a sentence that stands more than once in the text."""

    sentence: Text
    trigger: str = ""
    act: Act
    auxiliary: AuxiliaryName
    actors: Codes
    recipients: Codes = ()
    sure: bool = True
    start: Place | None = None
    end: int | None = None


class GoldStatement(Schema):
    """A statement as an annotator writes it; `text` has " ... " where the cue interrupts it.

    `parts` place words that stand more than once in the text.
    """

    speaker: str | None = None
    speaker_code: str | None = None
    text: Text
    parts: tuple[Stretch, ...] = ()


class GoldRecord(Schema):
    """One annotated report."""

    id: Text
    text: str | None = None
    events: tuple[GoldEvent, ...]
    statements: tuple[GoldStatement, ...] = ()


class CodedEvent(Schema):
    """An event as `multipolar read --format jsonl` writes it, and what other coders may leave out of it."""

    act: Act | None = None
    type: Act | None = None
    auxiliary: AuxiliaryName = "none"
    actors: Codes = ()
    recipients: Codes = ()
    trigger: Stretch | None = None
    evidence: Stretch
    confidence: Annotated[float, Field(ge=0, le=1)] | None = None
    rules: tuple[str, ...] = ()


class CodedSpeaker(Schema):
    """Who said something."""

    name: str | None = None
    code: str | None = None


class CodedStatement(Schema):
    """A statement as `multipolar read` writes it; without `parts` it is one stretch."""

    speaker: CodedSpeaker | None = None
    start: Place | None = None
    end: int | None = None
    parts: tuple[Stretch, ...] = ()


class CodedRecord(Schema):
    """One coded report."""

    id: Annotated[str | None, BeforeValidator(lambda value: str(value) if isinstance(value, int) else value)] = None
    source: str | None = None
    text: str | None = None
    events: tuple[CodedEvent, ...] = ()
    statements: tuple[CodedStatement, ...] = ()


def complaint(errors: list[Any]) -> str:
    """Put what pydantic found wrong in one line: the first fault with its place, and how many there are besides."""
    first = errors[0]
    place = ".".join(str(part) for part in first["loc"]) or "the record"
    given = first.get("input")
    shown = f" ({given[:40]!r})" if isinstance(given, str) else ""
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    return f"{place}: {first['msg'][:1].lower()}{first['msg'][1:]}{shown}{more}"
