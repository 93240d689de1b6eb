"""The factuality lexicon: which words tell that an act did not happen, is planned, possible or long past."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from multipolar.errors import LexiconError
from multipolar.lexicon.events import load_carriers
from multipolar.lexicon.load import Entry, data_folder, load_entries
from multipolar.model.factuality import Auxiliary

if TYPE_CHECKING:
    from collections.abc import Mapping

# Carriers that say themselves whether the act happened: they are cues, not mere carriers.
JUDGED = frozenset(
    "plan prepare announce seek request demand want need cancel suspend postpone halt stop pledge promise "
    "propose".split()
)

Place = Literal["governor", "dependent", "object", "modal", "mark", "negation", "modifier", "determiner"]


class FactualityCue(Entry):
    """Words that change how the text commits to an act near them.

    `place` tells where the cue stands:
    governor    the act stands in its complement ("[denied] that", "[plans] to", "[efforts] to")
    object      the act, a noun, is its object or subject ("[rejected] the talks", "the visit was [cancelled]")
    modal       an auxiliary verb of the act ("[may] visit")
    mark        the conjunction of the act's clause or of the clause above it ("[if] it attacks")
    negation    a negating word on the act or its auxiliary ("[not]", "no [talks]")
    determiner  a word before an act that is a noun ("[any] talks")
    modifier    an adjective or adverb on the act ("[planned] talks", "[possible] visit", "[yet] to")

    `acts` names the acts that the cue is about, () for all: who announces a visit plans it, who announces sanctions
    imposes them. Only cues whose place is `object` may name acts.
    """

    id: str
    place: Place
    says: Auxiliary
    lemmas: tuple[str, ...]
    acts: tuple[str, ...] = ()
    note: str = ""
    matches: tuple[str, ...] = ()
    misses: tuple[str, ...] = ()
    known_misses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FactualityLexicon:
    """The cues by the place they stand in, then by lemma."""

    cues: tuple[FactualityCue, ...]
    by_place: Mapping[str, Mapping[str, FactualityCue]]
    carriers: frozenset[str] = frozenset()


def load_factuality_lexicon() -> FactualityLexicon:
    """Load every file of data/factuality.

    Raises:
        LexiconError: an entry breaks its schema, or a lemma has two cues in one place.
    """
    cues: list[FactualityCue] = []
    by_place: dict[str, dict[str, FactualityCue]] = defaultdict(dict)
    for path in sorted(data_folder("factuality").iterdir(), key=lambda path: path.name):
        for cue in load_entries(path, "cue", FactualityCue):
            for lemma in cue.lemmas:
                taken = by_place[cue.place].setdefault(lemma, cue)
                if taken is not cue:
                    msg = f"{path.name} ({cue.id}): lemma {lemma!r} is taken by {taken.id}"
                    raise LexiconError(msg)
            cues.append(cue)
    return FactualityLexicon(tuple(cues), dict(by_place), load_carriers() - JUDGED)
