"""Who speaks when no name says so: places, offices, "he" and "the army"; invented reports, parsed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from multipolar.lexicon.speech import load_speech
from multipolar.model.articles import Article
from multipolar.statements.names import find_names
from multipolar.statements.page import read_page
from statements.said import mentions_in, parser, said, statements_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from multipolar.model.coded import CodedArticle

    Read = Callable[..., CodedArticle]

pytestmark = pytest.mark.model

OPEN = "the bridge was open"


def persons_in(text: str) -> list[str]:
    article = Article("a1", "test", text)
    doc = parser().parse(article)
    words = load_speech().words
    names = find_names(read_page(doc, article), mentions_in(doc), words).names
    return [name.text for name in names if name.is_person]


PERSONS = {
    "a full name": ("Soldiers met Anna Karl.", ["Anna Karl"]),
    "a surname": ("Soldiers met Karl.", ["Karl"]),
    "a full name after a preposition": ("Soldiers camped near Anna Karl.", ["Anna Karl"]),
    "in": ("Soldiers camped in Tindouf.", []),
    "at": ("Soldiers opened a camp at Tindouf.", []),
    "near": ("Soldiers camped near Tindouf.", []),
    "outside": ("Soldiers camped outside Tindouf.", []),
    "towards": ("Soldiers marched towards Tindouf.", []),
    "the": ("Soldiers crossed the Morava.", []),
    "Christmas": ("Soldiers went home before Christmas.", []),
    "Easter": ("Soldiers went home after Easter.", []),
    "Ramadan": ("Soldiers went home before Ramadan.", []),
    "an acronym": ("Soldiers met HWU.", []),
    "a state": ("Soldiers met Ruritania.", []),
}


@pytest.mark.parametrize(("text", "expected"), PERSONS.values(), ids=PERSONS)
def test_places_and_holidays_are_no_persons(text: str, expected: list[str]) -> None:
    assert persons_in(text) == expected


NOT_THE_PLACE = {
    "nobody but a place": ("Soldiers opened a camp at Tindouf. He said the bridge was open.", []),
    "nobody but a river": ("Soldiers crossed the Morava. He said the bridge was open.", []),
    "nobody but a holiday": ("Soldiers went home before Ramadan. He said the bridge was open.", []),
    "a person before the place": (
        "Soldiers met Otto Karl in a camp at Tindouf. He said the bridge was open.",
        [("Otto Karl", OPEN)],
    ),
    "a surname before the place": ("Soldiers met Karl near Tindouf. He said the bridge was open.", [("Karl", OPEN)]),
    "a person before the holiday": (
        "Soldiers met Otto Karl before Christmas. He said the bridge was open.",
        [("Otto Karl", OPEN)],
    ),
}


@pytest.mark.parametrize(("text", "expected"), NOT_THE_PLACE.values(), ids=NOT_THE_PLACE)
def test_he_is_no_place(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


OFFICES = {
    "its, nobody named": (
        "Ruritania closed the port. Its attorney general said the bridge was open.",
        ("attorney general of Ruritania", "RUR"),
    ),
    "its, another state's named": (
        (
            "Freedonian attorney general Anna Karl left. Ruritania closed the port. "
            "Its attorney general said the bridge was open."
        ),
        ("attorney general of Ruritania", "RUR"),
    ),
    "its, its own named": (
        (
            "Ruritanian attorney general Anna Karl left. Ruritania closed the port. "
            "Its attorney general said the bridge was open."
        ),
        ("Anna Karl", "RUR"),
    ),
    "by adjective, another state's named": (
        "Freedonian attorney general Anna Karl left. The Ruritanian attorney general said the bridge was open.",
        ("Ruritanian attorney general", "RUR"),
    ),
    "by adjective, its own named": (
        "Ruritanian attorney general Anna Karl left. The Ruritanian attorney general said the bridge was open.",
        ("Anna Karl", "RUR"),
    ),
    "by possessive, another state's named": (
        "Freedonian attorney general Anna Karl left. Ruritania's attorney general said the bridge was open.",
        ("Ruritania's attorney general", "RUR"),
    ),
    "indefinite, another state's named": (
        "Freedonian spokeswoman Anna Karl left. A Ruritanian spokeswoman said the bridge was open.",
        ("Ruritanian spokeswoman", "RUR"),
    ),
    "no state, the one named": (
        "Freedonian attorney general Anna Karl left. The attorney general said the bridge was open.",
        ("Anna Karl", "FRD"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), OFFICES.values(), ids=OFFICES)
def test_office_of_a_state_is_held_by_nobody_of_another(text: str, expected: tuple[str, str]) -> None:
    (statement,) = statements_in(text, its="RUR")

    assert (statement.speaker.name, statement.speaker.code) == expected


ACTING_ROLES = {
    "the minister": ("The minister was pleased. 'We won,' he said.", [("minister", "We won,")]),
    "she as well": ("The minister was pleased. 'We won,' she said.", [("minister", "We won,")]),
    "the minister of a state": (
        "The Ruritanian minister was pleased. 'We won,' he said.",
        [("Ruritanian minister", "We won,")],
    ),
    "the minister of a state, another's named": (
        "Freedonian minister Otto Karl left. The Ruritanian minister was pleased. 'We won,' he said.",
        [("Ruritanian minister", "We won,")],
    ),
    "the minister has a name": (
        "The minister, Otto Karl, arrived. The minister was pleased. 'We won,' he said.",
        [("Otto Karl", "We won,")],
    ),
    "the nearest of two": (
        "The mayor was angry. The minister was pleased. 'We won,' he said.",
        [("minister", "We won,")],
    ),
    "who came after the minister": (
        "The minister was pleased. Otto Karl was angry. 'We won,' he said.",
        [("Otto Karl", "We won,")],
    ),
    "ministers are not he": ("The ministers were pleased. 'We won,' he said.", []),
    "a minister who is no subject": ("Soldiers met the minister. 'We won,' he said.", []),
    "too long ago": ("The minister was pleased. " + "It rained. " * 9 + "'We won,' he said.", []),
}


@pytest.mark.parametrize(("text", "expected"), ACTING_ROLES.values(), ids=ACTING_ROLES)
def test_he_may_be_a_subject_told_by_role(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


def test_role_inside_a_quotation_is_not_he() -> None:
    assert said('A banner hung on the wall, "The minister sleeps here". He said the bridge was open.') == []


ORGANS = {
    "government": ("The government said the bridge was open.", "Government of Ruritania"),
    "government, after the words": ("The bridge was open, the government said.", "Government of Ruritania"),
    "army": ("The army said the bridge was open.", "Army of Ruritania"),
    "navy, inverted": ("'The bridge was open,' said the navy.", "Navy of Ruritania"),
}


@pytest.mark.parametrize(("words", "speaker"), ORGANS.values(), ids=ORGANS)
def test_organ_alone_is_called_by_its_state(words: str, speaker: str) -> None:
    means = {"government": "RUR", "army": "RUR", "navy": "RUR"}

    (statement,) = statements_in(f"Freedonia fired. Ruritania closed the port. {words}", **means)

    assert (statement.speaker.name, statement.speaker.code) == (speaker, "RUR")


def test_organ_of_a_state_with_an_article(read: Read) -> None:
    (statement,) = read("The Netherlands closed the port. The army said the bridge was open.").statements

    assert statement.speaker.name == "Army of the Netherlands"


def test_building_is_not_called_by_its_state(read: Read) -> None:
    (statement,) = read("Russia closed the port. The Kremlin said the bridge was open.").statements

    assert statement.speaker.name == "Russia"


def test_organ_that_the_actors_stage_resolves(read: Read) -> None:
    text = "Ruritania closed the port. The government said the bridge was open."

    (statement,) = read(text).statements

    assert (statement.speaker.name, statement.speaker.code) == ("Government of Ruritania", "RUR")
    assert statement.speaker.via == "government"


def test_army_is_not_he() -> None:
    text = "Otto Karl left. Ruritania closed the port. The army said the bridge was open. He said it rained."

    assert said(text, army="RUR") == [("Army of Ruritania", OPEN), ("Otto Karl", "it rained")]


def test_organ_keeps_its_words(read: Read) -> None:
    (statement,) = read(
        "Ruritania closed the port. The Ruritanian foreign ministry said the bridge was open."
    ).statements

    assert statement.speaker.name == "Ruritanian foreign ministry"


FAILING = {
    "a place after 'to'": (
        "only some prepositions tell a place",
        "Soldiers flew to Tindouf. He said the bridge was open.",
        [],
    ),
    "its government": (
        "an organ owned by a pronoun loses its state",
        "Ruritania closed the port. Its government said the bridge was open.",
        [("Government of Ruritania", OPEN)],
    ),
    "the minister of the first of two states": (
        "only the last who was called so is compared with the state",
        (
            "Ruritanian minister Anna Karl met Freedonian minister Otto Berg. "
            "The Ruritanian minister said the bridge was open."
        ),
        [("Anna Karl", OPEN)],
    ),
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(text, expected, id=name, marks=pytest.mark.xfail(reason=reason))
        for name, (reason, text, expected) in FAILING.items()
    ],
)
def test_speaker_is_not_found_yet(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text, its="RUR", army="RUR", ministry="RUR") == expected
