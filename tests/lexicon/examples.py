"""The examples that entries bring as their proof, as cases; and which of them are known to fail.

`python tests/lexicon/examples.py` runs them all and writes known_failures.txt anew: one "id | kind | sentence" a line.
A known miss in that list is met by now: it belongs among the matches of its entry.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

from invented import rules_alone, with_invented
from marked import plain, read_marked
from multipolar.events import find_contexts
from multipolar.events.triggers import find_triggers
from multipolar.factuality import Published, judge_factuality
from multipolar.lexicon.contexts import ContextEntry, load_context_lexicon
from multipolar.lexicon.events import EventEntry, load_event_lexicon
from multipolar.lexicon.factuality import load_factuality_lexicon
from multipolar.model.articles import Article
from multipolar.model.events import EventMention
from multipolar.model.spans import TextSpan
from multipolar.parse import Parser
from multipolar.pipeline import code, load_tools

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc

    from multipolar.lexicon.factuality import FactualityCue
    from multipolar.pipeline import Tools

    AnyEntry = EventEntry | ContextEntry | FactualityCue

LIST = Path(__file__).with_name("known_failures.txt")
UNKNOWN = Published(None, None)

EVENTS = load_event_lexicon()
CUES = load_factuality_lexicon()
CONTEXTS = load_context_lexicon()
CONTEXT_ENTRIES = sorted(
    {
        entry.id: entry
        for entries in (*CONTEXTS.words.values(), *[[e for _, e in found] for found in CONTEXTS.phrases.values()])
        for entry in entries
    }.values(),
    key=lambda entry: entry.id,
)


class Example(NamedTuple):
    """One sentence of one entry; `kind` is match, miss or known-miss."""

    entry: AnyEntry
    kind: str
    sentence: str

    @property
    def fires(self) -> bool:
        """Whether the entry ought to fire."""
        return self.kind != "miss"

    @property
    def line(self) -> str:
        """The example as it stands in known_failures.txt."""
        return f"{self.entry.id} | {self.kind} | {self.sentence}"


def examples_of(entries: Iterable[AnyEntry]) -> Iterator[Example]:
    """Give every example of the entries."""
    for entry in entries:
        for kind, sentences in (
            ("match", entry.matches),
            ("miss", entry.misses),
            ("known-miss", entry.known_misses),
        ):
            yield from (Example(entry, kind, sentence) for sentence in sentences)


EXAMPLES = [*examples_of(EVENTS.entries), *examples_of(CUES.cues), *examples_of(CONTEXT_ENTRIES)]


def known_failures() -> frozenset[str]:
    """Read the list."""
    return frozenset(LIST.read_text("utf-8").splitlines()) if LIST.exists() else frozenset()


def cases(entries: Iterable[AnyEntry]) -> list[object]:
    """Make the examples of the entries pytest's parameters: what is known to fail must still fail."""
    failing = known_failures()
    params = []
    for number, example in enumerate(examples_of(entries)):
        wrong = (example.kind == "known-miss") is not (example.line in failing)
        reason = f"{example.kind} that fails today" if wrong else ""
        marks = [pytest.mark.xfail(reason=reason)] if reason else []
        params.append(pytest.param(example, marks=marks, id=f"{example.entry.id}-{example.kind}-{number}"))
    return params


def parse_all(parser: Parser) -> dict[str, Doc]:
    """Parse every example, by its sentence."""
    sentences = list(dict.fromkeys(example.sentence for example in EXAMPLES))
    articles = [Article(str(at), "example", plain(sentence)) for at, sentence in enumerate(sentences)]
    return dict(zip(sentences, parser.pipe(articles), strict=True))


def fires(example: Example, doc: Doc, tools: Tools) -> bool:
    """Tell whether an example's entry fires at the words in brackets.

    A known miss of an event entry may be one of its parties, so it is met when the whole event comes out.
    """
    if isinstance(example.entry, EventEntry):
        return _is_coded(example, doc, tools) if example.kind == "known-miss" else _event_fires(example, doc)
    act = _act_at(doc, read_marked(example.sentence).span, next(iter(getattr(example.entry, "acts", ())), "AGREE"))
    if isinstance(example.entry, ContextEntry):
        return example.entry.name in find_contexts(doc, act, CONTEXTS)
    return example.entry.id in {judgement.rule_id for judgement in judge_factuality(doc, act, UNKNOWN, CUES)}


def _event_fires(example: Example, doc: Doc) -> bool:
    """Another entry of the same act at the same words proves a match as well."""
    entry = example.entry
    marked = read_marked(example.sentence).span if "[" in example.sentence else TextSpan(0, len(doc.text))
    for sentence in doc.sents:
        for trigger in find_triggers(sentence, EVENTS):
            words = [TextSpan(doc[at].idx, doc[at].idx + len(doc[at])) for at in trigger.words]
            if not any(word.overlaps(marked) for word in words):
                continue
            if trigger.entry.id == entry.id:
                return True
            if example.fires and trigger.entry.act == entry.act:
                return True
    return False


def _is_coded(example: Example, doc: Doc, tools: Tools) -> bool:
    article = Article("1", "example", doc.text)
    marked = read_marked(example.sentence).span
    events = code(article, doc, tools).events
    return any(event.act == example.entry.act and event.trigger.overlaps(marked) for event in events)


def _act_at(doc: Doc, span: TextSpan, act: str) -> EventMention:
    words = doc.char_span(span.start, span.end, alignment_mode="expand")
    return EventMention(act, "", words.root.i, span, span, (), (), 1.0)


def _write_list() -> None:
    docs = parse_all(Parser())
    tools = rules_alone(with_invented(load_tools("none")))
    results = [(e, fires(e, docs[e.sentence], tools)) for e in EXAMPLES]
    lines = [e.line for e, fired in results if (fired is e.fires) is (e.kind == "known-miss")]
    LIST.write_text("".join(line + "\n" for line in lines), "utf-8")
    sys.stdout.write(f"{len(EXAMPLES)} examples, {len(lines)} not as they are listed\n")


if __name__ == "__main__":
    _write_list()
