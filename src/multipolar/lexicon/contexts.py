"""The context lexicon: which words tell what an event is about."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from multipolar.lexicon.load import Entry, data_folder, load_entries

if TYPE_CHECKING:
    from collections.abc import Mapping


class ContextEntry(Entry):
    """Words that tell one context; lemmas in lower case, phrases word by word with a blank for a hyphen.

    `near_trigger_only`: the words count only in the trigger's own clause, not anywhere in the sentence.
    """

    id: str
    name: str
    nouns: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    near_trigger_only: bool = False
    note: str = ""
    matches: tuple[str, ...] = ()
    misses: tuple[str, ...] = ()
    known_misses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ContextLexicon:
    """Entries by single lemma and part of speech, and phrases by their first word."""

    words: Mapping[tuple[str, str], tuple[ContextEntry, ...]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], ContextEntry], ...]]


def load_context_lexicon() -> ContextLexicon:
    """Load data/events/contexts.toml.

    Raises:
        LexiconError: an entry breaks its schema.
    """
    words: dict[tuple[str, str], list[ContextEntry]] = defaultdict(list)
    phrases: dict[str, list[tuple[tuple[str, ...], ContextEntry]]] = defaultdict(list)
    for entry in load_entries(data_folder("events", "contexts.toml"), "context", ContextEntry):
        for part, lemmas in (("NOUN", entry.nouns), ("VERB", entry.verbs), ("ADJ", entry.adjectives)):
            for lemma in lemmas:
                words[lemma, part].append(entry)
        for phrase in entry.phrases:
            parts = tuple(phrase.replace("-", " ").split())
            phrases[parts[0]].append((parts, entry))
    return ContextLexicon(
        {key: tuple(entries) for key, entries in words.items()},
        {first: tuple(found) for first, found in phrases.items()},
    )
