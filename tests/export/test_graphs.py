"""followthemoney and JSON-LD: made as told; the libraries that read them are asked in test_independent_readers.py."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from export.told_events import party, telling, told
from multipolar.export.followthemoney import write_followthemoney
from multipolar.export.linked_data import write_jsonld
from multipolar.export.records import Tally
from multipolar.model.standing import Standing

if TYPE_CHECKING:
    from multipolar.export.records import LedgerEvent


def entities(*events: LedgerEvent) -> list[dict[str, Any]]:
    return [json.loads(line) for line in write_followthemoney(events, Tally())]


def document(*events: LedgerEvent) -> dict[str, Any]:
    return json.loads("".join(write_jsonld(events, Tally())))


def test_parties_and_reports_stand_once_before_what_names_them() -> None:
    found = entities(told(), told("AID", id="e2"))

    schemata = [entity["schema"] for entity in found]
    assert schemata == "PublicBody PublicBody Article Event UnknownLink Event UnknownLink".split()
    seen: set[str] = set()
    for entity in found:
        refers = [
            one for name in ("involved", "proof", "subject", "object") for one in entity["properties"].get(name, [])
        ]
        assert set(refers) <= seen
        seen.add(entity["id"])


def test_a_link_says_who_acted_on_whom_and_how_the_text_commits_to_it() -> None:
    denied = told("ASSAULT", standing=Standing.NEGATED, auxiliary=("negation",))

    russia, venezuela, _, event, link = entities(denied)

    assert link["properties"]["subject"] == [russia["id"]]
    assert link["properties"]["object"] == [venezuela["id"]]
    assert link["properties"]["role"] == ["ASSAULT negation"]
    assert link["properties"]["status"] == ["negated"]
    assert event["properties"]["name"] == ["ASSAULT negation: Vladimir Putin > Venezuela"]


def test_a_mutual_act_links_every_two_who_took_part_once() -> None:
    talks = told(actors=(party("RUS GOV"), party("VEN GOV"), party("CHN GOV"), party("RUS MIL")), recipients=())

    found = [entity["properties"] for entity in entities(talks) if entity["schema"] == "UnknownLink"]

    pairs = {frozenset((*link["subject"], *link["object"])) for link in found}
    assert len(found) == len(pairs) == 3


def test_an_address_that_is_none_of_the_webs_is_no_address() -> None:
    found = entities(told(tellings=(telling(url="javascript:alert(1)"),)))

    assert all("sourceUrl" not in entity["properties"] for entity in found)


def test_json_ld_tells_every_standing() -> None:
    plan = told(id="e2", standing=Standing.PLANNED, auxiliary=("future",))
    denial = told(id="e3", standing=Standing.NEGATED, auxiliary=("negation",))

    graph = document(told(), plan, denial)["@graph"]

    assert [node["plover:standing"] for node in graph] == ["happened", "planned", "negated"]
    assert [node.get("actionStatus") for node in graph] == ["CompletedActionStatus", "PotentialActionStatus", None]


def test_json_ld_of_nothing_is_a_document_still() -> None:
    assert document()["@graph"] == []


def test_text_of_reports_makes_no_address_and_no_term() -> None:
    hostile = told(
        actors=(party("RUS GOV", "@id", wikidata='Q1" onclick'),),
        tellings=(telling(title="</script>", url="http://a b\u2028/<>", evidence="@type"),),
    )

    [node] = document(hostile)["@graph"]

    assert "sameAs" not in node["agent"][0]
    assert node["subjectOf"][0]["isPartOf"]["@id"].startswith("urn:multipolar:article:")
