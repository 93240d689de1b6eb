"""Triggers and arguments -> event mentions."""

from multipolar.events.contexts import find_contexts
from multipolar.events.find import find_events
from multipolar.events.triggers import act_words, find_all_triggers
from multipolar.events.weigh import Weights, weigh_acts, weigh_events

__all__ = ["Weights", "act_words", "find_all_triggers", "find_contexts", "find_events", "weigh_acts", "weigh_events"]
