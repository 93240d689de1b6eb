"""An evaluation as an HTML page: the figures, and every mistake grouped with its sentence.

A page needs nothing but itself, and its security policy admits its own style sheet alone.
"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING

from jinja2 import Environment, StrictUndefined

from multipolar.evaluate.table import AUXILIARIES_TITLE, TYPES_TITLE, cut_at_trigger, interval_words
from multipolar.show.words import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from multipolar.evaluate.evaluation import Evaluation
    from multipolar.evaluate.mistakes import Mistake


@dataclass(frozen=True, slots=True)
class Row:
    """One mistake: its sentence before, in and after the trigger, and what is said of it."""

    before: str
    trigger: str
    after: str
    gold: str
    coded: str
    rules: str
    confidence: str
    place: str


@dataclass(frozen=True, slots=True)
class Section:
    """The mistakes of one kind by group."""

    kind: str
    total: int
    groups: tuple[tuple[str, tuple[Row, ...]], ...]


def mistakes_page(evaluation: Evaluation) -> str:
    """Write the page."""
    folder = files("multipolar.evaluate")
    style = folder.joinpath("mistakes.css").read_text("utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    template = environment.from_string(folder.joinpath("mistakes.html.jinja").read_text("utf-8"))
    return template.render(
        evaluation=evaluation,
        scores=(
            ("measure", evaluation.measures),
            (TYPES_TITLE, evaluation.types),
            (AUXILIARIES_TITLE, evaluation.auxiliaries),
        ),
        interval=interval_words,
        sections=list(_sections(evaluation)),
        style=style,
        style_digest=b64encode(sha256(style.encode()).digest()).decode(),
    )


def _sections(evaluation: Evaluation) -> Iterator[Section]:
    for kind, mistakes in groupby(evaluation.mistakes, key=lambda one: one.kind):
        groups = tuple(
            (group, tuple(_row(one) for one in alike)) for group, alike in groupby(mistakes, key=lambda one: one.group)
        )
        yield Section(kind.value, sum(len(rows) for _, rows in groups), groups)


def _row(mistake: Mistake) -> Row:
    before, trigger, after = cut_at_trigger(mistake)
    return Row(
        before=before,
        trigger=trigger,
        after=after,
        gold=one_line(mistake.gold),
        coded=one_line(mistake.coded),
        rules=one_line(" ".join(mistake.rules)),
        confidence="" if mistake.confidence is None else f"{mistake.confidence:.0%}",
        place=one_line(f"{mistake.report}, {mistake.at}"),
    )
