"""Every entry of data/speech does what its own examples say."""

import pytest

from multipolar.errors import LexiconError
from multipolar.lexicon.speech import SpeechExample, SpeechVerb, WordList, _check_lemmas, _collect_words, load_speech
from statements.said import read_marked, statements_in

LEXICON = load_speech()
ENTRIES: dict[str, SpeechExample] = {
    entry.id: entry for found in (*LEXICON.verbs.values(), *LEXICON.cues.values()) for entry in found
}
MATCHES = [
    pytest.param(entry.id, sentence, id=f"{entry.id}-{n}")
    for entry in ENTRIES.values()
    for n, sentence in enumerate(entry.matches)
]
MISSES = [
    pytest.param(entry.id, sentence, id=f"{entry.id}-{n}")
    for entry in ENTRIES.values()
    for n, sentence in enumerate(entry.misses)
]


@pytest.mark.model
@pytest.mark.parametrize(("rule_id", "sentence"), MATCHES)
def test_entry_finds_the_words_it_marks(rule_id: str, sentence: str) -> None:
    text, words = read_marked(sentence)

    found = [(one.rule_id, " ".join(part.quote(text) for part in one.parts).rstrip(",")) for one in statements_in(text)]

    assert (rule_id, words) in found


@pytest.mark.model
@pytest.mark.parametrize(("rule_id", "sentence"), MISSES)
def test_entry_leaves_its_misses_alone(rule_id: str, sentence: str) -> None:
    assert rule_id not in {one.rule_id for one in statements_in(sentence)}


def test_lemma_taken_twice_names_both_entries() -> None:
    verbs = [("a.toml", SpeechVerb(id="x.one", lemmas=("say",))), ("b.toml", SpeechVerb(id="x.two", lemmas=("say",)))]

    with pytest.raises(LexiconError, match=r"b\.toml, entry x\.two: lemma 'say' is taken by x\.one"):
        _check_lemmas(verbs)


def test_missing_word_list_is_named() -> None:
    with pytest.raises(LexiconError, match=r"words\.toml, entry bodies"):
        _collect_words([WordList(id="titles", words=("mr",))])


def test_words_are_lower_case() -> None:
    lists = (getattr(LEXICON.words, name) for name in LEXICON.words.__dataclass_fields__)

    assert all(word == word.lower() for words in lists for word in words)
