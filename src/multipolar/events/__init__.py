"""Triggers and arguments -> event mentions."""

from multipolar.events.contexts import find_contexts
from multipolar.events.find import find_events
from multipolar.events.weigh import Weights, weigh_acts, weigh_events

__all__ = ["Weights", "find_contexts", "find_events", "weigh_acts", "weigh_events"]
