"""What the shipped model reads between two parties."""

from __future__ import annotations

import pytest

from multipolar.acts import Hints, PassageReader, marked_mention
from multipolar.model.events import ActScore
from multipolar.model.spans import TextSpan
from multipolar.pipeline import Coder
from multipolar.read import article_from_text

pytestmark = pytest.mark.model

TEXT = "Kenya condemned Ethiopia on Monday for shelling a market near Moyale."
KENYA, ETHIOPIA = TextSpan(0, 5), TextSpan(16, 24)

Acts = dict[str, ActScore]


@pytest.fixture(scope="module")
def readings(coder: Coder) -> tuple[Acts, Acts]:
    """What Kenya does to Ethiopia, and back."""
    doc = coder.parser.parse(article_from_text(TEXT))
    marked = [marked_mention(doc, name, span) for name, span in (("KEN", KENYA), ("ETH", ETHIOPIA))]
    mentions = [mention for mention in marked if mention is not None]
    passage = PassageReader(doc, mentions).passage(0)
    return coder.tools.acts.score_pair(passage, Hints())


def best(acts: Acts) -> str:
    return max(acts, key=lambda act: acts[act].probability)


def test_act_has_a_direction(readings: tuple[Acts, Acts]) -> None:
    there, back = readings

    assert best(there) == "ACCUSE"
    assert there["ACCUSE"].probability > 2 * (back["ACCUSE"].probability if "ACCUSE" in back else 0.0)


def test_shares_of_acts_and_auxiliaries_are_probabilities(readings: tuple[Acts, Acts]) -> None:
    acts, _ = readings

    assert sum(score.probability for score in acts.values()) <= 1.0
    assert all(sum(score.auxiliaries.values()) == pytest.approx(1.0) for score in acts.values())
    assert acts["ACCUSE"].mode in {"", "disapprove", "allege", "investigate"}


def test_trigger_is_a_place_in_the_text(readings: tuple[Acts, Acts]) -> None:
    assert TEXT[readings[0]["ACCUSE"].trigger :].startswith("condemned")


def test_thorough_coder_reads_more_and_says_so(coder: Coder) -> None:
    thorough = Coder(thorough=True)
    article = article_from_text("Kenya met Ethiopia in Nairobi, where Uganda praised Rwanda and Chad blamed Sudan.")

    assert thorough.tools.coder.model == f"{coder.tools.coder.model}+thorough"
    acts = [{event.act for event in one.code(article).events} for one in (coder, thorough)]
    assert acts[0] <= acts[1]
