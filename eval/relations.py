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

from multipolar.acts import load_act_scorer
from multipolar.events import Weights, find_events, weigh_acts
from multipolar.events.triggers import find_triggers
from multipolar.lexicon.events import load_event_lexicon
from multipolar.model.actors import ActorMention, Entity, MentionKind
from multipolar.model.articles import Article
from multipolar.model.spans import TextSpan
from multipolar.parse import Parser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from multipolar.acts import ActScorer
    from multipolar.lexicon.events import EventLexicon

MARKS = ("<s>", "</s>", "<t>", "</t>")
TURNED_ROUND = 0.35  # of the confidence is left when t seems to be the doer
NEAREST = 0.2  # confidence in an act of the sentence whose parties were not found
MOST = 0.95  # confidence that all acts of a sentence share at most
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


def relate(doc: Doc, spans: dict[str, TextSpan], article: Article, lexicon: EventLexicon, scorer: ActScorer) -> str:
    """Give the type of the act whose doer is s and whose other party is t, by the lexicon and the model together."""
    mentions = [mention for name, span in spans.items() if (mention := _mention(doc, name, span))]
    told = _told(doc, mentions, article, lexicon)
    if set(spans) != {"s", "t"}:
        return max(told, key=lambda act: (told[act], act)) if told else UNTOLD
    actor, other = ((spans[name].start, spans[name].end) for name in ("s", "t"))
    weighed = weigh_acts(told, scorer.score_pair(doc.text, actor, other), Weights())
    return max(weighed, key=lambda act: (weighed[act], act))


def _told(doc: Doc, mentions: list[ActorMention], article: Article, lexicon: EventLexicon) -> dict[str, float]:
    """Give the acts that the lexicon finds between s and t with its confidence, less when the parties fit less."""
    told: dict[str, float] = {}
    for event in find_events(doc, mentions, {}, (), article, lexicon):
        doers, others = {e.code for e in event.actors}, {e.code for e in event.recipients}
        fit = 1.0 if "s" in doers and "t" in others else 0.75 if {"s", "t"} <= doers else TURNED_ROUND
        told[event.act] = max(told.get(event.act, 0.0), event.confidence * fit)
    if not told:
        nearest = _nearest(doc, mentions, lexicon)
        return {nearest: NEAREST} if nearest else {}
    total = sum(told.values())
    return {act: value / total * MOST for act, value in told.items()} if total > MOST else told


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
        return ""
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
    lexicon, language, scorer = load_event_lexicon(), Parser(), load_act_scorer()
    rows = list(read_rows(options.input))
    unmarked = [unmark(row["marked_sentence"]) for row in rows]
    articles = [Article(row["uid"], "relations", text) for row, (text, _) in zip(rows, unmarked, strict=True)]
    with options.output.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(["uid", "pred"])
        for article, (_, spans), doc in zip(articles, unmarked, language.pipe(articles), strict=True):
            writer.writerow([article.id, relate(doc, spans, article, lexicon, scorer)])
    return 0


if __name__ == "__main__":
    sys.exit(main())
