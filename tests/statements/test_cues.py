"""Speech verbs in Docs built by hand: no model."""

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from multipolar.model.articles import Article
from multipolar.statements import attribute_statements
from multipolar.statements.cues import find_cues, subject_of
from multipolar.statements.page import read_page
from statements.said import speech


def built(words: str, tags: str, heads: list[int], deps: str, lemmas: dict[str, str]) -> Doc:
    """Build a one-sentence Doc; universal tags follow from the first letters of the fine ones."""
    tokens = words.split()
    kinds = {
        "N": "NOUN",
        "V": "VERB",
        "P": "PRON",
        "M": "AUX",
        "R": "ADV",
        "I": "ADP",
        "D": "DET",
        "J": "ADJ",
        ".": "PUNCT",
    }
    fine = tags.split()
    pos = ["PROPN" if tag == "NNP" else kinds[tag[0]] for tag in fine]
    return Doc(
        English().vocab,
        words=tokens,
        tags=fine,
        pos=pos,
        heads=heads,
        deps=deps.split(),
        lemmas=[lemmas.get(token, token.lower()) for token in tokens],
    )


def cues_in(doc: Doc) -> list[str]:
    """Give the ids of the cues found."""
    return [cue.entry.id for cue in find_cues(read_page(doc, Article("a", "test", doc.text)), speech())]


SAID = {"said": "say"}


def karl_said() -> Doc:
    """Build "Karl said it rained ."."""
    return built("Karl said it rained .", "NNP VBD PRP VBD .", [1, 1, 3, 1, 1], "nsubj ROOT nsubj ccomp punct", SAID)


def test_said_is_a_cue_with_its_subject() -> None:
    doc = karl_said()

    assert cues_in(doc) == ["say.say"]
    assert subject_of(doc[1]) == doc[0]


def test_statement_is_the_clause() -> None:
    doc = karl_said()
    (statement,) = attribute_statements(doc, (), Article("a", "test", doc.text), speech())

    assert statement.speaker.name == "Karl"
    assert [part.quote(doc.text) for part in statement.parts] == ["it rained"]
    assert statement.rule_id == "say.say"


@pytest.mark.parametrize(
    ("words", "tags", "deps"),
    [
        ("Karl never said it rained .", "NNP RB VBD PRP VBD .", "nsubj neg ROOT nsubj ccomp punct"),
        ("Karl will say it rained .", "NNP MD VB PRP VBD .", "nsubj aux ROOT nsubj ccomp punct"),
        ("If Karl says it rained .", "IN NNP VBZ PRP VBD .", "mark nsubj ROOT nsubj ccomp punct"),
    ],
)
def test_words_not_said_have_no_cue(words: str, tags: str, deps: str) -> None:
    doc = built(words, tags, [2, 2, 2, 4, 2, 2], deps, {"said": "say", "says": "say"})

    assert cues_in(doc) == []


def test_agent_of_a_passive_is_the_speaker() -> None:
    doc = built(
        "They were told by Karl that it rained .",
        "PRP VBD VBN IN NNP IN PRP VBD .",
        [2, 2, 2, 2, 3, 7, 7, 2, 2],
        "nsubjpass auxpass ROOT agent pobj mark nsubj ccomp punct",
        {"told": "tell"},
    )

    assert cues_in(doc) == ["say.tell"]
    assert subject_of(doc[2]) == doc[4]


def test_participle_takes_the_subject_of_its_clause() -> None:
    doc = built(
        "Karl left saying it rained .",
        "NNP VBD VBG PRP VBD .",
        [1, 1, 1, 4, 2, 1],
        "nsubj ROOT advcl nsubj ccomp punct",
        {"saying": "say"},
    )

    assert subject_of(doc[2]) == doc[0]


def test_subject_search_ends_in_a_circle_of_no_subjects() -> None:
    doc = built("said said said", "VBD VBD VBD", [0, 0, 1], "ROOT conj conj", SAID)

    assert subject_of(doc[2]) is None
