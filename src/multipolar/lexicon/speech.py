"""The speech lexicon: which words report what somebody said, and where its content stands."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from multipolar.errors import LexiconError
from multipolar.lexicon.load import Entry, data_folder, load_entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Complement(StrEnum):
    """What a speech verb can have as its content."""

    CLAUSE = "clause"  # "said [the talks had failed]"
    INFINITIVE = "infinitive"  # "urged Ruritania [to sign]"
    OBJECT = "object"  # "announced [a withdrawal]"
    THOUGHT = "thought"  # "expressed [hope that it would open]"
    PREDICATE = "predicate"  # "called [the raid 'an act of war']": only with quoted words
    QUOTE = "quote"  # "[We go,] she smiled"


class CueFrame(StrEnum):
    """How a cue that is no verb ties a speaker to words."""

    PREPOSITION = "preposition"  # "according to X, [...]"
    OWNED = "owned"  # "in X's words, [...]"
    NOUN = "noun"  # "X's claim that [...]"
    PREFACE = "preface"  # "The following is attributable to X:" and all paragraphs after it
    POSITION = "position"  # no words at all: the quotation's place tells whose it is


class SpeechExample(Entry):
    """What every entry brings as its proof: sentences with the words said in brackets, and sentences without any."""

    id: str
    note: str = ""
    matches: tuple[str, ...] = ()
    misses: tuple[str, ...] = ()
    known_misses: tuple[str, ...] = ()


class SpeechVerb(SpeechExample):
    """Verbs that report speech alike.

    `particle` must follow the verb ("point out"). `prepositions` introduce the content ("call for"). `told`: the
    object is whom the words go to ("told reporters"). `continues`: with a pronoun, it goes on with the statement
    before in the same paragraph ("..., he added").
    """

    lemmas: tuple[str, ...]
    takes: tuple[Complement, ...] = ()
    particle: str = ""
    prepositions: tuple[str, ...] = ()
    told: bool = False
    continues: bool = False

    @property
    def takes_words(self) -> bool:
        """Tell whether quoted words can follow without a comma: 'she said "We go"', not 'she named it "Hope"'."""
        return Complement.CLAUSE in self.takes or Complement.QUOTE in self.takes


class SpeechCue(SpeechExample):
    """Words other than verbs that report speech; `words` are lower case, in their order in the text."""

    words: tuple[str, ...] = ()
    frame: CueFrame


class WordList(Entry):
    """Words that attribution must know: titles, roles, bodies."""

    id: str
    note: str = ""
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """The word lists by their use; see data/speech/words.toml."""

    titles: frozenset[str]
    roles: frozenset[str]
    bodies: frozenset[str]
    documents: frozenset[str]
    particles: frozenset[str]
    calendar: frozenset[str]
    journalists: frozenset[str]
    unsaid: frozenset[str]
    proceeding: frozenset[str]
    offices: frozenset[str]
    media: frozenset[str]


@dataclass(frozen=True, slots=True)
class SpeechLexicon:
    """The entries, verbs by lemma and other cues by their first word; entries that demand more come first."""

    verbs: Mapping[str, tuple[SpeechVerb, ...]]
    cues: Mapping[str, tuple[SpeechCue, ...]]
    words: SpeechWords


def load_speech() -> SpeechLexicon:
    """Load every file of data/speech: verbs-*.toml, cues.toml, words.toml.

    Raises:
        LexiconError: an entry breaks its schema, an id or a lemma is taken twice, or a word list is missing.
    """
    folder = data_folder("speech")
    names = sorted(path.name for path in folder.iterdir() if path.name.startswith("verbs-"))
    verbs = [(name, entry) for name in names for entry in load_entries(folder.joinpath(name), "verb", SpeechVerb)]
    cues = [("cues.toml", entry) for entry in load_entries(folder.joinpath("cues.toml"), "cue", SpeechCue)]
    _check_ids((*verbs, *cues))
    _check_lemmas(verbs)
    words = _collect_words(load_entries(folder.joinpath("words.toml"), "list", WordList))
    return index_speech((entry for _, entry in verbs), (entry for _, entry in cues), words)


def index_speech(verbs: Iterable[SpeechVerb], cues: Iterable[SpeechCue], words: SpeechWords) -> SpeechLexicon:
    """Index entries by the word that finds them."""
    by_lemma: dict[str, list[SpeechVerb]] = defaultdict(list)
    for verb in verbs:
        for lemma in verb.lemmas:
            by_lemma[lemma].append(verb)
    by_word: dict[str, list[SpeechCue]] = defaultdict(list)
    for cue in cues:
        for phrase in cue.words:
            by_word[phrase.split(" ")[0]].append(cue)
    return SpeechLexicon(
        {
            lemma: tuple(sorted(found, key=lambda verb: (not verb.particle, verb.id)))
            for lemma, found in by_lemma.items()
        },
        {word: tuple(sorted(found, key=lambda cue: cue.id)) for word, found in by_word.items()},
        words,
    )


def _check_ids(entries: Iterable[tuple[str, SpeechExample]]) -> None:
    seen: dict[str, str] = {}
    for name, entry in entries:
        if entry.id in seen:
            msg = f"{name}, entry {entry.id}: the id is taken in {seen[entry.id]}; give it another"
            raise LexiconError(msg)
        seen[entry.id] = name


def _check_lemmas(verbs: Iterable[tuple[str, SpeechVerb]]) -> None:
    seen: dict[tuple[str, str], str] = {}
    for name, verb in verbs:
        for lemma in verb.lemmas:
            key = (lemma, verb.particle)
            if key in seen:
                msg = f"{name}, entry {verb.id}: lemma {lemma!r} is taken by {seen[key]}; keep it in one of them"
                raise LexiconError(msg)
            seen[key] = verb.id


def _collect_words(lists: Iterable[WordList]) -> SpeechWords:
    by_id = {entry.id: frozenset(entry.words) for entry in lists}
    fields = SpeechWords.__dataclass_fields__
    wrong = sorted(set(by_id) ^ set(fields))
    if wrong:
        msg = f"words.toml, entry {wrong[0]}: the lists must be exactly {', '.join(fields)}"
        raise LexiconError(msg)
    return SpeechWords(**by_id)
