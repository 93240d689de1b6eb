"""Who said what: invented reports, parsed."""

import pytest

from multipolar.model.articles import Article, Furniture, FurnitureKind
from multipolar.model.spans import TextSpan
from multipolar.model.statements import StatementKind
from multipolar.statements import attribute_statements
from statements.said import parser, said, speech, statements_in

pytestmark = pytest.mark.model

KARL = "Anna Karl"

CASES = {
    "cue before, colon": ('Anna Karl said: "We will sign. It is time."', [(KARL, "We will sign. It is time.")]),
    "cue before, comma": ('Anna Karl said, "We will sign tomorrow."', [(KARL, "We will sign tomorrow.")]),
    "cue after": ('"We will sign tomorrow," Anna Karl said.', [(KARL, "We will sign tomorrow,")]),
    "cue after, inverted": ('"We will sign tomorrow", said Anna Karl.', [(KARL, "We will sign tomorrow")]),
    "cue in the middle": (
        '"We will sign," Anna Karl said, "and then we will go home."',
        [(KARL, "We will sign, ... and then we will go home.")],
    ),
    "cue in the middle, two sentences": (
        '"We will sign the paper," Anna Karl said. "Then we will all go home."',
        [(KARL, "We will sign the paper, ... Then we will all go home.")],
    ),
    "single quotes": ("'We won't sign the army's paper,' Anna Karl said.", [(KARL, "We won't sign the army's paper,")]),
    "curly quotes": ("“We won’t sign the paper,” Anna Karl said.", [(KARL, "We won’t sign the paper,")]),
    "question": ('"Who will pay for the bridge?" asked Anna Karl.', [(KARL, "Who will pay for the bridge?")]),
    "indirect with that": ("Anna Karl said that the bridge was open.", [(KARL, "the bridge was open")]),
    "indirect without that": ("Anna Karl said the bridge was open.", [(KARL, "the bridge was open")]),
    "indirect, cue after": ("The bridge was open, Anna Karl said.", [(KARL, "The bridge was open")]),
    "indirect, cue after, two clauses": (
        "The bridge was open and the boats had left, Anna Karl said on Monday.",
        [(KARL, "The bridge was open and the boats had left")],
    ),
    "dateline is no content": (
        "CASTLEPORT, May 3 (RNA) - The bridge was open, Anna Karl said.",
        [(KARL, "The bridge was open")],
    ),
    "mixed": (
        'Anna Karl said the raid was "an act of open piracy" by the navy.',
        [(KARL, 'the raid was "an act of open piracy" by the navy')],
    ),
    "that and a quotation": (
        'Anna Karl insisted that "we are not looking for a quarrel".',
        [(KARL, "we are not looking for a quarrel")],
    ),
    "told reporters that": ("Anna Karl told reporters that the bridge was open.", [(KARL, "the bridge was open")]),
    "quoted as saying": ("Anna Karl was quoted as saying that the bridge was open.", [(KARL, "the bridge was open")]),
    "according to": ("According to Anna Karl, the bridge was open.", [(KARL, "the bridge was open")]),
    "according to, at the end": ("The bridge was open, according to Anna Karl.", [(KARL, "The bridge was open")]),
    "according to, after a quotation": (
        '"The bridge is open to all boats," according to Anna Karl.',
        [(KARL, "The bridge is open to all boats,")],
    ),
    "participle": (
        "Anna Karl left the hall, saying that the talks were over.",
        [(KARL, "the talks were over")],
    ),
    "adding": (
        "Anna Karl said the bridge was open, adding that boats could pass.",
        [(KARL, "the bridge was open"), (KARL, "boats could pass")],
    ),
    "went on to say": ("Anna Karl went on to say that the talks were over.", [(KARL, "the talks were over")]),
    "urged to": ("Anna Karl urged the navy to leave the strait.", [(KARL, "leave the strait")]),
    "called on": ("Anna Karl called on the navy to leave the strait.", [(KARL, "leave the strait")]),
    "label": ('Anna Karl: "We will never sign this paper."', [(KARL, "We will never sign this paper.")]),
    "other verb and colon": (
        'Anna Karl hit the table: "We will never sign this paper."',
        [(KARL, "We will never sign this paper.")],
    ),
    "no speech without quotation": ("Anna Karl accused the navy of piracy.", []),
    "accused, quoting": (
        'Anna Karl accused the navy of "open piracy on a grand scale".',
        [(KARL, 'the navy of "open piracy on a grand scale"')],
    ),
    "scare quotes": ('The "free port" was closed on Monday.', []),
    "did not say": ("Anna Karl did not say that the bridge was open.", []),
    "will say": ("Anna Karl will say on Monday that the bridge is open.", []),
    "is said to": ("The bridge is said to be open.", []),
    "nobody named": ("It was reported that the bridge was open.", []),
    "plan is no source": ("According to the plan, the bridge will open in May.", []),
    "state speaks": ("Ruritania said it would sign.", [("Government of Ruritania", "it would sign")]),
    "both states speak": (
        "Ruritania and Freedonia said they would sign.",
        [("Government of Ruritania", "they would sign"), ("Government of Freedonia", "they would sign")],
    ),
    "statement of a body": (
        "A statement by the Harbour Council said the port was closed.",
        [("Harbour Council", "the port was closed")],
    ),
    "surname": (
        "Anna Karl arrived on Monday. Ms Karl said the bridge was open.",
        [(KARL, "the bridge was open")],
    ),
    "pronoun": (
        "Anna Karl arrived on Monday. She said the bridge was open.",
        [(KARL, "the bridge was open")],
    ),
    "acronym": (
        "The Harbour Workers Union (HWU) met on Monday. The HWU said it would strike.",
        [("Harbour Workers Union", "it would strike")],
    ),
    "role before the name": (
        "Ruritanian foreign ministry spokeswoman Anna Karl said the bridge was open.",
        [(KARL, "the bridge was open")],
    ),
    "role beside the name": (
        "A spokeswoman for the port, Anna Karl, said the bridge was open.",
        [(KARL, "the bridge was open")],
    ),
    "journalist": ("The Herald's Anna Karl says the bridge is open.", [(KARL, "the bridge is open")]),
    "role alone, named before": (
        "The commissioner, Anna Karl, spoke on Monday. The commissioner said the bridge was open.",
        [(KARL, "the bridge was open")],
    ),
    "nested": (
        "Anna Karl said the mayor had told her that the bridge was open.",
        [(KARL, "the mayor had told her that the bridge was open"), ("mayor", "the bridge was open")],
    ),
    "reported by an agency": (
        "The bridge was open, Anna Karl said, the Daily Herald reported.",
        [(KARL, "The bridge was open"), ("Daily Herald", "The bridge was open, Anna Karl said")],
    ),
    "quoted by a paper": (
        "The Daily Herald quoted Anna Karl as saying that the bridge was open.",
        [(KARL, "the bridge was open")],
    ),
    "fragment in a clause": (
        'The two sides "had a frank exchange", Anna Karl said.',
        [(KARL, 'The two sides "had a frank exchange"')],
    ),
    "speaker with a relative clause": (
        '"The talks were short," Anna Karl, who asked to be excused, told the Daily Herald.',
        [(KARL, "The talks were short,")],
    ),
    "day after the cue": ("The Harbour Council said on Friday it was closed.", [("Harbour Council", "it was closed")]),
    "short quotation after the cue": (
        '"It is a good start for us," Anna Karl said. "But not enough."',
        [(KARL, "It is a good start for us, ... But not enough.")],
    ),
    "blame in a statement": (
        "In a statement on Monday, Anna Karl blamed the navy for the raid.",
        [(KARL, "the navy for the raid")],
    ),
    "negation far from its verb": ("The council had not, as of Monday, announced that it would meet.", []),
    "mayor is not the speaker": (
        "President Anna Karl said the talks had failed. The mayor said the port was closed.",
        [(KARL, "the talks had failed"), ("mayor", "the port was closed")],
    ),
    "later name of a role": (
        "A spokesman said the port was closed. The spokesman, Peter Holm, said boats could leave.",
        [("Peter Holm", "the port was closed"), ("Peter Holm", "boats could leave")],
    ),
    "next paragraph": (
        'Anna Karl was not amused by the offer.\n"We will never sign this paper for anybody."',
        [(KARL, "We will never sign this paper for anybody.")],
    ),
    "over two paragraphs": (
        'Anna Karl said: "We will never sign this paper.\n"The navy must leave the strait today."',
        [(KARL, "We will never sign this paper."), (KARL, "The navy must leave the strait today.")],
    ),
    "attributable": (
        "The following is attributable to Spokeswoman Anna Karl:\n\nThe two ministers met in the harbour on Monday.",
        [(KARL, "The two ministers met in the harbour on Monday")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_statements_and_speakers(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


def test_kinds() -> None:
    text = 'Anna Karl said: "We go home now." She said the port was "closed for good". She said it rained.'

    assert [one.kind for one in statements_in(text)] == [
        StatementKind.DIRECT,
        StatementKind.MIXED,
        StatementKind.INDIRECT,
    ]


def test_addressee_of_told() -> None:
    (statement,) = statements_in("Anna Karl told Freedonia that the bridge was open.")

    assert statement.addressee is not None
    assert statement.addressee.code == "FRD"


def test_spokeswoman_has_her_states_code() -> None:
    (statement,) = statements_in("Ruritanian foreign ministry spokeswoman Anna Karl said the bridge was open.")

    assert (statement.speaker.code, statement.speaker.sector) == ("RUR", "GOV")


def test_journalist_has_no_states_code() -> None:
    (statement,) = statements_in("The Herald's Anna Karl in Ruritania says the bridge is open.")

    assert statement.speaker.code == ""


def test_same_words_again_repeat_the_first() -> None:
    text = 'Anna Karl said: "We will never sign this paper."\nLater Anna Karl said: "We will never sign this paper!"'
    first, second = statements_in(text)

    assert first.repeats is None
    assert second.repeats == first.id


def test_furniture_makes_no_statement() -> None:
    text = 'We will never sign this paper, said Anna Karl\nAnna Karl said: "We will never sign this paper."'
    pull_quote = Furniture(TextSpan(0, text.index("\n")), FurnitureKind.PULL_QUOTE)

    assert [one.span.start > pull_quote.span.end for one in statements_in(text, [pull_quote])] == [True]


def test_parts_and_cues_slice_back() -> None:
    text = '"We go," Anna Karl said, "and we stay away." According to the Daily Herald, the port was closed.'

    for one in statements_in(text):
        assert all(part.quote(text).strip() == part.quote(text) for part in one.parts)
        assert one.cue is not None
        assert one.cue.quote(text) in {"said", "According to"}


def test_same_text_gives_the_same_ids() -> None:
    text = "Anna Karl said the bridge was open. Ruritania denied that it was closed."

    assert [one.id for one in statements_in(text)] == [one.id for one in statements_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n\n",
        '"' * 3000,
        "“" * 3000,
        "'a " * 3000,
        '"He said." ' * 1500,
        "said " * 3000,
        "he said that " * 2000,
        'X said: "' * 1500,
        "according to " * 3000,
        '"a", ' * 2000 + "said X.",
        "(" * 3000,
    ],
    ids=range(12),
)
def test_hostile_text_is_survived(text: str) -> None:
    article = Article("h", "test", text)

    assert isinstance(attribute_statements(parser().parse(article), (), article, speech()), tuple)
