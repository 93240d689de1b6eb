"""The ledger at work: ingesting, recoding, linking, correcting."""

from multipolar.ledger.link import link_ledger

__all__ = ["link_ledger"]
