"""Plain words for codes, from words.toml and the tables of states and sectors."""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from multipolar.lexicon.load import data_folder, load_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
KEPT_CONTROLS = frozenset("\n\t\r")
# Format characters that turn the direction of what follows: a name could dress up as another.
TURNS_DIRECTION = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class StandingWords:
    """What heads a group of events, counts them, tags each, and one character for it."""

    heading: str
    short: str
    tag: str
    mark: str


@dataclass(frozen=True, slots=True)
class Words:
    """The words beside every code; a code that has none stands for itself."""

    acts: Mapping[str, str]
    modes: Mapping[tuple[str, str], str]
    standings: Mapping[str, StandingWords]
    tags: Mapping[str, str]
    auxiliaries: Mapping[str, str]
    statements: Mapping[str, str]
    furniture: Mapping[str, str]
    bodies: Mapping[str, str]
    states: Mapping[str, str]

    def act(self, act: str, mode: str) -> str:
        """Name an act: by its mode when it has one ("visit"), else by its type ("meeting or talks")."""
        return self.modes.get((act, mode)) or self.acts.get(act, act.lower())

    def code(self, code: str) -> str:
        """Name the state or the kind of body that a code stands for."""
        return self.states.get(code) or self.bodies.get(code, code)


@cache
def load_words() -> Words:
    """Load the words once; they never change."""
    content = tomllib.loads(files("multipolar.show").joinpath("words.toml").read_text("utf-8"))
    return Words(
        acts=content["acts"],
        modes={(act, mode): words for act, modes in content["modes"].items() for mode, words in modes.items()},
        standings={name: StandingWords(**row) for name, row in content["standings"].items()},
        tags=content["tags"],
        auxiliaries=content["auxiliaries"],
        statements=content["statements"],
        furniture=content["furniture"],
        bodies=content["bodies"],
        states={row["code"]: row["name"] for row in load_rows(data_folder("actors", "states.csv"))},
    )


def printable(text: str) -> str:
    """Put a replacement character for each one that could steer a terminal or turn the direction of writing.

    Text of a report is anybody's: an escape sequence in it must not reach the screen. Lengths stay the same, so
    offsets hold.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(REPLACEMENT if _steers(char) else char for char in text)


def one_line(text: str) -> str:
    """Make text fit one line of a terminal: blanks and line ends become one blank each."""
    return " ".join(printable(text).split())


def _steers(char: str) -> bool:
    if char in KEPT_CONTROLS:
        return False
    return unicodedata.category(char) in {"Cc", "Cs"} or char in TURNS_DIRECTION
