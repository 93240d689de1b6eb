"""The deal lexicon: nouns that name what deals are about, and which acts put a deal at which stage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from multipolar.errors import LexiconError
from multipolar.lexicon.load import Entry, data_folder, load_entries
from multipolar.model.deals import DealStage
from multipolar.model.factuality import Auxiliary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class DealSector(Entry):
    """A sector of the economy or of policy, and the nouns (lemmas) that name its goods."""

    id: str
    name: str
    nouns: tuple[str, ...]


class StageRule(Entry):
    """An act, told with certain verbs and auxiliaries, that puts a deal at a stage; empty means any."""

    id: str
    stage: DealStage
    acts: tuple[str, ...]
    verbs: tuple[str, ...] = ()
    auxiliaries: tuple[Auxiliary, ...] = ()

    def fits(self, act: str, verbs: Iterable[str], auxiliaries: Iterable[Auxiliary]) -> bool:
        """Tell whether the rule is about this act, told this way."""
        told_so = not self.verbs or any(verb in self.verbs for verb in verbs)
        judged_so = not self.auxiliaries or any(one in self.auxiliaries for one in auxiliaries)
        return act in self.acts and told_so and judged_so


@dataclass(frozen=True, slots=True)
class DealLexicon:
    """Sectors by noun, and the rules of stages in their order."""

    sector_of: Mapping[str, str]
    stages: tuple[StageRule, ...]


def load_deal_lexicon() -> DealLexicon:
    """Load data/deals.

    Raises:
        LexiconError: an entry breaks its schema, or a noun stands in two sectors.
    """
    sector_of: dict[str, str] = {}
    for sector in load_entries(data_folder("deals", "sectors.toml"), "sector", DealSector):
        for noun in sector.nouns:
            if noun in sector_of:
                msg = f"sectors.toml ({sector.id}): {noun!r} is already in sector {sector_of[noun]}"
                raise LexiconError(msg)
            sector_of[noun] = sector.name
    stages = load_entries(data_folder("deals", "stages.toml"), "stage", StageRule)
    return DealLexicon(sector_of, tuple(stages))
