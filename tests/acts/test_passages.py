"""What the model reads of an article: sentences behind lists of those they may mean."""

from __future__ import annotations

from docs import read_doc
from multipolar.acts.passages import MOST_OUTSIDE, MOST_PAIRS, Passage, PassageReader, marked_mention
from multipolar.model.actors import ActorMention, Entity, MentionKind
from multipolar.model.spans import TextSpan
from multipolar.model.statements import Statement, StatementKind

DOC = read_doc("""
Ruritania Ruritania NNP nsubj 1
struck    strike    VBD ROOT  1
Freedonia Freedonia NNP dobj  1
.         .         .   punct 1
The       the       DT  det   5
raid      raid      NN  nsubj 6
killed    kill      VBD ROOT  6
twelve    twelve    CD  dobj  6
.         .         .   punct 6
Sylvania  Sylvania  NNP nsubj 10
protested protest   VBD ROOT  10
.         .         .   punct 10
""")
SENTENCES = [(sentence.start, sentence.end) for sentence in DOC.sents]


def mention(at: int, *codes: str, kind: MentionKind = MentionKind.STATE, sector: str = "GOV") -> ActorMention:
    span = TextSpan(DOC[at].idx, DOC[at].idx + len(DOC[at]))
    entities = tuple(Entity(DOC[at].text, code, sector, span) for code in codes)
    return ActorMention(at, at, at + 1, span, kind, entities, "test")


RURITANIA, FREEDONIA, SYLVANIA = mention(0, "RUR"), mention(2, "FRE"), mention(9, "SYL")


def passage(number: int, *mentions: ActorMention, statements: tuple[Statement, ...] = ()) -> Passage:
    return PassageReader(DOC, mentions, statements, SENTENCES).passage(number)


def pairs(read: Passage) -> list[str]:
    return [
        " ".join(read.text[party.start : party.end] + ("*" if party.outside else "") for party in pair)
        for pair in read.pairs
    ]


def test_parties_of_one_sentence_make_a_pair() -> None:
    read = passage(0, RURITANIA, FREEDONIA)

    assert read.text == "Ruritania struck Freedonia."
    assert pairs(read) == ["Ruritania Freedonia"]


def test_sentence_without_names_is_read_behind_those_it_may_mean() -> None:
    read = passage(1, RURITANIA, FREEDONIA)

    assert read.text == "Freedonia; Ruritania: The raid killed twelve."
    assert read.text[read.listed :] == DOC.text[read.start : read.end]
    assert pairs(read) == ["Freedonia* Ruritania*"]


def test_who_stands_outside_is_paired_with_who_is_named() -> None:
    assert pairs(passage(2, RURITANIA, FREEDONIA, SYLVANIA))[:2] == ["Freedonia* Sylvania", "Ruritania* Sylvania"]


def test_who_speaks_is_marked() -> None:
    words = TextSpan(DOC[4].idx, DOC[8].idx)
    said = Statement("s", SYLVANIA.entities[0], StatementKind.DIRECT, None, (words,))

    read = passage(1, RURITANIA, SYLVANIA, statements=(said,))

    speaking = {read.text[party.start : party.end]: party.speaks for pair in read.pairs for party in pair}
    assert speaking == {"Ruritania": False, "Sylvania": True}


def test_press_is_never_meant() -> None:
    assert pairs(passage(1, RURITANIA, mention(2, "FRE", sector="JRN"))) == []


def test_mention_of_two_is_a_pair_by_itself() -> None:
    both = mention(5, "RUR", "FRE", kind=MentionKind.PLURAL)

    assert pairs(passage(1, both)) == ["raid raid"]


def test_mentions_of_one_actor_make_no_pair() -> None:
    assert pairs(passage(0, RURITANIA, mention(2, "RUR"))) == []


def test_lists_and_pairs_are_bounded() -> None:
    many = [mention(at, f"C{at}") for at in range(9)]
    read = PassageReader(DOC, [*many, SYLVANIA], (), [(0, 9), (9, 12)])

    assert len([pair for pair in read.passage(0).pairs if not pair[0].outside]) == MOST_PAIRS
    assert read.passage(1).text.count(";") == MOST_OUTSIDE - 1


def test_marked_words_are_an_actor() -> None:
    found = marked_mention(DOC, "s", RURITANIA.span)

    assert found is not None
    assert (found.start, found.end, found.codes) == (0, 1, {"s"})
