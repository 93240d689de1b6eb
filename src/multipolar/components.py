"""The stages as spaCy components, for people with a pipeline of their own.

    import spacy, multipolar.components
    nlp = spacy.load("en_core_web_sm")
    nlp.add_pipe("multipolar")
    doc = nlp("Ruritania signed a treaty with Freedonia.")
    doc._.multipolar.events

`doc._.multipolar` is the `CodedArticle`. The pipeline must tag, parse and lemmatise; `nlp.analyze_pipes()` reports it
when it does not. The day of publication may be set on the component: `nlp.add_pipe("multipolar", config={"published":
"2010-04-02"})`.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc

from multipolar.pipeline import code, load_tools
from multipolar.read import article_from_text

if TYPE_CHECKING:
    from multipolar.model.coded import CodedArticle


class MultipolarComponent:
    """Codes every Doc that passes and puts the result into `doc._.multipolar`."""

    def __init__(self, model: str, published: str | None) -> None:
        """Load the tables; `published` is an ISO date, `model` names the pipeline in the records."""
        self.tools = load_tools(model)
        self.published_on = date.fromisoformat(published) if published else None

    def __call__(self, doc: Doc) -> Doc:
        """Code one Doc."""
        doc._.multipolar = self.code(doc)
        return doc

    def code(self, doc: Doc) -> CodedArticle:
        """Give a Doc's coded article.

        Raises:
            ArticleError: the text is empty or longer than any report.
        """
        article = article_from_text(doc.text, published_on=self.published_on)
        return code(article, doc, self.tools)


if not Doc.has_extension("multipolar"):
    Doc.set_extension("multipolar", default=None)


@Language.factory(  # type: ignore[untyped-decorator]
    "multipolar",
    default_config={"published": None},
    requires=["token.tag", "token.pos", "token.dep", "token.head", "token.lemma", "doc.sents"],
    assigns=["doc._.multipolar"],
)
def create_multipolar(nlp: Language, name: str, published: str | None) -> MultipolarComponent:
    """Make the component that `nlp.add_pipe("multipolar")` adds; `name` is spaCy's name for it in the pipeline."""
    return MultipolarComponent(f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}/{name}", published)
