"""What the lexicon makes of an article, as numbers on its word pieces and pairs."""

from __future__ import annotations

from multipolar.acts.hints import ACTS, AUXILIARIES, PAIR_HINTS, WORD_HINTS, Hints, Word, hints_of
from multipolar.acts.passages import Party
from multipolar.model.actors import ActorMention, Entity, MentionKind
from multipolar.model.events import EventMention
from multipolar.model.factuality import Auxiliary, Judgement
from multipolar.model.spans import TextSpan

RURITANIA, ATTACK, FREEDONIA = (0, 9), (15, 21), (22, 31)  # "Ruritania will attack Freedonia."
END = 32
ASSAULT = ACTS.index("ASSAULT")


def entity(code: str, span: tuple[int, int]) -> Entity:
    return Entity(code, code, "GOV", TextSpan(*span))


def act(actors: tuple[Entity, ...], recipients: tuple[Entity, ...]) -> EventMention:
    return EventMention("ASSAULT", "", 2, TextSpan(*ATTACK), TextSpan(0, END), actors, recipients, 0.8)


def party(code: str, span: tuple[int, int], *, outside: bool = False) -> Party:
    mention = ActorMention(0, 0, 1, TextSpan(*span), MentionKind.STATE, (entity(code, span),), "test")
    return Party(mention, frozenset({code}), *span, outside=outside)


def test_words_are_hinted_on_the_pieces_they_overlap() -> None:
    will = Judgement(Auxiliary.FUTURE, "future.modal", TextSpan(10, 14))
    hints = hints_of([(act((), ()), (will,))], [])

    pieces = hints.on_pieces([(0, 0), (0, 9), (10, 14), (15, 18), (18, 21), (22, 31), (0, 0)], start=0)

    assert pieces.shape == (7, WORD_HINTS)
    assert pieces[:, ASSAULT].tolist() == [0, 0, 0, 1, 1, 0, 0]
    assert pieces[:, len(ACTS) + AUXILIARIES.index("future")].tolist() == [0, 0, 0, 1, 1, 0, 0]
    assert pieces.sum() == 4


def test_pieces_of_a_later_sentence_are_shifted() -> None:
    hints = Hints((Word(115, 121, "ASSAULT", "none"),))

    assert hints.on_pieces([(0, 9), (15, 21)], start=100)[:, ASSAULT].tolist() == [0, 1]


def test_words_before_the_sentence_are_not_hinted_on_the_list() -> None:
    hints = Hints((Word(90, 99, "ASSAULT", "none"), Word(105, 111, "AID", "none")))

    pieces = hints.on_pieces([(0, 9), (11, 15), (16, 22)], start=100, listed=11)

    assert pieces[:, ASSAULT].sum() == 0
    assert pieces[:, ACTS.index("AID")].tolist() == [0, 0, 1]


def test_only_words_between_the_bounds_carry_an_act() -> None:
    hints = Hints((Word(115, 121, "ASSAULT", "none"),))

    assert hints.carries_act(100, 132)
    assert not hints.carries_act(0, 115)
    assert not hints.carries_act(116, 132)


def test_pair_has_the_confidence_in_either_direction() -> None:
    hints = hints_of([], [act((entity("RUR", RURITANIA),), (entity("FRE", FREEDONIA),))])

    (row,) = hints.on_pairs([(party("RUR", RURITANIA), party("FRE", FREEDONIA))], 0, END)
    (turned,) = hints.on_pairs([(party("FRE", FREEDONIA), party("RUR", RURITANIA))], 0, END)

    assert row.shape == (PAIR_HINTS,)
    assert row[ASSAULT] == turned[len(ACTS) + ASSAULT] > 0
    assert row.sum() == turned.sum() == row[ASSAULT]


def test_act_of_several_together_is_hinted_both_ways() -> None:
    hints = hints_of([], [act((entity("RUR", RURITANIA), entity("FRE", FREEDONIA)), ())])

    assert hints.on_pairs([(party("RUR", RURITANIA), party("FRE", FREEDONIA))], 0, END).astype(bool).sum() == 2


def test_other_mention_of_the_same_actor_is_not_hinted_in_its_sentence() -> None:
    hints = hints_of([], [act((entity("RUR", RURITANIA),), (entity("FRE", FREEDONIA),))])

    assert hints.on_pairs([(party("RUR", (40, 49)), party("FRE", FREEDONIA))], 0, END).sum() == 0


def test_act_told_elsewhere_is_hinted_by_code() -> None:
    hints = hints_of([], [act((entity("RUR", RURITANIA),), (entity("FRE", FREEDONIA),))])

    (row,) = hints.on_pairs([(party("RUR", (0, 9), outside=True), party("FRE", (50, 59)))], 40, 80)

    assert row.nonzero()[0].tolist() == [2 * len(ACTS) + ASSAULT]
