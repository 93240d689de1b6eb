"""The kept answers of the attribute ruler are the ruler's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from multipolar.parse.attributes import COMPONENT

if TYPE_CHECKING:
    from multipolar.pipeline import Coder

pytestmark = pytest.mark.model

TEXTS = (
    "Ruritania can't have been told that nothing would be done; it's theirs, isn't it?",
    "That the two, who'd met in Strelsau once, were to meet again wasn't denied.  Both said \"nothin'\" about it.",
    "While Freedonia's ministers are gonna have to wait, so is everyone else (them included) - till 3 May.",
)


@pytest.mark.parametrize("text", TEXTS)
def test_same_attributes_as_the_ruler_sets(coder: Coder, text: str) -> None:
    nlp = coder.parser._nlp  # noqa: SLF001  (the two components side by side)
    docs = []
    for name in (COMPONENT, "attribute_ruler"):
        doc = nlp.make_doc(text)
        for component in ("tok2vec", "tagger", "parser", name):
            doc = nlp.get_pipe(component)(doc)
        docs.append([(token.pos_, token.lemma_, str(token.morph), token.tag_, token.dep_) for token in doc])

    assert docs[0] == docs[1]
    assert any(lemma for _, lemma, *_ in docs[0])
