"""The ledger at work: ingesting, recoding, linking, correcting."""
