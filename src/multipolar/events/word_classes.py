"""Whether a word is what an entry of the lexicon demands, by its lemma, its kind or its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from spacy.tokens import Token

PEOPLES = frozenset({"<people>", "<crowd>"})  # classes that a people's name belongs to: "three Americans"


def is_one_of(token: Token, words: AbstractSet[str]) -> bool:
    """Tell whether a token is one of some lemmas; the classes among them were put in when the lexicon was loaded.

    "<name>" stands for anybody's name, "<number>" for a bare number ("drove [40,000] across the river"), "<predicate>"
    for whatever somebody is called ("called it [a farce]"); in "called President [X]" that is the one who is called.
    """
    return (
        token.lemma_.lower() in words
        or (token.pos_ == "PROPN" and "<name>" in words)
        or (token.pos_ == "NUM" and "<number>" in words)
        or (token.dep_ == "oprd" and token.pos_ != "PROPN" and "<predicate>" in words)
        or (token.tag_ == "NNPS" and not PEOPLES.isdisjoint(words))
    )
