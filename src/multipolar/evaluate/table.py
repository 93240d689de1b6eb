"""An evaluation for a terminal: tables of figures, and the mistakes to read below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

from multipolar.evaluate.evaluation import MACRO
from multipolar.evaluate.mistakes import count_groups, first_of_each_kind
from multipolar.show.words import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rich.console import RenderableType

    from multipolar.evaluate.calibration import Calibration
    from multipolar.evaluate.evaluation import Evaluation, Score
    from multipolar.evaluate.intervals import Interval
    from multipolar.evaluate.mistakes import Mistake

HEADING, QUIET, TRIGGER = "bold", "dim", "bold underline"
SCORE_COLUMNS = ("precision", "recall", "F1", "95 %", "gold", "coded")
TYPES_TITLE = "parties and type, by type"
AUXILIARIES_TITLE = "auxiliary, where parties and type were found"
CONFUSIONS_SHOWN = 8
GROUPS_SHOWN = 8


def evaluation_table(evaluation: Evaluation, *, mistakes: int, emphasis: bool) -> Group:
    """Lay out an evaluation with at most so many mistakes of each kind.

    Args:
        evaluation: the figures.
        mistakes: how many of each kind are shown.
        emphasis: the output can show underlined words; else triggers stand between *stars*.
    """
    parts: list[RenderableType] = [
        Text(_header(evaluation)),
        _scores("measure", evaluation.measures),
        _scores(TYPES_TITLE, evaluation.types, macro=evaluation.macro),
        _scores(AUXILIARIES_TITLE, evaluation.auxiliaries),
    ]
    if evaluation.confusions:
        shown = (f"{gold} read as {coded} {n}" for gold, coded, n in evaluation.confusions[:CONFUSIONS_SHOWN])
        parts += [Text("  " + ", ".join(shown), QUIET), Text()]
    if evaluation.calibration:
        parts += [_reliability(evaluation.calibration)]
    parts += _mistake_counts(evaluation)
    parts += [_mistake(one, emphasis=emphasis) for one in first_of_each_kind(evaluation.mistakes, mistakes)]
    return Group(*parts)


def _header(evaluation: Evaluation) -> str:
    unsure = "count like the rest" if evaluation.unsure_counts else "are optional"
    return f"{evaluation.reports} reports; gold events marked unsure {unsure}\n"


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style=HEADING)
    for number, column in enumerate(columns):
        table.add_column(column, justify="right" if number else "left", no_wrap=bool(number))
    return table


def _scores(
    title: str, scores: Mapping[str, Score], *, macro: tuple[float, Interval | None] | None = None
) -> RenderableType:
    table = _table(title, *SCORE_COLUMNS)
    for name, score in scores.items():
        counts = score.counts
        figures = counts.precision, counts.recall, counts.f1
        totals = f"{counts.gold:.0f}", f"{counts.coded:.0f}"
        table.add_row(name, *(f"{figure:.3f}" for figure in figures), interval_words(score.interval), *totals)
    if macro:
        table.add_row(MACRO, "", "", f"{macro[0]:.3f}", interval_words(macro[1]), "", "")
    return Group(table, Text())


def interval_words(interval: Interval | None) -> str:
    """Write an interval: "0.541 to 0.721"."""
    return f"{interval[0]:.3f} to {interval[1]:.3f}" if interval else ""


def _reliability(calibration: Calibration) -> RenderableType:
    table = _table("confidence", "events", "mean", "right")
    for one in calibration.bins:
        figures = f"{one.events:.0f}", f"{one.confidence:.3f}", f"{one.right:.3f}"
        table.add_row(f"{one.low:.1f} to {one.high:.1f}", *figures)
    return Group(table, Text(f"  expected calibration error {calibration.ece:.3f}", QUIET), Text())


def _mistake_counts(evaluation: Evaluation) -> list[RenderableType]:
    lines: list[RenderableType] = [Text("mistakes", HEADING)]
    for kind, groups in count_groups(evaluation.mistakes).items():
        lines.append(Text(f"{kind.value} {sum(groups.values())}{_groups(groups)}"))
    return lines


def _groups(groups: Mapping[str, int]) -> str:
    if len(groups) == 1:
        return "" if next(iter(groups)).islower() else f": {next(iter(groups))}"
    shown = [f"{name} {n}" for name, n in list(groups.items())[:GROUPS_SHOWN]]
    rest = len(groups) - len(shown)
    return ": " + ", ".join(shown) + (f" and {rest} other groups" if rest > 1 else " and another" if rest else "")


def _mistake(mistake: Mistake, *, emphasis: bool) -> RenderableType:
    confidence = "" if mistake.confidence is None else f"{mistake.confidence:.0%} sure"
    facts = [f"gold: {mistake.gold}" if mistake.gold else "", f"coded: {mistake.coded}" if mistake.coded else ""]
    origin = [confidence, " ".join(mistake.rules), f"{mistake.report}, {mistake.at}"]
    return Group(
        Text(),
        Text.assemble((mistake.kind.value, HEADING), "  ", one_line("   ".join(filter(None, facts)))),
        _sentence(mistake, emphasis=emphasis),
        Text(one_line("   ".join(filter(None, origin))), QUIET),
    )


def _sentence(mistake: Mistake, *, emphasis: bool) -> Text:
    before, trigger, after = cut_at_trigger(mistake)
    shown = trigger if emphasis or not trigger else f"*{trigger}*"
    return Text.assemble("“", before, (shown, TRIGGER if emphasis else ""), after, "”")


def cut_at_trigger(mistake: Mistake) -> tuple[str, str, str]:
    """Give the sentence in one line, before, in and after the trigger."""
    start, end = mistake.trigger or (len(mistake.sentence), len(mistake.sentence))
    pieces: Iterable[str] = (mistake.sentence[:start], mistake.sentence[start:end], mistake.sentence[end:])
    before, trigger, after = (one_line(f"|{piece}|")[1:-1] for piece in pieces)  # the bars keep the outer blanks
    return before, trigger, after
