"""Events of the ledger made by hand, for the writers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from multipolar.export.records import LedgerEvent, Party, Telling
from multipolar.model.standing import Standing

DAY = date(2010, 4, 2)
TEXT = "Ruritania's president visited Freedonia on Friday."


def party(written: str, name: str | None = None, **changes: Any) -> Party:  # noqa: ANN401
    """Make one of "RUS GOV" or "IGO:African Union"."""
    has_sector = written[-4:-3] == " " and ":" not in written
    known, _, sector = written.rpartition(" ") if has_sector else (written, "", "")
    code, _, named = known.partition(":")
    return replace(Party(known, code, sector, name or named or code, None, None), **changes)


def telling(**changes: Any) -> Telling:  # noqa: ANN401
    made = Telling(
        key="k1",
        article_id=1,
        article="a1",
        publisher="Ruritanian Gazette",
        source="gazette.txt",
        url="https://gazette.example/1",
        title="A visit",
        language="en",
        seen_on=date(2010, 4, 3),
        text_length=900,
        standing=Standing.HAPPENED,
        claimant=None,
        confidence=0.914,
        trigger_start=122,
        trigger_end=129,
        evidence_start=100,
        evidence_end=150,
        evidence=TEXT,
        actor_start=100,
        recipient_start=130,
        coder="0.2.0",
    )
    return replace(made, **changes)


def told(act: str = "CONSULT", **changes: Any) -> LedgerEvent:  # noqa: ANN401
    made = LedgerEvent(
        id="e1",
        origin="multipolar",
        act=act,
        type=act,
        mode="",
        auxiliary=(),
        standing=Standing.HAPPENED,
        contexts=(),
        quad="VC",
        score=2.5,
        confidence=0.9,
        start_on=DAY,
        end_on=DAY,
        place="Caracas",
        country="VEN",
        geonames=3646738,
        lat=10.48801,
        lon=-66.87919,
        mentions=3,
        articles=2,
        publishers=1,
        first_seen_on=date(2010, 4, 3),
        last_seen_on=date(2010, 4, 5),
        contested=False,
        confirmed_on=None,
        review="",
        original_code=None,
        original_score=None,
        source=None,
        actors=(party("RUS GOV", "Vladimir Putin", office="Prime Minister", wikidata="Q7747"),),
        recipients=(party("VEN GOV", "Venezuela"),),
        tellings=(telling(),),
    )
    return replace(made, **changes)
