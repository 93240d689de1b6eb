"""What the lexicon makes of a sentence, as numbers on its word pieces and pairs."""

from __future__ import annotations

from multipolar.acts.hints import ACTS, AUXILIARIES, WORD_HINTS, Hints, hints_of
from multipolar.model.actors import Entity
from multipolar.model.events import EventMention
from multipolar.model.factuality import Auxiliary, Judgement
from multipolar.model.spans import TextSpan

TEXT = "Ruritania will attack Freedonia."
RURITANIA, ATTACK, FREEDONIA = (0, 9), (15, 21), (22, 31)


def act(actors: tuple[tuple[int, int], ...], recipients: tuple[tuple[int, int], ...]) -> EventMention:
    def entities(spans: tuple[tuple[int, int], ...]) -> tuple[Entity, ...]:
        return tuple(Entity("", "X", "GOV", TextSpan(*span)) for span in spans)

    where = TextSpan(*ATTACK)
    return EventMention("ASSAULT", "", 2, where, TextSpan(0, 32), entities(actors), entities(recipients), 0.8)


def test_words_are_hinted_on_the_pieces_they_overlap() -> None:
    will = Judgement(Auxiliary.FUTURE, "future.modal", TextSpan(10, 14))
    hints = hints_of([(act((), ()), (will,))], [])

    pieces = hints.on_pieces([(0, 0), (0, 9), (10, 14), (15, 18), (18, 21), (22, 31), (0, 0)])

    assert pieces.shape == (7, WORD_HINTS)
    assert pieces[:, ACTS.index("ASSAULT")].tolist() == [0, 0, 0, 1, 1, 0, 0]
    assert pieces[:, len(ACTS) + AUXILIARIES.index("future")].tolist() == [0, 0, 0, 1, 1, 0, 0]
    assert pieces.sum() == 4


def test_pieces_of_a_later_sentence_are_shifted() -> None:
    hints = Hints(((115, 121, "ASSAULT", "none"),), {})

    assert hints.on_pieces([(0, 9), (15, 21)], shift=100)[:, ACTS.index("ASSAULT")].tolist() == [0, 1]


def test_pair_has_the_confidence_in_either_direction() -> None:
    hints = hints_of([], [act((RURITANIA,), (FREEDONIA,))])
    at = ACTS.index("ASSAULT")

    there, back = hints.on_pair(RURITANIA, FREEDONIA), hints.on_pair(FREEDONIA, RURITANIA)

    assert there[at] == back[len(ACTS) + at] > 0
    assert there.sum() == back.sum() == there[at]


def test_act_of_several_together_is_hinted_both_ways() -> None:
    hints = hints_of([], [act((RURITANIA, FREEDONIA), ())])

    assert hints.on_pair(RURITANIA, FREEDONIA).astype(bool).sum() == 2
