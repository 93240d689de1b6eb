"""Article -> spaCy Doc: the only place that runs the language model."""

from multipolar.parse.parser import DEFAULT_MODEL, Parser

__all__ = ["DEFAULT_MODEL", "Parser"]
