"""A trained second opinion: what does one party of a sentence do to another?"""

from multipolar.acts.hints import Hints, hints_of
from multipolar.acts.score import ActScorer, load_act_scorer

__all__ = ["ActScorer", "Hints", "hints_of", "load_act_scorer"]
