"""A trained second opinion: what do those whom a sentence names or means do to each other?"""

from multipolar.acts.hints import Hints, hints_of
from multipolar.acts.passages import PassageReader, marked_mention
from multipolar.acts.score import ActScorer, load_act_scorer

__all__ = ["ActScorer", "Hints", "PassageReader", "hints_of", "load_act_scorer", "marked_mention"]
