"""`multipolar evaluate`: score coded reports against gold, and list the mistakes to read."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path  # noqa: TC003  (Typer reads the annotations)
from typing import TYPE_CHECKING, Annotated

import typer

from multipolar.cli.options import Model, refuse_overwriting
from multipolar.cli.output import FAILED, json_line_bytes, open_output, plain_endings, tell, tell_failure
from multipolar.cli.printer import printer_for
from multipolar.cli.progress import coded_only
from multipolar.cli.sources import code_articles

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from multipolar.evaluate import Compared, Evaluation, GoldFile
    from multipolar.evaluate.coded import CodedFile
    from multipolar.lexicon.ontology import Ontology
    from multipolar.model.coded import Failure

HTML, TSV = ".html", ".tsv"


class Format(StrEnum):
    """How the figures are written."""

    TABLE = "table"
    JSON = "json"


def evaluate(  # noqa: PLR0913, PLR0917  (one parameter per option)
    gold: Annotated[
        Path,
        typer.Argument(
            metavar="GOLD",
            show_default=False,
            help="Annotated reports: a folder of .json files, one of them, or .jsonl; docs/evaluate.md tells the form.",
        ),
    ],
    coded: Annotated[
        Path | None,
        typer.Argument(
            metavar="CODED",
            show_default=False,
            help="What `multipolar read --format jsonl` wrote, - for standard input, or a folder with a second "
            "annotation. Left out, the gold's own texts are coded.",
        ),
    ] = None,
    errors: Annotated[
        int, typer.Option("--errors", metavar="N", min=0, help="Show the first N mistakes of each kind.")
    ] = 0,
    errors_to: Annotated[
        Path | None,
        typer.Option("--errors-to", metavar="FILE", dir_okay=False, help="Write all mistakes to a .html or .tsv file."),
    ] = None,
    boot: Annotated[
        int,
        typer.Option("--boot", metavar="N", min=0, help="Draw the reports N times for the 95 % intervals; 0: none."),
    ] = 1000,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="Seed of the draws.")] = 0,
    floor: Annotated[
        list[str] | None,
        typer.Option("--floor", metavar="MEASURE=F1", help='Fail when a measure is below, as "pair=.65"; repeatable.'),
    ] = None,
    unsure: Annotated[  # noqa: FBT002  (an option, named when given)
        bool, typer.Option("--unsure", help="Count gold events marked unsure like the rest; else they are optional.")
    ] = False,
    format: Annotated[  # noqa: A002  (the option's name)
        Format, typer.Option("--format", help="How to write the figures.")
    ] = Format.TABLE,
    model: Model = None,
) -> None:
    """Score coded reports against your own gold, and list the mistakes to read.

    Gold that is wrong is told line by line, and nothing is scored; the exit code is then 1, as it is when a measure
    is below its floor.

    \b
      multipolar evaluate gold/
      multipolar evaluate gold/ coded.jsonl --errors 5 --errors-to mistakes.html
      multipolar evaluate gold.jsonl coded.jsonl --format json --floor pair=.65 --floor "statement span=.80"
    """  # noqa: D301  (the backspace keeps the examples' lines)
    floors = dict(map(_parse_floor, floor or ()))
    _check_errors_to(errors_to, [gold, coded])
    with plain_endings():
        from multipolar.evaluate import evaluate as score
        from multipolar.lexicon.ontology import load_ontology

        ontology = load_ontology()
        compared = _compare(gold, coded, model, ontology)
        evaluation = score(compared, ontology, unsure_counts=unsure, draws=boot, seed=seed)
        for report in compared.not_coded:
            tell(f"multipolar: {report}: not in the coded reports; it counts as coded without anything")
        if errors_to:
            _write_mistakes(evaluation, errors_to)
        _write_figures(evaluation, format, errors)
        if _tell_below(evaluation, floors):
            raise typer.Exit(FAILED)


def _parse_floor(value: str) -> tuple[str, float]:
    """Read "pair=.65".

    Raises:
        BadParameter: there is no such measure, or the number is no F1.
    """
    from multipolar.evaluate.evaluation import MACRO
    from multipolar.evaluate.tally import MEASURES

    name, _, number = value.rpartition("=")
    known = [*MEASURES, MACRO]
    if name not in known:
        msg = f'--floor {value!r} names no measure; write one of them as "pair=.65": {", ".join(known)}'
        raise typer.BadParameter(msg)
    try:
        floor = float(number)
    except ValueError:
        floor = -1.0
    if not 0 <= floor <= 1:
        msg = f"--floor {value!r}: {number!r} is no F1; write a number from 0 to 1"
        raise typer.BadParameter(msg)
    return name, floor


def _check_errors_to(path: Path | None, inputs: Sequence[Path | None]) -> None:
    if path is None:
        return
    if path.suffix.lower() not in {HTML, TSV}:
        msg = f"--errors-to {path}: name a .html or a .tsv file"
        raise typer.BadParameter(msg)
    refuse_overwriting([str(one) for one in inputs if one], path)


def _compare(gold_path: Path, coded_path: Path | None, model: str | None, ontology: Ontology) -> Compared:
    """Read both sides and put them together.

    Raises:
        Exit: something in them is wrong, and has been told.
    """
    from multipolar.evaluate import compare, compare_gold, load_coded, load_gold

    gold, wrong = load_gold(gold_path)
    _stop_at(wrong)
    if coded_path and coded_path.is_dir():
        second, wrong = load_gold(coded_path)
        _stop_at(wrong)
        compared = compare_gold(gold, second, ontology)
    elif coded_path:
        coded, wrong = load_coded(coded_path)
        _stop_at(wrong)
        compared = compare(gold, coded, ontology)
    else:
        compared = compare(gold, _code(gold, model), ontology)
    _stop_at(compared.failures)
    return compared


def _stop_at(failures: Sequence[Failure]) -> None:
    """Tell what is wrong, and go on only when nothing is."""
    for failure in failures:
        tell_failure(failure)
    if failures:
        raise typer.Exit(FAILED)


def _code(gold: Sequence[GoldFile], model: str | None) -> list[CodedFile]:
    """Code the gold's own texts.

    Raises:
        Exit: one of them cannot be coded; each has been told.
    """
    from multipolar.evaluate import coded_file

    failures: list[Failure] = []
    articles = code_articles([file.article() for file in gold], model)
    coded = [coded_file(article) for article in coded_only(articles, failures, bar=True)]
    if failures:
        raise typer.Exit(FAILED)
    return coded


def _write_mistakes(evaluation: Evaluation, path: Path) -> None:
    from multipolar.evaluate.page import mistakes_page
    from multipolar.evaluate.spreadsheet import to_tsv

    written = mistakes_page(evaluation) if path.suffix.lower() == HTML else to_tsv(evaluation.mistakes)
    with open_output(path) as write:
        write(written.encode("utf-8", "replace"))


def _write_figures(evaluation: Evaluation, format: Format, errors: int) -> None:  # noqa: A002  (the option's name)
    from multipolar.evaluate.record import to_json
    from multipolar.evaluate.table import evaluation_table

    with open_output(None) as write:
        if format is Format.JSON:
            write(json_line_bytes(to_json(evaluation, mistakes=errors)))
        else:
            printer = printer_for(write, None)
            printer.show(evaluation_table(evaluation, mistakes=errors, emphasis=printer.emphasis))


def _tell_below(evaluation: Evaluation, floors: Mapping[str, float]) -> bool:
    """Tell which measures are below their floors, and whether any is."""
    below = {name: f1 for name, floor in floors.items() if (f1 := evaluation.f1_of(name)) < floor}
    for name, f1 in below.items():
        tell(f"multipolar: {name}: F1 {f1:.4f} is below the floor {floors[name]:g}")
    return bool(below)
