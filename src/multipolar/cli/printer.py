"""What is laid out for people, written as wide as the terminal."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rich.console import Console, RenderableType

FILE_WIDTH = 100  # columns of a table in a file or pipe


class Printer:
    """Renders for people and writes the outcome in one piece, as wide as the terminal."""

    def __init__(self, console: Console, write: Callable[[bytes], None], encoding: str) -> None:
        """Keep where to render and where to write."""
        self.console = console
        self.write = write
        self.encoding = encoding
        self.emphasis = console.is_terminal and not console.is_dumb_terminal

    def show(self, renderable: RenderableType) -> None:
        """Write one piece; characters that the terminal's encoding lacks become question marks."""
        with self.console.capture() as captured:
            self.console.print(renderable)
        shown = captured.get()
        if not self.console.is_terminal:
            shown = "".join(f"{line.rstrip()}\n" for line in shown.splitlines())
        self.write(shown.encode(self.encoding, "replace"))


def printer_for(write: Callable[[bytes], None], output: Path | None) -> Printer:
    """Give a printer for the terminal or pipe, or for a file."""
    from rich.console import Console

    if output is None:
        console = Console(file=sys.stdout, highlight=False)
        if not console.is_terminal and "COLUMNS" not in os.environ:
            console.width = FILE_WIDTH
        return Printer(console, write, sys.stdout.encoding or "utf-8")
    console = Console(file=io.StringIO(), width=FILE_WIDTH, highlight=False, force_terminal=False)
    return Printer(console, write, "utf-8")
