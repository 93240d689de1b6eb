"""What the shipped model reads between two parties."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from multipolar.acts import Hints
from multipolar.pipeline import Coder
from multipolar.read import article_from_text

if TYPE_CHECKING:
    from multipolar.acts import ActScorer
    from multipolar.model.events import ActScore

pytestmark = pytest.mark.model

TEXT = "Kenya condemned Ethiopia on Monday for shelling a market near Moyale."
KENYA, ETHIOPIA = (0, 5), (16, 24)
NO_HINTS = Hints((), {})


@pytest.fixture(scope="module")
def scorer(coder: Coder) -> ActScorer:
    return coder.tools.acts


def best(acts: dict[str, ActScore]) -> str:
    return max(acts, key=lambda act: acts[act].probability)


def test_act_has_a_direction(scorer: ActScorer) -> None:
    there = scorer.score_pair(TEXT, KENYA, ETHIOPIA, NO_HINTS)
    back = scorer.score_pair(TEXT, ETHIOPIA, KENYA, NO_HINTS)

    assert best(there) == "ACCUSE"
    assert there["ACCUSE"].probability > 2 * (back["ACCUSE"].probability if "ACCUSE" in back else 0.0)


def test_shares_of_acts_and_auxiliaries_are_probabilities(scorer: ActScorer) -> None:
    acts = scorer.score_pair(TEXT, KENYA, ETHIOPIA, NO_HINTS)

    assert sum(score.probability for score in acts.values()) <= 1.0
    assert all(sum(score.auxiliaries.values()) == pytest.approx(1.0) for score in acts.values())
    assert acts["ACCUSE"].mode in {"", "disapprove", "allege", "investigate"}


def test_trigger_is_a_place_in_the_text(scorer: ActScorer) -> None:
    accuse = scorer.score_pair(TEXT, KENYA, ETHIOPIA, NO_HINTS)["ACCUSE"]

    assert TEXT[accuse.trigger :].startswith("condemned")


def test_thorough_coder_reads_more_and_says_so(coder: Coder) -> None:
    thorough = Coder(thorough=True)
    article = article_from_text("Kenya met Ethiopia in Nairobi, where Uganda praised Rwanda and Chad blamed Sudan.")

    assert thorough.tools.coder.model == f"{coder.tools.coder.model}+thorough"
    acts = [{event.act for event in one.code(article).events} for one in (coder, thorough)]
    assert acts[0] <= acts[1]
