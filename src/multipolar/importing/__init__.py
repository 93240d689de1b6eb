"""Event data of others -> rows for the ledger: lenient readers, which tell what they skipped and why."""
