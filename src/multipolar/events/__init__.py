"""Triggers and arguments -> event mentions."""

from multipolar.events.find import find_events

__all__ = ["find_events"]
