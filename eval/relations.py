"""Say what the one marked party does to the other in each sentence of a table.

    python eval/relations.py IN.tsv OUT.tsv

IN.tsv has the columns `uid` and `marked_sentence`, with the doer between <s></s> and the other between <t></t>.
OUT.tsv gets `uid` and `pred`, the PLOVER type of what s does to t.
"""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from multipolar.events import find_events
from multipolar.events.triggers import find_triggers
from multipolar.lexicon.events import load_event_lexicon
from multipolar.model.actors import ActorMention, Entity, MentionKind
from multipolar.model.articles import Article
from multipolar.model.spans import TextSpan
from multipolar.parse import Parser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from multipolar.lexicon.events import EventLexicon

MARKS = ("<s>", "</s>", "<t>", "</t>")
UNTOLD = "CONSULT"  # what two parties of one sentence do most often when no word tells
MAX_FIELD_CHARS = 1_000_000  # a sentence is far shorter


def unmark(sentence: str) -> tuple[str, dict[str, TextSpan]]:
    """Take the marks out of a sentence and give the spans they stood round, by "s" and "t"."""
    places: dict[str, int] = {}
    text = ""
    rest = sentence
    while rest:
        at, mark = min(((rest.find(mark), mark) for mark in MARKS if mark in rest), default=(-1, ""))
        if at < 0:
            break
        text += rest[:at]
        places[mark] = len(text)
        rest = rest[at + len(mark) :]
    text += rest
    spans = {}
    for name in ("s", "t"):
        start, end = places.get(f"<{name}>", 0), places.get(f"</{name}>", 0)
        if end > start:
            spans[name] = TextSpan(start, end)
    return text, spans


def relate(doc: Doc, spans: dict[str, TextSpan], article: Article, lexicon: EventLexicon) -> str:
    """Give the type of the act whose doer is s and whose other party is t; else of the nearest act of the sentence."""
    mentions = [mention for name, span in spans.items() if (mention := _mention(doc, name, span))]
    ranked = []
    for event in find_events(doc, mentions, {}, (), article, lexicon):
        doers, others = {e.code for e in event.actors}, {e.code for e in event.recipients}
        fit = 2 if "s" in doers and "t" in others else 1 if {"s", "t"} <= doers else 0
        ranked.append((fit, event.confidence, -event.trigger.start, event.act))
    if ranked:
        return max(ranked)[-1]
    return _nearest(doc, mentions, lexicon)


def _mention(doc: Doc, name: str, span: TextSpan) -> ActorMention | None:
    tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is None:
        return None
    entity = Entity(name, name, "GOV", span)
    return ActorMention(tokens.root.i, tokens.start, tokens.end, span, MentionKind.STATE, (entity,), "eval.marked")


def _nearest(doc: Doc, mentions: list[ActorMention], lexicon: EventLexicon) -> str:
    heads = [mention.head for mention in mentions]
    triggers = [trigger for sentence in doc.sents for trigger in find_triggers(sentence, lexicon)]
    covered = {at for mention in mentions for at in range(mention.start, mention.end)}
    outside = [trigger for trigger in triggers if trigger.token.i not in covered] or triggers
    if not outside or not heads:
        return UNTOLD
    best = min(outside, key=lambda t: (sum(abs(t.token.i - head) for head in heads), -t.entry.confidence, t.token.i))
    return best.entry.act


def read_rows(path: Path) -> Iterator[dict[str, str]]:
    """Give the rows of the table."""
    csv.field_size_limit(MAX_FIELD_CHARS)
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t")


def main() -> int:
    """Read the table, write the predictions."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input", type=Path)
    parser.add_argument("output", type=Path)
    options = parser.parse_args()
    lexicon, language = load_event_lexicon(), Parser()
    rows = list(read_rows(options.input))
    unmarked = [unmark(row["marked_sentence"]) for row in rows]
    articles = [Article(row["uid"], "relations", text) for row, (text, _) in zip(rows, unmarked, strict=True)]
    with options.output.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(["uid", "pred"])
        for article, (_, spans), doc in zip(articles, unmarked, language.pipe(articles), strict=True):
            writer.writerow([article.id, relate(doc, spans, article, lexicon)])
    return 0


if __name__ == "__main__":
    sys.exit(main())
