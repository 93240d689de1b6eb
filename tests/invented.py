"""Four states that no test's news can age, and their office holders; added to the real actor tables."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from multipolar.lexicon.actors import DUSK, Holder, Name, Place, build_actor_lexicon
from multipolar.lexicon.folding import fold
from multipolar.model.actors import MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from multipolar.lexicon.actors import ActorLexicon
    from multipolar.model.events import PairScore
    from multipolar.pipeline import Tools

STATES = (
    ("RUR", "Ruritania", "Ruritanian", "Strelsau"),
    ("FRE", "Freedonia", "Freedonian", "Fredville"),
    ("SYL", "Sylvania", "Sylvanian", "Sylvan City"),
    ("BOR", "Borduria", "Bordurian", "Szohod"),
)
PRESIDENT, PREMIER, MINISTER = "head_of_state", "head_of_government", "foreign_minister"
HOLDERS = (
    ("Anton Hentzau", "RUR", "President", PRESIDENT, "m", date(2000, 1, 1), date(2008, 5, 7)),
    ("Rosa Tarlenheim", "RUR", "President", PRESIDENT, "f", date(2008, 5, 7), DUSK),
    ("Anton Hentzau", "RUR", "Prime Minister", PREMIER, "m", date(2008, 5, 8), date(2012, 5, 8)),
    ("Franz Teschen", "RUR", "Foreign Minister", MINISTER, "m", date(2005, 1, 1), DUSK),
    ("Rufus Firefly", "FRE", "President", PRESIDENT, "m", date(2004, 3, 1), date(2014, 3, 1)),
    ("Vera Marcal", "FRE", "Foreign Minister", MINISTER, "f", date(2009, 6, 1), DUSK),
    ("Louis Trentino", "SYL", "President", PRESIDENT, "m", date(2001, 1, 1), DUSK),
)


class NoScorer:
    """Stands in for the trained model where a test is about the rules: it has no opinion on anything."""

    def score(self, *_: object, **__: object) -> tuple[PairScore, ...]:
        """Score no pair."""
        return ()


def with_invented(tools: Tools) -> Tools:
    """Give the tools with the invented states added to the actors."""
    return replace(tools, actors=add_invented_states(tools.actors))


def rules_alone(tools: Tools) -> Tools:
    """Give the tools without the trained model's opinion."""
    return replace(tools, acts=NoScorer())


def add_invented_states(lexicon: ActorLexicon) -> ActorLexicon:
    """Give the same tables with the invented states, their capitals and office holders."""
    return build_actor_lexicon(
        names=[*_names_in(lexicon), *_state_names()],
        holders=[*_holders_in(lexicon), *_holders()],
        organs=lexicon.organs,
        titles=lexicon.titles,
        places={
            **lexicon.places,
            **{fold(city): Place(city, "capital", code, None, None, None) for code, _, _, city in STATES},
        },
        state_names={**lexicon.state_names, **{code: name for code, name, _, _ in STATES}},
        capitals={**lexicon.capitals, **{code: city for code, _, _, city in STATES}},
    )


def _names_in(lexicon: ActorLexicon) -> Iterator[tuple[str, Name]]:
    for words, names in lexicon.names.items():
        yield from ((words, name) for name in names)


def _holders_in(lexicon: ActorLexicon) -> Iterator[tuple[tuple[str, ...], Holder]]:
    spellings: dict[Holder, list[str]] = defaultdict(list)
    for words, holders in lexicon.holders.items():
        for holder in holders:
            spellings[holder].append(words)
    yield from ((tuple(words), holder) for holder, words in spellings.items())


def _state_names() -> Iterator[tuple[str, Name]]:
    for code, name, adjective, capital in STATES:
        for words, kind in (
            (name, MentionKind.STATE),
            (adjective, MentionKind.ADJECTIVE),
            (adjective, MentionKind.PEOPLE),
            (adjective + "s", MentionKind.PEOPLE),
            (capital, MentionKind.CAPITAL),
        ):
            yield words, Name(kind, name, code, "GOV")


def _holders() -> Iterator[tuple[tuple[str, ...], Holder]]:
    for person, code, office, role, gender, since, until in HOLDERS:
        surname = person.split()[-1]
        yield (person,), Holder(person, surname, None, code, office, role, gender, since, until)
