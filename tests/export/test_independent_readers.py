"""What is written, read by the libraries others read these formats with: pip install -e '.[test,formats-check]'.

They bring 430 MB, so they are no part of the test extra; without them these tests are skipped, and say so.
"""

from __future__ import annotations

import importlib.util
import io
import json
import warnings
import zipfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from export.told_events import party, telling, told
from multipolar.export.followthemoney import write_followthemoney
from multipolar.export.gdelt import write_gdelt1, write_gdelt2
from multipolar.export.gdelt_mentions import write_gdelt_mentions
from multipolar.export.linked_data import write_jsonld
from multipolar.export.records import Tally

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

HOW = "formats-check extra is not installed"
HOSTILE = "\"\t\n\r\u2028 '); drop <b>"
EVENTS = (
    told(mode="visit"),
    told("AID", id="e2", place=HOSTILE, actors=(party("IGO:African Union"),), tellings=(telling(publisher=HOSTILE),)),
    told(
        "ASSAULT", id="e3", recipients=(), tellings=(telling(url=None, title=HOSTILE), telling(key="k2", seen_on=None))
    ),
)


def test_followthemoney_takes_every_entity_and_drops_nothing() -> None:
    model = pytest.importorskip("followthemoney", reason=HOW).model
    lines = list(write_followthemoney(EVENTS, Tally()))

    for line in lines:
        told_entity = json.loads(line)
        proxy = model.get_proxy(told_entity)
        proxy.schema.validate(told_entity)
        kept = proxy.to_dict()["properties"]
        assert {name: sorted(values) for name, values in kept.items()} == {
            name: sorted(values) for name, values in told_entity["properties"].items()
        }
        for prop, value in proxy.itervalues():
            clean = prop.type.clean(value)
            assert clean is not None, f"{prop.name}: {value!r}"
    assert len(lines) == 9


def gdeltpyr_reader() -> ModuleType:
    """Load the module that reads files by itself: the package fetches tables from the network when it is imported."""
    package = importlib.util.find_spec("gdelt")
    if package is None or not package.submodule_search_locations:
        pytest.skip(HOW)
    path = Path(package.submodule_search_locations[0]) / "parallel.py"
    spec = importlib.util.spec_from_file_location("gdeltpyr_parallel", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("write", "table", "columns"),
    [(write_gdelt1, "events", 58), (write_gdelt2, "events", 61), (write_gdelt_mentions, "mentions", 16)],
)
def test_gdeltpyr_reads_every_row(
    write: Callable[..., object], table: str, columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    parallel = gdeltpyr_reader()
    tally = Tally()
    content = "".join(write(EVENTS, tally))
    zipped = io.BytesIO()
    with zipfile.ZipFile(zipped, "w") as archive:
        archive.writestr("20100402.export.CSV", content)

    class Response:
        status_code = 200
        content = zipped.getvalue()

    monkeypatch.setattr(parallel.requests, "get", lambda *_, **__: Response)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        frame = parallel._mp_worker("http://example.org/20100402.export.CSV.zip", table=table)  # noqa: SLF001

    assert frame.shape == (tally.rows, columns)
    if table == "events":
        assert list(frame[26]) == ["042", "043", "070", "180"]
        assert list(frame[1]) == [20100402] * 4


def test_rdflib_reads_the_document_as_a_graph() -> None:
    rdflib = pytest.importorskip("rdflib", reason=HOW)
    schema = rdflib.Namespace("https://schema.org/")
    plover = rdflib.Namespace("urn:multipolar:term:")

    graph = rdflib.Graph().parse(data="".join(write_jsonld(EVENTS, Tally())), format="json-ld")

    actions = set(graph.subjects(rdflib.RDF.type, schema.Action))
    assert len(actions) == 3
    assert {start.toPython() for start in graph.objects(None, schema.startTime)} == {date(2010, 4, 2)}
    assert {str(one) for one in graph.objects(None, plover.type)} == {"CONSULT", "AID", "ASSAULT"}
    names = {str(name) for place in graph.objects(None, schema.location) for name in graph.objects(place, schema.name)}
    assert HOSTILE in names
    assert rdflib.URIRef("http://www.wikidata.org/entity/Q7747") in set(graph.objects(None, schema.sameAs))
    assert {str(status).rpartition("/")[2] for status in graph.objects(None, schema.actionStatus)} == {
        "CompletedActionStatus"
    }
