"""A ledger of some months in 2030, with one of everything that questions are asked about.

Russia and Venezuela: a visit told by two publishers, aid, a denied attack, a planned visit, a deal offered and signed,
a summit with China. The United States and Venezuela: a raid claimed by one, denied by the other and reported later; a
refusal of no known day. Venezuela alone: a domestic arrest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledgers import event, report, write_small_ledger

if TYPE_CHECKING:
    from pathlib import Path

    from multipolar.model.coded import CodedArticle

TIMES, POST = "The Strelsau Times", "The Fredville Post"
VISIT = "RUS [visited] VEN on Monday, and nobody there knew why."
HOSTILE = '=cmd()|</script><script>alert("x")</script> \x1b31m *bold* `code` & <b>RUS</b> [helped] VEN'


def reports() -> list[CodedArticle]:
    """Give the reports."""
    return [
        report(
            VISIT,
            event(
                "CONSULT", "RUS", "VEN", mode="visit", score=4.0, contexts="diplomatic", place="Caracas", country="VEN"
            ),
            published="2030-01-07",
            publisher=TIMES,
            title="A visit",
            url="https://times.example/visit",
            deals=(("RUS VEN", "oil refinery", "energy", "offered"),),
            says=(("RUS", "nobody there knew why"),),
        ),
        report(
            VISIT,
            event("CONSULT", "RUS", "VEN", mode="visit", score=4.0, contexts="diplomatic"),
            published="2030-01-08",
            publisher=POST,
            title="A visit, again",
        ),
        report(
            HOSTILE,
            event("AID", "RUS", "VEN", score=10.0, contexts="military"),
            published="2030-02-10",
            publisher=TIMES,
            title='<img src=x onerror="alert(1)"> [a](javascript:alert(2))',
            url="javascript:alert(1)",
        ),
        report(
            "RUS did not [attack] VEN, whoever says so.",
            event("ASSAULT", "RUS", "VEN", auxiliary="negation", score=-9.0),
            published="2030-02-15",
            publisher=TIMES,
        ),
        report(
            "VEN will [visit] RUS next month.",
            event("CONSULT", "VEN", "RUS", auxiliary="future", type="AGREE", mode="visit", on="2030-05-20"),
            published="2030-04-20",
            publisher=TIMES,
        ),
        report(
            "RUS, VEN and CHN [met] at a summit by the sea.",
            event("CONSULT", "RUS VEN CHN", mode="multilateral", score=4.0),
            published="2030-03-03",
            publisher=POST,
        ),
        report(
            "RUS and VEN [signed] the refinery contract at last.",
            event("SUPPORT", "RUS VEN", score=5.0, contexts="economic"),
            published="2030-04-02",
            publisher=TIMES,
            deals=(("RUS VEN", "oil refinery", "energy", "signed"),),
        ),
        *raid(),
        report(
            "USA [refused] VEN its loan.", event("REJECT", "USA", "VEN", score=-2.0), published=None, publisher=POST
        ),
        report(
            "VEN police [arrested] VEN deputies.",
            event("COERCE", "VEN", "VEN", mode="arrest", score=-7.0, sector="COP"),
            published="2030-02-20",
            publisher=TIMES,
        ),
    ]


def raid() -> list[CodedArticle]:
    """Give three tellings of one raid: claimed, denied, reported."""
    on = {"on": "2030-03-01", "score": -9.0}
    return [
        report(
            "VEN said that USA had [raided] the port of La Guaira.",
            event("ASSAULT", "USA", "VEN", claimant="VEN", **on),
            published="2030-03-02",
            publisher=TIMES,
        ),
        report(
            "USA denied that it had [raided] the port of La Guaira in VEN.",
            event("ASSAULT", "USA", "VEN", claimant="USA", auxiliary="negation", **on),
            published="2030-03-03",
            publisher=POST,
        ),
        report(
            "Pictures show how USA [raided] the port of La Guaira in VEN on 1 March.",
            event("ASSAULT", "USA", "VEN", **on),
            published="2030-03-09",
            publisher=POST,
        ),
    ]


def write_small_world(path: Path) -> Path:
    """Write all of it into a ledger."""
    return write_small_ledger(path, *reports())
