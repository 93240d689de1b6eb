"""Triggers and arguments -> event mentions."""

from multipolar.events.contexts import find_contexts
from multipolar.events.find import find_events

__all__ = ["find_contexts", "find_events"]
