"""Which persons bear which titles and roles in the article?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from multipolar.lexicon.speech import SpeechWords
    from multipolar.statements.names import Name, NameBook
    from multipolar.statements.page import Page

MAX_APPOSITION = 8  # tokens after a name in which its role is looked for: ", the deputy foreign minister of Ruritania"


def roles_of(bearers: Mapping[str, Sequence[Name]]) -> dict[str, frozenset[str]]:
    """Turn bearers by role into roles by surname."""
    found: dict[str, set[str]] = {}
    for role, names in bearers.items():
        for name in names:
            found.setdefault(name.surname, set()).add(role)
    return {surname: frozenset(roles) for surname, roles in found.items()}


def find_bearers(page: Page, book: NameBook, words: SpeechWords) -> dict[str, tuple[Name, ...]]:
    """Collect who bears a role: "Minister Anna Karl"; "Anna Karl, the minister,"; "the minister, Anna Karl,"."""
    found: dict[str, list[Name]] = {}
    for name in book.names:
        if not name.is_person:
            continue
        after = page.doc[name.end : name.end + MAX_APPOSITION]
        apposed = {token.lower_ for token in after} if len(after) and after[0].text in {",", "("} else set()
        if name.start > 1 and page.doc[name.start - 1].text == ",":
            apposed.add(page.doc[name.start - 2].lower_)
        for role in sorted({*name.title, *(apposed & words.roles)}):
            found.setdefault(role, []).append(name)
    return {role: tuple(names) for role, names in found.items()}
