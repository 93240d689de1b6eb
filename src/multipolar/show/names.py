"""Parties in running text: "the United States", "Hugo Chávez (President, Venezuela)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from multipolar.show.words import load_words, one_line

if TYPE_CHECKING:
    from multipolar.query.cited import CitedEvent, Claimant, TakingPart

WITH_ARTICLE = re.compile(
    r"United |Netherlands|Philippines|Bahamas|Gambia|Maldives|Comoros|Seychelles|Vatican|Holy See|Soviet Union"
    r"|European Union|African Union|.* (Republic|Islands|Emirates|Federation|Union|League|Organi[sz]ation)$"
    r"|Republic of |Democratic Republic"
)
ARROW, MUTUAL_ARROW = "→", "↔"


def party_name(party: str) -> str:
    """Name a party of the ledger: a state by its name, a body by what it is called."""
    code, colon, called = party.partition(":")
    return one_line(called) if colon else one_line(load_words().code(code))


def with_article(name: str) -> str:
    """Put "the" before a name that wants it: "the United States", but "Russia"."""
    return f"the {name}" if WITH_ARTICLE.match(name) and not name.startswith("the ") else name


def describe_sides(event: CitedEvent) -> str:
    """Say who did it to whom: "Russia (Vladimir Putin, Prime Minister) → Venezuela"; mutual acts have ↔."""
    actors, recipients = _grouped(event.actors), _grouped(event.recipients)
    if recipients:
        return f"{'; '.join(actors) or 'somebody unnamed'} {ARROW} {'; '.join(recipients)}"
    return f" {MUTUAL_ARROW} ".join(actors) or "somebody unnamed"


def describe_claimant(claimant: Claimant) -> str:
    """Say who says so, the person first: "Hugo Chávez (President, Venezuela)"."""
    return describe_person(claimant.party, claimant.name, claimant.office)


def describe_person(party: str, name: str, office: str | None) -> str:
    """Name a person with office and party, each once."""
    called, acts_for = one_line(name), party_name(party)
    inside = [one_line(part) for part in (office or "", acts_for) if part]
    inside = [part for part in dict.fromkeys(inside) if part.casefold() != called.casefold()]
    return f"{called} ({', '.join(inside)})" if inside else called


def _grouped(taking_part: tuple[TakingPart, ...]) -> list[str]:
    """Name each party once, with all who act for it."""
    people: dict[str, list[str]] = {}
    for one in taking_part:
        acts_for = party_name(one.party)
        known = people.setdefault(acts_for, [])
        person = ", ".join(one_line(part) for part in (one.name, one.office or "") if part and part != one.party)
        if person and person.casefold() != acts_for.casefold() and person not in known:
            known.append(person)
    return [f"{name} ({'; '.join(known)})" if known else name for name, known in people.items()]
