"""Names for events, parties and reports that hold in any file: digests of their content, safe in addresses."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multipolar.export.records import LedgerEvent


def token(*parts: str) -> str:
    """Give twenty letters and digits that stand for these texts."""
    return blake2b("\x1f".join(parts).encode("utf-8", "replace"), digest_size=10).hexdigest()


def iri(kind: str, *parts: str) -> str:
    """Name a thing of a kind."""
    return f"urn:multipolar:{kind}:{token(*parts)}"


def event_iri(event: LedgerEvent) -> str:
    """Name an event."""
    return iri("event", event.origin, event.id)
