from __future__ import annotations

import io
from typing import TYPE_CHECKING

from rich.console import Console

from multipolar.show.table import article_table, mark_trigger
from show.coded_samples import TEXT, coded_sample, hostile_sample, span

if TYPE_CHECKING:
    from multipolar.model.coded import CodedArticle


def rendered(coded: CodedArticle, width: int = 100) -> str:
    console = Console(file=io.StringIO(), width=width)
    console.print(article_table(coded, emphasis=False))
    return console.file.getvalue()  # type: ignore[attr-defined]


def section(table: str, heading: str) -> str:
    return table.partition(f"\n{heading}\n")[2].partition("\n\n")[0]


def test_the_table_tells_date_events_deals_and_statements() -> None:
    table = rendered(coded_sample(), width=150)

    assert "between 8 May 2008 and 7 May 2012, when all named here held their offices" in table
    assert section(table, "HAPPENED").splitlines()[:3] == [
        "  ✓ Norway (Anna Karl, Prime Minister) → Chile: visit",
        "    “Norwegian Prime Minister Anna Karl *visited* Chile on Monday and signed a gas deal in Santiago.”",
        "    CONSULT, visit · score +4.0 · 91% sure · 5 April 2010 · Santiago, Chile · diplomatic · id:0ababababa",
    ]
    assert "Chile, Norway: gas deal (energy), signed" in section(table, "DEALS")
    assert "Luis Prado (President, Chile), in the reporter's words" in section(table, "STATEMENTS")


def test_what_did_not_happen_is_marked_and_stands_apart() -> None:
    table = rendered(coded_sample(), width=150)

    assert section(table, "DID NOT HAPPEN").splitlines()[:2] == [
        "  ✗ Chile → Peru: working together (did not happen)",
        "    according to Luis Prado (President, Chile)",
    ]
    assert "building an alliance" not in section(table, "HAPPENED")
    assert "(planned, has not happened)" in section(table, "PLANNED OR EXPECTED")


def test_lines_fit_a_narrow_window_and_end_without_blanks() -> None:
    lines = rendered(coded_sample(), width=50).splitlines()

    assert max(map(len, lines)) <= 50
    assert not [line for line in lines if line.endswith(" ")]


def test_hostile_text_steers_neither_terminal_nor_markup() -> None:
    table = rendered(hostile_sample())

    assert not {"\x1b", "\u202e"} & set(table)
    assert "<script>" in table


def test_a_trigger_outside_its_evidence_marks_nothing() -> None:
    marked = mark_trigger(TEXT, span("A bridge"), span("visited"), emphasis=False)

    assert marked.plain == "A bridge"
