from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from evaluate.annotated import (
    ONTOLOGY,
    TEXT,
    coded_event,
    coded_file,
    event,
    gold_file,
    put_together,
    said,
)
from multipolar.evaluate import compare, compare_gold, load_coded, load_gold

if TYPE_CHECKING:
    from evaluate.annotated import Json

REPOSITORY = Path(__file__).parents[2]
ATTACK = event("shelled", "ASSAULT", "RUR>FRE")


def report(**changes: object) -> Json:
    return {"id": "a", "published": "2011-05-10", "text": TEXT, "events": [ATTACK], "statements": [], **changes}


def told(path: Path) -> list[str]:
    """Give every line that a gold file's faults make."""
    gold, failures = load_gold(path)
    return [str(failure) for failure in (*failures, *compare(gold, [], ONTOLOGY).failures)]


def test_a_folder_a_list_and_lines_are_the_same_gold(tmp_path: Path) -> None:
    records = [report(id=name) for name in "abc"]
    folder = tmp_path / "folder"
    folder.mkdir()
    for record in records:
        (folder / f"{record['id']}.json").write_text(json.dumps(record), "utf-8")
    (folder / "notes.txt").write_text("not gold")
    (tmp_path / "list.json").write_text(json.dumps(records), "utf-8")
    (tmp_path / "lines.jsonl").write_text("\n".join(map(json.dumps, records)), "utf-8")

    read = [load_gold(tmp_path / name) for name in ("folder", "list.json", "lines.jsonl")]

    assert [failures for _, failures in read] == [[], [], []]
    assert [[file.record for file in files] for files, _ in read] == [[file.record for file in read[0][0]]] * 3


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"events": None}, "events: input should be a valid tuple"),
        ({"events": [{**ATTACK, "act": "MEETS"}]}, "event 1: 'MEETS' is no act; write one of AGREE CONSULT"),
        ({"events": [{**ATTACK, "auxiliary": "maybe"}]}, "events.0.auxiliary: input should be 'none', 'negation'"),
        ({"events": [{**ATTACK, "auxiliary": [{}]}]}, "events.0.auxiliary: input should be 'none', 'negation'"),
        ({"events": [{**ATTACK, "actors": "RUR"}]}, "events.0.actors: input should be a valid tuple"),
        ({"events": [{**ATTACK, "actors": [{"code": 7}]}]}, "events.0.actors.0: input should be a valid string"),
        ({"events": [ATTACK, {**ATTACK, "sentence": "It rained."}]}, "event 2: the text has no sentence 'It rained.'"),
        ({"events": [{**ATTACK, "trigger": "bombed"}]}, "event 1: its sentence has no trigger 'bombed'"),
        ({"events": [{**ATTACK, "actors": [""], "recipients": []}]}, "event 1: neither actor nor recipient"),
        ({"events": [{**ATTACK, "start": 0, "end": 9999}]}, "event 1: 0 to 9999 is no stretch of the text"),
        ({"events": [{"act": "AID"}]}, "events.0.sentence: field required (and 2 more)"),
        ({"statements": [said("We want war", "X")]}, "statement 1: the text has no words 'We want war'"),
        ({"text": None}, 'the report has no text; give it under "text"'),
        ({"id": 7}, "id: input should be a valid string"),
    ],
)
def test_a_wrong_file_is_one_clear_line(tmp_path: Path, changes: Json, line: str) -> None:
    (tmp_path / "a.json").write_text(json.dumps(report(**changes)), "utf-8")

    lines = told(tmp_path)

    assert len(lines) == 1
    assert lines[0].startswith(f"{tmp_path / 'a.json'}")
    assert line in lines[0]
    assert "\n" not in lines[0]


def test_every_wrong_line_is_told(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(["{", json.dumps(report()), "[]", json.dumps(report())]), "utf-8")

    lines = told(path)

    assert [line.partition(":")[0].rpartition(", ")[2] for line in lines] == ["line 1", "line 3", "line 4"]
    assert "the id 'a' is also that of" in lines[2]


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("none.json", None, "cannot be read (No such file or directory)"),
        ("deep.json", b"[" * 100_000, "nested too deep"),
        ("binary.json", b"\x89PNG\r\n", "a picture, not text"),
        ("latin.json", '{"id": "é"}'.encode("latin-1"), "iconv -f WINDOWS-1252"),
        ("empty.jsonl", b"\n", "holds no gold"),
    ],
)
def test_a_file_that_is_no_gold_is_one_clear_line(tmp_path: Path, name: str, content: bytes | None, line: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)

    lines = told(tmp_path / name)

    assert len(lines) == 1
    assert line in lines[0]


def test_an_empty_folder_is_one_clear_line(tmp_path: Path) -> None:
    assert told(tmp_path) == [
        f"{tmp_path}: a folder without a file of gold; put .json or .jsonl or .ndjson files into it"
    ]


def test_interrupted_words_are_found_part_by_part() -> None:
    gold = gold_file(
        {**event("denied", "REJECT", "BOR>SYL"), "trigger": "denied ... bombed"},
        statements=(said("We want peace ... who has met", "Rosa Tarlenheim"),),
    )

    (found,) = compare([gold], [], ONTOLOGY).reports

    assert found.gold.events[0].trigger
    assert found.gold.events[0].trigger.quote(TEXT) == "denied that it had bombed"
    assert [part.quote(TEXT) for part in found.gold.statements[0].parts] == ["We want peace", "who has met"]


def test_text_may_stand_in_the_coded_record_alone() -> None:
    coded = coded_file(coded_event("shelled", "ASSAULT", "RUR>FRE"), text=TEXT)

    compared = put_together(gold_file(ATTACK, text=None), coded)

    assert compared.failures == ()
    assert compared.reports[0].gold.text == TEXT


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"text": "X" + TEXT}, "its text is not the gold's (from character 0 on); code the gold's own text"),
        ({"events": [{"act": "FIGHT", "evidence": {"start": 0, "end": 9}}]}, "event 1: 'FIGHT' is no act"),
        ({"events": [{"act": "AID", "evidence": {"start": 0, "end": 9999}}]}, "event 1: 0 to 9999 is no stretch"),
        ({"statements": [{"speaker": None}]}, "statement 1: 0 to 0 is no stretch"),
    ],
)
def test_a_wrong_coded_record_is_one_clear_line(changes: Json, line: str) -> None:
    (failure,) = put_together(gold_file(ATTACK), coded_file(**{"events": (), **changes})).failures  # type: ignore[arg-type]

    assert str(failure).startswith("coded.jsonl, line 1")
    assert line in str(failure)


def test_coded_records_are_found_by_id_else_by_their_file(tmp_path: Path) -> None:
    path = tmp_path / "coded.jsonl"
    records = [
        {"id": "digest", "source": "news/a.txt"},
        {"id": "b", "source": "x.jsonl"},
        {"id": "c", "source": "x.jsonl"},
    ]
    path.write_text("\n".join(map(json.dumps, records)), "utf-8")
    coded, failures = load_coded(path)
    (tmp_path / "gold").mkdir()
    for name, id_ in (("a", "A report"), ("b", "b"), ("x", "x")):
        (tmp_path / "gold" / f"{name}.json").write_text(json.dumps(report(id=id_)), "utf-8")
    gold, _ = load_gold(tmp_path / "gold")

    assert failures == []
    assert compare(gold, coded, ONTOLOGY).not_coded == ("x",)  # two came from x.jsonl


def test_a_second_annotation_is_compared_like_a_coder() -> None:
    second = gold_file(event("shelled", "ASSAULT", "RUR>FRE", "future"))

    (found,) = compare_gold([gold_file(ATTACK)], [second], ONTOLOGY).reports

    assert [one.auxiliary for one in (*found.gold.events, *found.coded.events)] == ["none", "future"]


def test_the_example_of_the_documentation_is_right(tmp_path: Path) -> None:
    page = (REPOSITORY / "docs" / "evaluate.md").read_text("utf-8")
    example = page.partition("```json\n")[2].partition("```")[0]
    (tmp_path / "gold.json").write_text(example, "utf-8")

    assert told(tmp_path / "gold.json") == []
    (file,), _ = load_gold(tmp_path / "gold.json")
    (report_read,) = compare([file], [], ONTOLOGY).reports
    assert [one.act for one in report_read.gold.events] == ["CONSULT", "THREATEN"]
    assert len(report_read.gold.statements[0].parts) == 2
