from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from ledgers import CODER, entity, event, report, write_small_ledger
from multipolar.errors import CorrectionError
from multipolar.ledger import link_ledger
from multipolar.ledger.correct import correct, take_over
from multipolar.ledger.correction_lines import correction_line, read_correction_lines
from multipolar.ledger.ingest import recode
from multipolar.ledger.training import training_lines
from multipolar.model.corrections import Action
from multipolar.model.spans import TextSpan
from multipolar.store import open_ledger, write_ledger
from multipolar.store.corrections import read_corrections
from multipolar.store.dump import dump_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from multipolar.model.articles import Article
    from multipolar.model.coded import CodedArticle, Failure

VISIT = report("RUR [visited] FRE to discuss fishing.", event("CONSULT", "RUR", "FRE", mode="visit"))
TALKS = report("FRE and RUR [talked] about cod fishing.", event("CONSULT", "FRE RUR"), published="2030-01-08")
SHELLING = report("RUR [shelled] SYL.", event("ASSAULT", "RUR", "SYL", mode="heavy-weapons"))
NOON = datetime(2030, 2, 1, 12, tzinfo=UTC)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return write_small_ledger(tmp_path / "ledger.duckdb", VISIT, TALKS, SHELLING)


def rows(ledger: Path, query: str, **values: str) -> list[tuple[Any, ...]]:
    with open_ledger(ledger) as connection:
        return connection.execute(query, values).fetchall()


def id_of(ledger: Path, act: str, mode: str = "any") -> str:
    query = "select id from events where act = $act and $mode in ('any', mode)"
    found = rows(ledger, query, act=act, mode=mode)
    assert len(found) == 1
    return str(found[0][0])


def do(ledger: Path, action: Action, event_id: str, *, minutes: int = 0, **what: Any) -> None:  # noqa: ANN401
    made_at = NOON + timedelta(minutes=minutes)
    with write_ledger(ledger) as draft:
        correct(draft.connection, action, event_id, author="Ann", made_at=made_at, **what)


def dump(ledger: Path) -> list[str]:
    with open_ledger(ledger) as connection:
        return list(dump_lines(connection))


def test_a_rejected_event_is_kept_and_not_counted(ledger: Path) -> None:
    do(ledger, Action.REJECT, id_of(ledger, "ASSAULT")[:6], note="an exercise")

    assert rows(ledger, "select review from events where act = 'ASSAULT'") == [("rejected",)]
    assert rows(ledger, "select count(*) from pairs where type = 'ASSAULT'") == [(0,)]
    assert rows(ledger, "select author, action, note, made_at from corrections") == [
        ("Ann", "reject", "an exercise", NOON)
    ]


def test_the_last_word_counts(ledger: Path) -> None:
    do(ledger, Action.REJECT, id_of(ledger, "ASSAULT"))
    do(ledger, Action.ACCEPT, id_of(ledger, "ASSAULT"), minutes=1)

    assert rows(ledger, "select review from events where act = 'ASSAULT'") == [("accepted",)]
    assert rows(ledger, "select count(*) from pairs where type = 'ASSAULT'") == [(1,)]


def test_a_changed_type_has_its_own_score_and_quadrant(ledger: Path) -> None:
    do(ledger, Action.CHANGE, id_of(ledger, "ASSAULT"), field="type", value="ACCUSE")

    assert rows(ledger, "select act, type, mode, quad, score < 0, review from events where type = 'ACCUSE'") == [
        ("ACCUSE", "ACCUSE", "", "VX", True, "changed")
    ]
    assert rows(ledger, "select type, quad from pairs where b = 'SYL'") == [("ACCUSE", "VX")]


def test_changed_parties_make_other_pairs(ledger: Path) -> None:
    do(ledger, Action.CHANGE, id_of(ledger, "ASSAULT"), field="recipients", value="BOR MIL; IGO:African Union IGO")

    assert rows(ledger, "select a, b, b_sector, direction from pairs where type = 'ASSAULT' order by a, b") == [
        ("BOR", "RUR", "GOV", -1),
        ("IGO:African Union", "RUR", "GOV", -1),
    ]
    assert rows(ledger, "select recipients from events where act = 'ASSAULT'") == [("BOR MIL; IGO:African Union IGO",)]


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("type", "HUG", "type 'HUG' is not in the ontology; one of: AGREE, "),
        ("mode", "sideways", "mode 'sideways' is not in the ontology"),
        ("contexts", "military nonsense", "contexts 'nonsense' is not"),
        ("start_on", "Monday", "'Monday' is no day; write it as 2010-04-02"),
        ("actors", "Russia", "party 'Russia'; write code and sector"),
        ("actors", "IGO GOV", "party 'IGO GOV'; write code and sector"),
        ("event_id", "7", "field 'event_id' cannot be changed; one of: "),
    ],
)
def test_a_value_that_cannot_be_is_refused_in_one_line(ledger: Path, field: str, value: str, told: str) -> None:
    before = dump(ledger)

    with pytest.raises(CorrectionError) as caught:
        do(ledger, Action.CHANGE, id_of(ledger, "ASSAULT"), field=field, value=value)

    assert told in str(caught.value)
    assert "\n" not in str(caught.value)
    assert dump(ledger) == before


def test_an_unknown_event_is_refused(ledger: Path) -> None:
    with pytest.raises(CorrectionError, match="no event has an id that begins with 'zzz'"):
        do(ledger, Action.ACCEPT, "zzz")


def test_two_events_are_merged_and_one_is_split(ledger: Path) -> None:
    visit = id_of(ledger, "CONSULT")
    keys = [key for (key,) in rows(ledger, "select key from mentions where act = 'CONSULT' order by seen_on")]
    assert len(keys) == 2

    do(ledger, Action.SPLIT, visit, mentions=[keys[1][:8]])
    assert rows(ledger, "select count(*) from events where act = 'CONSULT'") == [(2,)]

    do(ledger, Action.MERGE, keys[0], other=keys[1], minutes=1)
    assert rows(ledger, "select mentions from events where act = 'CONSULT'") == [(2,)]

    do(ledger, Action.MERGE, keys[0], other=id_of(ledger, "ASSAULT"), minutes=2)
    assert rows(ledger, "select mentions from events") == [(3,)]
    assert ("correction",) in rows(ledger, "select because from mentions")


@pytest.mark.parametrize("mentions", [(), ("zz",)])
def test_a_split_needs_some_mentions_of_the_event(ledger: Path, mentions: tuple[str, ...]) -> None:
    with pytest.raises(CorrectionError):
        do(ledger, Action.SPLIT, id_of(ledger, "CONSULT"), mentions=mentions)


def test_linking_anew_does_what_was_done_at_once(ledger: Path) -> None:
    do(ledger, Action.CHANGE, id_of(ledger, "ASSAULT"), field="start_on", value="2030-01-05")
    do(ledger, Action.CHANGE, id_of(ledger, "ASSAULT"), field="actors", value="BOR MIL", minutes=1)
    do(ledger, Action.REJECT, id_of(ledger, "CONSULT"), minutes=2)
    before = dump(ledger)

    with write_ledger(ledger) as draft:
        link_ledger(draft.connection, anew=True)

    assert dump(ledger) == before
    assert rows(ledger, "select start_on, actors from events where act = 'ASSAULT'") == [(date(2030, 1, 5), "BOR MIL")]


def test_corrections_survive_a_recoding_that_moves_the_mentions(ledger: Path) -> None:
    do(ledger, Action.REJECT, id_of(ledger, "ASSAULT"))
    do(ledger, Action.CHANGE, id_of(ledger, "CONSULT"), field="place", value="Strelsau", minutes=1)
    newer = replace(CODER, rules="rules-2")

    def code(articles: Iterable[Article | Failure]) -> Iterator[CodedArticle | Failure]:
        known = {one.article.text: one for one in (VISIT, TALKS, SHELLING)}
        for article in articles:
            coded = known[article.text]
            moved = tuple(
                replace(one, id=f"new-{one.id}", trigger=TextSpan(one.trigger.start, one.trigger.end + 1))
                for one in coded.events
            )
            yield replace(coded, article=article, events=moved, coder=newer)

    recode(ledger, newer, code, lambda _: None, lambda _: None)

    assert rows(ledger, "select review from events where act = 'ASSAULT'") == [("rejected",)]
    assert rows(ledger, "select place, review from events where act = 'CONSULT'") == [("Strelsau", "changed")]


def test_a_log_goes_to_another_ledger_of_the_same_articles(ledger: Path, tmp_path: Path) -> None:
    do(ledger, Action.REJECT, id_of(ledger, "ASSAULT"), note='"quoted", and\nbroken')
    keys = [key for (key,) in rows(ledger, "select key from mentions where act = 'CONSULT' order by seen_on")]
    do(ledger, Action.SPLIT, keys[0], mentions=[keys[1]], minutes=1)
    with open_ledger(ledger) as connection:
        lines = [correction_line(one).encode() for one in read_corrections(connection)]
    other = write_small_ledger(tmp_path / "other.duckdb", SHELLING, TALKS, VISIT)

    with write_ledger(other) as draft:
        assert take_over(draft.connection, read_correction_lines(lines, "log.jsonl")) == 2
        assert take_over(draft.connection, read_correction_lines(lines, "log.jsonl")) == 0

    assert dump(other) == dump(ledger)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (b"{", "log.jsonl, line 2: the line: Invalid JSON"),
        (
            b'{"made_at": "2030-01-01T00:00:00Z", "author": "A", "action": "burn", "event": "e"}',
            "action: Input",
        ),
        (b'{"made_at": "2030-01-01T00:00:00", "author": "A", "action": "accept", "event": "e"}', "made_at: "),
        (
            b'{"made_at": "2030-01-01T00:00:00Z", "author": "A", "action": "change", "event": "e", "field": "id"}',
            "field 'id' cannot be changed",
        ),
    ],
)
def test_a_line_that_is_no_correction_is_named(line: bytes, told: str) -> None:
    with pytest.raises(CorrectionError) as caught:
        list(read_correction_lines([b"\n", line], "log.jsonl"))

    assert "log.jsonl, line 2" in str(caught.value)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_reviewed_sentences_become_training_data(tmp_path: Path) -> None:
    text = "RUR said FRE had [shelled] SYL and SYL."
    told = report(text, event("ASSAULT", "FRE", "SYL", claimant="RUR", contexts="military"), event("AID", "RUR", "SYL"))
    ledger = write_small_ledger(tmp_path / "ledger.duckdb", told, SHELLING)
    do(ledger, Action.ACCEPT, id_of(ledger, "AID"))
    with open_ledger(ledger) as connection:
        lines, left = training_lines(connection)
        assert (lines, left.unreviewed) == ([], 1)

    do(ledger, Action.REJECT, id_of(ledger, "AID"), minutes=1)
    do(ledger, Action.CHANGE, id_of(ledger, "ASSAULT", ""), field="type", value="THREATEN", minutes=2)

    with open_ledger(ledger) as connection:
        lines, left = training_lines(connection)
    (row,) = map(json.loads, lines)
    assert row["text"] == "RUR said FRE had shelled SYL and SYL."
    assert row["events"] == [
        {
            "act": "THREATEN",
            "mode": "",
            "auxiliary": "none",
            "trigger": "shelled",
            "actors": ["FRE"],
            "recipients": ["SYL"],
            "contexts": ["military"],
            "claimant": "RUR",
        }
    ]


def test_training_data_marks_the_second_of_the_same_words(tmp_path: Path) -> None:
    text = "FRE, RUR and FRE [met]."
    told = report(text, event("CONSULT", "RUR FRE"))
    second = replace(entity("FRE", text), span=TextSpan(13, 16))
    met = replace(told.events[0], actors=(told.events[0].actors[0], second))
    ledger = write_small_ledger(tmp_path / "ledger.duckdb", replace(told, events=(met,)))
    do(ledger, Action.ACCEPT, id_of(ledger, "CONSULT"))

    with open_ledger(ledger) as connection:
        lines, _ = training_lines(connection)

    assert json.loads(lines[0])["events"][0]["actors"] == ["RUR", "FRE#2"]
