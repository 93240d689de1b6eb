"""Coded articles for people: a table, a page, a fragment for notebooks, and the reasons behind an event."""

from multipolar.show.page import fragment, page

__all__ = ["fragment", "page"]
