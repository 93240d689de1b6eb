"""Names -> states, their organs and office holders on the article's day."""

from multipolar.actors.find import FoundActors, find_actors
from multipolar.actors.references import resolve_speakers

__all__ = ["FoundActors", "find_actors", "resolve_speakers"]
