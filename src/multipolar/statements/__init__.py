"""Quotes and reported speech -> statements with their speakers."""

from multipolar.statements.attribute import attribute_statements

__all__ = ["attribute_statements"]
