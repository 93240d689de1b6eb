"""Writers of tab-separated formats, read by the strict readers of others: field_readers.py, gdelt_readers.py."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from export.field_readers import read_icews, read_phoenix, read_plover, read_polecat
from export.gdelt_readers import read_gdelt, read_gdelt_mentions
from export.told_events import party, telling, told
from multipolar.export.formats import Format
from multipolar.export.records import Tally
from multipolar.export.write import WRITERS
from multipolar.model.standing import Standing

if TYPE_CHECKING:
    from multipolar.export.records import LedgerEvent

READERS = {
    Format.POLECAT: read_polecat,
    Format.ICEWS: read_icews,
    Format.GDELT1: lambda content: read_gdelt(content, 1),
    Format.GDELT2_EVENTS: lambda content: read_gdelt(content, 2),
    Format.GDELT2_MENTIONS: read_gdelt_mentions,
    Format.PHOENIX: read_phoenix,
    Format.PLOVER: read_plover,
}
CAMEO_FORMATS = [Format.ICEWS, Format.GDELT1, Format.GDELT2_EVENTS, Format.GDELT2_MENTIONS, Format.PHOENIX]
# What breaks files: ends of cells and lines as anybody counts them, quotes, separators of lists, words for nothing.
HOSTILE = st.text(
    st.one_of(
        st.sampled_from("\t\n\r\v\f\x00\x1c\x85\u2028\u2029\ufeff\"';,|\\None NULL=@"), st.characters(codec="utf-8")
    ),
    max_size=30,
)


def written(form: Format, *events: LedgerEvent) -> tuple[list[dict[str, Any]], Tally]:
    tally = Tally()
    content = "".join(WRITERS[form](events, tally)).encode()
    return READERS[form](content), tally


def test_polecat_has_what_the_ledger_tells() -> None:
    visit = told(mode="visit", score=4.0, contexts=("diplomatic", "economic"))

    [row], tally = written(Format.POLECAT, visit)

    assert (tally.events, tally.rows) == (1, 1)
    assert row["Event ID"] == "e1_CONSULT_visit"
    assert row["Event Date"] == date(2010, 4, 2)
    assert (row["Event Mode"], row["Intensity"], row["Quad Code"]) == ("visit", 4.0, "VERBAL COOPERATION")
    assert row["Contexts"] == ["diplomatic", "economic"]
    assert (row["Actor Name"], row["Actor Country"], row["Actor COW"]) == (["Vladimir Putin"], ["RUS"], ["365"])
    assert (row["Primary Actor Sector"], row["Actor Title"]) == ("GOV", "Prime Minister")
    assert (row["Recipient Country"], row["Recipient COW"]) == (["VEN"], ["101"])
    assert (row["Latitude"], row["Longitude"], row["GeoNames ID"]) == (10.48801, -66.87919, 3646738)
    assert (row["Source"], row["Publication Date"]) == ("Ruritanian Gazette", date(2010, 4, 3))


def test_polecats_lists_keep_their_places() -> None:
    meeting = told(
        actors=(party("RUS GOV"), party("IGO:African Union"), party("CHN MIL", "the army; the navy")), recipients=()
    )

    [row], _ = written(Format.POLECAT, meeting)

    assert row["Actor Name"] == ["RUS", "African Union", "the army, the navy"]
    assert row["Actor COW"] == ["365", "None", "710"]
    assert row["Actor Sectors"] == ["GOV", "None", "MIL"]
    assert row["Recipient Name"] == []


def test_icews_has_what_the_ledger_tells() -> None:
    [row], _ = written(
        Format.ICEWS, told("COOPERATE", contexts=("economic",), recipients=(party("VEN MIL", "the army"),))
    )

    assert (row["Event Date"], row["Event Text"], row["CAMEO Code"], row["Intensity"]) == (
        date(2010, 4, 2),
        "Work together on the economy",
        "061",
        6.4,
    )
    assert (row["Source Name"], row["Source Sectors"], row["Source Country"]) == (
        "Vladimir Putin",
        ["Government"],
        "Russia",
    )
    assert (row["Target Name"], row["Target Sectors"], row["Target Country"]) == ("the army", ["Military"], "Venezuela")
    assert (row["Publisher"], row["City"], row["Country"]) == ("Ruritanian Gazette", "Caracas", "Venezuela")


@pytest.mark.parametrize(("form", "added"), [(Format.GDELT1, "20100403"), (Format.GDELT2_EVENTS, "20100403000000")])
def test_gdelt_has_what_the_ledger_tells(form: Format, added: str) -> None:
    [row], _ = written(form, told("ASSAULT", actors=(party("UNO", "United Nations"),), recipients=(party("TLS MED"),)))

    assert [row[f"Actor1{name}"] for name in ("Code", "Name", "CountryCode", "KnownGroupCode", "Type1Code")] == [
        "IGOUNO",
        "UNITED NATIONS",
        "",
        "UNO",
        "IGO",
    ]
    assert [row[f"Actor2{name}"] for name in ("Code", "CountryCode", "Type1Code")] == ["TMPHLH", "TMP", "HLH"]
    assert (row["EventCode"], row["QuadClass"], row["GoldsteinScale"]) == ("180", 4, -9.0)
    assert (row["NumMentions"], row["NumSources"], row["NumArticles"]) == (3, 1, 2)
    assert (row["ActionGeo_Type"], row["ActionGeo_CountryCode"]) == ("4", "VE")
    assert (row["DATEADDED"], row["SOURCEURL"]) == (added, "https://gazette.example/1")


def test_gdelts_quadrants_and_fractions_are_those_of_its_own_rows() -> None:
    inquiry = told("ACCUSE", mode="investigate", start_on=date(2016, 3, 12), end_on=date(2016, 3, 12))
    protest = told("PROTEST", mode="demo", id="e2", start_on=date(2007, 7, 4), end_on=date(2007, 7, 4))

    rows, _ = written(Format.GDELT2_EVENTS, inquiry, protest)

    assert [(row["EventCode"], row["QuadClass"], row["FractionDate"]) for row in rows] == [
        ("090", 2, "2016.1973"),
        ("141", 3, "2007.5041"),
    ]


def test_every_mention_joins_its_event() -> None:
    visit = told(mode="visit", tellings=(telling(), telling(key="k2", url=None, publisher=None, source="b.txt")))

    events, _ = written(Format.GDELT2_EVENTS, visit)
    mentions, tally = written(Format.GDELT2_MENTIONS, visit)

    assert len(mentions) == tally.rows == 4
    assert {row["GLOBALEVENTID"] for row in mentions} == {row["GLOBALEVENTID"] for row in events}
    first, second, hosted, _ = mentions
    assert (first["MentionType"], first["MentionSourceName"], first["Confidence"]) == ("1", "gazette.example", 91)
    assert (second["MentionType"], second["MentionIdentifier"]) == ("2", "b.txt")
    assert (first["Actor1CharOffset"], first["Actor2CharOffset"], first["ActionCharOffset"]) == (100, 130, 122)
    assert (hosted["Actor1CharOffset"], hosted["Actor2CharOffset"]) == (130, 100)


def test_phoenix_has_what_the_ledger_tells() -> None:
    sanction = told("SANCTION", contexts=("economic",), recipients=(party("IGO:African Union"),))

    [row], _ = written(Format.PHOENIX, sanction)

    assert (row["SourceFull"], row["SourceRoot"], row["SourceAgent"]) == ("RUSGOV", "RUS", "GOV")
    assert (row["TargetFull"], row["TargetRoot"], row["TargetAgent"]) == ("IGOAFU", "IGO", "")
    assert (row["CAMEO"], row["QuadClass"], row["Issues"]) == ("163", 3, {"ECONOMIC": 1})
    assert (row["SentenceIDs"], row["URLs"]) == (["a1_100"], ["https://gazette.example/1"])


def test_plover_has_auxiliary_modes_and_the_words() -> None:
    plan = told(act="CONSULT", type="AGREE", mode="visit", auxiliary=("future",), standing=Standing.PLANNED)

    [record], _ = written(Format.PLOVER, plan)

    assert record["event"] == ["AGREE"]
    assert record["mode"] == ["visit", "future"]
    assert record["event_text"] == ["visited"]
    assert record["actor"] == [
        {
            "code": "RUS",
            "sector": "GOV",
            "entity_text": "Vladimir Putin",
            "identifier_id": "Q7747",
            "office": "Prime Minister",
        }
    ]
    assert "act: CONSULT" in record["comment"]


@pytest.mark.parametrize("form", [Format.ICEWS, Format.GDELT1, Format.GDELT2_EVENTS, Format.PHOENIX])
def test_a_visit_is_made_by_one_side_and_hosted_by_the_other(form: Format) -> None:
    rows, tally = written(form, told(mode="visit"))

    code, source = {Format.ICEWS: ("CAMEO Code", "Source Country"), Format.PHOENIX: ("CAMEO", "SourceRoot")}.get(
        form, ("EventCode", "Actor1CountryCode")
    )
    assert [row[code] for row in rows] == ["042", "043"]
    assert rows[0][source][0] == "R"
    assert rows[1][source][0] == "V"
    assert tally.events == 1


def test_mutual_acts_are_told_of_both_sides_and_nobody_acts_on_himself() -> None:
    talks = told(actors=(party("RUS GOV"), party("VEN GOV"), party("RUS GOV")), recipients=())

    rows, _ = written(Format.PHOENIX, talks)

    assert {(row["SourceFull"], row["TargetFull"]) for row in rows} == {("RUSGOV", "VENGOV"), ("VENGOV", "RUSGOV")}


def test_numbers_are_the_same_wherever_an_event_is_exported_and_differ_between_rows() -> None:
    alone, _ = written(Format.GDELT1, told(mode="visit"))
    among, _ = written(Format.ICEWS, told("AID", id="e0"), told(mode="visit"))

    assert [row["GLOBALEVENTID"] for row in alone] == [row["Event ID"] for row in among[1:]]
    assert len({row["Event ID"] for row in among}) == 3


LEFT_OUT = [
    ({"standing": Standing.POSSIBLE, "auxiliary": ("hypothetical",)}, "only possible"),
    ({"standing": Standing.EARLIER, "auxiliary": ("historical",)}, "told as background from earlier"),
    ({"start_on": None, "end_on": None}, "no date, or none nearer than a month"),
    ({"end_on": date(2012, 5, 7)}, "no date, or none nearer than a month"),
]


@pytest.mark.parametrize("form", [Format.POLECAT, *CAMEO_FORMATS])
@pytest.mark.parametrize(("changes", "reason"), LEFT_OUT)
def test_what_a_format_cannot_tell_is_left_out_and_counted(form: Format, changes: dict[str, Any], reason: str) -> None:
    rows, tally = written(form, told("ASSAULT", **changes))

    assert rows == []
    assert tally.left_out == {reason: 1}


@pytest.mark.parametrize("form", [Format.POLECAT, *CAMEO_FORMATS])
def test_an_attack_that_was_denied_is_never_written_as_one(form: Format) -> None:
    rows, tally = written(form, told("ASSAULT", standing=Standing.NEGATED, auxiliary=("negation",)))

    assert rows == []
    assert tally.left_out.total() == 1


def test_a_planned_visit_is_a_promise_in_polecat_and_an_intent_in_cameo() -> None:
    plan = told(type="AGREE", mode="visit", standing=Standing.PLANNED, auxiliary=("future",))
    threat = told("ASSAULT", id="e2", standing=Standing.PLANNED, auxiliary=("future",))

    polecat, tally = written(Format.POLECAT, plan, threat)
    icews, _ = written(Format.ICEWS, plan, threat)

    assert [row["Event Type"] for row in polecat] == ["AGREE"]
    assert tally.left_out == {"planned, and not folded into a promise by PLOVER": 1}
    assert [row["CAMEO Code"] for row in icews] == ["036", "138"]


@pytest.mark.parametrize(("form", "rows"), [(Format.ICEWS, 0), (Format.PHOENIX, 0), (Format.GDELT1, 1)])
def test_an_act_on_nobody_stands_in_gdelt_alone(form: Format, rows: int) -> None:
    found, tally = written(form, told("MOBILIZE", recipients=()))

    assert len(found) == rows
    assert tally.left_out == ({} if rows else {"no target": 1})


@settings(deadline=None)  # the first of them loads the tables
@given(data=st.data())
@pytest.mark.parametrize("form", list(READERS))
def test_hostile_text_breaks_no_row(form: Format, data: st.DataObject) -> None:

    def text() -> str:
        return data.draw(HOSTILE)

    event = told(
        id="e1" + text(),
        place=text(),
        source=text(),
        actors=(party("RUS GOV", text() or None, office=text()), party(f"IGO:{text()}")),
        recipients=(party("VEN MIL", text() or None),),
        tellings=(
            telling(publisher=text(), source=text(), url=text(), title=text(), evidence=text(), coder=text()),
            telling(key="k2", article=text(), publisher=None, url=None, language=text()),
        ),
    )

    rows, tally = written(form, event)

    assert len(rows) == tally.rows >= 1
