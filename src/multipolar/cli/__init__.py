"""The command line: one module per command; prints, and nobody else prints."""
