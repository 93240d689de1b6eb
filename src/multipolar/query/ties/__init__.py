"""How two parties stand: cooperation and conflict over time, what changed them, deals, and what is disputed."""

from multipolar.query.ties.find import Ties, find_ties
from multipolar.query.ties.settings import Count, Step, TiesSettings

__all__ = ["Count", "Step", "Ties", "TiesSettings", "find_ties"]
