from __future__ import annotations

import io

from rich.console import Console

from multipolar.show.explain import Reason, explain_event, explain_table, find_events_by_id
from show.coded_samples import TEXT, coded_sample, hostile_sample

FIELDS = [
    "act",
    "mode",
    "actors",
    "recipients",
    "auxiliary",
    "type",
    "claimant",
    "contexts",
    "date",
    "location",
    "score",
    "confidence",
]


def reasons(number: int) -> dict[str, Reason]:
    coded = coded_sample()
    return {reason.field: reason for reason in explain_event(coded.events[number], coded)}


def test_every_field_of_every_event_is_explained() -> None:
    coded = coded_sample()

    for event in coded.events:
        assert list(dict.fromkeys(reason.field for reason in explain_event(event, coded))) == FIELDS


def test_a_rule_comes_with_its_words_and_its_entrys_file() -> None:
    act = reasons(0)["act"]

    assert act.rule_id == "accuse.condemn"
    assert act.words is not None
    assert act.words.quote(TEXT) == "visited"
    assert act.note == "accuse.toml"


def test_an_auxiliary_comes_with_its_cue_and_the_entrys_note() -> None:
    auxiliary = reasons(3)["auxiliary"]

    assert auxiliary.value == "negation"
    assert auxiliary.words is not None
    assert auxiliary.words.quote(TEXT) == "not building"
    assert auxiliary.note.startswith("negation.toml: ")


def test_a_claimant_comes_with_the_cue_of_the_statement() -> None:
    claimant = reasons(3)["claimant"]

    assert claimant.rule_id == "say.say"
    assert claimant.words is not None
    assert claimant.words.quote(TEXT) == "added"


def test_a_folded_type_tells_the_rule() -> None:
    assert reasons(4)["type"].note == "PLOVER's rule: future CONSULT counts as AGREE"


def test_the_table_shows_words_with_offsets_and_steers_nothing() -> None:
    coded, hostile = coded_sample(), hostile_sample()
    console = Console(file=io.StringIO(), width=140)

    console.print(explain_table(coded.events[0], coded, emphasis=False))
    console.print(explain_table(hostile.events[0], hostile, emphasis=False))

    shown = console.file.getvalue()  # type: ignore[attr-defined]
    assert f"“visited” {TEXT.index('visited')}–{TEXT.index('visited') + 7}" in shown
    assert "\x1b" not in shown


def test_events_are_found_by_the_beginning_of_their_id() -> None:
    coded = coded_sample()

    assert find_events_by_id(coded, "3a") == [coded.events[3]]
    assert find_events_by_id(coded, "all") == list(coded.events)
    assert find_events_by_id(coded, "zz") == []
