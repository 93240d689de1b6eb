"""The ledger's file: its schema, one writer at a time, readers that never wait."""

from multipolar.store.files import Draft, open_ledger, write_ledger
from multipolar.store.vocabulary import Vocabulary, load_vocabulary
from multipolar.store.write import LedgerWriter

__all__ = ["Draft", "LedgerWriter", "Vocabulary", "load_vocabulary", "open_ledger", "write_ledger"]
