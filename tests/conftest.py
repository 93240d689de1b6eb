"""Fixtures of all tests: the parser and the tables, loaded once, with four invented states added to them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from invented import rules_alone, with_invented
from multipolar.pipeline import Coder, load_tools
from multipolar.read import article_from_text
from multipolar.store import open_ledger
from small_world import write_small_world

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from duckdb import DuckDBPyConnection

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


@pytest.fixture(scope="session")
def small_world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a ledger with one of everything that questions are asked about; nobody writes it."""
    return write_small_world(tmp_path_factory.mktemp("world") / "world.duckdb")


@pytest.fixture
def world(small_world: Path) -> Iterator[DuckDBPyConnection]:
    """That ledger, open to be asked."""
    with open_ledger(small_world) as connection:
        yield connection
