"""What the training reads from the corpus: sentences with numbered parties, reports with codes."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from eval.scripts import load_script

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

corpus = load_script("corpus", "training")

Row = dict[str, Any]


def event(trigger: str, actors: str, recipients: str = "", **changes: object) -> Row:
    given = {"act": "ASSAULT", "mode": "", "auxiliary": "none", "contexts": ["military"], "claimant": None}
    return {**given, "trigger": trigger, "actors": actors.split(), "recipients": recipients.split(), **changes}


def sentence(text: str, *events: Row, **changes: object) -> Row:
    return {"id": "s1", "text": text, "style": "wire", "events": list(events), "statements": [], **changes}


def report(sentences: list[str], *events: Row, **changes: object) -> Row:
    given = {"id": "r1", "published": "2011-05-10", "text": "\n\n".join(sentences), "sentences": sentences}
    return {**given, "events": list(events), **changes}


def write(path: Path, rows: Iterable[Row]) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


def read_sentence(folder: Path, row: Row) -> Any:  # noqa: ANN401  (the script is loaded by path)
    write(folder / "sentences" / "a.jsonl", [row])
    (found,) = corpus.read_sentences(folder)
    return found


def read_report(folder: Path, row: Row) -> Any:  # noqa: ANN401  (the script is loaded by path)
    write(folder / "reports" / "a.jsonl", [row])
    (found,) = corpus.read_reports(folder)
    return found


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Ruritania", (0, 9)),
        ("Ruritania#1", (0, 9)),
        ("Ruritania#2", (16, 25)),
        ("Ruritania#3", None),
        ("Sylvania", None),
        ("No. #", (26, 31)),
    ],
)
def test_words_are_found_by_their_number(words: str, expected: tuple[int, int] | None) -> None:
    assert corpus.find_words("Ruritania left. Ruritania No. #", words) == expected


def test_sentence_has_its_parties_once_and_acts_between_them(tmp_path: Path) -> None:
    text = "Ruritania shelled Freedonia and threatened Sylvania."
    first = event("shelled", "Ruritania", "Freedonia", mode="artillery")
    second = event("threatened", "Ruritania", "Sylvania", act="THREATEN", auxiliary="future", contexts=[])

    found = read_sentence(tmp_path, sentence(text, first, second))

    assert [text[start:end] for start, end in found.parties] == ["Ruritania", "Freedonia", "Sylvania"]
    assert found.told == {
        (0, 1): (corpus.Told("ASSAULT", "artillery", "none", ("military",), (10, 17)),),
        (0, 2): (corpus.Told("THREATEN", "", "future", (), (32, 42)),),
    }
    assert text[32:42] == "threatened"


def test_acts_of_one_pair_are_kept_in_their_order(tmp_path: Path) -> None:
    text = "Ruritania shelled and bombed Freedonia."
    events = (event("bombed", "Ruritania", "Freedonia"), event("shelled", "Ruritania", "Freedonia"))

    (acts,) = read_sentence(tmp_path, sentence(text, *events)).told.values()

    assert [text[slice(*act.trigger)] for act in acts] == ["bombed", "shelled"]


PAIRS = {
    "one does it to another": (event("met", "Ruritania", "Freedonia"), {("Ruritania", "Freedonia")}),
    "two do it to one": (
        event("met", "Ruritania Freedonia", "Sylvania"),
        {("Ruritania", "Sylvania"), ("Freedonia", "Sylvania")},
    ),
    "nobody does it to himself": (
        event("met", "Ruritania Freedonia", "Ruritania"),
        {("Freedonia", "Ruritania")},
    ),
    "two do it to each other": (
        event("met", "Ruritania Freedonia", act="CONSULT"),
        {("Ruritania", "Freedonia"), ("Freedonia", "Ruritania")},
    ),
    "one alone": (event("met", "Ruritania"), set()),
    "one alone, of a mutual act": (event("met", "Ruritania", act="CONSULT"), set()),
    "nobody does it": (event("met", "", "Ruritania"), set()),
}


@pytest.mark.parametrize(("told", "expected"), PAIRS.values(), ids=PAIRS)
def test_pairs_of_a_sentence(tmp_path: Path, told: Row, expected: set[tuple[str, str]]) -> None:
    text = "Ruritania met Freedonia and Sylvania."

    found = read_sentence(tmp_path, sentence(text, told))

    names = [text[start:end] for start, end in found.parties]
    assert {(names[one], names[other]) for one, other in found.told} == expected


@pytest.mark.parametrize(("told", "expected"), PAIRS.values(), ids=PAIRS)
def test_pairs_of_a_report(tmp_path: Path, told: Row, expected: set[tuple[str, str]]) -> None:
    found = read_report(tmp_path, report(["They met."], {**told, "sentence": 0}))

    assert {(one, other) for one, other, _ in found.told[0]} == expected


def test_parties_without_an_act_count_too(tmp_path: Path) -> None:
    text = "Ruritania shelled Freedonia near the port of Sylvania."
    row = sentence(text, event("shelled", "Ruritania", "Freedonia"), parties=["Sylvania", "Freedonia"])

    assert read_sentence(tmp_path, row).parties == ((0, 9), (18, 27), (45, 53))


def test_words_that_do_not_stand_there_are_left_out(tmp_path: Path) -> None:
    row = sentence("Ruritania shelled Freedonia.", event("bombed", "Ruritania Borduria", "Freedonia"))

    found = read_sentence(tmp_path, row)

    assert found.parties == ((0, 9), (18, 27))
    assert [act.trigger for acts in found.told.values() for act in acts] == [None]


def test_sentence_without_acts_has_its_names_and_nouns_as_parties(tmp_path: Path) -> None:
    text = "Rain fell on Anna Karl and the harbour, and the boats of Castleport left."

    found = read_sentence(tmp_path, sentence(text))

    assert [text[start:end] for start, end in found.parties] == ["Anna Karl", "Castleport", "the harbour"]
    assert found.told == {}


def test_statement_has_the_number_of_its_speaker(tmp_path: Path) -> None:
    text = 'Ruritania accused Freedonia: "We left," it said, "and they came."'
    said = [
        {"speaker": "Ruritania", "kind": "direct", "text": "We left, ... and they came.", "cue": "said"},
        {"speaker": "the mayor", "kind": "direct", "text": "We left,", "cue": "said"},
        {"speaker": "Freedonia", "kind": "direct", "text": "They never spoke", "cue": "said"},
    ]

    found = read_sentence(tmp_path, sentence(text, event("accused", "Ruritania", "Freedonia"), statements=said))

    assert found.statements == ((0, (30, 38)),)
    assert text[30:38] == "We left,"


def test_report_has_the_acts_of_each_sentence_and_triggers_in_its_text(tmp_path: Path) -> None:
    sentences = ["Ruritania shelled a port.", "Nobody was hurt.", "Freedonia shelled a bridge and shelled it again."]
    row = report(
        sentences,
        event("shelled#2", "FRE", "RUR", sentence=2),
        event("shelled", "RUR", "FRE", sentence=0),
        event("shelled", "FRE", "RUR", sentence=2),
    )

    found = read_report(tmp_path, row)

    assert found.published == date(2011, 5, 10)
    assert [found.text[start:end] for start, end in found.sentences] == sentences
    assert [[act[:2] for act in acts] for acts in found.told] == [[("RUR", "FRE")], [], [("FRE", "RUR")] * 2]
    assert [act.trigger for acts in found.told for _, _, act in acts] == [(10, 17), (76, 83), (55, 62)]
    assert {found.text[slice(*act.trigger)] for acts in found.told for _, _, act in acts} == {"shelled"}


def test_trigger_of_another_sentence_is_not_found(tmp_path: Path) -> None:
    row = report(["It rained.", "Ruritania shelled a port."], event("shelled", "RUR", "FRE", sentence=0))

    (((_, _, act),), others) = read_report(tmp_path, row).told

    assert act.trigger is None
    assert others == ()


def test_sentence_told_twice_stands_in_two_places(tmp_path: Path) -> None:
    found = read_report(tmp_path, report(["They met.", "They met."]))

    assert found.sentences == ((0, 9), (11, 20))


def test_files_are_read_by_name_and_empty_lines_skipped(tmp_path: Path) -> None:
    write(tmp_path / "reports" / "b.jsonl", [report(["It rained."], id="r3")])
    write(tmp_path / "reports" / "a.jsonl", [report(["It rained."], id=name) for name in ("r2", "r1")])
    with (tmp_path / "reports" / "a.jsonl").open("a", encoding="utf-8") as file:
        file.write("\n  \n")
    (tmp_path / "reports" / "notes.txt").write_text("no rows", "utf-8")

    assert [one.id for one in corpus.read_reports(tmp_path)] == ["r2", "r1", "r3"]
