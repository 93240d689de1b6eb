"""spaCy's attribute ruler, with its answers for single tokens kept.

The ruler matches some 180 patterns against every token of every text, a quarter of the parse. All but a few patterns
look at one token's tag, relation and lower-case form, so the answer for each combination is found once, by the same
patterns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline.attributeruler import set_token_attrs
from spacy.tokens import Doc

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Token

    Key = tuple[int, int, int, bool]
    Pattern = list[dict[str, Any]]

COMPONENT = "multipolar_attributes"
LOOKED_AT = frozenset({"TAG", "DEP", "LOWER", "IS_SPACE"})  # what the kept answers depend on


class KeptRuler:
    """Sets what the ruler sets.

    Args:
        ruler: a trained pipeline's attribute ruler.
    """

    def __init__(self, ruler: AttributeRuler) -> None:
        """Sort the ruler's patterns into those whose answers can be kept and the others."""
        self.ruler = ruler
        self.alone = Matcher(ruler.vocab)
        self.others = Matcher(ruler.vocab)
        self.words: set[int] = set()
        self.kept: dict[Key, tuple[int, ...]] = {}
        for number, entry in enumerate(ruler.patterns):
            for pattern in entry["patterns"]:
                (self.alone if _looks_at_one(pattern) else self.others).add(str(number), [pattern])
                self.words.update(ruler.vocab.strings.add(word) for word in _words_of(pattern))

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributes of every token."""
        found = [(number, token.i) for token in doc for number in self._of_token(token)]
        found.extend(self._of_others(doc))
        for number, at in sorted(found):  # later rules have precedence
            set_token_attrs(doc[at], self.ruler.attrs[number])
        return doc

    def _of_token(self, token: Token) -> tuple[int, ...]:
        """Give the rules for a token by itself."""
        word = token.lower if token.lower in self.words else 0
        key = token.tag, word, token.dep, token.is_space
        if key not in self.kept:
            alone = Doc(token.vocab, words=[token.text], tags=[token.tag_], deps=[token.dep_])
            matches = self.alone(alone, allow_missing=True)
            self.kept[key] = tuple(int(token.vocab.strings[match]) for match, _, _ in matches)
        return self.kept[key]

    def _of_others(self, doc: Doc) -> Iterator[tuple[int, int]]:
        for match, start, end in self.others(doc, allow_missing=True):
            number = int(doc.vocab.strings[match])
            yield number, doc[start:end][self.ruler.indices[number]].i


def _looks_at_one(pattern: Pattern) -> bool:
    """Tell whether a pattern looks at one token, and only at what the answers are kept by."""
    asked = pattern[0].get("LOWER", "")
    plain = isinstance(asked, str) or set(asked) == {"IN"}
    return len(pattern) == 1 and plain and set(pattern[0]) <= LOOKED_AT


def _words_of(pattern: Pattern) -> list[str]:
    """Give the lower-case forms that a pattern for one token asks for."""
    asked = pattern[0].get("LOWER", [])
    return asked.get("IN", []) if isinstance(asked, dict) else [asked] if asked else []


@Language.factory(COMPONENT)  # type: ignore[untyped-decorator]
def keep_attributes(nlp: Language, name: str) -> KeptRuler:  # noqa: ARG001  (spaCy gives both)
    """Make the component from the pipeline's own ruler."""
    ruler: Any = nlp.get_pipe("attribute_ruler")
    return KeptRuler(ruler)
