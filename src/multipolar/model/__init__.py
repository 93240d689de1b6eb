"""The records that stages hand over: frozen, without I/O, without spaCy."""
