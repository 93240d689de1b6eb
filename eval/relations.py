"""Say what the one marked party does to the other in each sentence of a table.

    python eval/relations.py IN.tsv OUT.tsv

IN.tsv has the columns `uid` and `marked_sentence`, with the doer between <s></s> and the other between <t></t>.
OUT.tsv gets `uid` and `pred`, the PLOVER type of what s does to t.
"""

from __future__ import annotations

import argparse
import csv
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from multipolar.acts import PassageReader, hints_of, load_act_scorer, marked_mention
from multipolar.events import Weights, act_words, find_all_triggers, find_events, weigh_acts
from multipolar.factuality import Published, judge_factuality
from multipolar.lexicon.events import load_event_lexicon
from multipolar.lexicon.factuality import load_factuality_lexicon
from multipolar.lexicon.ontology import load_ontology
from multipolar.model.articles import Article
from multipolar.model.factuality import Auxiliary
from multipolar.model.spans import TextSpan
from multipolar.parse import Parser

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.tokens import Doc

    from multipolar.acts import ActScorer
    from multipolar.lexicon.events import EventLexicon
    from multipolar.lexicon.factuality import FactualityLexicon
    from multipolar.lexicon.ontology import Ontology
    from multipolar.model.actors import ActorMention
    from multipolar.model.events import EventMention
    from multipolar.model.factuality import Judgement

    Judged = tuple[EventMention, Sequence[Judgement]]

MARKS = ("<s>", "</s>", "<t>", "</t>")
GIVEN = Weights(model=5.0)  # where both parties are given, the model's reading counts for more than in a whole report
MUTUALLY = 0.75  # of the confidence is left when the act is told as one of both
TURNED_ROUND = 0.35  # likewise when t seems to be the doer
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


@dataclass(frozen=True, slots=True)
class Readers:
    """What reads a sentence."""

    events: EventLexicon
    factuality: FactualityLexicon
    ontology: Ontology
    scorer: ActScorer

    def judge(self, doc: Doc, event: EventMention) -> tuple[Judgement, ...]:
        """Judge an act in a report without a date."""
        return judge_factuality(doc, event, Published(None, None), self.factuality)


def relate(doc: Doc, spans: dict[str, TextSpan], article: Article, readers: Readers) -> str:
    """Give the type of the act whose doer is s and whose other party is t, by the lexicon and the model together.

    The type is read as CAMEO's coders read it, who have no auxiliary modes: a planned release is AGREE.
    """
    mentions = [mention for name, span in spans.items() if (mention := marked_mention(doc, name, span))]
    triggers = find_all_triggers(doc, article, readers.events)
    words = [(word, readers.judge(doc, word)) for word in act_words(triggers)]
    told = find_events(doc, triggers, mentions, {}, (), article, readers.events)
    passage = PassageReader(doc, mentions).passage(0)
    if not passage.pairs:
        return _of_one_party(doc, mentions, told, words, readers)
    types: dict[str, float] = {}
    lexicon = _told(doc, mentions, told, words, readers)
    there, back = readers.scorer.score_pair(passage, hints_of(words, told))
    ruled = {word.act: judged for word, judged in words} | {event.act: readers.judge(doc, event) for event in told}
    for act, score in (there if "s" in passage.pairs[0][0].codes else back).items():
        for auxiliary, share in _with_rules(score.auxiliaries, ruled.get(act)).items():
            judged = [] if auxiliary == "none" else [Auxiliary(auxiliary)]
            name = readers.ontology.cameo_type_of(act, score.mode, judged)
            types[name] = types.get(name, 0.0) + score.probability * share
    total = sum(types.values())
    weighed = weigh_acts(lexicon, {name: share / total for name, share in types.items()}, GIVEN)
    return max(weighed, key=lambda name: (weighed[name], name), default=UNTOLD)


def _with_rules(shares: Mapping[str, float], judged: Sequence[Judgement] | None) -> dict[str, float]:
    """Let the rules' judgement of an act count as much as the model's."""
    if judged is None:
        return dict(shares)
    ruled = judged[0].auxiliary if judged else "none"
    return {auxiliary: (share + (auxiliary == ruled)) / 2 for auxiliary, share in shares.items()}


def _told(
    doc: Doc, mentions: list[ActorMention], told: Sequence[EventMention], words: Sequence[Judged], readers: Readers
) -> dict[str, float]:
    """Give the types that the lexicon finds between s and t with its confidence, less when the parties fit less."""
    types: dict[str, float] = {}
    for event in told:
        doers, others = {e.code for e in event.actors}, {e.code for e in event.recipients}
        fit = 1.0 if "s" in doers and "t" in others else MUTUALLY if {"s", "t"} <= doers else TURNED_ROUND
        name = _type_of(event, readers.judge(doc, event), readers)
        types[name] = max(types.get(name, 0.0), event.confidence * fit)
    if not types and words:
        heads = [mention.head for mention in mentions]
        word, judged = min(words, key=lambda one: sum(abs(one[0].trigger_token - head) for head in heads))
        return {_type_of(word, judged, readers): NEAREST}
    total = sum(types.values())
    return {name: share / total * MOST for name, share in types.items()} if total > MOST else types


def _type_of(event: EventMention, judged: Sequence[Judgement], readers: Readers) -> str:
    return readers.ontology.cameo_type_of(event.act, event.mode, [judgement.auxiliary for judgement in judged])


def _of_one_party(
    doc: Doc, mentions: list[ActorMention], told: Sequence[EventMention], words: Sequence[Judged], readers: Readers
) -> str:
    """Give the act that stands nearest to the one party that is marked, or to the first of two that overlap."""
    at = mentions[0].head if mentions else 0
    found = [(event, readers.judge(doc, event)) for event in told] or words
    if not found:
        return UNTOLD
    event, judged = min(found, key=lambda one: (abs(one[0].trigger_token - at), one[0].trigger_token))
    return _type_of(event, judged, readers)


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
    language = Parser()
    readers = Readers(load_event_lexicon(), load_factuality_lexicon(), load_ontology(), load_act_scorer())
    rows = list(read_rows(options.input))
    unmarked = [unmark(row["marked_sentence"]) for row in rows]
    articles = [Article(row["uid"], "relations", text) for row, (text, _) in zip(rows, unmarked, strict=True)]
    with options.output.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(["uid", "pred"])
        for article, (_, spans), doc in zip(articles, unmarked, language.pipe(articles), strict=True):
            writer.writerow([article.id, relate(doc, spans, article, readers)])
    return 0


if __name__ == "__main__":
    sys.exit(main())
