"""Options that several commands take, and their checks."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable


def parse_day(value: str) -> date:
    """Read a day.

    Raises:
        BadParameter: it is none; tells how to write one.
    """
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    msg = f"{value!r} is no day; write it as 2010-04-02"
    raise typer.BadParameter(msg)


Day = Annotated[
    date | None,
    typer.Option(
        "--date",
        parser=parse_day,
        metavar="YYYY-MM-DD",
        help="The day the reports were published, where they do not tell it themselves.",
    ),
]
Model = Annotated[
    str | None,
    typer.Option("--model", metavar="NAME", help="An installed spaCy model to parse with, instead of the default."),
]
Thorough = Annotated[
    bool,
    typer.Option(
        "--thorough",
        help="Read every sentence with the act model: finds a little more, takes a little longer.",
    ),
]
Ledger = Annotated[
    Path, typer.Option("--ledger", metavar="FILE", dir_okay=False, show_default=False, help="The ledger, one file.")
]
Workers = Annotated[
    int | None,
    typer.Option("--workers", min=1, metavar="N", show_default="one per core", help="How many processes code."),
]


def refuse_overwriting(paths: Iterable[str], output: Path | None) -> None:
    """Refuse an output file that is one of the inputs.

    Raises:
        BadParameter: it is.
    """
    if output is None or not output.exists():
        return
    for path in paths:
        if Path(path).exists() and output.samefile(path):
            msg = f"{output} is also to be read and would be lost; choose another file to write"
            raise typer.BadParameter(msg)
