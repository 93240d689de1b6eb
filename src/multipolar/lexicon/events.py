"""The event lexicon: which words carry which act, and where its parties stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from multipolar.errors import LexiconError
from multipolar.lexicon.load import Entry, data_folder, load_entries
from multipolar.lexicon.ontology import load_ontology

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from multipolar.lexicon.ontology import Ontology

RELATIONS = frozenset(
    "speaker subject object indirect complement possessor modifier by with against of to on upon from for in into at "
    "over about toward towards between among across onto alongside under through before behind near off regarding "
    "concerning after following amid despite within around outside inside without during beyond beside throughout via "
    "versus above below out up down since as".split()
)


SPECIAL = frozenset({"<name>", "<number>", "<predicate>", "<condition>"})  # judged by kind or place, not by lemma


class EventEntry(Entry):
    """Words that carry one act.

    `verbs` are lemmas, with a particle or preposition after a blank when it is needed ("meet", "call for", "carry
    out"). `nouns` are lemmas, with a compound or adjective before them when it is needed ("meeting", "air strike").
    `adjectives` are predicates ("critical of").

    Conditions: `objects`, the verb counts only with one of these nouns as its object (or as its subject in the passive,
    or its complement's verb); `not_objects`, not with these; `subjects`, only with one of these as its doer. They may
    name a class of data/events/classes.toml ("<people>"), and "<condition>" is a clause with "if" or "unless".
    `governors`, the noun counts only as the object of one of these verbs; `modals`, the verb counts only when its
    complement clause has one of these modal verbs ("said that Ruritania must leave"), a negated one only when it has
    one itself; `complements`, only when that clause's verb is one of these and its doer is the speaker himself;
    `negated`, the verb counts only when it is negated, and the negation belongs to the act ("will not accept" refuses).

    `actor` and `recipient` say where the parties stand, best first; "speaker" is whoever says the words the trigger
    stands in. `mutual` acts have all parties as actors.
    """

    id: str
    act: str
    mode: str = ""
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    objects: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    not_objects: frozenset[str] = frozenset()
    governors: tuple[str, ...] = ()
    modals: tuple[str, ...] = ()
    complements: tuple[str, ...] = ()
    negated: bool = False
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    mutual: bool = False
    confidence: float = 0.7
    note: str = ""
    matches: tuple[str, ...] = ()
    misses: tuple[str, ...] = ()
    known_misses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventLexicon:
    """The entries, found by the lemma of a trigger's head word; more demanding entries come first."""

    entries: tuple[EventEntry, ...]
    verbs: Mapping[str, tuple[tuple[EventEntry, str], ...]]
    nouns: Mapping[str, tuple[tuple[EventEntry, tuple[str, ...]], ...]]
    adjectives: Mapping[str, tuple[tuple[EventEntry, str], ...]]
    carriers: frozenset[str] = frozenset()


class CarrierEntry(Entry):
    """Verbs that only carry a nominal act, by lemma."""

    id: str
    lemmas: tuple[str, ...]
    note: str = ""


def load_carriers() -> frozenset[str]:
    """Load data/events/carriers.toml.

    Raises:
        LexiconError: an entry breaks its schema.
    """
    entries = load_entries(data_folder("events", "carriers.toml"), "carrier", CarrierEntry)
    return frozenset(lemma for entry in entries for lemma in entry.lemmas)


class NounClass(Entry):
    """Nouns that stand for one another in conditions; `name` is written in angle brackets."""

    name: str
    note: str
    lemmas: tuple[str, ...]


def load_noun_classes() -> dict[str, frozenset[str]]:
    """Load data/events/classes.toml.

    Raises:
        LexiconError: an entry breaks its schema.
    """
    entries = load_entries(data_folder("events", "classes.toml"), "class", NounClass)
    return {entry.name: frozenset(entry.lemmas) for entry in entries}


def load_event_lexicon() -> EventLexicon:
    """Load every file of data/events/acts.

    Raises:
        LexiconError: an entry breaks its schema, an id is taken twice, or an entry names a relation, act or mode that
            does not exist.
    """
    entries: list[EventEntry] = []
    seen: dict[str, str] = {}
    ontology, classes = load_ontology(), load_noun_classes()
    for path in sorted(data_folder("events", "acts").iterdir(), key=lambda path: path.name):
        for number, entry in enumerate(load_entries(path, "entry", EventEntry), start=1):
            where = f"{path.name}, entry {number} ({entry.id})"
            _check(entry, where, seen)
            _check_act(entry, where, ontology)
            seen[entry.id] = path.name
            entries.append(_with_classes(entry, where, classes))
    return index_entries(entries, load_carriers())


def _with_classes(entry: EventEntry, where: str, classes: Mapping[str, frozenset[str]]) -> EventEntry:
    """Put the lemmas of the classes that an entry names beside the classes' names."""
    fields = {name: getattr(entry, name) for name in ("objects", "subjects", "not_objects")}
    named = {word for words in fields.values() for word in words if word.startswith("<")}
    unknown = sorted(named - set(classes) - SPECIAL)
    if unknown:
        msg = f"{where}: no class {unknown[0]!r} in classes.toml"
        raise LexiconError(msg)
    if not named & set(classes):
        return entry
    widened = {name: words.union(*(classes.get(word, ()) for word in words)) for name, words in fields.items()}
    return entry.model_copy(update=widened)


def _check(entry: EventEntry, where: str, seen: Mapping[str, str]) -> None:
    if entry.id in seen:
        msg = f"{where}: the id is taken in {seen[entry.id]}"
        raise LexiconError(msg)
    unknown = sorted({*entry.actor, *entry.recipient} - RELATIONS)
    if unknown:
        msg = f"{where}: unknown relation {unknown[0]!r}; known are {', '.join(sorted(RELATIONS))}"
        raise LexiconError(msg)
    if not (entry.verbs or entry.nouns or entry.adjectives):
        msg = f"{where}: has neither verbs nor nouns nor adjectives"
        raise LexiconError(msg)


def _check_act(entry: EventEntry, where: str, ontology: Ontology) -> None:
    if entry.act not in ontology.types:
        msg = f"{where}: act {entry.act!r} is not in ontology/types.toml"
        raise LexiconError(msg)
    if entry.mode and (entry.act, entry.mode) not in ontology.modes:
        msg = f"{where}: mode {entry.mode!r} of {entry.act} is not in ontology/modes.toml"
        raise LexiconError(msg)


def index_entries(entries: Iterable[EventEntry], carriers: frozenset[str] = frozenset()) -> EventLexicon:
    """Index entries by their triggers' head words, the more demanding ones first."""
    entries = tuple(entries)
    verbs: dict[str, list[tuple[EventEntry, str]]] = {}
    nouns: dict[str, list[tuple[EventEntry, tuple[str, ...]]]] = {}
    adjectives: dict[str, list[tuple[EventEntry, str]]] = {}
    for entry in entries:
        for verb in entry.verbs:
            lemma, _, particle = verb.partition(" ")
            verbs.setdefault(lemma, []).append((entry, particle))
        for noun in entry.nouns:
            *before, head = noun.split(" ")
            nouns.setdefault(head, []).append((entry, tuple(before)))
        for adjective in entry.adjectives:
            lemma, _, particle = adjective.partition(" ")
            adjectives.setdefault(lemma, []).append((entry, particle))
    return EventLexicon(
        entries,
        # "called upon" goes before "called"
        {
            lemma: tuple(sorted(found, key=lambda one: (not one[1], _verb_demands(one))))
            for lemma, found in verbs.items()
        },
        {lemma: tuple(sorted(found, key=_noun_demands)) for lemma, found in nouns.items()},
        {lemma: tuple(sorted(found, key=_verb_demands)) for lemma, found in adjectives.items()},
        carriers,
    )


def _verb_demands(found: tuple[EventEntry, str]) -> tuple[int, str]:
    entry, particle = found
    demands = (
        2 * bool(particle)
        + 3 * bool(entry.objects or entry.modals or entry.negated)
        + 3 * bool(entry.subjects)
        + 3 * ("<condition>" in entry.objects)
        + bool(entry.not_objects)
    )
    return -demands, entry.id


def _noun_demands(found: tuple[EventEntry, tuple[str, ...]]) -> tuple[int, str]:
    entry, before = found
    return -(2 * len(before) + bool(entry.governors)), entry.id
