"""Sentences with a marked stretch: "Ruritania [shelled] the port." -> the text and where "shelled" stands in it."""

from __future__ import annotations

from typing import NamedTuple

from multipolar.model.spans import TextSpan


class Marked(NamedTuple):
    """A text without its brackets, and the stretch they enclosed; from the first to the last when there are several."""

    text: str
    span: TextSpan


def read_marked(sentence: str) -> Marked:
    """Take the brackets out of a sentence.

    Raises:
        ValueError: the sentence has no brackets.
    """
    if "[" not in sentence:
        msg = f"nothing is marked in {sentence!r}"
        raise ValueError(msg)
    text = plain(sentence)
    start = sentence.index("[")
    after = len(plain(sentence[sentence.rindex("]") + 1 :]))
    return Marked(text, TextSpan(start, len(text) - after))


def plain(sentence: str) -> str:
    """Give a sentence without its brackets."""
    return sentence.replace("[", "").replace("]", "")
