"""Fixtures of all tests: the parser and the tables, loaded once, with four invented states added to them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from invented import rules_alone, with_invented
from multipolar.pipeline import Coder, load_tools
from multipolar.read import article_from_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from multipolar.lexicon.actors import ActorLexicon
    from multipolar.model.coded import CodedArticle
    from multipolar.parse import Parser
    from multipolar.pipeline import Tools

    Read = Callable[..., CodedArticle]


@pytest.fixture(scope="session")
def coder() -> Coder:
    """The whole coder; it knows the invented states besides the real ones."""
    loaded = Coder()
    loaded.tools = with_invented(loaded.tools)
    return loaded


@pytest.fixture(scope="session")
def rule_coder() -> Coder:
    """The same coder without the trained model, so that a test of a rule outlives the next training."""
    loaded = Coder()
    loaded.tools = rules_alone(with_invented(loaded.tools))
    return loaded


@pytest.fixture(scope="session")
def parser(rule_coder: Coder) -> Parser:
    """The language model."""
    return rule_coder.parser


@pytest.fixture(scope="session")
def tools() -> Tools:
    """Every table, the invented states added, the trained model left out."""
    return rules_alone(with_invented(load_tools("none")))


@pytest.fixture(scope="session")
def actor_lexicon(tools: Tools) -> ActorLexicon:
    """The actor tables, the invented states added."""
    return tools.actors


@pytest.fixture(scope="session")
def read(rule_coder: Coder) -> Read:
    """Code a report given as text, by rules alone; by default it is from 10 May 2011, a Tuesday."""

    def read_text(text: str, on: date | str | None = date(2011, 5, 10)) -> CodedArticle:
        published_on = date.fromisoformat(on) if isinstance(on, str) else on
        return rule_coder.code(article_from_text(text, published_on=published_on))

    return read_text
