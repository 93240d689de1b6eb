from __future__ import annotations

from datetime import date
from random import Random
from typing import TYPE_CHECKING

from ledgers import event, report, write_small_ledger
from multipolar.link import link_deals
from multipolar.model.deals import DealStage
from multipolar.model.linked import StoredDeal
from multipolar.store import open_ledger

if TYPE_CHECKING:
    from pathlib import Path

    from multipolar.model.coded import CodedArticle


def deal(day: str, subject: str, stage: DealStage, sector: str = "energy", parties: str = "RUR FRE") -> StoredDeal:
    number = sum(map(ord, f"{day} {subject} {stage}"))
    key = f"{day} {subject} {stage}"
    return StoredDeal(
        number, key, number, number, frozenset(parties.split()), subject, sector, stage, date.fromisoformat(day)
    )


def subjects(*deals: StoredDeal) -> list[tuple[str, DealStage, int]]:
    return sorted((one.subject, one.stage, len(one.members)) for one in link_deals(deals))


def test_a_deal_is_followed_over_its_stages() -> None:
    assert subjects(
        deal("2030-01-01", "gas pipeline", DealStage.SOUGHT),
        deal("2030-03-01", "pipeline", DealStage.AGREED),
        deal("2030-03-20", "deal", DealStage.SIGNED),
        deal("2031-02-01", "gas pipeline", DealStage.UNDERWAY),
    ) == [("gas pipeline", DealStage.UNDERWAY, 4)]


def test_other_subjects_parties_and_times_are_other_deals() -> None:
    assert subjects(
        deal("2030-01-01", "gas pipeline", DealStage.SIGNED),
        deal("2030-01-01", "fighter jets", DealStage.SIGNED, "military"),
        deal("2030-01-01", "gas pipeline", DealStage.AGREED, parties="RUR SYL"),
        deal("2033-01-01", "gas pipeline", DealStage.SOUGHT),
    ) == [
        ("fighter jets", DealStage.SIGNED, 1),
        ("gas pipeline", DealStage.AGREED, 1),
        ("gas pipeline", DealStage.SIGNED, 1),
        ("gas pipeline", DealStage.SOUGHT, 1),
    ]


def test_what_is_sought_again_long_after_an_end_is_a_new_deal() -> None:
    assert subjects(
        deal("2030-01-01", "loan", DealStage.CANCELLED, "finance"),
        deal("2030-07-01", "loan", DealStage.SOUGHT, "finance"),
    ) == [("loan", DealStage.CANCELLED, 1), ("loan", DealStage.SOUGHT, 1)]


def test_the_order_of_deals_does_not_matter() -> None:
    words = ("gas", "pipeline", "deal", "gas pipeline", "loan", "credit")
    deals = [
        deal(f"203{year}-0{month}-01", subject, stage)
        for year in range(3)
        for month in range(1, 4)
        for subject in words
        for stage in (DealStage.AGREED, DealStage.REFUSED)
    ]
    shuffled = deals.copy()
    Random(1).shuffle(shuffled)  # noqa: S311  (no secret)

    assert link_deals(shuffled) == link_deals(deals)


def test_the_history_of_a_deal_has_days_and_sources(tmp_path: Path) -> None:
    def told(day: str, stage: str, publisher: str) -> CodedArticle:
        text = f"RUR and FRE [dealt] over a gas pipeline, {publisher} wrote on {day}."
        parties = (("RUR FRE", "gas pipeline", "energy", stage),)
        return report(text, event("AGREE", "RUR FRE"), published=day, publisher=publisher, deals=parties)

    ledger = write_small_ledger(
        tmp_path / "ledger.duckdb",
        told("2030-01-01", "sought", "Herald"),
        told("2030-02-01", "signed", "Post"),
        told("2030-02-02", "signed", "Herald"),
    )

    with open_ledger(ledger) as connection:
        assert connection.execute(
            "select parties, subject, stage, first_on, last_on, mentions from deals"
        ).fetchall() == [("FRE RUR", "gas pipeline", "signed", date(2030, 1, 1), date(2030, 2, 2), 3)]
        query = "select stage, first_on, last_on, mentions, sources from deal_history order by first_on"
        assert connection.execute(query).fetchall() == [
            ("sought", date(2030, 1, 1), date(2030, 1, 1), 1, "Herald"),
            ("signed", date(2030, 2, 1), date(2030, 2, 2), 2, "Herald; Post"),
        ]
