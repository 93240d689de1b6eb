"""How two parties stand: cooperation and conflict over time, what changed them, deals, and what is disputed."""
