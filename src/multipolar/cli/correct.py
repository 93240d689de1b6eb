"""`multipolar correct`: put a ledger right, and keep who did it, when and why."""

from __future__ import annotations

from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from multipolar.cli.options import Ledger  # noqa: TC001  (Typer reads the annotations)
from multipolar.cli.output import json_line_bytes, open_output, plain_endings, tell

if TYPE_CHECKING:
    from typing import Any

ABOUT = """Put a ledger right: accept, reject or change an event, make two one, or one two.

Nothing is overwritten: corrections are a log beside the data, done again whenever the ledger is linked or recoded.
Events are named by their ids, or the beginning of an id.

\b
  multipolar correct reject 3f2a --ledger news.duckdb --note "a film, not a war"
  multipolar correct change 3f2a type CONSULT --ledger news.duckdb
  multipolar correct merge 3f2a 77c0 --ledger news.duckdb
  multipolar correct export --ledger news.duckdb > corrections.jsonl
"""

app = typer.Typer(name="correct", help=ABOUT, rich_markup_mode=None, no_args_is_help=True)

Event = Annotated[str, typer.Argument(metavar="EVENT", show_default=False, help="The event's id, or its beginning.")]
Author = Annotated[
    str | None, typer.Option("--author", metavar="NAME", show_default="your user name", help="Who says so.")
]
Note = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="Why.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", dir_okay=False, help="Write to a file.")]


@app.command()
def accept(event: Event, ledger: Ledger, author: Author = None, note: Note = None) -> None:
    """Say that an event is right."""
    _correct("accept", event, ledger, author, note)


@app.command()
def reject(event: Event, ledger: Ledger, author: Author = None, note: Note = None) -> None:
    """Say that an event is none; it is kept, and no longer counted."""
    _correct("reject", event, ledger, author, note)


@app.command()
def change(  # noqa: PLR0913, PLR0917  (one parameter per argument and option)
    event: Event,
    field: Annotated[
        str,
        typer.Argument(
            metavar="FIELD",
            show_default=False,
            help="type mode auxiliary standing contexts start_on end_on place country actors recipients",
        ),
    ],
    value: Annotated[
        str,
        typer.Argument(
            metavar="VALUE", show_default=False, help="What it shall be; parties are written 'RUS GOV; VEN GOV'."
        ),
    ],
    ledger: Ledger,
    author: Author = None,
    note: Note = None,
) -> None:
    """Change a field of an event."""
    _correct("change", event, ledger, author, note, field=field, value=value)


@app.command()
def merge(
    event: Event,
    other: Annotated[str, typer.Argument(metavar="OTHER", show_default=False, help="The event that is the same one.")],
    ledger: Ledger,
    author: Author = None,
    note: Note = None,
) -> None:
    """Make two events one."""
    _correct("merge", event, ledger, author, note, other=other)


@app.command()
def split(
    event: Event,
    mentions: Annotated[
        list[str],
        typer.Argument(metavar="MENTION...", show_default=False, help="Keys of the mentions that are another event."),
    ],
    ledger: Ledger,
    author: Author = None,
    note: Note = None,
) -> None:
    """Take some of an event's mentions out of it."""
    _correct("split", event, ledger, author, note, mentions=mentions)


@app.command()
def export(ledger: Ledger, output: Output = None) -> None:
    """Write the log of corrections as JSON Lines."""
    with plain_endings():
        from multipolar.ledger.correction_lines import correction_line
        from multipolar.store import open_ledger
        from multipolar.store.corrections import read_corrections

        with open_ledger(ledger) as connection, open_output(output) as write:
            for correction in read_corrections(connection):
                write(json_line_bytes(correction_line(correction)))


@app.command(name="import")
def import_(
    path: Annotated[
        Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, show_default=False, help="JSON Lines.")
    ],
    ledger: Ledger,
) -> None:
    """Take over a log of corrections, from this ledger in another state or from somebody else's."""
    with plain_endings():
        from multipolar.ledger.correct import take_over
        from multipolar.ledger.correction_lines import read_correction_lines
        from multipolar.store import open_ledger, write_ledger

        open_ledger(ledger).close()
        with path.open("rb") as stream:
            corrections = list(read_correction_lines(stream, str(path)))
        with write_ledger(ledger) as draft:
            added = take_over(draft.connection, corrections)
        tell(f"{ledger}: {added} of {len(corrections)} corrections were new")


@app.command()
def training(ledger: Ledger, output: Output = None) -> None:
    """Write the sentences whose every event was reviewed, as training data in the form of corpus/sentences."""
    with plain_endings():
        from multipolar.ledger.training import training_lines
        from multipolar.store import open_ledger

        with open_ledger(ledger) as connection:
            lines, left = training_lines(connection)
        with open_output(output) as write:
            for line in lines:
                write(json_line_bytes(line))
        tell(
            f"{ledger}: {len(lines)} sentences; left out {left.unreviewed} with events nobody reviewed,"
            f" {left.wordless} with a party named outside the sentence"
        )


def _correct(
    action: str,
    event: str,
    ledger: Path,
    author: str | None,
    note: str | None,
    **what: Any,  # noqa: ANN401
) -> None:
    with plain_endings():
        from multipolar.ledger.correct import correct
        from multipolar.model.corrections import Action
        from multipolar.store import open_ledger, write_ledger

        open_ledger(ledger).close()  # a ledger is corrected, not made
        now = datetime.now(UTC)
        with write_ledger(ledger) as draft:
            done = correct(
                draft.connection, Action(action), event, author=author or getuser(), made_at=now, note=note, **what
            )
        tell(f"{ledger}: {action} {done.event} noted")
