from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from multipolar.query.deals import list_deal_steps, list_deals
from multipolar.query.events import list_events
from multipolar.query.filters import DealFilter, EventFilter
from multipolar.query.parties import Party, PartyNames
from multipolar.query.partners import find_partners
from multipolar.query.poles.find import find_poles
from multipolar.query.poles.settings import PolesSettings, Span
from multipolar.query.ties.find import Ties, find_ties
from multipolar.query.ties.settings import TiesSettings
from multipolar.show.charts.counts import actors_chart, counts_chart
from multipolar.show.charts.deals import deals_chart
from multipolar.show.charts.events import events_chart
from multipolar.show.charts.partners import partners_chart
from multipolar.show.charts.poles import poles_chart
from multipolar.show.charts.render import ChartFormat, render_chart
from multipolar.show.charts.theme import signed, stack
from multipolar.show.charts.ties import ties_chart
from multipolar.show.titles import partners_title, poles_title, ties_title

if TYPE_CHECKING:
    import altair as alt
    from duckdb import DuckDBPyConnection

RUS, VEN, USA = Party("RUS", "Russia"), Party("VEN", "Venezuela"), Party("USA", "United States")
PNG = b"\x89PNG\r\n\x1a\n"


class Loads(HTMLParser):
    """Collects what a page would fetch, and how many scripts it has."""

    def __init__(self) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        self.fetched += [f"{tag} {value}" for name, value in attrs if name in {"src", "href"} and value]


def ties(world: DuckDBPyConnection, a: Party = RUS, b: Party = VEN) -> Ties:
    return find_ties(world, a, b, TiesSettings())


def all_charts(world: DuckDBPyConnection) -> dict[str, alt.TopLevelMixin]:
    names = PartyNames(world)
    found = ties(world)
    deals = [row["id"] for row in list_deals(world, DealFilter()).read_all().to_pylist()]
    return {
        "ties": ties_chart(found, found.series),
        "partners": partners_chart(find_partners(world, names, VEN, TiesSettings())),
        "poles": poles_chart(find_poles(world, names, PolesSettings(span=Span.QUARTER))),
        "pole": poles_chart(find_poles(world, names, PolesSettings(span=Span.ALL))),
        "events": events_chart(list_events(world, EventFilter()).read_all().to_pylist(), ""),
        "deals": deals_chart(list_deal_steps(world, deals).read_all().to_pylist(), " of Russia"),
    }


@pytest.mark.parametrize("name", ["ties", "partners", "poles", "pole", "events", "deals"])
def test_every_chart_can_be_drawn_with_its_title(world: DuckDBPyConnection, name: str) -> None:
    chart = all_charts(world)[name]

    svg = render_chart(chart, ChartFormat.SVG).decode()

    assert svg.startswith("<svg")
    assert "undefined" not in svg
    assert "NaN" not in svg
    assert len(chart.to_dict()["title"]["text"]) > 5
    assert not re.search(r"""(?:href|src)=["']https?:""", svg)


def test_a_chart_is_a_picture(world: DuckDBPyConnection) -> None:
    assert render_chart(all_charts(world)["ties"], ChartFormat.PNG).startswith(PNG)


def test_the_same_chart_is_the_same_bytes(world: DuckDBPyConnection) -> None:
    first, second = (render_chart(all_charts(world)["poles"], ChartFormat.SVG) for _ in range(2))

    assert first == second


def test_a_page_loads_nothing_and_a_report_s_words_end_no_script() -> None:
    step = {"id": "d1", "parties": ["RUS"], "subject": '</script><script>alert("x")</script>', "stage": "signed"}
    chart = deals_chart([{**step, "first_on": date(2030, 1, 7), "mentions": 1}], "</title><script>alert(1)</script>")

    page = render_chart(chart, ChartFormat.HTML).decode()

    loads = Loads()
    loads.feed(page)
    assert loads.fetched == []
    assert loads.scripts == 2
    assert "default-src 'none'" in page
    assert "alert(1)</script>" not in page


def test_deeds_stand_next_to_the_zero_line_and_conflict_below_it() -> None:
    bars = stack(signed({"VC": 2.0, "MC": 3.0, "VX": 1.0, "MX": 4.0}))

    assert {bar.quad: (bar.low, bar.high) for bar in bars} == {
        "MC": (0, 3),
        "VC": (3, 5),
        "MX": (-4, 0),
        "VX": (-5, -4),
    }


def test_titles_tell_how_things_stand(world: DuckDBPyConnection) -> None:
    friends, foes = ties(world), ties(world, USA, VEN)
    names = PartyNames(world)

    assert ties_title(friends, friends.series) == "Russia and Venezuela: cooperation, and no conflict told"
    assert ties_title(foes, foes.series) == "The United States and Venezuela: conflict, and no cooperation told"
    assert partners_title(find_partners(world, names, VEN, TiesSettings())) == "Venezuela: most to do with Russia"
    assert poles_title(find_poles(world, names, PolesSettings())).startswith("1.3 poles in 2030, around Venezuela and")


def test_nothing_dated_makes_no_chart() -> None:
    assert events_chart([{"start_on": None, "quad": "VC"}], "") is None
    assert deals_chart([], "") is None


def test_counts_say_how_many_have_no_day() -> None:
    rows = [{"seen_on": date(2030, 1, 7)}, {"seen_on": date(2030, 3, 9)}, {"seen_on": None}]

    chart = counts_chart(rows, "reports", " of Russia")

    assert chart is not None
    title = chart.to_dict()["title"]
    assert title["text"] == "2 reports of Russia"
    assert title["subtitle"][1] == "1 more have no day."
    assert counts_chart(rows[2:], "reports", "") is None


def test_actors_stand_in_the_order_of_the_list() -> None:
    rows = [{"name": "Russia", "party": "RUS", "events": 3}, {"name": "Hugo Chávez", "party": "VEN", "events": 2}]

    chart = actors_chart(rows)

    assert chart is not None
    assert [row["who"] for row in chart.to_dict()["data"]["values"]] == ["Russia (RUS)", "Hugo Chávez (VEN)"]
    assert actors_chart([]) is None
