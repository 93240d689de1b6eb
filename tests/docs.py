"""Docs made by hand, so that a stage's test needs no model and a new model cannot break it."""

from __future__ import annotations

from spacy.lang.en import English
from spacy.tokens import Doc

VOCAB = English().vocab  # a bare Vocab() knows no lower-case forms
POS = {
    "NNP": "PROPN",
    "NNPS": "PROPN",
    "NN": "NOUN",
    "NNS": "NOUN",
    "JJ": "ADJ",
    "RB": "ADV",
    "DT": "DET",
    "IN": "ADP",
    "MD": "AUX",
    "TO": "PART",
    "CC": "CCONJ",
    "CD": "NUM",
    "PRP": "PRON",
    "PRP$": "PRON",
    "WDT": "PRON",
    ".": "PUNCT",
    ",": "PUNCT",
    "POS": "PART",
}


def read_doc(table: str) -> Doc:
    """Build a Doc from lines of "word lemma tag relation head"; `head` counts the lines from 0.

    The part of speech follows from the tag, verbs in the relations aux and auxpass are auxiliaries.
    """
    rows = [line.split() for line in table.strip().splitlines()]
    words, lemmas, tags, deps, heads = (list(column) for column in zip(*rows, strict=True))
    pos = [_pos(tag, dep) for tag, dep in zip(tags, deps, strict=True)]
    spaces = [following not in {".", ",", "'s"} for following in [*words[1:], "."]]
    return Doc(
        VOCAB,
        words=words,
        spaces=spaces,
        lemmas=lemmas,
        tags=tags,
        pos=pos,
        deps=deps,
        heads=[int(head) for head in heads],
    )


def _pos(tag: str, dep: str) -> str:
    if tag.startswith("VB"):
        return "AUX" if dep in {"aux", "auxpass"} else "VERB"
    return POS[tag]
