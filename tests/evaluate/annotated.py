"""Gold and coded records made by hand, in the short notation of the tests: `event("shelled", "ASSAULT", "RUR>FRE")`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from multipolar.evaluate import compare, evaluate
from multipolar.evaluate.coded import CodedFile
from multipolar.evaluate.files import Record
from multipolar.evaluate.gold import GoldFile
from multipolar.evaluate.schemas import CodedRecord, GoldRecord
from multipolar.lexicon.ontology import load_ontology

if TYPE_CHECKING:
    from multipolar.evaluate import Compared, Evaluation

SENTENCES = (
    "Ruritania shelled a Freedonian port on Monday.",
    "Freedonia and Sylvania will sign a treaty in May.",
    "Borduria denied that it had bombed Sylvania.",
    '"We want peace," said President Rosa Tarlenheim, who has met Mr Firefly.',
)
TEXT = " ".join(SENTENCES)
ONTOLOGY = load_ontology()

Json = dict[str, Any]


def sentence_of(words: str) -> str:
    """Give the sentence that has these words."""
    return next(sentence for sentence in SENTENCES if words in sentence)


def parties_of(parties: str) -> tuple[list[str], list[str]]:
    """Read "RUR+SYL>FRE"."""
    actors, _, recipients = parties.partition(">")
    return actors.split("+"), [code for code in recipients.split("+") if code]


def event(trigger: str, act: str, parties: str, auxiliary: str = "none", *, sure: bool = True) -> Json:
    """Annotate an event."""
    actors, recipients = parties_of(parties)
    return {
        "sentence": sentence_of(trigger),
        "trigger": trigger,
        "act": act,
        "auxiliary": auxiliary,
        "actors": actors,
        "recipients": recipients,
        "sure": sure,
    }


def coded_event(trigger: str, act: str, parties: str, *auxiliary: str, confidence: float | None = None) -> Json:
    """Code an event."""
    actors, recipients = parties_of(parties)
    return {
        "act": act,
        "auxiliary": list(auxiliary),
        "actors": [{"code": code, "name": code} for code in actors],
        "recipients": [{"code": code, "name": code} for code in recipients],
        "trigger": span(trigger),
        "evidence": span(sentence_of(trigger)),
        "confidence": confidence,
        "rules": [f"{act.lower()}.test"],
    }


def span(words: str) -> Json:
    """Find words in the text."""
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words)}


def said(text: str, speaker: str, code: str = "") -> Json:
    """Annotate a statement."""
    return {"speaker": speaker, "speaker_code": code, "text": text, "kind": "direct", "cue": "said"}


def coded_said(text: str, speaker: str, code: str = "") -> Json:
    """Code a statement."""
    return {"speaker": {"name": speaker, "code": code}, **span(text)}


def gold_file(*events: Json, statements: tuple[Json, ...] = (), **changes: object) -> GoldFile:
    """Make an annotated report."""
    content = {"id": "a", "text": TEXT, "events": list(events), "statements": list(statements), **changes}
    return GoldFile(GoldRecord.model_validate(content), Record("gold/a.json", "a", content))


def coded_file(*events: Json, statements: tuple[Json, ...] = (), **changes: object) -> CodedFile:
    """Make a coded report."""
    content = {"id": "a", "events": list(events), "statements": list(statements), **changes}
    return CodedFile(CodedRecord.model_validate(content), "coded.jsonl, line 1")


def put_together(gold: GoldFile, coded: CodedFile) -> Compared:
    """Compare one report."""
    return compare([gold], [coded], ONTOLOGY)


def scored(gold: list[Json], coded: list[Json], *, unsure_counts: bool = False) -> Evaluation:
    """Score one report's events."""
    compared = put_together(gold_file(*gold), coded_file(*coded))
    assert compared.failures == ()
    return evaluate(compared, ONTOLOGY, unsure_counts=unsure_counts, draws=0)
